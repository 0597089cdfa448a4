"""A dossier as PDF in the tests: made for real, skipped where pango is missing, and its text as a reader sees it."""

import os

import pypdfium2
import pytest

from answerable.dossier.dossier import Dossier
from answerable.dossier.paper import dossier_pdf
from answerable.errors import MissingExtraError

TOP, BOTTOM = 770, 65
"""Where the running head begins and the foot ends on a page, in points from below."""


def pdf_of(dossier: Dossier) -> bytes:
    """The PDF; the test is skipped, with how to install what is missing, but fails in CI."""
    try:
        return dossier_pdf(dossier)
    except MissingExtraError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


def text_of(pdf: bytes) -> str:
    """The text of all pages without heads and feet, and without any white space, which a PDF keeps as it likes."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded(top=TOP, bottom=BOTTOM) for page in document]
    finally:
        document.close()
    return squeezed("".join(pages))


def squeezed(text: str) -> str:
    """`text` without white space, and without the mark that PDFium puts at a break within a word."""
    return "".join(text.replace("\ufffe", "").split())
