"""Log entries: canonical, readable again, and refused where they are none."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.archive.log import make_entry, now, parse_entry
from answerable.archive.merkle import Frontier, leaf_hash
from answerable.archive.store import Store
from answerable.errors import CaseError

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
fields = st.dictionaries(
    words.filter(lambda key: key not in {"index", "kind", "at"}), words | st.integers() | st.none()
)


@given(st.integers(0), words, words, fields)
def test_entry_reads_back_and_its_bytes_are_its_leaf(
    index: int, kind: str, at: str, given_fields: dict[str, Any]
) -> None:
    entry = make_entry(index, kind, at, given_fields)
    assert parse_entry(entry.body) == entry
    assert entry.leaf == leaf_hash(entry.body.encode())
    assert list(json.loads(entry.body)) == sorted(["at", "index", "kind", *given_fields])


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"index":"1","kind":"x","at":"y"}', '{"index":1,"kind":2,"at":"y"}'])
def test_what_is_no_entry_is_refused(body: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the parser's own words differ
        parse_entry(body)


def test_time_is_utc_to_the_second() -> None:
    assert len(now()) == len("2026-01-02T03:04:05Z")
    assert now().endswith("Z")


def test_log_grows_by_what_was_added_and_each_checkpoint_covers_it(tmp_path: Path) -> None:
    with Store.create(tmp_path / "case") as store:
        frontier = Frontier()
        for number in range(5):
            store.add_export("csv", f"sha256:{number}")
        for index, entry in enumerate(store.log_entries()):
            assert entry.index == index
            frontier = frontier.append(entry.leaf)
        assert (store.checkpoint().size, store.checkpoint().root) == (6, frontier.root())


def test_failed_addition_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    with Store.create(tmp_path / "case") as store:
        with pytest.raises(TypeError, match="no floats"):
            store.add_dossier("x", "X", {"sentences": [], "share": 0.5}, None)
        with pytest.raises(KeyError):
            store.add_dossier("x", "X", {}, None)
        store.add_export("csv", "sha256:0")
        assert [entry.kind for entry in store.log_entries()] == ["case", "export"]
        assert store.checkpoint().size == 2


def test_closed_store_takes_nothing(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "case")
    store.close()
    store.close()
    with pytest.raises(CaseError, match="reading only"):
        store.add_export("csv", "sha256:0")
