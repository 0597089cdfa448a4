"""Casing: a text in capitals gets the case that the parser was trained on, letter for letter, so that places hold.

Wires of the 1980s, telegrams and some official releases are all in capitals. The text itself is never changed; only
the parser reads this.
"""

import re
from functools import cache
from itertools import pairwise

from answerable.lexicon import Lexicon, load_lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_START = re.compile(
    r"(?:^\s*|(?<!\b[A-Z])[.!?]['\"”’)\]]*\s+|--\s*(?:\[[^\]]{3,30}\]\s*)?|^\s*(?:\[[^\]]{3,30}\]\s*)+|:\s+\")['\"“‘(\[]*\Z"
)
_BACK = 48
_ORDINAL = re.compile(r"\d$")
MOSTLY = 0.85
SHORT = 5


class CasingWords(Lexicon):
    """Schema of data/casing.toml: words parted by white space."""

    common: str
    either: str
    names: str
    always: str
    bodies: str
    particles: str
    months: str
    days: str


@cache
def _words() -> dict[str, frozenset[str]]:
    read = load_lexicon("answerable.language", "data/casing.toml", CasingWords)
    return {name: frozenset(getattr(read, name).split()) for name in CasingWords.model_fields if name != "source"}


def in_capitals(text: str) -> bool:
    """Whether nearly all letters of a paragraph are capitals, and there are enough of them to tell."""
    letters = sum(letter.isalpha() for letter in text)
    capitals = sum(letter.isupper() for letter in text)
    return letters >= 12 and capitals >= MOSTLY * letters  # noqa: PLR2004 - fewer letters are a heading or an acronym


def recase(text: str) -> str:
    """The text in sentence case where it is in capitals, else as it is; always of the same length.

    Words of the common list go to lower case, all others are taken for names or acronyms; a word that may be either is
    a name beside one.
    """
    if not in_capitals(text):
        return text
    found = list(_WORD.finditer(text))
    kinds = [_kind(match[0].lower()) for match in found]
    for number, match in enumerate(found):
        # "La PAZ", "Jaime PAZ Zamora": beside a name or a particle, what has a vowel is a name and no acronym.
        if kinds[number] == "acronym" and len(match[0]) > 2 and re.search(r"[AEIOUY]", match[0]):  # noqa: PLR2004
            before = found[number - 1][0].lower() if number else ""
            touching = number and not text[found[number - 1].end() : match.start()].strip()
            if touching and (before in _words()["particles"] or kinds[number - 1] == "name"):
                kinds[number] = "name"
    _name_bodies(text, found, kinds)
    out: list[str] = []
    at = 0
    for number, match in enumerate(found):
        word = match[0]
        lower = word.lower()
        begin = max(0, match.start() - _BACK)
        start = bool(_SENTENCE_START.search(("" if begin == 0 else ".") + text[begin : match.start()]))
        kind = kinds[number]
        if kind == "either":
            kind = "name" if _beside_name(text, found, kinds, number) else "common"
        if lower in _words()["months"] and _by_number(text, match.start(), match.end()):
            kind = "name"
        if lower == "i" or kind == "acronym" or _dotted(text, match):
            new = word
        elif kind == "name" or start:
            new = _capital(lower)
        else:
            new = lower
        out += [text[at : match.start()], new if len(new) == len(word) else word]
        at = match.end()
    return "".join(out) + text[at:]


def _capital(lower: str) -> str:
    if lower.startswith("mc") and len(lower) > 4:  # noqa: PLR2004 - "McAdam", not "MC"
        return "Mc" + lower[2].upper() + lower[3:]
    return lower[0].upper() + lower[1:]


def _kind(lower: str) -> str:  # noqa: PLR0911 - the first list that holds the word decides
    """common, name, acronym or either."""
    words = _words()
    bare = lower.removesuffix("'s").removesuffix("’s")
    if bare in words["always"]:
        return "common"
    if bare in words["days"]:
        return "name"
    if bare in words["months"]:
        return "common" if bare in {"march", "may"} else "name"
    if bare in words["particles"]:
        return "either"
    if bare in words["either"]:
        return "either"
    if len(bare) == 1:
        return "acronym"
    if _is_common(bare, words["common"]):
        return "common"
    if bare in words["names"] or (len(bare) > SHORT - 1 and _speakable(bare)):
        return "name"
    return "acronym"


def _speakable(word: str) -> bool:
    """Whether a word has vowels where a name has them; what has none, or four consonants on end, is an acronym."""
    return bool(re.search(r"[aeiouy]", word)) and not re.search(r"[^aeiouy]{5}", word)


def _stems(word: str) -> list[str]:
    """What a regular inflection may have been made of; the inverse of how data/casing.toml was shortened."""
    stems: list[str] = []
    for suffix, endings in (
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("ly", ("",)),
        ("ness", ("",)),
        ("er", ("", "e")),
        ("ers", ("", "e")),
    ):
        if not word.endswith(suffix):
            continue
        base = word[: -len(suffix)]
        stems += [base + ending for ending in endings if len(base + ending) > 2]  # noqa: PLR2004 - no shorter stems
        if suffix in {"ed", "ing", "er", "ers"} and len(base) > 3 and base[-1] == base[-2]:  # noqa: PLR2004 - "stopped"
            stems.append(base[:-1])
    return stems


def _is_common(word: str, common: frozenset[str]) -> bool:
    return word in common or any(_is_common(stem, common) for stem in _stems(word))


def _dotted(text: str, match: re.Match[str]) -> bool:
    """Whether a single letter stands in an abbreviation with full stops ("U.S.")."""
    if len(match[0]) > 1:
        return False
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    return after.startswith(".") and (
        (len(after) > 1 and after[1].isalpha()) or (before[-1:] == "." and before[:1].isalpha())
    )


def _beside_name(text: str, found: list[re.Match[str]], kinds: list[str], number: int) -> bool:
    """Whether the next word on either side, with nothing but a space between, is a name."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(found):
            left, right = sorted((number, other))
            between = text[found[left].end() : found[right].start()]
            if not between.strip() and kinds[other] == "name":
                return True
    return False


def _name_bodies(text: str, found: list[re.Match[str]], kinds: list[str]) -> None:
    """Take the words of a body's name for names.

    They stand beside its acronym in brackets, or between a name and the word for a body ("<Name> liberation front").
    """
    words = [match[0].lower() for match in found]
    gaps = [text[a.end() : b.start()] for a, b in pairwise(found)]
    for number, kind in enumerate(kinds):
        if kind == "acronym" and len(words[number]) > 2:  # noqa: PLR2004 - two letters abbreviate too much
            _name_beside(words, gaps, kinds, number)
        if words[number] in _words()["bodies"] and kind != "name":
            first = number
            while first and number - first < 4 and not gaps[first - 1].strip() and kinds[first] != "name":  # noqa: PLR2004
                if words[first - 1] in _words()["always"] | _words()["particles"] or _is_verb_form(words[first - 1]):
                    break
                first -= 1
            if kinds[first] == "name" and number - first > 1:
                for place in range(first, number + 1):
                    kinds[place] = "name"


def _name_beside(words: list[str], gaps: list[str], kinds: list[str], number: int) -> None:
    """Take for names the words that an acronym in brackets follows, or that follow it in brackets."""
    if number and gaps[number - 1].strip() in {"(", "["}:
        _make_names(words, kinds, _expansion(words, gaps, number), number)
    if number + 1 < len(words) and gaps[number].strip() in {"(", "["}:
        last = number + 1
        while last < len(gaps) and last - number < 8 and not gaps[last].strip():  # noqa: PLR2004 - names are shorter
            last += 1
        if any(word in _words()["bodies"] for word in words[number + 1 : last + 1]):
            _make_names(words, kinds, number + 1, last + 1)


def _make_names(words: list[str], kinds: list[str], first: int, last: int) -> None:
    for place in range(first, last):
        if words[place] not in _words()["always"] | _words()["particles"]:
            kinds[place] = "name"


def _expansion(words: list[str], gaps: list[str], number: int) -> int:
    """Where the name begins that a bracketed acronym at `number` abbreviates: at most six words."""
    place = number - 1
    while place > 0 and number - place < 7 and not gaps[place - 1].strip():  # noqa: PLR2004 - as said
        before = words[place - 1]
        if before in _words()["always"] - {"of", "for", "and"} or _is_verb_form(before):
            break
        place -= 1
    return place if any(word in _words()["bodies"] for word in words[place:number]) else number


def _is_verb_form(word: str) -> bool:
    return word.endswith(("ed", "ing"))


def _by_number(text: str, start: int, end: int) -> bool:
    return bool(_ORDINAL.search(text[max(0, start - 3) : start].rstrip())) or bool(
        re.match(r"\s+\d", text[end : end + 4])
    )
