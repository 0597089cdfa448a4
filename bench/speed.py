"""Speed and memory: the whole way from bytes to claims beside bare spaCy, on the same texts, in one run.

Ratios are taken run by run and the median is told, so that a machine whose speed drifts still gives a fair figure.
Time is the processor's, for a clock on a machine with other work measures that work; waiting for a disk is left out by
it, so the ratio by the clock is told beside it.
"""

import importlib
import resource
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language

from answerable import Case
from answerable.settings import settings
from bench.labelled import ENGLISH, labelled_articles
from bench.passing import passing_configuration
from bench.taken import Taken, taking

RUNS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second of the processor of both, the ratio of the whole way to bare spaCy (1 is as fast), memory in MB.

    `by_clock` is the same ratio by the clock; `memory` the peak that was resident.
    """

    words: int
    bare: float
    whole: float
    ratio: float
    by_clock: float
    memory: int


def texts(copies: int = 3) -> list[str]:
    """The labelled articles in English, some times over; a line of its own makes each copy other bytes."""
    originals = [article.content for article in labelled_articles(*ENGLISH)]
    return [f"{text}\n\nThis is copy {copy} of this text.\n" for copy in range(copies) for text in originals]


def speed() -> Speed:
    """Measure; takes a minute or two."""
    contents = texts()
    words = sum(len(text.split()) for text in contents)
    whole_way(contents[:4])  # both are warm before they are timed
    _bare(contents[:4])
    pairs = [(_bare(contents), whole_way(contents)) for _ in range(RUNS)]
    return Speed(
        words=words,
        bare=words / statistics.median(bare.processor for bare, _ in pairs),
        whole=words / statistics.median(whole.processor for _, whole in pairs),
        ratio=statistics.median(bare.processor / whole.processor for bare, whole in pairs),
        by_clock=statistics.median(bare.clock / whole.clock for bare, whole in pairs),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024),
    )


def _bare(contents: Sequence[str]) -> Taken:
    nlp = _shipped()
    paragraphs = [block for text in contents for block in text.split("\n\n") if block.strip()]
    return taking(lambda: [None for _ in nlp.pipe(paragraphs)])


@cache
def _shipped() -> Language:
    """The pipeline as its package ships it, with all its components."""
    loaded: Language = importlib.import_module(settings().pipeline).load()
    return loaded


def whole_way(contents: Sequence[str]) -> Taken:
    """The time that it takes to add these texts to a new case and derive its record."""
    with passing_configuration(), tempfile.TemporaryDirectory() as folder:
        documents = Path(folder, "documents")
        documents.mkdir()
        for number, text in enumerate(contents):
            (documents / f"{number:04}.txt").write_text(text, encoding="utf-8")

        def way() -> None:
            with Case.create(Path(folder, "case")) as case:
                case.add(documents)
                case.record()

        return taking(way)
