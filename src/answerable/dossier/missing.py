"""What is missing: gaps, lone sources, absent dates and answers, each said of the claims that show it."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from answerable.command.who import is_command
from answerable.dossier.backing import posting_label
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import day, incident_title, quoted, source_label, spell, voice
from answerable.model.claim import Claim
from answerable.record.career import Posting
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.unit import Unit

# A stretch shorter than this between two postings is the time of a handover, not a gap.
_HANDOVER = timedelta(days=31)


def missing_of_person(section: str, person: Person) -> list[Sentence]:
    """What the claims on a person leave open."""
    out = _gaps(section, person.career, "gap", person=person.name)
    for posting in person.career:
        out.extend(_posting_lacks(section, posting))
    out.extend(
        sentence(
            section,
            phrases().say("allegation_one_voice", voice=voice(item.claims), quote=quoted(item.claims[0])),
            item.claims,
        )
        for item in person.allegations
        if len({claim.source.capture for claim in item.claims}) == 1
    )
    if person.allegations and not person.denials and not person.statements:
        accused = [claim for item in person.allegations for claim in item.claims]
        out.append(sentence(section, phrases().say("allegations_no_answer", name=person.name), accused))
    return out


def missing_of_unit(section: str, unit: Unit) -> list[Sentence]:
    """What the claims on a unit leave open."""
    commands = [posting for posting in unit.posted if is_command(posting)]
    if not commands:
        return [sentence(section, phrases().say("no_commander", unit=unit.name), unit.claims)]
    out = _gaps(section, commands, "commanders_gap", unit=unit.name)
    for posting in commands:
        out.extend(_posting_lacks(section, posting))
    return out


def missing_of_incident(section: str, incident: Incident) -> list[Sentence]:
    """What the claims on an incident leave open."""
    name = Span(incident_title(incident.name, incident.when), Style.STRONG)
    out: list[Sentence] = []

    def lacks(pattern: str, claims: Sequence[Claim], **fields: str) -> None:
        out.append(sentence(section, phrases().say(pattern, incident=name, **fields), claims))

    if incident.when is None:
        lacks("incident_undated", incident.claims)
    figures = [claim for item in incident.figures for claim in item.claims]
    captures = {claim.source.capture for claim in figures}
    if not figures:
        lacks("incident_no_figures", incident.claims)
    elif len(captures) == 1:
        lacks("figures_one_source", figures, source=source_label(figures[0].source))
    if not incident.perpetrators and not incident.allegations:
        lacks("incident_no_perpetrator", incident.claims)
    elif not incident.denials:
        named = [c for item in (*incident.perpetrators, *incident.allegations) for c in item.claims]
        lacks("incident_no_answer", named)
    return out


def _gaps(section: str, postings: Sequence[Posting], pattern: str, **fields: str) -> list[Sentence]:
    """A gap wherever one posting ended for certain well before the next can have begun."""
    dated = [p for p in postings if p.when.begins[1] is not None or p.when.ends[0] is not None]
    out = []
    for earlier, later in pairwise(dated):
        ended = earlier.when.ends[1]
        began = later.when.begins[0]
        if ended is not None and began is not None and began - ended > _HANDOVER:
            spans = phrases().say(
                pattern,
                first=f"{day(ended)} ({posting_label(earlier)})",
                second=f"{day(began)} ({posting_label(later)})",
                **fields,
            )
            out.append(sentence(section, spans, (*earlier.claims, *later.claims)))
    return out


def _posting_lacks(section: str, posting: Posting) -> list[Sentence]:
    label = Span(posting_label(posting), Style.STRONG)
    out: list[Sentence] = []

    def lacks(pattern: str, **fields: str) -> None:
        out.append(sentence(section, phrases().say(pattern, posting=label, **fields), posting.claims))

    if not spell(posting.when):
        lacks("undated_posting")
    if not posting.firm:
        lacks("hedged_only")
    if len({claim.source.capture for claim in posting.claims}) == 1:
        lacks("one_source", source=source_label(posting.claims[0].source))
    if posting.when.begins[0] is None and posting.when.begins[1] is not None:
        lacks("open_begin", day=day(posting.when.begins[1]))
    if posting.when.ends[1] is None and posting.when.ends[0] is not None:
        lacks("open_end", day=day(posting.when.ends[0]))
    return out
