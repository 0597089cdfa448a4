"""Profiles: what the claims say of the bearers of names, gathered for each name in each source."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from answerable.dates.edtf import parse_edtf
from answerable.errors import InputError
from answerable.identity.fold import words
from answerable.identity.grouping import unit_key
from answerable.identity.profile import Post, Profile, RankSeen, together
from answerable.identity.units import is_broad, unit_name
from answerable.model.claim import Claim, Stance
from answerable.model.naming import Naming
from answerable.model.slots import (
    NameSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    UnitSlots,
)
from answerable.places.country import countries_in

_COMMAND = frozenset({"commander", "head", "acting commander", "acting head"})


def profiles_of(claims: Sequence[Claim]) -> dict[Naming, Profile]:
    """For each name in each source what the claims there say of its bearer. Denials say nothing."""
    found: dict[Naming, list[Profile]] = {}
    for claim in claims:
        if claim.stance is not Stance.DENIED:
            for name, profile in _said(claim):
                if not name:
                    continue  # A model's claim may leave a slot empty that ought not to be.
                found.setdefault(Naming(name, claim.source.capture), []).append(profile)
    return {naming: _sourced(naming, together(profiles)) for naming, profiles in found.items()}


def _sourced(naming: Naming, profile: Profile) -> Profile:
    """The profile with its source, unless that is a table whose rows cite works: to stand in one tells nothing."""
    own = frozenset({naming.capture})
    return replace(profile, tables=own) if profile.works else replace(profile, sources=own)


def _said(claim: Claim) -> Iterable[tuple[str, Profile]]:
    works = frozenset(claim.cited)
    match claim.slots:
        case PostingSlots(person=name):
            yield name, _posted(claim, claim.slots, works)
            if claim.slots.unit:
                yield claim.slots.unit, Profile(works=works)
        case PersonSlots(person=name, property=kind, value=value):
            yield name, Profile(works=works, born=_day(value) if kind == "born" and value else frozenset())
        case NameSlots(entity=name, name=other):
            yield name, Profile(works=works, also=frozenset({other} if other else ()))
        case PositioningSlots(place=place):
            for named in (claim.slots.person, claim.slots.unit):
                if named:
                    yield named, Profile(works=works, places=_places(place, claim))
        case UnitSlots(unit=name, property=kind, value=value):
            countries = frozenset(countries_in(value)) if kind == "country" and value else frozenset()
            yield name, Profile(works=works, countries=countries)
        case RelationSlots(unit=child, related_unit=parent):
            yield child, Profile(works=works, kin=_kin(parent))
            yield parent, Profile(works=works, kin=_kin(child))
        case _:
            pass


def _posted(claim: Claim, slots: PostingSlots, works: frozenset[str]) -> Profile:
    by = claim.when.begins[1] if claim.when else None
    still = claim.when.ends[0] if claim.when else None
    ranks = frozenset({RankSeen(rank=slots.rank, by=by, still=still)}) if slots.rank else frozenset()
    role = slots.role.lower() if slots.role else None
    if slots.unit is None or not _tells(slots.unit, role):
        return Profile(works=works, ranks=ranks)
    first, last = (by, still) if by is not None and still is not None and by <= still else (None, None)
    post = Post(
        unit=unit_key(slots.unit), shown=slots.unit, role=role, commands=role in _COMMAND, first=first, last=last
    )
    country = unit_name(slots.unit).country
    return Profile(works=works, ranks=ranks, posts=frozenset({post}), countries=frozenset({country} if country else ()))


def _tells(unit: str, role: str | None) -> bool:
    """Whether to be of a unit tells who somebody is: not of one that nobody names, nor of a whole army."""
    parts = unit_name(unit)
    return not (parts.generic or parts.placeholder) and (role in _COMMAND or not is_broad(unit))


def _day(value: str) -> frozenset[tuple[date, date]]:
    try:
        when = parse_edtf(value)
    except InputError:
        return frozenset()
    first, last = when.begins[0], when.ends[1]
    return frozenset({(first, last)}) if first is not None and last is not None else frozenset()


def _places(place: str | None, claim: Claim) -> frozenset[str]:
    named = {" ".join(words(place))} if place else set()
    return frozenset(named | {str(found.geonames) for found in claim.where if found.geonames})


def _kin(unit: str | None) -> frozenset[str]:
    return frozenset({unit_key(unit)}) if unit and not unit_name(unit).generic else frozenset()
