"""The taker: one row of a table, and what makes claims of its lines.

A claim's quote is a line of the row, its slots stand there, and it carries what the row says of those cells beside
them: the works that they rest on, how sure the researchers are, their identifier, the line of the row.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from answerable.exchange.sfm.days import Cited, cited, when_of
from answerable.model.capture import Source
from answerable.model.claim import Anchor, Claim, Location, Stance, claim_id
from answerable.model.slots import Slots
from answerable.model.time import When
from answerable.reading.sheets.kinds import CONFIDENCE, SOURCES
from answerable.reading.sheets.layout import LaidCell, LaidLine, LaidRow, Layout
from answerable.reading.sheets.table import Fault

WHOLE: Final = "claim"
"""Stands for all cells of a row in the column of what they rest on, in tables that have one such column only."""

EXTRACTOR: Final = "sfm/1"
_WORK: Final = re.compile(r"(?=\S*\d)[\w.:-]{1,80}")
_ITEM: Final = re.compile(r"[^;]*[^;\s]")
_FLAGS: Final = {"y": "Y", "yes": "Y", "n": "N", "no": "N", "e": "E"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time out of a row, and the cells that say so, as printed, by what they are."""

    when: When | None
    first: Cited | None
    last: Cited | None
    starts: bool
    ends: bool
    printed: dict[str, str]


@dataclass(slots=True)
class Taker:
    """Takes one row: `claims` and `faults` grow as its lines are taken, `used` are the keys of the cells that were."""

    layout: Layout
    row: LaidRow
    source: Source
    claims: list[Claim] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def fault(self, reason: str, key: str | None = None) -> None:
        """Note what of this row cannot be taken."""
        column = None if key is None else self.layout.headers.get(key, key)
        self.faults.append(Fault(line=self.row.line, column=column, reason=reason))

    def flag(self, key: str) -> str | None:
        """Y, N or E out of a cell; None where it is empty or says something else, which is a fault."""
        words = self.row.words.get(key)
        if words is None:
            return None
        self.used.add(key)
        found = _FLAGS.get(words.casefold())
        if found is None:
            self.fault(f"{words!r} is neither Y nor N", key)
        return found

    def dated(self, prefix: str, end: str = "open") -> Dated:
        """The time in the cells first, start, last and `end` behind `prefix`; an end is exact by Y, or E if open."""
        keys = {name: f"{prefix}{name}" for name in ("first", "start", "last", end)}
        dates: list[Cited | None] = []
        printed = {name: self.row.words[key] for name, key in keys.items() if key in self.row.words}
        for name in ("first", "last"):
            key = keys[name]
            date, trouble = cited(self.row.words, key)
            beside = [f"{key}_{part}" for part in ("month", "day", "year")]
            self.used.update((key, *beside))
            if trouble is not None:
                self.fault(trouble, key)
                printed |= {
                    f"{name}_{part}": self.row.words[at]
                    for part, at in zip(("month", "day", "year"), beside, strict=True)
                    if at in self.row.words
                }
            dates.append(date)
        first, last = dates
        starts = self.flag(keys["start"]) == "Y"
        ends = self.flag(keys[end]) == ("E" if end == "open" else "Y")
        if first is not None and last is not None and last.days[1] < first.days[0]:
            self.fault(
                f"the last citation ({last.edtf}) lies before the first ({first.edtf}); no date is taken", keys["last"]
            )
        when = when_of(first, last, starts=starts, ends=ends)
        return Dated(when=when, first=first, last=last, starts=starts, ends=ends, printed=printed)

    def cited(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The works that the cells of `keys` rest on, each once, in the order of the row."""
        return tuple(dict.fromkeys(work for key in keys for work in self._works(key)))

    def _works(self, key: str) -> list[str]:
        at = f"{key}/{SOURCES}"
        if at not in self.row.words:
            at = f"{WHOLE}/{SOURCES}"
        found = []
        for item in self.row.words.get(at, "").split(";"):
            work = item.strip()
            if _WORK.fullmatch(work):
                found.append(work)
            elif work and at not in self.used:
                self.fault(f"{work[:80]!r} is no identifier of a work", at)
        self.used.add(at)
        return found

    def noted(self, keys: Iterable[str], more: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """What the row says of the cells of `keys` beside their words, by name, sorted.

        One confidence is that of the first cell, and what a cell rests on is all that the claim cites, unless it is
        noted apart.
        """
        keys = tuple(keys)
        every = self.cited(keys)
        out = {"table": self.layout.sheet.name, "line": str(self.row.line), **more}
        if "id" in self.row.words:
            self.used.add("id")
            out["id"] = self.row.words["id"]
        for number, key in enumerate(keys):
            sure = self.row.words.get(f"{key}/{CONFIDENCE}")
            self.used.add(f"{key}/{CONFIDENCE}")
            if sure is not None and number == 0:
                out["confidence"] = sure
            elif sure != out.get("confidence"):
                out[f"confidence of {key}"] = sure or ""
            works = tuple(dict.fromkeys(self._works(key)))
            if works != every:
                out[f"sources of {key}"] = ";".join(works)
        return tuple(sorted(out.items()))

    def claim(
        self,
        line: LaidLine,
        slots: Slots,
        anchors: Mapping[str, LaidCell],
        *,
        rests: Iterable[str],
        when: When | None = None,
        where: tuple[Location, ...] = (),
        noted: Mapping[str, str] | None = None,
        stance: Stance = Stance.STATED,
    ) -> None:
        """Add a claim with this line as its quote. `rests` are the keys of the cells that it is made of."""
        rests = tuple(key for key in rests if key in self.row.words)
        self.used.update((line.head, *rests))
        self.claims.append(
            Claim(
                id=claim_id(self.source.capture, line.start, line.end, slots),
                source=self.source,
                quote=self.layout.content[line.start : line.end],
                start=line.start,
                end=line.end,
                slots=slots,
                when=when,
                where=where,
                stance=stance,
                extractor=EXTRACTOR,
                anchors=tuple(sorted(Anchor(slot, cell.start, cell.end) for slot, cell in anchors.items())),
                cited=self.cited(rests),
                noted=self.noted(rests, noted or {}),
            )
        )


def items(cell: LaidCell) -> Iterator[LaidCell]:
    """The items of a cell that lists several, parted by semicolons, each at its place."""
    for match in _ITEM.finditer(cell.words):
        words = match[0].lstrip()
        end = cell.start + match.end()
        yield LaidCell(words, end - len(words), end)
