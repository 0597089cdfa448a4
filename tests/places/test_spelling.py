import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.places.spelling import folded, shard_of


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Hague", "hague"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Łódź", "lodz"),
        ("Київ", "\u043a\u0438\u0456\u0432"),
        ("Khan  Yunis", "khan yunis"),
        ("Theale", "theale"),
        ("!", ""),
    ],
)
def test_a_name_is_filed_under_one_form(name: str, plain: str) -> None:
    assert folded(name) == plain


@given(st.text(max_size=30))
def test_folding_what_is_folded_changes_nothing_but_a_second_article(name: str) -> None:
    once = folded(name)
    assert folded(once) == once.removeprefix("the ")
    assert shard_of(once) == shard_of(once[:2])
