"""Accusations: verbs with which somebody accuses, alleges, claims or denies that somebody did something.

Verbs of command and of responsibility are :mod:`.responsibility`, nouns (charges, sanctions, warrants)
:mod:`.proceedings`; claims come in :mod:`answerable.claims.allegation`.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from answerable.claims.violence.charge import (
    CLOSE,
    Charge,
    conduct_end,
    conducts_behind,
    done_to,
    is_grave,
    is_grave_below,
    is_misconduct,
    is_wrong,
    may_answer,
    part_in,
    verbs_of,
    violent_verbs,
)
from answerable.claims.violence.conduct import Accusing, conduct_words
from answerable.claims.violence.proceedings import proceedings_at, reasons_at
from answerable.claims.violence.responsibility import command_at, owned_at, responsibility_at
from answerable.claims.violence.violence import VerbEntry, event_noun, find_verb, incident_words, verb_index
from answerable.claims.wording import grammar
from answerable.language.article import Sentence

_REFLEXIVE = frozenset({"himself", "herself", "themselves"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REACH = 16


@cache
def _accusing() -> dict[str, list[VerbEntry]]:
    verbs = {verb: str(number) for number, one in enumerate(conduct_words().accusing) for verb in one.verbs}
    return verb_index(verbs, incident_words().irregular)


def accusing_at(token: Token) -> Accusing | None:
    """The group of the verb of accusation at `token`, if it is one."""
    found = find_verb(_accusing(), token)
    group = None if found is None else conduct_words().accusing[int(found[1])]
    return None if group is None or (group.passive and not grammar.is_passive(token)) else group


def charges(sentence: Sentence) -> Iterator[Charge]:
    """The allegations of a sentence, in the order of their cues."""
    words = conduct_words()
    for token in sentence.span:
        if not token.is_alpha:
            continue
        accusing = accusing_at(token)
        if accusing is not None:
            yield from _accusation(token, accusing)
        if find_verb(verbs_of("command"), token) and not _under_accusation(token):
            yield from command_at(token)
        if find_verb(verbs_of("claim_own"), token):
            yield from owned_at(token)
        yield from responsibility_at(token)
        yield from proceedings_at(token)
        yield from reasons_at(token)
        if find_verb(verbs_of("deny"), token):
            yield from _denied(token)
        if find_verb(verbs_of("claim"), token):
            yield from _claimed(token)
        elif token.lower_ in words.hedged and grammar.is_verb(token.head):
            yield from _hedged(token)


def _accusation(verb: Token, group: Accusing) -> Iterator[Charge]:
    """Of "X accused Y of killing Z", "Y stands accused of", "X blamed Y for Z", "X blamed Z on Y"."""
    passive = grammar.is_passive(verb)
    accused = grammar.subjects(verb) if passive else grammar.objects(verb)
    if verb.dep_ in {"xcomp", "acomp", "oprd"} and verb.tag_ != "VBG" and not (passive and accused):
        accused = grammar.subjects(verb) or grammar.subjects(verb.head)
    if group.onto:
        turned = list(_onto(verb, accused, group))
        if turned:
            yield from turned
            return
    conducts = list(_conducts(verb, accused, group))
    for one in accused:
        if not may_answer(one):
            continue
        for number, (conduct, of) in enumerate(conducts):
            if conduct == one:
                continue
            yield Charge(
                accused=one,
                conduct=conduct,
                of=of,
                first=_opening(verb, one, min(verb.i, one.i) if abs(one.i - verb.i) < 8 else verb.i)  # noqa: PLR2004 - a quote stays short
                if number == 0
                else conduct.left_edge.i,
                last=conduct_end(conduct),
                accusing=not group.found,
                cue=verb,
            )


def _conducts(verb: Token, accused: tuple[Token, ...], group: Accusing) -> list[tuple[Token, Token | None]]:
    """What somebody is accused of: behind the verb's own preposition, wherever the parser hung it, else its clause."""
    barred = {
        token.i
        for one in accused
        for part in one.children
        if part.dep_ in {"relcl", "appos"} and verb.i < part.i
        for token in part.subtree
    }
    options = [
        token
        for token in verb.subtree
        if token.lower_ in group.prepositions
        and token.dep_ in {"prep", "agent", "dative"}
        and token.i > verb.i
        and token.i not in barred
        and token.head.i >= min(verb.i, *(one.left_edge.i for one in accused or (verb,)))
    ]
    options.sort(key=lambda token: (token.head != verb, token.i))
    for option in options:
        listed = (option, *(one for one in option.conjuncts if one.i > option.i))
        found = [pair for one in listed for pair in conducts_behind(one) if _counts(pair[0], group)]
        if found:
            return [*found, *_trailing(verb, found[-1][0])]
    for option in _loose(verb, accused, group):
        found = [pair for pair in conducts_behind(option) if is_wrong(pair[0]) and _counts(pair[0], group)]
        if found:
            return found
    return [
        (child, done_to(child))
        for child in verb.children
        if child.dep_ in _CLAUSES and child.i > verb.i and any(is_grave(token) for token in child.subtree)
    ]


def _counts(conduct: Token, group: Accusing) -> bool:
    if group.grave and grammar.is_verb(conduct):
        return is_misconduct(conduct)
    return group.any or is_wrong(conduct)


def _loose(verb: Token, accused: tuple[Token, ...], group: Accusing) -> Iterator[Token]:
    """The verb's prepositions behind the accused that the parser hung elsewhere, up to the next clause."""
    start = max((verb.i, *(one.i for one in accused)))
    for token in verb.doc[start + 1 : min(start + _REACH, verb.sent.end)]:
        if token.tag_ in _FINITE and token.dep_ not in {"relcl", "acl"}:
            return
        if token.lower_ in group.prepositions and token.dep_ == "prep":
            yield token


def _trailing(verb: Token, last: Token) -> Iterator[tuple[Token, Token | None]]:
    """Further gerunds that the parser hung on the verb itself: "of burning X, raping Y and killing Z"."""
    for part in verb.children:
        if part.dep_ == "advcl" and part.tag_ == "VBG" and part.i > last.i:
            for one in (part, *part.conjuncts):
                if grammar.is_verb(one) and is_misconduct(one):
                    yield one, done_to(one)


def _onto(verb: Token, crimes: tuple[Token, ...], group: Accusing) -> Iterator[Charge]:
    """Of "blamed the attack on X", "attributed the killings to X"."""
    for token in (verb, *crimes):
        for word, what in grammar.prepositions(token):
            if word not in group.onto or grammar.is_verb(what) or not may_answer(what):
                continue
            for crime in crimes:
                if is_grave(crime) or is_grave_below(crime):
                    yield Charge(
                        accused=what,
                        conduct=crime,
                        of=None,
                        first=min(crime.i, verb.i),
                        last=what.i,
                        accusing=True,
                        cue=verb,
                    )


def _opening(cue: Token, accused: Token, first: int) -> int:
    """Where the quote begins: with the cue and its auxiliary, before an accused that is its object."""
    if accused.i > cue.i:
        return int(cue.i)
    if cue.head.i == cue.i - 1 and grammar.is_verb(cue.head):
        return int(cue.head.i)
    return int(cue.i) if cue.i - first > 4 else first  # noqa: PLR2004 - a quote stays short


def _under_accusation(verb: Token) -> bool:
    """Whether a verb is itself what somebody is accused of: the accusation tells it."""
    above = verb
    while above.dep_ in {"conj", "xcomp"} and grammar.is_verb(above.head):
        above = above.head
    return (
        above.dep_ == "pcomp"
        and above.head.dep_ == "prep"
        and any(accusing_at(token) for token in above.head.ancestors if token.sent == verb.sent)
    )


def _denied(verb: Token) -> Iterator[Charge]:
    """Of "X denied ordering the attack", "X denied involvement in the killing"."""
    if grammar.is_passive(verb):
        return
    done = [child for child in verb.children if child.dep_ in {"xcomp", "dobj", "ccomp"} and child.i > verb.i]
    for one in grammar.subjects(verb):
        for what in done:
            if what.tag_ not in {"VBG", "NN", "NNS"} or what.lower_ in conduct_words().charge_nouns:
                continue
            conduct = (
                next((part for part in what.children if part.dep_ == "xcomp"), what)
                if what.lower_ == "having"
                else what
            )
            if not (
                is_grave(conduct)
                or part_in(conduct)
                or find_verb(violent_verbs(), conduct)
                or (conduct.tag_ == "VBG" and is_misconduct(conduct))
            ):
                continue
            yield Charge(
                accused=one,
                conduct=conduct,
                of=done_to(conduct) if grammar.is_verb(conduct) else None,
                first=verb.i,
                last=conduct_end(what),
                accusing=False,
                denied=True,
            )
            return


def _claimed(verb: Token) -> Iterator[Charge]:
    """Of "Officials claim that X orchestrated an attack", "alleges that X killed Y"."""
    speakers = grammar.subjects(verb)
    for child in verb.children:
        if child.dep_ != "ccomp" or not grammar.is_verb(child) or child.i < verb.i:
            continue
        for done in (child, *(one for one in child.conjuncts if grammar.is_verb(one))):
            if not is_misconduct(done):
                continue
            doers = grammar.agents(done) if grammar.is_passive(done) else grammar.subjects(done)
            of = done_to(done)
            if any(token.lower_ in _REFLEXIVE for token in grammar.objects(done)):
                continue
            for one in doers:
                if not may_answer(one) or one in speakers:
                    continue
                near = speakers and verb.i - speakers[0].left_edge.i < 8 and done == child  # noqa: PLR2004 - as above
                yield Charge(
                    accused=one,
                    conduct=done,
                    of=of,
                    first=speakers[0].left_edge.i if near else verb.i if done == child else min(one.i, done.i),
                    last=conduct_end(done),
                    accusing=True,
                )


def _hedged(adverb: Token) -> Iterator[Charge]:
    """Of "X allegedly ordered the killing"."""
    verb = adverb.head
    if not is_misconduct(verb):
        return
    for one in grammar.agents(verb) if grammar.is_passive(verb) else grammar.subjects(verb):
        if may_answer(one) and not event_noun(one):
            yield Charge(
                accused=one,
                conduct=verb,
                of=done_to(verb),
                first=min(adverb.i, verb.i),
                last=max(conduct_end(verb), one.i if one.i - verb.i < CLOSE else 0),
                accusing=True,
            )
