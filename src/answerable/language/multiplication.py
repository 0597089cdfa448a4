"""Multiplication: the matrix products of the parse, by numpy's BLAS on one thread instead of the one that spaCy brings.

They are most of a parse, and numpy's are three times as fast. One thread, because the rows of a product may differ in
their last bits with how it is shared out, and because whoever wants more cores runs more processes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

Matrix = NDArray[Any]


class NumpyMultiplication(NumpyOps):  # type: ignore[misc]  # thinc's is compiled and has no types
    """Thinc's operations on numpy arrays, matrices multiplied by numpy."""

    name = NumpyOps.name

    def gemm(
        self,
        x: Matrix,
        y: Matrix,
        out: Matrix | None = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - thinc's signature
        trans2: bool = False,  # noqa: FBT001, FBT002 - as trans1
    ) -> Matrix:
        """The product of two matrices, either of them transposed first, in `out` if it is given."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def multiply_by_numpy(pipeline: Language) -> None:
    """Give all models of `pipeline`, and no other pipeline's, :class:`NumpyMultiplication`."""
    multiplication = NumpyMultiplication()
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = multiplication


@contextmanager
def one_thread() -> Iterator[None]:
    """Numpy's products within are made on one thread, whatever the environment says."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    # It looks through every library that is loaded; numpy is by now.
    return ThreadpoolController()
