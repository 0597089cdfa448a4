"""Build the example's PDF, Word, mail, WARC and ZIP files from their sources, the same bytes each time.

python tools/build_example.py [FOLDER]    (default: examples/mariupol/documents)
"""

import io
import os
import sys
import uuid
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from html import escape
from pathlib import Path

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "mariupol"
SOURCES = EXAMPLE / "sources"
ZIP_DATE = (2022, 4, 30, 0, 0, 0)
AUTHOR = "The makers of the example"


def paragraphs(name: str) -> list[str]:
    """The paragraphs of a source; the first is its title where the document has one."""
    return (SOURCES / name).read_text(encoding="utf-8").strip().split("\n\n")


def pdf(name: str, created: datetime, *, title: bool) -> bytes:
    """A PDF of a source; `created` goes into its properties."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(created.timestamp()))
    styles = getSampleStyleSheet()
    head, *body = paragraphs(name)
    out = io.BytesIO()
    about = {"title": head, "author": AUTHOR} if title else {}
    document = SimpleDocTemplate(out, pageCompression=0, invariant=1, **about)
    document.build(
        [Paragraph(escape(head), styles["Title"]), *(Paragraph(escape(text), styles["BodyText"]) for text in body)]
    )
    return out.getvalue()


def scan() -> bytes:
    """A PDF that shows a page and holds no text, as a scanner makes it."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(2022, 5, 1, tzinfo=UTC).timestamp()))
    out = io.BytesIO()
    page = Canvas(out, pageCompression=0, invariant=1)
    for line in range(24):
        page.rect(72, 740 - 24 * line, 450 - 37 * (line % 5), 7, stroke=0, fill=1)
    page.save()
    return out.getvalue()


def word(name: str, created: datetime) -> bytes:
    """A Word file of a source."""
    file = docx.Document()
    properties = file.core_properties
    head, *body = paragraphs(name)
    properties.title, properties.author = head, AUTHOR
    properties.created = properties.modified = created.replace(tzinfo=None)
    file.add_heading(head, level=0)
    for text in body:
        file.add_paragraph(text)
    out = io.BytesIO()
    file.save(out)
    with zipfile.ZipFile(out) as package:
        return zipped({member: package.read(member) for member in package.namelist()})


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP with one date for all members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.create_system = 3
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return out.getvalue()


def mail(name: str) -> bytes:
    """A mail of a source, as text and as HTML."""
    message = EmailMessage()
    message["From"] = f"{AUTHOR} <digests@example.org>"
    message["To"] = "reader@example.org"
    message["Subject"] = "At least a dozen killed in the theatre, Amnesty International says"
    message["Date"] = "Thu, 30 Jun 2022 12:00:00 +0000"
    message["Message-ID"] = "<theatre-amnesty@example.org>"
    body = paragraphs(name)
    message.set_content("\n\n".join(body) + "\n", cte="quoted-printable")
    page = "".join(f"<p>{escape(text)}</p>\n" for text in body)
    message.add_alternative(f"<html><body>\n{page}</body></html>\n", subtype="html", cte="quoted-printable")
    message.set_boundary("example-boundary")
    return message.as_bytes()


def web_archive(pages: dict[str, str], collected: str) -> bytes:
    """A WARC of the pages (address to source), as a crawler would have kept them at `collected`."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    for address, name in pages.items():
        data = (SOURCES / name).read_bytes()
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        ident = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>"
        about = {"WARC-Date": collected, "WARC-Record-ID": ident}
        writer.write_record(
            writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(data),
                length=len(data),
                http_headers=http,
                warc_headers_dict=about,
            )
        )
    return out.getvalue()


def brigade() -> bytes:
    """A ZIP of two digests and their manifest."""
    names = {"manifest.csv": "09-manifest.csv", "brigade.txt": "09-brigade.txt", "honours.txt": "09-honours.txt"}
    return zipped({name: (SOURCES / source).read_bytes() for name, source in names.items()})


BUILT: dict[str, Callable[[], bytes]] = {
    "04-theatre-council.pdf": lambda: pdf("04-theatre-council.txt", datetime(2022, 3, 25, tzinfo=UTC), title=True),
    "05-theatre-investigation.docx": lambda: word("05-theatre-investigation.txt", datetime(2022, 5, 4, tzinfo=UTC)),
    "06-theatre-amnesty.eml": lambda: mail("06-theatre-amnesty.txt"),
    "08-web-archive.warc.gz": lambda: web_archive(
        {
            "https://example.org/digests/sanctions": "08-sanctions.html",
            "https://example.org/digests/doubt": "08-doubt.html",
        },
        "2022-04-02T09:30:00Z",
    ),
    "09-brigade.zip": brigade,
    "13-centre.pdf": lambda: pdf("13-centre.txt", datetime(2022, 9, 26, tzinfo=UTC), title=False),
    "15-scan.pdf": scan,
}


def main(folder: Path) -> None:
    """Write every built document into `folder`."""
    for name, build in BUILT.items():
        (folder / name).write_bytes(build())
        print(name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE / "documents")
