"""Every row of the table of attacks in docs/custody.md, done with raw bytes and plain SQL."""

import base64
import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.verify.attacks import Sql, edit_body, fails, named, the

from answerable.archive.checkpoint import sign_checkpoint
from answerable.archive.log import parse_entry
from answerable.archive.merkle import Frontier, leaf_hash
from answerable.archive.signing import Signer
from answerable.archive.store import Store
from answerable.errors import CaseError, InputError
from answerable.model.canonical import canonical, sha256
from answerable.verify import Outcome, verify_case, write_bundle


def test_sound_case_passes_and_says_what_was_checked(case: Path) -> None:
    report = verify_case(case)
    assert report.ok
    assert report.of(Outcome.NOT_CHECKED) == ()
    assert {check.subject.split(" ")[0] for check in report.checks} >= {
        "key", "custody", "rows", "claims", "captures", "texts", "quotes", "dossier",
    }  # fmt: skip


def test_verifying_changes_nothing(case: Path) -> None:
    def state() -> dict[str, str]:
        return {str(path): sha256(path.read_bytes()) for path in sorted(case.rglob("*")) if path.is_file()}

    before = state()
    verify_case(case, reread=False)
    assert state() == before


def test_flipped_byte_in_any_part_of_a_warc_is_found(case: Path) -> None:
    path = min(case.glob("archive/*/*.warc.gz"))
    digest = path.name.partition(".")[0]
    whole = path.read_bytes()
    path.chmod(0o644)
    for place in [*range(10), len(whole) // 2, *range(len(whole) - 8, len(whole))]:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x01]) + whole[place + 1 :])
        lines = [
            check
            for check in verify_case(case, reread=False).of(Outcome.FAIL)
            if check.subject == f"capture sha256:{digest}"
        ]
        assert lines, place


def test_missing_warc_is_found(case: Path) -> None:
    path = min(case.glob("archive/*/*.warc.gz"))
    path.unlink()
    assert named(fails(case), f"capture sha256:{path.name.partition('.')[0]}", "is gone")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("capture", "media_type"),
        ("entry", "name"),
        ("entry", "added"),
        ("entry", "provenance"),
        ("reading", "reader"),
        ("reading", "kind"),
        ("extraction", "extractors"),
        ("extraction", "mentions"),
        ("extraction", "coverage"),
        ("decision", "verdict"),
        ("decision", "why"),
        ("decision", "who"),
        ("dossier", "subject"),
        ("dossier", "html"),
        ("export", "reason"),
    ],
)
def test_edited_row_is_named(case: Path, sql: Sql, table: str, column: str) -> None:
    sql(f"UPDATE {table} SET {column} = 'changed' WHERE position = 1")  # noqa: S608 - the attacks are ours
    lines = fails(case)
    assert any("its row was changed" in line and column in line for line in lines), lines


def test_edited_claim_is_named(case: Path, sql: Sql) -> None:
    def change(data: dict[str, Any]) -> None:
        data["stance"] = "alleged"

    ident = edit_body(sql, change)
    assert named(fails(case), f"claim {ident}", "row was changed")


def test_coverage_taken_away_is_named(case: Path, sql: Sql) -> None:
    sql("UPDATE extraction SET coverage = NULL WHERE position = 1")
    assert named(fails(case), "extraction 1", "coverage is not what was logged")


def test_coverage_lost_with_its_column_is_named(case: Path, sql: Sql) -> None:
    sql("ALTER TABLE extraction DROP COLUMN coverage")
    assert named(fails(case), "extraction 1", "coverage is not what was logged")


@pytest.mark.parametrize("table", ["capture", "entry", "reading", "extraction", "decision", "dossier", "export"])
def test_removed_row_is_named(case: Path, sql: Sql, table: str) -> None:
    sql(f"DELETE FROM {table} WHERE position = 1")  # noqa: S608 - as above
    assert any("its row was removed" in line for line in fails(case))


@pytest.mark.parametrize("column", ["verdict", "sides", "undoes", "why", "who"])
def test_edited_decision_on_an_identity_is_named(case: Path, sql: Sql, column: str) -> None:
    sql(f"UPDATE identity SET {column} = 'changed' WHERE position = 1")  # noqa: S608 - as above
    assert named(fails(case), f"decision {'1' * 32} (on an identity)", column)


@pytest.mark.parametrize("position", [1, 2])
def test_removed_decision_on_an_identity_is_named(case: Path, sql: Sql, position: int) -> None:
    sql("DELETE FROM identity WHERE position = ?", position)
    assert named(fails(case), f"decision {str(position) * 32} (on an identity)", "its row was removed")


def test_decision_on_an_identity_that_was_put_in_is_named(case: Path, sql: Sql) -> None:
    sql("INSERT INTO identity SELECT 3, 'f', 'different', sides, NULL, why, who, at FROM identity WHERE position = 1")
    assert named(fails(case), "row 3 of table identity", "no log entry tells of it")


def test_decisions_on_identities_lost_with_their_table_are_named(case: Path, sql: Sql) -> None:
    sql("DROP TABLE identity")
    sql("UPDATE alembic_version SET version_num = '0002'")
    lines = fails(case)
    for ident in ("1" * 32, "2" * 32):
        assert named(lines, f"decision {ident} (on an identity)", "its row was removed")


def test_removed_claim_is_named(case: Path, sql: Sql) -> None:
    ident = the(sql, "SELECT id FROM claim ORDER BY extraction, position LIMIT 1")
    sql("DELETE FROM claim WHERE id = ?", ident)
    lines = fails(case)
    assert named(lines, f"claim {ident}", "row was removed")
    assert named(lines, "dossier", f"its claim {ident} is not in the case")


def test_row_that_was_put_in_is_named(case: Path, sql: Sql) -> None:
    claim = the(sql, "SELECT id FROM claim ORDER BY extraction, position LIMIT 1")
    sql("INSERT INTO decision VALUES (2, 'f', ?, 'reject', 'no reason', 'nobody', '2026-01-01T00:00:00Z')", claim)
    assert named(fails(case), "row 2 of table decision", "no log entry tells of it")


def test_removed_log_entry_is_named(case: Path, sql: Sql) -> None:
    sql("DELETE FROM log WHERE position = 3")
    assert named(fails(case), "log entry 3", "missing")


def test_removed_log_entry_is_named_though_the_places_were_closed_up(case: Path, sql: Sql) -> None:
    size = the(sql, "SELECT count(*) FROM log")
    sql("DELETE FROM log WHERE position = 3")
    for place in range(4, size):
        sql("UPDATE log SET position = ? WHERE position = ?", place - 1, place)
    lines = fails(case)
    assert named(lines, "log entry 3", "it says that it is entry 4")
    assert any("not what was signed" in line for line in lines)


def test_last_log_entry_cut_off_with_its_checkpoint_is_found_by_the_owner(case: Path, sql: Sql) -> None:
    size = cut_short(sql)
    lines = fails(case)
    assert named(lines, f"log entry {size - 1}", "this machine has seen")


def test_log_cut_short_with_its_rows_is_not_checked_for_a_stranger(
    case: Path, sql: Sql, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "stranger"))
    cut_short(sql)
    report = verify_case(case, reread=False)
    assert report.ok
    assert any("cut off" in check.message for check in report.of(Outcome.NOT_CHECKED))


def cut_short(sql: Sql) -> int:
    """Cut the last entry off the log, with its checkpoint and row, as somebody might who has it from the owner."""
    size = int(the(sql, "SELECT count(*) FROM log"))
    sql("DELETE FROM checkpoint WHERE size = ?", size)
    sql("DELETE FROM log WHERE position = ?", size - 1)
    sql("DELETE FROM export")
    return size


def test_log_cut_short_is_found_with_a_checkpoint_that_somebody_kept(
    case: Path, sql: Sql, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, bundle = tmp_path / "kept.txt", tmp_path / "bundle.zip"
    with Store.open(case) as store:
        kept.write_text(store.checkpoint().note, encoding="utf-8")
        dossier = store.dossiers()[0]
        write_bundle(store, dossier.document, dossier.html or "", bundle)
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "stranger"))
    assert fails(case, seen=[kept, bundle]) == []
    size = cut_short(sql)
    for seen in (kept, bundle):
        assert fails(case, seen=[seen]) == [
            f"log entry {size - 1}: removed: {seen.name} has seen {size} entries in this log, and it has {size - 1}"
        ]


def test_history_written_anew_is_found_with_a_checkpoint_that_somebody_kept(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(case) as store:
        (tmp_path / "kept.txt").write_text(store.checkpoint().note, encoding="utf-8")
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "stranger"))
    sign_anew(case)
    assert named(fails(case, seen=[tmp_path / "kept.txt"]), "checkpoint in kept.txt", "not signed with the key")


def test_what_is_no_checkpoint_is_not_taken_for_one(case: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("nothing", encoding="utf-8")
    for name in ("kept.txt", "absent.txt"):
        with pytest.raises(InputError, match="no checkpoint"):
            verify_case(case, seen=[tmp_path / name], reread=False)


def test_trigger_that_was_put_in_is_named(case: Path, sql: Sql) -> None:
    sql("CREATE TRIGGER later AFTER INSERT ON decision BEGIN UPDATE decision SET verdict = 'reject'; END")
    sql("CREATE TABLE notes (words TEXT)")
    lines = fails(case)
    assert named(lines, "case.sqlite", "a trigger was put in that does not belong to a case: later")
    assert named(lines, "case.sqlite", "a table was put in that does not belong to a case: notes")


@pytest.mark.parametrize(
    ("statement", "subject", "words"),
    [
        ("CREATE INDEX later ON claim (lower(body))", "case.sqlite", "an? index was put in .*: later"),
        ("ALTER TABLE claim ADD COLUMN note TEXT", "table claim", "a column was put in .*: note"),
        ("UPDATE alembic_version SET version_num = '9999'", "case.sqlite", "form 9999"),
    ],
)
def test_changed_form_of_the_case_file_is_named(case: Path, sql: Sql, statement: str, subject: str, words: str) -> None:
    sql(statement)
    assert any(line.startswith(subject) and re.search(words, line) for line in fails(case))


def test_older_copy_is_not_written_to_so_that_what_was_cut_off_is_found(case: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(case, older)
    with Store.open(case, write=True) as store:
        store.add_export("claims", "sha256:" + "0" * 64)
    with pytest.raises(CaseError, match="an older copy"):
        Store.open(older, write=True)
    assert any("this machine has seen" in line for line in fails(older))
    assert fails(case) == []


def test_reordered_log_is_named(case: Path, sql: Sql) -> None:
    sql("UPDATE log SET position = 1000 WHERE position = 2")
    sql("UPDATE log SET position = 2 WHERE position = 4")
    sql("UPDATE log SET position = 4 WHERE position = 1000")
    lines = fails(case)
    assert named(lines, "log entry 2", "it says that it is entry 4")
    assert named(lines, "log entry 4", "it says that it is entry 2")


def test_reordered_log_is_found_though_its_entries_were_renumbered(case: Path, sql: Sql) -> None:
    bodies: dict[int, str] = dict(sql("SELECT position, body FROM log"))
    for place, other in ((2, 4), (4, 2)):
        sql(
            "UPDATE log SET body = ? WHERE position = ?",
            bodies[other].replace(f'"index":{other}', f'"index":{place}'),
            place,
        )
    lines = fails(case)
    assert any(re.match(r"log entr(y|ies) [12]", line) and "not what was signed" in line for line in lines)


def test_edited_log_entry_is_found_within_its_transaction(case: Path, sql: Sql) -> None:
    place, body = sql('SELECT position, body FROM log WHERE body LIKE \'%"kind":"decision"%\'')[0]
    sql("UPDATE log SET body = ? WHERE position = ?", body.replace("R. Tester", "S. Tester"), place)
    lines = fails(case)
    assert named(lines, f"log entry {place}:", "not what was signed")
    assert named(lines, "decision", "its row was changed")


def test_changed_text_is_named(case: Path, sql: Sql) -> None:
    capture, body = sql("SELECT capture, body FROM reading WHERE position = 1")[0]
    sql("UPDATE reading SET body = ? WHERE position = 1", body.replace("12 dead", "92 dead"))
    lines = fails(case, reread=True)
    assert named(lines, f"text of capture {capture}", "its row was changed")
    assert named(lines, f"text of capture {capture}", "not what the reader")
    assert named(lines, "claim", "does not stand at")


def test_changed_text_is_found_though_its_address_was_changed_with_it(case: Path, sql: Sql) -> None:
    capture, body = sql("SELECT capture, body FROM reading WHERE position = 1")[0]
    changed = body.replace("on Monday", "on Friday")
    digest = sha256(changed.encode())
    sql("UPDATE reading SET body = ?, digest = ? WHERE position = 1", changed, digest)
    sql("UPDATE extraction SET text = ? WHERE position = 1", digest)
    lines = fails(case, reread=True)
    assert named(lines, f"text of capture {capture}", "its row was changed")
    assert named(lines, f"text of capture {capture}", "not what the reader")


def test_quote_moved_by_one_character_is_named(case: Path, sql: Sql) -> None:
    def change(data: dict[str, Any]) -> None:
        data["start"] += 1
        data["end"] += 1

    ident = edit_body(sql, change)
    lines = fails(case)
    assert named(lines, f"claim {ident}", "does not stand at")
    assert named(lines, f"claim {ident}", "row was changed")


def test_quote_moved_with_its_words_no_longer_has_its_id(case: Path, sql: Sql) -> None:
    content = json.loads(the(sql, "SELECT body FROM reading WHERE position = 1"))["content"]

    def change(data: dict[str, Any]) -> None:
        data["start"] += 1
        data["end"] += 1
        data["quote"] = content[data["start"] : data["end"]]

    ident = edit_body(sql, change)
    assert named(fails(case), f"claim {ident}", "its id is not the hash")


def test_claim_under_another_capture_is_named(case: Path, sql: Sql) -> None:
    other = the(sql, "SELECT digest FROM capture WHERE position = 2")

    def change(data: dict[str, Any]) -> None:
        data["source"]["capture"] = other

    ident = edit_body(sql, change)
    assert named(fails(case), f"claim {ident}", f"it names the capture {other}")


def test_changed_sentence_is_named(case: Path, sql: Sql) -> None:
    document = the(sql, "SELECT document FROM dossier")
    sql("UPDATE dossier SET document = ?", document.replace("12 dead", "more than 12 dead"))
    lines = fails(case)
    assert any("sentence s2: it was changed" in line for line in lines), lines
    assert not any("sentence s1" in line for line in lines)


def test_sentence_taken_out_put_in_and_moved_are_named(case: Path, sql: Sql) -> None:
    document = json.loads(the(sql, "SELECT document FROM dossier"))
    first, second = document["sentences"]
    for sentences, words in (
        ([first], "sentence s2: it was taken out"),
        ([first, second, {**first, "id": "s3"}], "sentence s3: it was put in"),
        ([second, first], "another order"),
        ([first, {**second, "claims": []}], "sentence s2: it names no claim"),
    ):
        sql("UPDATE dossier SET document = ?", canonical({**document, "sentences": sentences}).decode())
        assert any(words in line for line in fails(case)), words


def test_swapped_key_file_is_named(case: Path) -> None:
    path = case / "key.pub"
    name = path.read_text(encoding="utf-8").partition("+")[0]
    path.write_text(Signer(Ed25519PrivateKey.generate()).public(name).line() + "\n", encoding="utf-8")
    lines = fails(case)
    assert named(lines, "key (key.pub)", "the key was swapped")
    assert named(lines, "checkpoint of", "its signature is not by the key of the case")


def sign_anew(case: Path) -> str:
    """Make the whole log again under another key: every entry, every checkpoint, the key file. Its fingerprint."""
    signer = Signer(Ed25519PrivateKey.generate())
    with closing(sqlite3.connect(case / "case.sqlite")) as connection, connection:
        bodies = [body for (body,) in connection.execute("SELECT body FROM log ORDER BY position")]
        sizes = {size for (size,) in connection.execute("SELECT size FROM checkpoint")}
        first = parse_entry(bodies[0])
        origin = f"answerable.case/{first.fields['case']}"
        key = signer.public(origin)
        bodies[0] = bodies[0].replace(first.fields["key"], key.fingerprint)
        connection.execute("UPDATE log SET body = ? WHERE position = 0", (bodies[0],))
        frontier = Frontier()
        for body in bodies:
            frontier = frontier.append(leaf_hash(body.encode()))
            if frontier.size in sizes:
                connection.execute(
                    "UPDATE checkpoint SET note = ?, frontier = ? WHERE size = ?",
                    (
                        sign_checkpoint(signer, origin, frontier).note,
                        ",".join(peak.hex() for peak in frontier.peaks),
                        frontier.size,
                    ),
                )
    (case / "key.pub").write_text(key.line() + "\n", encoding="utf-8")
    return key.fingerprint


def test_everything_signed_anew_with_another_key_is_found_by_the_owner(case: Path) -> None:
    sign_anew(case)
    lines = fails(case)
    assert named(lines, "key (key.pub)", "this machine remembers the case with the key")


def test_everything_signed_anew_is_not_checked_for_a_stranger_but_found_with_the_fingerprint(
    case: Path, owner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = Signer.load(owner).public("any").fingerprint
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "stranger"))
    assert verify_case(case, fingerprint=true, reread=False).ok
    false = sign_anew(case)
    report = verify_case(case, reread=False)
    assert report.ok
    assert any(false in check.message for check in report.of(Outcome.NOT_CHECKED))
    assert named(fails(case, fingerprint=true), "key (key.pub)", "the key was swapped")


def test_edited_signature_is_named(case: Path, sql: Sql) -> None:
    size, note = sql("SELECT size, note FROM checkpoint ORDER BY size LIMIT 1")[0]
    head, _, encoded = note.rstrip("\n").rpartition(" ")
    signature = bytearray(base64.b64decode(encoded))
    signature[20] ^= 1
    sql("UPDATE checkpoint SET note = ? WHERE size = ?", f"{head} {base64.b64encode(signature).decode()}\n", size)
    assert named(fails(case), f"checkpoint of {size} entries", "its signature")


def test_entry_added_without_the_key_is_named(case: Path, sql: Sql) -> None:
    size = the(sql, "SELECT count(*) FROM log")
    body = canonical({"index": size, "kind": "export", "at": "2026-01-01T00:00:00Z", "row": 2}).decode()
    sql("INSERT INTO log VALUES (?, ?)", size, body)
    assert named(fails(case), f"log entry {size}", "no signed checkpoint covers this")
