"""PDF by pypdfium2: pages kept, lines joined into paragraphs by their places, words mended at line ends."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

import pypdfium2
from pypdfium2 import raw

from answerable.model.text import PartKind, Reading, Text
from answerable.reading.composition import Block, compose, fact, headline
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.parts import kind_of_block
from answerable.reading.published import published
from answerable.reading.tongue import language_of

_HYPHEN: Final = "\x02"
_HYPHEN_IN_RANGE: Final = "\ufffe"
"""What pdfium puts where a line ended in a hyphen."""
_ENDS: Final = (".", "!", "?", ":", "”", '"', "»", ")")
_FEWEST_LETTERS: Final = 8
_NO_TITLES: Final = ("untitled", "(anonymous)", "(unspecified)", "microsoft word", "document", "unknown", "none")
_LARGE: Final = 1.15
_WIDE_STEP: Final = 1.3
_WIDE_GAP: Final = 1.5
_LOWEST: Final = 0.1
_LONGEST_HEADING: Final = 25

_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    cells: bool = False
    """Whether these are the cells of a row, divided by bars."""


@dataclass(slots=True)
class _Group:
    """Lines of one paragraph, heading or margin."""

    lines: list[_Line]
    margin: bool = False

    @property
    def height(self) -> float:
        return median(line.height for line in self.lines)


def _read(document: Document) -> Reading:
    try:
        pdf = pypdfium2.PdfDocument(document.data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableError("The PDF is encrypted: it opens only with a password.") from error
        raise UnreadableError("The PDF is damaged: it cannot be opened.") from error
    try:
        return _text(document, pdf)
    finally:
        pdf.close()


def _text(document: Document, pdf: pypdfium2.PdfDocument) -> Text:
    if len(pdf) > document.limits.pages:
        raise UnreadableError(f"The PDF has {len(pdf):,} pages, and the limit is {document.limits.pages:,}.")
    notes: list[Block] = []
    pages = [list(_page(pdf, number, notes)) for number in range(len(pdf))]
    if sum(len(line.words) for page in pages for line in page) < _FEWEST_LETTERS:
        raise UnreadableError("The PDF has no text layer: it needs OCR, which Answerable does not do.")
    blocks = sorted([*_blocks(pages), *notes], key=lambda block: block.page or 0)
    text, parts = compose(blocks)
    about = pdf.get_metadata_dict(skip_empty=True)
    title = fact(about.get("Title"))
    if title is None or title.lower().startswith(_NO_TITLES):
        title = headline(text, parts)
    author = fact(about.get("Author"))
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=text,
        parts=parts,
        language=language_of(text),
        title=title,
        byline=None if author and author.lower().startswith(_NO_TITLES) else author,
        published=published(about.get("CreationDate", "").removeprefix("D:")[:8]),
    )


def _page(pdf: pypdfium2.PdfDocument, number: int, notes: list[Block]) -> Iterator[_Line]:
    """The lines of a page; a page that has none, but a picture, leaves a note so that nobody takes it for empty."""
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        notes.append(Block(f"[Page {number + 1} is damaged and was not read.]", PartKind.FURNITURE, number + 1))
        return
    try:
        lines = _rows_joined(_lines(page, number))
        if not lines and next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None:
            notes.append(Block(f"[Page {number + 1} is a picture without text.]", PartKind.FURNITURE, number + 1))
    finally:
        page.close()
    yield from lines


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[_Line]:
    """The lines of a page with their places, in the order of the page's own text."""
    text = page.get_textpage()
    try:
        signs = _signs(text)
        start = 0
        for index in [*(place for place, sign in enumerate(signs) if sign in "\r\n"), len(signs)]:
            for first, last in _pieces(text, signs, start, index):
                left, bottom, _, top = text.get_charbox(first, loose=True)
                _, lower, right, _ = text.get_charbox(last, loose=True)
                words = _mended(signs[first : last + 1])
                yield _Line(words, number + 1, left, right, min(bottom, lower), max(top - bottom, _LOWEST))
            start = index + 1
    finally:
        text.close()


def _signs(text: pypdfium2.PdfTextPage) -> str:
    """The page's characters, as many as pdfium counts, so that the place of each can be asked for."""
    count = text.count_chars()
    signs: str = text.get_text_range()
    if len(signs) == count:
        return signs.replace(_HYPHEN_IN_RANGE, _HYPHEN)
    # Signs beyond the basic plane are counted otherwise in the range: ask for each, which is slower.
    return "".join(chr(raw.FPDFText_GetUnicode(text, index)) for index in range(count))


def _pieces(text: pypdfium2.PdfTextPage, signs: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last sign of each piece of a line; wide gaps divide it, as the cells of a row are divided."""
    seen = [place for place in range(start, end) if not signs[place].isspace()]
    if not seen:
        return
    first = seen[0]
    for before, after in pairwise(seen):
        if after > before + 1:
            left, _, right, _ = text.get_charbox(before)
            next_left, bottom, _, top = text.get_charbox(after, loose=True)
            if next_left - right > _WIDE_GAP * (top - bottom) and right > left:
                yield first, before
                first = after
    yield first, seen[-1]


def _rows_joined(lines: Iterable[_Line]) -> list[_Line]:
    """Lines with those at one height made one: pieces of a line, or with wide gaps the cells of a row."""
    joined: list[_Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is None or abs(last.bottom - line.bottom) > last.height / 3 or line.left < last.right:
            joined.append(line)
            continue
        cells = last.cells or line.left - last.right > _WIDE_GAP * last.height
        words = f"{last.words}{' | ' if cells else ' '}{line.words}"
        joined[-1] = replace(last, words=words, right=line.right, cells=cells)
    # Between two rows of a table stands another, even if its cells happen to fill their columns.
    for before, place, after in zip(joined, range(1, len(joined)), joined[2:], strict=False):
        if before.cells and after.cells:
            joined[place] = replace(joined[place], cells=True)
    return joined


def _mended(words: str) -> str:
    """Join what was parted at a line's end; before a capital or a figure the hyphen belongs to the word."""
    head, *tails = words.split(_HYPHEN)
    for tail in tails:
        head += tail if tail[:1].islower() else f"-{tail}"
    return head


def _blocks(pages: list[list[_Line]]) -> Iterator[Block]:
    lines = [line for page in pages for line in page]
    usual = median(line.height for line in lines)
    running = _running(pages)
    groups = _over_breaks([group for page in pages for group in _groups(page, running)])
    for number, group in enumerate(groups):
        words = " ".join(line.words for line in group.lines)
        row = group.lines[0].cells and not group.margin
        yield Block(words, None if row else _kind(group, words, number, usual), group.lines[0].page, fragment=row)


def _kind(group: _Group, words: str, number: int, usual: float) -> PartKind:
    if group.margin:
        return PartKind.FURNITURE
    kind = kind_of_block(words, number)
    large = group.height > _LARGE * usual and len(words.split()) <= _LONGEST_HEADING
    if kind is PartKind.PARAGRAPH and large and not words.endswith("."):
        kind = PartKind.HEADING
    return kind


def _running(pages: list[list[_Line]]) -> frozenset[_Place]:
    """What stands at one height at the top or the bottom of several pages: running heads and page numbers."""
    seen = Counter(place for page in pages for place in {_place(line) for line in [*page[:2], *page[-2:]]})
    return frozenset(place for place, count in seen.items() if count > 1 and count >= len(pages) / 2)


def _place(line: _Line) -> _Place:
    """The words, figures aside, and the height at which they stand."""
    return "".join("#" if sign.isdigit() else sign for sign in line.words), round(line.bottom)


def _groups(page: list[_Line], running: frozenset[_Place]) -> Iterator[_Group]:
    steps = [before.bottom - line.bottom for before, line in pairwise(page)]
    usual_step = median([step for step in steps if step > 0] or [0.0])
    right = max((line.right for line in page), default=0.0)
    group: _Group | None = None
    for place, line in enumerate(page):
        at_edge = place < 2 or place >= len(page) - 2  # noqa: PLR2004 - heads and feet are one or two lines
        margin = at_edge and (_place(line) in running or line.words.strip("-– ").isdigit())
        if group is not None and not margin and not group.margin and _goes_on(group.lines[-1], line, usual_step, right):
            group.lines.append(line)
            continue
        if group is not None:
            yield group
        group = _Group([line], margin)
    if group is not None:
        yield group


def _goes_on(before: _Line, line: _Line, usual_step: float, right: float) -> bool:
    step = before.bottom - line.bottom
    if line.cells or before.cells or step < 0 or step > max(_WIDE_STEP * usual_step, 1.1 * before.height):
        return False
    if not 1 / _LARGE < line.height / before.height < _LARGE:
        return False
    ended = before.words.endswith(_ENDS)
    short = before.right < right - 0.15 * (right - before.left)
    indented = line.left > before.left + line.height / 2
    return not (ended and (short or indented))


def _over_breaks(groups: list[_Group]) -> list[_Group]:
    """Join a paragraph that goes on in the next column or page; heads and feet between stay where they are."""
    joined: list[_Group] = []
    last: _Group | None = None
    for group in groups:
        if not group.margin:
            if last is not None and _continues(last.lines[-1], group.lines[0]):
                last.lines.extend(group.lines)
                continue
            last = group
        joined.append(group)
    return joined


def _continues(end: _Line, start: _Line) -> bool:
    breaks = end.page != start.page or start.bottom > end.bottom
    unfinished = not end.words.endswith(_ENDS) and start.words[:1].islower()
    return breaks and unfinished and not end.cells and not start.cells


READER = Reader("pdf", 1, _read, libraries=("pypdfium2",))
