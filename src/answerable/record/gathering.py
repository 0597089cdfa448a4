"""Gathering: claims that say the same become one item with several claims behind it."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from answerable.identity.fold import words
from answerable.model.claim import Claim, Stance
from answerable.model.slots import (
    AllegationSlots,
    DemandSlots,
    NameSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    StatementSlots,
    UnitSlots,
)
from answerable.model.time import When
from answerable.record.backed import (
    Allegation,
    Demand,
    NameGiven,
    Positioning,
    Property,
    RankHeld,
    Said,
    claim_order,
    in_order,
)
from answerable.record.contiguity import stretches
from answerable.record.stretch import ANY_TIME, intersect, said


def gather(claims: Iterable[Claim], key: Callable[[Claim], object]) -> list[tuple[Claim, ...]]:
    """Claims in groups of equal key, each in order, the groups in the order of their first claims."""
    groups: dict[object, list[Claim]] = {}
    for claim in in_order(claims):
        groups.setdefault(key(claim), []).append(claim)
    return [in_order(group) for group in groups.values()]


def folded(text: str | None) -> str:
    """`text` as a key: two that differ in case, accents or marks only are one."""
    return " ".join(words(text)) if text else ""


def time_key(when: When | None) -> object:
    """`when` as a key."""
    return None if when is None else (when.begins, when.ends)


def names_given(claims: Sequence[Claim], printed: Sequence[tuple[str, Claim]]) -> tuple[NameGiven, ...]:
    """The names that name claims give, and those that other claims use (`printed`, with the claim that does)."""
    out = []
    for group in gather([c for c in claims if isinstance(c.slots, NameSlots)], lambda c: folded(_name(c).name)):
        # Of spellings that are one the most used is shown, whatever claim comes first.
        counts = Counter(_name(claim).name for claim in group)
        slots = min(map(_name, group), key=lambda one: (-counts[one.name], one.name, one.kind))
        out.append(NameGiven(claims=group, name=slots.name, kind=slots.kind, script=script(slots.name)))
    given = {folded(item.name) for item in out}
    uses: dict[str, list[Claim]] = {}
    for name, claim in printed:
        uses.setdefault(name, []).append(claim)
    kept: dict[str, str] = {}
    for name in sorted(uses):
        if folded(name) not in given:
            kept.setdefault(folded(name), name)
    for key, name in kept.items():
        backing = in_order(claim for use, found in uses.items() if folded(use) == key for claim in found)
        out.append(NameGiven(claims=backing, name=name, kind="printed", script=script(name)))
    return tuple(sorted(out, key=lambda item: (item.kind, item.name)))


def script(text: str) -> str:
    """The script of the first letter of `text`, by its Unicode name; "other" where there is no letter."""
    letter = next((letter for letter in text if letter.isalpha()), "")
    return unicodedata.name(letter, "other").split()[0].lower() if letter else "other"


def _name(claim: Claim) -> NameSlots:
    if not isinstance(claim.slots, NameSlots):
        raise TypeError(claim.type)
    return claim.slots


def properties(claims: Sequence[Claim]) -> tuple[Property, ...]:
    """Properties with their values, those that differ side by side."""
    out = []
    for group in gather(
        [c for c in claims if isinstance(c.slots, PersonSlots | UnitSlots)],
        lambda c: (_property(c)[0], folded(_property(c)[1]), _property(c)[0] == "moved" and time_key(c.when)),
    ):
        name, value = _property(group[0])
        when = next((time for claim in group if (time := said(claim.when)) is not None), None)
        out.append(Property(claims=group, property=name, value=value, when=when))
    return tuple(sorted(out, key=lambda item: (item.property, item.value, item.claims[0].id)))


def _property(claim: Claim) -> tuple[str, str]:
    if not isinstance(claim.slots, PersonSlots | UnitSlots):
        raise TypeError(claim.type)
    return claim.slots.property, claim.slots.value


def ranks(claims: Sequence[Claim]) -> tuple[RankHeld, ...]:
    """Ranks over time: claims of one rank whose times can be one stretch are one item, in the order of their time."""
    held: list[tuple[str, When | None, list[Claim]]] = []
    for claim in in_order(c for c in claims if isinstance(c.slots, PostingSlots) and c.slots.rank):
        for at, (rank, when, members) in enumerate(held):
            time = _rank_time(claim)
            both = intersect(when or ANY_TIME, time or ANY_TIME)
            if folded(rank) == folded(_rank(claim)) and both is not None:
                timed = when is not None or time is not None
                held[at] = (rank, both if timed else None, [*members, claim])
                break
        else:
            held.append((_rank(claim), _rank_time(claim), [claim]))
    items = [RankHeld(claims=in_order(members), rank=rank, when=when) for rank, when, members in held]
    return tuple(sorted(items, key=lambda item: (_first_day(item.when), item.rank)))


def _rank_time(claim: Claim) -> When | None:
    """The time for which a claim attests a rank; a posting's begin and end say nothing of the rank's."""
    when = said(claim.when)
    if when is None or not isinstance(claim.slots, PostingSlots):
        return None
    attested = When(edtf=when.edtf, begins=(None, when.begins[1]), ends=(when.ends[0], None))
    alone = claim.slots.role is None and claim.slots.unit is None and claim.slots.title is None
    return attested if alone or (attested.begins, attested.ends) == (when.begins, when.ends) else None


def _first_day(when: When | None) -> str:
    days = [] if when is None else [at for at in (when.begins[1], when.begins[0], when.ends[0]) if at is not None]
    return days[0].isoformat() if days else "9999"


def _rank(claim: Claim) -> str:
    return claim.slots.rank or "" if isinstance(claim.slots, PostingSlots) else ""


def positionings(claims: Sequence[Claim]) -> tuple[Positioning, ...]:
    """Places over time: a unit's are stretches by contiguity; a person seen twice at a place need not have stayed."""

    def slots(claim: Claim) -> PositioningSlots:
        if not isinstance(claim.slots, PositioningSlots):
            raise TypeError(claim.type)
        return claim.slots

    found = [c for c in claims if isinstance(c.slots, PositioningSlots)]
    out = []
    for group in gather(found, lambda c: (folded(slots(c).place), slots(c).kind, slots(c).person and time_key(c.when))):
        for stretch in stretches(group, lambda claim: claim.when):
            times = [when for claim in stretch.items if (when := said(claim.when)) is not None]
            when = None if not times else times[0] if len(times) == 1 else stretch.when
            first = slots(stretch.items[0])
            out.append(Positioning(claims=in_order(stretch.items), place=first.place, kind=first.kind, when=when))
    return tuple(sorted(out, key=lambda item: claim_order(item.claims[0])))


def allegations(claims: Sequence[Claim]) -> tuple[Allegation, ...]:
    """Allegations (not their denials), one for each accused, conduct, place and speaker; "reported" is a voice too."""

    def slots(claim: Claim) -> AllegationSlots:
        if not isinstance(claim.slots, AllegationSlots):
            raise TypeError(claim.type)
        return claim.slots

    def key(claim: Claim) -> object:
        said = slots(claim)
        voice = tuple(map(folded, claim.said_by)) or claim.stance is Stance.REPORTED
        return folded(said.accused), folded(said.conduct), folded(said.of), folded(said.place), voice

    return tuple(
        Allegation(
            claims=group,
            accused=slots(group[0]).accused,
            conduct=slots(group[0]).conduct,
            of=slots(group[0]).of,
            place=slots(group[0]).place,
            when=next((time for claim in group if (time := said(claim.when))), None),
            speakers=group[0].said_by,
        )
        for group in gather([c for c in claims if isinstance(c.slots, AllegationSlots)], key)
    )


def statements(claims: Sequence[Claim]) -> tuple[Said, ...]:
    """Statements, one for each speaker and words."""

    def slots(claim: Claim) -> StatementSlots:
        if not isinstance(claim.slots, StatementSlots):
            raise TypeError(claim.type)
        return claim.slots

    found = [c for c in claims if isinstance(c.slots, StatementSlots)]
    return tuple(
        Said(claims=group, speaker=slots(group[0]).speaker, words=slots(group[0]).words, about=slots(group[0]).about)
        for group in gather(found, lambda c: (folded(slots(c).speaker), folded(slots(c).words)))
    )


def demands(claims: Sequence[Claim]) -> tuple[Demand, ...]:
    """Demands, one for each who, what, whom and forum."""

    def slots(claim: Claim) -> DemandSlots:
        if not isinstance(claim.slots, DemandSlots):
            raise TypeError(claim.type)
        return claim.slots

    def key(claim: Claim) -> object:
        said = slots(claim)
        return folded(said.by), folded(said.what), folded(said.subject), folded(said.forum)

    return tuple(
        Demand(
            claims=group,
            by=slots(group[0]).by,
            what=slots(group[0]).what,
            subject=slots(group[0]).subject,
            forum=slots(group[0]).forum,
        )
        for group in gather([c for c in claims if isinstance(c.slots, DemandSlots)], key)
    )
