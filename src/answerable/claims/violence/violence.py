"""Violence: the controlled kinds of incident with their words, and what an act of violence is.

The acts of a sentence are read in :mod:`answerable.claims.violence.acts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from answerable.claims.violence.vocabulary import Mapped
from answerable.claims.wording import grammar
from answerable.claims.wording.phrasebook import Phrasebook
from answerable.claims.wording.wordforms import verb_forms
from answerable.lexicon import Lexicon, load_lexicon


class IncidentKind(Mapped):
    """A kind of incident and its words.

    `plover` and `mode` are the event of PLOVER and its mode where the kind tells the means, `rome` the article of the
    Rome Statute that it may fall under.
    """

    printed: str
    mode: str | None = None
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]


class Frames(BaseModel):
    """How words take their arguments, where that is not the rule (see the comments in data/incidents.toml)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weak_verbs: tuple[str, ...]
    weak_nouns: tuple[str, ...]
    weapon_verbs: tuple[str, ...]
    exploding: tuple[str, ...]
    possessed: tuple[str, ...]
    suffered_by: tuple[str, ...]
    at: tuple[str, ...]
    undergoing: tuple[str, ...]
    falling: tuple[str, ...]
    striking: tuple[str, ...]
    personal: tuple[str, ...]
    hung_by: tuple[str, ...]
    place: tuple[str, ...]
    natural: tuple[str, ...]
    descriptive: tuple[str, ...]
    manned: tuple[str, ...]


class IncidentWords(Lexicon):
    """Schema of data/incidents.toml."""

    kinds: tuple[IncidentKind, ...]
    frames: Frames
    irregular: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of violence as read off the parse. All nouns are heads of their phrases.

    `word` is the verb or noun that names the act, `base` its dictionary form, [first, last] the tokens of its name.
    `suffering` are who or what it was done to; `causes` other events that are its subject ("an attack that killed").
    """

    word: Token
    base: str
    first: int
    last: int
    kind: str
    verb: bool
    agents: tuple[Token, ...] = ()
    suffering: tuple[Token, ...] = ()
    weapons: tuple[Token, ...] = ()
    sites: tuple[Token, ...] = ()
    causes: tuple[Token, ...] = ()
    support: Token | None = None


@cache
def incident_words() -> IncidentWords:
    """The controlled list of kinds of incident."""
    return load_lexicon("answerable.claims", "data/incidents.toml", IncidentWords)


VerbEntry = tuple[tuple[str, ...], str, str]


def verb_index(verbs: Mapping[str, str], irregular: Mapping[str, tuple[str, ...]]) -> dict[str, list[VerbEntry]]:
    """From every form of a verb's first word to (its further words, dictionary form, label), longest first."""
    index: dict[str, list[VerbEntry]] = {}
    for verb, label in verbs.items():
        first, *rest = verb.split()
        for form in verb_forms(first, irregular):
            index.setdefault(form, []).append((tuple(rest), verb, label))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def find_verb(index: Mapping[str, list[VerbEntry]], token: Token) -> tuple[str, str, int] | None:
    """(dictionary form, label, last token) of the longest verb of the index at `token`."""
    entries = index.get(token.lower_)
    if entries is None or not (grammar.is_verb(token) or token.pos_ == "VERB"):
        return None
    for rest, base, label in entries:
        last = _further_words(token, rest)
        if last is not None:
            return base, label, last
    return None


def _further_words(token: Token, rest: tuple[str, ...]) -> int | None:
    """Where the further words of a verb end, each within six tokens of the one before; None if they are not there."""
    at = token.i
    if not rest:
        return at
    doc, end = token.doc, token.sent.end
    for word in rest:
        forms = (word, word + "s")
        for place in range(at + 1, min(at + 7, end)):
            if doc[place].lower_ in forms:
                at = place
                break
        else:
            return None
    return at


@cache
def _nouns() -> Phrasebook:
    return Phrasebook({noun: kind.name for kind in incident_words().kinds for noun in kind.nouns})


@cache
def frames_of() -> dict[str, frozenset[str]]:
    """The lists of how words take their arguments, by name."""
    frames = incident_words().frames
    return {name: frozenset(getattr(frames, name)) for name in Frames.model_fields}


def event_noun(token: Token) -> tuple[str, int] | None:
    """(kind, first token) where a noun names an act of violence."""
    if grammar.is_verb(token) and token.tag_ != "VBG":
        return None
    if (
        token.tag_ == "VBG"
        and token.dep_ in {"aux", "advcl", "acl", "pcomp", "xcomp", "ROOT", "conj"}
        and not any(child.dep_ in {"det", "amod", "poss"} for child in token.children)
    ):
        return None
    if token.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return None
    return _nouns().find(token)
