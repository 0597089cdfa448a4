"""Grounding: what a draft says has to stand in its quote, or be a name that the article itself gives near it.

Every extractor's drafts are held to this, ours too. It asks whether the words are there, not whether they were read
rightly: for that see the labelled articles. What counts as being there, beside the quote's own words:

- names, ranks and groups of the cast in the sentences of the quote and next to them, resolved and unfolded, or a part
  of one: "he" stands for its person, "Col." for Colonel;
- the words at an anchor of the slot, and what they are unfolded or resolved to, wherever the anchor lies;
- who speaks there, by the article's voices, and for speakers any name of the cast: a speaker keeps the floor for long;
- words of a phrase (what was done, said or asked for) in the quote's own sentences;
- the words of a weapon in order, for "tear gas and stun grenades" names two kinds of grenade;
- the unit that a title names without printing it ("chief of army staff").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cached_property, lru_cache

from answerable.claims.cast.ranks import unfold_rank
from answerable.claims.cast.titles import role_table
from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.posts.implied import implied_unit
from answerable.claims.slavic.grounds import alike, is_slavic_figure
from answerable.claims.wording.figures import read_figure
from answerable.language.article import Sentence
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.slots import TYPE_NAMES, HarmSlots, PostingSlots

NEAR = 1
"""Sentences before and after those of the quote in which a name may stand that the quote takes up."""

CONTROLLED = frozenset({"kind", "role", "change", "property", "approximate", "min", "max"})
"""Slots whose words come from a vocabulary, and figures, which are read by themselves."""

SPEAKERS = frozenset({"speaker", "by"})
PHRASES = frozenset({"words", "what", "conduct", "of", "about", "value", "title", "forum"})

_NOBODY = frozenset({"no", "nobody", "none", "not", "never", "without", "neither", "zero"})
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|[-–—]")
_NOT = re.compile(r"n['’]t\b")
_POSSESSIVE = re.compile(r"['’]s?$")
_LIST = re.compile(r",? and | or |, ")

Words = tuple[str, ...]


class Grounds:
    """What an article offers for drafts to stand on."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._content = scene.article.text.content
        self._names: dict[int, frozenset[Words]] = {}
        self._language = scene.article.text.language
        # In Russian and Ukrainian a name in the nominative stands for all its cases.
        self._hold = _hold_inflected if self._language in SLAVIC else _hold

    def ungrounded(self, draft: Draft) -> str | None:
        """Why the draft cannot be taken to stand in the text, in a few words; None if it does."""
        if not self._is_place(draft.start, draft.end):
            return "the quote lies outside the text"
        if not all(self._is_place(anchor.start, anchor.end) for anchor in draft.anchors):
            return "an anchor lies outside the text"
        own = self._own(draft)
        quote = self._content[draft.start : draft.end]
        for slot, value in _values(draft):
            if _is_printed(quote, value):
                continue
            if not self._stands(slot, value, draft, own) and not all(
                self._stands(slot, one, draft, own) for one in _items(value)
            ):
                return f"{TYPE_NAMES[type(draft.slots)]}.{slot} is neither in the quote nor a name near it"
        if isinstance(draft.slots, HarmSlots) and not self._is_figure(draft, draft.slots):
            return "harm: the figure cannot be read from the quote"
        return None

    def _is_place(self, start: int, end: int) -> bool:
        return 0 <= start < end <= len(self._content)

    def _own(self, draft: Draft) -> Sequence[Sentence]:
        """The sentences of the quote; none where it stands in rows or headings, which are no sentences."""
        first = self._scene.article.sentence_at(draft.start)
        last = self._scene.article.sentence_at(draft.end - 1)
        return () if first is None or last is None else self._scene.article.sentences[first.index : last.index + 1]

    def _stands(self, slot: str, value: str, draft: Draft, own: Sequence[Sentence]) -> bool:
        words = _words(value)
        near = self._near(own)
        return bool(words) and (
            self._hold(self._printed(draft.start, draft.end), words)
            or any(self._at(anchor.start, anchor.end, words) for anchor in draft.anchors if anchor.slot == slot)
            or any(self._hold(name, words) for sentence in near for name in self._names_in(sentence))
            or (slot in PHRASES and bool(own) and self._hold(self._printed(own[0].start, own[-1].end), words))
            or (slot in SPEAKERS and self._may_speak(words, value, draft, near))
            or (slot == "unit" and self._is_implied(value, draft))
            or (slot == "weapons" and _hold_apart(self._printed(draft.start, draft.end), words))
        )

    def _near(self, own: Sequence[Sentence]) -> Sequence[Sentence]:
        if not own:
            return ()
        return self._scene.article.sentences[max(0, own[0].index - NEAR) : own[-1].index + 1 + NEAR]

    def _at(self, start: int, end: int, words: Words) -> bool:
        """Whether these words stand at [start, end), or what is printed there is unfolded or resolved to them."""
        printed = self._content[start:end]
        return (
            self._hold(_words(printed), words)
            or any(self._hold(name, words) for name in self._named(start, end))
            or words in (_words(unfold_rank(printed)), _words(_spelt_out(printed)))
        )

    def _may_speak(self, words: Words, value: str, draft: Draft, near: Sequence[Sentence]) -> bool:
        return (
            value in self._scene.voices.at(draft.start, draft.end).said_by
            or any(self._hold(name, words) for name in self._all_names)
            or any(self._hold(self._printed(sentence.start, sentence.end), words) for sentence in near)
        )

    def _is_implied(self, unit: str, draft: Draft) -> bool:
        if not isinstance(draft.slots, PostingSlots) or not draft.slots.title:
            return False
        units = [mention for mention in self._scene.cast.mentions if mention.kind == "unit"]
        return implied_unit(draft.slots.title, units) == unit

    def _printed(self, start: int, end: int) -> Words:
        return _words(self._content[start:end])

    def _names_in(self, sentence: Sentence) -> frozenset[Words]:
        found = self._names.get(sentence.index)
        if found is None:
            found = self._names[sentence.index] = frozenset(self._named(sentence.start, sentence.end))
        return found

    @cached_property
    def _all_names(self) -> frozenset[Words]:
        return frozenset(_words(mention.name) for mention in self._scene.cast.mentions)

    def _named(self, start: int, end: int) -> Iterator[Words]:
        for mention in self._scene.cast.within(start, end):
            yield _words(mention.name)

    def _is_figure(self, draft: Draft, slots: HarmSlots) -> bool:
        """Whether the quote has the harm's figure, says that there was none, or speaks of a single victim."""
        if self._language in SLAVIC:
            return is_slavic_figure(self._content[draft.start : draft.end], self._language, slots)
        tokens = _TOKEN.findall(self._content[draft.start : draft.end].lower())
        figures = [read for at in range(len(tokens)) if (read := read_figure(tokens, at)) is not None]
        if any((figure.min, figure.max) == (slots.min, slots.max) for figure in figures):
            return True
        if (slots.min, slots.max) == (2, None) and not {"number", "numbers"}.isdisjoint(tokens):
            return True
        if (slots.min, slots.max) == (0, 0):
            return not _NOBODY.isdisjoint(tokens)
        # One victim is named or described without a number; a number right before the words would be theirs.
        counted = {tokens[figure.last] for figure in figures if figure.last < len(tokens)}
        return (slots.min, slots.max) == (1, 1) and slots.whom is not None and _words(slots.whom)[0] not in counted


def _values(draft: Draft) -> Iterator[tuple[str, str]]:
    for field in fields(draft.slots):
        value = getattr(draft.slots, field.name)
        if field.name in CONTROLLED or value is None:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            yield field.name, item


def _items(value: str) -> list[str]:
    """The items of a list written as one value ("soldiers and a policeman"), each of which may stand elsewhere."""
    return _LIST.split(value)


def _spelt_out(title: str) -> str:
    """A title with its letters spelt out: "acting GOC" is an acting General Officer Commanding."""
    letters = role_table().letters
    return " ".join(letters.get(word, word) for word in title.split())


def _is_printed(quote: str, value: str) -> bool:
    """Whether the value stands in the quote as it is: the common case, told without taking either apart."""
    at = quote.find(value)
    end = at + len(value)
    return (
        at >= 0
        and value[:1].isalpha()
        and value[-1:].isalpha()
        and not quote[at - 1 : at].isalnum()
        and not quote[end : end + 1].isalnum()
    )


@lru_cache(maxsize=8192)
def _words(text: str) -> Words:
    text = _NOT.sub(" not", text)
    return tuple(_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(text))


def _hold(words: Words, wanted: Words) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _hold_inflected(words: Words, wanted: Words) -> bool:
    return any(all(map(alike, words[at : at + len(wanted)], wanted)) for at in range(len(words) - len(wanted) + 1))


def _hold_apart(words: Words, wanted: Words) -> bool:
    """Whether the words stand in this order, maybe with others between them."""
    rest = iter(words)
    return all(word in rest for word in wanted)
