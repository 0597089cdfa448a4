"""Further names: acronyms introduced in brackets, nicknames, aliases, other spellings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
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
_BRACKET_ENDS = frozenset("),;")
_OPENING = frozenset("\"'“‘«„")
_CLOSING = frozenset("\"'”’»“")
_SMALL = frozenset(
    {"of", "the", "for", "and", "de", "del", "la", "le", "les", "du", "des", "pour", "et", "y", "in", "on", "to", "-"}
)
_BEARERS = frozenset({"person", "unit", "group"})
_SPREAD = 8
"""Words within which "as" follows "known"."""
_LONGEST = 8
"""Words of a further name, letters of an acronym."""


class NameWords(Lexicon):
    """The cues of further names (data/names.toml)."""

    cues: dict[str, tuple[str, ...]]
    spread: dict[str, str]
    calling: dict[str, frozenset[str]]
    gap: frozenset[str]


@cache
def _names() -> NameWords:
    return load_lexicon("answerable.claims", "data/names.toml", NameWords)


@cache
def _cues() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The cues by their first word, the longest first, each with its kind."""
    found = sorted(
        ((_split(cue), kind) for kind, cues in _names().cues.items() for cue in cues),
        key=lambda one: (-len(one[0]), one),
    )
    return {first: tuple(one for one in found if one[0][0] == first) for first in {cue[0] for cue, _ in found}}


def _split(cue: str) -> tuple[str, ...]:
    # As the words of a paragraph are: stops and hyphens stand apart.
    return tuple(cue.replace(".", " . ").replace("-", " - ").split())


class NameExtractor:
    """Finds further names of persons and units. For what a unit was renamed to see :mod:`answerable.claims.unit`."""

    languages = ENGLISH
    name = "name"
    version = 2
    needs = frozenset({"cast", "voices"})
    adds = frozenset({"name"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The further names that an article gives."""
        yield from _acronyms(scene)
        for paragraph in scene.cast.paragraphs:
            for stretch in stretches_of(scene.cast, paragraph):
                heading = spoken_of(scene.cast.headings, paragraph.starts[stretch.first])
                for draft in (*_further(scene, stretch, heading), *_called(stretch), *_initials(stretch)):
                    yield draft if scene.voices.quoted_at(draft.start) else _the_articles_own(draft)
        yield from _beside_headings(scene)


def _the_articles_own(draft: Draft) -> Draft:
    """A name that the article gives beside what others say: who is called what is its own knowledge."""
    return replace(draft, said_by=(), stance=Stance.STATED)


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
                (n for n in range(number + 2, min(number + 6, len(paragraph))) if paragraph.texts[n] in _BRACKET_ENDS),
                None,
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


def _further(scene: Scene, stretch: Stretch, heading: Heading | None) -> Iterator[Draft]:
    lowers = stretch.paragraph.lowers
    number = stretch.first
    while number < stretch.last:
        found = _cue_at(stretch, number)
        if found is None:
            number += 1
            continue
        last, kind = found
        draft = _told(scene, stretch, number, last, kind, heading)
        if draft is not None:
            yield draft
        number = last if lowers[number] not in _names().spread else number + 1


def _cue_at(stretch: Stretch, number: int) -> tuple[int, str] | None:
    """(word after the cue, kind) of the further name that a cue at word `number` opens."""
    lowers = stretch.paragraph.lowers
    for cue, kind in _cues().get(lowers[number], ()):
        if lowers[number : number + len(cue)] == cue:
            return number + len(cue), kind
    second = _names().spread.get(lowers[number])
    if second is not None:
        for last in range(number + 1, min(number + _SPREAD, stretch.last)):
            if lowers[last] in {",", ";", "."}:
                break
            if lowers[last] == second:
                return last + 1, "nickname"
    return None


def _told(scene: Scene, stretch: Stretch, first: int, last: int, kind: str, heading: Heading | None) -> Draft | None:
    found = _name_after(stretch, last)
    if found is None:
        return None
    begin, end, stop = found
    bearer = _bearer(scene, stretch, first, stop)
    if bearer is None and heading is not None and heading.name is not None:
        bearer = Item(first, first, Mention(heading.start, heading.end, "person", heading.name))
    if bearer is None:
        return None
    opening = min(bearer.last, first)
    while opening < first and not stretch.paragraph.texts[opening][0].isalnum():
        opening += 1
    if first - opening > _LONGEST or bearer.first >= first:
        opening = first
    return _draft(stretch, bearer.mention, (opening, stop), (begin, end), kind)


def _bearer(scene: Scene, stretch: Stretch, first: int, stop: int) -> Item | None:
    """Whose name it is: "earned him the name", the last one before the cue, or the next one after "Dubbed X by Y,"."""
    lowers, paragraph = stretch.paragraph.lowers, stretch.paragraph
    for number in range(max(stretch.first, first - 4), first + 2):
        if number < stretch.last and lowers[number] in {"him", "her"} and not _bears(stretch, number, first):
            start, end = paragraph.starts[number], paragraph.ends[number]
            name = scene.cast.resolve(start, end, "person")
            if name is not None:
                return Item(number, number + 1, Mention(start, end, "person", name))
    before = [one for one in stretch.items if one.last <= first and one.kind in _BEARERS]
    if before:
        return max(before, key=lambda one: one.last)
    if first - stretch.first > 1:
        return None
    after = [one for one in stretch.items if one.first >= stop and one.kind in {"person", "unit"}]
    opened = [one for one in after if "," in lowers[stop - 1 : one.first] or lowers[one.first - 1] in {",", "the"}]
    ranked = next((n for n in range(stop, stretch.last) if lowers[n] == ","), None)
    if ranked is None:
        # The comma stands inside the quotation marks: "The Fox," Colonel Roe.
        ranked = stop - 1
    return next((one for one in opened or after if one.first > ranked), None)


def _bears(stretch: Stretch, number: int, first: int) -> bool:
    """Whether a "her" belongs to a noun before the cue ("among her troops known as")."""
    return stretch.paragraph.lowers[number] == "her" and number + 1 < first and number < first - 1


def _called(stretch: Stretch) -> Iterator[Draft]:
    """Of 'Villagers called Major Roe "the Fox"' and 'whom villagers call "the Fox"': a name in quotation marks."""
    lowers, texts = stretch.paragraph.lowers, stretch.paragraph.texts
    calling = _names().calling
    for number in range(stretch.first, stretch.last - 2):
        if lowers[number] not in calling["verbs"]:
            continue
        after = next((one for one in stretch.items if one.kind == "person" and number < one.last <= number + 8), None)
        relative = next(
            (n for n in range(max(stretch.first, number - 5), number) if lowers[n] in calling["relatives"]), None
        )
        bearer, at = after, None if after is None else after.last
        if bearer is None and relative is not None:
            before = [one for one in stretch.items if one.last <= relative and one.kind in _BEARERS]
            bearer, at = max(before, key=lambda one: one.last, default=None), number + 1
        elif bearer is not None and not {"rank", "title", "role"}.issuperset(
            one.kind for one in stretch.items if number < one.first < bearer.first
        ):
            continue
        if (
            bearer is None
            or at is None
            or (after is not None and after.mention.start < stretch.paragraph.starts[number])
        ):
            continue
        quote = at + 1 if at < stretch.last and lowers[at] == "the" else at
        if quote < stretch.last and texts[quote] not in _OPENING:
            continue
        found = _name_after(stretch, at)
        if found is None or not _is_title_like(stretch, found[0], found[1]):
            continue
        begin, end, stop = found
        opening = number if relative is None else relative
        draft = _draft(stretch, bearer.mention, (opening, stop), (begin, end), "nickname")
        if draft is not None:
            yield draft


def _is_title_like(stretch: Stretch, begin: int, end: int) -> bool:
    """Whether quoted words are a name ("the Fox") and not an insult or a word ("bandits")."""
    words = [text for text in stretch.paragraph.texts[begin:end] if text.lower() not in _SMALL]
    return bool(words) and all(word[0].isupper() for word in words if word[0].isalpha())


def _initials(stretch: Stretch) -> Iterator[Draft]:
    """Of "the National Front, or NF,": letters that stand for the body before."""
    texts, lowers = stretch.paragraph.texts, stretch.paragraph.lowers
    for item in stretch.items:
        at = item.last
        if item.kind not in {"unit", "group"} or at + 3 >= stretch.last or lowers[at : at + 2] != (",", "or"):
            continue
        at = at + 3 if lowers[at + 2] == "the" else at + 2
        if at + 1 < stretch.last and texts[at].isupper() and len(texts[at]) > 1 and texts[at + 1] in {",", ".", ";"}:
            draft = _draft(stretch, item.mention, (item.first, at + 1), (at, at + 1), "acronym")
            if draft is not None:
                yield draft


def _draft(stretch: Stretch, bearer: Mention, quote: tuple[int, int], name: tuple[int, int], kind: str) -> Draft | None:
    paragraph = stretch.paragraph
    start, close = paragraph.starts[name[0]], paragraph.ends[name[1] - 1]
    printed = " ".join(paragraph.doc.text[start - paragraph.offset : close - paragraph.offset].split())
    if printed == bearer.name or printed.lower().removeprefix("the ") == bearer.name.lower():
        return None
    return Draft(
        start=paragraph.starts[quote[0]],
        end=paragraph.ends[quote[1] - 1],
        slots=NameSlots(entity=bearer.name, name=printed, kind=kind),
        anchors=(Anchor("entity", bearer.start, bearer.end), Anchor("name", start, close)),
    )


def _name_after(stretch: Stretch, at: int) -> tuple[int, int, int] | None:
    """The name from word `at` on: its first word, the word after its last, and where the quotation ends."""
    paragraph = stretch.paragraph
    while at < stretch.last and (paragraph.lowers[at] in _names().gap or paragraph.texts[at] == ")"):
        at += 1
    if at >= stretch.last:
        return None
    if paragraph.lowers[at] == "the" and at + 1 < stretch.last and paragraph.texts[at + 1] in _OPENING:
        at += 1
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
