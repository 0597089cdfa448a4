"""Units, forces and bodies: where the name of one stands in a paragraph, and whether it is of security forces."""

from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from answerable.claims.persons import person_words
from answerable.claims.titles import role_table
from answerable.claims.words import Words
from answerable.lexicon import Lexicon, load_lexicon

_CARDINALS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten".split())
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_ROMANS = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split())
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central north-east special first second human rights state federal national republic".split()
)
_PLACED_NUMBER = frozenset(
    {"sector", "zone", "headquarters", "hq", "division", "area", "district", "region", "operation", "depot"}
)
_OF = frozenset({"of", "for"})
_PLURALS = frozenset(
    {"divisions", "brigades", "battalions", "regiments", "companies", "platoons", "squadrons", "armies"}
)
_NAMED_ONLY = frozenset({"station", "command", "headquarters", "unit", "squad"})
_UNIONS = frozenset({("soviet", "union")})
_LOOSE = frozenset({"directorate", "department", "ministry", "academy"})
_OF_HEADS = frozenset(
    "ministry department directorate brigade college school academy centre center institute office bureau corps corp union"
    " committee council university court company board service movement house union army mission regiment academy authority"
    " society association organisation organization federation network commission party agency administration".split()
)


class UnitLexicon(Lexicon):
    """The schema of data/units.toml."""

    echelons: tuple[str, ...]
    strong: tuple[str, ...]
    bodies: tuple[str, ...]
    security: tuple[str, ...]
    arms: tuple[str, ...]
    tails: tuple[str, ...]
    forces: tuple[str, ...]
    named: tuple[str, ...]
    armed_groups: tuple[str, ...]
    letters_groups: tuple[str, ...]
    civil: tuple[str, ...]
    letters_security: tuple[str, ...]
    letters_bodies: tuple[str, ...]
    countries: tuple[str, ...]


Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """data/units.toml, ready for look-up."""

    echelons: frozenset[str]
    strong: frozenset[str]
    bodies: frozenset[str]
    security: frozenset[str]
    arms: frozenset[str]
    tails: frozenset[str]
    forces: Phrases
    named: Phrases
    groups: Phrases
    civil: frozenset[str]
    letters_groups: frozenset[str]
    letters_security: frozenset[str]
    letters_bodies: frozenset[str]
    countries: Phrases

    @property
    def nouns(self) -> frozenset[str]:
        """Every noun that can end the name of a unit or body."""
        return self.echelons | self.bodies


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """The name of a unit or body at words [first, last)."""

    first: int
    last: int


@cache
def unit_table() -> UnitTable:
    """The units' words of data/units.toml."""
    lexicon = load_lexicon("answerable.claims.data", "units.toml", UnitLexicon)
    return UnitTable(
        echelons=frozenset(lexicon.echelons),
        strong=frozenset(lexicon.strong),
        bodies=frozenset(lexicon.bodies),
        security=frozenset(lexicon.security),
        arms=frozenset(lexicon.arms),
        tails=frozenset(lexicon.tails),
        forces=_phrases(lexicon.forces),
        named=_phrases(lexicon.named),
        groups=_phrases(lexicon.armed_groups),
        civil=frozenset(lexicon.civil),
        letters_groups=frozenset(lexicon.letters_groups),
        letters_security=frozenset(lexicon.letters_security),
        letters_bodies=frozenset(lexicon.letters_bodies),
        countries=_phrases(lexicon.countries),
    )


def _phrases(texts: tuple[str, ...]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        words = text.lower().replace("-", " ").replace(".", " . ").replace("'s", " 's").replace("’s", " 's").split()
        found.setdefault(words[0], []).append(tuple(words[1:]))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def _phrase_end(paragraph: Words, at: int, phrases: Phrases) -> int | None:
    for rest in phrases.get(paragraph.lowers[at], ()):
        number = at + 1
        for word in rest:
            if number < len(paragraph) and paragraph.texts[number] in "-‑–" and word not in "-‑–":
                number += 1
            if number >= len(paragraph) or paragraph.lowers[number].replace("’", "'") != word:
                break
            number += 1
        else:
            return number
    return None


def is_security(name: str) -> bool:
    """Whether the name of a unit or body says that it belongs to armed, police or intelligence forces."""
    table = unit_table()
    if name in table.letters_security or name.startswith("Operation "):
        return True
    words = name.lower().replace("-", " ").split()
    if name.startswith("Exercise "):
        return True
    if (
        not words
        or (words[-1] in table.civil and not any(letter.isdigit() for letter in name))
        or tuple(words[1:]) in table.groups.get(words[0], ())
    ):
        return words[-1:] == ["school"] and words[0] in table.countries
    if any(word in table.security or word in table.strong for word in words):
        return True
    return tuple(words[1:]) in table.named.get(words[0], ())


def is_service(name: str) -> bool:
    """Whether a name ends in the noun of a service: army, navy, ground forces, national guard."""
    words = tuple(name.lower().split())
    forces = unit_table().forces
    return any(words[at + 1 :] in forces.get(words[at], ()) for at in range(len(words)))


def is_whole_force(name: str) -> bool:
    """Whether a name is that of a country's whole army, navy, police or the like ("Nigerian Army")."""
    words = tuple(name.lower().replace("-", " ").split())
    table = unit_table()
    for rest in table.countries.get(words[0], ()) if words else ():
        after = words[1 + len(rest) :]
        if words[1 : 1 + len(rest)] == rest and after and after[1:] in table.forces.get(after[0], ()):
            return True
    return False


def units_in(paragraph: Words, taken: Container[int]) -> list[UnitMatch]:
    """The names of units, forces and bodies of a paragraph, left to right, none overlapping another or `taken` words."""
    found: list[tuple[int, int]] = []
    table = unit_table()
    for at, (text, lower) in enumerate(zip(paragraph.texts, paragraph.lowers, strict=True)):
        if at in taken:
            continue
        last: int | None = None
        if text[0].isupper() and lower in table.named:
            last = _phrase_end(paragraph, at, table.named)
            if last is not None:
                found.append((at, _tailed(paragraph, last, taken)))
        if text[0].isupper() and lower in table.groups:
            last = _phrase_end(paragraph, at, table.groups)
            if last is not None:
                found.append((at, last))
        if lower in table.countries and (text[0].isupper()):
            last = _forces_end(paragraph, at, taken)
            if last is not None:
                found.append((at, _tailed(paragraph, last, taken)))
        if text in table.letters_security or text in table.letters_bodies or text in table.letters_groups:
            found.append((at, _tailed(paragraph, at + 1, taken)))
        elif lower in ("operation", "exercise"):
            last = _operation_end(paragraph, at + 1, taken)
            if last > at + 1:
                found.append((at, last))
        elif lower in table.echelons or lower in table.bodies:
            span = _around(paragraph, at, taken)
            if span is not None:
                found.append(span)
    named = {last: first for first, last in found if _phrase_end(paragraph, first, table.named) is not None}
    found.extend(_in_operation(paragraph, found))
    return _longest([span for span in found if not _of_office(paragraph, span, named)], taken)


def _in_operation(paragraph: Words, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A task force or group with the operation it serves in: "Joint Task Force, Operation Long Night"."""
    operations = {first: last for first, last in found if paragraph.lowers[first] == "operation"}
    joined: list[tuple[int, int]] = []
    for first, last in found:
        if paragraph.lowers[last - 1] in ("force", "group"):
            after = last
            while after < len(paragraph) and paragraph.texts[after] in ",(":
                after += 1
            if after > last and after in operations:
                joined.append((first, operations[after]))
    return joined


def _of_office(paragraph: Words, span: tuple[int, int], named: dict[int, int]) -> bool:
    """Whether the first words of a name are an office's ("Chief of Policy and Plans Naval Headquarters")."""
    first, last = span
    if first < 2 or named.get(last, first) <= first:
        return False
    return paragraph.lowers[first - 1] in _OF and paragraph.lowers[first - 2] in role_table().heads


def _longest(found: list[tuple[int, int]], taken: Container[int]) -> list[UnitMatch]:
    used: set[int] = set()
    kept: list[UnitMatch] = []
    for first, last in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if any(number in used or number in taken for number in range(first, last)):
            continue
        used.update(range(first, last))
        kept.append(UnitMatch(first, last))
    return sorted(kept, key=lambda match: match.first)


def _forces_end(paragraph: Words, at: int, taken: Container[int]) -> int | None:
    table = unit_table()
    after = _phrase_end(paragraph, at, table.countries)
    if after is None or after >= len(paragraph) or after in taken:
        return None
    if paragraph.lowers[after] in ("'s", "’s") and after + 1 < len(paragraph):
        return None
    return _phrase_end(paragraph, after, table.forces)


def _operation_end(paragraph: Words, at: int, taken: Container[int]) -> int:
    number = at
    opened = number < len(paragraph) and paragraph.texts[number] in "\"'“‘"
    if opened:
        number += 1
    last = at
    while number < len(paragraph) and number - at < 5 and number not in taken:
        text = paragraph.texts[number]
        if not text[0].isupper() and not (text in "-‑" and paragraph.joined(number)):
            break
        if paragraph.lowers[number] in person_words().strangers and number > at:
            break
        number += 1
        last = number
    return last


def _tailed(paragraph: Words, at: int, taken: Container[int]) -> int:
    """The end of a name after which words like "Garrison" or "School of Logistics" may follow."""
    table = unit_table()
    number = at
    while number < len(paragraph) and number not in taken and paragraph.texts[number][0].isupper():
        lower = paragraph.lowers[number]
        if lower not in table.tails and lower not in table.nouns:
            break
        number += 1
    if number > at and paragraph.lowers[number - 1] in _OF_HEADS and paragraph.lowers[number - 1] in table.bodies:
        return _of_end(paragraph, number, taken)
    return number


def _of_end(paragraph: Words, at: int, taken: Container[int]) -> int:
    """The end of "of Defence", "for Civil Liberties", "of the Guards" after the noun that ends before word `at`."""
    strangers = person_words().strangers
    if at + 1 >= len(paragraph) or paragraph.lowers[at] not in _OF:
        return at
    number = at + 1
    if paragraph.lowers[number] == "the":
        number += 1
    last = at
    while number < len(paragraph) and number not in taken:
        text, lower = paragraph.texts[number], paragraph.lowers[number]
        if text[0].isupper() and (lower not in strangers or lower in _DIRECTIONS) and lower not in role_table().heads:
            number += 1
            last = number
        elif last > at and lower in ("and", "&", "of", "-") and _capital_at(paragraph, number + 1, taken):
            number += 1
        else:
            break
    return last


def _capital_at(paragraph: Words, at: int, taken: Container[int]) -> bool:
    if at >= len(paragraph) or at in taken:
        return False
    lower = paragraph.lowers[at]
    return (
        paragraph.texts[at][0].isupper() and lower not in person_words().strangers and lower not in role_table().heads
    )


def _around(paragraph: Words, at: int, taken: Container[int]) -> tuple[int, int] | None:
    """The name around the echelon or body noun at word `at`; None where the noun stands without a name."""
    table = unit_table()
    head, lower = paragraph.texts[at], paragraph.lowers[at]
    first, numbered, named = _left(paragraph, at, taken)
    last = at + 1
    if last < len(paragraph) and paragraph.texts[last][0].isupper() and paragraph.lowers[last] in table.tails:
        last = _tailed(paragraph, last, taken)
    elif head[0].isupper() and lower in _OF_HEADS and not numbered:
        last = _of_end(paragraph, last, taken)
    if last == at + 1 and not numbered and last < len(paragraph) and last not in taken and head[0].isupper():
        text = paragraph.texts[last]
        if (text.isdigit() and len(text) < 4 and lower in _PLACED_NUMBER) or (text in _ROMANS and first < at):
            last += 1
            numbered = True
            if (
                last < len(paragraph)
                and paragraph.texts[last][0].isupper()
                and paragraph.lowers[last] in table.arms | table.nouns
            ):
                last = _tailed(paragraph, last, taken)
    if numbered and lower in _PLURALS and not _coordinated(paragraph, first):
        return None
    if numbered and (lower in table.strong or head[0].isupper()):
        return first, last
    if paragraph.lowers[first:last] in _UNIONS:
        return None
    if head[0].isupper():
        return (first, last) if named or last > at + 1 else None
    if lower in table.strong and first < at and lower not in table.bodies:
        return first, last
    if lower in _LOOSE and first < at:
        return first, last
    if lower in _NAMED_ONLY and named:
        return first, last
    return None


def _coordinated(paragraph: Words, first: int) -> bool:
    """Whether numbers are put together before word `first`: "14 and 34 Brigades"."""
    return first > 1 and paragraph.lowers[first - 1] in ("and", "&", ",", "to") and _is_number(paragraph, first - 2)


def _left(paragraph: Words, at: int, taken: Container[int]) -> tuple[int, bool, bool]:
    """Where the name begins whose noun stands at word `at`, whether it has a number, whether a capitalised word."""
    table, strangers, heads = unit_table(), person_words().strangers, role_table().heads
    first, named = at, False
    capital_head = paragraph.texts[at][0].isupper()
    while first > 0 and first - 1 not in taken:
        text, lower = paragraph.texts[first - 1], paragraph.lowers[first - 1]
        if named and text == "." and paragraph.texts[max(0, first - 4) : first] == ("U", ".", "S", "."):
            return first - 4, False, True
        if _is_number(paragraph, first - 1):
            return _numbered(paragraph, first - 1, taken), True, named
        if (
            text in "'’‘\"”"
            and first > 2
            and _is_number(paragraph, first - 2)
            and paragraph.texts[first - 3] in "'’‘\"“"
        ):
            return first - 3, True, named
        if text in "-‑" and paragraph.joined(first) and first > 1 and first - 2 not in taken:
            first -= 1
            continue
        if lower in heads:
            break
        if not capital_head and lower in table.echelons and _numbered_before(paragraph, first - 1):
            return at, False, False
        if lower in table.countries and first > 1 and paragraph.lowers[first - 2] in table.nouns:
            return first - (2 if paragraph.texts[first - 2] == "Depot" else 1), False, True
        if text[0].isupper() and (lower not in strangers or lower in _DIRECTIONS):
            named = True
        elif lower in ("and", "&") and capital_head and first < at and _joins(paragraph, first - 1, taken):
            pass
        elif (
            lower == "of"
            and first < at
            and first > 1
            and paragraph.texts[first - 2] in ("Corps", "Corp", "School", "College")
            and capital_head
        ):
            pass
        elif lower not in table.arms or lower in ("the",):
            break
        first -= 1
    while first < at and paragraph.lowers[first] in ("and", "&", "-", "of"):
        first += 1
    return first, False, named


def _numbered_before(paragraph: Words, at: int) -> bool:
    return at > 0 and _is_number(paragraph, at - 1)


def _joins(paragraph: Words, at: int, taken: Container[int]) -> bool:
    """Whether the "and" at word `at` stands between two capitalised words of one name ("Command and Staff College")."""
    return (
        _capital_at(paragraph, at - 1, taken)
        and _capital_at(paragraph, at + 1, taken)
        and not (
            paragraph.lowers[at - 1] in unit_table().strong and paragraph.lowers[at + 1] not in unit_table().bodies
        )
    )


def _is_number(paragraph: Words, at: int) -> bool:
    text, lower = paragraph.texts[at], paragraph.lowers[at]
    if text[0].isdigit():
        return "." not in text and "," not in text and len(text.rstrip("stndrhSTNDRH")) < 4
    return text in _ROMANS or text in _CARDINALS or lower in _ORDINALS


def _numbered(paragraph: Words, at: int, taken: Container[int]) -> int:
    """Where a name begins that has its number at word `at`: at "Sector" in "Sector 1 Tactical Headquarters"."""
    before = at - 1
    if (
        before >= 0
        and before not in taken
        and paragraph.texts[before][0].isupper()
        and paragraph.lowers[before] in _PLACED_NUMBER
    ):
        return before
    return at
