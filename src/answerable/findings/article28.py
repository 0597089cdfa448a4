"""The matrix after article 28(a) of the Rome Statute: claims by element. No legal finding.

Each element has the claims that bear on it, those that speak against it (denials and doubts, another person in the
post, measures that were taken), and what kind of source would fill it where there are none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.command.command_post import is_command
from answerable.identity.fold import words
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim, Stance
from answerable.model.slots import AllegationSlots, DemandSlots, HarmSlots, IncidentSlots, StatementSlots
from answerable.model.time import Answer, When
from answerable.record.backed import in_order
from answerable.record.incident import Incident
from answerable.record.person import Person


class ElementWords(BaseModel):
    """One element in article28.en.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    asks: str
    words: tuple[str, ...]
    fills: tuple[str, ...]


class Article28Words(Lexicon):
    """Schema of article28.en.toml."""

    language: str
    notice: str
    element: tuple[ElementWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element with the claims for and against it; `missing` what would fill it, where no claim bears on it."""

    name: str
    asks: str
    claims_for: tuple[Claim, ...]
    claims_against: tuple[Claim, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The matrix of a person and an incident; `notice` says on its face that it makes no legal finding."""

    person: str
    person_name: str
    incident: str
    incident_name: str
    notice: str
    elements: tuple[Element, ...]


def matrix(person: Person, incident: Incident) -> Matrix:
    """Sort the claims on `person` and `incident` by the elements of article 28(a)."""
    texts = _words()
    elements = []
    for element in texts.element:
        found = _SORTED[element.name](person, incident, element)
        against = _against(element.name, person, incident)
        claims = in_order(claim for claim in found if claim.stance is not Stance.DENIED)
        elements.append(
            Element(
                name=element.name,
                asks=element.asks,
                claims_for=claims,
                claims_against=in_order(claim for claim in against if claim.id not in {c.id for c in claims}),
                missing=() if claims else element.fills,
            )
        )
    return Matrix(
        person=person.id,
        person_name=person.name,
        incident=incident.id,
        incident_name=incident.name,
        notice=texts.notice,
        elements=tuple(elements),
    )


@cache
def _words() -> Article28Words:
    found: Article28Words = load_lexicon("answerable.findings.data", "article28.en.toml", Article28Words)
    return found


def _crimes(person: Person, incident: Incident, element: ElementWords) -> Iterable[Claim]:
    del person, element
    return [claim for claim in incident.claims if isinstance(claim.slots, IncidentSlots | HarmSlots)]


def _position(person: Person, incident: Incident, element: ElementWords) -> Iterable[Claim]:
    """Commands that may have been held at the time of the incident, and accusations in words of command."""
    held = [
        claim
        for posting in person.career
        if is_command(posting) and _at(posting.when, incident.when) is not Answer.NO
        for claim in posting.claims
    ]
    return [*held, *_bearing(person, incident, element)]


def _bearing(person: Person, incident: Incident, element: ElementWords) -> Iterable[Claim]:
    """Accusations of the person, and statements and demands about them, whose words bear on the element.

    Only those that are part of the incident, or that name no other place than the incident's.
    """
    part = {claim.id for claim in incident.claims}
    items = [*person.allegations, *person.statements, *person.spoken_of, *person.demands]
    for claim in (claim for item in items for claim in item.claims):
        if _has(claim, element) and (claim.id in part or _there(claim, incident)):
            yield claim


def _has(claim: Claim, element: ElementWords) -> bool:
    match claim.slots:
        case AllegationSlots(conduct=conduct, of=of):
            told = f"{conduct} {of or ''}"
        case StatementSlots(words=said):
            told = said
        case DemandSlots(what=what):
            told = what
        case _:
            return False
    folded = " ".join(words(told))
    return any(f" {folded}".find(f" {beginning}") >= 0 for beginning in element.words)


def _there(claim: Claim, incident: Incident) -> bool:
    """Whether a claim may be about the incident: it names the incident's place or target, or no place at all."""
    said = set(words(claim.quote)) | {word for where in claim.where for word in words(where.name)}
    marks = set(words(f"{incident.place or ''} {' '.join(item.value for item in incident.targets)}"))
    return bool(said & marks) or not claim.where


def _at(when: When, incident: When | None) -> Answer:
    """Whether a posting held at the time of the incident: its first day, else possible."""
    days = [] if incident is None else [day for day in (incident.begins[0], incident.ends[1]) if day is not None]
    return min((when.holds_on(day) for day in days), key=list(Answer).index) if days else Answer.POSSIBLE


def _against(element: str, person: Person, incident: Incident) -> Iterable[Claim]:
    denials = [claim for item in (*person.denials, *incident.denials) for claim in item.claims]
    match element:
        case "crimes":
            return [claim for item in incident.denials for claim in item.claims]
        case "position":
            commands = [posting for posting in person.career if is_command(posting)]
            then = [posting for posting in commands if _at(posting.when, incident.when) is not Answer.NO]
            # Other commands at other times speak against it only where none may have been held at the time.
            gone = () if then else (claim for posting in commands for claim in posting.claims)
            return [*(claim for claim in denials if _speaks_of(claim, "position")), *gone]
        case _:
            return [claim for claim in denials if _speaks_of(claim, element)]


def _speaks_of(claim: Claim, name: str) -> bool:
    element = next(one for one in _words().element if one.name == name)
    folded = f" {' '.join(words(claim.quote))}"
    return any(f" {beginning}" in folded for beginning in element.words)


_SORTED = {
    "crimes": _crimes,
    "position": _position,
    "control": _bearing,
    "knowledge": _bearing,
    "failure": _bearing,
}
