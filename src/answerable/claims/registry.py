"""Which extractors read an article, and under which version the whole of them goes."""

from answerable.claims.allegation import AllegationExtractor
from answerable.claims.extractor import Extractor
from answerable.claims.harm import HarmExtractor
from answerable.claims.incident import IncidentExtractor

EXTRACTORS: tuple[Extractor, ...] = (
    IncidentExtractor(),
    HarmExtractor(),
    AllegationExtractor(),
)


def extraction_version(extractors: tuple[Extractor, ...] = EXTRACTORS) -> str:
    """Names and versions of the extractors in one line, as the custody log records them."""
    return " ".join(f"{extractor.name}/{extractor.version}" for extractor in extractors)
