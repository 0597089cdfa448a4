"""The open door: an extractor that asks a server of the user's. Off unless configured (docs/adding-an-extractor.md).

It takes from an answer only type, quote and slots. Offsets are counted here; voice, stance, time and place come from
the article as for every extractor, and grounding holds what it gives to the text.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any

from answerable.claims.cast.titles import role_table
from answerable.claims.door.chat_server import ChatServer, NoAnswerError
from answerable.claims.draft import Draft, Refusal
from answerable.claims.extractor import Scene
from answerable.claims.violence.harm_words import harm_words
from answerable.claims.violence.violence import incident_words
from answerable.language.parser import LANGUAGES
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.slots import SLOT_TYPES, Slots
from answerable.model.text import PartKind

UNANSWERED = "no answer"
"""Begins the refusal of every stretch that the server gave no usable answer to; such texts are asked about again."""

LONGEST_QUESTION = 8_000
LONGEST_QUOTE = 600
LONGEST_VALUE = 300
MOST_CLAIMS = 400
MOST_ITEMS = 20
_HIGHEST = 10**9


class RemoteWords(Lexicon):
    """Schema of data/remote.toml."""

    instructions: str


class RemoteExtractor:
    """Asks a server for the claims of each stretch of an article. Its claims carry "remote-MODEL/1"."""

    languages = LANGUAGES
    version = 1
    needs: frozenset[str] = frozenset()
    adds = frozenset(SLOT_TYPES)

    def __init__(self, server: ChatServer) -> None:
        self.name = f"remote-{re.sub(r'[^A-Za-z0-9._:-]+', '-', server.model)}"
        self._server = server

    def extract(self, scene: Scene) -> Iterable[Draft | Refusal]:
        """What the server finds, as far as it can be read; after one stretch without an answer, no more is asked."""
        instructions = load_lexicon("answerable.claims.data", "remote.toml", RemoteWords).instructions
        content = scene.article.text.content
        given_up = False
        for start, end in _stretches(scene):
            if given_up:
                yield Refusal(f"{UNANSWERED}: not asked, after an earlier question of this text had none")
                continue
            try:
                answer = self._server.ask(instructions.format(types=_described()), content[start:end])
            except NoAnswerError as error:
                given_up = True
                yield Refusal(f"{UNANSWERED}: {error}")
                continue
            yield from drafts_of(answer, content, start, end)


def drafts_of(answer: str, content: str, start: int, end: int) -> Iterator[Draft | Refusal]:
    """The drafts in an answer about content[start:end]; a refusal for whatever in it is none."""
    try:
        claims = _strict(answer)["claims"]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Refusal("the answer is not the JSON that was asked for")
        return
    if not isinstance(claims, list) or len(claims) > MOST_CLAIMS:
        yield Refusal("the answer is not the JSON that was asked for")
        return
    for claim in claims:
        yield _draft(claim, content, start, end)


def _draft(claim: Any, content: str, start: int, end: int) -> Draft | Refusal:
    if not isinstance(claim, dict) or set(claim) != {"type", "quote", "slots"}:
        return Refusal("a claim is not of the form that was asked for")
    quote, type_name = claim["quote"], claim["type"]
    if not isinstance(type_name, str) or type_name not in SLOT_TYPES:
        return Refusal("a claim is of no known type")
    if not isinstance(quote, str) or not quote.strip() or len(quote) > LONGEST_QUOTE:
        return Refusal("a claim has no quote, or a very long one")
    at = content.find(quote, start, end)
    if at < 0:
        return Refusal("a quote is not in the text")
    slots = _slots(type_name, claim["slots"])
    if slots is None:
        return Refusal(f"a claim of type {type_name} has slots that it cannot have")
    lead = len(quote) - len(quote.lstrip())
    return Draft(start=at + lead, end=at + len(quote.rstrip()), slots=slots)


def _slots(type_name: str, given: Any) -> Slots | None:
    """The slots, each of its kind and within bounds; None if any is not, or a required one is absent."""
    if not isinstance(given, dict):
        return None
    make: Callable[..., Slots] = SLOT_TYPES[type_name]
    known = {one.name: one for one in fields(SLOT_TYPES[type_name])}
    if not set(given) <= set(known):
        return None
    values: dict[str, Any] = {}
    for name, slot in known.items():
        value = given.get(name)
        if value is None:
            if slot.default is MISSING and name not in ("min", "max"):
                return None
            if name in ("min", "max"):
                values[name] = None
            continue
        if isinstance(value, list):
            value = tuple(value)
        if not _fits(type_name, slot, value):
            return None
        values[name] = value
    return make(**values)


def _fits(type_name: str, slot: "Field[Any]", value: Any) -> bool:
    if slot.name in ("min", "max"):
        return type(value) is int and 0 <= value <= _HIGHEST
    if slot.name == "approximate":
        return type(value) is bool
    if slot.default == ():
        return isinstance(value, tuple) and len(value) <= MOST_ITEMS and all(map(_is_plain, value))
    allowed = vocabularies().get((type_name, slot.name))
    return _is_plain(value) and (allowed is None or value in allowed)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_VALUE and value.isprintable() and bool(value.strip())


@cache
def vocabularies() -> dict[tuple[str, str], tuple[str, ...]]:
    """The words that a controlled slot may have, by type and slot."""
    return {
        ("name", "kind"): ("nickname", "alias", "transliteration", "acronym"),
        ("person", "property"): (
            *("born", "birthplace", "age", "died", "nationality", "education", "occupation", "moved", "award"),
        ),
        ("posting", "role"): tuple(sorted({*role_table().heads.values(), *role_table().roles.values()})),
        ("posting", "change"): ("appointed", "took office", "left", "acting"),
        ("unit", "property"): ("founded", "disbanded", "renamed", "purpose", "country", "classification"),
        ("relation", "kind"): ("child-of", "member-of"),
        ("positioning", "kind"): ("site", "area of operations"),
        ("incident", "kind"): tuple(kind.name for kind in incident_words().kinds),
        ("harm", "kind"): tuple(kind.name for kind in harm_words().kinds),
    }


@cache
def _described() -> str:
    """The types with their slots and vocabularies, a line each."""
    lines = []
    for type_name, slots in SLOT_TYPES.items():
        told = []
        for slot in fields(slots):
            words = vocabularies().get((type_name, slot.name))
            star = "*" if slot.default is MISSING else ""
            told.append(slot.name + star + (f" ({', '.join(words)})" if words else ""))
        lines.append(f"{type_name}: {'; '.join(told)}")
    return "\n".join(lines)


def _strict(answer: str) -> Any:
    """JSON without NaN, without two values under one key, and without anything around it but a code fence."""
    fenced = re.fullmatch(r"\s*```(?:json)?\s*\n(.*)\n```\s*", answer, re.DOTALL)
    return json.loads(fenced[1] if fenced else answer, object_pairs_hook=_once, parse_constant=_no_number)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _stretches(scene: Scene) -> list[tuple[int, int]]:
    """Sentences in runs that are not longer than one question, with no heading or furniture between them."""
    barriers = [part.start for part in scene.article.text.parts if part.kind is not PartKind.PARAGRAPH]
    runs: list[tuple[int, int]] = []
    for sentence in scene.article.sentences:
        start, end = runs[-1] if runs else (0, -1)
        parted = bisect_right(barriers, end - 1) != bisect_right(barriers, sentence.start)
        if end < 0 or parted or sentence.end - start > LONGEST_QUESTION:
            runs.append((sentence.start, min(sentence.end, sentence.start + LONGEST_QUESTION)))
        else:
            runs[-1] = (start, sentence.end)
    return runs
