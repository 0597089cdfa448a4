"""The nouns of MUC-4: a report, and its episodes with their victims, targets and doers."""

from dataclasses import dataclass, field

from answerable.model.claim import Claim

Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its dateline's place and date, and its text."""

    name: str
    content: str
    place: str | None
    published: str | None


@dataclass(slots=True, kw_only=True)
class Victim:
    """A human target; `told` are the kinds of the claims that tell of it."""

    text: str
    proper: bool
    number: str | None
    effects: set[str]
    start: int
    told: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Thing:
    """A physical target."""

    text: str
    number: str | None
    effect: str | None
    start: int
    told: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Doer:
    """Who may have done it.

    `how`: told (an incident's perpetrator), accused, or near (only named nearby); `elsewhere` is what the report's
    other claims say of the same name.
    """

    text: str
    organisation: bool
    how: set[str]
    start: int
    count: int = 1
    elsewhere: set[str] = field(default_factory=set)
    confidence: str = "POSSIBLE"


@dataclass(slots=True, kw_only=True)
class Episode:
    """What may become a template."""

    type: str
    start: int
    end: int
    kinds: set[str] = field(default_factory=set)
    days: Days | None = None
    place: str | None = None
    weapons: dict[str, int] = field(default_factory=dict)
    victims: list[Victim] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    doers: list[Doer] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    unharmed: bool = False
