"""Allegations: who is held answerable for which conduct, by an accusation or by a verb of command.

"A flat report that X did it is an incident with a perpetrator; an accusation of a known party is both": the incident of
an accusation comes from :mod:`answerable.claims.incident`, and what a speaker tells of somebody's violence is both too.
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.violence.accusation import charges
from answerable.claims.violence.acts import acts
from answerable.claims.violence.charge import (
    Charge,
    conduct_end,
    conduct_words_end,
    done_to,
    is_grave,
    is_grave_below,
    is_misconduct,
    may_answer,
    violent_verbs,
)
from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.naming import Named, described, name_of, place_named, proper_site
from answerable.claims.violence.perpetrators import perpetrator_kind
from answerable.claims.violence.targets import person_kind
from answerable.claims.violence.violence import event_noun, find_verb
from answerable.claims.voices.speaker import Speakers
from answerable.claims.wording import grammar
from answerable.claims.wording.wordforms import singular
from answerable.language.article import Sentence
from answerable.model.claim import Stance
from answerable.model.slots import AllegationSlots

LONGEST = 24
_TOWARDS = frozenset({"against", "towards", "toward"})
# Words for armed persons who are nobody in particular, whatever article they have.
_UNKNOWN = frozenset({"attacker", "assailant", "gunman", "terrorist", "bomber", "kidnapper", "criminal", "sniper"})
_LAWFUL = frozenset({"detention", "sentencing", "clash", "siege"})


class AllegationExtractor:
    """Finds allegations: accused, conduct, what it brought about, where."""

    languages = ENGLISH
    name = "allegation"
    version = 2
    needs = frozenset({"cast", "voices"})
    adds = frozenset({"allegation"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every accusation and every conduct of command over violence that the article asserts."""
        for sentence in scene.article.sentences:
            given: set[tuple[int, int]] = set()
            for charge in (*charges(sentence), *_told(scene, sentence)):
                key = (charge.accused.i, charge.conduct.i)
                if key in given:
                    continue
                given.add(key)
                draft = _draft(scene, sentence, charge)
                if draft is not None:
                    yield draft


def _told(scene: Scene, sentence: Sentence) -> Iterator[Charge]:
    """The violence and misdeeds that a speaker ascribes to somebody else ("villagers said soldiers had burned it")."""
    done: set[Token] = set()
    for act in acts(sentence.span):
        if not act.verb or not act.agents or act.kind in _LAWFUL or act.word.dep_ == "advcl":
            continue
        if any(person_kind(one) == "armed group" for one in act.suffering):
            continue
        done.add(act.word)
        of = act.suffering[0] if act.suffering else None
        yield from _ascribed(scene, sentence, act.word, act.agents, of)
    for token in sentence.span:
        if token in done or not grammar.is_verb(token) or token.dep_ in {"advcl", "amod"} or not is_misconduct(token):
            continue
        if any(grammar.is_verb(other) and other in done for other in token.subtree):
            continue
        agents = grammar.agents(token) if grammar.is_passive(token) else grammar.subjects(token)
        if not find_verb(violent_verbs(), token):
            yield from _ascribed(scene, sentence, token, agents, done_to(token))


def _is_known_party(noun: Token) -> bool:
    """Whether an armed group is one that the article speaks of: "the rebels", not "rebels" or "gunmen"."""
    definite = any(child.lower_ in {"the", "these", "those"} for child in noun.children)
    return definite and person_kind(noun) == "armed group" and singular(noun.lower_) not in _UNKNOWN


def _ascribed(
    scene: Scene, sentence: Sentence, verb: Token, agents: Sequence[Token], of: Token | None
) -> Iterator[Charge]:
    voice = scene.voices.at(*sentence.place(verb))
    if voice.stance is Stance.DENIED or not (voice.said_by or voice.stance is Stance.ALLEGED):
        return
    first = min(verb.i, of.left_edge.i) if grammar.is_passive(verb) and of is not None else verb.i
    for one in agents:
        named = name_of(scene, sentence, one)
        if named is None or named.text in voice.said_by or one.lower_ in {"we", "i"} or not may_answer(one):
            continue
        if any(child.dep_ == "poss" and child.lower_ in {"its", "our", "my"} for child in one.children):
            continue  # "its fighters had killed": the speaker boasts of his own
        known = perpetrator_kind(named.text) == "state force" or _is_known_party(one)
        if (not named.proper or person_kind(one)) and not known:
            continue  # "gunmen" accuses nobody
        yield Charge(
            accused=one,
            conduct=verb,
            of=of,
            first=min(first, one.left_edge.i) if verb.i - one.left_edge.i < LONGEST // 2 else first,
            last=conduct_end(verb),
            accusing=False,
        )
        return


def _draft(scene: Scene, sentence: Sentence, charge: Charge) -> Draft | None:
    accused = name_of(scene, sentence, charge.accused)
    if accused is None or (charge.flat and not accused.proper and perpetrator_kind(accused.text) != "state force"):
        return None
    conduct = _conduct_words(sentence, charge)
    anchors = [accused.anchor("accused")]
    of = None if charge.of is None else _of_words(scene, sentence, charge.of, charge.conduct)
    if of is not None:
        anchors.append(of.anchor("of"))
    place = _place(scene, sentence, charge)
    if place is not None:
        anchors.append(place.anchor("place"))
    last = min(charge.last, charge.first + LONGEST, sentence.span.end - 1)
    words = charge.conduct.doc[max(charge.first, sentence.span.start) : max(last, charge.conduct.i) + 1]
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
        said_by=_accusers(scene, sentence, charge),
        stance=Stance.DENIED if charge.denied else Stance.ALLEGED if charge.accusing else None,
    )


def _accusers(scene: Scene, sentence: Sentence, charge: Charge) -> tuple[str, ...] | None:
    """Who accuses: the speaker of the verb, or of a noun that the voices do not know ("imposed sanctions on X for")."""
    cue = charge.cue or charge.by
    if cue is None:
        return None
    if charge.cue is not None:
        name = scene.voices.speaker_at(charge.cue, sentence)
    else:
        name = Speakers(scene.cast).name(cue, sentence)
    if name is None:
        return None
    outer = scene.voices.at(*sentence.place(cue)).said_by
    return (name, *(one for one in outer if one != name))


def _conduct_words(sentence: Sentence, charge: Charge) -> str:
    """The conduct as printed: the verb, or where it has no object the verb with its phrase, or the noun phrase."""
    token = charge.conduct
    doc = token.doc
    if charge.owned:
        return str(doc[token.i : token.i + 2].text)
    if grammar.is_verb(token) and charge.of is not None:
        words = doc[token.i : conduct_words_end(token) + 1]
    elif grammar.is_verb(token):
        words = doc[token.i : max(token.i, min(conduct_end(token), token.i + 8)) + 1]
    elif charge.of is not None:
        words = doc[token.i : token.i + 1]
    else:
        named = described(sentence, token)
        ends = [child.right_edge.i for child in token.children if child.dep_ == "prep" and child.lower_ in _TOWARDS]
        last = min(ends, default=token.i)
        if token.i < last <= token.i + LONGEST // 2 and sentence.offset + doc[last].idx >= named.end:
            return " ".join(doc.text[named.start - sentence.offset : doc[last].idx + len(doc[last].text)].split())
        return named.text
    return " ".join(words.text.replace('"', "").replace("“", "").replace("”", "").split())


def _of_words(scene: Scene, sentence: Sentence, token: Token, conduct: Token) -> Named | None:
    """What the conduct brought about: an event by its noun (with its "in" where that says which), a victim by name."""
    if conduct.head == token and conduct.i < token.i:  # "of burning villages", the gerund parsed as an adjective
        words = token.doc[conduct.i + 1 : token.i + 1]
        return Named(words.text, sentence.offset + words.start_char, sentence.offset + words.end_char, proper=False)
    if event_noun(token):
        start, end = sentence.place(token)
        return Named(token.text, start, end, proper=False)
    if is_grave_below(token) and (not is_grave(token) or token.lower_ in conduct_words().part):
        last = token.i
        for child in token.children:
            if child.dep_ == "prep" and child.i > token.i and any(is_grave(one) for one in child.subtree):
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
                named = (
                    place_named(scene, sentence, noun)
                    if word in {"on", "of", "against"}
                    else proper_site(scene, sentence, noun)
                )
                if named is not None and not is_grave(noun):
                    return named
    return None
