"""The reliability table: bands, means and shares; and weights that an article's own claims had no part in."""

import pytest
from bench.confidence import SEEN, Judged, expected_error, left_out, reliability, reliability_lines


def test_bands() -> None:
    pairs = [(90, True)] * 9 + [(92, False)] + [(40, False)] * 3 + [(20, True)]
    low, high = reliability(pairs)
    assert (low.low, low.claims, low.right) == (1, 4, 0.25)
    assert low.mean == pytest.approx(0.35)
    assert (high.low, high.claims, high.right) == (90, 10, 0.9)
    assert expected_error([low, high]) == pytest.approx((4 * 0.10 + 10 * 0.002) / 14)
    assert reliability_lines([high])[-1] == "| .90 to .99 | 10 | 0.90 | 0.90 |"


def judged(article: str, half: str, feature: str, *, right: bool) -> Judged:
    features = {"always": 1.0, feature: 1.0} | ({SEEN: 1.0} if half == "before" else {})
    return Judged(article=article, half=half, extractor="posting", features=features, right=right)


def test_an_article_is_judged_by_the_others() -> None:
    others = [judged("b", "before", "x", right=True)] * 40 + [judged("b", "before", "y", right=False)] * 40
    # In its own article everything is the other way round, which its confidence must not know.
    own = [judged("a", "after", "x", right=False)] * 40 + [judged("a", "after", "y", right=True)] * 40
    pairs = left_out([*others, *own])
    assert len(pairs) == 80
    assert all((confidence > 60) == (not right) for confidence, right in pairs)
