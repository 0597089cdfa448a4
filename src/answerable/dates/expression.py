"""Date expressions: where a text speaks of a time, and which time that is.

For EDTF that a person types use :mod:`answerable.dates.edtf`. Which of an article's expressions governs which of its
words is the clock's part (`answerable.claims.chronology.clock`); here each is read for itself, but for the dates of
publication and of what was told before, from which relative words count.
"""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from answerable.dates.era import DatedEra, eras_in
from answerable.dates.fragment import Fragment, fragments
from answerable.dates.frame import CLOCK, Frame, frame_before, word_before
from answerable.dates.interval import OPEN, Days, shift, span, year_days
from answerable.dates.placing import Anchor, Placed, place
from answerable.dates.words import REACH, words
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


def related(expression: Expression, relation: Relation) -> Expression:
    """The same date in another relation: what is told lasted since it, ended before it, and so on."""
    return dataclasses.replace(expression, relation=relation, edtf=_written(relation, expression.edtf, expression.edtf))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the text around gives.

    `published` are the days of which one is that of publication; `future` says whether the words at a place look ahead;
    `previous` is the date that the paragraph before named last, for "the same day" and the like.
    """

    published: Days = OPEN
    future: Callable[[int], bool] = lambda _: False
    previous: Days = OPEN


def expressions(text: str, setting: Setting | None = None) -> tuple[Expression, ...]:
    """The date expressions of a paragraph, in order; what "that day" means ends with the next one."""
    setting = setting or Setting()
    found: list[Expression] = []
    eras = eras_in(text)
    # A date within an era's name ("the September 11 attacks") is part of the name.
    pieces = [
        piece for piece in fragments(text) if all(piece.end <= era.start or era.end <= piece.start for era in eras)
    ]
    told = setting.previous
    year: tuple[int, int] | None = None
    at = 0
    while at < len(pieces):
        pair = _pair(pieces, at, text)
        anchor = Anchor(
            published=setting.published,
            future=setting.future(pieces[at].start),
            year=year[0] if year is not None and pieces[at].start < year[1] else None,
            previous=told,
        )
        expression = _double(pair, anchor, text) if pair else None
        if expression is not None:
            at += 2
        else:
            expression = _single(pieces[at], anchor, text)
            at += 1
        if expression is None:
            continue
        found.append(expression)
        if not expression.attributive:
            told = (expression.first[0], expression.last[1])
            year = _narrative_year(expression, setting.published, pieces[at - 1], text) or year
    dated = (_era(era, text) for era in eras)
    found += [era for era in dated if era is not None]
    return tuple(sorted(found, key=lambda expression: (expression.start, expression.end)))


def _narrative_year(expression: Expression, published: Days, last: Fragment, text: str) -> tuple[int, int] | None:
    """The year that a text begins to tell of, and up to which character days without a year are of it.

    A day or month with its year opens a story; so does a bare year that opens a sentence ("In 2014, …"), but not one
    that is mentioned in passing. The year of publication ends any other's.
    """
    if last.year is None or expression.relation not in {Relation.WITHIN, Relation.SPAN}:
        return None
    if published[0] is not None and last.year == published[0].year:
        return last.year, 0
    if last.shape == "year" and not _OPENS.search(text, max(0, expression.start - REACH), expression.start):
        return None
    return (last.year, expression.end + _STORY) if last.shape in {"day", "month", "year"} else None


_OPENS = re.compile(r"(?:^|[.!?:]['\"”’]?\s)\s*(?:[A-Z][a-z]+\s+)?$")
# Characters: two or three sentences.
_STORY = 500


def _pair(pieces: list[Fragment], at: int, text: str) -> tuple[Fragment, Fragment] | None:
    """Two fragments that make one expression: "between A and B", "from A to B", "in June and July"."""
    if at + 1 >= len(pieces):
        return None
    first, second = pieces[at], pieces[at + 1]
    joint = CLOCK.sub(" ", text[first.end : second.start].lower())
    joint = " ".join(joint.strip(" ,").split()).removesuffix(" the")
    frame = frame_before(text, first.start)
    if joint in {"and", "and on or", "and in or", "and on", "and in"} and frame is not None and frame.says == "between":
        return first, second
    if joint in _TO and first.shape in _DATED and second.shape in _DATED:
        return first, second
    if frame is not None and frame.phrase == "from" and _UNTIL_EVENT.fullmatch(joint):
        return first, second
    return (first, second) if joint in {"and", "or"} and _adjoin(first, second) else None


def _adjoin(first: Fragment, second: Fragment) -> bool:
    """Whether two months or years follow each other, so that both together are one stretch of time."""
    if first.shape != second.shape or first.part or second.part or first.way or second.way:
        return False
    if first.shape == "year":
        return first.year is not None and second.year == first.year + 1
    if first.shape != "month" or first.month is None or first.year not in {None, second.year}:
        return False
    return second.month == first.month % 12 + 1


# "until his death in" before a date.
_UNTIL_EVENT = re.compile(r"(?:until|till|to) (?:[\w'’]+ ){1,5}(?:in|on)")
_TO = frozenset({"по", "до", "to", "until", "till", "through", "up to", "up until", "and until", "-", "–", "—"})
_DATED = frozenset({"day", "month", "season", "year", "decade", "weekday", "unit", "named", "ago"})


def _double(pair: tuple[Fragment, Fragment], anchor: Anchor, text: str) -> Expression | None:
    first, second = pair
    if first.year is None and second.year is not None and first.shape in {"day", "month", "season"}:
        first = _with_year(first, second.year, second.month)
    begin, end = place(first, anchor), place(second, anchor)
    if begin is None or end is None or begin.days[0] is None or end.days[1] is None or begin.days[0] > end.days[1]:
        return None
    frame = frame_before(text, first.start)
    return Expression(
        start=frame.start if frame else first.start,
        end=second.end,
        core=first.start,
        relation=_pair_relation(text[first.end : second.start], frame),
        edtf=f"{_edge(begin, first, 0)}/{_edge(end, second, -1)}",
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


def _pair_relation(joint: str, frame: Frame | None) -> Relation:
    # "In June and July" or "in 2014 or 2015" something happened; "between" and "from … to" it lasted.
    coordinated = joint.strip(" ,").lower() in {"and", "or"} and (frame is None or frame.says != "between")
    return Relation.WITHIN if coordinated else Relation.SPAN


def _edge(placed: Placed, fragment: Fragment, side: int) -> str:
    """One end of what was placed, no more precise than its words: "the end of July" ends in July, not on a day."""
    end = placed.edtf.split("/")[side]
    return end[:7] if fragment.part is not None and fragment.shape == "month" else end


def _single(fragment: Fragment, anchor: Anchor, text: str) -> Expression | None:
    placed = place(fragment, anchor)
    frame = frame_before(text, fragment.start)
    if placed is None or not _is_date(fragment, frame, text):
        return None
    relation = _single_relation(fragment, frame)
    first = last = placed.days
    if relation is Relation.SPAN:
        first, last = _both_ends(fragment, placed)
    return Expression(
        start=frame.start if frame else fragment.start,
        end=fragment.end,
        core=fragment.start,
        relation=relation,
        edtf=_related(relation, placed, fragment),
        first=first,
        last=last,
        attributive=_is_attribute(fragment, frame, text),
    )


def _single_relation(fragment: Fragment, frame: Frame | None) -> Relation:
    relation = _relation(frame)
    if fragment.shape == "past":
        return Relation.WITHIN
    if fragment.shape == "years" or (fragment.last_day is not None and relation in {Relation.SPAN, Relation.SINCE}):
        return Relation.SPAN
    return Relation.WITHIN if relation is Relation.SPAN else relation


def _both_ends(fragment: Fragment, placed: Placed) -> tuple[Days, Days]:
    if fragment.year is not None and fragment.last_year is not None:
        return year_days(fragment.year), year_days(fragment.last_year)
    return (placed.days[0], placed.days[0]), (placed.days[1], placed.days[1])


def _is_date(fragment: Fragment, frame: Frame | None, text: str) -> bool:
    """Whether a month's name or four digits, which may be other things, are a date here."""
    if fragment.shape == "month" and fragment.year is None:
        return frame is not None or fragment.part is not None or fragment.way is not None or fragment.name is not None
    if fragment.shape != "year" or fragment.part is not None or fragment.approximate:
        return True
    return _is_attribute(fragment, frame, text) or _is_year(fragment, frame, text)


def _is_attribute(fragment: Fragment, frame: Frame | None, text: str) -> bool:
    return (
        fragment.shape == "year"
        and (frame is None or frame.phrase in _LOOSE_FRAMES)
        and _ATTRIBUTE.search(text, max(0, fragment.start - REACH), fragment.start) is not None
        and _NOUN.match(text, fragment.end) is not None
    )


_ATTRIBUTE = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|our|this|that)|['’]s)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[\w-]+")
_BESIDE = re.compile(
    r"(?:[(\[;:—–]|\b(?:and|or|late|early|year|in|since|born|died|founded|established|formed|built|raised|dated|(?:1[5-9]|20)\d\d),?)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:\s+(\w+)|\s*[^\w\s])")


def _is_year(fragment: Fragment, frame: Frame | None, text: str) -> bool:
    """Whether four digits are a year: after a preposition of time, or between brackets and stops."""
    after = _AFTER.match(text, fragment.end)
    closed = after is None or after[1] is None or after[1].lower() in words().guards.function
    if frame is None:
        feast = word_before(text, fragment.start) in words().guards.feasts
        return feast or (closed and _BESIDE.search(text, max(0, fragment.start - REACH), fragment.start) is not None)
    return closed or frame.phrase not in _LOOSE_FRAMES


# After these a number may as well be a count ("to 2000 men", "of 2000 houses").
_LOOSE_FRAMES = frozenset({"to", "of", "for", "over", "at", "within", "through", "up to"})


def _related(relation: Relation, placed: Placed, fragment: Fragment) -> str:
    if relation in {Relation.WITHIN, Relation.SPAN}:
        return placed.edtf
    return _written(relation, _edge(placed, fragment, 0), _edge(placed, fragment, -1))


def _written(relation: Relation, first: str, last: str) -> str:
    if relation in {Relation.SINCE, Relation.AFTER}:
        return f"{first.partition('/')[0]}/.."
    return f"../{last.rpartition('/')[2]}"


def _era(era: DatedEra, text: str) -> Expression | None:
    frame = frame_before(text, era.start)
    if frame is None or not frame.dates_by_era:
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


def _relation(frame: Frame | None) -> Relation:
    if frame is None:
        return Relation.WITHIN
    return Relation.SPAN if frame.says == "between" else Relation(frame.says)
