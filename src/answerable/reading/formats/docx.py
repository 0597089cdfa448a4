"""Word files by python-docx: paragraphs, headings by their style, table rows, core properties."""

from collections import deque
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import docx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from answerable.model.text import PartKind, Reading, Text
from answerable.reading.composition import Block, compose, fact, flatten, headline
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.limits import megabytes
from answerable.reading.tongue import language_of
from answerable.reading.unzipping import UNZIP_ERRORS, open_zip

_XML: Final = (".xml", ".rels")
_PARAGRAPH: Final = qn("w:p")
_ROW: Final = qn("w:tr")
_CELL: Final = qn("w:tc")
_SHOWN: Final = {qn("w:t"): "", qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN: Final = frozenset((qn("w:del"), qn("w:moveFrom"), _FALLBACK))
"""What was struck out or moved away, and the second copy of a text box that is kept for old programs."""

_LONGEST_CELL: Final = 160
_MADE_WITHOUT_DATE: Final = "python-docx"
"""Author of files made by this library's users: the date within is that of its template."""


def _read(document: Document) -> Reading:
    _check_package(document)
    try:
        with document.open() as stream:
            file: WordFile = docx.Document(stream)
        blocks = list(_blocks(file))
    except (PackageNotFoundError, InvalidXmlError, LookupError, AttributeError, TypeError, *UNZIP_ERRORS) as error:
        raise UnreadableError("The Word file is damaged: it cannot be opened.") from error
    text, parts = compose(blocks)
    if not text:
        raise UnreadableError("The Word file has no text.")
    about = file.core_properties
    given = about.author != _MADE_WITHOUT_DATE
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=text,
        parts=parts,
        language=language_of(text),
        title=fact(about.title) or headline(text, parts),
        byline=fact(about.author) if given else None,
        published=about.created.date().isoformat() if about.created and given else None,
    )


def _check_package(document: Document) -> None:
    """Refuse bombs before python-docx unpacks anything: sizes as the package declares them, and XML with entities.

    zipfile gives no more bytes of a member than its declared size, so the declared sizes can be relied upon.
    """
    limits = document.limits
    try:
        with open_zip(document) as package:
            entries = package.infolist()
            if sum(entry.file_size for entry in entries) > limits.expanded_bytes or len(entries) > limits.members:
                raise UnreadableError(f"The Word file unpacks to more than {megabytes(limits.expanded_bytes)}.")
            for entry in entries:
                if entry.filename.endswith(_XML):
                    with package.open(entry) as part:
                        deque(iterparse(part, forbid_dtd=True), maxlen=0)
    except DefusedXmlException as error:
        raise UnreadableError(
            "The Word file declares XML entities, as no office program does: it is an attack."
        ) from error
    except (ParseError, LookupError, *UNZIP_ERRORS) as error:
        raise UnreadableError("The Word file is damaged or encrypted: it cannot be opened.") from error


def _blocks(file: WordFile) -> Iterator[Block]:
    """Paragraphs and rows in order, also those in content controls and text boxes, which python-docx passes over."""
    in_rows: set[Any] = set()
    for element in file.element.body.iter(_PARAGRAPH, _ROW):
        if element in in_rows or any(parent.tag in _UNSEEN for parent in element.iterancestors()):
            continue
        if element.tag == _ROW:
            cells = [_cell(cell) for cell in element.iter(_CELL)]
            if all(len(cell) <= _LONGEST_CELL for cell in cells):
                in_rows.update(element.iter(_PARAGRAPH, _ROW))
                yield Block(" | ".join(cell for cell in cells if cell), fragment=True)
        else:
            yield Block(_words(element), _kind(Paragraph(element, file)))


def _cell(cell: Any) -> str:
    return flatten(" ".join(_words(paragraph) for paragraph in cell.iter(_PARAGRAPH)))


def _words(paragraph: Any) -> str:
    """The words of a paragraph as they stand with all changes accepted, without those of text boxes within it."""
    words = []
    for element in paragraph.iter(*_SHOWN):
        parents = list(element.iterancestors())
        nearest = next(parent for parent in parents if parent.tag == _PARAGRAPH)
        if nearest is paragraph and not any(parent.tag in _UNSEEN for parent in parents):
            words.append(_SHOWN[element.tag] or element.text or "")
    return "".join(words)


def _kind(paragraph: Paragraph) -> PartKind | None:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style == "title":
        return PartKind.HEADLINE
    return PartKind.HEADING if style.startswith("heading") else None


READER = Reader("docx", 1, _read, libraries=("python-docx",))
