"""Perpetrators: what kind of body or persons a name stands for: a state's force, an armed group, a criminal group.

It judges the name alone and says nothing of whether the bearer did anything.
"""

import re
from collections.abc import Iterator
from functools import cache

from answerable.claims.violence.targets import person_kind_of
from answerable.claims.violence.vocabulary import Mapped
from answerable.lexicon import Lexicon, load_lexicon


class PerpetratorKind(Mapped):
    """A kind of perpetrator: known names, and what a name holds (`marks`) and ends in (`heads`) that tells the kind.

    `plover` is its sector.
    """

    names: tuple[str, ...]
    marks: tuple[str, ...]
    heads: tuple[str, ...]


class PerpetratorWords(Lexicon):
    """Schema of data/perpetrators.toml."""

    kinds: tuple[PerpetratorKind, ...]


_WORDS = re.compile(r"[\w'’-]+")


@cache
def perpetrator_words() -> PerpetratorWords:
    """The controlled list."""
    return load_lexicon("answerable.claims", "data/perpetrators.toml", PerpetratorWords)


@cache
def _known() -> dict[str, str]:
    return {_plain(name): kind.name for kind in reversed(perpetrator_words().kinds) for name in kind.names}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(
        {name for kind in perpetrator_words().kinds[:2] for name in kind.names}, key=lambda name: (-len(name), name)
    )
    return re.compile(
        r"\b(?:the\s+)?(" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + r")\b", re.IGNORECASE
    )


def _plain(name: str) -> str:
    return " ".join(_WORDS.findall(name.lower().replace("’", "'"))).removeprefix("the ")


@cache
def perpetrator_kind(name: str) -> str | None:
    """Armed group, criminal group, state force; None where the name does not tell."""
    plain = _plain(name)
    if plain in _known():
        return _known()[plain]
    words = plain.split()
    for kind in perpetrator_words().kinds:
        ends = any(plain.endswith(head) for head in kind.heads)
        if ends and any(mark in words for mark in kind.marks):
            return kind.name
    person = person_kind_of(name)
    if person in {"state force", "military", "police"}:
        return "state force"
    return "armed group" if person == "armed group" else None


def is_known_group(name: str) -> bool:
    """Whether a name is that of a listed armed or criminal group."""
    return _known().get(_plain(name)) in {"armed group", "criminal group"}


def groups_in(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, name as printed) of every armed or criminal group that a text calls by a known name.

    Short names count only in capitals: "mas" and "eta" are words of other languages.
    """
    for match in _pattern().finditer(text):
        name = " ".join(match[1].split())
        if len(name) > 5 or name.isupper():  # noqa: PLR2004 - acronyms
            yield match.start(1), match.end(1), name
