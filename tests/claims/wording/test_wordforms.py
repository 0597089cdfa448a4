import pytest

from answerable.claims.wording.wordforms import singular, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("kill", {"kills", "killed", "killing"}),
        ("rob", {"robbed", "robbing"}),
        ("torture", {"tortured", "torturing", "tortures"}),
        ("bury", {"buries", "buried", "burying"}),
        ("die", {"died", "dying"}),
        ("target", {"targeted", "targeting"}),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: set[str]) -> None:
    assert forms <= verb_forms(verb, {})


def test_irregular_pasts_come_from_the_list() -> None:
    assert "shot" in verb_forms("shoot", {"shoot": ["shot"]})


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("policemen", "policeman"),
        ("missionaries", "missionary"),
        ("churches", "church"),
        ("bus", "bus"),
        ("gas", "gas"),
    ],
)
def test_a_plural_has_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
