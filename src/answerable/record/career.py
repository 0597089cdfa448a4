"""Careers: postings that claims give, merged where they are one, with the time that all of them together allow.

Claims of one person, one unit and one role are one posting by the rule of :mod:`answerable.record.contiguity`; somebody
else in the post breaks it, and a successor's begin ends a predecessor's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.identity.fold import words
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim, Stance, Status
from answerable.model.slots import PostingSlots
from answerable.model.time import Answer, When
from answerable.record.backed import Backed, in_order
from answerable.record.contiguity import NEVER, Stretch, attested, stretches
from answerable.record.stretch import ANY_TIME, said

TAKING = frozenset({"appointed", "took office"})
"""Changes by which a claim gives the begin of a posting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting(Backed):
    """A person in a unit.

    `unit` is the id of the unit in the record and `unit_name` its name; `titles`, `ranks` and `changes` as the claims
    give them; `when` is what all its claims together allow. `disputed` says that its sources differ on when it began or
    ended; `when` then reaches from the one to the other. `succeeded` are the claims of a successor that end it.
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
    succeeded: tuple[Claim, ...] = ()

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
    items = [item for item in _roles_filled(found) if item.unit or item.slots.role or item.slots.title]
    holders: dict[tuple[str, str], list[PostingOf]] = {}
    groups: dict[tuple[str, str, str], list[PostingOf]] = {}
    for item in items:
        holders.setdefault((item.unit or "", _label(item)), []).append(item)
        groups.setdefault((item.person, item.unit or "", _label(item)), []).append(item)
    made = []
    for (person, unit, label), members in groups.items():
        others = [
            said(held.claim.when) or ANY_TIME for held in holders[unit, label] if held.person != person and held.unit
        ]
        made += [_posting(stretch) for stretch in stretches(members, lambda item: item.claim.when, others)]
    return tuple(sorted(_succeeded(made), key=posting_order))


def _succeeded(postings: Sequence[Posting]) -> list[Posting]:
    """End each command by the day on which its successor had surely taken over, where nothing else ends it earlier.

    Only a successor whose own claims give the begin (appointed, took office) ends a predecessor's: somebody who is
    merely named in the post on a later day may have been the first of several.
    """
    by_post: dict[tuple[str, str], list[Posting]] = {}
    for posting in postings:
        if posting.unit is not None and posting.role is not None and is_single(posting.role):
            by_post.setdefault((posting.unit, posting.role.casefold()), []).append(posting)
    out = []
    for posting in postings:
        rivals = by_post.get((posting.unit or "", (posting.role or "").casefold()), [])
        out.append(_ended(posting, [rival for rival in rivals if rival.person != posting.person]))
    return out


def _ended(posting: Posting, rivals: Sequence[Posting]) -> Posting:
    last = attested(posting.when)[1]
    began = [
        (day, rival)
        for rival in rivals
        if rival.firm and TAKING.intersection(rival.changes) and (day := rival.when.begins[1]) is not None
        if attested(posting.when) != NEVER and last <= day
    ]
    if not began:
        return posting
    day, successor = min(began, key=lambda pair: (pair[0], pair[1].claims[0].id))
    ending, latest = posting.when.ends
    if latest is not None and latest <= day:
        return posting
    when = When(edtf=None, begins=posting.when.begins, ends=(ending, day))
    return replace(posting, when=when, succeeded=successor.claims)


class CareerWords(Lexicon):
    """careers.toml: posts, folded, of which a unit has one holder at a time."""

    single: frozenset[str]


def is_single(role: str) -> bool:
    """Whether a unit has one holder of a role at a time, so that a successor ends the predecessor's posting."""
    found: CareerWords = load_lexicon("answerable.record.data", "careers.toml", CareerWords)
    return " ".join(words(role)) in found.single


def _label(item: PostingOf) -> str:
    """What two postings of one person in one unit must share to be one: the role; without a unit, the title."""
    slots = item.slots
    return ((slots.role or slots.title if item.unit else slots.title or slots.role) or "").casefold()


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


def _posting(stretch: Stretch[PostingOf]) -> Posting:
    when, members = stretch.when, stretch.items
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
        disputed=stretch.disputed,
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
