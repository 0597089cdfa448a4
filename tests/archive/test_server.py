"""A case on a server: many writers and one chain, nothing connected to on a folder's word, no password written down."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.archive.deposits import WORDS, add, decide, hurt, kinds, lead
from tests.postgresql.sql import run_sql

from answerable.archive.folder import make_case
from answerable.archive.memory import recall, recall_server
from answerable.archive.server import CaseServer, parse_address, shown, without_password
from answerable.archive.store import Store
from answerable.errors import CaseError, InputError, MissingExtraError
from answerable.model.canonical import sha256
from answerable.model.capture import Provenance
from answerable.model.decision import Verdict
from answerable.verify import Outcome, verify_case

NOWHERE = "postgresql://nobody@localhost:1/nothing"


def sound(folder: Path) -> bool:
    return verify_case(folder, reread=False).of(Outcome.FAIL) == ()


def test_writers_take_turns_and_the_log_is_one_chain(server_store: Store, configuration: Path) -> None:
    with Store.open(server_store.folder, write=True) as other:
        captures = [add(store, f"{WORDS} {n}", f"{n}.txt") for n in range(3) for store in (server_store, other)]
        captures = list(dict.fromkeys(captures))
        words = f"{WORDS} 0"
        for number, (store, verdict) in enumerate(((server_store, Verdict.ACCEPT), (other, Verdict.REJECT))):
            store.add_claims(captures[0], "posting/1", [lead(captures[0], words=words)], [], [])
            store.add_decision(decide(lead(captures[0], words=words).id, verdict, number))
        assert [one.digest for one in server_store.captures()] == [one.digest for one in other.captures()] == captures
        assert server_store.checkpoint() == other.checkpoint()
        remembered = recall(configuration, other.case_id)
        assert remembered is not None
        assert (remembered.size, remembered.root) == (other.checkpoint().size, other.checkpoint().root.hex())
    assert kinds(server_store) == ["case", *["capture", "entry", "text"] * 3, "claims", "decision", "decision"]
    assert sound(server_store.folder)


def test_reader_sees_one_moment_of_the_case(server_store: Store) -> None:
    captures = [add(server_store, f"{WORDS} {n}", f"{n}.txt") for n in range(2)]
    with Store.open(server_store.folder) as reader:
        seen = iter(reader.readings())
        assert next(seen)[0] == captures[0]
        add(server_store, f"{WORDS} later", "later.txt")
        assert [capture for capture, _ in seen] == captures[1:]
        assert len(list(reader.readings())) == 3


def test_log_that_was_changed_under_a_writer_is_not_built_upon(server_store: Store) -> None:
    add(server_store)
    size = server_store.checkpoint().size
    run_sql(server_store.folder, "DELETE FROM checkpoint WHERE size = ?", size)
    run_sql(server_store.folder, "DELETE FROM log WHERE position >= 1")
    with pytest.raises(CaseError, match="somebody changed the log"):
        server_store.add_export("csv", "sha256:0")


def test_no_password_is_written_down(server_store: Store, server: str, configuration: Path) -> None:
    password = urlsplit(server).password
    assert password
    files = [path for folder in (server_store.folder, configuration) for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"case.postgresql", f"{server_store.case_id}.server"}
    assert [path for path in files if password.encode() in path.read_bytes()] == []
    with pytest.raises(CaseError) as raised:
        Store.create(server_store.folder.with_name("other"), NOWHERE.replace("nobody@", "nobody:secret@"))
    assert "secret" not in str(raised.value)


def test_case_is_found_where_its_maker_made_it(
    server: str, tmp_path: Path, configuration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.create(tmp_path / "case", server) as store:
        add(store)
    monkeypatch.setenv("PGPASSWORD", urlsplit(server).password or "")
    assert recall_server(configuration, store.case_id) == without_password(server)
    with Store.open(tmp_path / "case", write=True) as again:
        assert len(again.captures()) == 1
    assert sound(tmp_path / "case")


def test_nothing_is_connected_to_on_the_word_of_a_folder(
    server_store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ANSWERABLE_DATABASE")
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "stranger"))
    for attempt in (Store.open, verify_case):
        with pytest.raises(CaseError, match="on the word of a folder"):
            attempt(server_store.folder)


def test_server_that_does_not_answer_or_has_no_such_case_is_said(
    server_store: Store, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_DATABASE", NOWHERE)
    for attempt in (Store.open, verify_case):
        with pytest.raises(CaseError, match="postgresql://localhost:1/nothing"):
            attempt(server_store.folder)
    monkeypatch.setenv("ANSWERABLE_DATABASE", server)
    path = server_store.folder / "case.postgresql"
    path.write_text(json.dumps({"case": "0" * 32, "server": "x"}), encoding="utf-8")
    with pytest.raises(CaseError, match="is not a case of Answerable"):
        Store.open(server_store.folder)
    for content in ("", "[]", '{"case": "x; DROP", "server": "y"}', "[" * 4000):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(CaseError, match="does not say where"):
            Store.open(server_store.folder)


def test_connection_that_is_cut_is_said_and_nothing_of_the_addition_kept(server_store: Store) -> None:
    capture = add(server_store)
    size = server_store.checkpoint().size

    def cut() -> None:
        with server_store.together():
            server_store.add_claims(capture, "posting/1", [lead(capture)], [], [])
            run_sql(
                server_store.folder,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'",
            )
            server_store.add_export("csv", "sha256:0")

    with pytest.raises(CaseError, match="Run the same again"):
        cut()
    assert (server_store.claims(), server_store.checkpoint().size) == ([], size)
    server_store.add_claims(capture, "posting/1", [lead(capture)], [], [])
    assert server_store.checkpoint().size == size + 1
    assert sound(server_store.folder)


def test_making_that_was_killed_is_taken_up(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, configuration: Path
) -> None:
    monkeypatch.setenv("ANSWERABLE_DATABASE", server)
    folder = tmp_path / "case"
    folder.mkdir()
    make_case(folder, server)
    (folder / "case.postgresql").rename(folder / "case.postgresql.new")
    with Store.create(folder) as store:
        assert kinds(store) == ["case"]
        assert sorted(path.name for path in configuration.glob("cases/*")) == [
            f"{store.case_id}.json",
            f"{store.case_id}.server",
        ]
        add(store)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "case.postgresql.new").write_bytes((folder / "case.postgresql").read_bytes())
    with pytest.raises(CaseError, match="a case that is there already"):
        Store.create(tmp_path / "second")
    assert sound(folder)


def test_folder_with_two_cases_is_none(server_store: Store) -> None:
    (server_store.folder / "case.sqlite").touch()
    for attempt in (Store.open, verify_case):
        with pytest.raises(CaseError, match="two cases"):
            attempt(server_store.folder)


def test_colleague_who_may_only_add_and_read_can_work(
    server_store: Store, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    capture = add(server_store)
    schema = f"answerable_{server_store.case_id}"
    role = f"colleague_{server_store.case_id[:8]}"
    for statement in (
        f"CREATE ROLE {role} LOGIN PASSWORD 'x'",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {schema} TO {role}",
    ):
        run_sql(server_store.folder, statement)
    socket = parse_qs(urlsplit(server).query)["host"][0]
    monkeypatch.setenv("ANSWERABLE_DATABASE", f"postgresql://{role}:x@/postgres?host={socket}")
    with Store.open(server_store.folder, write=True) as colleague:
        colleague.add_claims(capture, "posting/1", [hurt(capture)], [], [])
        colleague.add_decision(decide(hurt(capture).id, Verdict.ACCEPT, 1))
    assert sound(server_store.folder)
    with pytest.raises(Exception, match="permission denied for table decision"):
        run_sql(server_store.folder, "DELETE FROM decision")
    monkeypatch.setenv("ANSWERABLE_DATABASE", server)
    run_sql(server_store.folder, f"REVOKE INSERT ON ALL TABLES IN SCHEMA {schema} FROM {role}")
    monkeypatch.setenv("ANSWERABLE_DATABASE", f"postgresql://{role}:x@/postgres?host={socket}")
    with (
        Store.open(server_store.folder, write=True) as reader,
        pytest.raises(CaseError, match="permission denied"),
    ):
        reader.add_export("csv", "sha256:0")


def test_texts_compare_by_their_bytes_whatever_the_language_of_the_server(server_store: Store) -> None:
    collations = run_sql(
        server_store.folder,
        "SELECT c.relname, a.attname, l.collname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "LEFT JOIN pg_collation l ON l.oid = a.attcollation WHERE c.relnamespace = current_schema()::regnamespace "
        "AND c.relkind = 'r' AND a.attnum > 0 AND a.atttypid = 'text'::regtype",
    )
    assert len(collations) > 20
    assert [row for row in collations if row[2] != "C"] == []


def test_file_larger_than_two_thousand_millions_of_bytes_can_be_counted(server_store: Store) -> None:
    assert run_sql(server_store.folder, "SELECT pg_typeof(size)::text FROM capture") == []
    add(server_store)
    assert run_sql(server_store.folder, "SELECT pg_typeof(size)::text FROM capture") == [("bigint",)]


def test_name_with_a_nul_is_kept_readable(server_store: Store) -> None:
    entry, _ = server_store.add_capture(b"x", name="a\0b", media_type="text/plain", provenance=Provenance(title="\0"))
    assert server_store.entries() == [entry]
    assert (entry.name, entry.provenance.title) == ("a\N{REPLACEMENT CHARACTER}b", "\N{REPLACEMENT CHARACTER}")


def test_what_is_kept_outlives_a_crash_though_the_server_is_set_to_hurry(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_DATABASE", f"{server}&options=-c%20synchronous_commit%3Doff")
    with Store.create(tmp_path / "case") as store:
        with store._database.reading() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off"
        with store._transaction() as transaction:
            assert transaction.connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_making_that_failed_on_a_server_is_done_in_a_file(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="did not do it"):
        Store.create(tmp_path / "case", NOWHERE)
    Store.create(tmp_path / "case").close()
    names = sorted(path.name for path in (tmp_path / "case").iterdir())
    assert names == ["archive", "case.lock", "case.sqlite", "key.pub"]


def test_word_that_the_server_cannot_hold_is_said(server_store: Store) -> None:
    with pytest.raises(CaseError, match="NUL"):
        server_store.add_export("csv", "sha256:0", "a reason with \0 in it")
    server_store.add_export("csv", "sha256:0", "a reason")


def test_half_written_files_of_killed_writers_are_taken_away(server_store: Store) -> None:
    partial = server_store.folder / "archive" / "ab" / "x.warc.gz.partial"
    partial.parent.mkdir()
    partial.touch()
    Store.open(server_store.folder, write=True).close()
    assert not partial.exists()


@pytest.mark.parametrize(
    "address", ["", "x", "sqlite:///x", "postgresql://host", "mysql://host/x", "postgresql+psycopg2://h/d"]
)
@pytest.mark.parametrize("use", [parse_address, shown, without_password])
def test_what_is_no_address_is_refused(address: str, use: Callable[[str], object]) -> None:
    with pytest.raises(InputError, match="postgresql://user@host/database"):
        use(address)


@pytest.mark.parametrize(
    ("address", "kept", "named"),
    [
        ("postgresql://a:b@c:5/d", "postgresql://a@c:5/d", "postgresql://c:5/d"),
        ("postgres://a@c/d?password=b", "postgresql://a@c/d", "postgresql://c/d"),
        ("postgresql:///d?host=%2Frun", "postgresql:///d?host=%2Frun", "postgresql:///run/d"),
        ("postgresql:///d", "postgresql:///d", "postgresql://localhost/d"),
    ],
)
def test_address_as_it_is_written_down_and_as_it_is_named(address: str, kept: str, named: str) -> None:
    assert (without_password(address), shown(address)) == (kept, named)


def test_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'answerable\[postgresql\]'"):
        CaseServer(tmp_path, "0" * 32, NOWHERE)


def test_two_cases_on_a_server_have_nothing_in_common(server_store: Store, tmp_path: Path) -> None:
    add(server_store)
    with Store.create(tmp_path / "other") as other:
        assert (other.captures(), kinds(other)) == ([], ["case"])
        entry, new = other.add_capture(b"x", name="x", media_type="text/plain", provenance=Provenance())
        assert (entry.capture, new) == (sha256(b"x"), True)
    assert len(server_store.captures()) == 1
