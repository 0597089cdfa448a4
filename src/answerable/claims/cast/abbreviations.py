"""Abbreviations that an article introduces itself: after "Northern Rescue Command (NRC)", NRC is that command."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.claims.wording.words import Paragraph
from answerable.model.mention import Mention

_FEWEST = 2
_LONGEST = 3
_KINDS = frozenset({"unit", "title", "group"})


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """What letters stand for: the kind of mention and its full name; [start, end) is where it was introduced."""

    kind: str
    name: str
    start: int
    end: int


def abbreviations_in(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], content: str
) -> dict[str, Abbreviated]:
    """Letters in brackets right after a unit, body or title, by the letters; only those that the name's words give.

    They are as `content` prints them, in which the text in small letters that the parser reads may be in capitals.
    """
    ends = {mention.end: mention for mention in mentions if mention.kind in _KINDS}
    found: dict[str, Abbreviated] = {}
    for paragraph in paragraphs:
        for number, text in enumerate(paragraph.texts):
            if text not in "([" or number == 0:
                continue
            closing = paragraph.texts[number + 2 : number + 2 + _LONGEST]
            close = next((number + 2 + n for n, one in enumerate(closing) if one in ")]"), None)
            if close is None:
                continue
            letters = content[paragraph.starts[number + 1] : paragraph.ends[close - 1]]
            before = number - 2 if paragraph.texts[number - 1] == "," else number - 1
            meant = ends.get(paragraph.ends[before]) if before >= 0 else None
            if meant is not None and _fits(letters, meant.name):
                place = paragraph.starts[number + 1], paragraph.ends[close - 1]
                found.setdefault(letters, Abbreviated(meant.kind, meant.name, *place))
    return found


def _fits(letters: str, name: str) -> bool:
    """Whether the capitals of `letters` come in this order among the letters of `name`, from its first word on."""
    capitals = [letter for letter in letters if letter.isupper()]
    if len(capitals) < _FEWEST or not letters.replace("-", "").isalnum() or letters == name:
        return False
    initials = "".join(word[0] for word in name.replace("-", " ").split()).lower()
    at = 0
    rest = name.lower()
    for letter in capitals:
        place = rest.find(letter.lower(), at)
        if place < 0:
            return False
        at = place + 1
    return capitals[0].lower() in initials[:2]
