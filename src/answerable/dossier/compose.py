"""Composing: from the record and one of its entities to the dossier on it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from answerable.dossier.dossier import Dossier, Exhibit, Section
from answerable.dossier.phrases import phrases
from answerable.dossier.portraits import incident_sections, person_sections, unit_sections
from answerable.dossier.withholding import without_names
from answerable.dossier.wording import incident_title
from answerable.model.capture import Entry
from answerable.model.claim import Claim
from answerable.model.coverage import Covered, extent_of
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import Entity, Record


def compose(
    record: Record,
    entity: Entity,
    claims: Sequence[Claim] = (),
    entries: Sequence[Entry] = (),
    *,
    coverage: Mapping[str, Sequence[Covered]] | None = None,
    withheld: Sequence[str] = (),
    made: str | None = None,
) -> Dossier:
    """Compose the dossier on `entity`.

    `claims` are all claims of the case and `entries` its entries: they tell how much was found in each source and
    when it was added; `coverage`, by capture, how much of its text was read. `withheld` are names that must not appear
    in it (victims). `made` is printed as the time of making; None leaves it out, and the same record then always gives
    the same dossier.
    """
    if isinstance(entity, Person):
        kind, sections = "person", person_sections(entity, record)
    elif isinstance(entity, Incident):
        kind, sections = "incident", incident_sections(entity)
    else:
        kind, sections = "unit", unit_sections(entity, record)
    notes = _notes(sections)
    dossier = Dossier(
        entity=entity.id,
        kind=kind,
        name=incident_title(entity.name, entity.when) if isinstance(entity, Incident) else entity.name,
        descriptor=phrases().words[kind],
        sections=sections,
        notes=notes,
        exhibits=_exhibits(notes, claims, entries, coverage or {}),
        made=made,
    )
    return without_names(dossier, withheld)


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
) -> tuple[Exhibit, ...]:
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
        )
        for capture, source in sources.items()
    ]
    return tuple(sorted(found, key=lambda e: (e.source.published or "9999", e.source.name, e.source.capture)))
