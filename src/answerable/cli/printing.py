"""What the commands print: tables and lines for people, JSON for machines. Nothing printed is taken for markup."""

import dataclasses
import json as jsonlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from answerable.case.addition import Addition, Outcome
from answerable.cli.cells import cell
from answerable.cli.portrait import print_portrait
from answerable.command.who import Holding
from answerable.model.capture import Source
from answerable.model.claim import Claim, claim_json, slots_json, when_json
from answerable.model.coverage import Covered, Extent, coverage_json, extent_of
from answerable.model.decision import Decision
from answerable.record.record import Entity
from answerable.record.rendering import record_json
from answerable.verify.report import Outcome as Checked
from answerable.verify.report import Report

SHORT = 12
"""Characters of an id that are shown."""


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    print(jsonlib.dumps(value, ensure_ascii=False, indent=2, default=str))  # noqa: T201 - this is the printing


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column)
    return table


def print_addition(addition: Addition, *, json: bool) -> None:
    """Print what became of each document, the troubled ones with their reason, and the count of claims."""
    if json:
        print_json(dataclasses.asdict(addition))
        return
    console = _console()
    count = {outcome: sum(item.outcome is outcome for item in addition.items) for outcome in Outcome}
    for item in addition.troubled:
        style = "yellow" if item.outcome is Outcome.UNREAD else "red"
        line = Text.assemble((f"{item.outcome} ", style), cell(item.name), ": ", cell(item.reason or ""))
        console.print(line, soft_wrap=True)
    said = [f"{number} {outcome}" for outcome, number in count.items() if number]
    console.print(f"{', '.join(said) or 'nothing new'}; {addition.claims} claims found.")


def print_claims(claims: Sequence[Claim], superseded: frozenset[str], *, json: bool) -> None:
    """Print claims, a block each: type and slots, quote, voice and source."""
    if json:
        for claim in claims:
            line = claim_json(claim) | ({"superseded": True} if claim.id in superseded else {})
            print(jsonlib.dumps(line, ensure_ascii=False))  # noqa: T201 - as above
        return
    console = _console()
    for claim in claims:
        slots = ", ".join(f"{name}: {_plain(value)}" for name, value in slots_json(claim.slots).items())
        console.print(
            Text.assemble((claim.id[:SHORT], "cyan"), "  ", (claim.type, "bold"), "  ", cell(slots)), soft_wrap=True
        )
        console.print(Text.assemble("  “", cell(claim.quote, "italic"), "”"), soft_wrap=True)
        if claim.latin:
            latin = ", ".join(f"{name}: {_plain(list(v) if isinstance(v, tuple) else v)}" for name, v in claim.latin)
            console.print(Text.assemble("  in Latin letters  ", cell(latin)), soft_wrap=True)
        console.print(Text.assemble("  ", cell(_voice(claim, superseded), "dim")), soft_wrap=True)
    console.print(f"{len(claims)} claims.")


def print_coverage(covered: Sequence[tuple[Source, Sequence[Covered]]], *, json: bool) -> None:
    """Print a line a source: how many sentences gave claims, gave none, were furniture, or were not read."""
    if json:
        for source, coverage in covered:
            known = {"name": source.name, "capture": source.capture, "coverage": coverage_json(coverage)}
            print(jsonlib.dumps(known, ensure_ascii=False))  # noqa: T201 - as above
        return
    table = _table("source", "with claims", "without", "furniture", "not parsed", "not read", "read")
    for source, coverage in covered:
        table.add_row(cell(source.name), *_extent_cells(extent_of(coverage)))
    if len(covered) > 1:
        table.add_row(
            cell("all", "bold"), *_extent_cells(extent_of(one for _, coverage in covered for one in coverage))
        )
    _console().print(table if covered else "No text was read yet.")


def _extent_cells(extent: Extent) -> list[str]:
    counts = (extent.claims, extent.no_claims, extent.furniture, extent.not_parsed, extent.not_read)
    return [*map(str, counts), "–" if extent.percent is None else f"{extent.percent} %"]


def _voice(claim: Claim, superseded: frozenset[str]) -> str:
    words = [str(claim.status), str(claim.stance)]
    if claim.confidence is not None:
        words.append(f".{claim.confidence:02d}")
    if claim.said_by:
        words.append("said by " + ", told by ".join(claim.said_by))
    if claim.when is not None and claim.when.edtf:
        words.append(f"when {claim.when.edtf}")
    source = claim.source
    words.append(f"in {source.name}" + (f", published {source.published}" if source.published else ""))
    if claim.id in superseded:
        words.append("kept for its review; today's extractors read this differently")
    return " · ".join(words)


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "open" if value is None else str(value)


def print_record(entity: Entity, *, json: bool) -> None:
    """Print the record of one person, unit or incident."""
    data = record_json(entity)
    if json:
        print_json(data)
        return
    print_portrait(_console(), data)


def print_holdings(unit: str, on: date | None, holdings: Sequence[Holding], *, json: bool) -> None:
    """Print who held command of a unit."""
    if json:
        print_json([holding_json(holding) for holding in holdings])
        return
    console = _console()
    console.print(Text.assemble("Command of ", cell(unit, "bold"), f" on {on}" if on else "", ":"))
    table = _table("answer", "person", "rank", "role", "claims")
    for holding in holdings:
        ids = ", ".join(claim[:SHORT] for claim in holding.claims)
        table.add_row(*map(cell, (holding.answer, holding.person, holding.rank or "", holding.role or "", ids)))
    console.print(table if holdings else "No claim of the case says so. That is no denial: nothing was found.")


def holding_json(holding: Holding) -> dict[str, Any]:
    """A holding as JSON: the claims by their ids."""
    return {
        "answer": str(holding.answer),
        "person": holding.person,
        "rank": holding.rank,
        "role": holding.role,
        "when": when_json(holding.when),
        "claims": list(holding.claims),
    }


def print_decision(decision: Decision, *, json: bool) -> None:
    """Print a decision that was recorded."""
    if json:
        print_json(dataclasses.asdict(decision))
        return
    said = f"{decision.verdict} · claim {decision.claim[:SHORT]} · by {decision.who} at {decision.at}"
    _console().print(cell(said), soft_wrap=True)


def print_report(report: Report, *, json: bool) -> None:
    """Print what was checked: failures first, then what could not be checked, then the count of passes."""
    if json:
        print_json(dataclasses.asdict(report))
        return
    console = _console()
    for outcome, style in ((Checked.FAIL, "bold red"), (Checked.NOT_CHECKED, "yellow")):
        for check in report.checks:
            if check.outcome is outcome:
                line = Text.assemble((str(outcome), style), "  ", cell(check.subject), ": ", cell(check.message))
                console.print(line, soft_wrap=True)
    count = {outcome: sum(check.outcome is outcome for check in report.checks) for outcome in Checked}
    console.print(f"{count[Checked.PASS]} pass, {count[Checked.FAIL]} fail, {count[Checked.NOT_CHECKED]} not checked.")
