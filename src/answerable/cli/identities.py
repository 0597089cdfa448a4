"""The commands on identity: what is one, what is not, who decided so, and taking a decision back."""

import json as jsonlib
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from answerable.cli.cells import cell
from answerable.cli.options import CaseFolder, Json, Why, opened_case
from answerable.cli.progress import shown_work

if TYPE_CHECKING:
    from answerable.case.identities import Candidate, Identities
    from answerable.model.decision import IdentityDecision

SHORT = 12

Name = Annotated[
    str,
    typer.Argument(help="A person, a unit or an incident; NAME@SOURCE is that name in one source alone."),
]


def register(app: typer.Typer) -> None:
    """Put the commands on the command line."""
    for command in (identities, same, different, undo):
        app.command()(command)


def identities(
    case: CaseFolder,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only of this person, unit or incident.")] = None,
    json: Json = False,
) -> None:
    """List what may be one, what the machine took as one and why, and what persons decided."""
    with opened_case(case) as opened:
        with shown_work("Comparing"):
            found = opened.identities(name)
        print_identities(found, json=json)


def same(case: CaseFolder, a: Name, b: Name, why: Why = "", json: Json = False) -> None:
    """Decide that two persons, units or incidents are one."""
    with opened_case(case, write=True) as opened:
        print_identity(opened.same(a, b, why), json=json)


def different(case: CaseFolder, a: Name, b: Name, why: Why = "", json: Json = False) -> None:
    """Decide that two persons, units or incidents are two, or part what was taken as one."""
    with opened_case(case, write=True) as opened:
        print_identity(opened.different(a, b, why), json=json)


def undo(
    case: CaseFolder,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The id of a decision, or its beginning.")],
    why: Why = "",
    json: Json = False,
) -> None:
    """Take back a decision on an identity; both stay in the log."""
    with opened_case(case, write=True) as opened:
        print_identity(opened.undo(decision, why), json=json)


def print_identities(found: "Identities", *, json: bool) -> None:
    """Print candidates, merges and decisions."""
    if json:
        _print_json(identities_json(found))
        return
    console = Console(highlight=False, soft_wrap=False)
    console.print(Text("May be one; decide with same or different", style="bold"))
    for likely in found.candidates:
        _print_candidate(console, likely)
    console.print(Text("\nTaken as one by the machine", style="bold"))
    for merge in found.merges:
        console.print(Text.assemble("  ", cell(merge.name, "bold"), "  ", cell(merge.entity, "dim")), soft_wrap=True)
        for reason in merge.reasons:
            console.print(Text.assemble("    ", cell(reason)), soft_wrap=True)
    console.print(Text("\nDecided by persons", style="bold"))
    undone = {decision.undoes for decision in found.decisions}
    for decision in found.decisions:
        state = (
            "undone" if decision.id in undone else "no effect since a later one" if decision.id in found.idle else ""
        )
        console.print(Text.assemble("  ", _said(decision), cell(f"  {state}", "yellow")), soft_wrap=True)
    console.print(
        f"\n{len(found.candidates)} candidates, {len(found.merges)} taken as one, {len(found.decisions)} decisions."
    )


def _print_candidate(console: Console, likely: "Candidate") -> None:
    names = Text.assemble(cell(likely.one_name, "bold"), " and ", cell(likely.other_name, "bold"))
    ids = cell(f"  {likely.one} {likely.other}", "dim")
    console.print(Text.assemble((f"  {likely.score:3} ", "cyan"), names, ids), soft_wrap=True)
    for sign, reasons in (("+", likely.speaks_for), ("-", likely.speaks_against)):
        for reason in reasons:
            console.print(Text.assemble(f"      {sign} ", cell(reason)), soft_wrap=True)


def print_identity(decision: "IdentityDecision", *, json: bool) -> None:
    """Print a decision that was recorded."""
    from answerable.model.decision import identity_json

    if json:
        _print_json(identity_json(decision))
        return
    Console(highlight=False).print(_said(decision), soft_wrap=True)


def _said(decision: "IdentityDecision") -> Text:
    from answerable.record.deciding import in_words

    return Text.assemble((decision.id[:SHORT], "cyan"), "  ", cell(in_words(decision)))


def identities_json(found: "Identities") -> dict[str, Any]:
    """The list as JSON."""
    import dataclasses

    from answerable.model.decision import identity_json

    undone = {decision.undoes for decision in found.decisions}
    return {
        "candidates": [dataclasses.asdict(likely) for likely in found.candidates],
        "merges": [dataclasses.asdict(merge) for merge in found.merges],
        "decisions": [
            {**identity_json(one), "undone": one.id in undone, "idle": one.id in found.idle} for one in found.decisions
        ],
    }


def _print_json(value: Any) -> None:
    print(jsonlib.dumps(value, ensure_ascii=False, indent=2, default=str))  # noqa: T201 - this is the printing
