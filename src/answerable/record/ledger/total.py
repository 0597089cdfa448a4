"""Totals, only by a rule that has a name and a version, and that is printed with the figure.

Nested, cumulative and further figures are in no total, and no two figures are ever added. Every rule gives a range:

lowest–highest/1
    From the lowest figure to the highest, over all lines.
latest-per-speaker/1
    Of each voice its latest figure only, since it supersedes the voice's earlier ones; then lowest to highest.
every-casualty/1
    After Every Casualty's Standards for Casualty Recording (2016), which ask that what is confirmed be kept apart from
    what is not and that a range be published. Minimum: the highest number that two independent origins reach; told by
    one origin only, nothing is confirmed and it is 0. Maximum: the highest figure told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answerable.model.claim import Claim
from answerable.record.backed import Backed, in_order
from answerable.record.gathering import folded
from answerable.record.ledger.line import LedgerLine, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Backed):
    """A range of persons harmed in one way, by a named rule; `max` None: open; `origins`: how many stand behind it."""

    kind: str
    rule: str
    version: int
    min: int
    max: int | None
    approximate: bool
    origins: int

    @property
    def named(self) -> str:
        """The rule as it is printed: "lowest–highest/1"."""
        return f"{self.rule}/{self.version}"


Rule = Callable[[Sequence[LedgerLine]], tuple[int, int | None]]


def totals_of(lines: Sequence[LedgerLine]) -> tuple[Total, ...]:
    """The totals of a ledger: for each kind of harm and each rule one, of the lines that count the whole."""
    out = []
    kinds = sorted({line.figure.kind for line in lines})
    for kind in kinds:
        whole = [line for line in lines if line.figure.kind == kind and line.scope is Scope.WHOLE]
        if not whole:
            continue
        for name, version, rule in RULES:
            low, high = rule(whole)
            out.append(
                Total(
                    claims=in_order(_claims(whole)),
                    kind=kind,
                    rule=name,
                    version=version,
                    min=low,
                    max=high,
                    approximate=any(line.figure.approximate for line in whole),
                    origins=len({_origin(line) for line in whole}),
                )
            )
    return tuple(out)


def _claims(lines: Sequence[LedgerLine]) -> list[Claim]:
    return [claim for line in lines for claim in line.claims]


def _lowest_highest(lines: Sequence[LedgerLine]) -> tuple[int, int | None]:
    ends = [line.figure.max for line in lines]
    lowest = min(line.figure.min or 0 for line in lines)
    return lowest, None if None in ends else max(end for end in ends if end is not None)


def _latest_per_speaker(lines: Sequence[LedgerLine]) -> tuple[int, int | None]:
    latest: dict[tuple[str, ...], LedgerLine] = {}
    for line in sorted(lines, key=lambda line: (line.as_of or "", line.claims[0].id)):
        latest[tuple(map(folded, line.voice))] = line
    return _lowest_highest(list(latest.values()))


def _every_casualty(lines: Sequence[LedgerLine]) -> tuple[int, int | None]:
    reached: dict[object, int] = {}
    for line in lines:
        key = _origin(line)
        reached[key] = max(reached.get(key, 0), line.figure.min or 0)
    ranked = sorted(reached.values(), reverse=True)
    return (ranked[1] if len(ranked) > 1 else 0), _lowest_highest(lines)[1]


def _origin(line: LedgerLine) -> object:
    """What makes two lines independent: the speaker who gives the figure, else the origin of the source."""
    return tuple(map(folded, line.figure.speakers)) or line.origin


RULES: tuple[tuple[str, int, Rule], ...] = (
    ("lowest–highest", 1, _lowest_highest),
    ("latest-per-speaker", 1, _latest_per_speaker),
    ("every-casualty", 1, _every_casualty),
)
