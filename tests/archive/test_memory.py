"""What this machine remembers of a case: the last checkpoint, never half a note, and nothing outside its folder."""

from pathlib import Path

import pytest

from answerable.archive.memory import recall
from answerable.archive.signing import Signer
from answerable.archive.store import Store


def test_last_checkpoint_is_remembered(tmp_path: Path, configuration: Path) -> None:
    with Store.create(tmp_path / "case") as store:
        for number in range(3):
            store.add_export("csv", f"sha256:{number}")
            remembered = recall(configuration, store.case_id)
            assert remembered is not None
            assert remembered.key == Signer.load(configuration).public("any").fingerprint
            assert (remembered.size, remembered.root) == (store.checkpoint().size, store.checkpoint().root.hex())
    assert [path.suffix for path in (configuration / "cases").iterdir()] == [".json"]


def test_nothing_is_remembered_of_a_strange_case(configuration: Path) -> None:
    assert recall(configuration, "0" * 32) is None


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"key": "k", "size": "many", "root": "r"}', "\udcff"])
def test_unreadable_note_is_as_none(configuration: Path, note: str) -> None:
    path = configuration / "cases" / f"{'0' * 32}.json"
    path.parent.mkdir()
    path.write_bytes(note.encode("utf-8", "surrogateescape"))
    assert recall(configuration, "0" * 32) is None


@pytest.mark.parametrize("name", ["../signing-key", "", "0" * 31, "G" * 32])
def test_case_s_own_words_lead_to_no_other_file(configuration: Path, name: str) -> None:
    (configuration / "signing-key.json").write_text('{"key": "k", "size": 1, "root": "r"}', encoding="utf-8")
    assert recall(configuration, name) is None
