"""Mail by the standard library. Mail without attachments is a text; with attachments it is a container.

Then its own body is the first member, with the mail's subject as title and its date, so that no word is lost.
"""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from typing import Final

from answerable.model.text import Member, PartKind, Reading, Text, Unpacked
from answerable.reading.composition import Block, compose, fact, flatten
from answerable.reading.container import Container
from answerable.reading.decoding import decode
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.formats.html import blocks_of_page
from answerable.reading.layout import blocks
from answerable.reading.parts import kind_of_block
from answerable.reading.tongue import language_of

_POLICY: Final = policy.default.clone(raise_on_defect=False)
_MOST_PARTS: Final = 2000
_DAMAGED: Final = (MessageError, ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError)
"""What the standard library's header parser is known to raise on malformed headers."""


def _read(document: Document) -> Reading:
    data = document.data
    if data.lower().count(b"content-type:") > _MOST_PARTS:
        raise UnreadableError(f"The mail has more than {_MOST_PARTS:,} parts.")
    try:
        return _reading(document, message_from_bytes(data, policy=_POLICY))
    except _DAMAGED as error:
        raise UnreadableError("The mail is damaged: its headers cannot be read.") from error


def _reading(document: Document, mail: EmailMessage) -> Reading:
    attachments = [part for part in _parts(mail) if _is_attachment(part)]
    body = mail.get_body(("plain", "html"))
    if attachments:
        return _unpacked(document, mail, body, attachments)
    if body is None or not _bytes_of(body).strip():
        raise UnreadableError("The mail has no text.")
    return _text(document, mail, body)


def _parts(part: MIMEPart) -> Iterator[MIMEPart]:
    """The parts of a mail, but not those of a mail within it, which is read for itself."""
    yield part
    if part.is_multipart() and part.get_content_type() != "message/rfc822":
        for inner in part.iter_parts():
            yield from _parts(inner)


def _is_attachment(part: MIMEPart) -> bool:
    if part.get_content_maintype() == "image" and part.get("Content-ID"):
        return False
    return part.get_content_type() == "message/rfc822" or part.is_attachment() or part.get_filename() is not None


def _bytes_of(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(document: Document, mail: EmailMessage, body: MIMEPart) -> Text:
    content, encoding = decode(_bytes_of(body), body.get_content_charset())
    subject = _header(mail, "Subject")
    found = [Block(subject, PartKind.HEADLINE)] if subject else []
    if body.get_content_subtype() == "html":
        found.extend(blocks_of_page(content))
    else:
        for number, (start, end) in enumerate(blocks(content), 1):
            words = content[start:end]
            quoted = words.startswith(">") or flatten(words) == "--"
            found.append(Block(words, PartKind.FURNITURE if quoted else kind_of_block(words, number)))
    text, parts = compose(found)
    return Text(
        capture=document.capture,
        reader=document.reader,
        content=text,
        parts=parts,
        language=language_of(text),
        encoding=encoding,
        title=subject,
        byline=_header(mail, "From"),
        published=_day(mail),
    )


def _unpacked(document: Document, mail: EmailMessage, body: MIMEPart | None, attachments: list[MIMEPart]) -> Unpacked:
    container = Container(document)
    if body is not None and not _is_attachment(body) and _bytes_of(body).strip():
        ending = "html" if body.get_content_subtype() == "html" else "txt"
        content, _ = decode(_bytes_of(body), body.get_content_charset())
        name = container.names.take(f"message.{ending}")
        container.take(Member(name=name, data=content.encode(), title=_header(mail, "Subject"), published=_day(mail)))
    for part in attachments:
        name = container.names.take(part.get_filename() or f"attachment.{_ending(part)}")
        container.take(Member(name=name, data=_bytes_of(part)))
    return container.unpacked()


def _ending(part: MIMEPart) -> str:
    return "eml" if part.get_content_type() == "message/rfc822" else part.get_content_subtype()


def _header(mail: EmailMessage, name: str) -> str | None:
    try:
        value = mail[name]
    except _DAMAGED:
        return None  # a mail is read without a header that cannot be
    return None if value is None else fact(str(value))


def _day(mail: EmailMessage) -> str | None:
    """The day on which the mail says it was sent, where the sender was."""
    try:
        return parsedate_to_datetime(str(mail["Date"])).date().isoformat()
    except _DAMAGED:
        return None


READER = Reader("eml", 2, _read)
