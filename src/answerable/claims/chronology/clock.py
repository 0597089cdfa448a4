"""The clock of an article: its time expressions, and which of them governs the words at a place."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta

from spacy.tokens import Token

from answerable.claims.chronology.governing import (
    Reach,
    Words,
    clock_words,
    dates_speech,
    looks_ahead,
    outer_relation,
    reach,
    span_at,
    words_at,
)
from answerable.claims.chronology.tense import Aspect, is_past, is_present, tense_of
from answerable.claims.voices.cues import cues
from answerable.dates.edtf import parse_edtf, uncertain
from answerable.dates.expression import Expression, Relation, Setting, expressions, related
from answerable.dates.interval import OPEN, Days, as_of, span
from answerable.errors import InputError
from answerable.language.article import Article, Sentence
from answerable.model.slots import (
    DemandSlots,
    HarmSlots,
    IncidentSlots,
    NameSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    Slots,
    StatementSlots,
)
from answerable.model.text import PartKind
from answerable.model.time import When


@dataclass(frozen=True, slots=True)
class Clock:
    """The times of one article: where it speaks of one, [start, end) of the text, and when it was published (EDTF)."""

    article: Article | None = None
    expressions: tuple[Expression, ...] = ()
    published: str | None = None
    days: Days = OPEN
    _at: dict[int, tuple[Expression, ...]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, slots: Slots, start: int, end: int) -> When | None:
        """The time of a claim by its type: a posting is held over time, a statement is made when it is made."""
        if isinstance(slots, PostingSlots):
            return self.for_posting(start, end, slots.change)
        if isinstance(slots, PositioningSlots | RelationSlots):
            return self._of_state(start, end, None, titles=False)
        if isinstance(slots, NameSlots | PersonSlots):
            return self._of_person(start, end, phrases=isinstance(slots, PersonSlots))
        when = self._event(start, end, through_speech=isinstance(slots, StatementSlots | DemandSlots))
        if when is None and isinstance(slots, HarmSlots | IncidentSlots):
            return self._carried(start, end)
        return when

    def at(self, start: int, end: int) -> When | None:
        """The time of what the words [start, end) assert; None where neither they nor their sentence give one.

        For something that happens; for what lasts use :meth:`for_posting`, and for any claim :meth:`of`.
        """
        return self._event(start, end, through_speech=False)

    def for_posting(self, start: int, end: int, change: str | None = None) -> When | None:
        """The time of a posting told by the words [start, end), `change` being its slot.

        Present words without a date are attested on the day of publication: begun no later, ended no earlier. Past
        words without one give no time.
        """
        return self._of_state(start, end, change, titles=True)

    def governing(self, start: int, end: int, *, through_speech: bool = False) -> tuple[Expression, Reach] | None:
        """The expression that governs the words [start, end), and how it reaches them."""
        sentence = self._sentence(start)
        words = None if sentence is None else words_at(sentence, start, end)
        if sentence is None or words is None:
            return None
        reached = [
            (self._reach(expression, sentence, words, start, end, through_speech=through_speech), expression)
            for expression in self._at.get(sentence.index, ())
        ]
        near = [
            (how, _farness(how, expression, start, end), expression)
            for how, expression in reached
            if how is not Reach.NONE
        ]
        if not near:
            return None
        how, _, expression = min(near, key=lambda item: (item[0], item[1], item[2].start))
        date = span_at(sentence, expression.start, expression.end)
        outer = None if date is None or how in {Reach.INSIDE, Reach.NOUN} else outer_relation(date)
        if outer is not None and expression.relation is Relation.WITHIN:
            return related(expression, outer), how
        return expression, how

    def _reach(
        self, expression: Expression, sentence: Sentence, words: Words, start: int, end: int, *, through_speech: bool
    ) -> Reach:
        date = span_at(sentence, expression.start, expression.end)
        if date is None or (through_speech and not dates_speech(date)):
            return Reach.NONE
        if start <= expression.core < end:
            return Reach.INSIDE
        return reach(date, words, attributive=expression.attributive, through_speech=through_speech)

    def _event(self, start: int, end: int, *, through_speech: bool) -> When | None:
        found = self.governing(start, end, through_speech=through_speech)
        return None if found is None else found[0].when

    def _of_person(self, start: int, end: int, *, phrases: bool) -> When | None:
        """A name or an age beside what happens is not of that day; a birth is, and the place of it."""
        found, sentence = self.governing(start, end), self._sentence(start)
        words = None if sentence is None else words_at(sentence, start, end)
        if found is None or words is None:
            return None
        told = phrases and words.head.pos_ in {"VERB", "AUX", "ADP"}
        return found[0].when if told or found[1] is Reach.INSIDE else None

    def _carried(self, start: int, end: int) -> When | None:
        """The day of the story so far, marked uncertain (EDTF "?"), for what happened and has no date of its own.

        Only a date that was told of an event shortly before, of a month at most, and only where nothing in the sentence
        speaks of another time.
        """
        sentence = self._sentence(start)
        words = None if sentence is None else words_at(sentence, start, end)
        if self.article is None or sentence is None or words is None or words.verb is None or not is_past(words.verb):
            return None
        if self._told(sentence) or any(token.lower_ in clock_words().stretches for token in sentence.span):
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _STORY), -1):
            told = self._told(self.article.sentences[index])
            if told:
                last = told[-1]
                carried = last.relation in {Relation.WITHIN, Relation.SPAN} and _width(last) <= _MONTH
                return uncertain(last.edtf) if carried else None
        return None

    def _told(self, sentence: Sentence) -> list[Expression]:
        return [expression for expression in self._at.get(sentence.index, ()) if self._tells(expression, sentence)]

    def _tells(self, expression: Expression, sentence: Sentence) -> bool:
        """Whether the expression dates what happens, and not what is said of it or a noun alone."""
        date = span_at(sentence, expression.start, expression.end)
        return date is not None and not expression.attributive and not dates_speech(date)

    def _of_state(self, start: int, end: int, change: str | None, *, titles: bool) -> When | None:
        sentence = self._sentence(start)
        words = None if sentence is None else words_at(sentence, start, end)
        if sentence is None or words is None:
            return None
        tense = tense_of(words, change)
        found = self.governing(start, end)
        if tense.aspect is Aspect.TITLE and (found is None or found[1] > Reach.NOUN):
            return self._of_title(tense.verb, found) if titles else None
        if tense.aspect is Aspect.FORMER and (found is None or found[1] > Reach.NOUN):
            return None
        if found is None:
            return self._as_of_publication() if tense.aspect is Aspect.HOLDS else None
        return self._lasting(found[0], tense.aspect)

    def _of_title(self, verb: Token | None, found: tuple[Expression, Reach] | None) -> When | None:
        """A title by a name is held when what its bearer does happens: "Commander X said on 5 May"."""
        if found is not None and found[0].relation is Relation.WITHIN and (verb is None or not is_present(verb)):
            return as_of(found[0].edtf, (found[0].first[0], found[0].last[1]))
        if verb is None or not (is_present(verb) or verb.lower_ in cues().verbs):
            return None
        return self._as_of_publication()

    def _as_of_publication(self) -> When | None:
        return None if self.published is None or self.days == OPEN else as_of(self.published, self.days)

    def _lasting(self, expression: Expression, aspect: Aspect) -> When:
        """What a date says of something that lasts."""
        first, last, edtf = expression.first, expression.last, expression.edtf
        days, until = (first[0], last[1]), (None, last[1])
        if expression.relation is Relation.WITHIN:
            return {
                Aspect.BEGINS: span(edtf, days, (first[0], None)),
                Aspect.ENDS: span(edtf, until, days),
            }.get(aspect, as_of(edtf, days))
        since = self.days[0] if aspect is Aspect.HOLDS and self.days[0] else first[0]
        begins, ends = {
            Relation.SPAN: (first, last),
            Relation.SINCE: (first, (since, None)),
            Relation.UNTIL: (until, last),
            Relation.BY: (until, OPEN),
            Relation.BEFORE: (until, until if aspect is Aspect.ENDS else OPEN),
            Relation.AFTER: ((first[0], None) if aspect is Aspect.BEGINS else OPEN, (first[0], None)),
        }[expression.relation]
        return span(edtf, begins, ends)

    def _sentence(self, start: int) -> Sentence | None:
        return None if self.article is None else self.article.sentence_at(start)


def clock_of(article: Article) -> Clock:
    """Find the time expressions of an article; relative ones are counted from its date of publication."""
    published, days = _published(article)
    dateline = _dateline(article, days)
    if published is None and dateline is not None:
        published, days = dateline.edtf, (dateline.first[0], dateline.last[1])
    written = _written(days, dateline)
    found: list[Expression] = []
    previous: Days = OPEN
    for part in article.text.parts:
        if part.kind is not PartKind.PARAGRAPH:
            continue

        def ahead(place: int, offset: int = part.start) -> bool:
            sentence = article.sentence_at(offset + place)
            return sentence is not None and looks_ahead(sentence, offset + place)

        words = article.text.content[part.start : part.end]
        opening = _dateline_end(words)
        setting = Setting(published=written, future=ahead, previous=previous)
        here = [expression for expression in expressions(words, setting) if expression.core >= opening]
        found += [_moved(expression, part.start) for expression in here]
        # "The same day" may open the next paragraph, not the one after it.
        dated = [expression for expression in here if not expression.attributive]
        previous = (dated[-1].first[0], dated[-1].last[1]) if dated else OPEN
    by_sentence: dict[int, list[Expression]] = {}
    for expression in found:
        sentence = article.sentence_at(expression.core)
        if sentence is not None:
            by_sentence.setdefault(sentence.index, []).append(expression)
    at = {index: tuple(group) for index, group in by_sentence.items()}
    return Clock(article, tuple(found), published, days, at)


# How far a story's day is carried, in sentences, and how wide it may be, in days.
_STORY = 3
_MONTH = 31
# A dateline may lie this many days before publication.
_DELAY = 7

_PLACE_AND_DATE = re.compile(
    r"\s*[^a-z\n]{0,70}?(?:\([^)\n]{2,60}\)\s*)?(?:--|—|–|\s-\s|\[)|\s*[^a-z\n]{3,40}[A-Z]{3}[^\n]{0,45}?(?:--|—|–|\s-\s)"
)


def _dateline_end(words: str) -> int:
    """Where the dateline of a paragraph ends ("LAGOS, 3 March (Agency) -"); 0 where it has none."""
    found = _PLACE_AND_DATE.match(words)
    return found.end() if found and any(character.isalpha() for character in found[0]) else 0


def _published(article: Article) -> tuple[str | None, Days]:
    """The date of publication as the source or else the text gives it."""
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


def _dateline(article: Article, published: Days) -> Expression | None:
    """The day in the dateline of an article's first paragraph."""
    first = next((part for part in article.text.parts if part.kind is PartKind.PARAGRAPH), None)
    if first is None:
        return None
    words = article.text.content[first.start : first.end]
    head = words[: _dateline_end(words)]
    dated = (e for e in expressions(head, Setting(published=published)) if e.relation is Relation.WITHIN)
    return next((e for e in dated if e.first[0] is not None and e.first[0] == e.last[1]), None)


def _written(published: Days, dateline: Expression | None) -> Days:
    """The day that "today" means: the dateline's, where it lies shortly before that of publication."""
    if dateline is None or dateline.first[0] is None or published[0] is None or published[1] is None:
        return published
    near = published[0] - timedelta(days=_DELAY) <= dateline.first[0] <= published[1]
    return (dateline.first[0], dateline.last[1]) if near else published


def _moved(expression: Expression, by: int) -> Expression:
    return replace(expression, start=expression.start + by, end=expression.end + by, core=expression.core + by)


def _farness(how: Reach, expression: Expression, start: int, end: int) -> int:
    """Of dates that reach words alike: within them the narrowest goes first, outside the nearest."""
    if how is Reach.INSIDE:
        return _width(expression)
    return max(expression.start - end, start - expression.end, 0)


def _width(expression: Expression) -> int:
    first, last = expression.first[0], expression.last[1]
    return 10**9 if first is None or last is None else (last - first).days
