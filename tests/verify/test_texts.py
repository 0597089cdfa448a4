from dataclasses import replace
from typing import Any

import pytest

from answerable.model.text import Text
from answerable.reading import read
from answerable.verify.report import Check
from answerable.verify.texts import Kept, check_texts

DATA = b"The council accused the colonel on Monday."


def check(**changes: Any) -> Check:
    reading = read(DATA, capture="sha256:0", name="a.txt")
    assert isinstance(reading, Text)
    [found] = check_texts([Kept(reading=replace(reading, **changes), name="a.txt", media_type=None, data=DATA)])
    return found


@pytest.mark.parametrize("reader", ["text/1", "text/0", "text/1 (another library 9.9)"])
def test_the_same_text_passes_whichever_version_made_it(reader: str) -> None:
    assert check(reader=reader).outcome == "pass"


def test_another_text_by_another_version_is_not_checked_and_by_this_one_fails() -> None:
    changed = {"content": "The council thanked the colonel on Monday."}
    assert check(**changed, reader="text/1 (another library 9.9)").outcome == "not checked"
    assert check(**changed).outcome == "fail"
