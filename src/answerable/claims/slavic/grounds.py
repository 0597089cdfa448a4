"""Grounds: whether a word in the nominative stands for a printed form, and a figure in words for a number."""

from answerable.claims.slavic.figures import figure_at
from answerable.claims.slavic.schema import events_of
from answerable.language.slavic.words import plain, words_of
from answerable.model.slots import HarmSlots

_STEM = 3
# Words whose plural is another word, by how their forms begin.
_SUPPLETIVE = (("челов", "люд", "осіб", "особ"), ("реб", "дет"), ("дит", "діт"))
_ENDING = 3
# How nominatives of nouns and adjectives end behind what all forms share, the vowel that comes and goes included.
_NOMINATIVE = (
    "а",
    "я",
    "ь",
    "й",
    "о",
    "е",
    "є",
    "ё",
    "и",
    "і",
    "ї",
    "ы",
    "у",
    "ю",
    "ок",
    "ек",
    "ёк",
    "ец",
    "єц",
    "ень",
    "ин",
    "їн",
    "ост",
    "ел",
    "ер",
    "ор",
    "ол",
    "ет",
    "іт",
    "іл",
    "ів",
    "ім",
)
_SUFFIXES = ("ев", "єв", "ёв", "ов", "ин", "ін", "їн")


def _derived(one: str, other: str) -> bool:
    """Whether one of two endings is a surname's suffix and the other none: what is left is another name."""
    return (one.startswith(_SUFFIXES) and other in _PLAIN) or (other.startswith(_SUFFIXES[:4]) and one in _PLAIN)


_PLAIN = frozenset({"ь", "я", "ю", "ем", "ём"})


def alike(printed: str, wanted: str) -> bool:
    """Whether a nominative may be of a printed form, both in lower case.

    They part in their last three letters at the most, the nominative in an ending that nominatives have, and neither by
    the suffix that makes a surname of another: "Коваль" is no form of "Ковалев", nor the other way about.
    """
    if printed == wanted or any(printed.startswith(one) and wanted.startswith(one) for one in _SUPPLETIVE):
        return True
    shared = 0
    for one, other in zip(printed, wanted, strict=False):
        if plain(one) != plain(other):
            break
        shared += 1
    if not wanted[shared:].startswith(_NOMINATIVE) and wanted[shared:]:
        return False
    if _derived(printed[shared:], wanted[shared:]):
        return False
    least = min(_STEM, len(printed) - 1, len(wanted) - 1)
    return shared >= max(2, least) and len(printed) - shared <= _ENDING and len(wanted) - shared <= _ENDING


def is_slavic_figure(quote: str, language: str, slots: HarmSlots) -> bool:
    """Whether a quote has the harm's figure, says that there was none, or speaks of a single victim."""
    lowers = [word.lower for word in words_of(quote)]
    figures = [figure for at in range(len(lowers)) if (figure := figure_at(lowers, at, language)) is not None]
    if any((figure.min, figure.max) == (slots.min, slots.max) for figure in figures):
        return True
    if slots.min is not None and any((figure.min, figure.max) == (None, slots.max) for figure in figures):
        # "выросло до 27" is 27.
        return slots.min == slots.max
    if (slots.min, slots.max) == (0, 0):
        return any(word in events_of(language).stance.negations for word in lowers)
    return (slots.min, slots.max) in {(1, 1), (2, None)} and slots.whom is not None
