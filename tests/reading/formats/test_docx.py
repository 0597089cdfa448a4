import io
import zipfile
from datetime import datetime

import docx
from docx.oxml import parse_xml

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


def test_changes_content_controls_and_text_boxes() -> None:
    file = docx.Document()
    file.add_paragraph("Colonel Arrud ")
    body = file.element.body
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>A text box stands apart.</w:t></w:r></w:p></w:txbxContent>"
    changed = f"""<w:p {names} {mc}><w:r><w:t xml:space="preserve">The council </w:t></w:r>
        <w:del><w:r><w:delText>thanked</w:delText></w:r></w:del>
        <w:ins><w:r><w:t xml:space="preserve">accused </w:t></w:r></w:ins>
        <w:moveFrom><w:r><w:t>nobody</w:t></w:r></w:moveFrom>
        <w:hyperlink><w:r><w:t>the colonel</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r>
        <w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>
        </w:p>"""
    control = f"""<w:sdt {names}><w:sdtContent><w:p><w:r><w:t>The ministry denied</w:t><w:br/><w:t>it.</w:t></w:r></w:p>
        </w:sdtContent></w:sdt>"""
    for xml in (changed, control):
        body.insert(len(body) - 1, parse_xml(xml))
    reading = read(saved(file), capture="a", name="a.docx")
    assert isinstance(reading, Text)
    found = [reading.content[part.start : part.end] for part in reading.parts]
    assert found[1:] == ["The council accused the colonel.", "A text box stands apart.", "The ministry denied it."]


def test_a_template_s_date_is_not_the_file_s() -> None:
    file = docx.Document()
    file.add_paragraph("Colonel Arrud denied it.")
    reading = read(saved(file), capture="a", name="a.docx")
    assert isinstance(reading, Text)
    assert (reading.byline, reading.published) == (None, None)


def test_a_table_that_only_lays_out_the_page() -> None:
    file = docx.Document()
    row = file.add_table(1, 2).rows[0]
    long = "The council accused the colonel of ordering the shelling of the market on 2 May. " * 3
    row.cells[0].text = long
    row.cells[1].text = "The ministry denied it."
    reading = read(saved(file), capture="a", name="a.docx")
    assert isinstance(reading, Text)
    found = [reading.content[part.start : part.end] for part in reading.parts]
    assert found == [long.strip(), "The ministry denied it."]
