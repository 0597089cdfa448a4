"""Tables of commanders: lists of rank, name and dates, one to a line or one cell to a line, under a unit's name.

Army and police web pages print them ("1. Brig Gen ID Petran 24 Sep 69 - 14 Dec 73"). They stand outside sentences, so
they are read from the lines of the text, headings included.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from answerable.claims.cast.person_names import name_from
from answerable.claims.cast.ranks import RankMatch, rank_table
from answerable.claims.cast.roll import blocked_words
from answerable.claims.cast.titles import TitleMatch, role_table, title_at
from answerable.claims.cast.unit_names import units_in
from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import Words, words_of
from answerable.language.article import Article
from answerable.model.mention import Mention

_DATES = re.compile(
    r"\d{1,2} [A-Za-z]{3,9}\s*[-–—]|\bto date\b|\d{4}"
    r"|\d{2,4}\s*[-–—]\s*(?:to\s+|till\s+)?(?:/?\d|date|present|till|[A-Za-z]{3,9}\.?\s\d)",
    re.IGNORECASE,
)
_FEWEST = 3
_CELLS = 4
_LONGEST_CELL = 60
_REACH = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: who, with which rank, and what its column or the table's head says of the post."""

    start: int
    end: int
    person: Mention
    rank: Mention
    title: Mention | None
    unit: Mention | None
    period: str | None


@dataclass(frozen=True)
class _Line:
    start: int
    text: str

    @cached_property
    def words(self) -> Words:
        """Its words; asked for only of lines that may belong to a table."""
        return words_of(self.text, self.start)

    @property
    def numbers(self) -> bool:
        """Whether it only numbers a row: "31.", "31"."""
        return self.words.texts[:1] != () and all(text.isdigit() or text in ".\\)" for text in self.words.texts)

    @property
    def length(self) -> int:
        """Its characters, white space in columns counted once."""
        return len(" ".join(self.text.split()))

    @property
    def runs_on(self) -> bool:
        """Whether it is too long for the row of a table."""
        return self.length >= 2 * _LONGEST_CELL


def rows_of(article: Article) -> tuple[Row, ...]:
    """The rows of every table of at least three rows in an article, in order."""
    lines = list(_lines(article))
    found: list[tuple[int, Row]] = []
    number = 0
    while number < len(lines):
        row = None if lines[number].runs_on else _row(article, lines, number)
        if row is None:
            number += 1
            continue
        found.append((number, row[0]))
        number = row[1]
    if len(found) < _FEWEST:
        return ()
    head = _head(article, lines, found[0][0])
    return tuple(_headed(row, head) for _, row in found)


def _lines(article: Article) -> Iterator[_Line]:
    content = article.text.content
    for part in article.text.parts:
        at = part.start
        for text in content[part.start : part.end].split("\n"):
            if text.strip():
                yield _Line(at, text)
            at += len(text) + 1


def _row(article: Article, lines: Sequence[_Line], number: int) -> tuple[Row, int] | None:
    """A row that begins at line `number`, in one line or over several cells, and the line after it."""
    words = lines[number].words
    first = 0
    while first < len(words) and (words.texts[first].isdigit() or words.texts[first] in ".\\)"):
        first += 1
    rank = rank_table().match(words, first) if first < len(words) else None
    if rank is None:
        return None
    if rank.last == len(words):
        return _cells(article, lines, number, rank)
    last = name_from(words, rank.last, blocked_words())
    if last == rank.last:
        return None
    person = _mention(article, words, rank.last, last, "person")
    ranked = Mention(words.starts[rank.first], words.ends[rank.last - 1], "rank", rank.name)
    start, end = words.starts[rank.first], words.ends[-1]
    if _DATES.search(lines[number].text, words.ends[last - 1] - lines[number].start):
        period = lines[number].text[words.ends[last - 1] - lines[number].start :].strip()
        return Row(start, end, person, ranked, None, None, period), number + 1
    # The dates of a numbered row may stand in a line of their own below it.
    below = lines[number + 1] if first > 0 and last == len(words) and number + 1 < len(lines) else None
    if below is None or below.length > _LONGEST_CELL or not _DATES.match(below.text.strip()):
        return None
    return Row(start, below.words.ends[-1], person, ranked, None, None, below.text.strip()), number + 2


def _cells(article: Article, lines: Sequence[_Line], number: int, rank: RankMatch) -> tuple[Row, int] | None:
    words = lines[number].words
    following = list(takewhile(lambda line: not line.numbers, lines[number + 1 : number + 1 + _CELLS]))
    if not following or following[0].length > _LONGEST_CELL:
        return None
    name = following[0].words
    last = name_from(name, 0, blocked_words()) if len(name) else 0
    if last == 0 or last != len(name):
        return None
    person = _mention(article, name, 0, last, "person")
    ranked = Mention(words.starts[rank.first], words.ends[rank.last - 1], "rank", rank.name)
    dated = next((at for at, line in enumerate(following[1:], 1) if _DATES.search(line.text)), None)
    if dated is None:
        alone = len(following) == 1 and number > 0 and lines[number - 1].numbers
        return (
            (Row(words.starts[rank.first], name.ends[-1], person, ranked, None, None, None), number + 2)
            if alone
            else None
        )
    title = None
    for line in following[1:dated]:
        match = next(
            (m for n in range(len(line.words)) if (m := title_at(line.words, n, frozenset(), unit_table().nouns))), None
        )
        if match is not None:
            named = match.name or _printed(article, line.words, match.first, match.last)
            title = Mention(line.words.starts[match.first], line.words.ends[match.last - 1], "title", named)
    end = following[dated].words.ends[-1]
    row = Row(words.starts[rank.first], end, person, ranked, title, None, following[dated].text.strip())
    return row, number + 1 + dated + 1


def _head(article: Article, lines: Sequence[_Line], first: int) -> tuple[Mention | None, Mention | None]:
    """The title and unit that the lines over a table name, the nearest first, else the first line of the text."""
    title: Mention | None = None
    unit: Mention | None = None
    for line in [*reversed(lines[max(0, first - _REACH) : first]), *lines[:1]]:
        words = line.words
        if line.length <= _LONGEST_CELL and (unit is None or not _numbered(unit)):
            units = [_mention(article, words, u.first, u.last, "unit") for u in units_in(words, frozenset())]
            best = next((u for u in units if _numbered(u)), next((u for u in units if " " in u.name), unit))
            unit = best if unit is None or (best is not None and _numbered(best)) else unit
        match = None if title is not None else _commanding(words)
        if match is not None:
            named = match.name or _printed(article, words, match.first, match.last)
            title = Mention(words.starts[match.first], words.ends[match.last - 1], "title", named)
    return title, unit


def _numbered(mention: Mention) -> bool:
    return any(letter.isdigit() for letter in mention.name)


def _commanding(words: Words) -> TitleMatch | None:
    """The first title of a commander among the words of a line."""
    table, nouns = role_table(), unit_table().nouns
    for number, lower in enumerate(words.lowers):
        if words.texts[number] in table.letters or lower in table.phrases or lower in table.heads:
            match = title_at(words, number, frozenset(), nouns)
            if match is not None and match.role == "commander" and match.last - match.first > 1:
                return match
    return None


def _headed(row: Row, head: tuple[Mention | None, Mention | None]) -> Row:
    return Row(row.start, row.end, row.person, row.rank, row.title or head[0], head[1], row.period)


def _mention(article: Article, words: Words, first: int, last: int, kind: str) -> Mention:
    return Mention(words.starts[first], words.ends[last - 1], kind, _printed(article, words, first, last))


def _printed(article: Article, words: Words, first: int, last: int) -> str:
    return " ".join(article.text.content[words.starts[first] : words.ends[last - 1]].split())
