"""The blocks of a web page, in its own words: what a browser would show as separate paragraphs, headings, items, rows.

Which of them are the main text: :mod:`answerable.reading.main_text`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element

from answerable.reading.composition import flatten
from answerable.reading.layout import blocks

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# fmt: off
UNSEEN: Final = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
    "nav", "form", "button", "select", "textarea", "input", "dialog", "head", "title", "meta", "link", "map", "area",
    "menu",
))
"""Elements that show no running text."""

_BLOCK: Final = HEADINGS | frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
_CELLS: Final = frozenset(("td", "th"))
_LISTS: Final = frozenset(("ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "tr"))
_LONGEST_CELL: Final = 160
_NOTE: Final = re.compile(r"[\[(]?[\d*†‡§,a-z]{1,3}[\])]?")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_BREAK: Final = "\x1e"
_ALL_LINKS: Final = 0.85


@dataclass(frozen=True, slots=True)
class PageBlock:
    """Words that stand together; `tag` is the element they stand in, `container` what that element stands in.

    Lists and tables do not count as containers: an item stands in what its list stands in. `linked`: nothing but links.
    """

    words: str
    tag: str
    container: _Element
    linked: bool


@dataclass(slots=True)
class _Pen:
    """Collects the words of one block until it ends."""

    words: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0

    def write(self, words: str | None) -> None:
        """Go on with `words`."""
        if words:
            self.words.append(words)
            if self.links:
                self.linked += len(words)

    @property
    def only_links(self) -> bool:
        """Whether all that was written so far stands in links."""
        return self.linked >= _ALL_LINKS * sum(map(len, self.words))

    def lift(self) -> Iterator[str]:
        """What was written, divided at line breaks that divide it, and begin anew."""
        written, self.words, self.linked = "".join(self.words), [], 0
        kept = ""
        for piece in written.split(_BREAK):
            flat = flatten(piece)
            if kept and (not flat or _SENTENCE_END.search(kept)):
                yield kept
                kept = flat
            else:
                kept = f"{kept} {flat}".strip()
        if kept:
            yield kept


def page_blocks(page: _Element) -> list[PageBlock]:
    """Every block of the page that a browser would show, in order."""
    found: list[PageBlock] = []
    pen = _Pen()
    # Each step enters an element or leaves it; no recursion, since a page may be nested as deep as it likes.
    steps: list[tuple[_Element, bool]] = [(page, True)]
    while steps:
        element, enters = steps.pop()
        block = element.tag in _BLOCK
        if not enters:
            if block:
                found.extend(_lifted(pen, element))
            elif element.tag == "q":
                pen.write("”")
            elif element.tag == "a":
                pen.links -= 1
            pen.write(element.tail)
            continue
        if block:
            found.extend(_lifted(pen, _block_around(element)))
        if element.tag == "tr" and _is_row(element):
            cells = [flatten("".join(cell.itertext())) for cell in element if cell.tag in _CELLS]
            pen.write(" | ".join(cell for cell in cells if cell))
            steps.append((element, False))
            continue
        if element.tag == "pre":
            found.extend(_typed(element))
            steps.append((element, False))
            continue
        if not isinstance(element.tag, str) or element.tag in UNSEEN or _is_hidden(element) or _is_note(element):
            pen.write(element.tail)
            continue
        pen.links += element.tag == "a"
        pen.write(_opening(element) + (element.text or ""))
        steps.append((element, False))
        steps.extend((child, True) for child in reversed(element))
    return found


def _lifted(pen: _Pen, element: _Element) -> Iterator[PageBlock]:
    container = element.getparent()
    while container is not None and container.tag in _LISTS:
        container = container.getparent()
    linked = pen.only_links
    for words in pen.lift():
        yield PageBlock(words, element.tag, element if container is None else container, linked=linked)


def _typed(element: _Element) -> Iterator[PageBlock]:
    """The blocks of a `<pre>`, where lines stand as they were typed."""
    typed = "".join(element.itertext())
    for start, end in blocks(typed):
        yield PageBlock(flatten(typed[start:end]), "p", element, linked=False)


def _block_around(element: _Element) -> _Element:
    """The element whose words end where the block `element` begins."""
    parent = element.getparent()
    while parent is not None and parent.tag not in _BLOCK:
        parent = parent.getparent()
    return element if parent is None else parent


def _opening(element: _Element) -> str:
    """What a browser shows where an element begins: a line break, a quotation mark."""
    return {"br": _BREAK, "q": "“"}.get(element.tag, "")


def _is_row(row: _Element) -> bool:
    """Whether a row holds data. Old pages use tables for their layout: then each cell is full of blocks."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 2:  # noqa: PLR2004 - one cell is no row of data
        return False
    for cell in cells:
        blocks = sum(child.tag in _BLOCK for child in cell.iter()) - 1
        if blocks > 1 or len("".join(cell.itertext())) > _LONGEST_CELL:
            return False
    return True


def _is_hidden(element: _Element) -> bool:
    """Whether a browser would not show an element; or only as a tool beside the text, as MediaWiki's "[edit]"."""
    hidden = element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
    return hidden or "mw-editsection" in (element.get("class") or "")


def _is_note(element: _Element) -> bool:
    """Whether an element is the mark of a note, which would stick to a figure: 2019 with note 1 is not 20191."""
    if element.tag != "sup":
        return False
    words = "".join(element.itertext()).strip()
    before = element.getprevious()
    front = (element.getparent().text if before is None else before.tail) or ""
    return bool(_NOTE.fullmatch(words)) and words not in {"st", "nd", "rd", "th"} and not front.endswith("m")
