import pytest

from answerable.dates.frame import frame_before, word_before


@pytest.mark.parametrize(
    ("before", "phrase", "says"),
    [
        ("He left in ", "in", "within"),
        ("He led it since at least ", "since", "since"),
        ("He led it up until ", "up until", "until"),
        ("Shells fell between 11 p.m. ", "between", "between"),
        ("Shells fell on or about the ", "on", "within"),
        ("at the height of the ", "at the height of", "within"),
        ("Footage from ", "of", "within"),
        ("He led it from ", "from", "since"),
    ],
)
def test_the_longest_phrase_before_a_date_counts(before: str, phrase: str, says: str) -> None:
    frame = frame_before(before, len(before))
    assert frame is not None
    assert (frame.phrase, frame.says) == (phrase, says)


@pytest.mark.parametrize("before", ["", "Tolmar ", "within reach of nothing; ", "in"])
def test_other_words_are_no_frame(before: str) -> None:
    assert frame_before(before, len(before)) is None


def test_an_era_needs_a_phrase_that_goes_with_eras() -> None:
    frames = [frame_before(words, len(words)) for words in ("during ", "in ")]
    assert [frame is not None and frame.dates_by_era for frame in frames] == [True, False]


def test_the_word_before_a_place() -> None:
    assert [word_before("The Battle of", place) for place in (0, 4, 11)] == ["", "the", "battle"]
