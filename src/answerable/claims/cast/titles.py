"""Titles and roles: where an office stands in a paragraph, as printed, and which controlled role it is."""

from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from answerable.claims.wording.words import HYPHENS, Words, words_of
from answerable.lexicon import Lexicon, load_lexicon

_UNCOMPLEMENTED = frozenset(
    {"commander", "commandant", "commanding", "agent", "reporter", "journalist", "member", "superintendent"}
)
_COMMA_COMPLEMENTED = frozenset({"director", "coordinator", "secretary", "chief", "head", "adviser", "advisor"})
_DEPUTIES = frozenset({"deputy", "vice", "assistant"})
_ACTING = frozenset({"acting", "interim", "caretaker", "provisional"})
_AREAS = frozenset({"state", "province", "region", "district", "county", "oblast", "territory"})
_BARE = frozenset({"the", "and", "for", "of"})
_LONGEST_AREA = 4
_LONGEST_LETTERS = 5


class RoleLexicon(Lexicon):
    """The schema of data/roles.toml."""

    prefixes: tuple[str, ...]
    times: tuple[str, ...]
    modifiers: tuple[str, ...]
    functions: tuple[str, ...]
    heads: dict[str, str]
    phrases: dict[str, str]
    letters: dict[str, str]
    services: dict[str, str]
    echelons: dict[str, str]


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title at words [first, last). `name` is letters in full, None: as printed; `role` the controlled word."""

    first: int
    last: int
    name: str | None
    role: str
    acting: bool


@dataclass(frozen=True, slots=True)
class RoleTable:
    """data/roles.toml, ready for look-up. `phrases` goes from the first word to the words after it and the role."""

    prefixes: frozenset[str]
    times: frozenset[str]
    modifiers: frozenset[str]
    functions: frozenset[str]
    heads: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    letters: dict[str, str]
    roles: dict[str, str]
    services: dict[str, str]
    echelons: dict[str, str]


@cache
def role_table() -> RoleTable:
    """The titles of data/roles.toml."""
    lexicon = load_lexicon("answerable.claims.data", "roles.toml", RoleLexicon)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, role in lexicon.phrases.items():
        first, *rest = phrase.replace("-", " ").split()
        phrases.setdefault(first, []).append((tuple(rest), role))
    return RoleTable(
        prefixes=frozenset(lexicon.prefixes),
        times=frozenset(lexicon.times),
        modifiers=frozenset(lexicon.modifiers),
        functions=frozenset(lexicon.functions),
        heads=lexicon.heads,
        phrases={first: tuple(sorted(rests, key=lambda rest: -len(rest[0]))) for first, rests in phrases.items()},
        letters=lexicon.letters,
        services=lexicon.services,
        echelons=lexicon.echelons,
        roles={phrase.replace("-", " "): role for phrase, role in lexicon.phrases.items()},
    )


def phrase_at(paragraph: Words, at: int) -> tuple[int, str] | None:
    """The end (exclusive) and role of the longest fixed title that begins at word `at`."""
    for rest, role in role_table().phrases.get(paragraph.lowers[at], ()):
        number = at + 1
        for word in rest:
            if number < len(paragraph) and paragraph.texts[number] in HYPHENS and number + 1 < len(paragraph):
                number += 1
            if number >= len(paragraph) or paragraph.lowers[number] != word:
                break
            number += 1
        else:
            return number, role
    return None


def title_at(paragraph: Words, at: int, taken: Container[int], body_words: Container[str]) -> TitleMatch | None:
    """The title whose head (or fixed phrase, or letters) begins at word `at`; `taken` words cannot stand in it."""
    table = role_table()
    text, lower = paragraph.texts[at], paragraph.lowers[at]
    if text in table.letters:
        return _title(paragraph, _before(paragraph, at, taken), at + 1, table.letters[text], None)
    phrase = phrase_at(paragraph, at)
    if phrase is not None and not any(number in taken for number in range(at, phrase[0])):
        last = phrase[0]
        if paragraph.lowers[last - 1] == "police":
            last = _area(paragraph, last, taken)
        if paragraph.lowers[last - 1] in _COMMA_COMPLEMENTED:
            last = _complement(paragraph, last, taken, body_words)
        if paragraph.lowers[last - 1] in ("secretary", "operations"):
            last = _service(paragraph, last)
        return _title(paragraph, _before(paragraph, at, taken), last, None, phrase[1])
    if lower in table.heads:
        last = at + 1
        if lower not in _UNCOMPLEMENTED:
            last = _complement(paragraph, last, taken, body_words)
        if last > at + 1:
            last = _service(paragraph, last)
        return _title(paragraph, _before(paragraph, at, taken), last, None, table.heads[lower])
    return None


def in_charge(paragraph: Words, at: int) -> int | None:
    """The end of "CP in charge of Lower Bend State" whose letters stand at word `at`; None: no such title."""
    if paragraph.lowers[at + 1 : at + 3] != ("in", "charge"):
        return None
    return _area(paragraph, at + 1, frozenset())


def _area(paragraph: Words, at: int, taken: Container[int]) -> int:
    """The end of ", Lower Bend State" or "in charge of Lower Bend" after a police title that ends at word `at`."""
    number, texts, lowers = at, paragraph.texts, paragraph.lowers
    if lowers[number : number + 2] == ("in", "charge"):
        number += 3 if lowers[number + 2 : number + 3] == ("of",) else 2
        number += lowers[number : number + 1] == ("the",)
        charged = True
    else:
        charged = False
        number += lowers[number : number + 1] in ((",",), ("for",), ("of",), ("in",))
    first = number
    while number < len(paragraph) and number not in taken and number - first < _LONGEST_AREA:
        if lowers[number] in _AREAS:
            return number + 1
        numbered = charged and number > first and texts[number].isdigit()
        if not (texts[number][0].isupper() or numbered) or lowers[number] in role_table().times:
            break
        number += 1
    return number if charged and number > first else at


def _service(paragraph: Words, at: int) -> int:
    """The end of "(Army)" or ", Army" after a title that ends at word `at`; `at` itself without one."""
    if at + 2 >= len(paragraph) or paragraph.lowers[at + 1] not in role_table().services:
        return at
    if paragraph.texts[at] == "(" and paragraph.texts[at + 2] == ")":
        return at + 3
    closed = paragraph.texts[at + 2] in (",", ";", ".") or paragraph.lowers[at + 2] in ("while", "and")
    return at + 2 if paragraph.texts[at] == "," and closed and paragraph.texts[at + 1][0].isupper() else at


def _title(paragraph: Words, first: int, last: int, letters: str | None, role: str | None) -> TitleMatch:
    table = role_table()
    before = {word for word in paragraph.lowers[first:last] if word in table.prefixes}
    name = None
    if letters is not None:
        name = " ".join([*paragraph.texts[first : last - 1], letters])
        role = table.roles.get(letters.lower()) or role_of(letters)
    role = role or "officer"
    if before & _DEPUTIES and not role.startswith("deputy") and role != "vice president":
        role = f"deputy {role}"
    return TitleMatch(first, last, name, role, bool(before & _ACTING))


def role_of(title: str) -> str:
    """The controlled role of a printed title: of the longest fixed phrase in it, else of its head; else "officer".

    "deputy" goes before the role where the title has such a word ("Assistant Director" is a deputy director).
    """
    table = role_table()
    words = words_of(title, 0)
    lowers = [word for word in words.lowers if word not in HYPHENS and word not in ",.()"]
    office = lowers[: lowers.index("of")] if "of" in lowers else lowers
    phrases = [found for at in range(len(words)) if (found := phrase_at(words, at)) is not None]
    heads = [table.heads[word] for word in office if word in table.heads and word not in table.prefixes]
    if phrases:
        role = max(phrases, key=lambda found: found[0])[1]
    else:
        role = heads[-1] if heads else next((table.heads[word] for word in lowers if word in table.heads), "officer")
    named = bool(phrases or heads)
    if named and _DEPUTIES.intersection(office) and not role.startswith("deputy") and role != "vice president":
        return f"deputy {role}"
    return role


def _before(paragraph: Words, at: int, taken: Container[int]) -> int:
    """Where a title begins whose head stands at word `at`: prefixes and modifiers before it belong to it."""
    first = at
    while first > 0 and first - 1 not in taken and _belongs(paragraph, first, at):
        first -= 1
    return first


def _belongs(paragraph: Words, first: int, at: int) -> bool:
    """Whether the word before word `first` belongs to the title whose head stands at word `at`."""
    table = role_table()
    text, lower = paragraph.texts[first - 1], paragraph.lowers[first - 1]
    if lower in table.times:
        return False
    if lower in table.modifiers or lower in table.prefixes:
        return True
    before = paragraph.lowers[first - 2] if first > 1 else ""
    if text in HYPHENS:
        return paragraph.joined(first) and (before in table.modifiers or before in table.prefixes)
    if not text[0].isupper() or lower in table.heads:
        return False
    police = paragraph.lowers[first] == "police" or paragraph.lowers[at + 1 : at + 3] == ("of", "police")
    letters = police and text.isupper() and text.isalpha() and 1 < len(text) <= _LONGEST_LETTERS
    in_state = first < at and paragraph.lowers[first] == "state"
    return letters or in_state or before in _DEPUTIES


def _complement(paragraph: Words, at: int, taken: Container[int], body_words: Container[str]) -> int:
    """The end of "of Training and Operations" or ", Administration" after a head that ends at word `at`."""
    if at >= len(paragraph) or at in taken:
        return at
    linked = paragraph.lowers[at] in ("of", "for")
    if not linked and paragraph.lowers[at - 1] not in _COMMA_COMPLEMENTED:
        return at
    begin = at + 1 if linked or paragraph.texts[at] == "," else at
    last, number = _functions_end(paragraph, begin, taken, any_case=linked)
    if last == begin:
        return at
    if number < len(paragraph) and paragraph.lowers[number] in body_words:
        return at
    runs_on = last < len(paragraph) and last not in taken and paragraph.texts[last][0].isupper()
    return at if runs_on and not linked else last


def _functions_end(paragraph: Words, begin: int, taken: Container[int], *, any_case: bool) -> tuple[int, int]:
    """Where a run of words of functions ends, without trailing "and" and "the"; and where it was given up."""
    functions = role_table().functions
    number = last = begin
    while number < len(paragraph) and number not in taken:
        lower, text = paragraph.lowers[number], paragraph.texts[number]
        joint = (text in HYPHENS or text == "&") and last > begin
        if not joint and (lower not in functions or not (any_case or text[0].isupper() or lower in _BARE)):
            break
        number += 1
        if not joint and lower not in _BARE:
            last = number
    return last, number
