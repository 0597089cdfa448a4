"""The roll of an article while its cast is found: mentions so far, and persons' names not yet resolved."""

from dataclasses import dataclass, field
from functools import cache

from answerable.claims.cast.titles import role_table
from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import Paragraph
from answerable.model.mention import Mention


@dataclass(slots=True)
class Roll:
    """What has been found. `persons` are places in the text whose full names are not yet known."""

    content: str
    mentions: list[Mention] = field(default_factory=list)
    persons: list[tuple[int, int]] = field(default_factory=list)

    def add(self, paragraph: Paragraph, first: int, last: int, kind: str, name: str | None = None) -> None:
        """Take up words [first, last) as a mention; `name` is as printed if not given."""
        start, end = paragraph.starts[first], paragraph.ends[last - 1]
        self.mentions.append(Mention(start, end, kind, self.printed(start, end) if name is None else name))

    def add_person(self, paragraph: Paragraph, first: int, last: int) -> None:
        """Take up words [first, last) as a person's name."""
        self.persons.append((paragraph.starts[first], paragraph.ends[last - 1]))

    def printed(self, start: int, end: int) -> str:
        """The characters [start, end) of the text, white space made single."""
        return " ".join(self.content[start:end].split())


@cache
def blocked_words() -> frozenset[str]:
    """Words that stand in no person's name: of organisations, arms and offices; letters of forces as printed."""
    units = unit_table()
    return (
        units.echelons
        | units.bodies
        | units.arms
        | units.letters_security
        | units.letters_bodies
        | frozenset(role_table().heads)
        | frozenset(role_table().letters)
        | frozenset({"staff", "police", "ministry", "department", "directorate", "government", "university"})
        | frozenset({"road", "street", "avenue", "airport", "village", "hotel", "district", "prison", "church"})
    )
