"""Speed and memory: the whole way from bytes to claims beside bare spaCy, on the same texts, in one run.

Ratios are taken run by run and the median is told, so that a machine whose speed drifts still gives a fair figure.
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
from time import perf_counter

from spacy.language import Language

from answerable import Case
from answerable.settings import settings
from bench.labelled import ENGLISH, labelled_articles
from bench.passing import passing_configuration

RUNS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second of both, the ratio of the whole way to bare spaCy (1 is as fast), and peak memory in MB."""

    words: int
    bare: float
    whole: float
    ratio: float
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
    pairs = [(_bare(contents), whole_way(contents)) for _ in range(RUNS)]
    bare = statistics.median(pair[0] for pair in pairs)
    whole = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Speed(words, words / bare, words / whole, ratio, peak // (1024 if sys.platform == "linux" else 1024 * 1024))


def _bare(contents: Sequence[str]) -> float:
    nlp = _shipped()
    paragraphs = [block for text in contents for block in text.split("\n\n") if block.strip()]
    began = perf_counter()
    for _ in nlp.pipe(paragraphs):
        pass
    return perf_counter() - began


@cache
def _shipped() -> Language:
    """The pipeline as its package ships it, with all its components."""
    loaded: Language = importlib.import_module(settings().pipeline).load()
    return loaded


def whole_way(contents: Sequence[str]) -> float:
    """Seconds that it takes to add these texts to a new case and derive its record."""
    with passing_configuration(), tempfile.TemporaryDirectory() as folder:
        documents = Path(folder, "documents")
        documents.mkdir()
        for number, text in enumerate(contents):
            (documents / f"{number:04}.txt").write_text(text, encoding="utf-8")
        began = perf_counter()
        with Case.create(Path(folder, "case")) as case:
            case.add(documents)
            case.record()
        return perf_counter() - began
