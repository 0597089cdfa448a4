"""A case that is damaged in any way is a failure told, never a crash."""

import contextlib
import gzip
import os
import random
import re
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.verify.attacks import Sql, fails, named

from answerable.archive.store import Store
from answerable.errors import CaseError
from answerable.verify import Outcome, verify_case


@pytest.mark.parametrize(
    "table", ["log", "checkpoint", "capture", "entry", "reading", "extraction", "claim", "dossier"]
)
def test_dropped_table_is_a_failure_not_a_crash(case: Path, sql: Sql, table: str) -> None:
    sql(f"DROP TABLE {table}")
    assert fails(case)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table, column)
        for table, columns in {
            "log": ["body"],
            "checkpoint": ["note", "frontier"],
            "capture": ["digest", "size", "warc"],
            "entry": ["provenance", "container"],
            "reading": ["body", "digest"],
            "extraction": ["text", "mentions", "coverage"],
            "claim": ["id", "type", "body"],
            "dossier": ["document"],
        }.items()
        for column in columns
    ],
)
@pytest.mark.parametrize("value", [b"\xff\x00\xfe", "", "[]", "{}", "null", -1, "[" * 100_000, "\x00"])
def test_nonsense_in_any_column_is_a_failure_not_a_crash(
    case: Path, sql: Sql, table: str, column: str, value: Any
) -> None:
    sql("PRAGMA foreign_keys = OFF")
    sql(f"UPDATE {table} SET {column} = ? WHERE rowid = (SELECT min(rowid) FROM {table})", value)  # noqa: S608 - as above
    lines = fails(case)
    assert lines
    assert not any("no such" in line for line in lines)


def content(path: Path) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Every row of every table, as bytes."""
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return [
            (name.decode(), connection.execute(f"SELECT * FROM {name.decode()}").fetchall())  # noqa: S608 - as above
            for (name,) in tables
            if name != b"sqlite_sequence"
        ]


def test_any_flipped_byte_of_the_case_file_is_a_failure_or_changes_nothing(case: Path) -> None:
    path = case / "case.sqlite"
    whole, before = path.read_bytes(), content(path)
    chance = random.Random(20260203)  # noqa: S311 - not for a secret
    found = 0
    for _ in range(80):
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        if fails(case):
            found += 1
        else:
            assert content(path) == before, place
        with contextlib.suppress(CaseError), Store.open(case) as store:
            store.claims()
            list(store.readings())
    assert found > 5


def test_pipes_in_the_place_of_files_do_not_stop_the_check(case: Path) -> None:
    path = min(case.glob("archive/*/*.warc.gz"))
    for place, subject in ((path, "capture"), (case / "key.pub", "key")):
        place.unlink()
        os.mkfifo(place)
        assert any(line.startswith(subject) for line in fails(case))


def test_capture_that_unpacks_without_end_is_not_unpacked(case: Path) -> None:
    path = min(case.glob("archive/*/*.warc.gz"))
    head, body = gzip.decompress(path.read_bytes()).split(b"\r\n\r\n", 1)
    head = re.sub(rb"Content-Length: [0-9]+", b"Content-Length: 9000000000", head)
    path.unlink()
    with gzip.open(path, "wb") as file:
        file.write(head + b"\r\n\r\n" + body + bytes(200 << 20))
    before = time.process_time()
    assert named(fails(case), f"capture sha256:{path.name.partition('.')[0]}", "its bytes were changed")
    assert time.process_time() - before < 5


def test_torn_case_file_is_a_failure_not_a_crash(case: Path) -> None:
    path = case / "case.sqlite"
    whole = path.read_bytes()
    for cut in (0, 50, 4096, len(whole) // 2, len(whole) - 1000):
        path.write_bytes(whole[:cut])
        assert fails(case), cut
    path.write_bytes(whole[:8192] + b"\x55" * 4096 + whole[12288:])
    assert fails(case)


def test_no_case_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case"):
        verify_case(tmp_path)


def test_case_that_is_being_written_to_is_not_verified(case: Path) -> None:
    with Store.open(case, write=True), pytest.raises(CaseError, match="another process"):
        verify_case(case, reread=False)


def test_file_that_no_capture_names_is_pointed_out(case: Path) -> None:
    path = min(case.glob("archive/*/*.warc.gz"))
    shutil.copyfile(path, path.with_name("left.warc.gz.partial"))
    report = verify_case(case, reread=False)
    assert report.ok
    assert any("left.warc.gz.partial" in check.subject for check in report.of(Outcome.NOT_CHECKED))
