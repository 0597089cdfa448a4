"""Quotations: the runs of an article that stand between quotation marks, paragraph by paragraph."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.language.article import Article
from answerable.model.text import PartKind

_PAIRS = {"“": "”", "«": "»", "„": "“”", "``": "''", '"': '"', "''": "''"}
_MARK = re.compile(r"``|''|[“”«»„\"]")
# An opening single mark stands behind white space and before a letter; no apostrophe does, but for words cut short.
_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(—–-]))[‘'](?=\w)(?!(?:\d0s|em|til|tis|twas|cause|bout|n)\b)")
_SINGLE_END = re.compile(r"['’](?!\w)")


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
    """The outermost quotations of the paragraphs of an article, in text order.

    Single quotation marks are read where no double ones stand around them, and only in pairs within a paragraph.
    """
    found: list[Quotation] = []
    for part in article.text.parts:
        if part.kind is PartKind.PARAGRAPH:
            double = _in_paragraph(article.text.content, part.start, part.end)
            found.extend(sorted([*double, *_single(article.text.content, part.start, part.end, double)]))
    return tuple(found)


def _single(content: str, start: int, end: int, double: list[Quotation]) -> list[Quotation]:
    """Speech between single quotation marks: closed by a mark behind a stop or comma, else by the last fitting one."""
    found: list[Quotation] = []
    at = start
    while (opening := _SINGLE.search(content, at, end)) is not None:
        at = opening.end()
        if quoted_at(double, opening.start()):
            continue
        following = _SINGLE.search(content, at, end)
        limit = min([end, *([] if following is None else [following.start()]), *_first(double, at)])
        ends = [mark.end() for mark in _SINGLE_END.finditer(content, at, limit)]
        stopped = [close for close in ends if content[close - 2] in ".,!?…"]
        plain = [close for close in ends if content[close - 2] != "s"]
        close = next(iter(stopped or plain or ends), None)
        if close is not None:
            found.append(Quotation(opening.start(), close))
            at = close
    return found


def _first(quotations: list[Quotation], place: int) -> list[int]:
    """Where the first of the quotations behind `place` begins."""
    return [quotation.start for quotation in quotations if quotation.start >= place][:1]


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
