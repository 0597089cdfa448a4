"""Acts: the acts of violence that a sentence tells of, each with who did it, to whom or what, with what and where.

An act is a reading of the parse, not yet a claim: :mod:`answerable.claims.incident` makes incidents of acts,
:mod:`answerable.claims.harm` figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.targets import person_kind, thing_kind
from answerable.claims.violence.violence import (
    Act,
    VerbEntry,
    event_noun,
    find_verb,
    frames_of,
    incident_words,
    verb_index,
)
from answerable.claims.violence.weapons import weapon_kind
from answerable.claims.wording import grammar
from answerable.claims.wording.wordforms import singular

_LONGEST_LIST = 6
_MANY = frozenset(
    {"thousands", "hundreds", "dozens", "scores", "number", "tons", "tonnes", "volley", "barrage", "series"}
)
# What forces undertake does nothing by itself: "the operation targeted the hideouts".
_UNDERTAKINGS = frozenset({"operation", "mission", "campaign", "action", "sweep", "manoeuvre", "maneuver"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves", "warning"})


@cache
def _verbs() -> dict[str, list[VerbEntry]]:
    words = incident_words()
    verbs = {verb: kind.name for kind in words.kinds for verb in kind.verbs}
    verbs |= {verb: "attack" for verb in words.frames.weapon_verbs if verb not in verbs}
    return verb_index(verbs, words.irregular)


def acts(span: Span) -> tuple[Act, ...]:
    """The acts of violence that a sentence names, in the order of its words; looked for once."""
    known, key = span.doc.user_data, f"acts {span.start} {span.end}"
    if key not in known:
        known[key] = tuple(_acts(span))
    found: tuple[Act, ...] = known[key]
    return found


def _acts(span: Span) -> Iterator[Act]:
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
    frames = frames_of()
    roles = _roles(verb, base)
    if roles is None or any(one.lower_ in _REFLEXIVE for one in roles.suffering):
        return None
    causes, weapons = list(roles.causes), list(roles.weapons)
    words = base.split()
    suffering = tuple(one for one in roles.suffering if not (verb.i <= one.i <= last and one.lower_ in words))
    if words[0] in frames["weapon_verbs"]:
        thrown = {one: weapon for one in suffering if (weapon := _weapon_of(one)) is not None}
        if not thrown and base in frames["weapon_verbs"]:
            return None
        weapons += thrown.values()
        suffering = tuple(one for one in suffering if one not in thrown)
        for weapon in thrown.values():  # "used cluster bombs against the town": parsed under the bombs
            suffering += tuple(one for word, one in grammar.prepositions(weapon) if word in {"against", "at"})
    actors: list[Token] = []
    for one in roles.done_by:
        if event_noun(one):
            causes.append(one)
        elif (weapon := _striking(one, base)) is not None:
            weapons.append(weapon)
        elif one.lower_ in frames["natural"]:
            return None
        elif singular(one.lower_) in _UNDERTAKINGS:
            continue
        elif person_kind(one) or not thing_kind(one) or singular(one.lower_) in frames["manned"]:
            actors.append(one)
    struck = any(base in frames[name] for name in ("at", "falling", "weapon_verbs", "exploding"))
    more, tools, sites = _surroundings(verb, struck=struck and not (suffering and base not in frames["weapon_verbs"]))
    for place in range(verb.i + 1, last + 1):
        # "opened fire on", "set fire to": the preposition may hang on the second word
        extra, tools_too, where_too = _surroundings(verb.doc[place], struck=struck)
        more += extra
        tools += tools_too
        sites += where_too
    suffering = (*suffering, *more)
    weapons += tools
    weapons += [
        one for one in suffering if weapon_kind(one, strong=True) and not thing_kind(one) and not person_kind(one)
    ]
    suffering = tuple(one for one in suffering if one not in weapons)
    if base == "hang" and any(token.lower_ in frames["hung_by"] for token in verb.subtree):
        kind = "torture"
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


@dataclass(frozen=True, slots=True)
class _Roles:
    """Who stands where around a verb, before it is asked what they are."""

    done_by: tuple[Token, ...]
    suffering: tuple[Token, ...]
    weapons: tuple[Token, ...] = ()
    causes: tuple[Token, ...] = ()


def _roles(verb: Token, base: str) -> _Roles | None:  # noqa: PLR0911 - one frame a line, the first that fits counts
    """Who does it and who suffers it, by the verb's frame; None where the verb then tells no violence."""
    frames = frames_of()
    passive = grammar.is_passive(verb)
    subjects = grammar.subjects(verb)
    suffering = subjects if passive else grammar.objects(verb)
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    if base in frames["personal"] and not _suffered_by_persons(verb, suffering):
        return None
    if base in frames["undergoing"] and not passive:
        return _Roles(tuple(one for word, one in grammar.prepositions(verb) if word == "from"), subjects)
    if base in frames["falling"]:
        fallen = tuple(weapon for one in subjects if (weapon := _weapon_of(one)) is not None)
        return _Roles((), suffering, fallen) if fallen else None
    if base in frames["exploding"] and not passive:
        weapons = tuple(one for one in subjects if weapon_kind(one))
        causes = tuple(one for one in subjects if event_noun(one))
        if weapons or causes or suffering:
            return _Roles(() if weapons else subjects, suffering, weapons, causes)
        return None
    return _Roles(grammar.agents(verb) if passive else subjects, suffering)


def _striking(one: Token, base: str) -> Token | None:
    """The weapon that a doer is: one by its plain name, or by any where the verb is one of hitting ("a shell hit")."""
    frames = frames_of()
    if person_kind(one):
        return None
    if weapon_kind(one, strong=True) not in {None, "artillery", "aircraft"}:
        return one
    manned = singular(one.lower_) in frames["manned"] or one.lower_ == "artillery"
    return None if manned or base not in frames["striking"] or one.tag_ not in {"NN", "NNS"} else _weapon_of(one)


def _weapon_of(noun: Token) -> Token | None:
    """The weapon that a noun names, or a crowd of it: of "thousands of barrel bombs" the bombs."""
    if weapon_kind(noun):
        return noun
    if noun.lower_ in _MANY:
        return next((one for word, one in grammar.prepositions(noun) if word == "of" and weapon_kind(one)), None)
    return None


def _suffered_by_persons(verb: Token, suffering: tuple[Token, ...]) -> bool:
    """Whether a verb of many uses ("hold", "drag") is done to persons, and not "held responsible"."""
    if any(part.lower_ in conduct_words().responsible for part in verb.subtree if part.pos_ == "ADJ"):
        return False
    return any(
        person_kind(one)
        or one.tag_ == "PRP"
        or (one.tag_ == "CD" and verb.lower_.startswith("h"))
        or one.ent_type_ == "PERSON"
        or (one.tag_ == "NNP" and not one.ent_type_ and one.text[0].isupper() and not verb.lower_.startswith("h"))
        for one in suffering
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
    frames = frames_of()
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
    frames = frames_of()
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
            armed = weapon_kind(below, strong=True) and not person_kind(below)
            (weapons if armed else agents).append(below)
            if armed:  # "shelling by the brigade's artillery"
                agents += [child for child in below.children if child.dep_ == "poss" and child.tag_ != "PRP$"]
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
    suffering += [one for one in _subjected(noun) if one not in suffering]
    weak = base in frames["weak_nouns"] and not (agents and support is not None and _commits(support))
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
    noun = _first_listed(noun)
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


def _first_listed(noun: Token) -> Token:
    """The first noun of a list ("committed murder, torture and rape"): the verb above it is that of all."""
    for _ in range(_LONGEST_LIST):
        if noun.dep_ != "conj" or grammar.is_verb(noun.head):
            return noun
        noun = noun.head
    return noun


def _commits(verb: Token) -> bool:
    """Whether a light verb tells of a deed and not of a beginning: "committed murder", "carried out killings"."""
    return verb.lower_.startswith(("commit", "perpetrat", "carr"))


def _subjected(noun: Token) -> tuple[Token, ...]:
    """Who was "subjected to" the act that a noun names."""
    noun = _first_listed(noun)
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "to" or not verb.lower_.startswith("subject"):
        return ()
    if not grammar.is_verb(verb):
        return ()
    return grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
