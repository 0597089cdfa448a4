from collections import Counter

import pytest

from answerable.claims.violence.conduct import conduct_words
from answerable.claims.violence.harm_words import harm_words
from answerable.claims.violence.perpetrators import groups_in, is_known_group, perpetrator_kind
from answerable.claims.violence.targets import person_kind_of, target_words, thing_kind_of
from answerable.claims.violence.violence import incident_words
from answerable.claims.violence.weapons import weapon_kind_of, weapon_words


@pytest.mark.parametrize(
    "names",
    [
        [kind.name for kind in incident_words().kinds],
        [kind.name for kind in harm_words().kinds],
        [kind.name for kind in weapon_words().kinds],
        [kind.name for kind in target_words().things],
        [kind.name for kind in target_words().persons],
    ],
)
def test_no_kind_stands_twice(names: list[str]) -> None:
    assert max(Counter(names).values()) == 1


def test_every_incident_has_its_plover_event() -> None:
    assert {kind.plover for kind in incident_words().kinds} <= {"ASSAULT", "COERCE"}


def test_protected_objects_name_their_rule() -> None:
    rules = {kind.name: kind.rome for kind in target_words().things}
    assert "8(2)(b)(ix)" in str(rules["hospital"])
    assert "8(2)(b)(ix)" in str(rules["school"])
    assert rules["military"] is None


def test_deaths_and_injuries_fill_the_fields_of_casualty_recorders() -> None:
    fields = {kind.name: kind.casualty for kind in harm_words().kinds}
    assert fields["killed"] == "status: killed"
    assert fields["injured"] == "status: injured"


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
