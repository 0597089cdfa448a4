"""Quotations: the runs of an article that stand between quotation marks, paragraph by paragraph."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.language.article import Article
from answerable.model.text import PartKind

_PAIRS = {"“": "”", "«": "»", "„": "“”", "``": "''", '"': '"', "''": "''"}
_MARK = re.compile(r"``|''|[“”«»„\"]")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words in quotation marks, [start, end) of the text with the marks.

    `closed` is False where the paragraph ends before the mark does: by custom the quotation then goes on in the next
    paragraph, which opens with a mark of its own.
    """

    start: int
    end: int
    closed: bool = True


def quotations_of(article: Article) -> tuple[Quotation, ...]:
    """The outermost quotations of the paragraphs of an article, in text order; single quotation marks are not read."""
    found: list[Quotation] = []
    for part in article.text.parts:
        if part.kind is PartKind.PARAGRAPH:
            found.extend(_in_paragraph(article.text.content, part.start, part.end))
    return tuple(found)


def quoted_at(quotations: Sequence[Quotation], place: int) -> bool:
    """Whether the character `place` of the text stands in one of the quotations (of one article, in text order)."""
    number = bisect_right(quotations, place, key=lambda quotation: quotation.start) - 1
    return number >= 0 and place < quotations[number].end


def _in_paragraph(content: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    closing = ""
    for match in _MARK.finditer(content, start, end):
        mark = match.group()
        if opened is None:
            if mark in _PAIRS and _opens(content, match, end):
                opened, closing = match.start(), _PAIRS[mark]
        elif mark == closing or (len(mark) == 1 and mark in closing):
            found.append(Quotation(opened, match.end()))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, closed=False))
    return found


def _opens(content: str, match: re.Match[str], end: int) -> bool:
    """Whether a mark that looks alike on both sides ("), stands before words and not behind them (6'2")."""
    return match.end() < end and not content[match.end()].isspace()
