"""The eleven types of claim, each with its slots. A slot that the text does not give is None and absent in JSON.

Names are resolved within the article; ranks are unfolded ("Col. Gen." is "Colonel General"). What counts as a claim of
which type is in docs/claims.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSlots:
    """An entity has another name. kind: nickname, alias, transliteration, acronym."""

    entity: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSlots:
    """A property of a person: born, birthplace, age, died, nationality, education, occupation, moved, award."""

    person: str
    property: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingSlots:
    """A person in a unit with a role, title and rank. change: appointed, took office, left, acting."""

    person: str
    rank: str | None = None
    role: str | None = None
    title: str | None = None
    unit: str | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSlots:
    """A property of a unit: founded, disbanded, renamed, purpose, country, classification."""

    unit: str
    property: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSlots:
    """A unit under (child-of) or within (member-of) another."""

    unit: str
    related_unit: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PositioningSlots:
    """A unit or a person at a place. kind: site, area of operations."""

    place: str
    kind: str
    unit: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSlots:
    """Something alleged to have happened. kind: airstrike, bombing, shelling, siege, killing, detention and others."""

    kind: str
    place: str | None = None
    target: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    perpetrator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmSlots:
    """A figure within an incident. min and max are persons, both ends included; None is open (and stays in JSON)."""

    kind: str
    min: int | None
    max: int | None
    approximate: bool = False
    whom: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationSlots:
    """Somebody is accused of a conduct. `of` is what the conduct brought about, where the words part the two."""

    accused: str
    conduct: str
    of: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSlots:
    """Quoted or reported words of a speaker; `words` is the key phrase."""

    speaker: str
    words: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandSlots:
    """A call for release, inquiry, charges, sanctions, a stop. `subject` is who is to act, or who is to be freed."""

    by: str
    what: str
    subject: str | None = None
    forum: str | None = None


Slots = (
    NameSlots
    | PersonSlots
    | PostingSlots
    | UnitSlots
    | RelationSlots
    | PositioningSlots
    | IncidentSlots
    | HarmSlots
    | AllegationSlots
    | StatementSlots
    | DemandSlots
)

SLOT_TYPES: dict[str, type[Slots]] = {
    "name": NameSlots,
    "person": PersonSlots,
    "posting": PostingSlots,
    "unit": UnitSlots,
    "relation": RelationSlots,
    "positioning": PositioningSlots,
    "incident": IncidentSlots,
    "harm": HarmSlots,
    "allegation": AllegationSlots,
    "statement": StatementSlots,
    "demand": DemandSlots,
}

TYPE_NAMES: dict[type[Slots], str] = {slots: name for name, slots in SLOT_TYPES.items()}
