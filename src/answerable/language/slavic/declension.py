"""Declension: the forms of nouns, adjectives and phrases of them, and the way back from a form to the nominative.

A noun is written `lemma`, or `lemma:stem` where the other cases have another stem (боец:бойц), or `lemma:stem:many`
where the genitive plural is no regular one (школа::шкіл); `%class` names its class where the ending does not tell it.
In a phrase what stands before the head agrees with it, what stands behind it never changes; the head is the first word
that looks like no adjective, or the one marked `*`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answerable.language.slavic.grammar import CASES, SlavicGrammar, grammar_of
from answerable.language.slavic.words import words_of

_ADJECTIVE = {
    "ru": re.compile(r".{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|[кгхжшчщ]ие|нние)$"),
    "uk": re.compile(r".{2,}(?:ий|ій)$"),
}
_HUSHING = frozenset("жшчщ")
_VELAR = frozenset("кгх")
_ALTERNATES = {"к": "ц", "г": "з", "х": "с"}
_NUMBERED = re.compile(r"^(\d+)(?:-([^\W\d_]+))?$")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a phrase in lower case, word by word. case: one of CASES; number: s or p; gender: m, f or n."""

    words: tuple[str, ...]
    case: str
    number: str
    gender: str


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase with its nominatives as printed in running text (names keep their capitals) and all its forms."""

    singular: str
    plural: str
    gender: str
    forms: tuple[Form, ...]

    def nominative(self, number: str) -> str:
        """The nominative singular (s) or plural (p); the other where there is none."""
        return (self.plural or self.singular) if number == "p" else (self.singular or self.plural)


def looks_adjective(word: str, language: str) -> bool:
    """Whether the nominative `word` has an ending of adjectives."""
    return _ADJECTIVE[language].match(word.lower()) is not None


def phrase_of(entry: str, language: str) -> Phrase:
    """All forms of a phrase as the data files write it."""
    parts = entry.split()
    head = next((n for n, part in enumerate(parts) if part.endswith("*")), None)
    if head is None:
        head = next((n for n, part in enumerate(parts) if not looks_adjective(part, language)), len(parts) - 1)
    noun = parts[head].removesuffix("*")
    tail = " ".join(parts[head + 1 :])
    found: dict[tuple[str, str, str], list[str]] = {}
    gender = "m"
    for case, number, gender, form in _noun_forms(noun, language):
        found.setdefault((case, number, gender), []).append(form)
    forms: list[Form] = []
    nominatives = {"s": "", "p": ""}
    for (case, number, gender), heads in found.items():
        before = [adjective_form(part, case, number, gender, language) for part in parts[:head]]
        for form in dict.fromkeys(heads):
            whole = " ".join([*before, form, *([tail] if tail else [])])
            if case == "n" and not nominatives[number]:
                nominatives[number] = whole
            forms.append(Form(tuple(word.lower for word in words_of(whole)), case, number, gender))
    return Phrase(nominatives["s"], nominatives["p"], gender, tuple(forms))


def _noun_forms(entry: str, language: str) -> Iterator[tuple[str, str, str, str]]:
    """(case, number, gender, form) of a noun."""
    grammar = grammar_of(language)
    body, _, named = entry.partition("%")
    lemma, _, rest = body.partition(":")
    stem, _, many = rest.partition(":")
    key = lemma.lower()
    if key in grammar.irregular and not rest:
        yield from _listed(grammar.irregular[key], lemma)
        return
    if named == "0":
        for case in CASES:
            yield case, "s", "n", lemma
        return
    if not named and len(lemma) > 1 and lemma[1:].isupper():
        # Acronyms stay as they are.
        for case in CASES:
            yield case, "s", "m", lemma
        return
    kind = named or _class_of(key, language)
    if kind in {"a", "af", "an", "ap"}:
        gender = {"a": "m", "af": "f", "an": "n", "ap": "p"}[kind]
        for number in "p" if gender == "p" else "sp":
            for case in CASES:
                yield case, number, gender, adjective_form(lemma, case, number, gender, language)
        return
    yield from _declined(lemma, stem, many, kind, grammar, language)


def _listed(table: str, lemma: str) -> Iterator[tuple[str, str, str, str]]:
    gender, _, rest = table.partition(":")
    for number, row in zip("sp", rest.split("|"), strict=True):
        if not row.strip():
            continue
        for case, forms in zip(CASES, row.split(), strict=True):
            for form in forms.split("/"):
                yield case, number, gender, (form.capitalize() if lemma[:1].isupper() else form)


def _declined(  # noqa: C901 - one branch a kind of exception
    lemma: str, stem: str, many: str, kind: str, grammar: SlavicGrammar, language: str
) -> Iterator[tuple[str, str, str, str]]:
    singular, _, plural = grammar.nouns[kind].partition("|")
    ending = singular.split()[0] if singular.split() else plural.split()[0]
    first = ending.split("/")[0].replace("-", "")
    base = lemma[: len(lemma) - len(first)] if first else lemma
    other = stem or base
    gender = {"m": "m", "f": "f", "n": "n", "p": "p"}[kind[0]]
    for number, row in (("s", singular), ("p", plural)):
        for case, endings in zip(CASES, row.split(), strict=False):
            for one in endings.split("/"):
                if (case == "n" and number == "s") or (case == "n" and not singular.split()):
                    form = lemma
                elif many and case == "g" and number == "p":
                    form = many
                elif case == "g" and number == "p" and kind == "nj":
                    form = f"{other[:-1]}{one}"
                elif one == "-" and number == "p":
                    form = _bare(other, language)
                elif one == "-":
                    form = lemma
                else:
                    form = _softened(other, case, number, kind, language) + one
                yield case, number, gender, form
                if case == "g" and number == "p":
                    yield "a", number, gender, form
                if case == "g" and kind[0] == "m":
                    yield "a", number, gender, form


def _softened(stem: str, case: str, number: str, kind: str, language: str) -> str:
    """Ukrainian к, г, х before the і of dative and locative: атака, атаці."""
    if language == "uk" and kind == "f" and number == "s" and case in "dl" and stem[-1:] in _ALTERNATES:
        return stem[:-1] + _ALTERNATES[stem[-1]]
    return stem


def _bare(stem: str, language: str) -> str:
    """The genitive plural without an ending, a vowel between the last two consonants where the last is к."""
    vowels = grammar_of(language).vowels
    if len(stem) > 2 and stem[-1] == "к" and stem[-2] not in vowels:
        if stem[-2] in "йь":
            return f"{stem[:-2]}{'е' if language == 'ru' else 'йо'}к"
        return f"{stem[:-1]}{'е' if language == 'ru' and stem[-2] in 'жчшщц' else 'о'}к"
    return stem


def _class_of(lemma: str, language: str) -> str:  # noqa: C901, PLR0911 - a rule a line
    """The class of a noun by its ending."""
    if looks_adjective(lemma, language):
        return {"я": "af", "е": "an" if lemma.endswith(("ое", "ее")) else "ap"}.get(lemma[-1], "a")
    last, before = lemma[-1], lemma[-2:-1]
    if last in "аa":
        return "fh" if before in _HUSHING | frozenset("ц") else "fk" if before in _VELAR and language == "ru" else "f"
    if last == "я":
        if language == "uk" and len(lemma) > 3 and lemma[-2] == lemma[-3]:
            return "nj"
        return "fi" if before in "иії" else "fj"
    if last in "оo":
        return "n"
    if last in "еє":
        return "ni" if before == "и" and language == "ru" else "ne"
    if last == "ь":
        soft = ("тель", "арь", "ль", "ець") if language == "ru" else ("ець", "тель", "ль", "нь")
        return "mj" if lemma.endswith(soft) and not lemma.endswith(("ость", "ість")) else "fs"
    if last == "й":
        return "mi"
    if last in _HUSHING:
        return "mh"
    if last == "ц":
        return "mc"
    return "mk" if last in _VELAR and language == "ru" else "m"


@lru_cache(maxsize=65536)
def adjective_form(lemma: str, case: str, number: str, gender: str, language: str) -> str:
    """An adjective, given in any nominative, in another case, number and gender; what is none stays as it is."""
    numbered = _NUMBERED.match(lemma)
    if numbered:
        return lemma if numbered[2] is None else ordinal(numbered[1], gender if number == "s" else "p", language)
    stem, soft = _stem(lemma, language)
    if not stem:
        return lemma
    grammar = grammar_of(language)
    row = (grammar.soft if soft else grammar.hard)["p" if number == "p" else gender]
    ending = row.split()[CASES.index(case)].split("/")[0]
    if language == "ru" and not soft:
        stressed = ending == "ый" and stem.lower() in grammar.stressed
        ending = "ой" if stressed else _spelt(stem, ending)
    return stem + ending


def _spelt(stem: str, ending: str) -> str:
    """Russian spelling after к, г, х and the hushing consonants: и for ы, and е for an о without stress."""
    last = stem[-1:]
    if last in _VELAR | _HUSHING and ending.startswith("ы"):
        ending = "и" + ending[1:]
    if last in _HUSHING and ending.startswith("о") and ending != "ой":
        ending = "е" + ending[1:]
    return ending


_ENDINGS = {
    "ru": ("ого ому ыми ый ой ая ое ые ым ом ую ою ых", "его ему ими ий яя ее ие им ем юю ей ею их"),
    "uk": ("ого ому ими ий ої ій ою им их а у е і", "ього ьому ьою ьої іми ій ім їм їх іх їми я ю є ї"),
}


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> tuple[str, bool]:
    """The stem of an adjective in any form, and whether it is soft; an empty stem where it is no adjective."""
    lower = word.lower()
    for endings, soft in zip(_ENDINGS[language], (False, True), strict=True):
        for ending in endings.split():
            if lower.endswith(ending) and len(word) > len(ending) + 1:
                stem = word[: -len(ending)]
                if language == "uk":
                    return stem, soft or stem.lower() in grammar_of(language).soft_stems
                return stem, soft and stem[-1] not in _VELAR | _HUSHING
    return "", False


def is_adjective_form(word: str, language: str) -> bool:
    """Whether a word has an ending that adjectives have in some case; nouns may have it, too."""
    if word.lower().endswith(grammar_of(language).reflexive):
        return False
    return bool(_stem(word, language)[0]) or _NUMBERED.match(word) is not None


def is_long_adjective(word: str, language: str) -> bool:
    """As :func:`is_adjective_form`, but by endings of two letters and more, which few nouns and verbs have."""
    stem, _ = _stem(word, language)
    return bool(stem) and len(word) - len(stem) > 1 and is_adjective_form(word, language)


def ordinal(digits: str, gender: str, language: str) -> str:
    """An ordinal in digits with its nominative ending: "58-я", "58-ма". gender: m, f, n, p."""
    table = grammar_of(language).ordinals
    tens, units = int(digits) % 100, int(digits) % 10
    kind = "other" if 10 <= tens < 20 or units == 0 else str(units)
    if tens == 40 or (units == 0 and tens == 0 and int(digits) % 1000 == 0):
        kind = "40" if tens == 40 else "1000"
    endings = table.get(kind, table["other"])
    return f"{digits}-{endings.split()['mfnp'.index(gender)]}"
