"""Web pages: the main text in the page's own words, and what the page says of itself.

Menus, advertising and comments are not part of the text; furniture that stands within it is marked as such.
"""

import logging
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from answerable.model.text import PartKind, Reading, Text
from answerable.reading.composition import Block, compose, flatten, headline
from answerable.reading.decoding import decode
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.layout import blocks
from answerable.reading.main_text import main_text
from answerable.reading.page_blocks import page_blocks
from answerable.reading.page_facts import PageFacts, page_facts
from answerable.reading.tongue import language_of

_CHARSET: Final = re.compile(
    rb"<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE
)
_HEAD: Final = 4096
_TOP: Final = 4
"""Among so many first blocks the title and the author are looked for, so that they stand in the text once."""

# The library tells the log what it thinks of a page; here that is the reason of an Unread, and no line on a screen.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def _read(document: Document) -> Reading:
    data = document.data
    declared = _CHARSET.search(data[:_HEAD])
    content, encoding = decode(data, declared[1].decode("ascii") if declared else None)
    page = _parse(content)
    facts = page_facts(page)
    found = main_text(page) or [Block(facts.body[start:end]) for start, end in blocks(facts.body)]
    if not found:
        raise UnreadableError(_why_empty(page))
    text, parts = compose(_with_headline(found, facts))
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=text,
        parts=parts,
        language=language_of(text),
        encoding=encoding,
        title=facts.title or headline(text, parts),
        byline=facts.byline,
        publisher=facts.publisher,
        url=facts.url,
        published=facts.published,
    )


def blocks_of_page(content: str) -> list[Block]:
    """The blocks of a page's main text; for mail, whose HTML has no facts to tell."""
    return main_text(_parse(content))


def _parse(content: str) -> etree._Element:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page: etree._Element = document_fromstring(
            content.replace("\0", "").encode("utf-8", errors="replace"), parser=parser
        )
    except etree.ParserError as error:
        raise UnreadableError("The page is empty.") from error
    return page


def _with_headline(found: list[Block], facts: PageFacts) -> Iterator[Block]:
    known = {words.lower() for words in (facts.title, facts.byline) if words}
    if facts.title:
        yield Block(facts.title, PartKind.HEADLINE)
    if facts.byline:
        yield Block(facts.byline, PartKind.BYLINE)
    for number, block in enumerate(found):
        if number < _TOP and flatten(block.words).lower() in known:
            continue
        yield block


def _why_empty(page: etree._Element) -> str:
    scripts = sum(len(script.text or "") for script in page.iter("script"))
    seen = sum(len(block.words) for block in page_blocks(page))
    if scripts and not seen:
        return "The page has no text apart from scripts: it was saved before they had run."
    if scripts > seen:
        return "The page has no main text: nearly all of it is scripts."
    return "The page has no main text."


READER = Reader("html", 1, _read, libraries=("lxml", "trafilatura"))
