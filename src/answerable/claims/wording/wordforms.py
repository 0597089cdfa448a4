"""Word forms: from a dictionary word to the forms that stand in texts, and from a plural to its singular.

The pipeline's lemmatizer is left out (it costs more than it gives); these are the regular rules of English and the
irregular forms that a data file names.
"""

from collections.abc import Mapping, Sequence
from functools import cache

_VOWELS = "aeiou"
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "persons": "person",
    "wives": "wife",
    "lives": "life",
    "knives": "knife",
    "personnel": "personnel",
    "police": "police",
    "troops": "troop",
    "forces": "force",
    "authorities": "authority",
    "premises": "premises",
    "headquarters": "headquarters",
    "barracks": "barracks",
    "remains": "remains",
    "arms": "arms",
    "series": "series",
    "buses": "bus",
    "busses": "bus",
    "gas": "gas",
    "policemen": "policeman",
    "gunmen": "gunman",
}


def verb_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Every form of a verb: "kill" gives kill, kills, killed, killing. Irregular pasts come from `irregular`."""
    forms = {verb, *irregular.get(verb, ())}
    stem = verb
    doubled = (
        len(verb) > 2  # noqa: PLR2004 - shorter words double nothing
        and verb[-1] not in "wxyaeiou"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
        and _stressed_at_end(verb)
    )
    if verb.endswith("e"):
        stem = verb[:-1]
        forms |= {verb + "s", verb + "d", (verb[:-2] + "y" if verb.endswith("ie") else stem) + "ing"}
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    else:
        plural = "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
        double = verb + verb[-1] if doubled else verb
        forms |= {verb + plural, double + "ed", double + "ing"}
    return frozenset(forms)


def _stressed_at_end(verb: str) -> bool:
    syllables = sum(letter in _VOWELS and (i == 0 or verb[i - 1] not in _VOWELS) for i, letter in enumerate(verb))
    return syllables == 1 or verb.endswith(("pel", "fer", "cur", "mit", "nap", "rap", "gun"))


@cache
def singular(word: str) -> str:
    """The singular of a lower-case noun, as far as the rules reach: "missionaries" gives "missionary"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:  # noqa: PLR2004 - "omen" and shorter are no plurals
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "dies", "lies"
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:  # noqa: PLR2004 - "gas", "has"
        return word[:-1]
    return word
