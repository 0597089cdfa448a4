"""What `chain` and `candidates` print."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from answerable.cli.cells import cell
from answerable.cli.printing import SHORT, print_json
from answerable.command.candidates import Candidates
from answerable.command.chain import Chain, Rung
from answerable.command.path import Certainty, Hop, Path
from answerable.command.rendering import candidates_json, chain_json

_STYLES = {Certainty.PROVEN: "green", Certainty.POSSIBLE: "yellow", Certainty.EXCLUDED: "dim"}
_SHOWN = 3


def print_chain(chain: Chain, *, json: bool) -> None:
    """Print a chain: a unit a line, deeper ones further in, each with its commanders and how sure all of it is."""
    if json:
        print_json(chain_json(chain))
        return
    console = Console(highlight=False)
    on = f" on {chain.on}" if chain.on else ""
    console.print(Text.assemble("Above " if chain.up else "Below ", cell(chain.unit.name, "bold"), f"{on}:"))
    for rung in _as_tree(chain):
        depth = len(rung.path.hops) if rung.path else 0
        line = Text("  " * depth).append_text(cell(rung.unit.name, "bold"))
        if rung.path:
            line.append_text(_sure(rung.path.hops[-1]))
        console.print(line, soft_wrap=True)
        for hop in rung.commanders[:_SHOWN]:
            console.print(Text.assemble("  " * depth + "    ", cell(hop.end_name), _sure(hop)), soft_wrap=True)
        if len(rung.commanders) > _SHOWN:
            console.print(f"{'  ' * depth}    and {len(rung.commanders) - _SHOWN} more")
        if not rung.commanders:
            console.print(Text(f"{'  ' * depth}    no commander found", "dim"))
    if len(chain.rungs) == 1:
        console.print("No claim of the case says more. That is no denial: nothing was found.")


def _as_tree(chain: Chain) -> Iterator[Rung]:
    """The rungs so that each follows the one that it hangs on."""
    hanging: dict[str, list[Rung]] = {}
    for rung in chain.rungs[1:]:
        if rung.path is not None:
            hanging.setdefault(rung.path.hops[-1].start, []).append(rung)
    waiting = [chain.rungs[0]]
    while waiting:
        rung = waiting.pop()
        yield rung
        waiting.extend(reversed(hanging.get(rung.unit.id, [])))


def print_candidates(found: Candidates, *, json: bool) -> None:
    """Print each path on a line, its weakest hop named beneath."""
    if json:
        print_json(candidates_json(found))
        return
    console = Console(highlight=False)
    on = f", judged for {found.on}" if found.on else ", no day known: nothing is proven"
    console.print(Text.assemble(cell(found.event.name, "bold"), on))
    for path in found.paths:
        console.print(_path_line(path), soft_wrap=True)
        weakest = path.weakest
        if weakest.certainty is not Certainty.PROVEN:
            why = f" ({weakest.reason})" if weakest.reason else ""
            console.print(
                Text.assemble("    weakest: ", cell(weakest.end_name), f", {weakest.certainty}{why}"), soft_wrap=True
            )
        ids = ", ".join(claim[:SHORT] for hop in path.hops for claim in hop.claims[:1])
        console.print(Text.assemble("    claims: ", cell(ids, "cyan")), soft_wrap=True)
    if not found.paths:
        console.print("No path was found. That is no exoneration: nothing was found.")
    elif found.more:
        console.print("and more, less sure than these.")
    console.print("A path says whom the record allows to ask about; it makes nobody responsible.")


def _path_line(path: Path) -> Text:
    line = Text.assemble((f"{path.certainty:<9}", _STYLES[path.certainty]), cell(path.hops[0].start))
    for hop in path.hops:
        mark = {Certainty.PROVEN: " → ", Certainty.POSSIBLE: " ⇢ ", Certainty.EXCLUDED: " ⊘ "}[hop.certainty]
        line.append(mark).append_text(cell(hop.end_name))
    return line


def _sure(hop: Hop) -> Text:
    told = f"{hop.certainty}{f', {hop.reason}' if hop.reason else ''}"
    return Text.assemble(
        "  ", (told, _STYLES[hop.certainty]), "  ", (", ".join(c[:SHORT] for c in hop.claims[:2]), "cyan")
    )
