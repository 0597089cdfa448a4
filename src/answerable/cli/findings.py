"""What `findings` and `article28` print."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from answerable.cli.cells import cell
from answerable.cli.printing import SHORT, print_json
from answerable.findings.article28 import Matrix
from answerable.findings.finding import Finding
from answerable.model.claim import Claim


def print_findings(findings: Sequence[Finding], *, json: bool) -> None:
    """Print findings by check, each with its claims and what would settle it."""
    if json:
        print_json([_finding_json(one) for one in findings])
        return
    console = Console(highlight=False)
    last = None
    for one in findings:
        if one.check != last:
            console.print(Text(f"{one.check}/{one.version}", "bold"))
            last = one.check
        console.print(Text.assemble("  ", cell(one.words)), soft_wrap=True)
        _print_claims(console, "for", one.claims_for)
        _print_claims(console, "against", one.claims_against)
        if one.missing:
            console.print(Text.assemble("    would settle it: ", cell("; ".join(one.missing), "dim")), soft_wrap=True)
    console.print(f"{len(findings)} findings. None is a verdict: each names claims to look at.")


def print_matrix(matrix: Matrix, *, json: bool) -> None:
    """Print the matrix of article 28: the notice, then each element with claims for and against."""
    if json:
        print_json(_matrix_json(matrix))
        return
    console = Console(highlight=False)
    console.print(Text.assemble(cell(matrix.person_name, "bold"), "  and  ", cell(matrix.incident_name, "bold")))
    console.print(Text(matrix.notice, "italic"))
    for element in matrix.elements:
        console.print()
        console.print(Text(element.asks, "bold"), soft_wrap=True)
        _print_quotes(console, "for", element.claims_for)
        _print_quotes(console, "against", element.claims_against)
        if not element.claims_for and not element.claims_against:
            console.print("  no claim bears on it")
        if element.missing:
            console.print(Text.assemble("  would fill it: ", cell("; ".join(element.missing), "dim")), soft_wrap=True)


def _print_claims(console: Console, side: str, claims: Sequence[Claim]) -> None:
    if claims:
        told = ", ".join(f"{claim.id[:SHORT]} ({claim.source.name})" for claim in claims)
        console.print(Text.assemble(f"    {side}: ", cell(told, "cyan")), soft_wrap=True)


def _print_quotes(console: Console, side: str, claims: Sequence[Claim]) -> None:
    for claim in claims:
        speakers = ", told by ".join(claim.said_by)
        voice = f"{claim.stance}, said by {speakers}" if speakers else str(claim.stance)
        line = Text.assemble(
            f"  {side}  ", (claim.id[:SHORT], "cyan"), "  “", cell(claim.quote, "italic"), f"”  {claim.type}, "
        )
        line.append_text(cell(f"{voice}, in {claim.source.name}", "dim"))
        console.print(line, soft_wrap=True)


def _finding_json(one: Finding) -> dict[str, object]:
    return {
        "check": one.check,
        "version": one.version,
        "about": list(one.about),
        "words": one.words,
        "claims_for": [claim.id for claim in one.claims_for],
        "claims_against": [claim.id for claim in one.claims_against],
        "missing": list(one.missing),
    }


def _matrix_json(matrix: Matrix) -> dict[str, object]:
    return {
        "person": matrix.person,
        "incident": matrix.incident,
        "notice": matrix.notice,
        "elements": [
            {
                "name": element.name,
                "asks": element.asks,
                "claims_for": [claim.id for claim in element.claims_for],
                "claims_against": [claim.id for claim in element.claims_against],
                "missing": list(element.missing),
            }
            for element in matrix.elements
        ],
    }
