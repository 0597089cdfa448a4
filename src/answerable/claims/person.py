"""Properties of persons: birth, age, death, nationality, education, occupation, moves, awards."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from answerable.claims.cast.notices import spoken_of
from answerable.claims.cast.persons import person_words
from answerable.claims.cast.stretches import Item, Stretch, stretches_of
from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.wording.clause import subject_of
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor
from answerable.model.mention import Mention
from answerable.model.slots import PersonSlots
from answerable.places.country import country_of_people

_AGE = re.compile(r"1[0-9]|[2-9][0-9]|10[0-9]")
_BEFORE_AGE = (
    {","},
    {",", "aged"},
    {",", "who", "is"},
    {",", "who", "was"},
    {"aged"},
    {"("},
    {",", "now"},
    {"is"},
    {"was"},
)
_AFTER_AGE = frozenset(
    {",", ".", ")", ";", "years", "who", "was", "is", "and", "year", "has", "had", "will", "told", "said"}
)
_TO_NATIONALITY = frozenset({",", "a", "an", "the", "who", "is", "was", "also", "aged", "(", "and", "dual"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_TO_TRADE = frozenset({",", "a", "an", "the", "who", "is", "was", "works", "worked", "as", "aged"})
_REACH = 90
"""Characters that a date of birth may stand from the word "born"."""


class Properties(Lexicon):
    """The words that tell properties (data/properties.toml)."""

    schools: frozenset[str]
    learning: frozenset[str]
    learning_gap: frozenset[str]
    awards: frozenset[str]
    awarding: frozenset[str]
    moving: frozenset[str]
    labels: dict[str, tuple[str, ...]]


@cache
def _words() -> Properties:
    return load_lexicon("answerable.claims", "data/properties.toml", Properties)


class PersonExtractor:
    """Finds properties of persons. For posts and ranks see :mod:`answerable.claims.posting`."""

    languages = ENGLISH
    name = "person"
    version = 2
    needs = frozenset({"cast", "clock"})
    adds = frozenset({"person"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The properties that an article tells of the persons in it."""
        last: Item | None = None
        for paragraph in scene.cast.paragraphs:
            for stretch in stretches_of(scene.cast, paragraph):
                people = [item for item in stretch.items if item.kind == "person"]
                yield from self._of_stretch(scene, stretch, people)
                heading = spoken_of(scene.cast.headings, paragraph.starts[stretch.first])
                if heading is not None and heading.name is not None:
                    mention = Mention(heading.start, heading.end, "person", heading.name)
                    yield from _labelled(stretch, Item(stretch.first, stretch.first, mention))
                elif last is not None and not scene.cast.headings:
                    yield from _labelled(stretch, last)
                if people:
                    last = people[0]

    def _of_stretch(self, scene: Scene, stretch: Stretch, people: list[Item]) -> Iterator[Draft]:
        for item in people:
            yield from _age(stretch, item)
            yield from _occupation(stretch, item)
        for number in range(stretch.first, stretch.last):
            lower = stretch.paragraph.lowers[number]
            if lower == "born":
                yield from _birth(scene, stretch, number, people)
            elif lower == "died":
                yield from _death(scene, stretch, number, people)
            else:
                told = _tellers().get(lower)
                if told is not None:
                    yield from told(stretch, number, people)


@cache
def _tellers() -> dict[str, Callable[[Stretch, int, list[Item]], Iterator[Draft]]]:
    """What to make of a word that tells a property, by the word."""
    words = _words()
    return {
        **dict.fromkeys(words.learning, _education),
        **dict.fromkeys(words.awarding, _award),
        **dict.fromkeys(words.moving, _move),
        **dict.fromkeys(("old", "aged"), _told_age),
        **dict.fromkeys(("national", "citizen"), _nationality),
        "native": _native,
    }


def _draft(stretch: Stretch, item: Item, first: int, last: int, prop: str, value: tuple[int, int]) -> Draft:
    paragraph = stretch.paragraph
    start, end = paragraph.starts[value[0]], paragraph.ends[value[1] - 1]
    text = paragraph.doc.text[start - paragraph.offset : end - paragraph.offset]
    return Draft(
        start=paragraph.starts[first],
        end=paragraph.ends[last - 1],
        slots=PersonSlots(person=item.mention.name, property=prop, value=" ".join(text.split())),
        anchors=(Anchor("person", item.mention.start, item.mention.end), Anchor("value", start, end)),
    )


def _before(people: list[Item], number: int) -> Item | None:
    return max((item for item in people if item.last <= number), key=lambda item: item.last, default=None)


def _age(stretch: Stretch, item: Item) -> Iterator[Draft]:
    lowers = stretch.paragraph.lowers
    for length in (1, 2, 3):
        at = item.last + length
        if at >= stretch.last or set(lowers[item.last : at]) not in _BEFORE_AGE:
            continue
        verbal = lowers[at - 1] in {"is", "was"} and lowers[item.last] != ","
        ends = {",", ".", ";", "years", "and", "when"} if verbal else _AFTER_AGE
        if _AGE.fullmatch(lowers[at]) and (at + 1 >= stretch.last or lowers[at + 1] in ends):
            yield _draft(stretch, item, item.first, at + 1, "age", (at, at + 1))
            return


def _told_age(stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    """Ages told otherwise: "26-year-old student Kamal", "who died aged 78"."""
    lowers = stretch.paragraph.lowers
    if lowers[number] == "aged":
        item = _before(people, number)
        at = number + 1
        if item is None or at >= stretch.last or number - item.last < 2 or number - item.last > 10:  # noqa: PLR2004 - see _age
            return
        if _AGE.fullmatch(lowers[at]):
            yield _draft(stretch, item, item.first, at + 1, "age", (at, at + 1))
        return
    at = number - 4
    if at < stretch.first or "year" not in lowers[at + 1 : number] or not _AGE.fullmatch(lowers[at]):
        return
    after = [item for item in people if number < item.first <= number + 7 and lowers[item.first] not in _PRONOUNS]
    if after and not {"and", "or", "with"} & set(lowers[number + 1 : after[0].first]):
        yield _draft(stretch, after[0], at, after[0].last, "age", (at, at + 1))


def _occupation(stretch: Stretch, item: Item) -> Iterator[Draft]:
    """Trades beside a name: "the poet X", "a bus driver, X", "X, 34, a teacher", "X, who works as a nurse"."""
    lowers, texts = stretch.paragraph.lowers, stretch.paragraph.texts
    at = item.first - 1
    if at > stretch.first and lowers[at] == ",":
        at -= 1
    first = _trade_ending(stretch, at) if at >= stretch.first else None
    if first is not None and texts[at] == lowers[at]:
        yield _draft(stretch, item, first, item.last, "occupation", (first, at + 1))
        return
    at = item.last
    while at < stretch.last and (lowers[at] in _TO_TRADE or _AGE.fullmatch(lowers[at])):
        at += 1
    if at <= item.last + 1 or lowers[at - 1] not in {"a", "an", "the"}:
        return
    for end in range(at + 1, min(at + 5, stretch.last + 1)):
        if _trade_ending(stretch, end - 1) is not None:
            yield _draft(stretch, item, item.first, end, "occupation", (at, end))
            return
        if lowers[end - 1] in {",", "of", "in", "and", "who"} or texts[end - 1][0].isupper():
            return


def _trade_ending(stretch: Stretch, at: int) -> int | None:
    """The first word of the trade whose last word is `at`; None where that word is none."""
    lowers, trades = stretch.paragraph.lowers, person_words().occupations
    if at > stretch.first and f"{lowers[at - 1]} {lowers[at]}" in trades:
        return at - 1
    return at if lowers[at] in trades else None


def _birth(scene: Scene, stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    paragraph = stretch.paragraph
    item = _before(people, number) or (people[0] if people and number == stretch.first else None)
    if item is None:
        return
    first = number - 1 if number > stretch.first and paragraph.lowers[number - 1] in {"was", "is", "were"} else number
    dated = number
    limit = paragraph.ends[stretch.last - 1]
    near = range(paragraph.ends[number] + 1, min(paragraph.ends[number] + _REACH, limit))
    told = [expression for expression in scene.clock.expressions if expression.start in near]
    # An era ("the height of the empire") gives way to a year beside it.
    told.sort(key=lambda one: not any(c.isdigit() for c in scene.article.text.content[one.start : one.end]))
    if told:
        begin, end = paragraph.word_at(told[0].start), paragraph.word_at(told[0].end - 1) + 1
        while begin < end - 1 and paragraph.lowers[begin] in {"in", "on", "during", "around", "about"}:
            begin += 1
        yield _draft(stretch, item, first, end, "born", (begin, end))
        dated = end
    yield from _birthplace(stretch, number, dated, item)


def _birthplace(stretch: Stretch, number: int, dated: int, item: Item) -> Iterator[Draft]:
    lowers = stretch.paragraph.lowers
    for at in (number + 1, dated):
        if at + 1 < stretch.last and lowers[at] in {"in", "at", "near", "outside"}:
            end = at + 1
            while end < stretch.last and lowers[end] not in {",", ".", ";", ")", "(", "and", "to", "on", "who"}:
                end += 1
            place = any(one.kind == "place" and at < one.first < end for one in stretch.items)
            named = any(word[0].isupper() for word in stretch.paragraph.texts[at + 1 : end])
            numeric = any(word.isdigit() and len(word) == 4 for word in lowers[at + 1 : end])  # noqa: PLR2004 - a year
            if end > at + 1 and (place or named) and not numeric:
                yield _draft(stretch, item, at, end, "birthplace", (at + 1, end))
                return


def _native(stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    lowers = stretch.paragraph.lowers
    if number + 2 >= stretch.last or lowers[number + 1] != "of":
        return
    item = _before(people, number) or (people[0] if people else None)
    end = number + 2
    while end < stretch.last and lowers[end] not in {",", ".", ";", ")", "and", "who"}:
        end += 1
    if item is not None and any(word[0].isupper() for word in stretch.paragraph.texts[number + 2 : end]):
        yield _draft(stretch, item, number, end, "birthplace", (number + 2, end))


def _nationality(stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    """What "a Kenyan national" and "the French citizen" tell."""
    at = number - 1
    if at < stretch.first or country_of_people(stretch.paragraph.texts[at]) is None:
        return
    after = next((item for item in people if item.first == number + 1), None)
    item = after or _before(people, number)
    told = () if item is None or after is not None else stretch.gap(item.last, at)
    linked = all(word in _TO_NATIONALITY or _AGE.fullmatch(word) for word in told)
    if item is not None and (after is not None or (told and linked)):
        yield _draft(stretch, item, min(at, item.first), max(number + 1, item.last), "nationality", (at, at + 1))


def _death(scene: Scene, stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    paragraph = stretch.paragraph
    item = _before(people, number)
    if item is None or number - item.last > 4:  # noqa: PLR2004 - "who has since died"; farther off it is of others
        subject = subject_of(paragraph.token_at(paragraph.starts[number]))
        start = -1 if subject is None else paragraph.offset + subject.idx
        item = next((one for one in people if one.mention.start <= start < one.mention.end), None)
        if not any(
            paragraph.ends[number] < told.start < paragraph.ends[number] + _REACH // 3
            for told in scene.clock.expressions
        ):
            return
    if item is None:
        return
    end, value = number + 1, (number, number + 1)
    for told in scene.clock.expressions:
        if paragraph.ends[number] < told.start < paragraph.ends[number] + _REACH // 3:
            begin, end = paragraph.word_at(told.start), paragraph.word_at(told.end - 1) + 1
            value = (begin, end)
            break
    yield _draft(stretch, item, item.first, end, "died", value)


def _education(stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    lowers, texts, words = stretch.paragraph.lowers, stretch.paragraph.texts, _words()
    item = _before(people, number) or (people[0] if people and number == stretch.first else None)
    if item is None:
        return
    first = number + 1
    while first < stretch.last and lowers[first] in words.learning_gap and not texts[first][0].isupper():
        first += 1
    end = first
    while end < stretch.last and (
        texts[end][0].isupper()
        or lowers[end]
        in {"of", "the", "for", "'s", "’s", "'", "’", "-", "&", "at", "and", "in"}
        | words.schools
        | {"academy", "officers"}
    ):
        end += 1
    while end > first and not (texts[end - 1][0].isupper() or lowers[end - 1] in words.schools):
        end -= 1
    if end > first and words.schools & set(lowers[first:end]) and any(text[0].isupper() for text in texts[first:end]):
        yield _draft(stretch, item, number, end, "education", (first, end))


def _award(stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    lowers, texts = stretch.paragraph.lowers, stretch.paragraph.texts
    item = _before(people, number)
    first = number + 1
    while first < stretch.last and lowers[first] in {"the", "a", "an", "with", "his", "her"}:
        first += 1
    end = first
    while end < stretch.last and (texts[end][0].isupper() or lowers[end] in {"of", "for", "the"}):
        end += 1
    while end > first and not texts[end - 1][0].isupper():
        end -= 1
    if item is not None and end > first and _words().awards & set(lowers[first:end]):
        yield _draft(stretch, item, item.first, end, "award", (first, end))


def _move(stretch: Stretch, number: int, people: list[Item]) -> Iterator[Draft]:
    item = _before(people, number)
    if item is None or number - item.last > 2 or stretch.gap(number + 1, number + 2) != ("to",):  # noqa: PLR2004
        return
    place = next((one for one in stretch.items if one.first == number + 2 and one.kind == "place"), None)
    if place is not None:
        yield _draft(stretch, item, item.first, place.last, "moved", (place.first, place.last))


def _labelled(stretch: Stretch, person: Item) -> Iterator[Draft]:
    """Lines of a notice: "Date of birth: 17 March 1971; Nationality: …"."""
    lowers = stretch.paragraph.lowers
    for number in range(stretch.first, stretch.last - 1):
        if lowers[number] != ":":
            continue
        for prop, labels in _words().labels.items():
            for label in labels:
                parts = tuple(label.split())
                first = number - len(parts)
                if first < stretch.first or lowers[first:number] != parts:
                    continue
                end = number + 1
                while end < stretch.last and lowers[end] not in {";", ".", ","}:
                    end += 1
                if end > number + 1:
                    yield _draft(stretch, person, first, end, prop, (number + 1, end))
