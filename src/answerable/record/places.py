"""Places of the record: which names, in which sources, are one place: by gazetteer, spelling and decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from answerable.identity.fold import skeleton, words
from answerable.identity.linking import Bundle, link
from answerable.identity.profile import Profile
from answerable.identity.rulings import rule
from answerable.identity.weighing import Weighing
from answerable.model.claim import Claim
from answerable.model.decision import IdentityDecision
from answerable.model.naming import Naming
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots, PositioningSlots

_SETTLED = frozenset({"city", "region", "country"})
_SAME_PLACE, _SAME_NAME, _ONE_KNOWN = 95, 90, 85


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """`ids` gives for a name of a place in a source the id of the place; `names` the shown name of an id.

    `parted` are the names that persons ruled to be another place than something of the same name.
    """

    ids: Mapping[Naming, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    parted: frozenset[Naming] = frozenset()

    def keys(self, name: str, capture: str) -> set[str]:
        """What a name has in common with the other names of its place: the place's id, and its own spelling."""
        naming = Naming(name, capture)
        known = {self.ids[naming]} if naming in self.ids else set()
        return known if naming in self.parted else known | {_key(name)}


def places_of(claims: Sequence[Claim], decisions: Sequence[IdentityDecision] = ()) -> PlaceNames:
    """Find the places that the claims name. A site is one by its name alone: the gazetteer only knows its town."""
    found: dict[Naming, set[str]] = {}
    for claim in claims:
        for name, settled in _named(claim):
            found.setdefault(Naming(name, claim.source.capture), set()).update(settled)
    rulings = rule(decisions, "place")
    bundles: dict[tuple[object, ...], list[Naming]] = {}
    for naming, settled in sorted(found.items()):
        own = (naming,) if rulings.parted(naming) else (_key(naming.name), *sorted(settled))
        bundles.setdefault(own, []).append(naming)
    grouping = link(
        [
            Bundle(same[0].name, tuple(same), Profile(places=frozenset().union(*(found[naming] for naming in same))))
            for same in bundles.values()
        ],
        lambda bundle: (_key(bundle.name), *bundle.profile.places),
        _weigh,
        lambda _one, _other: False,
        rulings,
    )
    ids: dict[Naming, str] = {}
    names: dict[str, str] = {}
    for group in grouping.groups:
        uses = [naming.name for naming in group.namings]
        shown = min(uses, key=lambda name: (not name.isascii(), -uses.count(name), name))
        stem = f"place:{'-'.join(words(shown)) or 'unnamed'}"
        key, number = stem, 2
        while key in names:
            key, number = f"{stem}-{number}", number + 1
        names[key] = shown
        ids.update(dict.fromkeys(group.namings, key))
    return PlaceNames(ids, names, frozenset(naming for naming in ids if rulings.parted(naming)))


def _named(claim: Claim) -> list[tuple[str, set[str]]]:
    """The names of places in a claim, each with the gazetteer's number where that is a settled one."""
    slots = claim.slots
    own = slots.place if isinstance(slots, IncidentSlots | HarmSlots | AllegationSlots | PositioningSlots) else None
    out = {place.name: _settled(place.geonames, place.precision) for place in claim.where}
    if own and own not in out:
        out[own] = set()
    return [(name, settled) for name, settled in out.items() if name]


def _settled(geonames: int | None, precision: str) -> set[str]:
    return {f"#{geonames}"} if geonames is not None and precision in _SETTLED else set()


def _weigh(one: str, first: Profile, other: str, second: Profile) -> Weighing | None:
    if first.places & second.places:
        return Weighing(_SAME_PLACE, ("the gazetteer has both as one place",), ())
    if _key(one) != _key(other):
        return None
    if first.places and second.places:
        return Weighing(0, ("the same name",), ("the gazetteer has two places of the name",))
    score = _ONE_KNOWN if first.places or second.places else _SAME_NAME
    return Weighing(score, ("the same name, spelling apart",), ())


def _key(name: str) -> str:
    return " ".join(map(skeleton, words(name)))
