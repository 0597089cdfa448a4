"""Properties of units: when founded or disbanded, what renamed to, what for."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from answerable.claims.cast.stretches import Item, Stretch, stretches_of
from answerable.claims.cast.subjects import talked_of
from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.wording.grammar import is_passive
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor
from answerable.model.mention import Mention
from answerable.model.slots import UnitSlots

_REACH = 70
"""Characters that a date may stand from the verb that it dates."""


class Foundings(Lexicon):
    """The words of a unit's beginning, end and purpose (data/foundings.toml)."""

    founded: frozenset[str]
    disbanded: frozenset[str]
    renamed: frozenset[str]
    tasked: frozenset[str]


@cache
def _words() -> Foundings:
    return load_lexicon("answerable.claims", "data/foundings.toml", Foundings)


class UnitExtractor:
    """Finds properties of units. For what a unit is under see :mod:`answerable.claims.relation`."""

    languages = ENGLISH
    name = "unit"
    version = 2
    needs = frozenset({"cast", "clock"})
    adds = frozenset({"unit"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The properties that an article tells of the units in it."""
        words = _words()
        verbs = words.founded | words.disbanded | words.renamed | words.tasked
        last: Item | None = None
        for paragraph in scene.cast.paragraphs:
            heading = next((one for one in reversed(scene.cast.headings) if one.end <= paragraph.starts[0]), None)
            if (
                heading is not None
                and heading.unit is not None
                and (last is None or last.mention.start < heading.start)
            ):
                last = Item(0, 0, Mention(heading.start, heading.end, "unit", heading.unit))
            for stretch in stretches_of(scene.cast, paragraph):
                units = [item for item in stretch.items if item.kind == "unit"]
                for number in range(stretch.first, stretch.last):
                    if paragraph.lowers[number] in verbs:
                        yield from _told(scene, stretch, number, units, last)
                last = talked_of(stretch, last)


def _told(scene: Scene, stretch: Stretch, number: int, units: list[Item], last: Item | None) -> Iterator[Draft]:
    paragraph, words = stretch.paragraph, _words()
    lower = paragraph.lowers[number]
    if lower == "set" and stretch.gap(number + 1, number + 2) != ("up",):
        return
    verb = paragraph.token_at(paragraph.starts[number])
    unit, first = _subject(stretch, number, verb, units, last)
    if unit is None:
        return
    dated = _dated(scene, stretch, number)
    if lower in words.founded and dated is not None:
        yield _draft(stretch, unit, (first, dated[1]), "founded", dated)
    if lower in words.disbanded:
        yield _draft(
            stretch, unit, (first, dated[1] if dated else number + 1), "disbanded", dated or (number, number + 1)
        )
    if lower in words.renamed:
        yield from _renamed(stretch, unit, number)
    if lower in words.founded | words.tasked:
        yield from _purpose(stretch, unit, number)


def _subject(
    stretch: Stretch, number: int, verb: Token, units: list[Item], last: Item | None
) -> tuple[Item | None, int]:
    """The unit that the verb is about, and the word that the quote begins with."""
    lowers = stretch.paragraph.lowers
    before = max((item for item in units if item.last <= number), key=lambda item: item.last, default=None)
    relative = next(
        (n for n in range(number - 1, max(stretch.first, number - 6), -1) if lowers[n] in {"which", "that"}), None
    )
    if relative is not None and before is not None and before.last <= relative <= before.last + 2:
        return before, relative
    if not is_passive(verb):
        return None, number
    if before is not None and not _verb_between(stretch, before.last, number):
        return before, before.first if verb.dep_ != "acl" else number
    fronted = min((item for item in units if item.first > number), key=lambda item: item.first, default=None)
    if number == stretch.first and fronted is not None and stretch.gap(fronted.first - 2, fronted.first)[:1] == (",",):
        return fronted, number
    pronoun = next((n for n in range(number - 1, max(stretch.first, number - 6) - 1, -1) if lowers[n] == "it"), None)
    if pronoun is not None:
        return (before or last), pronoun
    heads = {"unit", "regiment", "brigade", "battalion", "division", "force", "corps", "squad", "group", "guard"}
    named = next((n for n in range(number - 1, max(stretch.first, number - 5) - 1, -1) if lowers[n] in heads), None)
    opening = before is None and number - stretch.first <= 1
    return (last, named or number) if before is None and (named is not None or opening) else (None, number)


def _verb_between(stretch: Stretch, first: int, last: int) -> bool:
    tokens = (stretch.paragraph.token_at(stretch.paragraph.starts[n]) for n in range(first, last))
    return any(
        token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ != "AUX" and token.dep_ not in {"aux", "auxpass"}
        for token in tokens
    )


def _dated(scene: Scene, stretch: Stretch, number: int) -> tuple[int, int] | None:
    paragraph = stretch.paragraph
    for told in scene.clock.expressions:
        if paragraph.ends[number] < told.start < min(paragraph.ends[number] + _REACH, paragraph.ends[stretch.last - 1]):
            first, last = paragraph.word_at(told.start), paragraph.word_at(told.end - 1) + 1
            if {"has", "have", "had", "is", "was", "were"} & set(paragraph.lowers[number + 1 : first]):
                return None
            while first < last - 1 and paragraph.lowers[first] in {"in", "on", "since", "during"}:
                first += 1
            return first, last
    return None


def _renamed(stretch: Stretch, unit: Item, number: int) -> Iterator[Draft]:
    texts = stretch.paragraph.texts
    first = number + 1
    while first < stretch.last and stretch.paragraph.lowers[first] in {"as", "the", "to"}:
        first += 1
    end = first
    while end < stretch.last and (
        texts[end][0].isupper() or texts[end][0].isdigit() or texts[end] in {"of", "for", "-"}
    ):
        end += 1
    if end > first:
        yield _draft(stretch, unit, (unit.first, end), "renamed", (first, end))


def _purpose(stretch: Stretch, unit: Item, number: int) -> Iterator[Draft]:
    """What follows "to" and an infinitive, or "with" and a gerund, up to the next comma."""
    paragraph = stretch.paragraph
    for at in range(number + 1, min(number + 9, stretch.last - 1)):
        if paragraph.lowers[at] in {",", ";", "."}:
            return
        token = paragraph.token_at(paragraph.starts[at + 1])
        tasked = paragraph.lowers[number] in _words().tasked
        if (paragraph.lowers[at] == "to" and token.tag_ == "VB") or (tasked and token.tag_ == "VBG"):
            end = at + 2
            while end < stretch.last and paragraph.lowers[end] not in {
                ",",
                ";",
                ".",
                "(",
                "but",
                "which",
                "after",
                "when",
            }:
                end += 1
            yield _draft(stretch, unit, (at if paragraph.lowers[at] == "to" else at + 1, end), "purpose", (at + 1, end))
            return


def _draft(stretch: Stretch, unit: Item, quote: tuple[int, int], prop: str, value: tuple[int, int]) -> Draft:
    paragraph = stretch.paragraph
    start, end = paragraph.starts[value[0]], paragraph.ends[value[1] - 1]
    text = paragraph.doc.text[start - paragraph.offset : end - paragraph.offset]
    return Draft(
        start=paragraph.starts[quote[0]],
        end=paragraph.ends[quote[1] - 1],
        slots=UnitSlots(unit=unit.mention.name, property=prop, value=" ".join(text.split())),
        anchors=(Anchor("unit", unit.mention.start, unit.mention.end), Anchor("value", start, end)),
    )
