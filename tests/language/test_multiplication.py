import importlib

import numpy as np
import pytest
from thinc.api import NumpyOps
from threadpoolctl import threadpool_info

from answerable.language.multiplication import NumpyMultiplication, one_thread
from answerable.language.parser import pipeline
from answerable.settings import settings

WIDE = np.arange(12, dtype=np.float32).reshape(3, 4)
HIGH = np.arange(8, dtype=np.float32).reshape(4, 2)


@pytest.mark.parametrize("transposed", [set(), {"trans1"}, {"trans2"}, {"trans1", "trans2"}])
def test_a_product_is_the_one_that_spacy_makes(transposed: set[str]) -> None:
    x = np.ascontiguousarray(WIDE.T) if "trans1" in transposed else WIDE
    y = np.ascontiguousarray(HIGH.T) if "trans2" in transposed else HIGH
    first, second = "trans1" in transposed, "trans2" in transposed
    wanted = NumpyOps().gemm(x, y, trans1=first, trans2=second)
    out = np.zeros((3, 2), dtype=np.float32)
    NumpyMultiplication().gemm(x, y, out=out, trans1=first, trans2=second)
    for product in (NumpyMultiplication().gemm(x, y, trans1=first, trans2=second), out):
        np.testing.assert_allclose(product, wanted)


def test_our_pipeline_multiplies_so_and_no_other_does() -> None:
    ours = pipeline(settings().pipeline)
    shipped = importlib.import_module(settings().pipeline).load()
    for loaded, expected in ((ours, True), (shipped, False)):
        models = [model for _, component in loaded.pipeline if (model := getattr(component, "model", None))]
        made = {isinstance(node.ops, NumpyMultiplication) for model in models for node in model.walk()}
        assert made == {expected}


def test_one_thread_within_and_as_many_as_before_behind() -> None:
    np.matmul(WIDE, HIGH)
    before = [library["num_threads"] for library in threadpool_info()]
    with one_thread():
        within = {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}
    assert within <= {1}
    assert [library["num_threads"] for library in threadpool_info()] == before
