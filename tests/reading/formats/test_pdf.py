import io

from PIL import Image
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Table

from answerable.model.text import PartKind, Text, Unread
from answerable.reading import Limits, read

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("body", parent=STYLES["BodyText"], fontSize=10, leading=12, spaceBefore=0, spaceAfter=0)
SPACED = STYLES["BodyText"]
FIRST = (
    "Colonel Tomas Arrud, commander of the 12th Rifle Brigade, ordered the shelling of the market in Porto Vale on 2 "
    "May, the town council said in a long statement that fills more than one line of this page."
)
SECOND = (
    "The ministry of defence denied it. Its spokesman, Major Pieter Holm, said on Monday that no shell had been fired "
    "from the barracks on that day, nor on the day before it, by anybody."
)


def head_and_foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.drawString(72, 800, "The Valley Post - yearly report")
    canvas.drawString(300, 30, f"Page {document.page}")


def built(*story: Flowable, running: bool = False, **about: str) -> Text:
    out = io.BytesIO()
    document = SimpleDocTemplate(out, invariant=1, **about)
    if running:
        document.build(list(story), onFirstPage=head_and_foot, onLaterPages=head_and_foot)
    else:
        document.build(list(story))
    reading = read(out.getvalue(), capture="a", name="a.pdf")
    assert isinstance(reading, Text), reading
    return reading


def parts(text: Text, kind: PartKind) -> list[str]:
    return [text.content[part.start : part.end] for part in text.parts if part.kind is kind]


def test_lines_become_paragraphs_and_large_lines_headings() -> None:
    text = built(
        Paragraph("Council accuses colonel", STYLES["Title"]),
        Paragraph(FIRST, SPACED),
        Paragraph("What the army says", STYLES["Heading2"]),
        Paragraph(SECOND, SPACED),
    )
    assert parts(text, PartKind.HEADLINE) == ["Council accuses colonel"]
    assert parts(text, PartKind.HEADING) == ["What the army says"]
    assert parts(text, PartKind.PARAGRAPH) == [FIRST, SECOND]
    assert text.title == "Council accuses colonel"


def test_paragraphs_without_space_between_are_told_by_short_last_lines() -> None:
    text = built(Paragraph(FIRST, BODY), Paragraph(SECOND, BODY))
    assert parts(text, PartKind.PARAGRAPH) == [FIRST, SECOND]


def test_words_parted_at_the_end_of_a_line_are_mended() -> None:
    text = built(
        Paragraph("The coun-<br/>cil of the north-<br/>Western valley named the gen-<br/>eral on Monday.", BODY)
    )
    assert parts(text, PartKind.PARAGRAPH) == ["The council of the north-Western valley named the general on Monday."]


def test_pages_are_kept_and_a_paragraph_goes_on_over_the_page() -> None:
    story = [Paragraph(f"Number {number}. {FIRST} {SECOND}", SPACED) for number in range(40)]
    text = built(*story, running=True)
    assert parts(text, PartKind.PARAGRAPH) == [f"Number {number}. {FIRST} {SECOND}" for number in range(40)]
    pages = [part.page for part in text.parts]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert max(page or 0 for page in pages) > 2
    assert set(parts(text, PartKind.FURNITURE)) >= {"The Valley Post - yearly report", "Page 1", "Page 2"}


def test_properties_of_the_file() -> None:
    text = built(Paragraph(FIRST, SPACED), title="A statement", author="Town council")
    assert (text.title, text.byline, text.published) == ("A statement", "Town council", "2000-01-01")
    nameless = built(Paragraph("Council accuses colonel", STYLES["Title"]), Paragraph(FIRST, SPACED), title="untitled")
    assert nameless.title == "Council accuses colonel"


def test_too_many_pages() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(5):
        canvas.drawString(72, 72, "A page with some words.")
        canvas.showPage()
    canvas.save()
    reading = read(out.getvalue(), capture="a", name="a.pdf", limits=Limits(pages=4))
    assert isinstance(reading, Unread)
    assert reading.reason == "The PDF has 5 pages, and the limit is 4."


def test_a_page_that_is_a_picture_is_noted() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.drawString(72, 700, "The council accused the colonel on Monday.")
    canvas.showPage()
    canvas.drawInlineImage(Image.new("L", (20, 20)), 72, 600, 200, 200)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (20, 20))), 72, 600, 200, 200)
    canvas.showPage()
    canvas.drawString(72, 700, "The ministry denied it.")
    canvas.save()
    reading = read(out.getvalue(), capture="a", name="a.pdf")
    assert isinstance(reading, Text)
    found = [(part.kind, part.page, reading.content[part.start : part.end]) for part in reading.parts]
    assert found == [
        (PartKind.PARAGRAPH, 1, "The council accused the colonel on Monday."),
        (PartKind.FURNITURE, 2, "[Page 2 is a picture without text.]"),
        (PartKind.FURNITURE, 3, "[Page 3 is a picture without text.]"),
        (PartKind.PARAGRAPH, 4, "The ministry denied it."),
    ]


def test_a_damaged_page_is_noted_and_the_others_are_read() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for words in ("The council accused the colonel on Monday.", "The ministry denied it."):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    data = out.getvalue()
    first = data.index(b"/Type /Page\n")
    reading = read(data[:first] + b"/Type /Pogo\n" + data[first + 12 :], capture="a", name="a.pdf")
    assert isinstance(reading, Text)
    assert "The ministry denied it." in reading.content
    assert "[Page 1 is damaged and was not read.]" in reading.content


def test_columns_are_read_one_after_the_other() -> None:
    out = io.BytesIO()
    document = BaseDocTemplate(out, invariant=1)
    document.addPageTemplates(PageTemplate(frames=[Frame(50, 50, 220, 700), Frame(300, 50, 220, 700)]))
    document.build([Paragraph(f"Number {number}. {FIRST} {SECOND}", SPACED) for number in range(12)])
    reading = read(out.getvalue(), capture="a", name="a.pdf")
    assert isinstance(reading, Text)
    assert parts(reading, PartKind.PARAGRAPH) == [f"Number {number}. {FIRST} {SECOND}" for number in range(12)]


def test_rows_of_a_table_stand_apart() -> None:
    rows = [["Rank", "Name", "Since"], ["Colonel", "Tomas Arrud", "2019"], ["Major", "Pieter Holm", "2020"]]
    text = built(Paragraph(FIRST, SPACED), Table(rows, colWidths=[90, 120, 60]), Paragraph(SECOND, SPACED))
    assert parts(text, PartKind.PARAGRAPH) == [FIRST, *(" | ".join(row) for row in rows), SECOND]
