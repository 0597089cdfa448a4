"""Offices: the titles and roles of a paragraph taken up into the roll, with a name that follows one directly."""

from answerable.claims.cast.officers import rank_in_apposition, rank_with_name
from answerable.claims.cast.person_names import name_from
from answerable.claims.cast.persons import person_words
from answerable.claims.cast.ranks import RankMatch, rank_table
from answerable.claims.cast.roll import Roll, blocked_words
from answerable.claims.cast.titles import TitleMatch, in_charge, phrase_at, role_table, title_at
from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import Paragraph
from answerable.places.country import country_named

# Heads of titles that are common surnames as well.
_SURNAMES_TOO = frozenset(
    {"dean", "king", "queen", "bishop", "priest", "marshal", "chancellor", "principal", "provost", "warden", "gunner"}
)
_LONGEST_INITIALS = 3
_LONGEST_TITLE = 4
_TWO_NAMES = 2


def enrol_fixed(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """Take up fixed phrases and letters, before ranks: no word of "General Officer Commanding" is a rank."""
    nouns = unit_table().nouns
    table, ranks = role_table(), rank_table()
    number, last = 0, 0
    while number < len(paragraph):
        charged = in_charge(paragraph, number) if paragraph.texts[number] in ranks.short else None
        if charged is not None:
            roll.add(paragraph, number, charged, "title")
            taken.update(range(number, charged))
            number = last = charged
            continue
        letters = paragraph.texts[number] in table.letters
        phrased = paragraph.lowers[number] in table.phrases and phrase_at(paragraph, number) is not None
        if not phrased and (not letters or _initials(paragraph, number)):
            number += 1
            continue
        if letters and _introduced(paragraph, last, number):
            taken.add(number)
            number += 1
            continue
        match = title_at(paragraph, number, taken, nouns)
        rank = ranks.match(paragraph, number)
        if match is None or taken.intersection(range(match.first, match.last)):
            number += 1
        elif rank is not None and _is_rank(paragraph, match, rank):
            number = max(rank.last, match.last)
        else:
            roll.add(paragraph, match.first, match.last, "title", match.name)
            taken.update(range(match.first, match.last))
            number = last = match.last


def _is_rank(paragraph: Paragraph, match: TitleMatch, rank: RankMatch) -> bool:
    """Whether words that could be a post ("Commissioner of Police") are a rank here: no area, and a name after them."""
    whole = rank_table().match(paragraph, match.first) or rank
    if whole.last < match.last:
        whole = rank
    prefixes = role_table().prefixes
    if whole.last < match.last or any(w not in prefixes for w in paragraph.lowers[match.first : whole.first]):
        return False
    return rank_with_name(paragraph, whole) or rank_in_apposition(paragraph, whole)


def _introduced(paragraph: Paragraph, last: int, number: int) -> bool:
    """Whether letters at word `number` only repeat the title that ended at `last`: "... Commanding (GOC)"."""
    between = paragraph.texts[last:number]
    return (
        last > 0
        and between in (("(",), (",", "("), (",",))
        and ("(" in between or paragraph.texts[number + 1 : number + 2] == (",",))
    )


def _initials(paragraph: Paragraph, number: int) -> bool:
    """Whether letters that could be a title are a person's initials: "Rear Admiral CO Onu"."""
    before = paragraph.lowers[number - 1] if number else ""
    if before == "." and number > 1:
        before = paragraph.lowers[number - 2]
    after = paragraph.texts[number + 1] if number + 1 < len(paragraph) else ""
    ranks = rank_table()
    ranked = before in ranks.last_words or before in ranks.unfold
    return ranked and after[:1].isupper() and len(paragraph.texts[number]) <= _LONGEST_INITIALS


def enrol_titles(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """Take up titles by their heads ("Theatre Commander", "Director of Logistics"), after units."""
    heads, nouns = role_table().heads, unit_table().nouns
    for number, lower in enumerate(paragraph.lowers):
        if lower not in heads or number in taken or _goes_on(paragraph, number, taken):
            continue
        if lower == "executive" and nouns.intersection(paragraph.lowers[number + 1 : number + 2]):
            continue
        if lower in _SURNAMES_TOO and _after_given_name(paragraph, number, taken):
            continue
        match = title_at(paragraph, number, taken, nouns)
        if match is not None and not taken.intersection(range(match.first, match.last)):
            kind = "role" if match.last - match.first == 1 else "title"
            roll.add(paragraph, match.first, match.last, kind, match.name)
            taken.update(range(match.first, match.last))
            _titled_name(paragraph, match.last, taken, roll)


def _after_given_name(paragraph: Paragraph, number: int, taken: set[int]) -> bool:
    """Whether the word stands as a surname: "Ida Dean"."""
    if number == 0 or number - 1 in taken or not paragraph.texts[number][0].isupper():
        return False
    before = paragraph.texts[number - 1]
    return before[0].isupper() and not before.isupper() and before.lower() not in role_table().modifiers


def _goes_on(paragraph: Paragraph, number: int, taken: set[int]) -> bool:
    """Whether the word is no head but stands before one: "Deputy" in "Deputy Commandant"."""
    table = role_table()
    after = number + 1
    if paragraph.lowers[number] not in table.prefixes | table.modifiers:
        return False
    deputy = paragraph.lowers[number] in table.prefixes
    while (
        after < len(paragraph)
        and after not in taken
        and paragraph.lowers[after] not in table.heads
        and (
            paragraph.lowers[after] in table.modifiers
            or paragraph.texts[after] == "-"
            or (deputy and paragraph.texts[after][0].isupper())
        )
    ):
        after += 1
    return (
        after < len(paragraph)
        and after not in taken
        and after - number < _LONGEST_TITLE
        and paragraph.lowers[after] in table.heads
    )


def _titled_name(paragraph: Paragraph, at: int, taken: set[int], roll: Roll) -> None:
    """A name of two or more words right after a title: "spokesman Ivo Petran"."""
    words = person_words()
    while at < len(paragraph) and paragraph.lowers[at] in words.honorifics and paragraph.texts[at][0].isupper():
        at += 2 if paragraph.texts[at + 1 : at + 2] == (".",) else 1
    last = name_from(paragraph, at, blocked_words()) if at < len(paragraph) else at
    while last - at > _TWO_NAMES and country_named(paragraph.texts[last - 1]) is not None:
        last -= 1
    area = paragraph.lowers[last - 1] in ("state", "province", "region", "district", "county", "city")
    if last > at + 1 and not area and not taken.intersection(range(at, last)):
        roll.add_person(paragraph, at, last)
        taken.update(range(at, last))
