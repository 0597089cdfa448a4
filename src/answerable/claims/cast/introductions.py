"""Introductions: persons whom the words around a name show, where the parser does not know the name.

An age after it ("Selvan, 34"), a trade before it ("a student, Artem Sova"), "identified as", or a verb of saying whose
speaker is then "he" or "she", a post taken over from them, a person beside them. What a rank or a title introduces:
:mod:`officers`, :mod:`offices`.
"""

from collections.abc import Iterator
from functools import cache

from answerable.claims.cast.person_names import name_from, name_to
from answerable.claims.cast.persons import person_words
from answerable.claims.cast.roll import Roll, blocked_words
from answerable.claims.wording.words import HYPHENS, Paragraph
from answerable.places.country import country_named, country_of_people
from answerable.places.gazetteer import find

_DIGITS = 2
_AFTER_AGE = frozenset({",", ".", ")", ";", "who", "was", "is", "and", "has", "had", "told", "said", "years"})
_SAYING = frozenset({"said", "says", "told", "recalled", "added", "recounted", "testified", "explained", "insisted"})
_SPEAKERS = frozenset({"he", "she", "his", "her", "i", "my"})
_IDENTIFIED = frozenset({"identified", "named", "known"})
_ONLY = frozenset({"only", "simply", "by", "the", "name"})
_PEOPLE = frozenset(
    {"man", "woman", "boy", "girl", "resident", "villager", "survivor", "witness", "victim", "prisoner"}
)
_SUCCEEDING = frozenset({"replaced", "replaces", "replacing", "succeeded", "succeeds", "succeeding"})
_TAKING = frozenset({"took", "takes", "take", "taking", "taken", "handed", "hands", "hand", "handing"})
_SAID_REACH = 14
_WHOLE_NAME, _LONGEST_NAME = 2, 5

Span = tuple[int, int]


def enrol_introduced(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """Take up the persons whom their age, their trade, or a verb that only a person can have introduces."""
    for first, last in _introduced(paragraph, taken):
        named = first > 0 and paragraph.lowers[first - 1] in ("as", "named")
        if last - first == 1 and paragraph.token_at(paragraph.starts[first]).tag_ not in ("NNP", "NN", "FW"):
            continue
        if taken.intersection(range(first, last)) or (not named and _of_place_or_people(roll, paragraph, first, last)):
            continue
        roll.add_person(paragraph, first, last)
        taken.update(range(first, last))


def enrol_beside(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """Take up a name of two or three words that "and" puts beside a person's: "Ivo Petran and Colonel Jan Osk"."""
    start, end = paragraph.starts[0], paragraph.ends[-1]
    for at in sorted(paragraph.word_at(first) for first, last in roll.persons if start <= first and last <= end):
        if at < _WHOLE_NAME or paragraph.lowers[at - 1] != "and" or at + 1 not in taken:
            continue
        first = name_to(paragraph, at - 1, blocked_words(), taken)
        begins = first == 0 or not (paragraph.texts[first - 1][0].isalnum() and paragraph.texts[first - 1][0].isupper())
        if not begins or not _WHOLE_NAME <= at - 1 - first < _LONGEST_NAME - 1:
            continue
        if _is_organisation(paragraph, (first, at - 1)) or _of_place_or_people(roll, paragraph, first, at - 1):
            continue
        roll.add_person(paragraph, first, at - 1)
        taken.update(range(first, at - 1))


def _introduced(paragraph: Paragraph, taken: set[int]) -> Iterator[Span]:
    nouns = _person_nouns()
    for number, lower in enumerate(paragraph.lowers):
        found: Span | None = None
        if len(lower) == _DIGITS and lower.isdigit() and lower[0] != "0":
            found = _aged(paragraph, number, taken)
        elif lower in _IDENTIFIED:
            found = _identified(paragraph, number)
        elif lower in _SAYING:
            found = _speaker(paragraph, number, taken)
        elif lower in nouns:
            found = _of_trade(paragraph, number)
        elif lower in _SUCCEEDING or (lower in ("from", "to") and _over(paragraph, number)):
            found = _name_after(paragraph, number + 1, fewest=_WHOLE_NAME)
        if found is not None:
            yield found


def _over(paragraph: Paragraph, number: int) -> bool:
    """Whether "took over" or "handed over" stands before word `number`."""
    return number > 1 and paragraph.lowers[number - 1] == "over" and paragraph.lowers[number - 2] in _TAKING


def _aged(paragraph: Paragraph, number: int, taken: set[int]) -> Span | None:
    """The name in "Selvan, 34, a driver", "Ivo Petran (34)" and "Selvan, aged 34,"."""
    after = paragraph.lowers[number + 1] if number + 1 < len(paragraph) else "."
    at = number - 1
    if at > 0 and paragraph.lowers[at] == "aged":
        at -= 1
    if at < 1 or paragraph.texts[at] not in (",", "(") or after not in _AFTER_AGE:
        return None
    if paragraph.texts[at] == "(" and after != ")":
        return None
    return _name_before(paragraph, at, taken)


def _name_before(paragraph: Paragraph, end: int, taken: set[int]) -> Span | None:
    first = name_to(paragraph, end, blocked_words(), taken)
    listed = first > 1 and paragraph.texts[first - 1] == "," and paragraph.texts[first - 2][0].isdigit()
    return (first, end) if first < end and not listed else None


def _identified(paragraph: Paragraph, number: int) -> Span | None:
    """The name after "identified only as", "a man named", "known only as"."""
    lowers, at = paragraph.lowers, number + 1
    while at < len(paragraph) and lowers[at] in _ONLY:
        at += 1
    if at < len(paragraph) and lowers[at] == "as":
        at += 1
    elif lowers[number] != "named" or number == 0 or lowers[number - 1] not in _person_nouns():
        return None
    if lowers[number] == "known" and "only" not in lowers[number:at]:
        return None
    return _name_after(paragraph, at, fewest=1)


@cache
def _person_nouns() -> frozenset[str]:
    return person_words().occupations | _PEOPLE


def _name_after(paragraph: Paragraph, at: int, fewest: int) -> Span | None:
    if at >= len(paragraph):
        return None
    last = name_from(paragraph, at, blocked_words())
    names = sum(len(text) > 1 and text not in HYPHENS for text in paragraph.texts[at:last])
    return (at, last) if names >= fewest and last - at <= _LONGEST_NAME else None


def _of_trade(paragraph: Paragraph, number: int) -> Span | None:
    """The name after a trade: "a student, Artem Sova,", "the driver Ivo Petran", "a 26-year-old nurse named Ida"."""
    if number + 1 >= len(paragraph) or paragraph.texts[number][0].isupper() != paragraph.texts[number].isupper():
        return None
    at = number + 2 if paragraph.texts[number + 1] == "," else number + 1
    found = _name_after(paragraph, at, fewest=_WHOLE_NAME)
    if found is None or at == number + 1:
        return found
    after = paragraph.texts[found[1]] if found[1] < len(paragraph) else "."
    return found if after in ",.;()" else None


def _speaker(paragraph: Paragraph, number: int, taken: set[int]) -> Span | None:
    """Who "said that he", "told us her brother": a subject whom the words after it show to be a person."""
    at = number - 1
    if at >= 0 and paragraph.texts[at][0].isupper():
        found = _name_before(paragraph, number, taken)
        begins = found is not None and (found[0] == 0 or paragraph.texts[found[0] - 1] in '.,;"”“:')
        known = found is not None and (found[1] - found[0] >= _WHOLE_NAME or _persons_own(paragraph, number))
        return found if begins and known and not _is_organisation(paragraph, found) else None
    found = _name_after(paragraph, number + 1, fewest=_WHOLE_NAME) if number + 1 < len(paragraph) else None
    quoted = at > 0 and paragraph.texts[at] in '"”’' and paragraph.texts[at - 1] in ",.!?"
    return found if quoted and not _is_organisation(paragraph, found) else None


def _persons_own(paragraph: Paragraph, number: int) -> bool:
    after = paragraph.lowers[number + 1 : number + 1 + _SAID_REACH]
    end = next((n for n, word in enumerate(after) if word in (".", ";")), len(after))
    return bool(_SPEAKERS.intersection(after[:end]))


def _is_organisation(paragraph: Paragraph, found: Span | None) -> bool:
    """Whether the parser calls the whole of two words or more an organisation, or they are letters."""
    if found is None:
        return False
    first, last = found
    if any(text.isupper() and len(text) > 1 for text in paragraph.texts[first:last]):
        return True
    token = paragraph.token_at(paragraph.starts[last - 1])
    return last - first > 1 and token.ent_type_ in ("ORG", "FAC", "NORP", "GPE", "LOC", "EVENT", "PRODUCT")


def _of_place_or_people(roll: Roll, paragraph: Paragraph, first: int, last: int) -> bool:
    printed = roll.printed(paragraph.starts[first], paragraph.ends[last - 1])
    if country_named(printed) is not None or country_of_people(printed) is not None:
        return True
    if last - first == 1 and country_of_people(printed.split()[0]) is not None:
        return True
    return bool(find(printed))
