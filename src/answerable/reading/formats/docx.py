"""Word files by python-docx: paragraphs, headings by their style, table rows, core properties."""

from collections import deque
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import ParseError

import docx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.paragraph import Paragraph

from answerable.model.text import PartKind, Reading, Text
from answerable.reading.composition import Block, compose, fact, headline
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.limits import megabytes
from answerable.reading.tongue import language_of
from answerable.reading.unzipping import UNZIP_ERRORS, open_zip

_XML: Final = (".xml", ".rels")


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
    day = about.created or about.modified
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=text,
        parts=parts,
        language=language_of(text),
        title=fact(about.title) or headline(text, parts),
        byline=fact(about.author),
        published=day.date().isoformat() if day else None,
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
    for item in file.iter_inner_content():
        if isinstance(item, Paragraph):
            yield Block(item.text, _kind(item))
        elif isinstance(item, Table):
            yield from _rows(item)


def _rows(table: Table) -> Iterator[Block]:
    for row in table.rows:
        cells = [cell.text for cell in dict.fromkeys(row.cells)]
        yield Block(" | ".join(cell for cell in cells if cell.strip()), fragment=True)


def _kind(paragraph: Paragraph) -> PartKind | None:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style == "title":
        return PartKind.HEADLINE
    return PartKind.HEADING if style.startswith("heading") else None


READER = Reader("docx", 1, _read)
