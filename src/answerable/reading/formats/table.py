"""Tables of a known kind (see answerable.reading.sheets): each row as lines that can be read and quoted."""

from answerable.model.text import Reading, Text
from answerable.reading.decoding import decode
from answerable.reading.document import Document, Reader
from answerable.reading.reader import TABLE
from answerable.reading.sheets.layout import lay_out


def _read(document: Document) -> Reading:
    content, encoding = decode(document.data)
    layout = lay_out(content)
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=layout.content,
        parts=layout.parts,
        language="und",
        encoding=encoding,
    )


READER = Reader(TABLE, 1, _read)
