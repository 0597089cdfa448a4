"""The command that imports tables of researchers: what of them was taken, and a line for everything that was not."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from answerable.cli.options import CaseFolder, Json, opened_case
from answerable.cli.progress import shown_progress

if TYPE_CHECKING:
    from answerable.case.importing import Import, ImportedTable

TROUBLED = 7


def register(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command("import")(import_tables)


def import_tables(
    case: CaseFolder,
    tables: Annotated[list[Path], typer.Argument(metavar="TABLE...", help="Files of comma- or tab-separated rows.")],
    format: Annotated[str, typer.Option("--format", help="Whose tables they are: sfm.")] = "sfm",
    trust_ids: Annotated[
        bool,
        typer.Option(
            "--trust-ids", help="Take their identifiers for what tells persons and units apart, by decisions."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Take the rows of researchers' tables as claims; whatever cannot be taken is listed with its line."""
    with opened_case(case, write=True) as opened, shown_progress(quiet=json) as progress:
        imported = opened.import_tables(*tables, format=format, trust_ids=trust_ids, progress=progress)
    print_import(imported, json=json)
    if imported.troubled:
        raise typer.Exit(TROUBLED)


def print_import(imported: "Import", *, json: bool) -> None:
    """Print for each table its rows, claims and faults, and how many claims the case gained."""
    from rich.console import Console
    from rich.text import Text

    from answerable.cli.cells import cell
    from answerable.cli.printing import print_json

    if json:
        tables = [_table_json(table) for table in imported.tables]
        print_json({"tables": tables, "claims": imported.addition.claims, "decisions": len(imported.decisions)})
        return
    console = Console(highlight=False)
    for table in imported.tables:
        if table.taken is None:
            console.print(Text.assemble(("not read ", "red"), cell(f"{table.name}: {table.reason}")), soft_wrap=True)
            continue
        taken = table.taken
        for fault in taken.faults:
            column = f", {fault.column}" if fault.column else ""
            where = Text.assemble(
                ("not taken ", "yellow"), cell(f"{table.name} line {fault.line}{column}: {fault.reason}")
            )
            console.print(where, soft_wrap=True)
        for column, count in taken.untaken:
            noun = "cell" if count == 1 else "cells"
            line = f"{table.name}: column {column!r} is kept in the text and gives no claim ({count} {noun})"
            console.print(cell(line, "dim"), soft_wrap=True)
        console.print(
            cell(
                f"{table.name}: {taken.kind} ({taken.shape}), {taken.taken:,} of {taken.rows:,} rows taken, "
                f"{len(taken.claims):,} claims, {len(taken.faults)} lines not taken."
            ),
            soft_wrap=True,
        )
    console.print(f"{imported.addition.claims:,} claims found.")
    if imported.decisions:
        console.print(f"{len(imported.decisions)} decisions on identity taken by the tables' identifiers.")


def _table_json(table: "ImportedTable") -> dict[str, Any]:
    known: dict[str, Any] = {"file": table.name, "capture": table.capture}
    if table.taken is None:
        return {**known, "reason": table.reason}
    taken = table.taken
    return {
        **known,
        "kind": taken.kind,
        "shape": taken.shape,
        "rows": taken.rows,
        "taken": taken.taken,
        "claims": len(taken.claims),
        "not_taken": [{"line": fault.line, "column": fault.column, "reason": fault.reason} for fault in taken.faults],
        "columns_not_taken": dict(taken.untaken),
    }
