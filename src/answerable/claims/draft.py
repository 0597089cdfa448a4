"""A draft: what an extractor found, before its voice, time and place are added and it becomes a claim."""

from dataclasses import dataclass

from answerable.model.claim import Anchor, Stance
from answerable.model.slots import Slots
from answerable.model.time import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An assertion at [start, end) of the text.

    `when`, `said_by`, `stance` and `asserted` are None unless the extractor itself knows better than what the article's
    clock and voices say of that place (an accusation is alleged, whoever makes it; a demand is made, though what it
    asks for is not done). `dated` is False where no time that the article gives there is its own.
    """

    start: int
    end: int
    slots: Slots
    anchors: tuple[Anchor, ...] = ()
    when: When | None = None
    said_by: tuple[str, ...] | None = None
    stance: Stance | None = None
    asserted: bool | None = None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an extractor itself could not make a draft of: `reason` in a few words, without the words it stumbled on."""

    reason: str
