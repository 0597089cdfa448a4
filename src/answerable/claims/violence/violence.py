"""Violence: the acts that a sentence tells of, each with who did it, to whom or what, with what and where.

An act is a reading of the parse, not yet a claim: :mod:`answerable.claims.incident` makes incidents of acts,
:mod:`answerable.claims.harm` figures.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Span, Token

from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.targets import person_kind, thing_kind
from answerable.claims.violence.vocabulary import Mapped
from answerable.claims.violence.weapons import weapon_kind
from answerable.claims.wording import grammar
from answerable.claims.wording.phrasebook import Phrasebook
from answerable.claims.wording.wordforms import singular, verb_forms
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


_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves", "warning"})
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
    end = token.sent.end
    for word in rest:
        for place in range(at + 1, min(at + 7, end)):
            if token.doc[place].lower_ == word or token.doc[place].lower_ == word + "s":
                at = place
                break
        else:
            return None
    return at


@cache
def _verbs() -> dict[str, list[VerbEntry]]:
    words = incident_words()
    verbs = {verb: kind.name for kind in words.kinds for verb in kind.verbs}
    verbs |= {verb: "attack" for verb in words.frames.weapon_verbs if verb not in verbs}
    return verb_index(verbs, words.irregular)


@cache
def _nouns() -> Phrasebook:
    return Phrasebook({noun: kind.name for kind in incident_words().kinds for noun in kind.nouns})


@cache
def _frames() -> dict[str, frozenset[str]]:
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


def acts(span: Span) -> Iterator[Act]:
    """The acts of violence that a sentence names, in the order of its words."""
    for token in span:
        found = find_verb(_verbs(), token)
        if found is not None and token.dep_ not in {"compound", "amod"}:
            act = _verb_act(token, *found)
            if act is not None:
                yield act
                continue
        noun = event_noun(token)
        if noun is not None:
            act = _noun_act(token, *noun)
            if act is not None:
                yield act


def _verb_act(  # noqa: C901, PLR0912 - who did what to whom with what: each argument has its own way in
    verb: Token, base: str, kind: str, last: int
) -> Act | None:
    frames = _frames()
    passive = grammar.is_passive(verb)
    subjects = grammar.subjects(verb)
    done_by = grammar.agents(verb) if passive else subjects
    suffering = subjects if passive else grammar.objects(verb)
    weapons: list[Token] = []
    sites: list[Token] = []
    causes: list[Token] = []
    if base in frames["exploding"] and not passive:
        weapons += [one for one in subjects if weapon_kind(one)]
        causes += [one for one in subjects if event_noun(one)]
        if not weapons and not grammar.objects(verb) and not causes:
            return None
        if weapons:
            done_by = ()
    if any(one.lower_ in _REFLEXIVE for one in suffering) or any(child.dep_ == "neg" for child in verb.children):
        return None
    taken = {one.i for one in (verb.doc[i] for i in range(verb.i, last + 1))}
    suffering = tuple(one for one in suffering if one.i not in taken)
    if base in frames["weapon_verbs"]:
        thrown = [one for one in suffering if weapon_kind(one)]
        if not thrown:
            return None
        weapons += thrown
        suffering = tuple(one for one in suffering if one not in thrown)
    actors: list[Token] = []
    for one in done_by:
        if event_noun(one):
            causes.append(one)
        elif weapon_kind(one, strong=True) not in {None, "artillery", "aircraft"} and not person_kind(one):
            weapons.append(one)
        elif one.lower_ in frames["natural"]:
            return None
        elif person_kind(one) or not thing_kind(one) or singular(one.lower_) in frames["manned"]:
            actors.append(one)
    struck = base in frames["at"] or base in frames["weapon_verbs"] or base in frames["exploding"]
    more, tools, where = _surroundings(verb, struck=struck and not (suffering and base not in frames["weapon_verbs"]))
    for place in range(verb.i + 1, last + 1):
        # "opened fire on", "set fire to": the preposition may hang on the second word
        extra, tools_too, where_too = _surroundings(verb.doc[place], struck=struck)
        more += extra
        tools += tools_too
        where += where_too
    suffering = (*suffering, *more)
    weapons += tools
    weapons += [
        one for one in suffering if weapon_kind(one, strong=True) and not thing_kind(one) and not person_kind(one)
    ]
    suffering = tuple(one for one in suffering if one not in weapons)
    sites += where
    if base in frames["weak_verbs"] and not (weapons or any(_concrete(one) for one in suffering)):
        return None
    return Act(
        word=verb,
        base=base,
        first=verb.i,
        last=last,
        kind=kind,
        verb=True,
        agents=tuple(actors),
        suffering=suffering,
        weapons=_unique(weapons),
        sites=_unique(sites),
        causes=_unique(causes),
    )


def _unique(tokens: list[Token]) -> tuple[Token, ...]:
    return tuple(sorted(set(tokens), key=lambda token: token.i))


def _concrete(token: Token) -> bool:
    """Whether a noun names a person, an object or a place: what violence can be done to."""
    return bool(
        person_kind(token)
        or thing_kind(token)
        or token.tag_.startswith(("NNP", "PRP"))
        or token.ent_type_ in {"PERSON", "GPE", "LOC", "FAC", "NORP", "ORG"}
    )


def _surroundings(token: Token, *, struck: bool) -> tuple[list[Token], list[Token], list[Token]]:
    """(struck, weapons, places) that prepositions bring to an act; `struck`: "at" and "on" bring its target."""
    frames = _frames()
    suffering: list[Token] = []
    weapons: list[Token] = []
    sites: list[Token] = []
    for word, noun in grammar.prepositions(token):
        if word in {"with", "using", "by", "from", "of"} and weapon_kind(noun) and not grammar.is_verb(noun):
            if word in {"with", "using", "by"}:
                weapons.append(noun)
        elif grammar.is_verb(noun) or noun.ent_type_ in {"DATE", "TIME"}:
            continue
        elif word in frames["suffered_by"] and struck and word != "of":
            suffering.append(noun)
        elif word in frames["place"]:
            if (
                struck
                and thing_kind(noun)
                and noun.ent_type_ not in {"GPE", "LOC"}
                and thing_kind(noun) != "settlement"
            ):
                suffering.append(noun)
            else:
                sites.append(noun)
    return suffering, weapons, sites


def _noun_act(  # noqa: C901, PLR0912 - as for verbs
    noun: Token, kind: str, first: int
) -> Act | None:
    frames = _frames()
    head = noun.head
    if noun.dep_ == "compound" and noun.i < head.i:
        return None
    agents: list[Token] = []
    suffering: list[Token] = []
    weapons: list[Token] = []
    sites: list[Token] = []
    base = " ".join(token.lower_ for token in noun.doc[first : noun.i + 1])
    possessed = kind in frames["possessed"]
    for child in noun.children:
        if child.i >= noun.i or (first <= child.i and child.dep_ != "poss"):
            continue
        if child.dep_ == "poss":
            target = suffering if possessed else agents
            if child.tag_ != "PRP$" or possessed:
                target.extend(grammar.members(child))
        elif child.dep_ in {"compound", "nmod"} or (
            child.dep_ == "amod" and (person_kind(child) or child.ent_type_ == "NORP")
        ):
            if weapon_kind(child):
                weapons.append(child)
            elif thing_kind(child) and not person_kind(child):
                suffering.append(child)
            elif child.lower_ in frames["descriptive"]:
                continue
            elif person_kind(child) or child.ent_type_ in {"NORP", "GPE", "ORG"}:
                (suffering if possessed else agents).append(child)
    if first < noun.i and weapon_kind(noun.doc[noun.i - 1]) and noun.doc[noun.i - 1] not in weapons:
        weapons.append(noun.doc[noun.i - 1])
    for word, below in grammar.prepositions(noun):
        if grammar.is_verb(below) or below.ent_type_ in {"DATE", "TIME"}:
            continue
        if word == "by":
            (weapons if weapon_kind(below, strong=True) and not person_kind(below) else agents).append(below)
        elif (word in {"with", "using", "from"} and weapon_kind(below)) or (
            word == "of" and weapon_kind(below, strong=True) and kind == "bombing"
        ):
            weapons.append(below)
        elif word in frames["suffered_by"]:
            suffering.append(below)
        elif word in frames["place"]:
            sites.append(below)
    if kind == "detention" and noun.dep_ == "pobj" and head.lower_ in {"under", "in"}:
        suffering += [one for one in grammar.subjects(head.head) if head.head.pos_ in {"AUX", "VERB"}]
    support, doers = _support(noun)
    agents += [one for one in doers if one not in agents]
    weak = base in frames["weak_nouns"]
    if weak and not (weapons or any(_concrete(one) for one in suffering)):
        return None
    return Act(
        word=noun,
        base=base,
        first=first,
        last=noun.i,
        kind=kind,
        verb=False,
        agents=tuple(agents),
        suffering=tuple(suffering),
        weapons=_unique(weapons),
        sites=_unique(sites),
        support=support,
    )


@cache
def _light() -> dict[str, list[VerbEntry]]:
    return verb_index(dict.fromkeys(conduct_words().light, "light"), incident_words().irregular)


def _support(noun: Token) -> tuple[Token | None, tuple[Token, ...]]:
    """The light verb that the noun completes and who does it: "rebels carried out the attack", "in an attack by"."""
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and grammar.is_verb(head) and find_verb(_light(), head):
        doers = grammar.agents(head) if grammar.is_passive(head) else grammar.subjects(head)
        return head, tuple(one for one in doers if not event_noun(one))
    above = head.head
    if noun.dep_ == "pobj" and grammar.is_verb(above):
        found = find_verb(_light(), above)
        if found is not None and found[2] == head.i:
            return above, tuple(one for one in grammar.subjects(above) if not event_noun(one))
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return child, grammar.agents(child)
    return None, ()
