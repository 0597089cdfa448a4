"""Grouping: which names, in which sources, are one person or one unit.

A full name is one over all sources, unless what they say of its bearer cannot be of one. A name that says too little (a
family name alone, initials, "the battalion") is another one in each source until something speaks for more. What
persons have decided (:mod:`answerable.identity.rulings`) holds whatever the weights say.
"""

from collections.abc import Iterable, Iterator, Mapping

from answerable.identity.comparison import Likeness
from answerable.identity.fold import skeleton, words
from answerable.identity.linking import Bundle, Candidate, Group, Grouping, Link, link
from answerable.identity.names import compare_persons, name_keys, person_name
from answerable.identity.profile import Profile, together
from answerable.identity.rulings import Rulings
from answerable.identity.units import compare_units, unit_keys, unit_name
from answerable.identity.vocabulary import weights
from answerable.identity.weighing import Weighing, given_as, weigh, weigh_units
from answerable.model.naming import Naming

__all__ = ["Candidate", "Group", "Grouping", "Link", "Naming", "group_persons", "group_units", "unit_key"]

Profiles = Mapping[Naming, Profile]


def group_persons(
    namings: Iterable[Naming], profiles: Profiles | None = None, rulings: Rulings | None = None
) -> Grouping:
    """Group names of persons; `profiles` give for a naming what its source says of who bears it."""
    known, ruled = profiles or {}, rulings or Rulings()
    bundles = list(_person_bundles(sorted(set(namings)), known, ruled))
    lone = {
        (capture, skeleton(person_name(bundle.name).family))
        for bundle in bundles
        if not person_name(bundle.name).given
        for capture in bundle.profile.sources
    }

    def keys(bundle: Bundle) -> Iterator[str]:
        yield from name_keys(bundle.name)
        yield from (f"as {' '.join(words(name))}" for name in (bundle.name, *bundle.profile.also))
        family = skeleton(person_name(bundle.name).family)
        yield from (f"in {source} {family}" for source in bundle.profile.sources if (source, family) in lone)

    return link(bundles, keys, weigh_persons, _persons_contradict, ruled)


def weigh_persons(one: str, first: Profile, other: str, second: Profile) -> Weighing | None:
    """Weigh two names of persons with what is known of their bearers; None where they cannot be one person's."""
    outcome = compare_persons(one, other)
    points, reason = outcome.score, outcome.reasons[0]
    given = weights().names["given_as"]
    if points < given and (given_as(one, second) or given_as(other, first)):
        points, reason = given, "a source gives the one as another name of the other"
    if not points:
        return None
    parts = person_name(one), person_name(other)
    alone = outcome.likeness is not Likeness.SIMILAR and (
        not (parts[0].full and parts[1].full) or outcome.likeness is Likeness.COMPATIBLE
    )
    return weigh(points, reason, first, second, alone=alone)


def _persons_contradict(one: str, other: str) -> bool:
    return compare_persons(one, other).likeness is Likeness.DIFFERENT


def _profile(naming: Naming, profiles: Profiles) -> Profile:
    return profiles.get(naming) or Profile(sources=frozenset({naming.capture}))


def _person_bundles(namings: list[Naming], profiles: Profiles, rulings: Rulings) -> Iterator[Bundle]:
    """Namings by full name over all sources, unless evidence or a ruling parts them; others by source."""
    by_name: dict[tuple[str, ...], list[Naming]] = {}
    for naming in namings:
        if rulings.parted(naming) or not person_name(naming.name).full:
            yield Bundle(naming.name, (naming,), _profile(naming, profiles))
        else:
            by_name.setdefault(words(naming.name), []).append(naming)
    for found in by_name.values():
        yield from _by_evidence(found, profiles)


def _by_evidence(namings: list[Naming], profiles: Profiles) -> Iterator[Bundle]:
    """Namings of one full name as one bundle, or as several where what is known of them cannot be of one person."""
    telling = [naming for naming in namings if naming in profiles and _tells(profiles[naming])]
    silent = [naming for naming in namings if naming not in set(telling)]
    clusters: list[tuple[list[Naming], Profile]] = []
    for naming in telling:
        own = profiles[naming]
        scores = [
            (found.score, -at)
            for at, (members, profile) in enumerate(clusters)
            if (found := weigh_persons(naming.name, own, members[0].name, profile)) is not None
        ]
        score, at = max(scores, default=(0, 0))
        if score >= weights().joined:
            members, profile = clusters[-at]
            clusters[-at] = ([*members, naming], together([profile, own]))
        else:
            clusters.append(([naming], own))
    if len(clusters) > 1:
        clusters += [([naming], _profile(naming, profiles)) for naming in silent]
    elif silent:
        members, profile = clusters[0] if clusters else ([], Profile())
        clusters = [([*members, *silent], together([profile, *(_profile(n, profiles) for n in silent)]))]
    for members, profile in clusters:
        yield Bundle(min(members).name, tuple(members), profile)


def _tells(profile: Profile) -> bool:
    return bool(profile.ranks or profile.born or profile.posts or profile.countries)


def group_units(
    namings: Iterable[Naming], profiles: Profiles | None = None, rulings: Rulings | None = None
) -> Grouping:
    """Group names of units and bodies; `profiles` give their places, countries and kin."""
    known, ruled = profiles or {}, rulings or Rulings()
    by_name: dict[tuple[object, ...], list[Naming]] = {}
    for naming in sorted(set(namings)):
        parts = unit_name(naming.name)
        if ruled.parted(naming):
            key: tuple[object, ...] = (naming,)
        elif parts.placeholder:
            key = (naming.capture, words(naming.name))
        elif parts.generic:
            key = (naming.capture, parts)
        else:
            key = (words(naming.name),)
        by_name.setdefault(key, []).append(naming)
    bundles = [
        Bundle(found[0].name, tuple(found), together(_profile(naming, known) for naming in found))
        for found in by_name.values()
    ]
    return link(bundles, _unit_keys, _weigh_units, _units_contradict, ruled)


def _unit_keys(bundle: Bundle) -> Iterator[str]:
    yield from unit_keys(bundle.name)
    parts = unit_name(bundle.name)
    # "The military administration" of two sources would be a candidate each time; in a table a name is a unit's own.
    if not parts.placeholder and (bundle.profile.tables or not parts.generic):
        yield from (f"as {' '.join(words(name))}" for name in (bundle.name, *bundle.profile.also))


def _weigh_units(one: str, first: Profile, other: str, second: Profile) -> Weighing | None:
    outcome = compare_units(one, other)
    points, reason, alone = outcome.score, outcome.reasons[0], False
    known = {words(name) for name in first.also} & {words(other)} | {words(name) for name in second.also} & {words(one)}
    if known and points < weights().units["given_as"] and not unit_name(one).placeholder:
        points, reason, alone = weights().units["given_as"], "a source gives the one as another name of the other", True
    table = weights().units["table"]
    if points < table and first.tables and second.tables and words(one) == words(other):
        points, reason = (0 if unit_name(one).placeholder else table), "researchers' tables have both under this name"
    return weigh_units(points, reason, first, second, alone=alone) if points else None


def _units_contradict(one: str, other: str) -> bool:
    return compare_units(one, other).likeness is Likeness.DIFFERENT


def unit_key(name: str) -> str:
    """What all spellings of a unit's name have in common: its numbers and telling words."""
    parts = unit_name(name)
    return " ".join([*map(str, parts.numbers), *sorted(parts.telling)])
