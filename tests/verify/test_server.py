"""A case on a server, attacked with plain SQL by somebody who may do everything there but has not the key."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.postgresql.sql import run_sql
from tests.verify.attacks import fails, named
from tests.verify.conftest import make_case

from answerable.archive.store import Store
from answerable.errors import CaseError
from answerable.verify import Outcome, verify_bundle, verify_case, write_bundle


@pytest.fixture(scope="module")
def made(server: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A case on the server and its owner's configuration, made once; and the database that it is in."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANSWERABLE_CONFIG", str(folder / "owner"))
        patch.setenv("ANSWERABLE_DATABASE", server)
        _sql(server, "CREATE DATABASE made")
        patch.setenv("ANSWERABLE_DATABASE", _database(server, "made"))
        make_case(folder / "case")
    return folder, "made"


@pytest.fixture
def case(made: tuple[Path, str], server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the case, folder and database, to be broken; the test is run on its owner's machine."""
    shutil.copytree(made[0], tmp_path / "copy")
    _sql(server, f"CREATE DATABASE copy TEMPLATE {made[1]}")
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "copy" / "owner"))
    monkeypatch.setenv("ANSWERABLE_DATABASE", _database(server, "copy"))
    yield tmp_path / "copy" / "case"
    _sql(server, "DROP DATABASE copy WITH (FORCE)")


def _database(server: str, name: str) -> str:
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _sql(server: str, statement: str) -> None:
    import psycopg  # noqa: PLC0415 - whoever tests without a server need not have it

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())


def test_sound_case_passes_and_says_what_was_not_checked(case: Path, tmp_path: Path) -> None:
    report = verify_case(case)
    assert report.of(Outcome.FAIL) == ()
    assert [check.message.partition(":")[0] for check in report.of(Outcome.NOT_CHECKED)] == [
        "whether the server's own files are whole"
    ]
    assert {check.subject.split(" ")[0] for check in report.of(Outcome.PASS)} >= {
        "key", "custody", "rows", "claims", "captures", "texts", "quotes", "dossier",
    }  # fmt: skip
    with Store.open(case) as store:
        dossier = store.dossiers()[0]
        write_bundle(store, dossier.document, dossier.html or "", tmp_path / "bundle.zip")
    assert verify_bundle(tmp_path / "bundle.zip").of(Outcome.FAIL) == ()
    assert verify_case(case, seen=[tmp_path / "bundle.zip"], reread=False).ok


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE entry SET name = 'changed' WHERE position = 1",
            r"entry \w+ .*its row was changed .*name is 'changed'",
        ),
        ("UPDATE capture SET size = 1 WHERE position = 1", "capture .*its row was changed .*size is 1"),
        ("UPDATE reading SET body = replace(body, '12 dead', '92 dead')", "text of capture .*its row was changed"),
        ("UPDATE extraction SET coverage = NULL", "extraction 1 .*coverage is not what was logged"),
        ("UPDATE claim SET body = replace(body, 'stated', 'denied')", "claim .*its row was changed"),
        ("DELETE FROM claim WHERE extraction = 1 AND position = 0", "dossier .* is not in the case"),
        ("DELETE FROM decision", "decision .*its row was removed"),
        ("UPDATE identity SET why = 'changed' WHERE position = 1", "decision .*why is 'changed'"),
        ("UPDATE dossier SET html = 'changed'", "dossier .*html is not what was logged"),
        ("INSERT INTO export VALUES (99, 'csv', 'sha256:0', NULL, 'x')", "row 99 of table export: no log entry"),
        ("DELETE FROM log WHERE position = 3", "log entry 3: missing"),
        ("UPDATE log SET body = replace(body, 'R. Tester', 'S. Tester')", "log entr.*not what was signed"),
        ("DELETE FROM log WHERE position = (SELECT max(position) FROM log)", "log entr"),
        ("UPDATE checkpoint SET note = replace(note, 'A', 'B')", "checkpoint of"),
        ("UPDATE alembic_version SET version_num = '9999'", "schema .*form 9999"),
        ("DROP TABLE alembic_version", "schema .*form None"),
        ("DROP TABLE export", "table export: it is gone"),
        ("ALTER TABLE claim ADD COLUMN note text", "table claim: a column was put in .*: note"),
        ("ALTER TABLE claim DROP COLUMN body", "table claim: it cannot be read"),
        ("ALTER TABLE entry ALTER COLUMN name TYPE bytea USING name::bytea", "entry .*its row was changed"),
        ("ALTER TABLE decision ALTER COLUMN verdict SET DEFAULT 'reject'", "table decision: a default was put in"),
        ("ALTER TABLE decision ADD CHECK (verdict <> 'reject')", "table decision: a condition was put in"),
        ("ALTER TABLE decision SET UNLOGGED", "table decision: it was made one that the server empties"),
        ("CREATE TABLE more () INHERITS (decision)", "table decision: a table of further rows was put in .*more"),
        ("CREATE RULE later AS ON INSERT TO export DO INSTEAD NOTHING", "table export: a rule was put in .*later"),
        ("ALTER TABLE export ENABLE ROW LEVEL SECURITY", "table export: a policy was put in .*hides rows"),
        ("CREATE VIEW later AS SELECT 1", "schema .*a view was put in .*later"),
        ("CREATE INDEX later ON claim (id)", "schema .*an? index was put in .*later"),
        (
            "DROP INDEX claim_id; CREATE INDEX claim_id ON claim (lower(body))",
            "table claim: a computed index .*claim_id",
        ),
        ("CREATE DOMAIN words AS text", "schema .*a type was put in .*words"),
        (
            (
                "CREATE FUNCTION later() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.who := 1; RETURN NEW; END'; "
                "CREATE TRIGGER later BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION later()"
            ),
            "table decision: a trigger was put in .*later",
        ),
        (
            "ALTER TABLE export RENAME TO hidden; CREATE VIEW export AS SELECT * FROM hidden",
            "table export: it is gone, or something else was put in its place",
        ),
    ],
)
def test_change_on_the_server_is_named(case: Path, statement: str, found: str) -> None:
    for one in re.split(r"; (?=[A-Z]+ [A-Z]+ )", statement):
        run_sql(case, one)
    lines = fails(case)
    assert any(re.match(found, line) for line in lines), lines


def test_folder_that_names_another_case_is_named(case: Path) -> None:
    ident = run_sql(case, "SELECT current_schema()")[0][0].removeprefix("answerable_")
    run_sql(case, f"ALTER SCHEMA answerable_{ident} RENAME TO answerable_{'0' * 32}")
    path = case / "case.postgresql"
    path.write_text(path.read_text(encoding="utf-8").replace(ident, "0" * 32), encoding="utf-8")
    assert named(fails(case), "case.postgresql", f"it names the case {'0' * 32}")
    with pytest.raises(CaseError, match="holds another case"):
        Store.open(case)


def test_older_copy_of_the_database_is_found_and_not_written_to(
    case: Path, server: str, made: tuple[Path, str]
) -> None:
    with Store.open(case, write=True) as store:
        store.add_export("claims", "sha256:" + "0" * 64)
        size = store.checkpoint().size
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANSWERABLE_DATABASE", _database(server, made[1]))
        assert named(fails(case), f"log entry {size - 1}", "this machine has seen")
        with pytest.raises(CaseError, match="an older copy"):
            Store.open(case, write=True)
    assert fails(case) == []


def test_case_is_verified_while_somebody_adds_to_it(case: Path) -> None:
    with Store.open(case, write=True) as store:
        store.add_export("claims", "sha256:" + "0" * 64)
        assert fails(case) == []
        with store.together():
            store.add_export("claims", "sha256:" + "1" * 64)
            assert fails(case) == []
