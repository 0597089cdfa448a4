"""The parts of a dossier that tell an incident: what is said to have happened, the figures, who is named."""

from answerable.dossier.backing import accusation, denial
from answerable.dossier.dossier import Block, Layout
from answerable.dossier.phrases import phrases
from answerable.dossier.scale import scales
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import chain, figure, incident_title, quoted, sources_of, voice
from answerable.record.backed import Backed
from answerable.record.gathering import folded, gather
from answerable.record.incident import Figure, Incident


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


def figure_row(section: str, item: Figure) -> Sentence:
    """A figure as a row of the ledger."""
    first = item.claims[0]
    read = figure(item.min, item.max, approximate=item.approximate)
    told = voice(item.claims)
    speakers = ", ".join(item.speakers) or phrases().words["own_voice"]
    spans = phrases().say("figure", harm=harm_label(item), quote=quoted(first), voice=told, figure=read)
    cells = (quoted(first), Span(read), Span(harm_label(item)), Span(speakers), Span(sources_of(item.claims)))
    return sentence(section, spans, item.claims, cells)


def ledger(section: str, incident: Incident) -> Block | None:
    """The figures side by side; None where there are none."""
    if not incident.figures:
        return None
    order = phrases().harms
    figures = sorted(incident.figures, key=lambda f: order.index(f.kind) if f.kind in order else len(order))
    return Block(
        layout=Layout.TABLE,
        title=phrases().sections["figures"],
        name="figures",
        columns=phrases().columns["figures"],
        sentences=tuple(figure_row(section, item) for item in figures),
        scales=scales(figures),
    )


def incident_blocks(
    section: str, incident: Incident, *, title: str, told: frozenset[str] = frozenset()
) -> tuple[Block, ...]:
    """Everything on one incident; accusations and denials whose claims are all in `told` stand elsewhere."""
    accounted = (*accounts(section, incident), *perpetrators(section, incident))
    blocks = [Block(layout=Layout.LIST, title=title, sentences=accounted)] if accounted else []
    figures = ledger(section, incident)
    if figures is not None:
        blocks.append(figures)
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
