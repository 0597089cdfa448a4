"""Commands about sources and what they count: `origins` and `ledger`."""

import dataclasses
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from answerable.cli.cells import cell
from answerable.cli.printing import print_json
from answerable.record.incident import Figure, Incident
from answerable.record.ledger.line import LedgerLine
from answerable.record.ledger.total import Total
from answerable.record.origins.origin import Origin
from answerable.record.origins.support import Support


def print_origins(origins: Sequence[Origin], names: Mapping[str, str], *, json: bool) -> None:
    """Print each group of sources that are one, with the reasons, and the count of sources and origins."""
    if json:
        print_json([dataclasses.asdict(origin) for origin in origins])
        return
    console = Console(highlight=False)
    for origin in origins:
        if len(origin.captures) > 1:
            first, *others = (names[capture] for capture in origin.captures)
            console.print(Text.assemble(cell(first, "bold"), f"  and {len(others)} of the same origin"), soft_wrap=True)
            for reason in origin.reasons:
                console.print(Text.assemble("  ", cell(reason, "dim")), soft_wrap=True)
    console.print(f"{sum(len(origin.captures) for origin in origins)} sources, {len(origins)} origins.")


def print_ledger(
    incident: Incident,
    lines: Sequence[LedgerLine],
    totals: Sequence[Total],
    support: Support,
    *,
    json: bool,
) -> None:
    """Print the figures of an incident as each source has them, and the totals, each by its named rule."""
    if json:
        print_json(
            {
                "incident": incident.id,
                "name": incident.name,
                "support": dataclasses.asdict(support),
                "lines": [_line_json(line) for line in lines],
                "totals": [_total_json(total) for total in totals],
            }
        )
        return
    console = Console(highlight=False)
    counted = f"{_of(support.sources, 'source')}, {_of(support.origins, 'origin')}"
    console.print(Text.assemble(cell(incident.name, "bold"), f"  {counted}"), soft_wrap=True)
    for reason in support.reasons:
        console.print(Text.assemble("  ", cell(reason, "dim")), soft_wrap=True)
    if not lines:
        console.print("No source gives a figure.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in ("as of", "harm", "figure", "as printed", "who says so", "counts"):
        table.add_column(column)
    for line in lines:
        whom = f" ({line.figure.whom})" if line.figure.whom else ""
        voice = ", told by ".join(line.voice) + (" (hedged)" if line.hedged else "")
        scope = f"{line.scope}: {line.why}" if line.why else str(line.scope)
        table.add_row(
            line.as_of or "–",
            cell(f"{line.figure.kind}{whom}"),
            figure_words(line.figure),
            cell(f"“{line.printed}”"),
            cell(voice),
            cell(scope),
        )
    console.print(table)
    console.print(
        "\nTotals, each by its rule; parts, running counts and further counts are in none, and nothing is added:"
    )
    for total in totals:
        bounds = f"{total.min:,} to {'open' if total.max is None else f'{total.max:,}'}"
        about = ", approximate" if total.approximate else ""
        console.print(
            f"  {total.kind}: {bounds}{about}  by {total.named}, {_of(total.origins, 'origin')}", soft_wrap=True
        )


def figure_words(figure: Figure) -> str:
    """A figure as a range: "about 300", "1,001 and more", "10 to 12"."""
    low, high = figure.min, figure.max
    about = "about " if figure.approximate else ""
    if low == high and low is not None:
        return f"{about}{low:,}"
    if high is None:
        return f"{about}{low or 0:,} and more"
    return f"{about}{low or 0:,} to {high:,}"


def _of(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _line_json(line: LedgerLine) -> dict[str, object]:
    figure = line.figure
    return {
        "kind": figure.kind,
        "min": figure.min,
        "max": figure.max,
        "approximate": figure.approximate,
        "whom": figure.whom,
        "printed": line.printed,
        "voice": list(line.voice),
        "as_of": line.as_of,
        "scope": str(line.scope),
        "why": line.why,
        "origin": line.origin,
        "sources": line.sources,
        "hedged": line.hedged,
        "claims": [claim.id for claim in line.claims],
    }


def _total_json(total: Total) -> dict[str, object]:
    return {
        "kind": total.kind,
        "rule": total.rule,
        "version": total.version,
        "min": total.min,
        "max": total.max,
        "approximate": total.approximate,
        "origins": total.origins,
        "claims": [claim.id for claim in total.claims],
    }
