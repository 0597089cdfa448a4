"""The chain of command on the day of each incident: drawn, and the same in sentences with their claims."""

from collections.abc import Iterable, Sequence
from datetime import date

from answerable.command.chain import Chain, Rung, chain
from answerable.command.path import Certainty, Hop
from answerable.dossier.basis import Basis
from answerable.dossier.dossier import Block, Layout
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import day, incident_title, sources_of, with_article
from answerable.record.incident import Incident

_SECTION = "chain"
MOST_COMMANDERS = 6
"""No more of those who may have been in command of a unit are told one by one; how many there are is said."""


def the_day(incident: Incident) -> date | None:
    """The day of an incident, where its words leave no more than one open."""
    if incident.when is None:
        return None
    first, last = incident.when.begins[0], incident.when.ends[1]
    return first if first is not None and first == last else None


def chains_of(units: Sequence[str], incident: Incident, basis: Basis) -> list[Block]:
    """A block for each unit, by id: its chain on the day of the incident. One that says so where no day is known."""
    title = incident_title(incident.name, incident.when)
    on = the_day(incident)
    if on is None:
        spans = phrases().say("chain_no_day", incident=Span(title, Style.STRONG))
        return [Block(layout=Layout.LIST, title=title, sentences=(sentence(_SECTION, spans, incident.claims),))]
    return [block for unit in units if (block := chain_block(unit, on, basis, title)) is not None]


def chain_block(unit: str, on: date, basis: Basis, title: str) -> Block | None:
    """The chain above a unit on a day as a block; None where the claims name nothing above it and nobody in command."""
    found = chain(basis.graph, unit, on)
    rows = tuple({row.id: row for rung in found.rungs for row in _rows(rung, found, basis)}.values())
    if not rows:
        return None
    heading = phrases().words["chain_of"].format(unit=found.unit.name, day=day(on), incident=title)
    return Block(
        layout=Layout.TABLE,
        title=heading,
        name="chain",
        columns=phrases().columns["chain"],
        sentences=rows,
        chain=found,
    )


def _rows(rung: Rung, found: Chain, basis: Basis) -> Iterable[Sentence]:
    assert found.on is not None  # noqa: S101 -- chains here are always of a day
    if rung.path is not None:
        hop = rung.path.hops[-1]
        below = next(one.unit.name for one in found.rungs if one.unit.id == hop.start)
        yield _hop_row("chain_above", hop, found.on, basis, unit=below, cell="above_it", other=rung.unit.name)
    for hop in rung.commanders[:MOST_COMMANDERS]:
        yield _hop_row(
            "chain_command", hop, found.on, basis, unit=rung.unit.name, cell="in_command", other=hop.end_name
        )
    rest = rung.commanders[MOST_COMMANDERS:]
    if rest:
        claims = basis.claims([ident for hop in rest for ident in hop.claims])
        told = phrases().words["more_in_command"].format(number=len(rest))
        spans = phrases().say("chain_more", unit=with_article(rung.unit.name), told=told, day=day(found.on))
        cells = (Span(rung.unit.name), Span(told), Span(phrases().words["possible_hop"]), Span(sources_of(claims)))
        yield sentence(_SECTION, spans, claims, cells)
    if not rung.commanders and rung.path is not None:
        hop = rung.path.hops[-1]
        claims = basis.claims(hop.claims)
        spans = phrases().say("chain_nobody", unit=with_article(rung.unit.name), day=day(found.on))
        nobody = Span(phrases().words["nobody"])
        yield sentence(_SECTION, spans, claims, (Span(rung.unit.name), nobody, Span(""), Span("")))


def _hop_row(pattern: str, hop: Hop, on: date, basis: Basis, *, unit: str, cell: str, other: str) -> Sentence:
    words = phrases().words
    claims = basis.claims(hop.claims)
    told = sources_of(claims)
    firm = hop.certainty is Certainty.PROVEN
    spans = phrases().say(
        pattern if firm else f"{pattern}_possible",
        unit=with_article(unit),
        other=Span(other, Style.STRONG),
        day=day(on),
        reason=hop.reason or words["no_reason"],
        sources=told,
    )
    certainty = words["stated_hop"] if firm else words["possible_hop"]
    shown = certainty + (f": {hop.reason}" if hop.reason else "")
    cells = (Span(unit), Span(words[cell].format(other=other), Style.STRONG), Span(shown), Span(told))
    return sentence(_SECTION, spans, claims, cells)
