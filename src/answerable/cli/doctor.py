"""What is installed, which models, what is missing and how to get it."""

import dataclasses
import importlib.metadata
import importlib.util
import platform
from dataclasses import dataclass

from answerable import __version__
from answerable.archive.signing import KEY_FILE
from answerable.settings import settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: whether it is there, its version, what it is for and, where missing, how to get it."""

    part: str
    present: bool
    version: str
    purpose: str
    remedy: str = ""


EXTRAS = (
    ("rfc3161ng", "timestamps", "timestamps of a checkpoint by an authority (RFC 3161)"),
    ("opentimestamps", "timestamps", "OpenTimestamps files of a checkpoint"),
    ("psycopg", "postgresql", "cases on a PostgreSQL server, for several people at once"),
    ("weasyprint", "pdf", "dossiers printed to PDF (needs pango on the system)"),
)


def examine() -> tuple[Finding, ...]:
    """Look at this installation."""
    chosen = settings()
    found = [
        Finding("answerable", True, __version__, "this program"),  # noqa: FBT003 - the columns are named above
        Finding("python", True, platform.python_version(), "runs it"),  # noqa: FBT003
        _module("spacy", "reads sentences", "pip install answerable"),
        _module(chosen.pipeline, "the model for English", f"pip install {chosen.pipeline.replace('_', '-')}"),
        _module("trafilatura", "reads web pages", "pip install answerable"),
        _module("pypdfium2", "reads PDF", "pip install answerable"),
        _module("docx", "reads DOCX", "pip install answerable", "python-docx"),
    ]
    found += [_module(name, purpose, f"pip install 'answerable[{extra}]'") for name, extra, purpose in EXTRAS]
    key = chosen.folder / KEY_FILE
    found.append(
        Finding(
            "signing key", key.is_file(), "", f"signs checkpoints; kept in {chosen.folder}", "made with the first case"
        )
    )
    return tuple(found)


def _module(name: str, purpose: str, remedy: str, distribution: str | None = None) -> Finding:
    present = name.isidentifier() and importlib.util.find_spec(name) is not None
    version = ""
    if present:
        try:
            version = importlib.metadata.version(distribution or name.replace("_", "-"))
        except importlib.metadata.PackageNotFoundError:
            version = "?"
    return Finding(name, present, version, purpose, "" if present else remedy)


def print_examination(findings: tuple[Finding, ...], *, json: bool) -> None:
    """Print the findings, a line each."""
    from answerable.cli.printing import print_json

    if json:
        print_json([dataclasses.asdict(finding) for finding in findings])
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for finding in findings:
        mark, style = ("✓", "green") if finding.present else ("–", "yellow")
        line = Text.assemble((mark, style), f" {finding.part} {finding.version}".rstrip(), f"  {finding.purpose}")
        if not finding.present:
            line.append(f"  → {finding.remedy}")
        console.print(line, soft_wrap=True)
