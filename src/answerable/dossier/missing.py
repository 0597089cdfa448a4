"""What is missing: gaps, lone sources, absent dates and answers, each said of the claims that show it."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from answerable.command.command_post import is_command
from answerable.dossier.backing import posting_label
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import day, incident_title, quoted, source_label, spell, stretch, voice
from answerable.model.claim import Claim
from answerable.model.time import When
from answerable.record.career import Posting
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.unit import Unit

# A stretch shorter than this between two postings is the time of a handover, not a gap.
_HANDOVER = timedelta(days=31)


def missing_of_person(section: str, person: Person, incidents: Sequence[Incident]) -> list[Sentence]:
    """What the claims on a person, and on the incidents they are tied to, leave open."""
    answered = person.denials or person.statements or any(incident.denials for incident in incidents)
    out = _lone_source(section, person.claims)
    lone = bool(out)
    out += _gaps(section, person.career, "gap", person=person.name)
    for posting in person.career:
        out += _posting_lacks(section, posting, lone=lone)
    single = [item for item in person.allegations if len(_sources(item.claims)) == 1]
    if single and not lone:
        told = "; ".join(
            dict.fromkeys(
                phrases().words["by_whom"].format(what=quoted(item.claims[0]).text, who=voice(item.claims))
                for item in single
            )
        )
        claims = [claim for item in single for claim in item.claims]
        out.append(sentence(section, phrases().say("accusations_one_source", told=told), claims))
    if person.allegations and not answered:
        accused = [claim for item in person.allegations for claim in item.claims]
        out.append(sentence(section, phrases().say("allegations_no_answer", name=person.name), accused))
    return out


def missing_of_unit(section: str, unit: Unit) -> list[Sentence]:
    """What the claims on a unit leave open."""
    out = _lone_source(section, unit.claims)
    lone = bool(out)
    commands = [posting for posting in unit.posted if is_command(posting)]
    if not commands:
        out.append(sentence(section, phrases().say("no_commander", unit=unit.name), unit.claims))
    out += _gaps(section, commands, "commanders_gap", unit=unit.name)
    for posting in commands:
        out += _posting_lacks(section, posting, lone=lone, of_unit=True)
    return out


def missing_of_incident(section: str, incident: Incident) -> list[Sentence]:
    """What the claims on an incident leave open, in one sentence."""
    say = phrases().words
    figures = [claim for item in incident.figures for claim in item.claims]
    lacks = []
    if incident.when is None:
        lacks.append(say["lacks_date"])
    if not figures:
        lacks.append(say["lacks_figure"])
    elif len(_sources(figures)) == 1:
        lacks.append(say["lacks_second_figure"].format(source=source_label(figures[0].source)))
    if not incident.perpetrators and not incident.allegations:
        lacks.append(say["lacks_perpetrator"])
    elif not incident.denials:
        lacks.append(say["lacks_answer"])
    if not lacks:
        return []
    name = Span(incident_title(incident.name, incident.when), Style.STRONG)
    return [sentence(section, phrases().say("lacking", what=name, lacks="; ".join(lacks)), incident.claims)]


def _sources(claims: Sequence[Claim]) -> set[str]:
    """What claims stand on: the works that a table's row cites, else the capture."""
    return {source for claim in claims for source in (claim.cited or (claim.source.capture,))}


def _lone_source(section: str, claims: Sequence[Claim]) -> list[Sentence]:
    if len(_sources(claims)) > 1:
        return []
    return [sentence(section, phrases().say("one_source_only", source=source_label(claims[0].source)), claims)]


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


def _posting_lacks(section: str, posting: Posting, *, lone: bool, of_unit: bool = False) -> list[Sentence]:
    say = phrases().words
    lacks = []
    if not spell(posting.when):
        lacks.append(say["lacks_date"])
    if not posting.firm:
        lacks.append(say["lacks_firm"])
    if not lone and len(_sources(posting.claims)) == 1:
        lacks.append(say["lacks_second_source"].format(source=source_label(posting.claims[0].source)))
    lacks += _open_ends(posting.when)
    if not lacks:
        return []
    label = Span(posting.person_name if of_unit else posting_label(posting), Style.STRONG)
    return [sentence(section, phrases().say("lacking", what=label, lacks="; ".join(lacks)), posting.claims)]


def _open_ends(when: When) -> list[str]:
    """What is not said of the begin and the end of something that is dated at all."""
    say = phrases().words
    (early, begun), (ending, late) = when.begins, when.ends
    if early is None and late is None and begun is not None and ending is not None:
        attested = (
            stretch(ending, begun)
            if ending <= begun
            else say["attested_between"].format(first=day(begun), last=day(ending))
        )
        return [say["lacks_ends"].format(time=attested)]
    out = []
    if early is None and begun is not None:
        out.append(say["lacks_begin"].format(day=day(begun)))
    if late is None and ending is not None:
        out.append(say["lacks_end"].format(day=day(ending)))
    return out
