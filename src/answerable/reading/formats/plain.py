"""Plain text. The text is the decoded file, character for character, so that places in one are places in the other."""

from answerable.model.text import PartKind, Reading, Text
from answerable.reading.composition import flatten, headline
from answerable.reading.decoding import decode
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.layout import blocks
from answerable.reading.parts import classify
from answerable.reading.tongue import language_of


def _read(document: Document) -> Reading:
    content, encoding = decode(document.data)
    if not content.strip():
        raise UnreadableError("The file holds only blank space.")
    parts = classify(content, blocks(content))
    bylines = [flatten(content[part.start : part.end]) for part in parts if part.kind is PartKind.BYLINE]
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=content,
        parts=parts,
        language=language_of(content),
        encoding=encoding,
        title=headline(content, parts),
        byline=bylines[0] if bylines else None,
    )


READER = Reader("text", 1, _read)
