"""The PDF form of a dossier: the page's own content on paper, with running heads, page numbers and bookmarks.

Nothing is fetched: the page needs nothing from outside, and what would be asked for all the same is refused. The same
dossier gives the same bytes on the same machine; fonts are the system's, so another machine may set it differently.
"""

import hashlib
from typing import Any

from answerable.dossier.dossier import Dossier
from answerable.dossier.page import dossier_html
from answerable.errors import AnswerableError, MissingExtraError

HOW = (
    "a PDF needs an extra: pip install 'answerable[pdf]', and pango on the system (Debian, Ubuntu: apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango)"
)


def dossier_pdf(dossier: Dossier) -> bytes:
    """The dossier as PDF; MissingExtraError, which says how to install it, where WeasyPrint or pango is missing."""
    library = _weasyprint()
    page = dossier_html(dossier, paper=True)
    document = library.HTML(string=page, base_url=None, url_fetcher=_refuse)
    # The file's identifier is of its content, so that the same dossier is the same file.
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    made: bytes = document.write_pdf(pdf_identifier=identifier)
    return made


def _weasyprint() -> Any:
    try:
        import weasyprint  # noqa: PLC0415 - an extra, and slow to load
    except (ImportError, OSError) as error:  # OSError: the library is there, pango is not
        raise MissingExtraError(HOW) from error
    return weasyprint


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise AnswerableError(f"a dossier asks for nothing from outside, but something in it asked for {url!r}")
