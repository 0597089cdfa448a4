"""The parts of a dossier that tell an incident: what is said to have happened, the figures, who is named."""

from collections import Counter
from collections.abc import Sequence

from answerable.dossier.backing import accusation, denial
from answerable.dossier.dossier import Block, Layout
from answerable.dossier.phrases import phrases
from answerable.dossier.scale import scales
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import chain, figure, incident_title, quoted, sources_of, voice
from answerable.record.backed import Backed
from answerable.record.gathering import folded, gather
from answerable.record.incident import Figure, Incident
from answerable.record.ledger.line import LedgerLine, Scope
from answerable.record.ledger.total import Total, totals_of


def harm_label(item: Figure) -> str:
    """What a figure counts: "killed (civilians)"."""
    return f"{item.kind} ({item.whom})" if item.whom else item.kind


def accounts(section: str, incident: Incident) -> list[Sentence]:
    """What is said to have happened, one sentence for each voice that tells it."""
    return [
        sentence(section, phrases().say("account", voice=voice(group), quote=quoted(group[0])), group)
        for group in gather(incident.reports, lambda c: (c.said_by, folded(c.quote)))
    ]


def perpetrators(section: str, incident: Incident) -> list[Sentence]:
    """Who is named as perpetrator, and by whom."""
    return [
        sentence(
            section,
            phrases().say("perpetrator", perpetrator=Span(item.value, Style.STRONG), voice=voice(item.claims)),
            item.claims,
        )
        for item in incident.perpetrators
    ]


def figure_row(section: str, line: LedgerLine) -> Sentence:
    """A figure as a row of the ledger, with what it counts of the whole."""
    item, words = line.figure, phrases().words
    first = item.claims[0]
    read = figure(item.min, item.max, approximate=item.approximate)
    counts = words[f"scope_{line.scope}"] + (f": {line.why}" if line.why else "")
    spans = phrases().say(
        "figure",
        harm=harm_label(item),
        quote=quoted(first),
        voice=voice(item.claims),
        figure=read,
        scope="" if line.scope is Scope.WHOLE else words["scoped"].format(scope=counts),
    )
    speakers = ", ".join(item.speakers) or words["own_voice"]
    cells = (
        quoted(first),
        Span(read),
        Span(harm_label(item)),
        Span(counts),
        Span(speakers),
        Span(sources_of(item.claims)),
    )
    return sentence(section, spans, item.claims, cells)


def ledger_blocks(section: str, lines: Sequence[LedgerLine]) -> list[Block]:
    """The figures side by side, and ranges by the rules that are named there."""
    if not lines:
        return []
    order = phrases().harms
    rows = sorted(lines, key=lambda x: order.index(x.figure.kind) if x.figure.kind in order else len(order))
    blocks = [
        Block(
            layout=Layout.TABLE,
            title=phrases().sections["figures"],
            name="figures",
            columns=phrases().columns["figures"],
            sentences=tuple(figure_row(section, line) for line in rows),
            scales=scales([line.figure for line in rows]),
        )
    ]
    totals = tuple(total_row(section, total) for total in _of_several(lines))
    if totals:
        blocks.append(
            Block(
                layout=Layout.TABLE,
                title=phrases().sections["totals"],
                name="totals",
                columns=phrases().columns["totals"],
                sentences=totals,
                notice=phrases().words["totals_notice"],
            )
        )
    return blocks


def _of_several(lines: Sequence[LedgerLine]) -> list[Total]:
    """Totals of kinds of harm on which more than one figure counts the whole: of one alone there is nothing to rule."""
    whole = Counter(line.figure.kind for line in lines if line.scope is Scope.WHOLE)
    return [total for total in totals_of(lines) if whole[total.kind] > 1]


def total_row(section: str, total: Total) -> Sentence:
    """A range by a rule, with the rule's name and version and what it does."""
    words = phrases().words
    read = figure(total.min, total.max, approximate=total.approximate)
    explained = words[f"rule_{total.rule}"]
    origins = words["voice_counted" if total.origins == 1 else "voices_counted"].format(number=total.origins)
    spans = phrases().say("total", harm=total.kind, figure=read, rule=total.named, explained=explained, origins=origins)
    cells = (Span(total.kind), Span(read, Style.STRONG), Span(f"{total.named}: {explained}"), Span(origins))
    return sentence(section, spans, total.claims, cells)


def incident_blocks(
    section: str,
    incident: Incident,
    *,
    title: str,
    lines: Sequence[LedgerLine] = (),
    told: frozenset[str] = frozenset(),
) -> tuple[Block, ...]:
    """Everything on one incident; `lines` are its ledger.

    Accusations and denials whose claims are all in `told` stand elsewhere.
    """
    accounted = (*accounts(section, incident), *perpetrators(section, incident))
    blocks = [Block(layout=Layout.LIST, title=title, sentences=accounted)] if accounted else []
    blocks += ledger_blocks(section, lines)
    accused = tuple(accusation(section, item) for item in incident.allegations if not _stands(item, told))
    if accused:
        blocks.append(Block(layout=Layout.CARDS, title=phrases().sections["allegations"], sentences=accused))
    denied = tuple(denial(section, item) for item in incident.denials if not _stands(item, told))
    if denied:
        blocks.append(Block(layout=Layout.CARDS, title=phrases().sections["denials"], sentences=denied))
    return tuple(blocks)


def _stands(item: Backed, told: frozenset[str]) -> bool:
    return all(claim.id in told for claim in item.claims)


def figures_differ(section: str, incident: Incident) -> list[Sentence]:
    """For each kind of harm on which more than one figure is printed: all of them in one sentence."""
    by_kind: dict[str, list[Figure]] = {}
    for item in incident.figures:
        by_kind.setdefault(item.kind, []).append(item)
    out = []
    for kind, items in by_kind.items():
        readings = {(item.min, item.max, item.approximate) for item in items}
        if len(readings) > 1:
            told = "; ".join(_figure_by(item) for item in items)
            claims = [claim for item in items for claim in item.claims]
            title = Span(incident_title(incident.name, incident.when), Style.STRONG)
            spans = phrases().say("figures_differ", incident=title, harm=kind, figures=told)
            out.append(sentence(section, spans, claims))
    return out


def _figure_by(item: Figure) -> str:
    """A figure and who gives it, in brief: the notes name the sources."""
    what = figure(item.min, item.max, approximate=item.approximate)
    who = chain(item.speakers) if item.speakers else voice(item.claims)
    return phrases().words["by_whom"].format(what=what, who=who)
