"""Likeness: whether two tellings come from one origin, and in words why.

Copied or cut: the longer has the shorter's words in rows. Rewritten: the same figures, names, long words and order, or
a quotation word for word beside them. Translated: figures and names in the same order. Two reports of one event by
people who were both there share some of this by nature, so each test asks for most of what the shorter has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from answerable.record.origins.telling import Telling, is_telling, origin_words


class Kinship(StrEnum):
    """How one text comes from another, or both from a third."""

    COPIED = "copied"
    REWRITTEN = "rewritten"
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """That two tellings are one origin: how, and in words what shows it."""

    kinship: Kinship
    reason: str


def likeness(one: Telling, other: Telling) -> Likeness | None:
    """How two tellings come from one origin; None where nothing shows that they do."""
    return _copied(one, other) or _retold(one, other)


def _copied(one: Telling, other: Telling) -> Likeness | None:
    words = origin_words()
    fewer = min(len(one.shingles), len(other.shingles))
    share = len(one.shingles & other.shingles) / fewer if fewer else 0.0
    if fewer < words.fewest_shingles or share < words.copied:
        return None
    return Likeness(
        kinship=Kinship.COPIED,
        reason=f"{round(100 * share)} of 100 runs of {words.shingle} words in the shorter text stand in the other",
    )


def _retold(one: Telling, other: Telling) -> Likeness | None:
    words = origin_words()
    figures, names = one.figures & other.figures, one.names & other.names
    if len(figures) < words.fewest_figures or not any(is_telling(figure) for figure in figures):
        return None
    if _share(one.figures, other.figures) < words.figures_shared:
        return None
    one_language = one.language == other.language
    needed = words.names_shared_in_language if one_language else words.names_shared
    if _share(one.names, other.names) < needed or _in_order(one.landmarks, other.landmarks) < words.landmarks_in_order:
        return None
    told = f"{len(figures)} figures ({', '.join(sorted(figures, key=int))}) and {len(names)} names in the same order"
    if not one_language:
        return Likeness(kinship=Kinship.TRANSLATED, reason=f"in two languages, {told}")
    quoted = len(one.quotations & other.quotations)
    alike = _share(one.long_words, other.long_words)
    if alike < words.words_shared:
        return None
    quotations = f", {quoted} {'quotation' if quoted == 1 else 'quotations'} word for word" if quoted else ""
    return Likeness(
        kinship=Kinship.REWRITTEN,
        reason=f"{told}{quotations}, and {round(100 * alike)} of 100 long words of the shorter text",
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Of the smaller set, how much the other has."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def _in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """The longest run of landmarks that both have in one order, as a share of the shorter.

    The longest common subsequence, a row of the table at a time in the bits of one integer (Hyyrö 2004).
    """
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return 0.0
    places: dict[str, int] = {}
    for at, mark in enumerate(longer):
        places[mark] = places.get(mark, 0) | 1 << at
    full = (1 << len(longer)) - 1
    row = full
    for mark in shorter:
        met = row & places.get(mark, 0)
        row = (row + met | row - met) & full
    return (len(longer) - row.bit_count()) / len(shorter)
