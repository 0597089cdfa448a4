"""Careers: postings that claims give, merged where they are one, with the time that all of them together allow.

Claims of one person, one unit and one role are one posting as long as their times can all be true of one stretch of
time (Security Force Monitor's contiguity: a posting goes on unless a source breaks it). What cannot be true of one
stretch, or has somebody else in the post in between, becomes a second posting beside it; unless both surely held on one
day: then it is one posting on whose begin or end the sources differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.model.claim import Claim, Stance, Status
from answerable.model.slots import PostingSlots
from answerable.model.time import Answer, When
from answerable.record.backed import Backed, in_order
from answerable.record.stretch import ANY_TIME, either, intersect, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting(Backed):
    """A person in a unit.

    `unit` is the id of the unit in the record and `unit_name` its name; `titles`, `ranks` and `changes` as the claims
    give them; `when` is what all its claims together allow. `disputed` says that its sources differ on when it began or
    ended; `when` then reaches from the one to the other.
    """

    person: str
    person_name: str
    unit: str | None
    unit_name: str | None
    role: str | None
    titles: tuple[str, ...]
    ranks: tuple[str, ...]
    changes: tuple[str, ...]
    when: When
    disputed: bool

    @property
    def firm(self) -> bool:
        """Whether at least one source states it flatly and nobody has marked that claim as in conflict."""
        return any(c.stance is Stance.STATED and c.status is not Status.CONFLICT for c in self.claims)

    def holds_on(self, day: date) -> Answer:
        """Yes, possible or no on `day`; at most possible where all claims are hedged or marked as in conflict."""
        answer = self.when.holds_on(day)
        if answer is Answer.YES and not self.firm:
            return Answer.POSSIBLE
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingOf:
    """A posting claim with the entities it speaks of: what a career is made from."""

    claim: Claim
    slots: PostingSlots
    person: str
    person_name: str
    unit: str | None
    unit_name: str | None


def careers(found: Sequence[PostingOf]) -> tuple[Posting, ...]:
    """Merge posting claims (no denials among them) into postings, in the order of their time."""
    stretches: dict[tuple[str, str, str], list[tuple[When, list[PostingOf]]]] = {}
    items = [item for item in _roles_filled(found) if item.unit or item.slots.role or item.slots.title]
    holders: dict[tuple[str, str], list[PostingOf]] = {}
    for item in items:
        holders.setdefault((item.unit or "", _label(item)), []).append(item)
    for item in items:
        label = _label(item)
        key = (item.person, item.unit or "", label)
        others = [held for held in holders[item.unit or "", label] if held.person != item.person and held.unit]
        when = said(item.claim.when) or ANY_TIME
        for at, (known, members) in enumerate(stretches.setdefault(key, [])):
            both = intersect(known, when)
            if both is not None and not _broken(known, when, others):
                stretches[key][at] = (both, [*members, item])
                break
        else:
            stretches[key].append((when, [item]))
    made = [
        _posting(when, members, disputed=disputed)
        for group in stretches.values()
        for when, members, disputed in _settled(group)
    ]
    return tuple(sorted(made, key=posting_order))


def _settled(
    stretches: Sequence[tuple[When, list[PostingOf]]],
) -> list[tuple[When, list[PostingOf], bool]]:
    """Stretches that surely overlap are one, on the ends of which its sources differ; the flag says so."""
    out: list[tuple[When, list[PostingOf], bool]] = []
    for when, members in stretches:
        for at, (known, others, _) in enumerate(out):
            first, second = _attested(known), _attested(when)
            if _NEVER not in (first, second) and max(first[0], second[0]) <= min(first[1], second[1]):
                out[at] = (either(known, when), [*others, *members], True)
                break
        else:
            out.append((when, members, False))
    return out


def _label(item: PostingOf) -> str:
    """What two postings of one person in one unit must share to be one: the role; without a unit, the title."""
    slots = item.slots
    return ((slots.role or slots.title if item.unit else slots.title or slots.role) or "").casefold()


def _broken(one: When, other: When, others: Sequence[PostingOf]) -> bool:
    """Whether a source puts somebody else in the post between the days on which the two times are attested."""
    first, second = sorted((_attested(one), _attested(other)))
    if _NEVER in (first, second):
        return False
    until, since = first[1], second[0]
    return any(
        until < attested[0] and attested[1] < since
        for item in others
        if (attested := _attested(said(item.claim.when) or ANY_TIME)) != _NEVER
    )


_NEVER = (date.max, date.min)


def _attested(when: When) -> tuple[date, date]:
    """The first and last day on which it surely held; _NEVER where there is none."""
    begun, ending = when.begins[1], when.ends[0]
    return (begun, ending) if begun is not None and ending is not None and begun <= ending else _NEVER


def _roles_filled(found: Sequence[PostingOf]) -> list[PostingOf]:
    """Give a claim that names person and unit only the role that the person's other claims on that unit agree on."""
    roles: dict[tuple[str, str], set[str]] = {}
    for item in found:
        if item.unit and item.slots.role:
            roles.setdefault((item.person, item.unit), set()).add(item.slots.role)
    out = []
    for item in sorted(found, key=lambda item: (item.claim.source.published or "9999", item.claim.id)):
        known = roles.get((item.person, item.unit or ""), set())
        if item.slots.role is None and item.slots.title is None and len(known) == 1:
            slots = PostingSlots(
                person=item.slots.person,
                rank=item.slots.rank,
                role=next(iter(known)),
                unit=item.slots.unit,
                change=item.slots.change,
            )
            out.append(
                PostingOf(
                    claim=item.claim,
                    slots=slots,
                    person=item.person,
                    person_name=item.person_name,
                    unit=item.unit,
                    unit_name=item.unit_name,
                )
            )
        else:
            out.append(item)
    return out


def _posting(when: When, members: Sequence[PostingOf], *, disputed: bool) -> Posting:
    first = members[0]
    time = said(members[0].claim.when)
    edtf = time.edtf if len(members) == 1 and time is not None else None
    return Posting(
        claims=in_order(item.claim for item in members),
        person=first.person,
        person_name=first.person_name,
        unit=first.unit,
        unit_name=first.unit_name,
        role=first.slots.role,
        titles=tuple(sorted({item.slots.title for item in members if item.slots.title})),
        ranks=tuple(sorted({item.slots.rank for item in members if item.slots.rank})),
        changes=tuple(sorted({item.slots.change for item in members if item.slots.change})),
        when=When(edtf=edtf, begins=when.begins, ends=when.ends),
        disputed=disputed,
    )


def posting_order(posting: Posting) -> tuple[str, str, int, str]:
    """Sort key: by the day it had surely begun, undated last; then as a reader meets it."""
    days = [day for day in (posting.when.begins[1], posting.when.begins[0], posting.when.ends[0]) if day is not None]
    first = posting.claims[0]
    return (
        days[0].isoformat() if days else "9999",
        first.source.published or "9999",
        first.start,
        first.id,
    )
