"""All checks, in the order in which their findings are listed; docs/findings.md has an example of each."""

from collections.abc import Iterable

from answerable.findings import command_checks, figure_checks, person_checks, source_checks
from answerable.findings.finding import Check, Finding, Ground

_OWN = "common sense of the record: nobody can, and no unit has"
_SFM = "Security Force Monitor, Research Handbook: postings are contiguous unless a source breaks them"

CHECKS: tuple[Check, ...] = (
    Check(
        name="two-commanders",
        version=1,
        looks_for="two persons in command of one unit at once",
        rule=_SFM,
        find=command_checks.two_commanders,
    ),
    Check(
        name="two-commands",
        version=1,
        looks_for="one person in command of two units at once",
        rule=_SFM,
        find=command_checks.two_commands,
    ),
    Check(
        name="two-places",
        version=1,
        looks_for="one person at two places on one day",
        rule=_OWN,
        find=command_checks.two_places,
    ),
    Check(
        name="rank-for-echelon",
        version=1,
        looks_for="a rank too high or too low for who commands a unit of that size",
        rule="NATO STANAG 2116 and APP-6(D); field manuals, taken wide (findings/data/echelons.toml)",
        find=person_checks.rank_for_echelon,
    ),
    Check(
        name="rank-falls",
        version=1,
        looks_for="a rank that falls",
        rule="NATO STANAG 2116 for the order of ranks",
        find=person_checks.rank_falls,
    ),
    Check(
        name="unit-lifetime",
        version=1,
        looks_for="a posting before a unit's founding or after its end",
        rule=_OWN,
        find=command_checks.unit_lifetime,
    ),
    Check(
        name="unit-number",
        version=1,
        looks_for="a likely typing error in a unit's number",
        rule="Damerau 1964: four in five typing errors are one letter wrong, missing, too many, or two swapped",
        find=figure_checks.unit_number,
    ),
    Check(
        name="appointment-and-ceremony",
        version=1,
        looks_for="a posting that begins on one day by appointment and on another by ceremony",
        rule="Security Force Monitor, Research Handbook: the start is the day of taking office, with its context noted",
        find=command_checks.appointment_and_ceremony,
    ),
    Check(
        name="figure-outside-range",
        version=1,
        looks_for="a figure outside its own source's range",
        rule="Every Casualty, Standards for Casualty Recording (2016): inconsistencies within a source are noted",
        find=figure_checks.figure_outside_range,
    ),
    Check(
        name="age-and-birth",
        version=1,
        looks_for="an age that does not fit the date of birth",
        rule=_OWN,
        find=person_checks.age_and_birth,
    ),
    Check(
        name="place-elsewhere",
        version=1,
        looks_for="a place that does not lie where it is said to",
        rule="GeoNames",
        find=figure_checks.place_elsewhere,
    ),
    Check(
        name="denied",
        version=1,
        looks_for="an accusation and what answers it",
        rule="Berkeley Protocol on Digital Open Source Investigations (2020): what exonerates is sought as well",
        find=source_checks.denied,
    ),
    Check(
        name="one-origin",
        version=1,
        looks_for="what one origin alone tells",
        rule="Berkeley Protocol (2020): corroboration needs sources that are independent of each other",
        find=source_checks.one_origin,
    ),
    Check(
        name="contradiction",
        version=1,
        looks_for="sources that contradict each other, with both sides",
        rule="Security Force Monitor, Research Handbook: conflicting claims are kept side by side",
        find=lambda ground: [*command_checks.differing_times(ground), *source_checks.contradictions(ground)],
    ),
    Check(
        name="gap",
        version=1,
        looks_for="a gap in a career or in who held command",
        rule=_SFM,
        find=command_checks.gaps,
    ),
)


def findings_of(ground: Ground, about: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Every finding, or those about any of these ids; by check, then by words."""
    wanted = frozenset(about)
    found = [one for check in CHECKS for one in check.find(ground) if not wanted or wanted & set(one.about)]
    order = {check.name: at for at, check in enumerate(CHECKS)}
    unique = {(one.check, one.words, tuple(claim.id for claim in one.claims_for)): one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: (order[one.check], one.words, one.claims_for[0].id)))
