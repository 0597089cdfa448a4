"""Names of units: where one begins and ends in a row of words.

A name is built around its noun: a number, arms and proper words before it ("27 Task Force Brigade"), further nouns
after it ("82 Division Garrison"), or "of" and what it is of ("Brigade of Guards"). Others are known by name or letters.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from answerable.claims.cast.persons import person_words
from answerable.claims.cast.titles import role_table
from answerable.claims.cast.unit_words import foreign_end, is_number, is_proper, phrase_end
from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import HYPHENS, Words

_OF = frozenset({"of", "for"})
_AND = frozenset({"and", "&"})
_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d")
_POSSESSIVES = frozenset({"'s", "\u2019s"})
_UNITED_STATES = ("U", ".", "S", ".")
_NO_UNITS = frozenset({("soviet", "union"), ("west", "bank"), ("left", "bank"), ("right", "bank")})
_COLLEGE = ("university", "college")
# Nouns that a letter may follow: "Company B".
_LETTERED = frozenset({"company", "battery", "troop"})
_LONGEST_OPERATION = 5
_MOST_DIGITS = 3
_FEWEST_BEFORE = 2


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """The name of a unit or body at words [first, last)."""

    first: int
    last: int


@dataclass(slots=True)
class _Span:
    """A name that is being built: words [first, last), whether it has a number, whether a capitalised word."""

    first: int
    last: int
    numbered: bool = False
    named: bool = False


def units_in(words: Words, taken: Container[int]) -> list[UnitMatch]:
    """The names of units, forces and bodies among words, left to right, none overlapping another or `taken` words."""
    found = [span for at in range(len(words)) if at not in taken for span in _at(words, at, taken)]
    named = unit_table().named
    known = {last: first for first, last in found if phrase_end(words, first, named) is not None}
    found.extend(_in_operation(words, found))
    return _longest([span for span in found if not _of_office(words, span, known)], taken)


def _at(words: Words, at: int, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """The names that begin at word `at`, or are built around it."""
    table = unit_table()
    text, lower = words.texts[at], words.lowers[at]
    if text[0].isupper():
        yield from _known(words, at, taken)
    if text in table.letters:
        yield at, _tailed(words, at + 1, taken)
    elif lower in ("operation", "exercise"):
        last = _operation_end(words, at + 1, taken)
        if last > at + 1:
            yield at, last
    elif lower in table.nouns:
        span = _around(words, at, taken)
        if span is not None:
            yield span.first, span.last


def _known(words: Words, at: int, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """The names that are known as such, and those whose language's words show them, from the capital at word `at`."""
    table = unit_table()
    last = phrase_end(words, at, table.named)
    if last is not None:
        yield at, _tailed(words, last, taken)
    last = phrase_end(words, at, table.groups)
    if last is not None:
        yield at, last
    last = _forces_end(words, at, taken)
    if last is not None:
        yield at, _tailed(words, last, taken)
    if words.lowers[at] in table.foreign_nouns:
        last = foreign_end(words, at + 1, taken)
        if last > at + 1:
            yield at, last


def _in_operation(words: Words, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A task force or group with the operation it serves in: "Joint Task Force, Operation Long Night"."""
    operations = {first: last for first, last in found if words.lowers[first] == "operation"}
    joined: list[tuple[int, int]] = []
    for first, last in found:
        if words.lowers[last - 1] in ("force", "group") or words.texts[last - 1].endswith("TF"):
            after = last
            while after < len(words) and words.texts[after] in (",", "("):
                after += 1
            if after in operations:
                joined.append((first, operations[after]))
    return joined


def _of_office(words: Words, span: tuple[int, int], known: dict[int, int]) -> bool:
    """Whether the first words of a name are an office's ("Chief of Policy and Plans Naval Headquarters")."""
    first, last = span
    if first < _FEWEST_BEFORE or known.get(last, first) <= first:
        return False
    return words.lowers[first - 1] in _OF and words.lowers[first - 2] in role_table().heads


def _longest(found: list[tuple[int, int]], taken: Container[int]) -> list[UnitMatch]:
    used: set[int] = set()
    kept: list[UnitMatch] = []
    for first, last in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if any(number in used or number in taken for number in range(first, last)):
            continue
        used.update(range(first, last))
        kept.append(UnitMatch(first, last))
    return sorted(kept, key=lambda match: match.first)


def _forces_end(words: Words, at: int, taken: Container[int]) -> int | None:
    """The end of a country's force that begins at word `at`: "Nigerian Army"."""
    table = unit_table()
    after = phrase_end(words, at, table.countries)
    if after is None or after >= len(words) or after in taken or words.lowers[after] in _POSSESSIVES:
        return None
    return phrase_end(words, after, table.forces)


def _operation_end(words: Words, at: int, taken: Container[int]) -> int:
    number = at + 1 if at < len(words) and words.texts[at] in _QUOTES else at
    last = at
    strangers = person_words().strangers
    while number < len(words) and number - at < _LONGEST_OPERATION and number not in taken:
        text = words.texts[number]
        if not text[0].isupper() and not (text in HYPHENS and words.joined(number)):
            break
        if words.lowers[number] in strangers and number > at:
            break
        number += 1
        last = number
    return last


def _tailed(words: Words, at: int, taken: Container[int]) -> int:
    """The end of a name after which words like "Garrison" or "School of Logistics" may follow."""
    table = unit_table()
    number = at
    while number < len(words) and number not in taken and words.texts[number][0].isupper():
        if words.lowers[number] not in table.tails and words.lowers[number] not in table.nouns:
            break
        number += 1
    if number > at and words.lowers[number - 1] in table.with_of and words.lowers[number - 1] in table.bodies:
        return _of_end(words, number, taken)
    return number


def _of_end(words: Words, at: int, taken: Container[int]) -> int:
    """The end of "of Defence", "for Civil Liberties", "of the Guards" after the noun that ends before word `at`."""
    if at + 1 >= len(words) or words.lowers[at] not in _OF:
        return at
    number = at + 2 if words.lowers[at + 1] == "the" else at + 1
    last = at
    while number < len(words) and number not in taken:
        if is_proper(words, number):
            last = number + 1
        elif words.texts[number].isdigit() and number == at + 1 and _capital_or_month(words, number + 1):
            number += 1
            last = number + 1
        elif not (
            last > at and words.lowers[number] in ("and", "&", "of", "-") and _capital_at(words, number + 1, taken)
        ):
            break
        number += 1
    return last


def _capital_or_month(words: Words, at: int) -> bool:
    """Whether "9 April" goes on at word `at`: in names, numbers before a capital are days."""
    return at < len(words) and words.texts[at][0].isupper() and len(words.texts[at]) > 1


def _capital_at(words: Words, at: int, taken: Container[int]) -> bool:
    if at >= len(words) or at in taken:
        return False
    lower = words.lowers[at]
    return words.texts[at][0].isupper() and lower not in person_words().strangers and lower not in role_table().heads


def _around(words: Words, at: int, taken: Container[int]) -> _Span | None:
    """The name around the echelon or body noun at word `at`; None where the noun stands without a name."""
    span = _Span(at, at + 1)
    _extend_left(words, span, at, taken)
    _extend_right(words, span, at, taken)
    quoted = words.texts[span.last : span.last + 3]
    if len(quoted) > 1 and quoted[0] in _QUOTES and quoted[-1] in _QUOTES and quoted[1][0].isupper():
        span.last, span.named = span.last + len(quoted), True
    return span if _stands(words, span, at) else None


def _extend_right(words: Words, span: _Span, at: int, taken: Container[int]) -> None:
    table = unit_table()
    capital, lower = words.texts[at][0].isupper(), words.lowers[at]
    if at + 1 >= len(words):
        return
    following = words.texts[at + 1]
    if following[0].isupper() and words.lowers[at + 1] in table.tails:
        span.last = _tailed(words, at + 1, taken)
    elif capital and lower in table.with_of and not span.numbered:
        span.last = _of_end(words, at + 1, taken)
    if span.last > at + 1 or span.numbered or at + 1 in taken or not capital:
        return
    if words.lowers[at - 1 : at + 1] == _COLLEGE and span.first < at and is_proper(words, at + 1):
        span.last = at + 2
        return
    digits = following.isdigit() and len(following) <= _MOST_DIGITS
    if len(following) == 1 and following.isalpha() and lower in _LETTERED:
        span.last, span.named = at + 2, True
        return
    if (digits and lower in table.number_after) or (following in table.romans and span.first < at):
        span.last, span.numbered = at + 2, True
        if span.last < len(words) and words.texts[span.last][0].isupper() and _may_follow(words.lowers[span.last]):
            span.last = _tailed(words, span.last, taken)


def _may_follow(lower: str) -> bool:
    table = unit_table()
    return lower in table.arms or lower in table.nouns


def _stands(words: Words, span: _Span, at: int) -> bool:
    """Whether what was built around a noun is a name: by its number, a capitalised word, or an arm before it."""
    table = unit_table()
    capital, lower = words.texts[at][0].isupper(), words.lowers[at]
    if span.numbered and lower in table.plurals and not _coordinated(words, span.first):
        return False
    armed = at - span.first > 1 and lower in table.echelons
    if span.numbered and (lower in table.strong or capital or armed):
        return True
    if words.lowers[span.first : span.last][-2:] in _NO_UNITS:
        return False
    if capital:
        return span.named or span.last > at + 1
    if span.first < at and (lower in table.with_arm or (lower in table.strong and lower not in table.bodies)):
        return True
    local_police = lower == "police" and at - span.first > 1
    return span.named and (lower in table.with_name or local_police)


def _coordinated(words: Words, first: int) -> bool:
    """Whether numbers are put together before word `first`: "14 and 34 Brigades"."""
    return first > 1 and words.lowers[first - 1] in ("and", "&", ",", "to") and is_number(words, first - 2)


def _extend_left(words: Words, span: _Span, at: int, taken: Container[int]) -> None:
    """Take in the words before the noun at word `at` that belong to its name."""
    while span.first > 0 and span.first - 1 not in taken:
        if _begins_here(words, span, at, taken) or not _takes(words, span, at, taken):
            break
    while span.first < at and words.lowers[span.first] in ("and", "&", "-", "of"):
        span.first += 1


def _begins_here(words: Words, span: _Span, at: int, taken: Container[int]) -> bool:
    """Whether the word before `span` is where its name begins, a number or a country; then it is taken in."""
    table = unit_table()
    before = span.first - 1
    text, lower = words.texts[before], words.lowers[before]
    if span.named and text == "." and words.texts[max(0, before - 3) : span.first] == _UNITED_STATES:
        span.first -= len(_UNITED_STATES)
    elif is_number(words, before):
        span.numbered = True
        span.first = _numbered(words, before, taken)
    elif text in _QUOTES and before > 1 and is_number(words, before - 1) and words.texts[before - 2] in _QUOTES:
        span.numbered = True
        span.first -= 3
    elif text in _QUOTES and before > 1 and words.texts[before - 2] in _QUOTES and _honorific(words, before - 1, at):
        span.named = True
        span.first -= 3
    elif words.texts[at][0].islower() and lower in table.echelons and before > 0 and is_number(words, before - 1):
        span.first, span.named = at, False
    elif lower in table.countries and before > 0 and words.lowers[before - 1] in table.nouns:
        span.named = True
        span.first -= 2 if words.texts[before - 1] == "Depot" else 1
    else:
        return False
    return True


def _honorific(words: Words, inside: int, at: int) -> bool:
    """Whether a proper word in quotation marks names the unit whose noun stands at word `at`: the "Osk" Battalion."""
    return words.lowers[at] in unit_table().strong and is_proper(words, inside)


def _takes(words: Words, span: _Span, at: int, taken: Container[int]) -> bool:
    """Take in the word before `span` if it is a proper word, an arm, "and" or "of" of one name."""
    before = span.first - 1
    text, lower = words.texts[before], words.lowers[before]
    capital_head = words.texts[at][0].isupper()
    if text in HYPHENS and words.joined(span.first) and before > 0 and before - 1 not in taken:
        pass
    elif lower in role_table().heads and lower not in unit_table().arms:
        return False
    elif is_proper(words, before):
        span.named = True
    elif capital_head and span.first < at and lower in _AND:
        if not _joins(words, before, taken):
            return False
    elif capital_head and span.first < at and lower == "of":
        if before == 0 or words.texts[before - 1] not in ("Corps", "Corp", "School", "College"):
            return False
    elif lower not in unit_table().arms:
        return False
    span.first = before
    return True


def _joins(words: Words, at: int, taken: Container[int]) -> bool:
    """Whether the "and" at word `at` stands between two capitalised words of one name ("Command and Staff College")."""
    if not _capital_at(words, at - 1, taken) or not _capital_at(words, at + 1, taken):
        return False
    table = unit_table()
    if words.lowers[at + 1] in table.countries:
        return False
    return words.lowers[at - 1] not in table.strong or words.lowers[at + 1] in table.bodies


def _numbered(words: Words, at: int, taken: Container[int]) -> int:
    """Where a name begins that has its number at word `at`: at "Sector" in "Sector 1 Tactical Headquarters"."""
    before = at - 1
    if before < 0 or before in taken or not words.texts[before][0].isupper():
        return at
    return before if words.lowers[before] in unit_table().number_after else at
