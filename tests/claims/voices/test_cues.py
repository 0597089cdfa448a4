import pytest

from answerable.claims.voices.cues import cues
from answerable.model.claim import Stance


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("said", Stance.STATED),
        ("claims", Stance.ALLEGED),
        ("accusing", Stance.ALLEGED),
        ("denied", Stance.DENIED),
        ("believe", Stance.REPORTED),
    ],
)
def test_a_verb_in_any_form_has_its_stance(word: str, stance: Stance) -> None:
    assert cues().verbs[word].stance is stance


def test_no_verb_has_two_stances() -> None:
    groups: dict[str, int] = {}
    for group in {id(group): group for group in cues().verbs.values()}.values():
        for word in group.words:
            groups[word] = groups.get(word, 0) + 1
    assert [word for word, count in groups.items() if count > 1] == []


def test_hedges_and_modals_are_disjoint() -> None:
    assert not cues().modality.modals & set(cues().hedges.adverbs)
    assert cues().hedges.adverbs["allegedly"] is Stance.ALLEGED
    assert cues().hedges.adverbs["perhaps"] is None
