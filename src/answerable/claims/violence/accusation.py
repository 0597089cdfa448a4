"""Accusations: who is held answerable for what, as a sentence's parse gives it; claims come in :mod:`.allegation`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.targets import thing_kind
from answerable.claims.violence.violence import VerbEntry, event_noun, find_verb, incident_words, verb_index
from answerable.claims.violence.weapons import weapon_kind
from answerable.claims.wording import grammar
from answerable.claims.wording.wordforms import singular
from answerable.language.article import Sentence

CLOSE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An allegation as read off the parse: accused and conduct as tokens, `of` what the conduct brought about.

    [first, last] are the tokens of the quote; `accusing` says that the words themselves accuse.
    """

    accused: Token
    conduct: Token
    of: Token | None
    first: int
    last: int
    accusing: bool
    owned: bool = False
    denied: bool = False


@cache
def _verbs(group: str) -> dict[str, list[VerbEntry]]:
    return verb_index(dict.fromkeys(getattr(conduct_words(), group), group), incident_words().irregular)


@cache
def _violent() -> dict[str, list[VerbEntry]]:
    words = incident_words()
    return verb_index({verb: kind.name for kind in words.kinds for verb in kind.verbs}, words.irregular)


@cache
def _wrongs() -> frozenset[str]:
    return frozenset(conduct_words().wrongs)


def charges(sentence: Sentence) -> Iterator[Charge]:
    """The allegations of a sentence, in the order of their cues."""
    words = conduct_words()
    for token in sentence.span:
        if find_verb(_verbs("accuse"), token):
            yield from _accusation(token)
        if find_verb(_verbs("command"), token):
            yield from _command(token)
        if find_verb(_verbs("claim_own"), token):
            yield from _owned(token)
        if token.lower_ in words.responsible:
            yield from _responsibility(token)
        if token.lower_ in words.charge_nouns and not grammar.is_verb(token):
            yield from _charged(token)
        if find_verb(_verbs("deny"), token):
            yield from _denied(token)
        if find_verb(_verbs("claim"), token):
            yield from _claimed(token)
        elif token.lower_ in words.hedged and grammar.is_verb(token.head):
            yield from _hedged(token)


def _accusation(verb: Token) -> Iterator[Charge]:  # noqa: C901 - the ways of English to accuse are many
    """Of "X accused Y of killing Z", "Y stands accused of", "X blamed Y for Z", "X blamed Z on Y"."""
    passive = grammar.is_passive(verb)
    accused = grammar.subjects(verb) if passive else grammar.objects(verb)
    if verb.dep_ == "xcomp" and verb.tag_ != "VBG" and not passive:
        accused = grammar.subjects(verb)
    for word, what in grammar.prepositions(verb):
        if word == "on" and verb.lower_.startswith("blam"):
            for crime in accused:
                yield Charge(accused=what, conduct=crime, of=None, first=crime.i, last=what.i, accusing=True)
            return
    conducts = [
        (word, what)
        for token in (verb, *accused)
        for word, what in grammar.prepositions(token)
        if word in conduct_words().prepositions and what.i > verb.i
    ]
    for one in accused:
        if event_noun(one) or any(child.lower_ == "no" for child in one.children):
            continue
        for _, what in conducts:
            if what == one:
                continue
            yield from _conducts(verb, one, what, accusing=True)
            break
        else:
            for child in verb.children:
                if (
                    child.dep_ in {"xcomp", "ccomp"}
                    and child.i > verb.i
                    and any(is_grave(token) for token in child.subtree)
                ):
                    yield from _conducts(verb, one, child, accusing=True)


def _conducts(cue: Token, accused: Token, what: Token, *, accusing: bool) -> Iterator[Charge]:
    """A conduct after a preposition: a gerund with its object, or a noun with what it was done to."""
    loose = accusing and cue.lower_.startswith(("accus", "suspect")) and what.head.lower_ == "of"
    if not (loose or _wrong(what)):
        return
    of = None
    if grammar.is_verb(what):
        objects = grammar.objects(what)
        of = objects[0] if objects else None
    first = min(cue.i, accused.i) if abs(accused.i - cue.i) < 8 else cue.i  # noqa: PLR2004 - a quote stays short
    yield Charge(
        accused=accused,
        conduct=what,
        of=of,
        first=_opening(cue, accused, first),
        last=conduct_end(what),
        accusing=accusing,
    )


def _opening(cue: Token, accused: Token, first: int) -> int:
    """Where the quote begins: with the cue and its auxiliary, before an accused that is its object."""
    if accused.i > cue.i:
        return cue.i
    if cue.head.i == cue.i - 1 and grammar.is_verb(cue.head):
        return cue.head.i
    return cue.i if cue.i - first > 4 else first  # noqa: PLR2004 - as above


def _wrong(what: Token) -> bool:
    """Whether a conduct is one that somebody answers for: violence, command over it, or another listed wrong."""
    if grammar.is_verb(what):
        return True
    return any(is_grave(token) for token in what.subtree)


def is_grave(token: Token) -> bool:
    """Whether a noun names violence or another listed wrong."""
    return singular(token.lower_) in _wrongs() or (event_noun(token) is not None)


def _command(verb: Token) -> Iterator[Charge]:
    """Of "X masterminded the attack", "for masterminding the attack", "ordered the killing of Y"."""
    if verb.dep_ in {"amod", "compound"} or _under_accusation(verb):
        return
    passive = grammar.is_passive(verb)
    answerable = grammar.agents(verb) if passive else grammar.subjects(verb)
    events = grammar.subjects(verb) if passive else grammar.objects(verb)
    found = find_verb(_verbs("command"), verb)
    if found is not None and found[2] > verb.i:
        events = tuple(child for child in verb.doc[found[2]].children if child.dep_ == "pobj")
    grave = [event for event in events if is_grave(event) or (is_grave_below(event))]
    if not grave:
        return
    for one in answerable:
        if event_noun(one) or weapon_kind(one, strong=True) or thing_kind(one):
            continue
        event = grave[0]
        first = min(verb.i, event.i) if passive else verb.i
        yield Charge(
            accused=one,
            conduct=verb,
            of=event,
            first=_with_adverb(first, verb),
            last=conduct_end(verb if not passive else one),
            accusing=False,
        )


def is_grave_below(noun: Token) -> bool:
    """Whether a phrase below the noun names one ("involvement in the war")."""
    return any(is_grave(below) for _, below in grammar.prepositions(noun) if not grammar.is_verb(below))


def _with_adverb(first: int, verb: Token) -> int:
    if first == verb.i and first > verb.sent.start and verb.doc[first - 1].tag_ == "RB":
        return first - 1
    return first


def _under_accusation(verb: Token) -> bool:
    return verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and find_verb(_verbs("accuse"), verb.head.head) is not None


def _responsibility(token: Token) -> Iterator[Charge]:
    """Of "X was responsible for the attack", "X was behind the killing", "held X responsible for"."""
    head = token.head
    if head.lower_ in {"held", "hold", "holds", "holding"} and grammar.is_verb(head):
        held = grammar.subjects(head) if grammar.is_passive(head) else grammar.objects(head)
        for one in (*held, *(child for child in token.children if child.dep_ == "nsubj")):
            events = [noun for word, noun in grammar.prepositions(token) if word == "for"]
            yield Charge(
                accused=one,
                conduct=token,
                of=events[0] if events else None,
                first=head.i,
                last=conduct_end(events[0]) if events else token.i,
                accusing=True,
            )
        return
    if head.lower_ not in {"is", "was", "were", "are", "be", "been"} and token.dep_ not in {"acomp", "oprd", "amod"}:
        return
    events = [noun for word, noun in grammar.prepositions(token) if word in {"for", "in", "of"}]
    if token.lower_ == "behind":
        events = [child for child in token.children if child.dep_ == "pobj"]
    subjects = grammar.subjects(head) if grammar.is_verb(head) or head.pos_ == "AUX" else ()
    for one in subjects:
        if event_noun(one) or thing_kind(one):
            continue
        for event in events:
            if _wrong(event) and not grammar.is_verb(event):
                yield Charge(
                    accused=one,
                    conduct=token,
                    of=event,
                    first=min(token.i, one.i) if token.i - one.i < CLOSE else token.i,
                    last=conduct_end(event),
                    accusing=False,
                )
                break


def _charged(noun: Token) -> Iterator[Charge]:
    """Of "faces charges of murder", "allegations of torture against the police", "detained on charges of"."""
    conducts = [what for word, what in grammar.prepositions(noun) if word == "of" and _wrong(what)]
    if not conducts:
        return
    accused = [
        one for token in (noun, *conducts) for word, one in grammar.prepositions(token) if word in {"against", "by"}
    ]
    verb = noun.head
    if not accused and noun.dep_ == "pobj" and noun.head.lower_ in {"on", "over", "amid", "to"}:
        verb = noun.head.head
        accused = list(grammar.subjects(verb)) if grammar.is_verb(verb) else []
        if grammar.is_verb(verb) and not grammar.is_passive(verb) and noun.head.lower_ == "on":
            accused = list(grammar.objects(verb)) or accused
    denied = find_verb(_verbs("deny"), verb) is not None
    if not accused and noun.dep_ == "dobj" and (denied or verb.lower_.startswith("fac")):
        accused = list(grammar.subjects(verb))
    for one in accused[:1]:
        what = conducts[0]
        of = (grammar.objects(what) or (None,))[0] if grammar.is_verb(what) else None
        first = verb.i if grammar.is_verb(verb) and 0 < noun.i - verb.i < CLOSE else noun.i
        yield Charge(
            accused=one, conduct=what, of=of, first=first, last=conduct_end(what), accusing=not denied, denied=denied
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
            part = what.lower_ in conduct_words().part and is_grave_below(what)
            if not (
                is_grave(what) or part or find_verb(_violent(), what) or (what.tag_ == "VBG" and _wrong_object(what))
            ):
                continue
            of = (grammar.objects(what) or (None,))[0] if grammar.is_verb(what) else None
            yield Charge(
                accused=one,
                conduct=what,
                of=of,
                first=verb.i,
                last=conduct_end(what),
                accusing=False,
                denied=True,
            )
            return


def _wrong_object(verb: Token) -> bool:
    return any(is_grave(one) or is_grave_below(one) for one in grammar.objects(verb))


def _owned(verb: Token) -> Iterator[Charge]:
    """Of "X claimed responsibility for the attack"."""
    for token in (verb, *grammar.objects(verb)):
        for word, event in grammar.prepositions(token):
            if word in {"for", "to"} and _wrong(event):
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


def _claimed(verb: Token) -> Iterator[Charge]:
    """Of "Officials claim that X orchestrated an attack", "alleges that X killed Y"."""
    speakers = grammar.subjects(verb)
    for child in verb.children:
        if child.dep_ != "ccomp" or not grammar.is_verb(child) or child.i < verb.i:
            continue
        for done in (child, *(one for one in child.conjuncts if grammar.is_verb(one))):
            violent = (
                find_verb(_violent(), done) or find_verb(_verbs("light"), done) or find_verb(_verbs("command"), done)
            )
            if violent is None:
                continue
            passive = grammar.is_passive(done)
            doers = grammar.agents(done) if passive else grammar.subjects(done)
            suffering = grammar.subjects(done) if passive else grammar.objects(done)
            if find_verb(_violent(), done) is None and not any(
                is_grave(one) or is_grave_below(one) for one in suffering
            ):
                continue
            for one in doers:
                if event_noun(one) or weapon_kind(one, strong=True) or one in speakers:
                    continue
                if any(token.lower_ in {"himself", "herself", "themselves"} for token in suffering):
                    continue
                first = speakers[0].left_edge.i if speakers and verb.i - speakers[0].left_edge.i < 8 else verb.i  # noqa: PLR2004 - as above
                yield Charge(
                    accused=one,
                    conduct=done,
                    of=suffering[0] if suffering else None,
                    first=first,
                    last=conduct_end(done),
                    accusing=True,
                )


def _hedged(adverb: Token) -> Iterator[Charge]:
    """Of "X allegedly ordered the killing"."""
    verb = adverb.head
    if (
        find_verb(_violent(), verb) is None
        and find_verb(_verbs("command"), verb) is None
        and find_verb(_verbs("light"), verb) is None
    ):
        return
    passive = grammar.is_passive(verb)
    doers = grammar.agents(verb) if passive else grammar.subjects(verb)
    suffering = grammar.subjects(verb) if passive else grammar.objects(verb)
    for one in doers:
        if not (event_noun(one) or weapon_kind(one, strong=True)):
            yield Charge(
                accused=one,
                conduct=verb,
                of=suffering[0] if suffering else None,
                first=min(adverb.i, verb.i),
                last=conduct_end(verb),
                accusing=True,
            )


def conduct_end(token: Token) -> int:
    """The end of a conduct: of its verb's object and place, or of its noun phrase, with what follows "on" and "of"."""
    if grammar.is_verb(token):
        last = token.i
        for child in token.children:
            if child.i > token.i and child.dep_ in {"dobj", "prep", "prt", "agent", "xcomp", "oprd"}:
                last = max(last, _short_edge(child))
        return last
    return _short_edge(token)


def _short_edge(token: Token) -> int:
    """The right edge of a phrase, without its clauses."""
    last = token.i
    for child in token.children:
        if child.i > token.i and child.dep_ in {"prep", "pobj", "pcomp", "conj", "dobj", "agent", "compound", "nummod"}:
            last = max(last, _short_edge(child))
    return last
