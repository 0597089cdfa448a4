"""The clock of a Russian or Ukrainian article: which time expression of a sentence dates which of its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answerable.claims.chronology.clock import Clock
from answerable.claims.chronology.tense import Aspect
from answerable.claims.slavic.lines import Line
from answerable.dates.edtf import parse_edtf, uncertain
from answerable.dates.expression import Expression, Relation, Setting, expressions
from answerable.dates.interval import OPEN, Days
from answerable.errors import InputError
from answerable.language.article import Article
from answerable.model.slots import (
    HarmSlots,
    IncidentSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    Slots,
    StatementSlots,
    UnitSlots,
)
from answerable.model.text import PartKind
from answerable.model.time import When

_STORY = 3
_MONTH = 31
_BEGINS = frozenset({"appointed", "took office"})


@dataclass(frozen=True, slots=True)
class SlavicClock(Clock):
    """The times of one article in Russian or Ukrainian."""

    lines: tuple[Line, ...] = ()
    spoken: frozenset[tuple[int, int]] = frozenset()

    def of(self, slots: Slots, start: int, end: int) -> When | None:
        """The time of a claim by its type; see :class:`Clock`."""
        if isinstance(slots, PostingSlots | PositioningSlots | RelationSlots):
            change = slots.change if isinstance(slots, PostingSlots) else None
            return self.for_posting(start, end, change)
        found = self._nearest(start, end, speech=isinstance(slots, StatementSlots))
        if isinstance(slots, PersonSlots | UnitSlots):
            inside = found is not None and start - 2 <= found.start <= end
            return found.when if found is not None and (inside or slots.property in _DATED) else None
        if found is None and isinstance(slots, HarmSlots | IncidentSlots):
            return self._carried(start, end)
        return None if found is None else found.when

    def at(self, start: int, end: int) -> When | None:
        """The time of what happens in the words [start, end)."""
        found = self._nearest(start, end, speech=False)
        return None if found is None else found.when

    def for_posting(self, start: int, end: int, change: str | None = None) -> When | None:
        """The time of a posting; see :class:`Clock`. The extractor says itself where the words are in the past."""
        found = self._nearest(start, end, speech=False)
        if found is None:
            return None
        aspect = Aspect.BEGINS if change in _BEGINS else Aspect.ENDS if change == "left" else Aspect.HELD
        return self._lasting(found, aspect)

    def as_of_publication(self) -> When | None:
        """What holds on the day of publication."""
        return self._as_of_publication()

    def _nearest(self, start: int, end: int, *, speech: bool) -> Expression | None:
        """The expression that dates the words: inside them, in their segment, else the nearest of the sentence."""
        sentence = self._sentence(start)
        if sentence is None:
            return None
        line = self.lines[sentence.index]
        segment = line.segment(line.word_at(start))
        reach = line.span(*segment)
        best: tuple[int, int, Expression] | None = None
        for expression in self._at.get(sentence.index, ()):
            told = (sentence.index, line.segment(line.word_at(expression.core))[0]) in self.spoken
            if told != speech and not start <= expression.core < end:
                continue
            if start <= expression.core < end:
                level = 0
            elif reach[0] <= expression.core < reach[1]:
                level = 1
            else:
                level = 2
            far = max(expression.start - end, start - expression.end, 0)
            if best is None or (level, far) < best[:2]:
                best = (level, far, expression)
        return None if best is None else best[2]

    def _carried(self, start: int, end: int) -> When | None:
        """The day of the story so far, marked uncertain, for what happened and has no date of its own."""
        sentence = self._sentence(start)
        if sentence is None or self.article is None or end <= start:
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _STORY), -1):
            told = self._at.get(index, ())
            if told:
                last = told[-1]
                first, beyond = last.first[0], last.last[1]
                narrow = first is not None and beyond is not None and (beyond - first).days <= _MONTH
                return uncertain(last.edtf) if narrow and last.relation in {Relation.WITHIN, Relation.SPAN} else None
        return None


_OF_A_DAY = frozenset({"ночью", "утром", "вночі", "уночі", "вранці", "зранку"})
_DATED = frozenset({"born", "died", "education", "founded", "disbanded", "renamed"})


def slavic_clock(article: Article, lines: Sequence[Line], spoken: frozenset[tuple[int, int]]) -> SlavicClock:
    """Find the time expressions of an article; relative ones are counted from its date of publication."""
    published, days = _published(article)
    found: list[Expression] = []
    previous: Days = OPEN
    opening = next((part for part in article.text.parts if part.kind is PartKind.PARAGRAPH), None)
    for part in article.text.parts:
        if part.kind is not PartKind.PARAGRAPH:
            continue
        words = article.text.content[part.start : part.end].replace("\n", " ")
        here: Sequence[Expression] = expressions(words, Setting(published=days, previous=previous))
        if found or part is not opening:
            # Elsewhere "at night" is of whatever day is told of, not of the day of publication.
            here = [e for e in here if words[e.start : e.end].lower() not in _OF_A_DAY]
        moved = [replace(e, start=e.start + part.start, end=e.end + part.start, core=e.core + part.start) for e in here]
        found += moved
        previous = (moved[-1].first[0], moved[-1].last[1]) if moved else OPEN
    at: dict[int, list[Expression]] = {}
    for expression in found:
        sentence = article.sentence_at(expression.core)
        if sentence is not None:
            at.setdefault(sentence.index, []).append(expression)
    grouped = {index: tuple(group) for index, group in at.items()}
    return SlavicClock(article, tuple(found), published, days, grouped, tuple(lines), spoken)


def _published(article: Article) -> tuple[str | None, Days]:
    for given in (article.source.published, article.text.published):
        if given is None:
            continue
        try:
            when = parse_edtf(given)
        except InputError:
            # A page may say anything of itself; what is no date gives none.
            continue
        return given.strip(), (when.begins[0], when.ends[1])
    return None, OPEN
