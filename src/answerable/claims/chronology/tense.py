"""Tense: whether the words of a posting say that it is held, was held, begins or ends."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from answerable.claims.chronology.governing import Words, clock_words


class Aspect(StrEnum):
    """What words say of a state: it holds now, it held, it begins, it ends; or they are a title, or a former one."""

    HOLDS = "holds"
    HELD = "held"
    BEGINS = "begins"
    ENDS = "ends"
    TITLE = "title"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Tense:
    """The aspect of some words, and the verb of the clause that they stand in."""

    aspect: Aspect
    verb: Token | None


_CHANGES = {"appointed": Aspect.BEGINS, "took office": Aspect.BEGINS, "left": Aspect.ENDS}


def tense_of(words: Words, change: str | None = None) -> Tense:
    """What `words` say of the state that they tell of; `change` is the claim's slot where it has one."""
    lexicon = clock_words()
    inside = [token for token in words.head.doc if token.i in words.tokens]
    if any(token.lower_.strip("-") in lexicon.former for token in inside):
        return Tense(Aspect.FORMER, words.verb)
    if change in _CHANGES:
        return Tense(_CHANGES[change], words.verb)
    verb = words.verb
    if verb is None or (verb.i not in words.tokens and not _is_copula(words, verb)):
        return Tense(Aspect.TITLE, verb)
    if verb.lower_ in lexicon.leaves:
        return Tense(Aspect.ENDS, verb)
    if verb.lower_ in lexicon.enters:
        return Tense(Aspect.BEGINS, verb)
    return Tense(Aspect.HOLDS if is_present(verb) else Aspect.HELD, verb)


def is_present(verb: Token) -> bool:
    """Whether a verb is in the present or present perfect: "serves", "has served", "is serving", "has been"."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    finite = min(helpers, key=lambda token: token.i, default=verb)
    if finite.tag_ == "MD":
        return False
    return finite.tag_ in {"VBZ", "VBP"} or (finite != verb and finite.lower_ in {"has", "have", "'s", "’s"})


def is_past(verb: Token) -> bool:
    """Whether a verb is in the simple past or past perfect, or a bare participle: "killed", "had been shot"."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    finite = min(helpers, key=lambda token: token.i, default=verb)
    return finite.tag_ == "VBD" or (finite is verb and verb.tag_ in {"VBN", "VBG"})


def _is_copula(words: Words, verb: Token) -> bool:
    """Whether the words are what "is" or "serves as" says of somebody: "X is | commander of Y"."""
    if words.head.dep_ in {"attr", "oprd"} and words.head.head == verb:
        return True
    above = words.head.head
    return words.head.dep_ == "pobj" and above.lower_ == "as" and above.head == verb
