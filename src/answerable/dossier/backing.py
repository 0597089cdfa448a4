"""Sentences that several kinds of dossier share: facts, postings, accusations, denials, statements, demands."""

from collections.abc import Sequence

from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import (
    chain,
    listed,
    quoted,
    sources_of,
    spell,
    voice,
    with_article,
)
from answerable.model.claim import Claim, Stance
from answerable.record.backed import (
    SINGLE,
    Allegation,
    Backed,
    Demand,
    Denial,
    NameGiven,
    Positioning,
    Property,
    RankHeld,
    Said,
)
from answerable.record.career import Posting
from answerable.record.incident import Attributed
from answerable.record.stretch import ANY_TIME, intersect, said


def in_time(text: str) -> str:
    """A time set behind a noun: ", as of 2 April 2031"; empty where there is none."""
    return f", {text}," if text else ""


def name_fact(section: str, item: NameGiven) -> Sentence:
    """A name in the table of facts."""
    told = sources_of(item.claims) if item.kind == "printed" else voice(item.claims)
    return _fact(section, phrases().words[item.kind], item.name, "", item, told)


def property_fact(section: str, item: Property) -> Sentence:
    """A property in the table of facts."""
    time = spell(item.when)
    return _fact(section, item.property.capitalize(), item.value, "" if item.value in time else time, item)


def rank_fact(section: str, item: RankHeld) -> Sentence:
    """A rank in the table of facts."""
    return _fact(section, phrases().words["rank"], item.rank, spell(item.when), item)


def _fact(section: str, what: str, value: str, time: str, item: Backed, told: str | None = None) -> Sentence:
    told = told or voice(item.claims)
    return sentence(
        section,
        phrases().say("fact", what=what, value=Span(value, Style.STRONG), time=time and f", {time}", sources=told),
        item.claims,
        (Span(what), Span(value, Style.STRONG), Span(time), Span(told)),
    )


def attributed(section: str, what: str, item: Attributed) -> Sentence:
    """Something about an incident in the table of what the sources have."""
    told = voice(item.claims)
    return sentence(
        section,
        phrases().say("fact", what=what, value=Span(item.value, Style.STRONG), time="", sources=told),
        item.claims,
        (Span(what), Span(item.value, Style.STRONG), Span(told)),
    )


def place_row(section: str, name: str, item: Positioning) -> Sentence:
    """A place in the table of places."""
    time = spell(item.when)
    told = voice(item.claims)
    return sentence(
        section,
        phrases().say(
            "place", name=name, place=Span(item.place, Style.STRONG), time=time and f", {time}", sources=told
        ),
        item.claims,
        (Span(item.place, Style.STRONG), Span(item.kind), Span(time), Span(told)),
    )


def posting_label(posting: Posting) -> str:
    """A posting in a few words: "commander, 64th Motor Rifle Brigade"."""
    return ", ".join(part for part in (_role(posting), posting.unit_name) if part)


def _role(posting: Posting) -> str:
    """The title as printed where there is one and it says more than the role."""
    longest = max(posting.titles, key=lambda title: (len(title), title), default="")
    role = posting.role or ""
    return longest if len(longest) > len(role) else role


def posting_sentence(posting: Posting) -> tuple[Span, ...]:
    """The words of a posting."""
    role, unit = _role(posting), posting.unit_name
    shape = "role_of" if role and unit else "role_only" if role else "unit_only"
    pattern = shape if posting.firm else f"reported_{shape}"
    fields: dict[str, str | Span] = {
        "person": Span(posting.person_name, Style.STRONG),
        "time": in_time(spell(posting.when)),
        "sources": sources_of(posting.claims),
    }
    if role:
        fields["role"] = role
    if unit:
        fields["unit"] = with_article(unit)
    return phrases().say(pattern, **fields)


def posting_row(section: str, posting: Posting, *, of_unit: bool) -> Sentence:
    """A posting in the chronology of a person or (`of_unit`) of a unit."""
    when = spell(posting.when) or phrases().words["undated_time"]
    role = _role(posting)
    head = (
        (Span(posting.person_name, Style.STRONG), Span(role))
        if of_unit
        else (
            Span(role or phrases().words["posted"], Style.STRONG),
            Span(posting.unit_name or ""),
        )
    )
    cells = (*head, Span(listed(posting.ranks)), Span(when), Span(listed(posting.changes)))
    return sentence(section, posting_sentence(posting), posting.claims, cells)


def accusation(section: str, item: Allegation) -> Sentence:
    """An accusation, its speaker in the sentence."""
    accused = Span(item.accused, Style.STRONG)
    first = item.claims[0]
    if item.speakers:
        spans = phrases().say("accusation", accused=accused, voice=voice(item.claims), quote=quoted(first))
    elif all(claim.stance is Stance.REPORTED for claim in item.claims):
        spans = phrases().say("accusation_reported", accused=accused, voice=voice(item.claims), quote=quoted(first))
    else:
        told = sources_of(item.claims)
        spans = phrases().say("accusation_own", accused=accused, sources=told, quote=quoted(first))
    return sentence(section, spans, item.claims)


def accuser(item: Allegation) -> str:
    """Who makes an accusation, to follow "accused": by speakers, by unnamed reports, in a source that names nobody."""
    words = phrases().words
    if item.speakers:
        return words["by_speaker"].format(who=chain(item.speakers))
    if all(claim.stance is Stance.REPORTED for claim in item.claims):
        return words["by_speaker"].format(who=voice(item.claims))
    return words["in_source"].format(source=sources_of(item.claims))


def denial(section: str, item: Denial) -> Sentence:
    """A denial or doubt."""
    spans = phrases().say("denial", voice=voice(item.claims), quote=quoted(item.claims[0]))
    return sentence(section, spans, item.claims)


def statement(section: str, item: Said) -> Sentence:
    """Words of a speaker."""
    spans = phrases().say(
        "statement",
        speaker=Span(item.speaker, Style.STRONG),
        sources=sources_of(item.claims),
        quote=quoted(item.claims[0]),
    )
    return sentence(section, spans, item.claims)


def demand(section: str, item: Demand) -> Sentence:
    """A call for something."""
    spans = phrases().say(
        "demand", by=Span(item.by, Style.STRONG), sources=sources_of(item.claims), quote=quoted(item.claims[0])
    )
    return sentence(section, spans, item.claims)


def differences(section: str, items: Sequence[Property]) -> list[Sentence]:
    """One sentence for each property on which sources differ."""
    by_name: dict[str, list[Property]] = {}
    for item in items:
        by_name.setdefault(item.property, []).append(item)
    out = []
    for name, values in by_name.items():
        if len(values) > 1 and name in SINGLE:
            told = "; ".join(
                phrases().words["by_whom"].format(what=value.value, who=voice(value.claims)) for value in values
            )
            claims = [claim for value in values for claim in value.claims]
            out.append(sentence(section, phrases().say("differ", what=name, values=told), claims))
    return out


def disputed_times(section: str, postings: Sequence[Posting], *, of_unit: bool = False) -> list[Sentence]:
    """One sentence for each posting on whose begin or end the sources differ, with each side."""
    out = []
    for posting in postings:
        told: dict[str, list[Claim]] = {}
        timed = [claim for claim in posting.claims if said(claim.when) is not None]
        for claim in timed:
            if any(intersect(claim.when or ANY_TIME, other.when or ANY_TIME) is None for other in timed):
                told.setdefault(spell(claim.when), []).append(claim)
        if not posting.disputed or not told:
            continue
        sides = "; ".join(
            phrases().words["by_whom"].format(what=time, who=sources_of(claims)) for time, claims in told.items()
        )
        name = posting.person_name if of_unit else posting_label(posting)
        spans = phrases().say("differ_on_time", posting=Span(name, Style.STRONG), sides=sides)
        out.append(sentence(section, spans, (claim for claims in told.values() for claim in claims)))
    return out
