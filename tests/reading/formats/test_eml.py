from email.message import EmailMessage

import pytest

from answerable.model.text import PartKind, Text, Unpacked, Unread
from answerable.reading import read

BODY = """The council said that 14 people died
in the market, and that it holds the
brigade responsible for their deaths.

> We have heard other figures.

The ministry denied it.

--
Ada Lovett
"""
RUSSIAN = "Полковник отрицал, что его бригада обстреляла рынок."  # noqa: RUF001 - Russian
PAGE = (
    "<html><body><p>The council said that 14 people died in the market.</p><p>The ministry denied it.</p></body></html>"
)


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Statement on the market"
    message["From"] = "Ada Lovett <ada@example.org>"
    message["Date"] = "Mon, 03 May 2021 23:30:00 -0500"
    return message


def test_text_is_taken_before_html() -> None:
    message = mail()
    message.set_content(BODY)
    message.add_alternative(PAGE, subtype="html")
    reading = read(message.as_bytes(), capture="a", name="a.eml")
    assert isinstance(reading, Text)
    found = [(part.kind, reading.content[part.start : part.end]) for part in reading.parts]
    assert found[0] == (PartKind.HEADLINE, "Statement on the market")
    assert found[1] == (
        PartKind.PARAGRAPH,
        " ".join(BODY.partition("\n\n")[0].split()),
    )
    assert found[2] == (PartKind.FURNITURE, "> We have heard other figures.")
    assert found[3] == (PartKind.PARAGRAPH, "The ministry denied it.")
    assert (reading.title, reading.published) == ("Statement on the market", "2021-05-03")
    assert reading.byline == "Ada Lovett <ada@example.org>"


def test_html_alone_is_read_as_a_page() -> None:
    message = mail()
    message.set_content(PAGE, subtype="html")
    reading = read(message.as_bytes(), capture="a", name="a.eml")
    assert isinstance(reading, Text)
    paragraphs = [reading.content[part.start : part.end] for part in reading.parts if part.kind is PartKind.PARAGRAPH]
    assert paragraphs == ["The council said that 14 people died in the market.", "The ministry denied it."]


def test_attachments_become_members_and_so_does_the_body() -> None:
    message = mail()
    message.set_content(BODY)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../report.pdf")
    inner = mail()
    inner.set_content("Another mail.")
    message.add_attachment(inner)
    reading = read(message.as_bytes(), capture="a", name="a.eml")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["message.txt", "report.pdf", "attachment.eml"]
    body, report, forwarded = reading.members
    assert body.data.decode() == BODY
    assert (body.title, body.published) == ("Statement on the market", "2021-05-03")
    assert report.data == b"%PDF-1.4"
    again = read(forwarded.data, capture="b", name=forwarded.name)
    assert isinstance(again, Text)
    assert "Another mail." in again.content


def test_an_old_encoding_in_body_and_subject() -> None:
    message = mail()
    del message["Subject"]
    message["Subject"] = "Рынок"
    message.set_content(f"{RUSSIAN}\n", charset="koi8-r")
    reading = read(message.as_bytes(), capture="a", name="a.eml")
    assert isinstance(reading, Text)
    assert reading.content == f"Рынок\n\n{RUSSIAN}"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Subject: x\r\nFrom: a@example.org\r\nDate: y\r\n\r\n", "The mail has no text."),
        (b"Content-Type: text/plain\r\n" * 3000, "The mail has more than 2,000 parts."),
    ],
)
def test_mail_that_cannot_be_read(data: bytes, reason: str) -> None:
    reading = read(data, capture="a", name="a.eml")
    assert isinstance(reading, Unread)
    assert reading.reason == reason


@pytest.mark.parametrize(
    "header",
    [b"Date: not a date", b"From: \xff\xfe", b"Subject: =?bad?q?=FF?=", b"Content-Type: text/plain; charset=nonsense"],
)
def test_malformed_headers_do_not_keep_a_mail_from_being_read(header: bytes) -> None:
    reading = read(header + b"\r\nTo: b@example.org\r\n\r\nThe council met on Monday.", capture="a", name="a.eml")
    assert isinstance(reading, Text)
    assert "The council met on Monday." in reading.content


def test_a_mail_within_a_mail_is_one_member_however_much_it_holds_itself() -> None:
    message = mail()
    message.set_content("The innermost.")
    for _ in range(20):
        outer = mail()
        outer.set_content("See below.")
        outer.add_attachment(message)
        message = outer
    reading = read(message.as_bytes(), capture="a", name="a.eml")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["message.txt", "attachment.eml"]
