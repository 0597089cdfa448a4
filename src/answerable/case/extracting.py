"""Extraction in bulk: texts in, extractions out, in order, in one process or several with the same result."""

import dataclasses
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from answerable.case.garbage import collected_seldom
from answerable.claims.extraction import Extraction, extract
from answerable.claims.registry import extraction_version, extractors_for
from answerable.language.parser import annotate
from answerable.model.canonical import canonical, sha256
from answerable.model.capture import Source
from answerable.model.text import Text
from answerable.settings import Settings

BATCH = 8
"""Texts a batch: enough for the parser to fill its own, few enough that two processes share the work evenly."""


def stamp(source: Source, settings: Settings) -> str:
    """What an extraction depends on besides the text, in a line: extractors, pipeline, the source."""
    known = sha256(canonical(dataclasses.asdict(source))).removeprefix("sha256:")[:12]
    return f"{extraction_version(extractors_for(settings))} {settings.pipeline} source/{known}"


def extract_all(documents: Iterable[tuple[Text, Source]], settings: Settings) -> Iterator[tuple[Text, Extraction]]:
    """The extraction of each document, in order."""
    batches = _batches(documents)
    if settings.processes == 1:
        for batch in batches:
            yield from zip((text for text, _ in batch), _extract(batch, settings), strict=True)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(settings.processes, mp_context=context) as pool:
        waiting = []
        for batch in batches:
            waiting.append((batch, pool.submit(_extract, batch, settings)))
            while len(waiting) > 2 * settings.processes:
                first, future = waiting.pop(0)
                yield from zip((text for text, _ in first), future.result(), strict=True)
        for first, future in waiting:
            yield from zip((text for text, _ in first), future.result(), strict=True)


def _batches(documents: Iterable[tuple[Text, Source]]) -> Iterator[list[tuple[Text, Source]]]:
    iterator = iter(documents)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _extract(batch: Sequence[tuple[Text, Source]], settings: Settings) -> list[Extraction]:
    extractors = extractors_for(settings)
    with collected_seldom():
        return [extract(article, extractors) for article in annotate(batch, settings.pipeline)]
