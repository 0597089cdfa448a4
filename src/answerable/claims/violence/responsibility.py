"""Responsibility: verbs and adjectives that make somebody answer for violence without a word of accusation.

"X masterminded the attack", "X was responsible for the killing", "X failed to prevent the crimes", "X claimed
responsibility for the bombing". Words that accuse are :mod:`.accusation` and :mod:`.proceedings`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from answerable.claims.violence.charge import (
    CLOSE,
    Charge,
    conduct_end,
    is_grave,
    is_grave_below,
    is_wrong,
    may_answer,
    part_in,
    verbs_of,
    violent_verbs,
)
from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.violence import event_noun, find_verb
from answerable.claims.wording import grammar

# "failed to prevent them": what it was stands before.
_FAILING = ("fail", "do nothing")
# Of these only somebody who is named is held answerable: "gunmen committed the murder" is but an incident.
_FLAT = frozenset({"commit", "perpetrate"})
_BACK = frozenset({"them", "it", "this", "these"})
_BEING = frozenset({"is", "was", "were", "are", "be", "been", "being"})
_HOLDING = frozenset({"held", "hold", "holds", "holding", "deemed", "found", "declared", "consider", "considered"})
_BEARING = frozenset(
    {"bear", "bears", "bore", "borne", "bearing", "carry", "carries", "share", "shares", "shared", "has", "have", "had"}
)


def command_at(verb: Token) -> Iterator[Charge]:
    """Of "X masterminded the attack", "for masterminding the attack", "ordered the killing of Y"."""
    if verb.dep_ in {"amod", "compound"}:
        return
    passive = grammar.is_passive(verb)
    answerable = grammar.agents(verb) if passive else grammar.subjects(verb)
    events = grammar.subjects(verb) if passive else grammar.objects(verb)
    found = find_verb(verbs_of("command"), verb)
    if found is not None and found[2] > verb.i:
        last = verb.doc[found[2]]
        events = tuple(child for child in last.children if child.dep_ == "pobj") or grammar.objects(last) or events
    if not events and not passive:
        # "planned, ordered, aided and abetted the attacks": the object stands behind the last of them
        if verb.dep_ in {"conj", "advcl"} and find_verb(verbs_of("command"), verb.head):
            return
        listed = [one for one in verb.subtree if one.i > verb.i and find_verb(verbs_of("command"), one)]
        events = next((found_too for one in reversed(listed) if (found_too := grammar.objects(one))), events)
    grave = [event for event in events if is_grave(event) or any(is_grave(part) for part in event.lefts)]
    grave += [event for event in events if event not in grave and is_grave_below(event)]
    if not grave and found is not None and found[0].startswith(_FAILING):
        grave = [event for event in events if event.lower_ in _BACK or any(c.lower_ == "such" for c in event.children)]
    ordered = None if grave or passive else _ordered(verb)
    if ordered is not None:
        grave = [ordered]
    if not grave:
        return
    for one in answerable:
        if not may_answer(one):
            continue
        event = grave[0]
        first = min(verb.i, event.i) if passive else verb.i
        yield Charge(
            accused=one,
            conduct=verb,
            of=None if grammar.is_verb(event) else event,
            first=_with_adverb(first, verb),
            last=max(conduct_end(verb), event.i if event.i - verb.i < CLOSE * 3 else 0)
            if not passive
            else conduct_end(one),
            accusing=False,
            flat=found is not None and found[0] in _FLAT,
        )


def _ordered(verb: Token) -> Token | None:
    """The violence of "ordered his men to shoot them"."""
    if not verb.lower_.startswith(
        ("order", "instruct", "command", "direct", "told", "urg", "incit", "encourag", "giv", "gave", "issu")
    ):
        return None
    for part in (
        *verb.children,
        *(below for one in grammar.objects(verb) if one.lower_ in {"order", "orders"} for below in one.children),
    ):
        if part.dep_ in {"acl", "relcl"} and part.tag_ == "VB" and find_verb(violent_verbs(), part):
            return part
        if part.dep_ in {"xcomp", "ccomp"} and part.tag_ == "VB" and part.i > verb.i:
            return part
    return None


def _with_adverb(first: int, verb: Token) -> int:
    if first == verb.i and first > verb.sent.start and verb.doc[first - 1].tag_ == "RB":
        return first - 1
    return first


def responsibility_at(token: Token) -> Iterator[Charge]:
    """Of "X was responsible for the attack", "was behind the killing", "held X responsible for", "bears the blame"."""
    words = conduct_words()
    if token.lower_ in words.responsible:
        yield from _responsible(token)
    elif token.lower_ in words.part and token.dep_ == "dobj":
        yield from _bearing(token)
    elif token.lower_ == "work" and token.dep_ in {"attr", "pobj", "dobj", "oprd"}:
        yield from _work(token)


def _bearing(noun: Token) -> Iterator[Charge]:
    """Of "He bears responsibility for the crimes", "played a key role in the massacre"."""
    verb = noun.head
    played = verb.lower_.startswith(("play", "tak", "took"))
    if (
        not grammar.is_verb(verb)
        or (verb.lower_ not in _BEARING and not played)
        or find_verb(verbs_of("claim_own"), verb)
    ):
        return
    if find_verb(verbs_of("command"), verb):
        return
    events = [
        event
        for holder in verb.subtree
        if holder.dep_ == "prep" and holder.lower_ in {"for", "in"} and holder.i > noun.i
        for event in holder.children
        if event.dep_ == "pobj" and is_wrong(event)
    ]
    for one in grammar.subjects(verb):
        if events and may_answer(one):
            event = events[0]
            yield Charge(accused=one, conduct=noun, of=event, first=verb.i, last=conduct_end(event), accusing=False)


def _work(noun: Token) -> Iterator[Charge]:
    """Of "It is believed to be the work of the White Hand": what it is, is the subject."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    events = [one for one in grammar.subjects(verb) if is_grave(one) or one.lower_ in {"it", "this", "that"}]
    for word, one in grammar.prepositions(noun):
        if word == "of" and events and may_answer(one):
            conduct = events[0] if is_grave(events[0]) else noun
            yield Charge(accused=one, conduct=conduct, of=None, first=min(verb.i, noun.i), last=one.i, accusing=False)


def _responsible(token: Token) -> Iterator[Charge]:
    head = token.head
    holding = head.head if token.dep_ == "amod" and token.i > head.i and head.dep_ == "dobj" else head
    if holding.lower_ in _HOLDING and grammar.is_verb(holding):
        yield from _held(token, holding)
        return
    if head.lower_ not in _BEING and token.dep_ not in {"acomp", "oprd", "amod"}:
        return
    events = [noun for word, noun in grammar.prepositions(token) if word in {"for", "in", "of"}]
    if token.lower_ == "behind":
        events = [child for child in token.children if child.dep_ == "pobj"]
    event = next((one for one in events if is_wrong(one) and not grammar.is_verb(one)), None)
    if event is None:
        return
    subjects = grammar.subjects(head) if grammar.is_verb(head) or head.pos_ == "AUX" else ()
    if token.dep_ == "amod" and token.i > head.i:
        subjects = (head,)  # "the officers responsible for the killings"
    for one in filter(may_answer, subjects):
        yield Charge(
            accused=one,
            conduct=token,
            of=event,
            first=min(token.i, one.i) if token.i - one.i < CLOSE else token.i,
            last=conduct_end(event),
            accusing=False,
        )


def _held(token: Token, verb: Token) -> Iterator[Charge]:
    """Of "held X responsible for the attack", and of "found X guilty of murder", which is no accusation any more."""
    passive = grammar.is_passive(verb)
    held = grammar.subjects(verb) if passive else grammar.objects(verb)
    blaming = verb.lower_.startswith(("h", "c"))
    word, event = next(
        ((word, noun) for word, noun in grammar.prepositions(token) if word in {"for", "of", "in"}), ("", None)
    )
    for one in (*held, *(child for child in token.children if child.dep_ == "nsubj")):
        if may_answer(one):
            guilty = event is not None and word == "of"
            yield Charge(
                accused=one,
                conduct=event if guilty and event is not None else token,
                of=part_in(event) if guilty and event is not None else event,
                first=verb.i,
                last=conduct_end(event) if event is not None else token.i,
                accusing=blaming,
                by=None if passive or not blaming else next(iter(grammar.subjects(verb)), None),
            )


def owned_at(verb: Token) -> Iterator[Charge]:
    """Of "X claimed responsibility for the attack"."""
    for token in (verb, *grammar.objects(verb)):
        for word, event in grammar.prepositions(token):
            if word in {"for", "to"} and is_wrong(event):
                for one in grammar.subjects(verb):
                    if not event_noun(one) and not any(child.lower_ == "no" for child in one.children):
                        yield Charge(
                            accused=one,
                            conduct=verb,
                            of=event,
                            first=verb.i,
                            last=conduct_end(event),
                            accusing=False,
                            owned=True,
                        )
                return
