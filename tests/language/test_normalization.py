import importlib

import numpy as np
import pytest

from answerable.language.normalization import normalize_for_reading, normalized
from answerable.language.parser import pipeline
from answerable.settings import settings


def _layers(loaded: object) -> list[object]:
    models = [model for _, component in loaded.pipeline if (model := getattr(component, "model", None))]  # type: ignore[attr-defined]
    return [layer for model in models for layer in model.walk() if layer.name == "layernorm"]


@pytest.mark.parametrize("rows", [1, 2, 7, 300])
def test_rows_are_normalized_to_the_last_bit_as_spacy_does_it(rows: int) -> None:
    shipped = importlib.import_module(settings().pipeline).load()
    given = np.random.default_rng(rows).normal(0.3, 2.0, (rows, 96)).astype(np.float32)
    layers = _layers(shipped)
    assert layers
    for layer in layers:
        wanted = layer.predict(given)  # type: ignore[attr-defined]
        found, _ = normalized(layer, given, is_train=False)  # type: ignore[arg-type]
        assert found.dtype == wanted.dtype
        assert found.tobytes() == wanted.tobytes()


def test_what_is_given_is_left_as_it_was() -> None:
    layer = _layers(pipeline(settings().pipeline))[0]
    given = np.arange(192, dtype=np.float32).reshape(2, 96)
    normalized(layer, given, is_train=False)  # type: ignore[arg-type]
    assert given.tobytes() == np.arange(192, dtype=np.float32).tobytes()


def test_a_pipeline_that_reads_cannot_learn() -> None:
    shipped = importlib.import_module(settings().pipeline).load()
    normalize_for_reading(shipped)
    given = np.ones((1, 96), dtype=np.float32)
    _, learn = _layers(shipped)[0](given, is_train=True)  # type: ignore[operator]
    with pytest.raises(NotImplementedError, match="cannot be trained"):
        learn(given)
