"""Layout: the blocks of a plain text, by its blank lines, indents and line lengths. Pure geometry, no words.

What a block is (headline, paragraph, furniture) is told by :mod:`answerable.reading.parts`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

LONGEST_WRAP: Final = 112
"""No typewriter, teletype or mail program wrapped wider; a longer line is a paragraph of its own."""

_LINE: Final = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_ITEM: Final = re.compile(r"(?:[-–—*•▪●◦·]|\(?(?:\d{1,3}|[a-z])[.)])\s+\S")
_SHARE: Final = 0.6
_NEARLY: Final = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words are at [start, end); `indent` is how far in it begins."""

    start: int
    end: int
    indent: int
    after_blank: bool

    @property
    def width(self) -> int:
        """From the left margin to the end of the words."""
        return self.end - self.start + self.indent


def blocks(content: str) -> list[tuple[int, int]]:
    """[start, end) of each block of `content`, trimmed of space at both ends, in order."""
    lines = list(_lines(content))
    width = _wrap_width(content, lines)
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if found and not line.after_blank and _joins(content, lines[number - 1], line, width):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return found


def _lines(content: str) -> Iterator[Line]:
    previous_end = 0
    for match in _LINE.finditer(content):
        words = match.group()
        bare = words.strip()
        if not bare:
            continue
        indent = len(words) - len(words.lstrip())
        start = match.start() + indent
        between = content[previous_end:start]
        breaks = between.count("\n") or between.count("\r") + sum(between.count(sign) for sign in "\x85\u2028\u2029")
        blank = breaks > 1 or any(sign in between for sign in "\f\v\x1c\x1d\x1e")
        previous_end = start + len(bare)
        yield Line(start, previous_end, indent, blank)


def _wrap_width(content: str, lines: list[Line]) -> int | None:
    """The width that the text is wrapped at; None: it is not, and every line is a block.

    In wrapped text most lines that are followed by another end within a sentence, and end because the next word did
    not fit. Where lines are paragraphs, most of them end with a full stop.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if not after.after_blank]
    if not pairs:
        return None
    widths = sorted(line.width for line, _ in pairs)
    width = widths[int(len(widths) * 0.95)]
    if width > LONGEST_WRAP:
        return None
    within = sum(not _END.search(content[line.start : line.end]) for line, _ in pairs)
    full = sum(_is_full(content, line, after, width * _NEARLY) for line, after in pairs)
    return width if min(within, full) >= _SHARE * len(pairs) else None


def _is_full(content: str, line: Line, after: Line, width: float) -> bool:
    first_word = content[after.start : after.end].split(maxsplit=1)[0]
    return line.width + 1 + len(first_word) > width


def _is_item(content: str, line: Line) -> bool:
    """Whether a line begins as the item of a list does; so may a wrapped line ("on May / 12. The army")."""
    return bool(_ITEM.match(content, line.start, line.end))


def _joins(content: str, line: Line, after: Line, width: int | None) -> bool:
    """Whether `after` goes on with the block that `line` stands in."""
    ended = bool(_END.search(content[line.start : line.end]))
    if _is_item(content, after) and (width is None or ended or _is_item(content, line)):
        return False
    if width is None:
        return not ended and content[after.start].islower() and line.width > LONGEST_WRAP // 2
    if after.indent > line.indent + 1 and ended:
        return False
    if ended:
        return _is_full(content, line, after, width - 2)
    return line.width > width / 2 or content[after.start].islower()
