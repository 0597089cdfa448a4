"""Options and arguments that several commands take, and the way to the case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from answerable.case import Case

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Out = Annotated[Path, typer.Option("--output", "-o", help="Where to write.")]
Disclose = Annotated[bool, typer.Option("--disclose", help="Do not withhold names of victims; needs --why.")]
Why = Annotated[str, typer.Option("--why", help="The reason, in a sentence; the log keeps it.")]


def opened_case(case: Path, *, write: bool = False) -> "Case":
    """The case in that folder, open."""
    from answerable.case import Case

    return Case.open(case, write=write)
