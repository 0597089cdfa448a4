"""Naming: how a noun of the parse is printed in a slot, by its full name where the cast knows one."""

from dataclasses import dataclass

from spacy.tokens import Token

from answerable.claims.extractor import Scene
from answerable.claims.violence.targets import person_kind, thing_kind
from answerable.claims.wording import grammar
from answerable.claims.wording.figures import read_figure
from answerable.language.article import Sentence
from answerable.model.claim import Anchor

_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "EX", "WP$"})
_AGES = frozenset({"year", "years", "month", "months", "old", "year-old", "month-old"})
_DROPPED = frozenset(
    {
        "whose",
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "some",
        "our",
        "my",
        "your",
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """Words for a slot, where they stand, and whether they are a name rather than a description."""

    text: str
    start: int
    end: int
    proper: bool

    def anchor(self, slot: str) -> Anchor:
        """The anchor that says these words fill `slot`."""
        return Anchor(slot, self.start, self.end)


def name_of(scene: Scene, sentence: Sentence, token: Token, *kinds: str) -> Named | None:
    """What a noun or pronoun stands for: its resolved name, else its phrase without article and number.

    A pronoun that the cast cannot resolve gives None. `kinds` are the cast's kinds to look among (persons, units).
    """
    start, end = sentence.place(token)
    resolved = scene.cast.resolve(start, end, *(kinds or ("person", "unit", "group")))
    if token.tag_ in _PRONOUNS:
        return Named(resolved, start, end, proper=True) if resolved else None
    if resolved and scene.cast.resolve(start, end, "person", "unit"):
        return Named(resolved, start, end, proper=True)
    return _named_beside(scene, sentence, token) or described(sentence, token)


def _named_beside(scene: Scene, sentence: Sentence, token: Token) -> Named | None:
    """The person whom a single noun describes: "his deputy, Captain Roe", "Roe, the man who", "Roe is one of those"."""
    if token.pos_ != "NOUN" or thing_kind(token):
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in {"one", "some"}:
        return None if token.head.head.lower_ != "one" else _described_by(scene, sentence, token.head.head)
    if token.tag_ != "NN":
        return None
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            found = _person(scene, sentence, child)
            if found is not None:
                return found
    return _described_by(scene, sentence, token)


def _described_by(scene: Scene, sentence: Sentence, noun: Token) -> Named | None:
    """Of a noun in apposition or after "is", the person it tells of."""
    if noun.dep_ == "appos":
        return _person(scene, sentence, noun.head)
    if noun.dep_ == "attr" and noun.head.pos_ == "AUX":
        for child in noun.head.children:
            if child.dep_ == "nsubj":
                return _person(scene, sentence, child)
    return None


def _person(scene: Scene, sentence: Sentence, token: Token) -> Named | None:
    start, end = sentence.place(token)
    name = scene.cast.resolve(start, end, "person")
    if name is None and token.tag_ == "NNP" and token.ent_type_ not in {"GPE", "ORG", "NORP", "LOC", "FAC"}:
        return described(sentence, token)
    return Named(name, start, end, proper=True) if name else None


def described(sentence: Sentence, token: Token) -> Named:
    """A noun with its modifiers and "of" phrase, without article, possessive and number."""
    span = grammar.phrase(token)
    doc = token.doc
    first = span.start
    figure = read_figure([word.text for word in doc[first : token.i]])
    if figure is not None:
        first += figure.last
        while first < token.i and (doc[first].lower_ in _AGES or doc[first].text == "-"):
            first += 1
    while first < token.i and (
        doc[first].lower_ in _DROPPED
        or doc[first].is_punct
        or doc[first].lower_
        in {
            "other",
            "of",
            "more",
            "further",
            "additional",
            "another",
            "one",
            "both",
            "all",
            "several",
            "many",
            "numerous",
            "various",
        }
    ):
        first += 1
    last = span.end
    words = doc[first:last]
    start, end = sentence.offset + words.start_char, sentence.offset + words.end_char
    return Named(words.text, start, end, proper=token.tag_.startswith("NNP"))


def place_named(scene: Scene, sentence: Sentence, token: Token) -> Named | None:
    """The place that a noun names, "the city of X" being X; None where it names none."""
    if thing_kind(token) == "settlement":
        for word, below in grammar.prepositions(token):
            if word == "of" and below.tag_.startswith("NNP"):
                return _whole_name(scene, sentence, below)
        for child in token.children:
            if child.dep_ in {"compound", "appos", "nmod"} and child.tag_.startswith("NNP"):
                return _whole_name(scene, sentence, child)
    start, end = sentence.place(token)
    name = scene.cast.resolve(start, end, "place")
    if name:
        return Named(name, start, end, proper=True)
    if token.ent_type_ in {"GPE", "LOC"}:
        return _whole_name(scene, sentence, token)
    return None


def place_struck(scene: Scene, sentence: Sentence, token: Token) -> Named | None:
    """As :func:`place_named`, and a name that is nobody's and no body's, for what was besieged, shelled or hit."""
    named = place_named(scene, sentence, token)
    start, end = sentence.place(token)
    if (
        named
        or not token.tag_.startswith("NNP")
        or token.ent_type_ in {"PERSON", "NORP"}
        or thing_kind(token)
        or person_kind(token)
        or _somebody(scene, start, end)
        or any(child.dep_ in {"compound", "det", "amod"} for child in token.children)
    ):
        return named
    return _whole_name(scene, sentence, token)


def _somebody(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are a person, a group or a body. One capitalised word alone is as likely a town as a body."""
    if scene.cast.resolve(start, end, "person", "group"):
        return True
    unit = scene.cast.resolve(start, end, "unit")
    return unit is not None and (" " in unit or unit.isupper())


_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)


def proper_site(scene: Scene, sentence: Sentence, token: Token) -> Named | None:
    """A place by its name, else any capitalised noun that is no person, after a preposition of place."""
    named = place_named(scene, sentence, token)
    if token.lower_ in _MONTHS:
        return None
    if named is None and token.tag_ in {"NN", "NNS"} and token.ent_type_ not in {"DATE", "TIME"}:
        return _named_site(scene, sentence, token)
    if named or not token.tag_.startswith("NNP"):
        return named
    start, end = sentence.place(token)
    if _somebody(scene, start, end) or token.ent_type_ in {"PERSON", "DATE", "TIME", "NORP", "EVENT"}:
        return None
    if thing_kind(token):
        return None
    return _whole_name(scene, sentence, token)


def _named_site(scene: Scene, sentence: Sentence, token: Token) -> Named | None:
    """A common noun with a name before it: "the Oltar mines", "Tamrit province"."""
    names = [
        child
        for child in token.children
        if child.dep_ == "compound" and child.tag_.startswith("NNP") and child.i < token.i
    ]
    if not names or person_kind(token) or any(child.ent_type_ in {"DATE", "TIME", "NORP"} for child in names):
        return None
    first = min(name.left_edge.i for name in names)
    words = token.doc[first : token.i + 1]
    start, end = sentence.offset + words.start_char, sentence.offset + words.end_char
    if scene.cast.resolve(start, end, "person"):
        return None
    return Named(words.text, start, end, proper=True)


def _whole_name(scene: Scene, sentence: Sentence, token: Token) -> Named:
    start, end = sentence.place(token)
    name = scene.cast.resolve(start, end, "place")
    if name:
        return Named(name, start, end, proper=True)
    doc = token.doc
    first, last = token.i, token.i
    while (
        first > sentence.span.start
        and doc[first - 1].tag_.startswith("NNP")
        and doc[first - 1].head in (token, doc[first])
    ):
        first -= 1
    while (
        last + 1 < sentence.span.end
        and doc[last + 1].tag_.startswith("NNP")
        and doc[last + 1].head.i == token.i
        and doc[last + 1].dep_ in {"compound", "flat"}
    ):
        last += 1
    words = doc[first : last + 1]
    return Named(words.text, sentence.offset + words.start_char, sentence.offset + words.end_char, proper=True)
