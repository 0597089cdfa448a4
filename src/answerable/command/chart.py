"""A chain of command as a picture (SVG): certainty is in the lines and in words, never in colour alone.

Proven: a full line. Possible: a dashed line and the word. Nothing in it is a link or a script; every text is escaped.
"""

from html import escape

from answerable.command.chain import Chain, Rung
from answerable.command.path import Certainty, Hop

WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 300, 96, 36, 74, 28
_LINES = {
    Certainty.PROVEN: "",
    Certainty.POSSIBLE: 'stroke-dasharray="7 5"',
    Certainty.EXCLUDED: 'stroke-dasharray="2 5"',
}
_LONGEST = 40
_COMMANDERS = 2
_STYLE = """
text { font-family: "DejaVu Sans", "Liberation Sans", Arial, sans-serif; font-size: 12px; fill: #1c1c1c; }
.unit { font-weight: bold; font-size: 13px; }
.note { font-size: 11px; fill: #444; }
rect { fill: #fff; stroke: #1c1c1c; }
path { fill: none; stroke: #1c1c1c; stroke-width: 1.6; }
"""


def chain_svg(chain: Chain) -> str:
    """The chain as an SVG document: superiors above, parts below, each with who commanded it on the day."""
    depths = _depths(chain)
    most = max(len(rungs) for rungs in depths)
    width = 2 * MARGIN + most * WIDTH + (most - 1) * ACROSS
    height = 2 * MARGIN + 44 + len(depths) * HEIGHT + (len(depths) - 1) * DOWN + 30
    places: dict[str, tuple[float, float]] = {}
    for depth, rungs in enumerate(depths):
        row = len(depths) - 1 - depth if chain.up else depth
        left = (width - len(rungs) * WIDTH - (len(rungs) - 1) * ACROSS) / 2
        for at, rung in enumerate(rungs):
            places[rung.unit.id] = left + at * (WIDTH + ACROSS), MARGIN + 44 + row * (HEIGHT + DOWN)
    on = f" on {chain.on.isoformat()}" if chain.on else ""
    title = f"{'Above' if chain.up else 'Below'} {chain.unit.name}{on}, as sources give it"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {_size(width, height)} role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<text class="unit" x="{MARGIN}" y="{MARGIN}">{escape(title)}</text>',
    ]
    for rungs in depths[1:]:
        parts += [_line(rung, places) for rung in rungs]
    parts += [_box(rung, *places[rung.unit.id]) for rungs in depths for rung in rungs]
    parts.append(
        f'<text class="note" x="{MARGIN}" y="{height - 12:.0f}">Full line: a source states it flatly for the day. '
        "Dashed line: the claims allow it. No legal finding.</text></svg>\n"
    )
    return "\n".join(parts)


def _size(width: float, height: float) -> str:
    return f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'


def _depths(chain: Chain) -> list[list[Rung]]:
    out: list[list[Rung]] = []
    for rung in chain.rungs:
        depth = 0 if rung.path is None else len(rung.path.hops)
        while len(out) <= depth:
            out.append([])
        out[depth].append(rung)
    return out


def _line(rung: Rung, places: dict[str, tuple[float, float]]) -> str:
    if rung.path is None:
        return ""
    hop = rung.path.hops[-1]
    (x1, y1), (x2, y2) = places[hop.start], places[hop.end]
    upper, lower = sorted(((x1, y1), (x2, y2)), key=lambda place: place[1])
    top, bottom = (upper[0] + WIDTH / 2, upper[1] + HEIGHT), (lower[0] + WIDTH / 2, lower[1])
    middle = (top[1] + bottom[1]) / 2
    drawn = f"M{top[0]:.0f} {top[1]:.0f}V{middle:.0f}H{bottom[0]:.0f}V{bottom[1]:.0f}"
    told = f"{hop.certainty}{f': {hop.reason}' if hop.reason else ''}"
    return (
        f'<path d="{drawn}" {_LINES[hop.certainty]}/>'
        f'<text class="note" x="{bottom[0] + 6:.0f}" y="{bottom[1] - 8:.0f}">{escape(told)}</text>'
    )


def _box(rung: Rung, x: float, y: float) -> str:
    lines = [f'<rect x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>']
    lines.append(f'<text class="unit" x="{x + 10:.0f}" y="{y + 21:.0f}">{escape(_short(rung.unit.name))}</text>')
    told = [_commander(hop) for hop in rung.commanders[:_COMMANDERS]] or ["no commander found for the day"]
    if len(rung.commanders) > _COMMANDERS:
        told.append(f"and {len(rung.commanders) - _COMMANDERS} more")
    for number, words in enumerate(told):
        lines.append(f'<text x="{x + 10:.0f}" y="{y + 42 + 17 * number:.0f}">{escape(_short(words))}</text>')
    return "".join(lines)


def _commander(hop: Hop) -> str:
    return hop.end_name if hop.certainty is Certainty.PROVEN else f"{hop.end_name} ({hop.certainty})"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
