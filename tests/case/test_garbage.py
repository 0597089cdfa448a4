import gc

import pytest

from answerable.case.garbage import SELDOM, collected_seldom


def test_garbage_is_collected_seldom_within_and_as_before_behind() -> None:
    before = gc.get_threshold()
    with collected_seldom():
        assert gc.get_threshold() == SELDOM
        with collected_seldom():
            assert gc.get_threshold() == SELDOM
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before


def test_an_error_within_leaves_the_measure_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no good"), collected_seldom():
        raise ValueError("no good")
    assert gc.get_threshold() == before
