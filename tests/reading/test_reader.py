import io
import os
import stat
import zipfile
from pathlib import Path

import docx
import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from answerable.model.text import Text, Unpacked, Unread
from answerable.reading import Limits, read

SMALL = Limits(document_bytes=200_000, expanded_bytes=1_000_000, members=20, nesting=2)

RUSSIAN = "Полковник отрицал, что его бригада обстреляла рынок. Совет города заявил, что люди погибли. "  # noqa: RUF001 - Russian


def pdf(*, words: str | None, lock: str | None = None) -> bytes:
    out = io.BytesIO()
    encrypt = pdfencrypt.StandardEncryption(lock, ownerPassword="owner") if lock else None
    page = canvas.Canvas(out, encrypt=encrypt, invariant=True)
    if words:
        page.drawString(72, 700, words)
    else:
        page.rect(72, 600, 100, 100, fill=1)
    page.save()
    return out.getvalue()


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def bomb_in_word() -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    plain = io.BytesIO()
    docx.Document().save(plain)
    members = {}
    with zipfile.ZipFile(plain) as package:
        members = {name: package.read(name) for name in package.namelist()}
    xml = members["word/document.xml"].decode()
    declaration, _, rest = xml.partition("?>")
    members["word/document.xml"] = f'{declaration}?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>{rest}'.encode()
    return zipped(members)


HTML_OF_SCRIPTS = (
    b"<!DOCTYPE html><html><head><title>News</title></head><body><div id=root></div><script>"
    + (b"window.app = start({a: 1});" * 50)
    + b"</script></body></html>"
)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \n\n\t ", "The file holds only blank space."),
        ("large.txt", b"word " * 50_000, "The file is too large to be read: 0.2 MB, and the limit is 0.2 MB."),
        ("scan.pdf", pdf(words=None), "The PDF has no text layer: it needs OCR, which Answerable does not do."),
        ("locked.pdf", pdf(words="Secret.", lock="x"), "The PDF is encrypted: it opens only with a password."),
        ("broken.pdf", b"%PDF-1.7 and nothing more", "The PDF is damaged: it cannot be opened."),
        (
            "scripts.html",
            HTML_OF_SCRIPTS,
            "The page has no text apart from scripts: it was saved before they had run.",
        ),
        ("empty.html", b"<html></html>", "The page has no main text."),
        (
            "laughs.docx",
            bomb_in_word(),
            "The Word file declares XML entities, as no office program does: it is an attack.",
        ),
        ("broken.docx", b"PK\x03\x04 and nothing more", "The file is damaged: it cannot be unpacked."),
        ("broken.zip", b"PK\x03\x04 and nothing more", "The file is damaged: it cannot be unpacked."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "This is an image (image/png): it needs OCR"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "There is no reader for an old Office file"),
        ("noise.bin", bytes(range(256)) * 20, "There is no reader for binary data of an unknown kind."),
        ("empty.wacz", zipped({"datapackage.json": b"{}"}), "The WACZ holds no web archive"),
        ("broken.warc", b"WARC/1.1\r\nnonsense", "The web archive holds no record that can be read."),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    reading = read(data, capture="sha256:00", name=name, limits=SMALL)
    assert isinstance(reading, Unread)
    assert reading.reason.startswith(reason)
    assert reading.capture == "sha256:00"


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.write(b"Words at the beginning. " * 4000)
        stream.truncate(200 * 1024 * 1024)
    reading = read(path, capture="sha256:00", name=path.name)
    assert isinstance(reading, Unread)
    assert reading.reason == "The file is too large to be read: 200 MB, and the limit is 64 MB."


def test_a_zip_bomb_is_left_out_and_the_rest_is_unpacked() -> None:
    data = zipped({"bomb.txt": bytes(20_000_000), "note.txt": b"The brigade moved."})
    reading = read(data, capture="sha256:00", name="two.zip")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["note.txt"]
    assert reading.refused == (
        "bomb.txt: left out, it would grow more than 150 times when unpacked, as a ZIP bomb does.",
    )


def test_many_members_together_are_bounded() -> None:
    data = zipped({f"{number}.txt": os.urandom(150_000) for number in range(10)})
    reading = read(data, capture="sha256:00", name="ten.zip", limits=SMALL)
    assert isinstance(reading, Unpacked)
    assert len(reading.members) == 6
    assert reading.refused[0] == "6.txt: left out, the members together are larger than 1.0 MB."
    many = read(zipped({f"{n}.txt": b"x" for n in range(30)}), capture="a", name="many.zip", limits=SMALL)
    assert isinstance(many, Unpacked)
    assert len(many.members) == 20
    assert many.refused[0] == "20.txt: left out, there are more than 20 members."


def test_containers_in_containers_are_opened_so_deep_and_no_deeper() -> None:
    data = zipped({"inner.zip": zipped({"note.txt": b"The brigade moved."})})
    assert isinstance(read(data, capture="a", name="outer.zip", limits=SMALL, nesting=1), Unpacked)
    deep = read(data, capture="a", name="outer.zip", limits=SMALL, nesting=2)
    assert isinstance(deep, Unread)
    assert deep.reason == "Containers stand in each other more than 2 deep: left closed."


def test_names_that_lead_elsewhere_are_made_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (
            "../../etc/passwd",
            "/home/key.txt",
            "C:\\boot.ini",
            "a/note.txt",
            "b/note.txt",
            "..",
            "x\x1b[2J.txt",
        ):
            archive.writestr(zipfile.ZipInfo(name), "text")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    reading = read(out.getvalue(), capture="a", name="bad.zip")
    assert isinstance(reading, Unpacked)
    names = [member.name for member in reading.members]
    assert names == ["passwd", "key.txt", "boot.ini", "note.txt", "note-2.txt", "unnamed", "x_[2J.txt"]
    assert reading.refused == ("link.txt: left out, it is a link to another file.",)
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_decide_and_not_the_name() -> None:
    reading = read(pdf(words="The colonel denied it in a statement."), capture="a", name="page.html")
    assert isinstance(reading, Text)
    assert reading.reader.startswith("pdf/1 (pypdfium2 ")


def test_a_declared_type_counts_where_the_bytes_leave_it_open() -> None:
    fragment = b"Colonel Arrud commands <b>the brigade</b>.<br>He denied it in a statement to the council of the town."
    plain = read(fragment, capture="a", name="page")
    assert isinstance(plain, Text)
    assert plain.reader == "text/1"
    page = read(fragment, capture="a", name="page", media_type="text/html")
    assert page.reader.startswith("html/1 (lxml ")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig", "koi8-r"])
def test_encodings_are_found(encoding: str) -> None:
    words = RUSSIAN * 4
    reading = read(words.encode(encoding), capture="a", name="note.txt")
    assert isinstance(reading, Text)
    assert reading.content == words
    assert reading.language == "ru"


def test_a_wrong_declaration_is_not_believed() -> None:
    words = RUSSIAN * 3
    page = f"<html><head><meta charset=utf-8></head><body><article><p>{words}</p><p>{words}</p></article></body></html>"
    reading = read(page.encode("cp1251"), capture="a", name="page.html")
    assert isinstance(reading, Text)
    assert "Полковник отрицал" in reading.content


def test_reading_twice_gives_the_same() -> None:
    page = b"<html><body><article><h1>Title</h1>" + b"<p>The brigade moved to the river on Monday.</p>" * 5
    assert read(page, capture="a", name="p.html") == read(page, capture="a", name="p.html")
