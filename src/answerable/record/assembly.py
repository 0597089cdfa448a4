"""Assembly: from claims and the entities they speak of to persons, units and incidents."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from answerable.identity.fold import skeleton, words
from answerable.identity.names import person_name
from answerable.model.claim import Claim, Stance
from answerable.model.slots import (
    AllegationSlots,
    DemandSlots,
    HarmSlots,
    IncidentSlots,
    NameSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    StatementSlots,
    UnitSlots,
)
from answerable.model.time import When
from answerable.record.backed import Denial, claim_order, in_order
from answerable.record.career import Posting, PostingOf, careers
from answerable.record.contiguity import Stretch, stretches
from answerable.record.entities import Entities
from answerable.record.gathering import (
    allegations,
    demands,
    folded,
    gather,
    names_given,
    positionings,
    properties,
    ranks,
    statements,
)
from answerable.record.happenings import incident_words
from answerable.record.incident import Attributed, Figure, Incident
from answerable.record.person import Person
from answerable.record.stretch import ANY_TIME, intersect, said
from answerable.record.unit import Relation, Unit


def postings_of(claims: Sequence[Claim], entities: Entities) -> tuple[Posting, ...]:
    """All postings, denials left out."""
    found = []
    for claim in claims:
        if not isinstance(claim.slots, PostingSlots) or claim.stance is Stance.DENIED:
            continue
        person = entities.person(claim.slots.person, claim.source.capture)
        if person is None:
            continue
        unit = entities.unit(claim.slots.unit, claim.source.capture)
        found.append(
            PostingOf(
                claim=claim,
                slots=claim.slots,
                person=person,
                person_name=entities.names[person],
                unit=unit,
                unit_name=entities.names[unit] if unit else claim.slots.unit,
            )
        )
    return careers(found)


def relations_of(claims: Sequence[Claim], entities: Entities) -> tuple[Relation, ...]:
    """All relations between units, denials left out, each a stretch by contiguity; another superior breaks it."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in in_order(_affirmed(claims)):
        child, parent = _related(claim, entities)
        if isinstance(claim.slots, RelationSlots) and child is not None and parent is not None and child != parent:
            groups.setdefault((child, claim.slots.kind, parent), []).append(claim)
    superiors: dict[tuple[str, str], list[tuple[str, When]]] = {}
    for (child, kind, parent), found in groups.items():
        superiors.setdefault((child, kind), []).extend((parent, said(c.when) or ANY_TIME) for c in found)
    out: list[Relation] = []
    for (child, kind, parent), found in groups.items():
        # A unit is under one at a time; it may be a member of several.
        others = [when for other, when in superiors[child, kind] if other != parent and kind == "child-of"]
        out.extend(
            Relation(
                claims=stretch.items,
                child=child,
                child_name=entities.names[child],
                parent=parent,
                parent_name=entities.names[parent],
                kind=kind,
                when=_time_of(stretch),
            )
            for stretch in stretches(found, lambda claim: claim.when, others)
        )
    return tuple(sorted(out, key=lambda relation: claim_order(relation.claims[0])))


def _time_of(stretch: Stretch[Claim]) -> When | None:
    """The time of a stretch, in the words of its claim where it has one only; None where no claim gives any."""
    times = [when for claim in stretch.items if (when := said(claim.when)) is not None]
    if not times:
        return None
    return times[0] if len(times) == 1 else stretch.when


def _related(claim: Claim, entities: Entities) -> tuple[str | None, str | None]:
    if not isinstance(claim.slots, RelationSlots):
        return None, None
    capture = claim.source.capture
    return entities.unit(claim.slots.unit, capture), entities.unit(claim.slots.related_unit, capture)


def incident_of(family: str, claims: tuple[Claim, ...], key: str) -> Incident:
    """An incident out of the claims that were grouped as one (see happenings)."""
    affirmed = _affirmed(claims)
    told = [c for c in affirmed if isinstance(c.slots, IncidentSlots)]
    place = _most(
        slots.place
        for claim in affirmed or claims
        if isinstance(slots := claim.slots, IncidentSlots | HarmSlots) and slots.place
    )
    if place is None:
        place = _most(where.name for claim in claims for where in claim.where)
    times = [said(c.when) for c in claims if isinstance(c.slots, IncidentSlots | HarmSlots)]
    when = _common_time([time for time in times if time is not None])
    kinds = _attributed(told, lambda slots: (slots.kind,))
    targets = _attributed(told, lambda slots: slots.target)
    shown = kinds or _attributed(claims, lambda slots: (slots.kind,))
    aimed = targets or _attributed(claims, lambda slots: slots.target)
    kind = shown[0].value if shown else family
    link = "on" if kind in incident_words().upon else "of"
    of = f" {link} {aimed[0].value}" if aimed else ""
    at = f", {place}" if place else ""
    on = f", {when.edtf}" if when and when.edtf else ""
    return Incident(
        claims=claims,
        id=key,
        name=f"{kind[:1].upper()}{kind[1:]}{of}{at}{on}",
        family=family,
        kinds=kinds,
        place=place,
        when=when,
        targets=targets,
        weapons=_attributed(told, lambda slots: slots.weapons),
        perpetrators=_attributed(told, lambda slots: (slots.perpetrator,) if slots.perpetrator else ()),
        figures=_figures(affirmed),
        allegations=allegations(affirmed),
        denials=denials(claims),
        reports=tuple(told),
    )


def _attributed(claims: Sequence[Claim], values: Callable[[IncidentSlots], tuple[str, ...]]) -> tuple[Attributed, ...]:
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[str, Claim]]] = {}
    for claim in claims:
        if isinstance(claim.slots, IncidentSlots):
            for value in values(claim.slots):
                groups.setdefault((folded(value), claim.said_by), []).append((value, claim))
    found = [
        Attributed(claims=in_order(claim for _, claim in pairs), value=pairs[0][0], speakers=speakers)
        for (_, speakers), pairs in groups.items()
    ]
    return tuple(sorted(found, key=lambda item: (-len(item.claims), item.value, item.speakers)))


def _figures(claims: Sequence[Claim]) -> tuple[Figure, ...]:
    out = []

    def key(claim: Claim) -> object:
        slots = claim.slots
        if not isinstance(slots, HarmSlots):
            raise TypeError(claim.type)
        voice = tuple(map(folded, claim.said_by)) or claim.source.capture
        return slots.kind, slots.min, slots.max, slots.approximate, folded(slots.whom), voice

    for group in gather([c for c in claims if isinstance(c.slots, HarmSlots)], key):
        slots = group[0].slots
        if isinstance(slots, HarmSlots):
            out.append(
                Figure(
                    claims=group,
                    kind=slots.kind,
                    min=slots.min,
                    max=slots.max,
                    approximate=slots.approximate,
                    whom=slots.whom,
                    speakers=group[0].said_by,
                )
            )
    return tuple(out)


def _common_time(times: Sequence[When]) -> When | None:
    """What all the times allow; the EDTF is the narrowest one's."""
    if not times:
        return None
    common = ANY_TIME
    for when in times:
        common = intersect(common, when) or common
    narrowest = min(times, key=lambda when: (_width(when), when.edtf or ""))
    return When(edtf=narrowest.edtf, begins=common.begins, ends=common.ends)


def _width(when: When) -> int:
    first, last = when.begins[0], when.ends[1]
    return 10**6 if first is None or last is None else (last - first).days


def _most(values: Iterable[str]) -> str | None:
    """The value most given; the first in the alphabet of several."""
    given = list(values)
    return min(given, key=lambda value: (-given.count(value), value)) if given else None


def _affirmed(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.stance is not Stance.DENIED]


def denials(claims: Sequence[Claim]) -> tuple[Denial, ...]:
    """Claims with the stance denied, one item for each that says the same in the same voice."""
    denied = [claim for claim in claims if claim.stance is Stance.DENIED]
    groups = gather(denied, lambda c: (c.type, folded(c.quote), tuple(map(folded, c.said_by))))
    return tuple(Denial(claims=group, words=group[0].quote, speakers=group[0].said_by) for group in groups)


def person_of(
    key: str,
    claims: Sequence[Claim],
    entities: Entities,
    postings: Sequence[Posting],
    incidents: Mapping[str, str],
) -> Person:
    """A person out of the claims that name them, their postings, and the incident that each claim is part of."""

    def is_me(name: str | None, claim: Claim) -> bool:
        return entities.person(name, claim.source.capture) == key

    affirmed = _affirmed(claims)
    accused = [c for c in affirmed if isinstance(c.slots, AllegationSlots) and is_me(c.slots.accused, c)]
    accusing = [c for c in affirmed if isinstance(c.slots, AllegationSlots) and any(is_me(s, c) for s in c.said_by)]
    spoken = [c for c in affirmed if isinstance(c.slots, StatementSlots) and is_me(c.slots.speaker, c)]
    about = [c for c in affirmed if isinstance(c.slots, StatementSlots) and c not in spoken]
    mine = [c for c in affirmed if _subject(c) is not None and is_me(_subject(c), c)]
    return Person(
        claims=in_order(claims),
        id=key,
        name=entities.names[key],
        names=names_given(mine, [(name, c) for c in claims if (name := _subject(c)) and is_me(name, c)]),
        ranks=ranks(mine),
        career=tuple(postings),
        properties=properties(mine),
        places=positionings(mine),
        allegations=allegations(accused),
        accusations=allegations(accusing),
        statements=statements(spoken),
        spoken_of=statements(about),
        denials=denials(claims),
        demands=demands(affirmed),
        incidents=tuple(dict.fromkeys(incidents[c.id] for c in in_order(claims) if c.id in incidents)),
        identity=entities.reasons[key],
    )


def _subject(claim: Claim) -> str | None:
    """The name of the person or unit that a claim is first of all about."""
    match claim.slots:
        case PersonSlots(person=name) | PostingSlots(person=name) | PositioningSlots(person=str(name)):
            return name
        case NameSlots(entity=name) | AllegationSlots(accused=name):
            return name
        case _:
            return None


def _unit_subject(claim: Claim) -> tuple[str, ...]:
    """The names of the units that a claim is about."""
    match claim.slots:
        case PostingSlots(unit=str(name)) | PositioningSlots(unit=str(name)) | UnitSlots(unit=name):
            return (name,)
        case NameSlots(entity=name) | AllegationSlots(accused=name):
            return (name,)
        case RelationSlots(unit=name, related_unit=related):
            return (name, related)
        case _:
            return ()


def unit_of(
    key: str,
    claims: Sequence[Claim],
    entities: Entities,
    postings: Sequence[Posting],
    relations: Sequence[Relation],
    incidents: Mapping[str, str],
) -> Unit:
    """A unit out of the claims that name it, its postings and relations, and the incident each claim is part of."""
    affirmed = _affirmed(claims)
    printed = [
        (name, claim)
        for claim in claims
        for name in _unit_subject(claim)
        if entities.unit(name, claim.source.capture) == key
    ]
    own = [c for c in affirmed if not isinstance(c.slots, PersonSlots)]
    return Unit(
        claims=in_order(claims),
        id=key,
        name=entities.names[key],
        names=names_given(own, printed),
        properties=properties([c for c in own if isinstance(c.slots, UnitSlots)]),
        posted=tuple(postings),
        parents=tuple(relation for relation in relations if relation.child == key),
        children=tuple(relation for relation in relations if relation.parent == key),
        places=positionings(own),
        allegations=allegations(own),
        denials=denials(claims),
        demands=demands([c for c in own if isinstance(c.slots, DemandSlots)]),
        incidents=tuple(dict.fromkeys(incidents[c.id] for c in in_order(claims) if c.id in incidents)),
        identity=entities.reasons[key],
    )


def claims_by_entity(claims: Sequence[Claim], entities: Entities) -> dict[str, list[Claim]]:
    """For each person and unit the claims that name it in any slot or as speaker, or in the words of a statement."""
    out: dict[str, list[Claim]] = {key: [] for key in entities.names}
    families: dict[str, dict[str, set[str]]] = {}
    for naming, key in entities.persons.items():
        family = skeleton(person_name(naming.name).family)
        families.setdefault(naming.capture, {}).setdefault(family, set()).add(key)
    for claim in claims:
        capture = claim.source.capture
        keys = {entities.person(name, capture) for name in _all_names(claim)}
        keys |= {entities.unit(name, capture) for name in _all_names(claim)}
        if isinstance(claim.slots, StatementSlots):
            for word in words(claim.slots.words):
                named = families.get(capture, {}).get(skeleton(word), set())
                keys |= named if len(named) == 1 else set()
        for key in sorted(key for key in keys if key is not None):
            out[key].append(claim)
    return out


def _all_names(claim: Claim) -> tuple[str, ...]:
    slots = claim.slots
    names: tuple[str | None, ...] = (_subject(claim), *_unit_subject(claim), *claim.said_by)
    match slots:
        case StatementSlots(speaker=speaker, about=about):
            names = (*names, speaker, about)
        case DemandSlots(by=by, subject=subject):
            names = (*names, by, subject)
        case IncidentSlots(perpetrator=perpetrator):
            names = (*names, perpetrator)
        case _:
            pass
    return tuple(dict.fromkeys(name for name in names if name and words(name)))
