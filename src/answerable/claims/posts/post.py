"""Holders and posts of a stretch, before anybody is bound to anything (:mod:`bindings`)."""

from dataclasses import dataclass, field

from answerable.claims.cast.stretches import Item


@dataclass(slots=True)
class Holder:
    """A person in a stretch with the rank that stands beside the name; words [first, last) hold both."""

    item: Item
    first: int
    last: int
    rank: Item | None = None
    posts: list["Post"] = field(default_factory=list)
    pronoun: bool = False
    possessive: bool = False


@dataclass(slots=True)
class Post:
    """A post at words [first, last): a title, a unit or both.

    `role` is what a verb or noun says where there is no title; `cue` that these words bind it to somebody before;
    `facing` that its holder comes after ("9 Brigade, commanded by"); `elsewhere` that it is not the one's before ("on
    behalf of the GOC"); `under_another` that the one it is under comes after ("chief of staff to the commander").
    """

    first: int
    last: int
    title: Item | None = None
    units: list[Item] = field(default_factory=list)
    role: str | None = None
    cue: bool = False
    facing: bool = False
    elsewhere: bool = False
    change: str | None = None
    under_another: bool = False
