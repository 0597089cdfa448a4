"""Happenings: which claims of incident, harm and allegation speak of one incident.

Within a source a figure belongs to the incident told nearest, sooner the one before it than the one after; so does an
accusation, if its words hold the incident or name a conduct of its kind. Two tellings are one incident if their kinds
are of one family, nothing contradicts (place, time, targets), and, within a source, their targets share a word, or they
have neither and the same place; in two sources, two of these three agree: the place, a word of the targets, the day
(or, where both give a time, who is accused of it). Of sieges a place has one at a time.
A figure told without an incident goes to the one incident of which its words, or the statement it stands in, name a
target and either the place or the day, or which its own source tells; a denial told alone to the one incident of which
it names the place or a target. When unsure, two incidents stay apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from answerable.identity.fold import skeleton, words
from answerable.identity.units import meaning
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim, Stance
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots, StatementSlots
from answerable.model.time import When
from answerable.record.backed import in_order
from answerable.record.places import PlaceNames
from answerable.record.stretch import intersect, said


class IncidentWords(Lexicon):
    """incidents.toml: kinds of incident by family, how far a figure may stand from its incident, idle words.

    Attributes:
        families: family to the kinds of incident that may be one and the same told by two sources.
        harm_families: kind of harm to the family of an incident of which nothing is told but the harm.
        deadly: families of which a figure of killed or injured may be told.
        lasting: families of which a place has one at a time (a siege).
        upon: kinds that are done on a target rather than of it ("attack on").
        reach: the most characters between an incident and the figure or accusation that belongs to it.
        narrow_days: a time says the day, or nearly, where it leaves no more than this many days open.
        idle: words of targets that tell no target from another.
    """

    families: dict[str, tuple[str, ...]]
    harm_families: dict[str, str]
    deadly: frozenset[str]
    lasting: frozenset[str]
    upon: frozenset[str]
    reach: int
    narrow_days: int
    idle: frozenset[str]


def incident_words() -> IncidentWords:
    """The words of incidents, read once."""
    found: IncidentWords = load_lexicon("answerable.record.data", "incidents.toml", IncidentWords)
    return found


@dataclass(slots=True)
class Happening:
    """Claims that speak of one incident, and what they say of its place, targets and time."""

    family: str
    claims: list[Claim]
    places: set[str]
    targets: set[str]
    parties: set[str]
    times: set[When]
    dated: bool
    told: bool

    @property
    def denied(self) -> bool:
        """Whether all that is told is that it did not happen so."""
        return all(claim.stance is Stance.DENIED for claim in self.claims)

    def take(self, other: "Happening") -> None:
        """Take the claims of another happening in."""
        self.claims.extend(other.claims)
        self.places |= other.places
        self.targets |= other.targets
        self.parties |= other.parties
        self.times |= other.times
        self.dated = self.dated or other.dated
        self.told = self.told or other.told


def _happening(family: str, claim: Claim, places: PlaceNames) -> Happening:
    told = isinstance(claim.slots, IncidentSlots)
    when = said(claim.when)
    return Happening(
        family=family,
        claims=[claim],
        places=_places(claim, places),
        targets=_targets(claim),
        parties=_parties(claim),
        times={when} if when is not None and isinstance(claim.slots, IncidentSlots | HarmSlots) else set(),
        dated=told and _narrow(when),
        told=told,
    )


class _Known:
    """The happenings known so far, by family and place and by family and target."""

    def __init__(self) -> None:
        self.every: list[Happening] = []
        self._by: dict[tuple[str, str, str], list[Happening]] = {}

    def near(self, family: str, places: set[str], targets: set[str]) -> list[Happening]:
        """The happenings of a family that share a place or a target, in the order of their coming."""
        keys = [(family, "place", place) for place in sorted(places)]
        keys += [(family, "target", target) for target in sorted(targets)]
        return list({id(found): found for key in keys for found in self._by.get(key, ())}.values())

    def add(self, happening: Happening, known: Happening | None = None) -> None:
        """Add a happening, to `known` if it is one with it."""
        if known is None:
            self.every.append(happening)
        else:
            known.take(happening)
        entry = known or happening
        for key in [(entry.family, "place", place) for place in happening.places] + [
            (entry.family, "target", target) for target in happening.targets
        ]:
            found = self._by.setdefault(key, [])
            if not any(other is entry for other in found):
                found.append(entry)


def happenings_of(
    claims: Sequence[Claim], places: PlaceNames | None = None
) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Group claims of incident, harm and allegation; (family, claims) of each incident, in order.

    `places` say which names of places are one (None: those of one spelling).
    """
    named = places or PlaceNames()
    by_source: dict[str, list[Claim]] = {}
    for claim in in_order(claims):
        by_source.setdefault(claim.source.capture, []).append(claim)
    known = _Known()
    alone: list[tuple[Happening, set[str]]] = []
    for found in by_source.values():
        told, figures = _within(found, named)
        for happening in told:
            if happening.denied:
                alone.append((happening, happening.targets))
                continue
            near = known.near(happening.family, happening.places, happening.targets)
            fits = [other for other in near if _one(other, happening)]
            known.add(happening, fits[0] if len(fits) == 1 else None)
        alone.extend((figure, _around(figure.claims[0], found)) for figure in figures)
    left: list[Happening] = []
    for lone, around in alone:
        if lone.told:
            near = known.near(lone.family, lone.places, around)
            fits = [other for other in near if not _contradict(other, lone)]
        else:
            families = sorted({lone.family, *incident_words().deadly})
            near = [other for family in families for other in known.near(family, set(), around)]
            fits = [other for other in near if _counts(other, lone, around)]
        if len(fits) == 1:
            fits[0].claims.extend(lone.claims)
        else:
            left.append(lone)
    every = [(happening.family, in_order(happening.claims)) for happening in known.every + left]
    return tuple(sorted(every, key=lambda found: _place_in_reading(found[1][0])))


def _place_in_reading(claim: Claim) -> tuple[str, str, str, int, str]:
    return claim.source.published or "9999", claim.source.name, claim.source.capture, claim.start, claim.id


def _within(claims: Sequence[Claim], places: PlaceNames) -> tuple[list[Happening], list[Happening]]:
    """The incidents that a source tells, each with its figures and accusations; and the figures that are left."""
    told = [_happening(_family(c.slots.kind), c, places) for c in claims if isinstance(c.slots, IncidentSlots)]
    heads = [happening.claims[0] for happening in told]
    left: list[Happening] = []
    for claim in claims:
        if not isinstance(claim.slots, HarmSlots | AllegationSlots):
            continue
        own = _happening("harm", claim, places)
        near = [
            (distance, at)
            for at, head in enumerate(heads)
            if (distance := _distance(head, claim)) <= incident_words().reach
            and _belongs(claim, head)
            and not _contradict(told[at], own)
        ]
        if near:
            told[min(near)[1]].take(own)
        elif isinstance(claim.slots, HarmSlots):
            own.family = incident_words().harm_families.get(claim.slots.kind, "harm")
            left.append(own)
    joined: list[Happening] = []
    for happening in told:
        fits = [known for known in joined if _one_in_source(known, happening)]
        if len(fits) == 1:
            fits[0].take(happening)
        else:
            joined.append(happening)
    return joined, left


def _distance(head: Claim, claim: Claim) -> int:
    """Characters between an incident and what may belong to it; one told only afterwards is five times as far."""
    return max(claim.start - head.end, 5 * (head.start - claim.end), 0)


def _belongs(claim: Claim, head: Claim) -> bool:
    """Whether a claim may go with an incident.

    A figure of killed or injured may if people die of such incidents; an accusation only if the incident is within its
    words, or its conduct is of that kind.
    """
    if not isinstance(head.slots, IncidentSlots):
        return False
    family = _family(head.slots.kind)
    if isinstance(claim.slots, HarmSlots):
        own = incident_words().harm_families.get(claim.slots.kind)
        return own is None or own == family or family in incident_words().deadly
    if not isinstance(claim.slots, AllegationSlots):
        return False
    if head.start < claim.end and claim.start < head.end:
        return True
    conduct = {_stem(word) for word in words(f"{claim.slots.conduct} {claim.slots.of or ''}")}
    return bool(conduct & _kind_words(family))


@cache
def _kind_words(family: str) -> frozenset[str]:
    kinds = incident_words().families.get(family, (family,))
    return frozenset(_stem(word) for kind in kinds for word in words(kind))


def _stem(word: str) -> str:
    return word.removesuffix("s")


@cache
def _families() -> dict[str, str]:
    return {kind: family for family, kinds in incident_words().families.items() for kind in kinds}


def _family(kind: str) -> str:
    return _families().get(kind, kind)


def _one_in_source(one: Happening, other: Happening) -> bool:
    if one.family != other.family or _contradict(one, other):
        return False
    if one.targets & other.targets:
        return True
    return not one.targets and not other.targets and bool(one.places & other.places)


def _one(one: Happening, other: Happening) -> bool:
    place = bool(one.places & other.places)
    day = one.dated and other.dated
    party = bool(one.parties & other.parties and one.times and other.times)
    agree = place + bool(one.targets & other.targets) + max(day, party)
    enough = 1 if place and one.family in incident_words().lasting else 2
    return agree >= enough and not _contradict(one, other)


def _counts(known: Happening, figure: Happening, around: set[str]) -> bool:
    """Whether a figure told without an incident counts the harm of `known`."""
    if not known.told or not known.targets & around or _contradict(known, figure):
        return False
    source = figure.claims[0].source.capture
    place = bool(known.places & (figure.places | {skeleton(word) for word in around}))
    day = known.dated and _narrow(said(figure.claims[0].when))
    return place or day or any(claim.source.capture == source for claim in known.claims)


def _around(claim: Claim, source: Sequence[Claim]) -> set[str]:
    """The words of a claim and of the statements it stands in, as meanings."""
    texts = [claim.quote]
    texts += [
        other.quote
        for other in source
        if isinstance(other.slots, StatementSlots) and other.start < claim.end and claim.start < other.end
    ]
    return {meaning(word) for text in texts for word in words(text)}


def _contradict(one: Happening, other: Happening) -> bool:
    if one.places and other.places and not one.places & other.places:
        return True
    if one.targets and other.targets and not one.targets & other.targets:
        return True
    return any(intersect(first, second) is None for first in one.times for second in other.times)


def _narrow(when: When | None) -> bool:
    first, last = (when.begins[0], when.ends[1]) if when else (None, None)
    return first is not None and last is not None and (last - first).days <= incident_words().narrow_days


def _places(claim: Claim, places: PlaceNames) -> set[str]:
    slots, capture = claim.slots, claim.source.capture
    if isinstance(slots, IncidentSlots | HarmSlots | AllegationSlots) and slots.place:
        return places.keys(slots.place, capture)
    if isinstance(slots, IncidentSlots | HarmSlots):
        near = (place.name for place in claim.where if place.precision in {"site", "city"})
        return {key for name in near for key in places.keys(name, capture)}
    return set()


def _parties(claim: Claim) -> set[str]:
    match claim.slots:
        case IncidentSlots(perpetrator=str(name)) | AllegationSlots(accused=name):
            return {" ".join(map(skeleton, words(name)))}
        case _:
            return set()


def _targets(claim: Claim) -> set[str]:
    if not isinstance(claim.slots, IncidentSlots):
        return set()
    idle = incident_words().idle
    return {meaning(word) for target in claim.slots.target for word in words(target) if word not in idle}
