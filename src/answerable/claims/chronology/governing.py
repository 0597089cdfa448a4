"""Governing: which words of a sentence a date belongs to, by the parse.

A date belongs to the noun or verb that it hangs on. What shares a clause with it shares the date; a date on another
verb ("police said on Tuesday that …") does not reach what is said. Built for :mod:`answerable.claims.chronology.clock`.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from spacy.tokens import Span, Token

from answerable.claims.voices.cues import cues
from answerable.dates.expression import Relation
from answerable.language.article import Sentence
from answerable.lexicon import Lexicon, load_lexicon


class ClockLexicon(Lexicon):
    """data/clock.toml, all in lower case."""

    events: frozenset[str]
    stretches: frozenset[str]
    together: frozenset[str]
    ahead: frozenset[str]
    scheduled: frozenset[str]
    enters: frozenset[str]
    leaves: frozenset[str]
    former: frozenset[str]


@cache
def clock_words() -> ClockLexicon:
    """The words that the clock goes by."""
    lexicon: ClockLexicon = load_lexicon("answerable.claims.data", "clock.toml", ClockLexicon)
    return lexicon


class Reach(IntEnum):
    """How a date reaches some words, the nearest way first."""

    INSIDE = 0
    NOUN = 1
    CLAUSE = 2
    SHARED = 3
    NONE = 9


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one sentence: their tokens' numbers, the token that heads them, and the verb of their clause."""

    tokens: frozenset[int]
    head: Token
    verb: Token | None


def words_at(sentence: Sentence, start: int, end: int) -> Words | None:
    """The words [start, end) of the text as far as they stand in `sentence`; None where none do."""
    span = span_at(sentence, start, end)
    if span is None:
        return None
    head = span.root
    return Words(frozenset(token.i for token in span), head, verb_of(head))


def span_at(sentence: Sentence, start: int, end: int) -> Span | None:
    """The tokens of `sentence` that share a character with [start, end) of the text."""
    first, last = max(start, sentence.start) - sentence.offset, min(end, sentence.end) - sentence.offset
    if first >= last:
        return None
    span: Span | None = sentence.span.doc.char_span(first, last, alignment_mode="expand")
    return span


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause; a participle before its noun does not."""
    return token.tag_[:2] in {"VB", "MD"} and token.dep_ not in {"amod", "compound", "aux", "auxpass", "prep", "pobj"}


def verb_of(token: Token) -> Token | None:
    """The verb of the clause that `token` stands in: itself, or the nearest above it."""
    while not is_verb(token):
        if token.head == token:
            return None
        token = token.head
    return token


def chain_of(date: Span) -> tuple[Token, ...]:
    """What the date hangs on, from the nearest noun up to the verb of its clause, that included."""
    before = date.doc[date.start - 1] if date.start > date.sent.start else None
    # "police said Tuesday three men were killed": the parse gives the day to the killing.
    if before is not None and is_verb(before) and before.lower_ in cues().verbs:
        return (before,)
    chain: list[Token] = []
    token = date.root
    while token.head != token:
        token = token.head
        chain.append(token)
        if is_verb(token):
            break
    return tuple(chain)


def reach(date: Span, words: Words, *, attributive: bool = False, through_speech: bool = False) -> Reach:
    """How the date reaches the words.

    `attributive`: it stands before a noun and dates that noun alone. `through_speech`: the words are somebody's speech,
    and it is the speaking that is to be dated.
    """
    chain = chain_of(date)
    verb = chain[-1] if chain and is_verb(chain[-1]) else None
    nouns = chain[:-1] if verb is not None else chain
    if date.root.i in words.tokens or date[-1].i in words.tokens:
        return Reach.INSIDE
    if any(noun.i in words.tokens and noun.pos_ in {"NOUN", "PROPN"} for noun in nouns) and words.head.pos_ != "VERB":
        return Reach.NOUN
    if verb is None or words.verb is None or not _carries(nouns, verb, attributive=attributive):
        return Reach.NONE
    # "the girls abducted | in 2014": the quote's head is a noun, its verb is in it.
    if verb == words.verb or verb.i in words.tokens:
        return Reach.CLAUSE
    if _shares(words.verb, verb, date, through_speech=through_speech):
        return Reach.SHARED
    return Reach.NONE


_OUTER = {
    "since": Relation.SINCE,
    "until": Relation.UNTIL,
    "till": Relation.UNTIL,
    "before": Relation.BEFORE,
    "after": Relation.AFTER,
    "following": Relation.AFTER,
}


def outer_relation(date: Span) -> Relation | None:
    """How the clause relates to a date that hangs on an event in it: "since the coup in May" is since May."""
    above = (token.lower_ for token in chain_of(date)[:-1] if token.i < date.start and token.dep_ == "prep")
    return next((_OUTER[word] for word in above if word in _OUTER), None)


def dates_speech(date: Span) -> bool:
    """Whether the date hangs on a verb of speech: "said on Tuesday", not "was shot on Monday, she said"."""
    chain = chain_of(date)
    return bool(chain) and chain[-1].lower_ in cues().verbs


def _carries(nouns: tuple[Token, ...], verb: Token, *, attributive: bool) -> bool:
    """Whether a date that hangs on these nouns dates their clause: on an event, or behind the verb, where it may."""
    held = [noun for noun in nouns if noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ not in clock_words().stretches]
    if not held:
        return True
    if held[-1].lower_ in clock_words().events or held[0].lower_ in clock_words().events:
        return True
    return not attributive and held[-1].i > verb.i


def _shares(verb: Token, dated: Token, date: Span, *, through_speech: bool) -> bool:
    """Whether the clause of `verb` happens when the clause of `dated` does."""
    if _rises(verb, dated, date, through_speech=through_speech):
        return True
    # "in May 2014, when ten were killed": the parse hangs the killing on the month.
    if verb.dep_ in {"relcl", "advcl", "acl"} and verb.head in date:
        return True
    if dated.lower_ in cues().verbs and not through_speech:
        return False
    # "were killed when a shell hit the market on Tuesday"
    if _descends(dated, verb):
        return True
    # "shot three men and burned their houses on Monday"
    if dated.dep_ == "conj" and _first_conjunct(dated) == _first_conjunct(verb) and verb.i < dated.i < date.start:
        return True
    # "an attack carried out on Tuesday that killed five"
    beside = verb.dep_ in {"relcl", "acl"} and dated.dep_ in {"relcl", "acl"} and verb.head == dated.head
    return beside and verb.head.lower_ in clock_words().events


def _descends(dated: Token, verb: Token) -> bool:
    """Whether `dated` stands below `verb` in a clause that happens with it."""
    while dated.dep_ in {"advcl", "xcomp"} and dated.head != dated:
        if dated.dep_ == "advcl" and not _is_together(dated):
            return False
        dated = dated.head
        if dated == verb:
            return True
    return False


def _rises(verb: Token, dated: Token, date: Span, *, through_speech: bool) -> bool:
    """Whether `dated` stands above `verb`, and everything between happens together."""
    while verb.head != verb:
        above = verb_of(verb.head)
        if above is None or not _is_bound(verb, above, date, through_speech=through_speech):
            return False
        if above == dated:
            return True
        verb = above
    return False


def _is_bound(verb: Token, above: Token, date: Span, *, through_speech: bool) -> bool:
    speech = above.lower_ in cues().verbs
    bound = {
        "conj": date.start < verb.i,
        "xcomp": not speech or through_speech,
        "ccomp": speech and through_speech,
        "pcomp": not speech,
        "advcl": verb.tag_ == "VBG" or _is_together(verb),
        "relcl": verb.head.lower_ in clock_words().events,
        "acl": verb.head.lower_ in clock_words().events,
    }
    return bound.get(verb.dep_, False)


def _is_together(clause: Token) -> bool:
    opening = next(
        (child for child in clause.children if child.dep_ in {"advmod", "mark"} and child.i < clause.i), None
    )
    return opening is not None and opening.lower_ in clock_words().together


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def looks_ahead(sentence: Sentence, place: int) -> bool:
    """Whether the clause around the character `place` of the text speaks of what is yet to come."""
    span = span_at(sentence, place, place + 1)
    if span is None:
        return False
    ahead = clock_words().ahead
    verb = verb_of(span.root)
    if verb is not None and verb.tag_ in {"VBZ", "VBP"} and verb.lower_ in clock_words().scheduled:
        return True
    while verb is not None:
        if any(child.lower_ in ahead and child.dep_ in {"aux", "acomp"} for child in verb.children):
            return True
        if verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lower_ in ahead:
            return True
        if verb.head == verb or verb.dep_ not in {"xcomp", "conj", "advcl"}:
            return False
        verb = verb_of(verb.head)
    return False
