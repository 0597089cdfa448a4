"""Date expressions: where a text speaks of a time, and which time that is.

For EDTF that a person types use :mod:`answerable.dates.edtf`. Which of an article's expressions governs which of its
words is the clock's part (`answerable.claims.clock`); here each is read for itself, but for the dates of
publication and of what was told before, from which relative words count.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.dates.edtf import edtf_of
from answerable.dates.era import DatedEra, eras_in
from answerable.dates.fragment import Fragment, fragments
from answerable.dates.interval import OPEN, Days, shift, span
from answerable.dates.placing import Anchor, Placed, place
from answerable.dates.words import alternatives
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.time import When


class Relation(StrEnum):
    """How what is told relates to the dates that are named: within them, since, until, before, by, after, over them."""

    WITHIN = "within"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    BY = "by"
    AFTER = "after"
    SPAN = "span"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The words [start, end) of a text speak of a time.

    `first` and `last` are the days of begin and end that the words name (the same for a single date); `when` is what
    follows for something of which nothing else is known. `core` is where the date itself begins, after "since" or
    "on". `attributive` marks a bare year before a noun ("the 2014 law"), which dates that noun alone.
    """

    start: int
    end: int
    core: int
    relation: Relation
    edtf: str
    first: Days
    last: Days
    attributive: bool = False

    @property
    def when(self) -> When:
        """The time of an event of which the words say this much."""
        return when_of(self.relation, self.edtf, self.first, self.last)


def when_of(relation: Relation, edtf: str, first: Days, last: Days) -> When:
    """What follows for begin and end of something that stands in `relation` to the dates `first` to `last`."""
    whole = (first[0], last[1])
    # Before a day is the day before it at the latest; before a year may be early in it, as people speak.
    until_then = (None, shift(last[1], -1) if last[0] == last[1] else last[1])
    begins, ends = {
        Relation.WITHIN: (whole, whole),
        Relation.SPAN: (first, last),
        Relation.SINCE: (first, (first[0], None)),
        Relation.UNTIL: ((None, last[1]), last),
        Relation.BY: ((None, last[1]), (None, last[1])),
        Relation.BEFORE: (until_then, until_then),
        Relation.AFTER: ((first[0], None), (first[0], None)),
    }[relation]
    return span(edtf, begins, ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the text around gives: the days of which one is that of publication, and where the words look ahead."""

    published: Days = OPEN
    future: Callable[[int], bool] = lambda _: False


class _EraFrames(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    frames: tuple[str, ...]


class _Frames(Lexicon):
    frames: dict[str, tuple[str, ...]]
    era: _EraFrames


@dataclass(frozen=True, slots=True)
class _Framed:
    start: int
    word: str


def expressions(text: str, setting: Setting | None = None) -> tuple[Expression, ...]:
    """The date expressions of a paragraph, in order; what "that day" means ends with the paragraph."""
    setting = setting or Setting()
    found: list[Expression] = []
    taken: list[tuple[int, int]] = []
    pieces = fragments(text)
    told: Days = OPEN
    year: int | None = None
    at = 0
    while at < len(pieces):
        pair = _pair(pieces, at, text)
        anchor = Anchor(published=setting.published, future=setting.future(pieces[at].start), year=year, previous=told)
        expression = _double(pair, anchor, text) if pair else None
        if expression is not None:
            at += 2
        else:
            expression = _single(pieces[at], anchor, text)
            at += 1
        if expression is None:
            continue
        found.append(expression)
        taken.append((expression.start, expression.end))
        if not expression.attributive:
            told = (expression.first[0], expression.last[1])
            year = _narrative_year(expression, setting.published, pieces[at - 1], year)
    eras = (_era(era, text) for era in eras_in(text))
    found += [
        era for era in eras if era is not None and all(era.end <= start or end <= era.start for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda expression: (expression.start, expression.end)))


def _narrative_year(expression: Expression, published: Days, last: Fragment, year: int | None) -> int | None:
    """The year that a text is telling of: one that it names and that is not the year of its publication."""
    if last.year is None or last.shape not in {"day", "month", "year"} or expression.first[0] is None:
        return year
    told = last.year
    if published[0] is not None and told == published[0].year:
        return None
    return told if expression.relation in {Relation.WITHIN, Relation.SPAN} else year


def _pair(pieces: list[Fragment], at: int, text: str) -> tuple[Fragment, Fragment] | None:
    if at + 1 >= len(pieces):
        return None
    first, second = pieces[at], pieces[at + 1]
    joint = " ".join(text[first.end : second.start].lower().strip(" ,").split())
    frame = _frame(text, first.start)
    if joint == "and" and frame is not None and frame.word == "between":
        return first, second
    if joint in {"to", "until", "till", "through", "up to", "up until", "and until", "until the", "-", "–", "—"} and (
        first.shape in _DATED and second.shape in _DATED
    ):
        return first, second
    return None


_DATED = frozenset({"day", "month", "season", "year", "decade", "weekday", "unit", "named", "ago"})


def _double(pair: tuple[Fragment, Fragment], anchor: Anchor, text: str) -> Expression | None:
    first, second = pair
    if first.year is None and second.year is not None and first.shape in {"day", "month", "season"}:
        first = _with_year(first, second.year, second.month)
    begin, end = place(first, anchor), place(second, anchor)
    if begin is None or end is None or begin.days[0] is None or end.days[1] is None or begin.days[0] > end.days[1]:
        return None
    frame = _frame(text, first.start)
    return Expression(
        start=frame.start if frame else first.start,
        end=second.end,
        core=first.start,
        relation=Relation.SPAN,
        edtf=_joined(begin, end),
        first=begin.days,
        last=end.days,
    )


def _with_year(fragment: Fragment, year: int, month: int | None) -> Fragment:
    # "from November to February 2015" begins the year before.
    before = fragment.month is not None and month is not None and fragment.month > month
    return Fragment(
        **{name: getattr(fragment, name) for name in Fragment.__slots__ if name != "year"},
        year=year - 1 if before else year,
    )


def _joined(begin: Placed, end: Placed) -> str:
    return f"{begin.edtf.partition('/')[0]}/{end.edtf.rpartition('/')[2]}"


def _single(fragment: Fragment, anchor: Anchor, text: str) -> Expression | None:
    placed = place(fragment, anchor)
    if placed is None:
        return None
    frame = _frame(text, fragment.start)
    relation = _relation(frame)
    if fragment.shape in {"years", "past"}:
        relation = Relation.SPAN if fragment.shape == "years" else Relation.WITHIN
    elif relation is Relation.SPAN:
        relation = Relation.WITHIN
    attributive = (
        fragment.shape == "year" and frame is None and _ATTRIBUTE.search(text, 0, fragment.start) is not None
        and _NOUN.match(text, fragment.end) is not None
    )  # fmt: skip
    if (
        fragment.shape == "year"
        and fragment.part is None
        and not _is_year(fragment, frame, text, attributive=attributive)
    ):
        return None
    first = last = placed.days
    if relation is Relation.SPAN and fragment.year is not None and fragment.last_year is not None:
        first, last = _ends(fragment.year), _ends(fragment.last_year)
    return Expression(
        start=frame.start if frame else fragment.start,
        end=fragment.end,
        core=fragment.start,
        relation=relation,
        edtf=_related(relation, placed),
        first=first,
        last=last,
        attributive=attributive,
    )


def _ends(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


_ATTRIBUTE = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|our|this|that)|['’]s)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[\w-]+")
_BESIDE = re.compile(r"(?:[(\[;:—–]|\b(?:and|or|late|early|year|in|since),?)\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[)\];,.–—-]")


def _is_year(fragment: Fragment, frame: _Framed | None, text: str, *, attributive: bool) -> bool:
    """Whether a four-digit number is a year: it stands after a preposition of time, as an attribute or in brackets."""
    if fragment.approximate or attributive:
        return True
    if frame is not None:
        return frame.word not in {"to", "of", "for", "over", "at", "within", "through", "up to"} or (
            frame.word == "of" and _BRACKETED.match(text, fragment.end) is not None
        ) or (frame.word in {"to", "through", "up to"} and _BRACKETED.match(text, fragment.end) is not None)  # fmt: skip
    return _BESIDE.search(text, 0, fragment.start) is not None and _BRACKETED.match(text, fragment.end) is not None


def _related(relation: Relation, placed: Placed) -> str:
    first, _, last = placed.edtf.partition("/")
    if relation in {Relation.SINCE, Relation.AFTER}:
        return f"{first}/.."
    if relation in {Relation.UNTIL, Relation.BEFORE, Relation.BY}:
        return f"../{last or first}"
    return placed.edtf


def _era(era: DatedEra, text: str) -> Expression | None:
    frame = _frame(text, era.start)
    if frame is None or frame.word not in _table()[2]:
        return None
    relation = _relation(frame)
    first, _, last = era.edtf.partition("/")
    edtf = {
        Relation.SINCE: f"{first}/..", Relation.AFTER: f"{last or first}/..",
        Relation.UNTIL: f"../{last or first}", Relation.BY: f"../{last or first}", Relation.BEFORE: f"../{first}",
    }.get(relation, era.edtf)  # fmt: skip
    days: tuple[Days, Days] = (era.first, era.last)
    if relation is Relation.AFTER:
        days = (era.last, era.last)
    elif relation is Relation.BEFORE:
        days = (era.first, era.first)
    if ".." in edtf.split("/") and edtf.count("..") > 1:
        return None
    return Expression(
        start=frame.start,
        end=era.end,
        core=era.start,
        relation=relation,
        edtf=edtf,
        first=days[0],
        last=days[1],
    )


def _relation(frame: _Framed | None) -> Relation:
    if frame is None:
        return Relation.WITHIN
    name = _table()[1][frame.word]
    return Relation.SPAN if name == "between" else Relation(name)


def _frame(text: str, start: int) -> _Framed | None:
    found = _table()[0].search(text, max(0, start - _REACH), start)
    return None if found is None else _Framed(found.start(), " ".join(found[1].lower().split()))


_REACH = 40


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    lexicon = load_lexicon("answerable.dates.data", "frames.toml", _Frames)
    names = {phrase: name for name, phrases in lexicon.frames.items() for phrase in phrases}
    pattern = rf"\b({alternatives(names)})(?:\s+at\s+least|\s+around|\s+about)?\s+(?:the\s+)?$"
    return re.compile(pattern, re.IGNORECASE), names, frozenset(lexicon.era.frames)


__all__ = ["Expression", "Relation", "Setting", "edtf_of", "expressions", "when_of"]
