"""Names: from a form of a given name or surname back to the nominatives that it may be of."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from answerable.language.slavic.grammar import CASES, grammar_of


@dataclass(frozen=True, slots=True)
class Nominative:
    """A name that a form may belong to, and in which cases (letters of CASES)."""

    name: str
    cases: frozenset[str]


@cache
def _rules(language: str, gender: str) -> tuple[tuple[re.Pattern[str], str, frozenset[str]], ...]:
    grammar = grammar_of(language)
    rows = grammar.feminine if gender == "f" else grammar.masculine
    return tuple((re.compile(f"{pattern}$"), put, frozenset(cases)) for pattern, put, cases in rows)


@lru_cache(maxsize=16384)
def nominatives(form: str, gender: str, language: str) -> tuple[Nominative, ...]:
    """What a name may be in the nominative, the likelier first; `form` itself, as nominative, is among them."""
    if form.isupper() and len(form) > 1:
        return tuple(Nominative(n.name.upper(), n.cases) for n in nominatives(form.lower(), gender, language))
    head, joint, last = form.rpartition("-")
    found: dict[str, set[str]] = {}
    for pattern, put, cases in _rules(language, gender):
        if pattern.search(last):
            found.setdefault(pattern.sub(put, last, count=1), set()).update(cases)
    if not any("n" in cases for cases in found.values()):
        found.setdefault(last, set()).add("n")
    out = []
    for name, among in found.items():
        cases = frozenset(among)
        if not joint:
            out.append(Nominative(name, cases))
            continue
        # Both halves of a double name are declined alike, or the first not at all.
        firsts = [first for first in nominatives(head, gender, language) if first.cases & cases]
        out += [Nominative(f"{first.name}-{name}", first.cases & cases) for first in firsts]
        out.append(Nominative(f"{head}-{name}", cases))
    return tuple(out)


def every_case() -> frozenset[str]:
    """All cases, for a name of which nothing is known."""
    return frozenset(CASES)
