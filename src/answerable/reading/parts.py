"""Parts: what each block of a text is, from its form, its place among the others and a few patterns.

Whoever takes a paragraph for furniture loses its claims, and whoever takes furniture for a paragraph gains a false
one: in doubt a block with a sentence in it is a paragraph.
"""

import re
from collections.abc import Sequence
from functools import cache

from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.text import Part, PartKind

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_STOP_WITHIN = re.compile(r"\b(\w+)[)\"”’\]]*[.!?][\"'”’»)\]]* +[\"'“‘«(\[]?[A-Z0-9]")
_BULLET = re.compile(r"[-–—*•▪●◦·]\s*\w+(\W+\w+){2}")
_LONG_TITLE = 30
_LONG_HEADING = 12
_LONG_LINK = 45
_LONG_SENTENCE_LINK = 20
_UNFINISHED = (",", ";", ":", "-", "–", "—")


class FurniturePatterns(Lexicon):
    """Schema of furniture.toml."""

    whole: tuple[str, ...]
    opening: tuple[str, ...]
    link_words: frozenset[str]
    abbreviations: frozenset[str]
    heading_words: int


class BylinePatterns(Lexicon):
    """Schema of bylines.toml."""

    whole: tuple[str, ...]
    first_blocks: int


@cache
def _furniture() -> tuple[FurniturePatterns, re.Pattern[str], re.Pattern[str]]:
    patterns = load_lexicon("answerable.reading.data", "furniture.toml", FurniturePatterns)
    whole = re.compile("|".join(f"(?:{pattern})" for pattern in patterns.whole), re.IGNORECASE)
    opening = re.compile("|".join(f"(?:{pattern})" for pattern in patterns.opening), re.IGNORECASE)
    return patterns, whole, opening


@cache
def _bylines() -> tuple[BylinePatterns, re.Pattern[str]]:
    patterns = load_lexicon("answerable.reading.data", "bylines.toml", BylinePatterns)
    return patterns, re.compile("|".join(f"(?:{pattern})" for pattern in patterns.whole))


def classify(content: str, blocks: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    """Name each block of `content`."""
    capitals_mean = not _is_capitals(content[:20_000])
    words = [content[start:end] for start, end in blocks]
    parts: list[Part] = []
    headline_seen = False
    for number, (start, end) in enumerate(blocks):
        kind = kind_of_block(words[number], number, capitals_mean=capitals_mean)
        if kind is PartKind.HEADING and not headline_seen and not _has_paragraph(parts):
            if number + 1 < len(blocks):
                kind, headline_seen = PartKind.HEADLINE, True
            else:
                kind = PartKind.PARAGRAPH
        parts.append(Part(kind, start, end))
    return tuple(parts)


def is_furniture(words: str) -> bool:
    """Whether a block is page furniture by its words alone."""
    _, whole, opening = _furniture()
    flat = " ".join(words.split())
    if whole.fullmatch(flat):
        return True
    longest = _LONG_SENTENCE_LINK if _SENTENCE_END.search(flat) else _LONG_LINK
    return bool(opening.match(flat)) and len(flat.split()) <= longest and not _has_stop_within(flat)


def is_byline(words: str) -> bool:
    """Whether a block names only the author, the place and the time of the report."""
    return not words.endswith(".") and bool(_bylines()[1].fullmatch(" ".join(words.split())))


def kind_of_block(words: str, number: int, *, capitals_mean: bool = True) -> PartKind:
    """What the `number`-th block of a text is. Without `capitals_mean`, the whole text is in capitals."""
    if is_furniture(words):
        return PartKind.FURNITURE
    if number < _bylines()[0].first_blocks and is_byline(words):
        return PartKind.BYLINE
    if _SENTENCE_END.search(words) or _has_stop_within(words):
        return PartKind.PARAGRAPH
    if capitals_mean and _is_capitals(words):
        return PartKind.FURNITURE if number and _is_link(words) else PartKind.HEADING
    if _BULLET.match(words):
        return PartKind.PARAGRAPH
    is_title = len(words.split()) <= (_LONG_HEADING if number else _LONG_TITLE)
    return PartKind.HEADING if is_title and not words.endswith(_UNFINISHED) else PartKind.PARAGRAPH


def _is_link(words: str) -> bool:
    """Whether a line of capitals leads to another story rather than over the next paragraphs."""
    patterns = _furniture()[0]
    named = {word.strip(":,!'\"’‘").lower() for word in words.split()}
    return len(words.split()) > patterns.heading_words or bool(named & patterns.link_words)


def _has_stop_within(words: str) -> bool:
    """Whether a sentence ends before the end; the stop of an initial or an abbreviated rank ends none."""
    before = (found[1].lower() for found in _STOP_WITHIN.finditer(words))
    return any(len(word) > 1 and word not in _furniture()[0].abbreviations for word in before)


def _has_paragraph(parts: Sequence[Part]) -> bool:
    return any(part.kind in (PartKind.PARAGRAPH, PartKind.HEADLINE) for part in parts)


def _is_capitals(words: str) -> bool:
    upper = sum(map(str.isupper, words))
    lower = sum(map(str.islower, words))
    return upper > 3 * lower and upper > 1
