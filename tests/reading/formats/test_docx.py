import io
import zipfile
from datetime import datetime

import docx

from answerable.model.text import Text, Unread
from answerable.reading import Limits, read


def saved(file: docx.document.Document) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def test_paragraphs_headings_rows_and_properties() -> None:
    file = docx.Document()
    file.core_properties.title = "A statement"
    file.core_properties.author = "Town council"
    file.core_properties.created = datetime(2021, 5, 3, 10)  # noqa: DTZ001 - Word's properties know no zone
    file.add_heading("Council accuses colonel", 0)
    file.add_paragraph("Colonel Tomas Arrud commands the 12th Rifle Brigade. The council accuses him.")
    file.add_heading("Commanders", 1)
    table = file.add_table(2, 3)
    for row, cells in zip(table.rows, [("Rank", "Name", "Since"), ("Colonel", "Tomas Arrud", "2019")], strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    file.add_paragraph("Read more: The river war explained")
    reading = read(saved(file), capture="a", name="a.docx")
    assert isinstance(reading, Text)
    found = [(part.kind.value, reading.content[part.start : part.end]) for part in reading.parts]
    assert found == [
        ("headline", "Council accuses colonel"),
        ("paragraph", "Colonel Tomas Arrud commands the 12th Rifle Brigade. The council accuses him."),
        ("heading", "Commanders"),
        ("paragraph", "Rank | Name | Since"),
        ("paragraph", "Colonel | Tomas Arrud | 2019"),
        ("furniture", "Read more: The river war explained"),
    ]
    assert (reading.title, reading.byline, reading.published) == ("A statement", "Town council", "2021-05-03")


def test_a_file_without_words() -> None:
    reading = read(saved(docx.Document()), capture="a", name="a.docx")
    assert isinstance(reading, Unread)
    assert reading.reason == "The Word file has no text."


def test_a_bomb_within() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as package, zipfile.ZipFile(out, "w", 8) as bomb:
        for name in package.namelist():
            bomb.writestr(name, package.read(name))
        bomb.writestr("word/media/image.bin", bytes(20_000_000))
    reading = read(out.getvalue(), capture="a", name="a.docx", limits=Limits(expanded_bytes=10_000_000))
    assert isinstance(reading, Unread)
    assert reading.reason == "The Word file unpacks to more than 9.5 MB."


def test_a_package_without_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        package.writestr("word/nothing.xml", "<x/>")
    reading = read(out.getvalue(), capture="a", name="a.docx")
    assert isinstance(reading, Unread)
    assert reading.reason == "The Word file is damaged: it cannot be opened."
