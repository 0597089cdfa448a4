import re
from collections import Counter

import pytest
from pydantic import ValidationError

from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.harm_words import harm_words
from answerable.claims.violence.perpetrators import groups_in, is_known_group, perpetrator_kind, perpetrator_words
from answerable.claims.violence.targets import person_kind_of, target_words, thing_kind_of
from answerable.claims.violence.violence import incident_words
from answerable.claims.violence.vocabulary import Mapped
from answerable.claims.violence.weapons import weapon_kind_of, weapon_words


@pytest.mark.parametrize(
    "names",
    [
        [kind.name for kind in incident_words().kinds],
        [kind.name for kind in harm_words().kinds],
        [kind.name for kind in weapon_words().kinds],
        [kind.name for kind in target_words().things],
        [kind.name for kind in target_words().persons],
        [kind.name for kind in perpetrator_words().kinds],
    ],
)
def test_no_kind_stands_twice(names: list[str]) -> None:
    assert max(Counter(names).values()) == 1


LISTS: dict[str, tuple[Mapped, ...]] = {
    "incidents": incident_words().kinds,
    "things": target_words().things,
    "persons": target_words().persons,
    "weapons": weapon_words().kinds,
    "harms": harm_words().kinds,
    "perpetrators": perpetrator_words().kinds,
}
# The tables of PLOVER's manual, draft 0.8: events that hold violence and repression, their modes, sectors, figures.
MODES = {"abduct", "beat", "torture", "execute", "sexual", "assassinate", "destroy", "primitive", "firearms"}
MODES |= {"explosives", "suicide-attack", "heavy-weapons"}
COERCED = {"confiscate", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"}
SECTORS = {
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "COP",
    "OPP",
    "PTY",
    "REB",
    "PRM",
    "SPY",
    "UAF",
    "CVL",
    "ELI",
    "BUS",
    "EDU",
    "MED",
}
SECTORS |= {"LAB", "AGR", "JRN", "REF", "REL", "SOC", "CRM"}
PLOVER = {
    "incidents": {"ASSAULT", "COERCE"},
    "things": SECTORS,
    "persons": SECTORS,
    "weapons": MODES,
    "harms": {"dead", "injured", "size"},
    "perpetrators": SECTORS,
}
MINIMUM = {"numbers killed", "name", "age", "sex", "type of death", "involved actors", "perpetrators"}


@pytest.mark.parametrize("name", LISTS)
def test_every_kind_is_mapped_or_says_why_not(name: str) -> None:
    for kind in LISTS[name]:
        for other in ("plover", "rome", "casualty"):
            reason = kind.without.get(other)
            assert (getattr(kind, other) is None) == (reason is not None), f"{kind.name}: {other}"
            assert reason is None or len(reason.split()) >= 3, f"{kind.name}: {other}"


@pytest.mark.parametrize("name", LISTS)
def test_mapped_words_are_words_of_the_other_vocabulary(name: str) -> None:
    assert {kind.plover for kind in LISTS[name]} - {None} <= PLOVER[name]
    assert {kind.casualty for kind in LISTS[name]} - {None} <= MINIMUM
    for kind in LISTS[name]:
        assert kind.rome is None or re.search(r"\b(?:8\(2\)\([abce]\)\([ivx]+\)|7\(1\)\([a-k]\))$", kind.rome), (
            kind.name
        )


def test_modes_are_those_of_their_event() -> None:
    for kind in incident_words().kinds:
        assert kind.mode is None or kind.mode in (MODES if kind.plover == "ASSAULT" else COERCED), kind.name


@pytest.mark.parametrize(
    "given",
    [
        {"name": "a"},
        {"name": "a", "plover": "x", "rome": "y"},
        {"name": "a", "plover": "x", "rome": "y", "casualty": "z", "without": {"rome": "both a name and a reason"}},
        {"name": "a", "plover": "x", "rome": "y", "casualty": "z", "without": {"cameo": "no such vocabulary"}},
    ],
)
def test_a_kind_with_a_gap_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Mapped.model_validate(given)


def test_protected_objects_name_their_rule() -> None:
    rules = {kind.name: kind.rome for kind in target_words().things}
    assert "8(2)(b)(ix)" in str(rules["hospital"])
    assert "8(2)(b)(ix)" in str(rules["school"])
    assert rules["military"] is None


def test_deaths_fill_the_field_of_casualty_recorders() -> None:
    fields = {kind.name: kind.casualty for kind in harm_words().kinds}
    assert fields["killed"] == "numbers killed"
    assert fields["injured"] is None


def test_conduct_lists_do_not_overlap() -> None:
    words = conduct_words()
    assert not set(words.command) & {verb for group in words.accusing for verb in group.verbs}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("car bombs", "vehicle bomb"),
        ("two hand grenades", "grenade"),
        ("AK-47", "rifle"),
        ("cluster bombs", "cluster munition"),
        ("bouquet", None),
    ],
)
def test_weapons_by_their_longest_name(words: str, kind: str | None) -> None:
    assert weapon_kind_of(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [("power plants", "energy"), ("police stations", "law enforcement"), ("churches", "religious"), ("idea", None)],
)
def test_things_by_their_longest_name(words: str, kind: str | None) -> None:
    assert thing_kind_of(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"), [("women", "civilian"), ("police chief", "police"), ("presidential candidate", "politician")]
)
def test_persons_by_their_longest_name(words: str, kind: str) -> None:
    assert person_kind_of(words) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Varnian Liberation Front", "armed group"),
        ("Karsk cartel", "armed group"),
        ("Tolvar drug cartel", "criminal group"),
        ("National Guard", "state force"),
        ("gunmen", "armed group"),
        ("Anna Joll", None),
    ],
)
def test_what_a_name_tells_of_a_perpetrator(name: str, kind: str | None) -> None:
    assert perpetrator_kind(name) == kind


def test_known_groups_are_found_where_they_stand() -> None:
    text = "Members of the Taliban met Al-Shabaab. An eta of nine is mas o menos."
    assert [text[start:end] for start, end, _ in groups_in(text)] == ["Taliban", "Al-Shabaab"]
    assert is_known_group("the Taliban")
