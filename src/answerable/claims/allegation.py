"""Allegations: who is held answerable for which conduct, by an accusation or by a verb of command.

"A flat report that X did it is an incident with a perpetrator; an accusation of a known party is both": the incident of
an accusation comes from :mod:`answerable.claims.incident`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from answerable.claims import grammar
from answerable.claims.conduct import conduct_words
from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.naming import Named, described, name_of, place_named
from answerable.claims.targets import thing_kind
from answerable.claims.violence import VerbEntry, event_noun, find_verb, incident_words, verb_index
from answerable.claims.weapons import weapon_kind
from answerable.claims.wordforms import singular
from answerable.language.article import Sentence
from answerable.model.claim import Stance
from answerable.model.slots import AllegationSlots

LONGEST = 24
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


class AllegationExtractor:
    """Finds allegations: accused, conduct, what it brought about, where."""

    name = "allegation"
    version = 1
    adds = frozenset({"allegation"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every accusation and every conduct of command over violence that the article asserts."""
        for sentence in scene.article.sentences:
            given: set[tuple[int, int]] = set()
            for charge in charges(sentence):
                key = (charge.accused.i, charge.conduct.i)
                if key in given:
                    continue
                given.add(key)
                draft = _draft(scene, sentence, charge)
                if draft is not None:
                    yield draft


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
        if event_noun(one) or weapon_kind(one, strong=True) or thing_kind(one):
            continue
        for _, what in conducts:
            if what == one:
                continue
            yield from _conducts(verb, one, what, accusing=True)
            break
        else:
            for child in verb.children:
                if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i:
                    yield from _conducts(verb, one, child, accusing=True)


def _conducts(cue: Token, accused: Token, what: Token, *, accusing: bool) -> Iterator[Charge]:
    """A conduct after a preposition: a gerund with its object, or a noun with what it was done to."""
    if not _wrong(what):
        return
    of = None
    if grammar.is_verb(what):
        objects = grammar.objects(what)
        of = objects[0] if objects else None
    first = min(cue.i, accused.i) if abs(accused.i - cue.i) < 8 else cue.i  # noqa: PLR2004 - a quote stays short
    yield Charge(
        accused=accused, conduct=what, of=of, first=_opening(cue, accused, first), last=_end(what), accusing=accusing
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
    return any(_grave(token) for token in what.subtree)


def _grave(token: Token) -> bool:
    return singular(token.lower_) in _wrongs() or (event_noun(token) is not None)


def _command(verb: Token) -> Iterator[Charge]:
    """Of "X masterminded the attack", "for masterminding the attack", "ordered the killing of Y"."""
    if verb.dep_ in {"amod", "compound"} or _under_accusation(verb):
        return
    passive = grammar.is_passive(verb)
    answerable = grammar.agents(verb) if passive else grammar.subjects(verb)
    events = grammar.subjects(verb) if passive else grammar.objects(verb)
    grave = [event for event in events if _grave(event) or (_grave_below(event))]
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
            last=_end(verb if not passive else one),
            accusing=False,
        )


def _grave_below(noun: Token) -> bool:
    return any(_grave(below) for _, below in grammar.prepositions(noun) if not grammar.is_verb(below))


def _with_adverb(first: int, verb: Token) -> int:
    if first == verb.i and first > verb.sent.start and verb.doc[first - 1].tag_ == "RB":
        return first - 1
    return first


def _under_accusation(verb: Token) -> bool:
    return verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and find_verb(_verbs("accuse"), verb.head.head) is not None


def _responsibility(token: Token) -> Iterator[Charge]:
    """Of "X was responsible for the attack", "X was behind the killing"."""
    head = token.head
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
                    last=_end(event),
                    accusing=False,
                )
                break


def _owned(verb: Token) -> Iterator[Charge]:
    """Of "X claimed responsibility for the attack"."""
    for token in (verb, *grammar.objects(verb)):
        for word, event in grammar.prepositions(token):
            if word in {"for", "to"} and _wrong(event):
                for one in grammar.subjects(verb):
                    if not event_noun(one) and not thing_kind(one):
                        yield Charge(
                            accused=one,
                            conduct=verb,
                            of=event,
                            first=verb.i,
                            last=_end(event),
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
            if find_verb(_violent(), done) is None and not any(_grave(one) or _grave_below(one) for one in suffering):
                continue
            for one in doers:
                if event_noun(one) or weapon_kind(one, strong=True) or one in speakers:
                    continue
                first = speakers[0].left_edge.i if speakers and verb.i - speakers[0].left_edge.i < 8 else verb.i  # noqa: PLR2004 - as above
                yield Charge(
                    accused=one,
                    conduct=done,
                    of=suffering[0] if suffering else None,
                    first=first,
                    last=_end(done),
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
                last=_end(verb),
                accusing=True,
            )


def _end(token: Token) -> int:
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


def _draft(scene: Scene, sentence: Sentence, charge: Charge) -> Draft | None:
    accused = name_of(scene, sentence, charge.accused)
    if accused is None:
        return None
    conduct, start, end = _conduct_words(sentence, charge)
    anchors = [accused.anchor("accused")]
    of = None if charge.of is None else _of_words(scene, sentence, charge.of)
    if of is not None:
        anchors.append(of.anchor("of"))
    place = _place(scene, sentence, charge)
    if place is not None:
        anchors.append(place.anchor("place"))
    last = min(charge.last, charge.first + LONGEST, sentence.span.end - 1)
    words = charge.conduct.doc[max(charge.first, sentence.span.start) : max(last, charge.conduct.i) + 1]
    del start, end
    return Draft(
        start=sentence.offset + words.start_char,
        end=sentence.offset + words.end_char,
        slots=AllegationSlots(
            accused=accused.text,
            conduct=conduct,
            of=None if of is None else of.text,
            place=None if place is None else place.text,
        ),
        anchors=tuple(sorted(anchors)),
        stance=Stance.ALLEGED if charge.accusing else None,
    )


def _conduct_words(sentence: Sentence, charge: Charge) -> tuple[str, int, int]:
    """The conduct as printed: the verb, or where it has no object the verb with its phrase, or the noun phrase."""
    token = charge.conduct
    doc = token.doc
    if charge.owned:
        words = doc[token.i : token.i + 2]
        return words.text, sentence.offset + words.start_char, sentence.offset + words.end_char
    if grammar.is_verb(token) and charge.of is not None:
        words = doc[token.i : token.i + 1]
    elif grammar.is_verb(token):
        words = doc[token.i : max(token.i, min(_end(token), token.i + 8)) + 1]
    elif charge.of is not None:
        words = doc[token.i : token.i + 1]
    else:
        named = described(sentence, token)
        return named.text, named.start, named.end
    text = " ".join(words.text.replace('"', "").replace("“", "").replace("”", "").split())
    return text, sentence.offset + words.start_char, sentence.offset + words.end_char


def _of_words(scene: Scene, sentence: Sentence, token: Token) -> Named | None:
    """What the conduct brought about: an event by its noun (with its "in" where that says which), a victim by name."""
    if event_noun(token):
        start, end = sentence.place(token)
        return Named(token.text, start, end, proper=False)
    if _grave_below(token):
        last = token.i
        for child in token.children:
            if child.dep_ == "prep" and child.i > token.i and any(_grave(one) for one in child.subtree):
                last = max(pobj.i for pobj in child.children) if list(child.children) else child.i
                break
        words = token.doc[token.i : last + 1]
        return Named(words.text, sentence.offset + words.start_char, sentence.offset + words.end_char, proper=False)
    return name_of(scene, sentence, token)


def _place(scene: Scene, sentence: Sentence, charge: Charge) -> Named | None:
    for token in (charge.of, charge.conduct):
        if token is None:
            continue
        for word, noun in grammar.prepositions(token):
            if word in {"in", "at", "near", "on", "of", "against"} and not grammar.is_verb(noun):
                named = place_named(scene, sentence, noun)
                if named is not None and not _grave(noun):
                    return named
    return None
