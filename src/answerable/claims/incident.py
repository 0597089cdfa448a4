"""Incidents: acts of violence and repression that a text tells of, as claims.

The figures of victims are :mod:`answerable.claims.harm`; who is accused is :mod:`answerable.claims.allegation`.
"""

import dataclasses
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.violence.acts import acts
from answerable.claims.violence.naming import Named, described, name_of, place_struck, proper_site
from answerable.claims.violence.rolls import listed_with
from answerable.claims.violence.targets import person_kind, thing_kind
from answerable.claims.violence.violence import Act
from answerable.claims.wording import grammar
from answerable.language.article import Sentence
from answerable.model.slots import IncidentSlots

LONGEST = 24
_APART = 5
_COUNTED_ALONE = frozenset({"kill", "injure", "wound", "hurt", "die", "damage"})
_GENERIC = frozenset({"attack", "destruction"})
_PERSONAL = frozenset(
    {
        "killing",
        "execution",
        "detention",
        "abduction",
        "kidnapping",
        "disappearance",
        "torture",
        "sentencing",
        "sexual violence",
    }
)
_BLASTS = frozenset({"bombing", "shelling", "airstrike", "arson", "attack", "destruction"})


class IncidentExtractor:
    """Finds incidents: a kind of act with its place, targets, weapons and perpetrator."""

    languages = ENGLISH
    name = "incident"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"incident"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every incident that the article's sentences tell of."""
        for sentence in scene.article.sentences:
            for act in merged(list(acts(sentence.span))):
                draft = _draft(scene, sentence, act)
                if draft is not None:
                    yield draft


def merged(found: list[Act]) -> list[Act]:
    """Acts of one sentence with those brought together that are one: "strikes, hitting X"; "a blast destroyed X"."""
    out: list[Act] = []
    for act in found:
        at = next((i for i, before in enumerate(out) if not before.verb and _same(before, act)), None)
        if at is None:
            out.append(act)
            continue
        before = out[at]
        out[at] = dataclasses.replace(
            before,
            kind=before.kind if before.kind not in _GENERIC or act.kind in _GENERIC else act.kind,
            last=max(before.last, act.last),
            agents=before.agents or act.agents,
            suffering=before.suffering + act.suffering,
            weapons=before.weapons + act.weapons,
            sites=before.sites + act.sites,
        )
    return out


def _same(noun: Act, verb: Act) -> bool:
    if not verb.verb:  # "electric shocks and mock executions"
        listed = noun.word == verb.word.head and verb.word.dep_ == "conj"
        return listed and noun.kind == verb.kind and noun.suffering == verb.suffering
    if noun.word in verb.causes:
        return True
    if verb.kind not in _GENERIC or noun.suffering:
        return False
    clause = verb.word.head
    return (verb.word.dep_ == "advcl" and verb.word.tag_ == "VBG" and noun.word.is_ancestor(verb.word)) or (
        verb.word.dep_ == "advcl" and verb.word.tag_ == "VBG" and clause.is_ancestor(noun.word)
    )


def _draft(scene: Scene, sentence: Sentence, act: Act) -> Draft | None:
    place, targets = _place_and_targets(scene, sentence, act)
    weapons = [named for one in act.weapons for named in _weapons(sentence, one)]
    agents = [named for one in act.agents if (named := name_of(scene, sentence, one)) is not None]
    if act.verb and act.base in _COUNTED_ALONE and not (agents or weapons):
        return None
    if act.verb and act.base in _COUNTED_ALONE and act.word.dep_ == "advcl" and act.word.tag_ == "VBG" and not weapons:
        return None
    if not (targets or weapons or agents or place) and not _of_somebody(act):
        return None
    if not (targets or weapons or agents) and not _tells(act):
        return None
    if not act.verb and not targets and not place and act.support is None and _told_before(act):
        return None
    if place is None:
        place = _place_nearby(scene, sentence, act)
    start, end = _quote(sentence, act)
    anchors = [named.anchor("target") for named in targets] + [named.anchor("weapons") for named in weapons]
    anchors += [named.anchor("perpetrator") for named in agents]
    if place is not None:
        anchors.append(place.anchor("place"))
    return Draft(
        start=start,
        end=end,
        slots=IncidentSlots(
            kind=act.kind,
            place=None if place is None else place.text,
            target=tuple(dict.fromkeys(named.text for named in targets)),
            weapons=tuple(dict.fromkeys(named.text for named in weapons)),
            perpetrator=" and ".join(dict.fromkeys(named.text for named in agents)) or None,
        ),
        anchors=tuple(sorted(set(anchors))),
    )


def _of_somebody(act: Act) -> bool:
    """Whether a witness tells of himself: "they beat me", "I was arrested"; who that is, the text need not say."""
    return act.verb and any(one.lower_ in {"me", "us", "i", "we"} for one in act.suffering)


def _tells(act: Act) -> bool:
    """Whether an act that has nothing but a place is told of rather than only spoken of."""
    return act.verb or act.kind not in {"attack", "clash", "destruction"}


def _told_before(act: Act) -> bool:
    """Whether the article points back at an act: "the attack", "that killing"."""
    return any(child.lower_ in {"the", "this", "that", "these", "those", "such"} for child in act.word.children)


def _place_and_targets(scene: Scene, sentence: Sentence, act: Act) -> tuple[Named | None, list[Named]]:
    place: Named | None = None
    targets: list[Named] = []
    listed = [name for one in act.suffering for name in listed_with(scene, sentence, one)]
    for one in (*act.suffering, *(name for name in dict.fromkeys(listed) if name not in act.suffering)):
        where = None if person_kind(one) or act.kind in _PERSONAL else place_struck(scene, sentence, one)
        if where is not None:
            place = place or where
        elif thing_kind(one) == "settlement" and not person_kind(one) and not _some(one):
            continue
        elif (named := name_of(scene, sentence, one)) is not None:
            targets.append(named)
    for one in act.sites:
        kind = thing_kind(one)
        if kind and kind != "settlement" and act.kind in _BLASTS and one.ent_type_ != "GPE":
            targets.append(described(sentence, one))
        elif place is None:
            place = proper_site(scene, sentence, one)
            if place is None and kind and kind != "vehicle" and act.kind in _PERSONAL:
                place = described(sentence, one)
    return place, targets


def _some(settlement: Token) -> bool:
    """Whether settlements are told apart from "the town": "villages", "guerrilla camps", "a village"."""
    plural = settlement.tag_ == "NNS"
    kept = any(child.dep_ in {"compound", "amod"} or child.lower_ in {"a", "an"} for child in settlement.children)
    return plural or (kept and not any(child.lower_ == "the" for child in settlement.children))


def _weapons(sentence: Sentence, token: Token) -> Iterator[Named]:
    """A weapon as printed; "cluster and incendiary bombs" are two."""
    shared = [child for child in token.children if child.i < token.i and child.dep_ in {"nmod", "amod", "compound"}]
    parts = [
        (first, other) for first in shared for other in first.conjuncts if other.i < token.i and other.head == first
    ]
    for first, other in parts:
        for one in (first, other):
            start, end = sentence.place(one)
            yield Named(f"{one.text} {token.text}", start, end, proper=False)
    if not parts:
        yield described(sentence, token)


def _place_nearby(scene: Scene, sentence: Sentence, act: Act) -> Named | None:
    """The place of the clause, else of the sentence, named after a preposition of place."""
    best: tuple[int, Named] | None = None
    for token in sentence.span:
        if token.dep_ != "pobj" or token.head.lower_ not in {"in", "at", "near", "outside", "around"}:
            continue
        named = proper_site(scene, sentence, token)
        if named is not None:
            distance = abs(token.i - act.word.i)
            if best is None or distance < best[0]:
                best = distance, named
    return best[1] if best else None


def _quote(sentence: Sentence, act: Act) -> tuple[int, int]:
    """The shortest run of words that holds the act with those it was done to, its weapons and places."""
    first, last = act.first, act.last
    if act.verb and first > sentence.span.start and act.word.doc[first - 1].tag_ == "RB":
        first -= 1
    if not act.verb:
        opening = act.word.head if act.word.dep_ == "pobj" else None
        if (
            opening is not None
            and opening.lower_ == "of"
            and opening.head.lower_ in {"series", "wave", "string", "spate"}
        ):
            first = grammar.phrase(opening.head).start
    for one in sorted((*act.suffering, *act.weapons, *act.sites), key=lambda token: abs(token.i - act.word.i)):
        span = grammar.phrase(one)
        if act.verb and act.first - span.end > _APART:
            begin = min([part.i for part in act.word.children if part.dep_ in {"aux", "auxpass"}], default=first)
            first = min(first, begin)
            continue  # its subject stands before an aside: the quote begins with the verb
        begin, finish = min(first, span.start), max(last, span.end - 1)
        if finish - begin < LONGEST and sentence.span.start <= begin and finish < sentence.span.end:
            first, last = begin, finish
    words = act.word.doc[first : last + 1]
    return sentence.offset + words.start_char, sentence.offset + words.end_char
