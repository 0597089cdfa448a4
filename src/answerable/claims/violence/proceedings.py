"""Proceedings: nouns with which somebody is held to account: charges, sanctions, warrants, investigations, trials.

"X faces charges of murder", "imposed sanctions on X for the crackdown", "a warrant for X over the killings", and the
reasons given for them ("for his role in the siege"). Verbs that accuse are :mod:`.accusation`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from answerable.claims.violence.charge import (
    CLOSE,
    Charge,
    conduct_end,
    conducts_behind,
    is_wrong,
    may_answer,
    part_in,
    verbs_of,
)
from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.targets import person_kind
from answerable.claims.violence.violence import find_verb
from answerable.claims.wording import grammar
from answerable.claims.wording.wordforms import singular

_AGAINST = frozenset({"against", "on", "upon", "into"})
_WHY = frozenset({"for", "over", "on"})
_FACING = ("fac", "stand", "stood", "await", "under", "answer")


def proceedings_at(noun: Token) -> Iterator[Charge]:
    """The charges that a noun of accusation or of proceedings tells."""
    base = singular(noun.lower_)
    words = conduct_words()
    tell = _charge if base in words.charge_nouns else _proceeding if base in words.proceedings else None
    if tell is not None and not grammar.is_verb(noun):
        yield from tell(noun)


def _charge(noun: Token) -> Iterator[Charge]:
    """Of "faces charges of murder", "allegations of torture against the police", "detained on charges of"."""
    conducts = [
        pair
        for part in noun.children
        if part.dep_ == "prep" and part.lower_ in {"of", "for", "over"}
        for pair in conducts_behind(part)
        if is_wrong(pair[0])
    ]
    if not conducts:
        return
    verb = _governor(noun)
    accused = [
        one
        for token in (noun, *(conduct for conduct, _ in conducts))
        for word, one in grammar.prepositions(token)
        if word in {"against", "by"}
    ]
    if not accused and verb is not None:
        accused = _against(verb)
    accused = [one for one in accused if may_answer(one)]
    denied = verb is not None and find_verb(verbs_of("deny"), verb) is not None
    faced = verb is not None and (denied or verb.lower_.startswith(_FACING))
    if not accused and verb is not None and (faced or noun.dep_ == "pobj"):
        turned = noun.dep_ == "pobj" and noun.head.lower_ == "on" and not faced and not grammar.is_passive(verb)
        accused = list((grammar.objects(verb) if turned else ()) or grammar.subjects(verb))
    for one in accused[:1]:
        if not may_answer(one):
            continue
        for number, (conduct, of) in enumerate(conducts):
            near = verb is not None and 0 < noun.i - verb.i < CLOSE
            yield Charge(
                accused=one,
                conduct=conduct,
                of=of,
                first=(verb.i if near and verb is not None else noun.i) if number == 0 else conduct.left_edge.i,
                last=conduct_end(conduct),
                accusing=not denied,
                denied=denied,
            )


def _governor(noun: Token) -> Token | None:
    """The verb whose object a noun is, or under whose preposition it stands."""
    head = noun.head
    if noun.dep_ == "conj":
        return _governor(head) if head.pos_ in {"NOUN", "PROPN"} else None
    if noun.dep_ == "pobj" and head.dep_ in {"prep", "agent"}:
        head = head.head
        if head.pos_ == "NOUN":
            return _governor(head)
    return head if grammar.is_verb(head) else None


def _against(verb: Token) -> list[Token]:
    """Whom a case or a complaint that a verb opens or brings is against."""
    return [
        one
        for token in (verb, *grammar.objects(verb), *grammar.subjects(verb))
        for word, one in grammar.prepositions(token)
        if word == "against" and not grammar.is_verb(one)
    ]


def _proceeding(noun: Token) -> Iterator[Charge]:
    """Of "imposed sanctions on X for", "placed X under sanctions over", "issued a warrant for X on charges of"."""
    verb = _governor(noun)
    holders = (noun,) if verb is None else (noun, verb)
    accused = [
        one
        for token in holders
        for word, one in grammar.prepositions(token)
        if word in _AGAINST and one != noun and not grammar.is_verb(one)
    ]
    warrant = singular(noun.lower_) == "warrant"
    if warrant and not accused:
        accused = [one for word, one in grammar.prepositions(noun) if word == "for" and not is_wrong(one)]
        arrests = [one for word, one in grammar.prepositions(noun) if word == "for" and one.lower_ == "arrest"]
        accused += [one for arrest in arrests for word, one in grammar.prepositions(arrest) if word == "of"]
    by: Token | None = None
    if not accused and verb is not None:
        if noun.dep_ == "pobj":  # "placed X under sanctions", "X is on trial for"
            accused = list(
                grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb) or grammar.subjects(verb)
            )
        elif verb.lower_.startswith(_FACING):
            accused = list(grammar.subjects(verb))
    elif verb is not None and noun.dep_ == "dobj" and not grammar.is_passive(verb):
        by = next(iter(grammar.subjects(verb)), None)
    conducts = [
        pair
        for token in holders
        for part in token.children
        if part.dep_ == "prep" and part.lower_ in _WHY and part.i > noun.i
        for pair in conducts_behind(part)
        if is_wrong(pair[0]) and pair[0] not in accused
    ]
    for one in accused[:1]:
        if not may_answer(one):
            continue
        for number, (conduct, of) in enumerate(conducts):
            near = abs(min(one.i, noun.i) - conduct.i) < 3 * CLOSE
            yield Charge(
                accused=one,
                conduct=conduct,
                of=of,
                first=min(one.i, noun.i) if number == 0 and near else conduct.left_edge.i,
                last=conduct_end(conduct),
                accusing=True,
                by=by,
            )


def reasons_at(noun: Token) -> Iterator[Charge]:
    """Of "for his role in the siege", "over their part in the crackdown": the owner of the part answers for it.

    Whoever is listed, charged or accused for it is told by the verb; here stands what no verb of accusation brings.
    """
    if (
        noun.lower_ not in conduct_words().part
        or noun.dep_ != "pobj"
        or noun.head.lower_ not in {"for", "over", "despite", "of"}
    ):
        return
    event = part_in(noun)
    if event is None:
        return
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    verb = noun.head.head
    if owner is None or (grammar.is_verb(verb) and _accuses(verb)):
        return
    if owner.tag_ == "PRP$":
        # Whose it is, is the person beside: "sacked the general for his role", "the general was hailed for his role".
        holder = verb if grammar.is_verb(verb) else verb.head
        beside = [one for one in grammar.objects(holder) if person_kind(one) or one.tag_ in {"NNP", "PRP"}]
        owner = next(iter((*beside, *filter(may_answer, grammar.subjects(holder)))), owner)
    yield Charge(
        accused=owner,
        conduct=noun,
        of=event,
        first=noun.head.i,
        last=conduct_end(event),
        accusing=any(part.lower_ in {"alleged", "suspected", "supposed"} for part in noun.children),
    )


def _accuses(verb: Token) -> bool:
    """Whether a verb brings the reason itself, by its own meaning or by a noun of proceedings below it."""
    words = conduct_words()
    if any(verb.lower_.startswith(form.split()[0][:5]) for group in words.accusing for form in group.verbs):
        return True
    nouns = {singular(token.lower_) for token in verb.subtree if token.pos_ == "NOUN"}
    return not nouns.isdisjoint(words.charge_nouns | words.proceedings)
