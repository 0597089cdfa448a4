"""Normalization: the layers that bring each row of a matrix to mean 0 and variance 1, made for reading alone.

Spacy's work out the mean twice and keep what learning would need. These give the same numbers to the last bit.
"""

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from thinc.api import Model

from answerable.language.multiplication import Matrix

_NAME = "layernorm"
_LEAST = 1e-08
"""Added to each variance, as the layer was taught with it."""


def normalized(layer: Model[Matrix, Matrix], rows: Matrix, is_train: bool) -> tuple[Matrix, Callable[..., Any]]:  # noqa: FBT001 - thinc's signature
    """The rows, normalized, then scaled and moved as the layer has learnt; it can learn no more."""
    del is_train
    centred = rows - rows.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True) + _LEAST
    centred *= variance ** (-1.0 / 2.0)
    centred *= layer.get_param("G")
    centred += layer.get_param("b")
    return centred, _no_learning


def _no_learning(*_: object) -> Any:
    raise NotImplementedError("this pipeline reads; it cannot be trained")


def normalize_for_reading(pipeline: Language) -> None:
    """Give :func:`normalized` to all layers of `pipeline`, and of no other pipeline, that normalize."""
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None else ():
            if layer.name == _NAME:
                layer.replace_callbacks(normalized)
