"""A chain of command as a picture (SVG): certainty is in the lines and in words, never in colour alone.

Proven: a full line. Possible: a dashed line and the word. Nothing in it is a link or a script; every text is escaped.
"""

from dataclasses import dataclass
from html import escape

from answerable.command.chain import Chain, Rung
from answerable.command.path import Certainty, Hop
from answerable.command.phrases import said

WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 300, 104, 36, 64, 28
HEAD, FOOT, LEAST = 44, 30, 680
"""Room above and below for the title and the key, and the least width where they are drawn."""
_LINES = {
    Certainty.PROVEN: "",
    Certainty.POSSIBLE: ' stroke-dasharray="7 5"',
    Certainty.EXCLUDED: ' stroke-dasharray="2 5"',
}
_LONGEST, _LONGEST_NAME = 42, 33
_COMMANDERS = 2
# Attributes, not a style sheet: within a page a sheet would reach what is around the chart.
_FONT = 'font-family="DejaVu Sans, Liberation Sans, Arial, sans-serif"'
_TEXT = f'{_FONT} font-size="12" fill="#1c1c1c"'
_UNIT = f'{_FONT} font-size="13" font-weight="bold" fill="#1c1c1c"'
_FRAME = 'fill="#ffffff" stroke="#1c1c1c"'
_NOTE = f'{_FONT} font-size="11" fill="#444444"'


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """The words of a chart. An empty `title` or `key` is not drawn: what is around the chart then says it."""

    title: str
    key: str
    proven: str
    possible: str
    excluded: str
    nobody: str
    more: str


def chart_words(chain: Chain) -> ChartWords:
    """The words of a chart that stands alone."""
    direction = said("chart_above" if chain.up else "chart_below", unit=chain.unit.name)
    return ChartWords(
        title=said("chart_on", what=direction, day=chain.on.isoformat()) if chain.on else direction,
        key=said("chart_key"),
        proven=said("chart_proven"),
        possible=said("chart_possible"),
        excluded=said("chart_excluded"),
        nobody=said("chart_nobody"),
        more=said("chart_more", number="{number}"),
    )


def chain_svg(chain: Chain, words: ChartWords | None = None) -> str:
    """The chain as an SVG document: superiors above, parts below, each with who commanded it on the day."""
    words = words or chart_words(chain)
    depths = _depths(chain)
    most = breadth(chain)
    head, foot = HEAD if words.title else 0, FOOT if words.key else 0
    width = max(2 * MARGIN + most * WIDTH + (most - 1) * ACROSS, LEAST if head or foot else 0)
    height = 2 * MARGIN + head + len(depths) * HEIGHT + (len(depths) - 1) * DOWN + foot
    places: dict[str, tuple[float, float]] = {}
    for depth, rungs in enumerate(depths):
        row = len(depths) - 1 - depth if chain.up else depth
        left = (width - len(rungs) * WIDTH - (len(rungs) - 1) * ACROSS) / 2
        for at, rung in enumerate(rungs):
            places[rung.unit.id] = left + at * (WIDTH + ACROSS), MARGIN + head + row * (HEIGHT + DOWN)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {_size(width, height)} role="img">']
    if words.title:
        parts.append(f"<title>{escape(words.title)}</title>")
        parts.append(f'<text {_UNIT} x="{MARGIN}" y="{MARGIN}">{escape(words.title)}</text>')
    parts += [_box(rung, *places[rung.unit.id], words) for rungs in depths for rung in rungs]
    for rungs in depths[1:]:
        parts += [_line(rung, places, words) for rung in rungs]
    if words.key:
        parts.append(f'<text {_NOTE} x="{MARGIN}" y="{height - 12:.0f}">{escape(words.key)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def breadth(chain: Chain) -> int:
    """How many units stand side by side where the chart is widest."""
    return max(len(rungs) for rungs in _depths(chain))


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


def _line(rung: Rung, places: dict[str, tuple[float, float]], words: ChartWords) -> str:
    """The line of a rung to the one it hangs on; its words stand at the foot of the rung's own box."""
    if rung.path is None:
        return ""
    hop = rung.path.hops[-1]
    (x1, y1), (x2, y2) = places[hop.start], places[hop.end]
    above = y2 < y1
    start = x1 + WIDTH / 2, y1 if above else y1 + HEIGHT
    end = x2 + WIDTH / 2, y2 + HEIGHT if above else y2
    drawn = f"M{start[0]:.0f} {start[1]:.0f}L{end[0]:.0f} {end[1]:.0f}"
    told = _short(f"{_certainty(hop, words)}{f': {hop.reason}' if hop.reason else ''}")
    return (
        f'<path d="{drawn}" fill="none" stroke="#1c1c1c" stroke-width="1.6"{_LINES[hop.certainty]}/>'
        f'<text {_NOTE} x="{x2 + 10:.0f}" y="{y2 + HEIGHT - 8:.0f}">{escape(told)}</text>'
    )


def _box(rung: Rung, x: float, y: float, words: ChartWords) -> str:
    lines = [f'<rect x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="4" {_FRAME}/>']
    lines.append(
        f'<text {_UNIT} x="{x + 10:.0f}" y="{y + 21:.0f}">{escape(_short(rung.unit.name, _LONGEST_NAME))}</text>'
    )
    told = [_commander(hop, words) for hop in rung.commanders[:_COMMANDERS]] or [words.nobody]
    if len(rung.commanders) > _COMMANDERS:
        told.append(words.more.format(number=len(rung.commanders) - _COMMANDERS))
    for number, line in enumerate(told):
        lines.append(f'<text {_TEXT} x="{x + 10:.0f}" y="{y + 42 + 17 * number:.0f}">{escape(_short(line))}</text>')
    return "".join(lines)


def _commander(hop: Hop, words: ChartWords) -> str:
    return hop.end_name if hop.certainty is Certainty.PROVEN else f"{hop.end_name} ({_certainty(hop, words)})"


def _certainty(hop: Hop, words: ChartWords) -> str:
    told = {Certainty.PROVEN: words.proven, Certainty.POSSIBLE: words.possible, Certainty.EXCLUDED: words.excluded}
    return told[hop.certainty]


def _short(words: str, longest: int = _LONGEST) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
