"""Which extractors read an article, and under which version the whole of them goes."""

from answerable.claims.allegation import AllegationExtractor
from answerable.claims.demand import DemandExtractor
from answerable.claims.extractor import Extractor
from answerable.claims.posting import PostingExtractor
from answerable.claims.harm import HarmExtractor
from answerable.claims.incident import IncidentExtractor
from answerable.claims.statement import StatementExtractor

EXTRACTORS: tuple[Extractor, ...] = (
    PostingExtractor(),
    IncidentExtractor(),
    HarmExtractor(),
    AllegationExtractor(),
    StatementExtractor(),
    DemandExtractor(),
)


def extraction_version(extractors: tuple[Extractor, ...] = EXTRACTORS) -> str:
    """Names and versions of the extractors in one line, as the custody log records them."""
    return " ".join(f"{extractor.name}/{extractor.version}" for extractor in extractors)
