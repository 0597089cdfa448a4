"""Grounds: whether a word in the nominative stands for a printed form, and a figure in words for a number."""

from answerable.claims.slavic.figures import figure_at
from answerable.claims.slavic.schema import events_of
from answerable.language.slavic.words import plain, words_of
from answerable.model.slots import HarmSlots

_STEM = 3
# Words whose plural is another word, by how their forms begin.
_SUPPLETIVE = (("челов", "люд", "осіб", "особ"), ("реб", "дет"), ("дит", "діт"))
_ENDING = 3


def alike(printed: str, wanted: str) -> bool:
    """Whether two words, in lower case, may be forms of one: they part in their last three letters at the most."""
    if printed == wanted or any(printed.startswith(one) and wanted.startswith(one) for one in _SUPPLETIVE):
        return True
    shared = 0
    for one, other in zip(printed, wanted, strict=False):
        if plain(one) != plain(other):
            break
        shared += 1
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
