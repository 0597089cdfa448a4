import pytest
from bench.muc4_doers import add_doer, bring_together, is_organisation
from bench.muc4_nouns import Episode


def _episode(*texts: str) -> Episode:
    episode = Episode(type="ATTACK", start=0, end=10)
    for text in texts:
        add_doer(episode, text, "told", 5, "REPORTED AS FACT")
    return episode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varnian Liberation Front", True),
        ("VLF", True),
        ("the Taliban", True),
        ("Tolvar drug cartel", True),
        ("gunmen", False),
        ("members of the Varnian Liberation Front", False),
        ("a new group", False),
        ("armed group", False),
        ("military personnel", False),
    ],
)
def test_bodies_and_persons(text: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_organisation(text) is expected


def test_persons_of_a_body_bring_the_body() -> None:
    found = {doer.text: doer.organisation for doer in _episode("members of the Varnian army").doers}
    assert found == {"Varnian army": True, "members of the Varnian army": False}


def test_what_belongs_to_a_body_acts_for_it() -> None:
    assert [doer.text for doer in _episode("Varnian air force planes").doers] == ["Varnian air force"]


def test_a_body_with_more_and_fewer_words_is_one() -> None:
    episode = _episode("army", "Varnian army", "Tolvar Front", "TF")
    bring_together(episode, {"tf": "tolvar front"})
    assert sorted(doer.text for doer in episode.doers) == ["Tolvar Front", "Varnian army"]
