"""The reliability table: bands, means and shares; weights that an article's own claims had no part in; its floors."""

import dataclasses
import math

import pytest
from bench.confidence import (
    SLAVIC_HELD_OUT,
    Judged,
    allowance,
    as_given,
    expected_error,
    left_out,
    reliability,
    reliability_figures,
    reliability_lines,
)
from bench.floors import fallen
from bench.labelled import HELD_OUT


def test_bands() -> None:
    pairs = [(90, True)] * 9 + [(92, False)] + [(40, False)] * 3 + [(20, True)]
    low, high = reliability(pairs)
    assert (low.low, low.claims, low.right) == (1, 4, 0.25)
    assert low.mean == pytest.approx(0.35)
    assert (high.low, high.claims, high.right) == (90, 10, 0.9)
    assert expected_error([low, high]) == pytest.approx((4 * 0.10 + 10 * 0.002) / 14)
    assert reliability_lines([high])[-1] == "| .90 to .99 | 10 | 0.90 | 0.90 |"
    figures = reliability_figures(pairs)
    assert (figures["sure claims"], figures["sure right"]) == (10, 0.9)
    assert figures["mean distance"] == expected_error([low, high])


def judged(article: str, half: str, feature: str, *, right: bool) -> Judged:
    return Judged(article=article, half=half, extractor="posting", features={"always": 1.0, feature: 1.0}, right=right)


def test_an_article_is_judged_by_the_others() -> None:
    others = [judged("b", "before", "x", right=True)] * 40 + [judged("b", "before", "y", right=False)] * 40
    # In its own article everything is the other way round, which its confidence must not know.
    own = [judged("a", "after", "x", right=False)] * 40 + [judged("a", "after", "y", right=True)] * 40
    pairs = left_out([*others, *own], "after")
    assert len(pairs) == 80
    assert all((confidence > 60) == (not right) for confidence, right in pairs)
    assert len(left_out([*others, *own])) == 160


def test_the_allowance_is_what_the_first_half_has_above_both() -> None:
    seen = [judged("a", "before", "x", right=number % 10 < 8) for number in range(1000)]
    unseen = [judged("b", "after", "x", right=number % 10 < 5) for number in range(1000)]
    logit = math.log(0.8 / 0.2)
    assert allowance([*seen, *unseen]) == pytest.approx(logit / 2, abs=0.1)
    assert allowance([*seen, *(dataclasses.replace(one, half="after") for one in seen)]) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    ("floor", "parts"), [("confidence", (HELD_OUT,)), ("confidence, Russian and Ukrainian", SLAVIC_HELD_OUT)]
)
def test_confidence_holds_on_articles_that_nothing_was_fitted_on(floor: str, parts: tuple[str, ...]) -> None:
    assert list(fallen(floor, reliability_figures(as_given(*parts)))) == []
