"""Which extractors read an article, and under which version the whole of them goes."""

from answerable.claims.allegation import AllegationExtractor
from answerable.claims.command_table import CommandTableExtractor
from answerable.claims.demand import DemandExtractor
from answerable.claims.door.chat_server import ChatServer
from answerable.claims.door.remote import RemoteExtractor
from answerable.claims.extractor import Extractor
from answerable.claims.harm import HarmExtractor
from answerable.claims.incident import IncidentExtractor
from answerable.claims.name import NameExtractor
from answerable.claims.person import PersonExtractor
from answerable.claims.positioning import PositioningExtractor
from answerable.claims.posting import PostingExtractor
from answerable.claims.relation import RelationExtractor
from answerable.claims.slavic.biography import SlavicNameExtractor, SlavicPersonExtractor
from answerable.claims.slavic.bodies import (
    SlavicPositioningExtractor,
    SlavicRelationExtractor,
    SlavicUnitExtractor,
)
from answerable.claims.slavic.harms import SlavicHarmExtractor
from answerable.claims.slavic.postings import SlavicPostingExtractor
from answerable.claims.slavic.speech import (
    SlavicAllegationExtractor,
    SlavicDemandExtractor,
    SlavicStatementExtractor,
)
from answerable.claims.slavic.violence import SlavicIncidentExtractor
from answerable.claims.statement import StatementExtractor
from answerable.claims.unit import UnitExtractor
from answerable.settings import Settings

VERSION = 5
"""Raised whenever the same drafts may give other claims, refusals, confidence or coverage map."""

EXTRACTORS: tuple[Extractor, ...] = (
    NameExtractor(),
    PersonExtractor(),
    PostingExtractor(),
    CommandTableExtractor(),
    UnitExtractor(),
    RelationExtractor(),
    PositioningExtractor(),
    IncidentExtractor(),
    HarmExtractor(),
    AllegationExtractor(),
    StatementExtractor(),
    DemandExtractor(),
    SlavicNameExtractor(),
    SlavicPersonExtractor(),
    SlavicPostingExtractor(),
    SlavicUnitExtractor(),
    SlavicRelationExtractor(),
    SlavicPositioningExtractor(),
    SlavicIncidentExtractor(),
    SlavicHarmExtractor(),
    SlavicAllegationExtractor(),
    SlavicStatementExtractor(),
    SlavicDemandExtractor(),
)


def extractors_for(settings: Settings) -> tuple[Extractor, ...]:
    """Our own extractors, and behind them the server that the settings name, if they name one."""
    if settings.extractor_url is None or settings.extractor_model is None:
        return EXTRACTORS
    server = ChatServer(url=settings.extractor_url, model=settings.extractor_model, key=settings.extractor_key)
    return (*EXTRACTORS, RemoteExtractor(server))


def extraction_version(extractors: tuple[Extractor, ...] = EXTRACTORS) -> str:
    """Names and versions of the extractors in one line, as the custody log records them.

    First comes that of what all of them go through: grounding and the coverage map.
    """
    named = (f"{extractor.name}/{extractor.version}" for extractor in extractors)
    return " ".join((f"extraction/{VERSION}", *named))
