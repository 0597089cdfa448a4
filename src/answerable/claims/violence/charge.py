"""Charges: what an allegation is as the parse gives it, and the conduct that stands behind a word of accusation.

Who accuses whom is :mod:`.accusation`, :mod:`.responsibility` and :mod:`.proceedings`; claims come in
:mod:`answerable.claims.allegation`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.targets import person_kind, thing_kind
from answerable.claims.violence.violence import VerbEntry, event_noun, find_verb, incident_words, verb_index
from answerable.claims.violence.weapons import weapon_kind
from answerable.claims.wording import grammar
from answerable.claims.wording.wordforms import singular

CLOSE = 6
_HURT = frozenset({"dobj", "prep", "prt", "agent", "xcomp", "oprd"})
_PHRASE = frozenset({"prep", "pobj", "pcomp", "conj", "dobj", "agent", "compound", "nummod"})
_DONE_TO = frozenset({"on", "at", "against", "upon", "in"})
# "supplied the group with ammunition": what "with" brings is the object.
_GIVING = ("suppl", "provid", "equip", "arm")
# Kinds of thing whose name stands for those in it.
_ANSWERING = frozenset(
    {
        "government",
        "settlement",
        "diplomatic",
        "organization",
        "law enforcement",
        "military",
        "party office",
        "communications",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An allegation as read off the parse: accused and conduct as tokens, `of` what the conduct brought about.

    [first, last] are the tokens of the quote; `accusing` says that the words themselves accuse, `flat` that they only
    tell a deed; `cue` is the verb of
    accusation, `by` who accuses where it is none that the voices of the article know.
    """

    accused: Token
    conduct: Token
    of: Token | None
    first: int
    last: int
    accusing: bool
    owned: bool = False
    denied: bool = False
    flat: bool = False
    cue: Token | None = None
    by: Token | None = None


@cache
def verbs_of(group: str) -> dict[str, list[VerbEntry]]:
    """The index of one of the lists of verbs in data/conduct.toml."""
    return verb_index(dict.fromkeys(getattr(conduct_words(), group), group), incident_words().irregular)


@cache
def violent_verbs() -> dict[str, list[VerbEntry]]:
    """The index of the verbs of violence."""
    words = incident_words()
    return verb_index({verb: kind.name for kind in words.kinds for verb in kind.verbs}, words.irregular)


@cache
def _misdeeds() -> dict[str, list[VerbEntry]]:
    return verb_index({verb: verb for verb in _objects_of_misdeeds()}, incident_words().irregular)


@cache
def _objects_of_misdeeds() -> dict[str, frozenset[str]]:
    """From a verb to the objects that make it a misdeed; none: it always is."""
    objects: dict[str, frozenset[str]] = {}
    for group in conduct_words().misdeeds:
        for verb in group.verbs:
            objects[verb] = objects.get(verb, frozenset()) | frozenset(group.objects)
    return objects


@cache
def _wrongs() -> frozenset[str]:
    return frozenset(conduct_words().wrongs)


def is_grave(token: Token) -> bool:
    """Whether a noun names violence or another listed wrong."""
    return singular(token.lower_) in _wrongs() or (event_noun(token) is not None)


def is_grave_below(noun: Token) -> bool:
    """Whether a phrase below the noun names one ("involvement in the war")."""
    return any(is_grave(below) for _, below in grammar.prepositions(noun) if not grammar.is_verb(below))


def part_in(noun: Token) -> Token | None:
    """The wrong in which a noun is somebody's part: "his role in the massacre", "complicity in the killings"."""
    if noun.lower_ not in conduct_words().part:
        return None
    behind = [event for _, event in grammar.prepositions(noun)]
    after = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    if after.dep_ == "prep":  # wherever the parser hung it
        behind += [event for event in after.children if event.dep_ == "pobj"]
    return next((one for one in behind if not grammar.is_verb(one) and (is_grave(one) or is_grave_below(one))), None)


def misdeed(verb: Token) -> int | None:
    """The last token of a listed misdeed's verb, where its object is one that makes it a misdeed; else None."""
    found = find_verb(_misdeeds(), verb)
    if found is None:
        return None
    base, _, last = found
    objects = _objects_of_misdeeds()[base]
    if not objects:
        return last
    suffering = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    below = [noun for token in (verb, *suffering, verb.doc[last]) for _, noun in grammar.prepositions(token)]
    for noun in (*suffering, *below):
        if singular(noun.lower_) in objects or ("grave" in objects and (is_grave(noun) or is_grave_below(noun))):
            return last
    return None


def is_misconduct(verb: Token) -> bool:
    """Whether a verb tells violence, command over it, or a listed misdeed."""
    if find_verb(violent_verbs(), verb) or misdeed(verb) is not None:
        return True
    managed = find_verb(verbs_of("command"), verb) or find_verb(verbs_of("light"), verb)
    if managed is None:
        return False
    events = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    below = [noun for _, noun in grammar.prepositions(verb.doc[managed[2]])]
    return any(is_grave(one) or is_grave_below(one) for one in (*events, *below))


def conduct_words_end(verb: Token) -> int:
    """The last token of the words that name a conduct by its verb: "took part", "covered up", "opened fire"."""
    for index in (verbs_of("command"), violent_verbs(), verbs_of("light"), _misdeeds()):
        found = find_verb(index, verb)
        if found is not None and found[2] - verb.i <= 2:  # noqa: PLR2004 - farther off other words stand between
            last = verb.doc[found[2]]
            return int(last.i if last.tag_ != "IN" or last.dep_ == "prt" else last.i - 1)
    particle = verb.i + 1
    if particle < verb.sent.end and verb.doc[particle].dep_ == "prt":
        return particle
    return int(verb.i)


def done_to(verb: Token) -> Token | None:
    """What a conduct brought about or whom it was done to: its object, else what "on", "at" or "in" brings."""
    objects = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    ends = conduct_words_end(verb)
    objects = tuple(one for one in objects if not verb.i < one.i <= ends)
    if verb.lower_.startswith(_GIVING):
        given = [noun for word, noun in grammar.prepositions(verb) if word == "with"]
        objects = (*given, *objects)
    if objects:
        return objects[0]
    words = verb.doc[verb.i : min(ends + 2, verb.sent.end)]
    for token in words:
        for word, noun in grammar.prepositions(token):
            if word in _DONE_TO and (is_grave(noun) or is_grave_below(noun) or person_kind(noun) or thing_kind(noun)):
                return noun
    return None


def conducts_behind(preposition: Token) -> Iterator[tuple[Token, Token | None]]:
    """(conduct, what it brought about) for each gerund and noun after a preposition: "of burning X and killing Y"."""
    after = preposition.doc[preposition.i + 1] if preposition.i + 1 < preposition.sent.end else None
    for below in preposition.children:
        if below.dep_ == "pcomp" and grammar.is_verb(below):
            for one in (below, *(more for more in below.conjuncts if grammar.is_verb(more) and more.i > below.i)):
                yield from _of_gerund(one)
        elif below.dep_ == "pobj" and after is not None and after.head == below and _is_gerund(after):
            yield after, below
        elif below.dep_ == "pobj":
            told = -1
            for noun in grammar.members(below):
                if noun.i > told:
                    yield from _of_noun(noun)
                    told = grammar.phrase(noun).end - 1


def _of_gerund(verb: Token) -> Iterator[tuple[Token, Token | None]]:
    """A gerund with its object; of "being responsible for the abuses" the adjective with the abuses."""
    if verb.lower_ == "being":
        for part in verb.children:
            if part.dep_ in {"acomp", "attr", "prep"} and part.lower_ in conduct_words().responsible:
                events = [below for _, below in grammar.prepositions(part) if is_wrong(below)]
                yield part, next(iter(events), None)
                return
    yield verb, done_to(verb)


def _is_gerund(token: Token) -> bool:
    return token.tag_ == "VBG" and token.dep_ in {"amod", "compound"} and is_misconduct(token)


def _of_noun(noun: Token) -> Iterator[tuple[Token, Token | None]]:
    """A noun of conduct; of "counts of murder" the murder, of "his role in the massacre" both."""
    words = conduct_words()
    if singular(noun.lower_) in words.charge_nouns:
        for part in noun.children:
            if part.dep_ == "prep" and part.lower_ == "of":
                yield from conducts_behind(part)
    elif (event := part_in(noun)) is not None:
        yield noun, event
    else:
        yield noun, None


def is_wrong(what: Token) -> bool:
    """Whether a conduct is one that somebody answers for: violence, command over it, or another listed wrong."""
    if grammar.is_verb(what) and what.tag_ == "VBG":
        return True
    return any(is_grave(token) for token in what.subtree)


def may_answer(noun: Token) -> bool:
    """Whether a noun can be somebody who answers for something: no event, weapon, thing, charge or time."""
    if event_noun(noun) or noun.ent_type_ in {"DATE", "TIME", "LAW"}:
        return False
    if weapon_kind(noun, strong=True) not in {None, "artillery", "aircraft"} and not person_kind(noun):
        return False
    if thing_kind(noun) and not person_kind(noun):
        return thing_kind(noun) in _ANSWERING
    words = conduct_words()
    base = singular(noun.lower_)
    if base in words.charge_nouns or base in words.proceedings or base in _wrongs():
        return False
    return not any(child.lower_ == "no" for child in noun.children)


def conduct_end(token: Token) -> int:
    """The end of a conduct: of its verb's object and place, or of its noun phrase, with what follows "on" and "of"."""
    if grammar.is_verb(token):
        last = token.head.i if token.dep_ == "amod" and token.head.i > token.i else token.i
        for child in token.children:
            if child.i > token.i and child.dep_ in _HURT:
                last = max(last, _short_edge(child))
        return last
    return _short_edge(token)


def _short_edge(token: Token) -> int:
    """The right edge of a phrase, without its clauses."""
    last = token.i
    for child in token.children:
        if child.i > token.i and child.dep_ in _PHRASE:
            last = max(last, _short_edge(child))
    return last
