"""Further names: acronyms introduced in brackets, nicknames, aliases, other spellings."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from answerable.claims.cast.notices import Heading, spoken_of
from answerable.claims.cast.stretches import Item, Stretch, stretches_of
from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.wording.words import Paragraph
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor, Stance
from answerable.model.mention import Mention
from answerable.model.slots import NameSlots

_ALIAS = re.compile(r"\s*\((?:a\.?k\.?a\.?|alias|also known as):?\s*[\"“]?([^()\"”\n]{2,60}?)[\"”]?\)", re.IGNORECASE)
_OPENING = frozenset("\"'“‘«„")
_CLOSING = frozenset("\"'”’»“")
_SMALL = frozenset(
    {"of", "the", "for", "and", "de", "del", "la", "le", "les", "du", "des", "pour", "et", "y", "in", "on", "to", "-"}
)
_LONGEST = 8
"""Words of a further name, letters of an acronym."""


class NameWords(Lexicon):
    """The cues of further names (data/names.toml)."""

    cues: dict[str, tuple[str, ...]]
    gap: frozenset[str]


@cache
def _cues() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The cues by their first word, the longest first, each with its kind."""
    words = load_lexicon("answerable.claims", "data/names.toml", NameWords)
    found = sorted(
        ((_split(cue), kind) for kind, cues in words.cues.items() for cue in cues), key=lambda one: (-len(one[0]), one)
    )
    return {first: tuple(one for one in found if one[0][0] == first) for first in {cue[0] for cue, _ in found}}


@cache
def _gaps() -> frozenset[str]:
    return load_lexicon("answerable.claims", "data/names.toml", NameWords).gap


def _split(cue: str) -> tuple[str, ...]:
    # As the words of a paragraph are: stops and hyphens stand apart.
    return tuple(cue.replace(".", " . ").replace("-", " - ").split())


class NameExtractor:
    """Finds further names of persons and units. For what a unit was renamed to see :mod:`answerable.claims.unit`."""

    languages = ENGLISH
    name = "name"
    version = 1
    needs = frozenset({"cast"})
    adds = frozenset({"name"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The further names that an article gives."""
        yield from _acronyms(scene)
        for paragraph in scene.cast.paragraphs:
            for stretch in stretches_of(scene.cast, paragraph):
                yield from _further(stretch, spoken_of(scene.cast.headings, paragraph.starts[stretch.first]))
        yield from _beside_headings(scene)


def _beside_headings(scene: Scene) -> Iterator[Draft]:
    """Aliases in brackets after the heading of a notice: "PETRAN, Ivo (a.k.a. PETRANOV, Ivan)"."""
    content = scene.article.text.content
    for heading in scene.cast.headings:
        told = _ALIAS.match(content, heading.end)
        if heading.name is not None and told is not None:
            yield Draft(
                start=heading.start,
                end=told.end(),
                slots=NameSlots(entity=heading.name, name=" ".join(told[1].split()), kind="alias"),
                anchors=(Anchor("entity", heading.start, heading.end), Anchor("name", *told.span(1))),
                said_by=(),
                stance=Stance.STATED,
                asserted=True,
            )


def _acronyms(scene: Scene) -> Iterator[Draft]:
    """Letters in brackets right after a body's name, whether or not they are its initials."""
    ends = {m.end: m for m in scene.cast.mentions if m.kind in {"unit", "title", "group"}}
    for paragraph in scene.cast.paragraphs:
        for number in range(1, len(paragraph) - 2):
            if paragraph.texts[number] != "(":
                continue
            close = next(
                (n for n in range(number + 2, min(number + 6, len(paragraph))) if paragraph.texts[n] == ")"), None
            )
            if close is None:
                continue
            start, end = paragraph.starts[number + 1], paragraph.ends[close - 1]
            letters = scene.article.text.content[start:end]
            if not _is_acronym(letters):
                continue
            mention = ends.get(paragraph.ends[number - 1]) or _spelt_out(paragraph, number, letters)
            if mention is not None and letters != mention.name:
                yield Draft(
                    start=mention.start,
                    end=paragraph.ends[close],
                    slots=NameSlots(entity=mention.name, name=letters, kind="acronym"),
                    anchors=(Anchor("entity", mention.start, mention.end), Anchor("name", start, end)),
                    said_by=(),
                    stance=Stance.STATED,
                )


def _spelt_out(paragraph: Paragraph, bracket: int, letters: str) -> Mention | None:
    """The words before a bracket whose initials its letters are, small words apart (as Schwartz and Hearst, 2003)."""
    initials = [letter.lower() for letter in letters if letter.isalpha()]
    at = bracket
    for wanted in reversed(initials):
        at -= 1
        while at >= 0 and paragraph.lowers[at] in _SMALL:
            at -= 1
        if at < 0 or not paragraph.texts[at][0].isupper() or paragraph.lowers[at][0] != wanted:
            return None
    start, end = paragraph.starts[at], paragraph.ends[bracket - 1]
    words = paragraph.doc.text[start - paragraph.offset : end - paragraph.offset]
    return Mention(start, end, "unit", " ".join(words.split()))


def _is_acronym(letters: str) -> bool:
    capitals = sum(letter.isupper() for letter in letters)
    alphabetic = sum(letter.isalpha() for letter in letters)
    return capitals >= 2 and len(letters) <= _LONGEST and " " not in letters and capitals * 2 > alphabetic  # noqa: PLR2004


def _further(stretch: Stretch, heading: Heading | None) -> Iterator[Draft]:
    lowers = stretch.paragraph.lowers
    number = stretch.first
    while number < stretch.last:
        cues = _cues().get(lowers[number], ())
        match = next(((cue, kind) for cue, kind in cues if lowers[number : number + len(cue)] == cue), None)
        if match is None:
            number += 1
            continue
        cue, kind = match
        draft = _told(stretch, number, number + len(cue), kind, heading)
        if draft is not None:
            yield draft
        number += len(cue)


def _told(stretch: Stretch, first: int, last: int, kind: str, heading: Heading | None) -> Draft | None:
    bearer = max(
        (one for one in stretch.items if one.last <= first and one.kind in {"person", "unit", "group"}),
        key=lambda one: one.last,
        default=None,
    )
    found = _name_after(stretch, last)
    if bearer is None and heading is not None and heading.name is not None:
        bearer = Item(first, first, Mention(heading.start, heading.end, "person", heading.name))
    if bearer is None or found is None:
        return None
    paragraph = stretch.paragraph
    begin, end, stop = found
    opening = bearer.last
    while opening < first and not paragraph.texts[opening][0].isalnum():
        opening += 1
    start, close = paragraph.starts[begin], paragraph.ends[end - 1]
    name = paragraph.doc.text[start - paragraph.offset : close - paragraph.offset]
    if name == bearer.mention.name:
        return None
    return Draft(
        start=paragraph.starts[opening],
        end=paragraph.ends[stop - 1],
        slots=NameSlots(entity=bearer.mention.name, name=" ".join(name.split()), kind=kind),
        anchors=(Anchor("entity", bearer.mention.start, bearer.mention.end), Anchor("name", start, close)),
    )


def _name_after(stretch: Stretch, at: int) -> tuple[int, int, int] | None:
    """The name from word `at` on: its first word, the word after its last, and where the quotation ends."""
    paragraph = stretch.paragraph
    while at < stretch.last and (paragraph.lowers[at] in _gaps() or paragraph.texts[at] == ")"):
        at += 1
    if at >= stretch.last:
        return None
    if paragraph.texts[at] in _OPENING:
        for end in range(at + 1, min(at + 2 + _LONGEST, stretch.last)):
            if paragraph.texts[end] in _CLOSING:
                inner = end - 1 if end > at + 2 and paragraph.texts[end - 1] == "," else end
                return (at + 1, inner, end + 1) if inner > at + 1 else None
        return None
    end = at + 1 if paragraph.lowers[at] == "the" else at
    first = end
    while (
        end < stretch.last
        and end - at < _LONGEST
        and (paragraph.texts[end][0].isupper() or paragraph.texts[end] == "-")
    ):
        end += 1
    return (at, end, end) if end > first else None
