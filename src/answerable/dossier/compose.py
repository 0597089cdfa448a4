"""Composing: from the record and one of its entities to the dossier on it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answerable.dossier.basis import Basis
from answerable.dossier.dossier import Block, Dossier, Exhibit, Layout, Seal, Section
from answerable.dossier.phrases import phrases
from answerable.dossier.portraits import incident_sections, person_sections, unit_sections
from answerable.dossier.sentence import sentence
from answerable.dossier.withholding import without_names
from answerable.dossier.wording import incident_title
from answerable.model.capture import Entry
from answerable.model.claim import Claim
from answerable.model.coverage import Covered, extent_of
from answerable.model.work import Work
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import Entity, Record


def compose(
    record: Record,
    entity: Entity,
    claims: Sequence[Claim] = (),
    entries: Sequence[Entry] = (),
    *,
    basis: Basis | None = None,
    coverage: Mapping[str, Sequence[Covered]] | None = None,
    withheld: Sequence[str] = (),
    seal: Seal | None = None,
    made: str | None = None,
) -> Dossier:
    """Compose the dossier on `entity`.

    `claims` are all claims of the case and `entries` its entries: they tell how much was found in each source and
    when it was added; `coverage`, by capture, how much of its text was read. `basis` has what is known besides the
    record (origins, ledgers, decisions, cited works); None: nothing is. `withheld` are names that must not appear in
    the dossier (victims). `seal` says from which state of which case it was made. `made` is printed as the time of
    making; None leaves it out, and the same record then always gives the same dossier.
    """
    basis = basis or Basis(record=record)
    if isinstance(entity, Person):
        kind, sections = "person", person_sections(entity, basis)
    elif isinstance(entity, Incident):
        kind, sections = "incident", incident_sections(entity, basis)
    else:
        kind, sections = "unit", unit_sections(entity, basis)
    sections = tuple(_counted(section, basis) for section in (*sections, *_origins(sections, basis)))
    notes = _notes(sections)
    dossier = Dossier(
        entity=entity.id,
        kind=kind,
        name=incident_title(entity.name, entity.when) if isinstance(entity, Incident) else entity.name,
        descriptor=phrases().words[kind],
        sections=sections,
        notes=notes,
        exhibits=_exhibits(notes, claims, entries, coverage or {}, basis),
        support=basis.support(notes),
        seal=seal,
        made=made,
    )
    return without_names(dossier, withheld)


def _counted(section: Section, basis: Basis) -> Section:
    """The section with the sources and origins of each sentence counted; a range by a rule says its own count."""
    blocks = tuple(
        block
        if block.name == "totals"
        else replace(block, sentences=tuple(replace(one, support=basis.support(one.claims)) for one in block.sentences))
        for block in section.blocks
    )
    drawn = {one.id: one for block in blocks for one in block.sentences}
    return replace(section, blocks=blocks, bars=tuple(replace(b, sentence=drawn[b.sentence.id]) for b in section.bars))


def _origins(sections: Sequence[Section], basis: Basis) -> tuple[Section, ...]:
    """A section that says which sources count as one and why; none where each stands alone."""
    cited = _notes(sections)
    names = {claim.source.name: claim.source.capture for claim in cited}
    sentences = []
    for reason in basis.support(cited).reasons:
        captures = {capture for name, capture in names.items() if name in reason}
        told = [claim for claim in cited if claim.source.capture in captures] or list(cited)
        # Where a speaker is what the sources have in common, the claims of that speaker show it.
        claims = [claim for claim in told if claim.said_by and claim.said_by[0] in reason] or told
        sentences.append(sentence("origins", phrases().say("one_origin", reason=reason), claims))
    if not sentences:
        return ()
    block = Block(layout=Layout.LIST, sentences=tuple(sentences))
    return (Section(id="origins", title=phrases().sections["origins"], blocks=(block,)),)


def _notes(sections: Sequence[Section]) -> tuple[Claim, ...]:
    cited = {
        claim.id: claim
        for section in sections
        for block in section.blocks
        for sentence in block.sentences
        for claim in sentence.claims
    }
    return tuple(cited.values())


def _exhibits(
    notes: Sequence[Claim],
    claims: Sequence[Claim],
    entries: Sequence[Entry],
    coverage: Mapping[str, Sequence[Covered]],
    basis: Basis,
) -> tuple[Exhibit, ...]:
    works: dict[str, dict[str, Work]] = {}
    for claim in notes:
        for ident in claim.cited:
            works.setdefault(claim.source.capture, {})[ident] = basis.works.get(
                ident, Work(id=ident, capture=claim.source.capture, line=0)
            )
    cited = Counter(claim.source.capture for claim in notes)
    read = Counter(claim.source.capture for claim in claims)
    added: dict[str, str] = {}
    for entry in entries:
        added[entry.capture] = min(entry.added, added.get(entry.capture, entry.added))
    sources = {claim.source.capture: claim.source for claim in notes}
    found = [
        Exhibit(
            source=source,
            cited=cited[capture],
            read=max(read[capture], cited[capture]),
            added=added.get(capture),
            extent=extent_of(coverage[capture]) if coverage.get(capture) else None,
            works=tuple(sorted(works.get(capture, {}).values(), key=lambda work: (work.published or "9999", work.id))),
        )
        for capture, source in sources.items()
    ]
    return tuple(sorted(found, key=lambda e: (e.source.published or "9999", e.source.name, e.source.capture)))
