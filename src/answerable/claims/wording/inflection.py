"""The inflected forms of English verbs and nouns: word lists hold base forms and no lemmatizer need be loaded."""

from collections.abc import Mapping, Sequence

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def verb_forms(base: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """`base` with its forms: the listed ones where `irregular` has it, else by the spelling rules of regular verbs.

    A doubled consonant ("admitted") is not guessed; such verbs are listed as irregular.
    """
    if base in irregular:
        return (base, *irregular[base])
    return (base, _with_s(base), _past(base), _participle(base))


def noun_forms(base: str) -> tuple[str, ...]:
    """`base` and its regular plural."""
    return (base, _with_s(base))


def _soft_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in _VOWELS


def _with_s(base: str) -> str:
    if _soft_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(_SIBILANTS) else "s")


def _past(base: str) -> str:
    if _soft_y(base):
        return base[:-1] + "ied"
    return base + ("d" if base.endswith("e") else "ed")


def _participle(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + "ing"
