"""A dossier: the document on one person, unit or incident, before it is rendered."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.command.chain import Chain
from answerable.dossier.scale import Scale
from answerable.dossier.sentence import Sentence
from answerable.model.capture import Source
from answerable.model.claim import Claim
from answerable.model.coverage import Extent
from answerable.model.time import When
from answerable.model.work import Work
from answerable.record.origins.support import Support


class Layout(StrEnum):
    """How the sentences of a block are set."""

    PROSE = "prose"
    TABLE = "table"
    CARDS = "cards"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Sentences set alike. A table has a `name` and `columns`, and one of figures their `scales`.

    `title` is a heading within the section or empty, `notice` what is said at its head of how to read it. `chain` is
    drawn before the sentences, which say the same in words.
    """

    layout: Layout
    sentences: tuple[Sentence, ...]
    title: str = ""
    name: str = ""
    columns: tuple[str, ...] = ()
    scales: tuple[Scale | None, ...] = ()
    notice: str = ""
    chain: Chain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row of a timeline: the sentence it draws, its label, its time, and whether a source states it flatly."""

    sentence: Sentence
    label: str
    sublabel: str
    when: When
    firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the dossier. `bars`, if any, are drawn as a timeline before the blocks."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A source that the dossier cites: how many of the claims cited here and of all claims were read from it.

    `extent` is how much of its text was read; None where that was not noted. `works` are those that claims cited here
    cite, where the source is a table that researchers made.
    """

    source: Source
    cited: int
    read: int
    added: str | None = None
    extent: Extent | None = None
    works: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a dossier was made from: the case by its id, and the log up to its newest entry but those on dossiers.

    `root` is the Merkle root (hexadecimal) over the first `size` entries of the custody log.
    """

    case: str
    size: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The finding aid for one entity. `notes` are the claims cited, in the order of their footnotes (from 1).

    `support` is how many sources, and how many origins, all of them come from.
    """

    entity: str
    kind: str
    name: str
    descriptor: str
    sections: tuple[Section, ...]
    notes: tuple[Claim, ...]
    exhibits: tuple[Exhibit, ...]
    support: Support
    seal: Seal | None = None
    made: str | None = None

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in the order of reading."""
        return tuple(s for section in self.sections for block in section.blocks for s in block.sentences)
