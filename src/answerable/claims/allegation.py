"""Allegations: who is held answerable for which conduct, by an accusation or by a verb of command.

"A flat report that X did it is an incident with a perpetrator; an accusation of a known party is both": the incident of
an accusation comes from :mod:`answerable.claims.incident`, and what a speaker tells of somebody's violence is both too.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.violence.accusation import Charge, charges, conduct_end, is_grave, is_grave_below
from answerable.claims.violence.naming import Named, described, name_of, place_named, proper_site
from answerable.claims.violence.perpetrators import perpetrator_kind
from answerable.claims.violence.targets import person_kind
from answerable.claims.violence.violence import acts, event_noun
from answerable.claims.wording import grammar
from answerable.language.article import Sentence
from answerable.model.claim import Stance
from answerable.model.slots import AllegationSlots

LONGEST = 24
_LAWFUL = frozenset({"detention", "sentencing", "clash", "siege"})


class AllegationExtractor:
    """Finds allegations: accused, conduct, what it brought about, where."""

    name = "allegation"
    version = 1
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
    """The violence that a speaker ascribes to somebody else ("villagers said soldiers had burned the mill")."""
    for act in acts(sentence.span):
        if not act.verb or not act.agents or act.kind in _LAWFUL or act.word.dep_ == "advcl":
            continue
        if any(person_kind(one) == "armed group" for one in act.suffering):
            continue
        voice = scene.voices.at(*sentence.place(act.word))
        if not voice.said_by or voice.stance is Stance.DENIED:
            continue
        passive = grammar.is_passive(act.word)
        for one in act.agents:
            named = name_of(scene, sentence, one)
            if named is None or named.text in voice.said_by or one.lower_ in {"we", "i"}:
                continue
            if (not named.proper or person_kind(one)) and perpetrator_kind(named.text) != "state force":
                continue  # "gunmen" accuses nobody
            of = act.suffering[0] if act.suffering else None
            first = min(act.first, of.left_edge.i) if passive and of is not None else act.first
            yield Charge(
                accused=one,
                conduct=act.word,
                of=of,
                first=min(first, one.left_edge.i) if act.first - one.left_edge.i < LONGEST // 2 else first,
                last=conduct_end(act.word),
                accusing=False,
            )
            break


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
        stance=Stance.DENIED if charge.denied else Stance.ALLEGED if charge.accusing else None,
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
        words = doc[token.i : max(token.i, min(conduct_end(token), token.i + 8)) + 1]
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
    if is_grave_below(token):
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
