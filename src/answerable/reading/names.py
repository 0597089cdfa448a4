"""Names of members: what a container calls them, made harmless. Nothing is ever written under such a name."""

import re
from typing import Final

_FOREIGN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069:*?\"<>|]")
_LONGEST: Final = 120
_NAMELESS: Final = "unnamed"


def harmless(name: str) -> str:
    """The last component of `name`, without what could lead elsewhere, break a line or hide an ending."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    last = _FOREIGN.sub("_", last).strip(" .") or _NAMELESS
    if len(last) <= _LONGEST:
        return last
    stem, dot, ending = last.rpartition(".")
    return f"{stem[: _LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) < 10 else last[:_LONGEST]  # noqa: PLR2004


class Names:
    """Hands out names within one container, no two the same: "report.txt", "report-2.txt"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """`name`, harmless and not taken yet."""
        wanted = harmless(name)
        stem, dot, ending = wanted.rpartition(".")
        if not stem:
            stem, dot, ending = wanted, "", ""
        given, number = wanted, 1
        while given.lower() in self._taken:
            number += 1
            given = f"{stem}-{number}{dot}{ending}"
        self._taken.add(given.lower())
        return given
