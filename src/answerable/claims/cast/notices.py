"""Notices: entries of lists and staff pages, whose heading names the person that their labelled lines speak of.

"1. PETRAN, Ivo" stands over "Position: …", "Rank: …"; "Name: Ivo Petran" over the same. What those lines make of it:
:mod:`command_table` (posts), :mod:`person` (births, nationality), :mod:`name` (aliases).
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from answerable.claims.cast.person_names import name_from
from answerable.claims.cast.roll import blocked_words
from answerable.claims.cast.unit_names import units_in
from answerable.claims.wording.words import HYPHENS, Paragraph, Words, words_of
from answerable.lexicon import Lexicon, load_lexicon

_LINE = re.compile(r"\S[^\n]{0,100}$", re.MULTILINE)
_FEWEST_CAPITALS = 2
_NUMBERED = 2
_OPENING = frozenset({"(", "["})


class NoticeLexicon(Lexicon):
    """The schema of data/notices.toml."""

    labels: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Heading:
    """The name at [start, end) of the text, of whom all speaks until the next.

    `name` None: a new entry, of nobody or of `unit`.
    """

    start: int
    end: int
    name: str | None
    unit: str | None = None


def spoken_of(headings: tuple[Heading, ...], place: int) -> Heading | None:
    """The heading of the notice that the character `place` of the text stands in; None: in no person's."""
    before = next((heading for heading in reversed(headings) if heading.end <= place), None)
    return before if before is not None and before.name is not None else None


@dataclass(frozen=True, slots=True)
class Label:
    """A label of `kind` at words [first, value - 1) with its colon; what it says is at words [value, last)."""

    kind: str
    first: int
    value: int
    last: int


@cache
def _labels() -> tuple[tuple[tuple[str, ...], str], ...]:
    lexicon = load_lexicon("answerable.claims.data", "notices.toml", NoticeLexicon)
    found = [(words_of(label, 0).lowers, kind) for kind, labels in lexicon.labels.items() for label in labels]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))


def labels_in(paragraph: Paragraph) -> tuple[Label, ...]:
    """The labels of a paragraph in order, each with its value up to the end of the line or the next label."""
    found: list[tuple[str, int, int]] = []
    for number, lower in enumerate(paragraph.lowers):
        if lower == ":":
            label = next(((words, kind) for words, kind in _labels() if _ends_with(paragraph, number, words)), None)
            if label is not None:
                found.append((label[1], number - len(label[0]), number + 1))
    ends = [*(first for _, first, _ in found), len(paragraph)][1:]
    return tuple(
        Label(kind, first, value, _stop(paragraph, value, end))
        for (kind, first, value), end in zip(found, ends, strict=True)
    )


def _ends_with(paragraph: Paragraph, number: int, words: tuple[str, ...]) -> bool:
    first = number - len(words)
    if first < 0 or paragraph.lowers[first:number] != words or not paragraph.texts[first][0].isupper():
        return False
    return first == 0 or paragraph.texts[first - 1] in ".;,)" or _new_line(paragraph, first)


def _new_line(paragraph: Paragraph, number: int) -> bool:
    if number == 0:
        return True
    gap = paragraph.doc.text[
        paragraph.ends[number - 1] - paragraph.offset : paragraph.starts[number] - paragraph.offset
    ]
    return "\n" in gap


def _stop(paragraph: Paragraph, value: int, end: int) -> int:
    """Where a label's value ends: at the full stop, before the next label, or with its line."""
    for number in range(value, end):
        if number > value and _new_line(paragraph, number):
            return number
        if paragraph.texts[number] == "." and (
            number + 1 == len(paragraph) or paragraph.texts[number + 1][0].isupper()
        ):
            return number
    return end


def headings_in(content: str) -> tuple[Heading, ...]:
    """The headings of notices in order; none in a text without labels, as nearly all are."""
    labelled = [match.start() for match in _labelled().finditer(content)]
    if not labelled:
        return ()
    found = [heading for line in _LINE.finditer(content) for heading in _headings(words_of(line[0], line.start()))]
    ends = [*(heading.start for heading in found), len(content)][1:]
    kept = [
        heading
        for heading, end in zip(found, ends, strict=True)
        if heading.name is None or any(heading.start < place < end for place in labelled)
    ]
    return tuple(kept) if any(heading.name for heading in kept) else ()


@cache
def _labelled() -> re.Pattern[str]:
    labels = sorted({re.escape(" ".join(words)) for words, kind in _labels() if kind != "name" and "." not in words})
    return re.compile(rf"\b(?:{'|'.join(labels)})\s?:", re.IGNORECASE)


def _headings(line: Words) -> Iterator[Heading]:
    """The name that a line begins with, or that its label gives; a number before anything else ends what was before."""
    numbered = line.texts[0].isdigit() and line.texts[1:2] in ((".",), (")",))
    at = _NUMBERED if numbered else 0
    for words, kind in _labels():
        if kind == "name" and line.lowers[at : at + len(words) + 1] == (*words, ":"):
            at += len(words) + 1
            last = name_from(line, at, blocked_words()) if at < len(line) else at
            turned = _surname_first(line, at)
            if turned is not None:
                yield turned
            elif last > at:
                yield Heading(line.starts[at], line.ends[last - 1], _printed(line, at, last))
            return
    turned = _surname_first(line, at)
    if turned is not None:
        yield turned
    elif numbered:
        units = units_in(line, ())
        unit = units[0] if units and units[0].first == at else None
        first, last = (0, 1) if unit is None else (unit.first, unit.last)
        yield Heading(
            line.starts[first],
            line.ends[last - 1],
            None,
            None if unit is None else _printed(line, unit.first, unit.last),
        )


def _surname_first(line: Words, at: int) -> Heading | None:
    """The turned name of "PETRAN, Ivo Maranovich" at word `at`; None: no such name."""
    comma = _capitals_end(line, at, blocked_words())
    if comma == at or line.texts[comma : comma + 1] != (",",):
        return None
    last = name_from(line, comma + 1, blocked_words()) if comma + 1 < len(line) else comma + 1
    if last == comma + 1 or (last < len(line) and line.texts[last] not in _OPENING):
        return None
    given, surname = _printed(line, comma + 1, last), _printed(line, at, comma)
    name = f"{given.title() if given.isupper() else given} {surname.title()}"
    return Heading(line.starts[at], line.ends[last - 1], name)


def _capitals_end(line: Words, at: int, blocked: Container[str]) -> int:
    number = at
    while number < len(line) and (
        (line.texts[number].isupper() and line.lowers[number] not in blocked)
        or (line.texts[number] in HYPHENS and number > at)
    ):
        number += 1
    return number if sum(map(str.isupper, "".join(line.texts[at:number]))) >= _FEWEST_CAPITALS else at


def _printed(line: Words, first: int, last: int) -> str:
    joined = (
        ("" if line.joined(number) or number == first else " ") + line.texts[number] for number in range(first, last)
    )
    return "".join(joined)
