"""The registry: which module reads which media type. A module is imported when its first document comes."""

import importlib
from typing import Final

from answerable.reading.document import Reader

FORMATS: Final = {
    "text/plain": "answerable.reading.formats.plain",
    "text/html": "answerable.reading.formats.html",
    "text/csv": "answerable.reading.formats.table",
    "text/tab-separated-values": "answerable.reading.formats.table",
    "application/pdf": "answerable.reading.formats.pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "answerable.reading.formats.docx",
    "message/rfc822": "answerable.reading.formats.eml",
    "application/warc": "answerable.reading.formats.warc",
    "application/wacz": "answerable.reading.formats.wacz",
    "application/zip": "answerable.reading.formats.zip",
}


def reader_for(media_type: str) -> Reader | None:
    """The reader of a media type; None: there is none."""
    module = FORMATS.get(media_type)
    if module is None:
        return None
    reader: Reader = importlib.import_module(module).READER
    return reader
