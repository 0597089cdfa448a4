import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.claims.wording.figures import read_figure


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("300", 300, 300, False),
        ("1,700", 1700, 1700, False),
        ("roughly 300", 300, 300, True),
        ("an estimated 2.5 million", 2500000, 2500000, True),
        ("more than 1,000", 1001, None, False),
        ("well over 100", 101, None, False),
        ("at least 12", 12, None, False),
        ("at least a dozen", 12, None, False),
        ("no fewer than seven", 7, None, False),
        ("seventeen or more", 17, None, False),
        ("up to six", None, 6, False),
        ("fewer than 20", None, 19, False),
        ("between 20 and 30", 20, 30, False),
        ("20 to 30", 20, 30, False),
        ("5 - 7", 5, 7, False),
        ("one or two", 1, 2, False),
        ("forty - five", 45, 45, False),
        ("twenty-three", 23, 23, False),
        ("three hundred and twelve", 312, 312, False),
        ("half a dozen", 6, 6, False),
        ("more than two dozen", 25, None, False),
        ("another 12", 12, 12, False),
        ("dozens", 12, None, True),
        ("hundreds of thousands", 100000, None, True),
        ("several", 2, None, True),
    ],
)
def test_words_give_a_range(words: str, low: int | None, high: int | None, approximate: object) -> None:
    figure = read_figure(words.split())
    assert figure is not None
    assert (figure.min, figure.max, figure.approximate) == (low, high, approximate)


@pytest.mark.parametrize("words", ["the", "a few", "as many as", "", "and of"])
def test_no_number_gives_no_figure(words: str) -> None:
    assert read_figure(words.split()) is None


@given(st.integers(min_value=1, max_value=10**7))
def test_digits_are_read_back(number: int) -> None:
    figure = read_figure([f"{number:,}"])
    assert figure is not None
    assert figure.min == figure.max == number


@given(
    st.lists(st.sampled_from(["at", "least", "12", "and", "or", "more", "than", "two", "hundred", "dozen", "of", "-"]))
)
def test_any_run_of_words_gives_ordered_ends(words: list[str]) -> None:
    figure = read_figure(words)
    if figure is not None and figure.min is not None and figure.max is not None:
        assert figure.min <= figure.max
    if figure is not None:
        assert 0 <= figure.first < figure.last <= len(words)
