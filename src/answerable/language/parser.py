"""The parser: a spaCy pipeline, loaded once a process and only when something is to be read."""

import importlib
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from answerable.errors import SettingsError
from answerable.language.abbreviations import keep_abbreviations
from answerable.language.article import Article, Sentence
from answerable.language.casing import recase
from answerable.language.multiplication import multiply_by_numpy, one_thread
from answerable.language.named_entities import find_entities_at_once
from answerable.language.normalization import normalize_for_reading
from answerable.language.parts_of_speech import remember_parts_of_speech
from answerable.language.slavic.grammar import SLAVIC
from answerable.language.slavic.words import sentences_of
from answerable.model.capture import Source
from answerable.model.text import PartKind, Text

PARSED = frozenset({"en", "und"})
"""Languages of texts that are parsed; "und" is a text too short to tell."""

LANGUAGES = PARSED | SLAVIC
"""Languages of texts that are read: Russian and Ukrainian ones have sentences and words, and no parse."""


@cache
def pipeline(package: str) -> Language:
    """The pipeline that the Python package `package` carries, without what Answerable does not use."""
    try:
        load = importlib.import_module(package).load
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise SettingsError(
            f"ANSWERABLE_PIPELINE is {package[:80]!r}, and that is no spaCy pipeline which is installed here. "
            "`answerable doctor` says which is."
        ) from error
    loaded: Language = load(exclude=["lemmatizer"])
    keep_abbreviations(loaded)
    remember_parts_of_speech(loaded)
    multiply_by_numpy(loaded)
    normalize_for_reading(loaded)
    find_entities_at_once(loaded)
    return loaded


def annotate(documents: Iterable[tuple[Text, Source]], package: str) -> Iterator[Article]:
    """Parse texts into articles, in order.

    The paragraphs of one text share a batch, and those of two texts never do: the last bits of a matrix product
    depend on what else is in it, and a text must be read the same whatever is read beside it. A text in another
    language than LANGUAGES has no sentences: a parse by the wrong grammar would be worse than none.
    """
    for text, source in documents:
        if text.language in SLAVIC:
            yield Article(text, source, tuple(_slavic(text)))
            continue
        parts = [part for part in text.parts if part.kind is PartKind.PARAGRAPH and text.language in PARSED]
        # A line end within a paragraph is a space to the parser: it would make a token of it and break names.
        contents = (recase(text.content[part.start : part.end].replace("\n", " ")) for part in parts)
        with one_thread():
            docs = list(pipeline(package).pipe(contents))
        found: list[Sentence] = []
        for part, doc in zip(parts, docs, strict=True):
            spans = enumerate(_sentences(doc), start=len(found))
            found.extend(Sentence(number, part, span, part.start) for number, span in spans)
        yield Article(text, source, tuple(found))


def _slavic(text: Text) -> Iterator[Sentence]:
    number = 0
    for part in text.parts:
        if part.kind is not PartKind.PARAGRAPH:
            continue
        for span in sentences_of(text.content[part.start : part.end].replace("\n", " "), text.language):
            yield Sentence(number, part, span, part.start)
            number += 1


def _sentences(doc: Doc) -> list[Span]:
    return [span for span in doc.sents if span.text.strip()]
