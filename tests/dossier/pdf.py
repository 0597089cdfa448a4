"""A dossier as PDF in the tests: made for real, skipped where pango is missing, and its text as a reader sees it."""

import os
from functools import lru_cache

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
        return _made(dossier)
    except MissingExtraError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@lru_cache(maxsize=16)
def _made(dossier: Dossier) -> bytes:
    """Several tests look at one dossier; setting it takes seconds."""
    return dossier_pdf(dossier)


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
