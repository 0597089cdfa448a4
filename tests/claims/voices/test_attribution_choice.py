from collections.abc import Callable

import numpy as np
import pytest

from answerable.claims.cast.cast import cast_of
from answerable.claims.voices.attribution_choice import all_attributions
from answerable.claims.voices.candidate import candidates_of
from answerable.claims.voices.cue_weights import SIZE, probability, slots_of
from answerable.claims.voices.features import features, stem
from answerable.claims.voices.voices import voices_of
from answerable.language.article import Article

TEXT = "Senator Ilva Dern praised the general. Critics of the law voiced doubts about it. The dog slept in the yard."


def test_praise_is_an_attribution_and_sleep_is_none(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of(TEXT)
    cast = cast_of(article)
    found = {a.token.text: a for a in all_attributions(voices_of(article, cast), cast)}
    assert "slept" not in found
    praise = found["praised"]
    assert [TEXT[s:e] for s, e in (*praise.source, *praise.cue, *praise.content)] == [
        "Senator Ilva Dern",
        "praised",
        "the general",
    ]


def test_each_cue_word_has_one_attribution(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of(TEXT)
    cast = cast_of(article)
    cues = [(a.sentence.index, a.token.i) for a in all_attributions(voices_of(article, cast), cast, likely=0.0)]
    assert len(cues) == len(set(cues))
    assert cues == sorted(cues)


def test_probabilities_and_slots_are_in_range(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of(TEXT)
    candidates = list(candidates_of(article, {}))
    assert candidates
    for candidate in candidates:
        slots = slots_of(candidate, in_quotation=False)
        assert slots == sorted(set(slots))
        assert all(0 <= slot < SIZE for slot in slots)
        assert 0 < probability(candidate, in_quotation=False) < 1
        assert len(features(candidate, in_quotation=True)) > 10


def test_the_weights_are_plain_numbers() -> None:
    from answerable.claims.voices.cue_weights import _weights  # noqa: PLC0415 - only this test opens them

    assert np.isfinite(_weights()).all()


@pytest.mark.parametrize(
    ("word", "root"),
    [("praised", "prais"), ("praises", "prais"), ("denies", "deny"), ("denied", "deny"), ("planned", "plan")],
)
def test_forms_of_a_word_share_a_stem(word: str, root: str) -> None:
    assert stem(word) == root
