"""Web pages: the main text by trafilatura, with the headings kept; what the page says of itself by `page_facts`.

Menus, advertising and comments are not part of the text; furniture that stands within it is marked as such.
"""

import logging
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]  # as above
from trafilatura.core import bare_extraction

from answerable.model.text import PartKind, Reading, Text
from answerable.reading.composition import Block, compose, flatten
from answerable.reading.decoding import decode
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.page_facts import PageFacts, page_facts
from answerable.reading.tongue import language_of

_CHARSET: Final = re.compile(
    rb"<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE
)
_HEAD: Final = 4096
_BLOCKS: Final = frozenset(("p", "head", "item", "quote", "row", "code"))
_UNSEEN: Final = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "head",
)
_ABOUT: Final = ("html", "title", "meta", "link")
_ENOUGH: Final = 0.6
"""If the fast way found less than this share of the sentences in the page's `<p>`, the thorough way is tried."""

# The library tells the log what it thinks of a page; here that is the reason of an Unread, and no line on a screen.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def _read(document: Document) -> Reading:
    data = document.data
    declared = _CHARSET.search(data[:_HEAD])
    content, encoding = decode(data, declared[1].decode("ascii") if declared else None)
    page = _parse(content)
    facts = page_facts(page)
    blocks = _main_blocks(page)
    if not blocks:
        raise UnreadableError(_why_empty(page))
    text, parts = compose(_with_headline(blocks, facts))
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=text,
        parts=parts,
        language=language_of(text),
        encoding=encoding,
        title=facts.title,
        byline=facts.byline,
        publisher=facts.publisher,
        url=facts.url,
        published=facts.published,
    )


def _parse(content: str) -> etree._Element:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page: etree._Element = document_fromstring(
            content.replace("\0", "").encode("utf-8", errors="replace"), parser=parser
        )
    except etree.ParserError as error:
        raise UnreadableError("The page is empty.") from error
    return page


def main_text(content: str) -> list[Block]:
    """The blocks of a page's main text; for mail, whose HTML has no facts to tell."""
    return _main_blocks(_parse(content))


def _main_blocks(page: etree._Element) -> list[Block]:
    wanted = sum(map(len, _sentences_of(page)))
    best: list[Block] = []
    for fast in (True, False):
        found = bare_extraction(page, fast=fast, include_comments=False, with_metadata=False, favor_recall=not fast)
        blocks = list(_blocks(found.body)) if found is not None and not isinstance(found, dict) else []
        if _length(blocks) > _length(best):
            best = blocks
        if _length(best) >= _ENOUGH * wanted:
            break
    if _length(best) < _ENOUGH / 2 * wanted:
        return [Block(words) for words in _sentences_of(page)]
    return best


def _length(blocks: list[Block]) -> int:
    return sum(len(block.words) for block in blocks)


def _blocks(body: etree._Element) -> Iterator[Block]:
    """Blocks of trafilatura's simplified tree; blocks within blocks (a list in a quotation) are told apart."""
    for element in body.iter(*_BLOCKS):
        if element.tag == "row":
            cells = [flatten("".join(cell.itertext())) for cell in element.iter("cell")]
            yield Block(" | ".join(cell for cell in cells if cell), fragment=True)
        elif not any(parent.tag == "row" for parent in element.iterancestors()):
            kind = PartKind.HEADING if element.tag == "head" else None
            for words in _own_words(element):
                yield Block(words, kind, fragment=element.tag == "item")


def _own_words(element: etree._Element) -> Iterator[str]:
    """The words of an element without those of blocks within it; a line break divides them."""
    words = [element.text or ""]
    for child in element:
        if child.tag in ("lb", *_BLOCKS, "list", "table"):
            yield "".join(words)
            words = []
        else:
            words.append("".join(child.itertext()))
        words.append(child.tail or "")
    yield "".join(words)


def _sentences_of(page: etree._Element) -> list[str]:
    """The words of each `<p>` that holds a sentence and stands in no menu or margin."""
    found = []
    for element in page.iter("p"):
        if any(parent.tag in _UNSEEN for parent in element.iterancestors()):
            continue
        words = flatten("".join(element.itertext()))
        if words.endswith((".", "!", "?", "”", '"')) and words.count(" ") >= 5:  # noqa: PLR2004 - the shortest sentence
            found.append(words)
    return found


def _with_headline(blocks: list[Block], facts: PageFacts) -> Iterator[Block]:
    known = {words.lower() for words in (facts.title, facts.byline) if words}
    if facts.title:
        yield Block(facts.title, PartKind.HEADLINE)
    if facts.byline:
        yield Block(facts.byline, PartKind.BYLINE)
    for number, block in enumerate(blocks):
        if number < 3 and flatten(block.words).lower() in known:  # noqa: PLR2004 - the title stands on top
            continue
        yield block


def _why_empty(page: etree._Element) -> str:
    scripts = sum(len(script.text or "") for script in page.iter("script"))
    body = (element for element in page.iter() if element.tag not in _UNSEEN and element.tag not in _ABOUT)
    seen = sum(len(flatten(element.text or "")) for element in body)
    if scripts and not seen:
        return "The page has no text apart from scripts: it was saved before they had run."
    if scripts > seen:
        return "The page has no main text: nearly all of it is scripts."
    return "The page has no main text."


READER = Reader("html", 1, _read)
