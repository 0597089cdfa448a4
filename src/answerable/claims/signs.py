"""Signs: what can be seen of a claim, before anybody has judged it, that tells a sure one from an unsure one.

How much each sign speaks for or against a claim was learnt from labelled articles: answerable.claims.confidence. No
sign is a word, name or place of a text; the vocabularies' own words ("harm kind injured") are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim, slots_json
from answerable.model.coverage import Covered

NAMED = frozenset({"accused", "by", "entity", "perpetrator", "person", "speaker", "subject", "whom"})
"""Slots that hold somebody, by name or by a noun."""

VOCABULARY = frozenset({"change", "kind", "property", "role"})
"""Slots whose value is a word of the product's own vocabularies."""

_FIGURES = frozenset({"approximate", "max", "min"})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MARKS = re.compile('["“”«»„]')
_STOP = re.compile(r"[.!?:…][\"'”’»)]*$")
_QUOTE_WORDS = (4, 8, 15)
_BEGINNING = 250


class SignWords(Lexicon):
    """Schema of data/signs.toml."""

    pronouns: frozenset[str]
    doubt: frozenset[str]
    speech: frozenset[str]


@cache
def sign_words() -> SignWords:
    """Pronouns, words of doubt and words of speech, in lower case."""
    return load_lexicon("answerable.claims.data", "signs.toml", SignWords)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What claims stand in: the text, and its coverage map, which says where sentences begin and end."""

    content: str
    coverage: Sequence[Covered]

    def sentence_of(self, claim: Claim) -> tuple[int, int]:
        """Where the sentences begin and end that the claim's quote stands in."""
        within = [one for one in self._stretches(claim.start, claim.end) if one.end > claim.start]
        return min((claim.start, *(one.start for one in within))), max((claim.end, *(one.end for one in within)))

    def _stretches(self, start: int, end: int) -> Sequence[Covered]:
        first = bisect_right(self.coverage, start, key=lambda one: one.start) - 1
        last = bisect_right(self.coverage, end - 1, key=lambda one: one.start)
        return self.coverage[max(0, first) : last]


def signs_of(claim: Claim, around: Surroundings) -> frozenset[str]:
    """The signs of a claim, each "always", about any claim, or about one of its type, which then comes first."""
    start, end = around.sentence_of(claim)
    of_any = frozenset(_of_text(claim, around.content[start:end], claim.start - start))
    of_type = (*_of_voice(claim), *_of_quote(claim), *_of_slots(claim), *_of_names(claim, around.content, start, end))
    return of_any | {f"{claim.type} {sign}" for sign in of_type}


def _of_text(claim: Claim, sentence: str, at: int) -> Iterator[str]:
    """Signs for claims of every type."""
    words = _lower(sentence)
    told = {
        "always": True,
        f"stance {claim.stance}": True,
        f"speakers {min(len(claim.said_by), 2)}": True,
        "quote in capitals": claim.quote.isupper(),
        "quote with a comma": "," in claim.quote,
        "quote with a year": _YEAR.search(claim.quote) is not None,
        "quote with doubt": not sign_words().doubt.isdisjoint(_lower(claim.quote)),
        "quote begins the sentence": at == 0,
        "sentence with doubt": not sign_words().doubt.isdisjoint(words),
        "sentence with a semicolon": ";" in sentence,
        "sentence without an end": _STOP.search(sentence.rstrip()) is None,
        "within quotation marks": len(_MARKS.findall(sentence[:at])) % 2 == 1,
        "at the beginning": claim.start < _BEGINNING,
    }
    return (sign for sign, holds in told.items() if holds)


def _of_voice(claim: Claim) -> Iterator[str]:
    yield "any"
    yield f"stance {claim.stance}"
    yield f"speakers {min(len(claim.said_by), 2)}"


def _of_quote(claim: Claim) -> Iterator[str]:
    words = _lower(claim.quote)
    yield f"quote of {_size(len(words))} words"
    told = {
        "with digits": any(letter.isdigit() for letter in claim.quote),
        "with a comma": "," in claim.quote,
        "with quotation marks": _MARKS.search(claim.quote) is not None,
        "with a word of speech": not sign_words().speech.isdisjoint(words),
        "begins with a capital": claim.quote[:1].isupper(),
    }
    yield from (sign for sign, holds in told.items() if holds)


def _of_slots(claim: Claim) -> Iterator[str]:
    quote = claim.quote.lower()
    for slot, value in slots_json(claim.slots).items():
        if value is None:
            continue
        yield slot
        if slot in VOCABULARY:
            yield f"{slot} {value}"
        elif slot not in _FIGURES:
            yield from (f"{slot} {sign}" for sign in _of_value(slot, value, quote))


def _of_value(slot: str, value: Any, quote: str) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    if all(one.lower() in quote for one in values):
        yield "printed"
    if len(values) > 1:
        yield "several"
    if slot in NAMED:
        yield "named" if values[0][:1].isupper() else "not named"
        if len(_WORD.findall(values[0])) == 1:
            yield "in one word"


def _of_names(claim: Claim, content: str, start: int, end: int) -> Iterator[str]:
    """How the words behind the slots were found; the claim's sentence is `content[start:end]`."""
    printed = {content[anchor.start : anchor.end].lower() for anchor in claim.anchors}
    if not printed.isdisjoint(sign_words().pronouns):
        yield "by pronoun"
    if any(not claim.start <= one.start < claim.end for one in claim.anchors):
        yield "from outside the quote"
    if any(not start <= one.start < end for one in claim.anchors):
        yield "from another sentence"


def _lower(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _size(words: int) -> str:
    """A quote's number of words as a range ("4 to 7")."""
    low = 1
    for bound in _QUOTE_WORDS:
        if words < bound:
            return f"{low} to {bound - 1}"
        low = bound
    return f"{low} or more"
