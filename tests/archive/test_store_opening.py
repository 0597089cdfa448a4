"""The store: who may open it, for reading or for writing, and what is said where nobody can."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.archive.deposits import add, kinds, lead, text
from tests.postgresql.sql import run_sql

from answerable.archive.signing import KEY_FILE
from answerable.archive.store import Store
from answerable.errors import CaseError
from answerable.model.canonical import sha256
from answerable.model.capture import Provenance


def test_reader_cannot_write_and_opens_while_another_writes(store: Store) -> None:
    with Store.open(store.folder) as reader:
        capture = add(store)
        assert [one.digest for one in reader.captures()] == [capture]
        with pytest.raises(CaseError, match="reading only"):
            reader.add_export("csv", "sha256:0")


def test_second_writer_is_told_who_is_in_the_way(file_store: Store) -> None:
    with pytest.raises(CaseError, match="another process is adding"):
        Store.open(file_store.folder, write=True)
    program = (
        "import sys; from pathlib import Path; from answerable.archive.store import Store; "
        "Store.open(Path(sys.argv[1]), write=True)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file_store.folder)], capture_output=True, text=True, check=False
    )
    assert "another process is adding to this case" in done.stderr
    file_store.close()
    Store.open(file_store.folder, write=True).close()


def test_folder_that_is_in_use_is_not_made_a_case(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(CaseError, match="not empty"):
            Store.create(folder)
    Store.create(tmp_path / "new" / "deep").close()
    with pytest.raises(CaseError, match="not empty"):
        Store.create(tmp_path / "new" / "deep")


def test_empty_folder_and_one_of_a_killed_making_become_a_case(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    (folder / "archive").mkdir(parents=True)
    (folder / "case.sqlite.new").write_bytes(b"half")
    (folder / "case.sqlite.new-wal").write_bytes(b"half")
    (folder / "case.lock").touch()
    (folder / "key.pub").touch()
    with Store.create(folder) as store:
        assert kinds(store) == ["case"]
    assert sorted(path.name for path in folder.iterdir()) == ["archive", "case.lock", "case.sqlite", "key.pub"]


def test_no_case_no_database_and_a_newer_one_are_told_apart(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case here"):
        Store.open(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "case.sqlite").write_bytes(b"no database at all, and long enough to be seen as none" * 9)
    for write in (False, True):
        with pytest.raises(CaseError, match="damaged or no case"):
            Store.open(tmp_path / "other", write=write)
    folder = store.folder
    store.close()
    run_sql(folder, "UPDATE alembic_version SET version_num = '9999'")
    for write in (False, True):
        with pytest.raises(CaseError, match="newer version"):
            Store.open(folder, write=write)
    run_sql(folder, "DROP TABLE alembic_version")
    with pytest.raises(CaseError, match="not a case"):
        Store.open(folder)


def test_case_of_another_key_is_read_but_not_added_to(store: Store, configuration: Path) -> None:
    capture = add(store)
    store.close()
    (configuration / KEY_FILE).unlink()
    with Store.open(store.folder) as reader:
        assert reader.captures()[0].digest == capture
    with pytest.raises(CaseError, match="signed with another key"):
        Store.open(store.folder, write=True)
    Store.open(store.folder).close()


def test_damaged_checkpoint_is_not_built_upon(store: Store) -> None:
    store.close()
    run_sql(store.folder, "UPDATE checkpoint SET frontier = ?", "00" * 32)
    with pytest.raises(CaseError, match="last checkpoint is damaged"):
        Store.open(store.folder, write=True)


def test_case_on_a_medium_that_cannot_be_written_to_is_read(file_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    capture = add(file_store)
    file_store.close()
    before = sorted(path.name for path in file_store.folder.iterdir())
    # Tests may run as root, whom permissions do not stop; so the question itself is answered.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store.open(file_store.folder) as reader:
        assert [one.digest for one in reader.captures()] == [capture]
        assert sorted(path.name for path in file_store.folder.iterdir()) == before


def test_interrupted_addition_on_such_a_medium_is_not_passed_over(
    file_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(file_store)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CaseError, match="was interrupted"):
        Store.open(file_store.folder)


@pytest.mark.parametrize("value", ["", "[]", "{}", '{"kind": "text"}'])
def test_damaged_row_is_said_in_a_line(store: Store, value: Any) -> None:
    capture = add(store)
    store.add_claims(capture, "posting/1", [lead(capture)], [], [])
    for table in ("reading", "claim"):
        run_sql(store.folder, f"UPDATE {table} SET body = ?", value)  # noqa: S608 - the tables are named here
    for read in (lambda: store.reading_of(capture), store.claims, lambda: list(store.readings())):
        with pytest.raises(CaseError, match="the case is damaged"):
            read()


def test_damaged_row_that_is_no_unicode_is_said_in_a_line(file_store: Store) -> None:
    capture = add(file_store)
    run_sql(file_store.folder, "UPDATE reading SET body = ?", b"\xff")
    with pytest.raises(CaseError, match="the case is damaged"):
        file_store.reading_of(capture)


def test_disk_that_takes_no_more_is_said_and_leaves_nothing_half(file_store: Store) -> None:
    before = file_store.checkpoint()
    folder = file_store.folder / "archive" / sha256(b"x").removeprefix("sha256:")[:2]
    folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(CaseError, match="could not be written"):
        file_store.add_capture(b"x", name="x", media_type="text/plain", provenance=Provenance())
    folder.unlink()
    with file_store._database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    words = "many words " * 100_000
    entry, _ = file_store.add_capture(words.encode(), name="w", media_type="text/plain", provenance=Provenance())
    event.listen(
        file_store._database.engine, "checkout", lambda raw, *_: raw.execute(f"PRAGMA max_page_count = {pages + 5}")
    )
    with pytest.raises(CaseError, match="nothing of this addition was kept"):
        file_store.add_reading(text(entry.capture, words))
    assert file_store.reading_of(entry.capture) is None
    assert file_store.checkpoint().size == before.size + 2
    file_store.add_export("csv", "sha256:0")
    assert file_store.checkpoint().size == before.size + 3


def test_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - slow to load, needed here only
    from alembic.migration import MigrationContext  # noqa: PLC0415 - as above

    from answerable.archive.schema import metadata  # noqa: PLC0415 - as above

    with store._database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
