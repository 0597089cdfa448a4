"""The commands. Each opens the case, calls one method of it, and prints; heavy imports wait until a command runs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from answerable.cli import identities, tables
from answerable.cli.options import CaseFolder, Disclose, Json, Out, Why, opened_case
from answerable.cli.progress import shown_progress, shown_work
from answerable.errors import AnswerableError, InputError

EXIT_CODES = (
    "Exit codes: 0 done; 1 a check failed or something went wrong; 2 an argument cannot be used; 3 the case cannot be "
    "opened; 4 nothing, or more than one thing, has that name; 5 the configuration is unusable; 6 an optional part is "
    "not installed; 7 done, but some documents could not be read (each has its line)."
)
TROUBLED = 7

app = typer.Typer(
    name="answerable",
    help="Turns reporting on armed and security forces into a record that can be checked.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command()
def new(
    case: CaseFolder,
    database: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Put its tables into this PostgreSQL database, for several people at once."),
    ] = None,
) -> None:
    """Make a new, empty case."""
    from answerable.case import Case

    with Case.create(case, database) as made:
        typer.echo(f"Made the case {made.folder}. Add documents: answerable add {made.folder} PATH...")


@app.command()
def add(
    case: CaseFolder,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, WARC, WACZ, ZIP.")],
    published: Annotated[
        str | None, typer.Option(help="Date of publication (EDTF: 2022-03-27, 2022-03, 2022).")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    json: Json = False,
) -> None:
    """Capture documents, read them and find their claims.

    What is known of a document may also stand in a sidecar (NAME.meta.json) or in a manifest.csv beside it.
    """
    from answerable.cli.printing import print_addition

    with opened_case(case, write=True) as opened, shown_progress(quiet=json) as progress:
        addition = opened.add(*paths, published=published, publisher=publisher, title=title, url=url, progress=progress)
    print_addition(addition, json=json)
    if addition.troubled:
        raise typer.Exit(TROUBLED)


@app.command()
def read(case: CaseFolder, json: Json = False) -> None:
    """Read every capture again with today's readers and extractors; no review is lost."""
    from answerable.cli.printing import print_addition

    with opened_case(case, write=True) as opened, shown_progress(quiet=json) as progress:
        addition = opened.read(progress=progress)
    print_addition(addition, json=json)
    if addition.troubled:
        raise typer.Exit(TROUBLED)


@app.command()
def claims(
    case: CaseFolder,
    type: Annotated[str | None, typer.Option("--type", help="Only claims of this type.")] = None,
    about: Annotated[str | None, typer.Option(help="Only claims that have this name in them.")] = None,
    source: Annotated[str | None, typer.Option(help="Only claims of sources whose name has these words.")] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Not the claims, but how much of each source was read.")
    ] = False,
    json: Json = False,
) -> None:
    """List claims: what was found, with its quote, its speaker and its source."""
    from answerable.cli.printing import print_claims, print_coverage

    if coverage:
        if type is not None or about is not None:
            raise InputError("--coverage is of whole sources: choose them with --source, not with --type or --about.")
        with opened_case(case) as opened, shown_work("Listing"):
            covered = opened.coverage(source=source)
        print_coverage(covered, json=json)
        return
    with opened_case(case) as opened, shown_work("Listing"):
        found = opened.claims(type=type, about=about, source=source)
        superseded = opened.store.superseded()
    print_claims(found, superseded, json=json)


@app.command()
def show(
    case: CaseFolder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, a unit or an incident.")],
    json: Json = False,
) -> None:
    """Show the record of a person, a unit or an incident, with sources."""
    from answerable.cli.printing import print_record

    with opened_case(case) as opened:
        with shown_work("Deriving the record"):
            entity = opened.show(name)
        print_record(entity, json=json)


@app.command()
def who(
    case: CaseFolder,
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="The unit.")],
    on: Annotated[str | None, typer.Option(help="The day (2014-12-01).")] = None,
    json: Json = False,
) -> None:
    """Say who held command of a unit: yes, possible or no, with the claims."""
    from answerable.cli.arguments import day
    from answerable.cli.printing import print_holdings

    with opened_case(case) as opened:
        chosen = None if on is None else day(on)
        with shown_work("Deriving the record"):
            holdings = opened.who(unit, chosen)
        print_holdings(unit, chosen, holdings, json=json)


@app.command()
def chain(
    case: CaseFolder,
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="The unit.")],
    on: Annotated[str | None, typer.Option(help="The day (2014-12-01).")] = None,
    up: Annotated[bool, typer.Option("--up/--down", help="What it was under, or what was under it.")] = True,
    svg: Annotated[Path | None, typer.Option(help="Write the chain as a picture (SVG) as well.")] = None,
    json: Json = False,
) -> None:
    """Say what a unit was under on a day, or what was under it, and who commanded each, with the claims."""
    from answerable.cli.arguments import day
    from answerable.cli.command import print_chain
    from answerable.command.chart import chain_svg

    with opened_case(case) as opened, shown_work("Following the chain"):
        found = opened.chain(unit, None if on is None else day(on), up=up)
    if svg is not None:
        from answerable.case.outlet import check_outlet, outlet

        check_outlet(svg, case)
        with outlet(svg):
            svg.write_text(chain_svg(found), encoding="utf-8")
    print_chain(found, json=json)


@app.command()
def candidates(
    case: CaseFolder,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident.")],
    json: Json = False,
) -> None:
    """Follow every path from an incident to units and to who commanded them: proven, possible or excluded."""
    from answerable.cli.command import print_candidates

    with opened_case(case) as opened, shown_work("Following paths"):
        found = opened.candidates(incident)
    print_candidates(found, json=json)


@app.command()
def origins(case: CaseFolder, json: Json = False) -> None:
    """Say which sources are one: copies, cuts, rewritings, translations, with the reasons."""
    from answerable.cli.sources import print_origins

    with opened_case(case) as opened, shown_work("Comparing the sources"):
        found = opened.origins()
        names = {entry.capture: entry.name for entry in reversed(opened.store.entries())}
    print_origins(found, names, json=json)


@app.command()
def ledger(
    case: CaseFolder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="An incident.")],
    json: Json = False,
) -> None:
    """Print the figures of an incident as each source has them, and totals by named rules."""
    from answerable.cli.sources import print_ledger
    from answerable.record.ledger.total import totals_of

    with opened_case(case) as opened, shown_work("Reading the figures"):
        incident, lines, support = opened.ledger(name)
    print_ledger(incident, lines, totals_of(lines), support, json=json)


@app.command()
def findings(
    case: CaseFolder,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A person, a unit or an incident.")] = None,
    json: Json = False,
) -> None:
    """Say what the claims show when they are held against each other: conflicts, gaps, lone origins."""
    from answerable.cli.findings import print_findings

    with opened_case(case) as opened, shown_work("Checking the record"):
        found = opened.findings(name)
    print_findings(found, json=json)


@app.command()
def article28(
    case: CaseFolder,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="A person.")],
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident.")],
    json: Json = False,
) -> None:
    """Sort the claims on a person and an incident by the elements of article 28 of the Rome Statute."""
    from answerable.cli.findings import print_matrix

    with opened_case(case) as opened, shown_work("Sorting the claims"):
        made = opened.article28(person, incident)
    print_matrix(made, json=json)


@app.command()
def review(
    case: CaseFolder,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or its first characters.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="accept, reject, conflict or withdraw.")],
    why: Why = "",
    json: Json = False,
) -> None:
    """Judge a claim: accept, reject or conflict; withdraw takes the last judgement back."""
    from answerable.cli.printing import print_decision

    with opened_case(case, write=True) as opened:
        print_decision(opened.review(claim, verdict, why), json=json)


identities.register(app)
tables.register(app)


@app.command()
def dossier(
    case: CaseFolder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, a unit or an incident.")],
    output: Out,
    format: Annotated[str, typer.Option("--format", help="html, pdf, md, json or bundle.")] = "html",
    disclose: Disclose = False,
    why: Why = "",
) -> None:
    """Write the dossier on a person, a unit or an incident."""
    with opened_case(case, write=True) as opened, shown_work("Composing the dossier"):
        written = opened.dossier(name, output, format, disclose=_reason(why, disclose=disclose))
    typer.echo(f"Wrote {written}")


@app.command()
def export(
    case: CaseFolder,
    output: Out,
    format: Annotated[
        str,
        typer.Option("--format", help="One of those in docs/exchange.md: claims (JSON Lines), csv, ftm and others."),
    ] = "claims",
    disclose: Disclose = False,
    why: Why = "",
) -> None:
    """Write the claims, or the record, for other programs (docs/exchange.md)."""
    with opened_case(case, write=True) as opened, shown_work("Exporting"):
        written = opened.export(format, output, disclose=_reason(why, disclose=disclose))
    typer.echo(f"Wrote {written}")


@app.command()
def verify(
    case: Annotated[Path, typer.Argument(metavar="CASE|BUNDLE", help="A case folder or a dossier bundle.")],
    fingerprint: Annotated[str | None, typer.Option(help="Of the key, as the owner of the case gave it.")] = None,
    authority: Annotated[
        list[Path] | None, typer.Option(help="Certificate (PEM) of a timestamp authority that you trust.")
    ] = None,
    seen: Annotated[
        list[Path] | None, typer.Option(help="A checkpoint of the log, or a bundle with one, that somebody kept.")
    ] = None,
    json: Json = False,
) -> None:
    """Check everything: bytes, texts, quotes, log, signatures, dossiers. Exits 1 if anything failed."""
    from answerable.cli.printing import print_report
    from answerable.verify.bundle import verify_bundle
    from answerable.verify.case import verify_case

    with shown_work("Verifying"):
        if case.is_dir() and not (case / "verify.py").is_file():
            report = verify_case(case, fingerprint=fingerprint, authorities=authority or (), seen=seen or ())
        else:
            report = verify_bundle(case, fingerprint=fingerprint, authorities=authority or ())
    print_report(report, json=json)
    if not report.ok:
        raise typer.Exit(1)


@app.command()
def timestamp(
    case: CaseFolder,
    server: Annotated[str, typer.Argument(metavar="URL", help="A timestamp authority (RFC 3161), or a calendar.")],
    opentimestamps: Annotated[bool, typer.Option(help="URL is an OpenTimestamps calendar.")] = False,
) -> None:
    """Have the newest checkpoint of the log timestamped. No other command uses the network of its own accord."""
    with opened_case(case, write=True) as opened:
        opened.timestamp(server, opentimestamps=opentimestamps)
    typer.echo(f"The timestamp is kept in the case. Check it with: answerable verify {case} --authority CERTIFICATE")


@app.command()
def doctor(json: Json = False) -> None:
    """Say what is installed, which models, what is missing and how to get it."""
    from answerable.cli.doctor import examine, print_examination

    print_examination(examine(), json=json)


def _reason(why: str, *, disclose: bool) -> str | None:
    if why and not disclose:
        raise InputError(
            "--why gives the reason for --disclose; without it nothing is disclosed, and nothing to be said."
        )
    return why if disclose else None


def run() -> None:
    """Run the command line; errors meant for the user are one line on standard error and an exit code."""
    try:
        app()
    except AnswerableError as error:
        sys.exit(_complain(str(error), error.exit_code))
    except OSError as error:
        # A full disk, a medium that was taken out: no command can mend it, and whoever runs this should read it.
        sys.exit(_complain(f"{error.filename or 'output'}: {error.strerror}", 1))


def _complain(message: str, code: int) -> int:
    # Names in it may be a stranger's: what is not printable could steer the terminal.
    typer.echo("answerable: " + "".join(one if one.isprintable() else " " for one in message), err=True)
    return code


if __name__ == "__main__":
    run()
