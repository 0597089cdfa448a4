"""The store, in a file and on a server: what goes in comes out, nothing twice, nothing overwritten."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.deposits import WORDS, add, claim, decide, hurt, kinds, lead, text
from tests.postgresql.sql import run_sql

from answerable.archive import extractions
from answerable.archive.readings import MemberRecord, UnpackedRecord, reading_from_json, reading_json
from answerable.archive.signing import parse_public_key
from answerable.archive.store import Store
from answerable.archive.warc import measure, warc_path, write_warc
from answerable.errors import AmbiguousError, CaseError, NotFoundError
from answerable.model.canonical import canonical, sha256
from answerable.model.capture import Provenance
from answerable.model.claim import Anchor, Claim, Location, Stance, Status
from answerable.model.coverage import Coverage, Covered
from answerable.model.decision import Verdict
from answerable.model.mention import Mention
from answerable.model.slots import PostingSlots
from answerable.model.text import Member, Part, PartKind, Text, Unpacked, Unread
from answerable.verify.case import verify_case
from answerable.verify.report import Outcome


def test_new_case_begins_with_its_own_making(store: Store) -> None:
    first = next(iter(store.log_entries()))
    key = parse_public_key((store.folder / "key.pub").read_text(encoding="utf-8"))
    assert (first.kind, first.fields["case"], first.fields["key"]) == ("case", store.case_id, key.fingerprint)
    assert store.checkpoint().size == 1
    assert store.checkpoint().signed_by(key)


def test_capture_comes_back_to_the_byte(store: Store, tmp_path: Path) -> None:
    provenance = Provenance(title="T", publisher="P", url="https://a.example/", published="2026-01", collected=None)
    path = tmp_path / "b.bin"
    path.write_bytes(b"\x00\xff bytes")
    entry, new = store.add_capture(path, name="b.bin", media_type="application/octet-stream", provenance=provenance)
    assert new
    assert entry.capture == sha256(b"\x00\xff bytes")
    assert store.capture_bytes(entry.capture) == b"\x00\xff bytes"
    assert store.entries() == [entry]
    assert entry.provenance == provenance
    assert [(one.digest, one.size, one.media_type) for one in store.captures()] == [
        (entry.capture, 8, "application/octet-stream")
    ]


def test_same_bytes_twice_are_one_capture_with_two_entries(store: Store) -> None:
    first, new_first = store.add_capture(b"x", name="a", media_type="text/plain", provenance=Provenance())
    second, new_second = store.add_capture(b"x", name="b", media_type="text/plain", provenance=Provenance())
    third, new_third = store.add_capture(
        b"x", name="a", media_type="text/plain", provenance=Provenance(), container="sha256:" + "0" * 64
    )
    assert (new_first, new_second, new_third) == (True, False, False)
    assert len(store.captures()) == 1
    assert store.entries() == [first, second, third]
    assert kinds(store) == ["case", "capture", "entry", "entry", "entry"]


def test_the_very_same_arrival_again_adds_nothing(store: Store) -> None:
    given: dict[str, Any] = {"name": "a", "media_type": "text/plain", "provenance": Provenance(title="T")}
    first, _ = store.add_capture(b"x", **given)
    before = store.checkpoint()
    assert store.add_capture(b"x", **given) == (first, False)
    assert store.checkpoint() == before


def test_name_that_is_not_unicode_is_kept_readable(store: Store) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    entry, _ = store.add_capture(b"x", name=name, media_type="text/plain", provenance=Provenance())
    assert entry.name == "caf\N{REPLACEMENT CHARACTER}.txt"
    assert store.entries() == [entry]


def test_file_left_by_a_killed_addition_is_taken_over(store: Store) -> None:
    path = warc_path(store.folder, sha256(b"x"))
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half a file")
    partial = path.with_name(f"{path.name}.partial")
    partial.write_bytes(b"half")
    folder = store.folder
    store.close()
    with Store.open(folder, write=True) as again:
        assert not partial.exists()
        entry, new = again.add_capture(b"x", name="a", media_type="text/plain", provenance=Provenance())
        assert new
        assert again.capture_bytes(entry.capture) == b"x"


def test_whole_file_left_by_a_killed_addition_is_not_written_again(store: Store) -> None:
    path = warc_path(store.folder, sha256(b"x"))
    write_warc(store.folder, b"x", measure(b"x"), media_type="text/plain", url=None, at="2026-01-02T03:04:05Z")
    before = path.read_bytes()
    assert store.add_capture(b"x", name="a", media_type="text/plain", provenance=Provenance())[1]
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    assert verify_case(store.folder, reread=False, held=True).of(Outcome.FAIL) == ()


readings = st.one_of(
    st.builds(
        Text,
        capture=st.just("sha256:0"),
        reader=st.text(max_size=5),
        content=st.text(st.characters(exclude_categories=["Cs"])),
        parts=st.lists(
            st.builds(Part, st.sampled_from(PartKind), st.integers(0), st.integers(0), st.none() | st.integers(1))
        ).map(tuple),
        language=st.text(max_size=3),
        title=st.none() | st.text(max_size=5),
    ),
    st.builds(Unread, capture=st.just("sha256:0"), reader=st.text(max_size=5), reason=st.text()),
    st.builds(
        UnpackedRecord,
        capture=st.just("sha256:0"),
        reader=st.text(max_size=5),
        members=st.lists(st.builds(MemberRecord, st.text(), st.text())).map(tuple),
        refused=st.lists(st.text()).map(tuple),
    ),
)


@given(readings)
def test_readings_survive_the_round_trip(reading: Text | Unread | UnpackedRecord) -> None:
    assert reading_from_json(json.loads(json.dumps(reading_json(reading)))) == reading


def test_newest_reading_counts_and_none_is_lost(store: Store) -> None:
    capture = add(store)
    store.add_reading(text(capture))
    assert kinds(store).count("text") == 1
    store.add_reading(Unread(capture=capture, reader="text/2", reason="It cannot be read."))
    store.add_reading(text(capture, reader="text/3"))
    assert store.reading_of(capture) == text(capture, reader="text/3")
    assert [digest for digest, _ in store.readings()] == [capture]
    assert kinds(store)[-3:] == ["text", "unread", "text"]
    assert store.reading_of("sha256:" + "0" * 64) is None


def test_container_is_kept_by_names_and_addresses(store: Store) -> None:
    entry, _ = store.add_capture(b"zip", name="z.zip", media_type="application/zip", provenance=Provenance())
    members = (Member(name="a.txt", data=b"a"), Member(name="b.txt", data=b"b"))
    store.add_reading(Unpacked(capture=entry.capture, reader="zip/1", members=members, refused=("c.txt: a bad name",)))
    kept = store.reading_of(entry.capture)
    assert isinstance(kept, UnpackedRecord)
    assert [(member.name, member.digest) for member in kept.members] == [
        ("a.txt", sha256(b"a")),
        ("b.txt", sha256(b"b")),
    ]
    assert kept.refused == ("c.txt: a bad name",)


def test_claims_come_back_whole_and_in_order(store: Store) -> None:
    first, second = add(store), add(store, f"{WORDS} Again.", "b.txt")
    full = lead(
        first,
        stance=Stance.ALLEGED,
        said_by=("a clerk", "the harbour office"),
        where=(Location(name="the slipway", country="ZZ"),),
        anchors=(Anchor("person", 8, 20),),
    )
    store.add_claims(second, "posting/1", [lead(second)], [], [])
    store.add_claims(
        first, "posting/1", [hurt(first), full], [Mention(8, 20, "person", "Rhea Tollund")], ["one refused"]
    )
    assert store.claims() == [full, hurt(first), lead(second)]
    assert store.claims(type="harm") == [hurt(first)]
    assert store.mentions(first) == [Mention(8, 20, "person", "Rhea Tollund")]
    assert store.refused(first) == ["one refused"]
    assert store.extractions()[first] == "posting/1"
    assert store.superseded() == frozenset()


def test_coverage_comes_back_and_another_one_is_another_extraction(store: Store) -> None:
    capture = add(store)
    assert store.coverage(capture) == ()
    covered = (
        Covered(0, 42, Coverage.CLAIMS),
        Covered(43, 75, Coverage.NO_CLAIMS),
        Covered(76, 97, Coverage.FURNITURE),
    )
    store.add_claims(capture, "posting/1", [lead(capture)], [], [], covered)
    assert store.coverage(capture) == covered
    before = store.checkpoint()
    store.add_claims(capture, "posting/1", [lead(capture)], [], [], covered)
    assert store.checkpoint() == before
    store.add_claims(capture, "posting/1", [lead(capture)], [], [], covered[:2])
    assert store.checkpoint().size == before.size + 1
    assert store.coverage(capture) == covered[:2]


def test_case_of_the_first_form_is_verified_as_it_lies_and_brought_to_todays(store: Store) -> None:
    capture = add(store)
    folder = store.folder
    with store._transaction() as transaction:
        item = extractions.insert_extraction(transaction.connection, capture, "posting/1", [lead(capture)], [], [])
        assert item is not None
        # As the first form logged it: nothing was known of what had been read.
        transaction.note((item[0], {key: value for key, value in item[1].items() if key != "coverage"}))
    store.close()
    run_sql(folder, "ALTER TABLE extraction DROP COLUMN coverage")
    run_sql(folder, "DROP TABLE identity")
    run_sql(folder, "UPDATE alembic_version SET version_num = '0001'")
    assert verify_case(folder, reread=False).of(Outcome.FAIL) == ()
    with pytest.raises(CaseError, match="older version"):
        Store.open(folder)
    with Store.open(folder, write=True) as again:
        assert again.coverage(capture) == ()
        assert again.claims() == [lead(capture)]
    assert verify_case(folder, reread=False).of(Outcome.FAIL) == ()


def test_extraction_says_nothing_twice(store: Store) -> None:
    capture = add(store)
    store.add_claims(capture, "posting/1", [lead(capture)], [], [])
    before = store.checkpoint()
    store.add_claims(capture, "posting/1", [lead(capture)], [], [])
    assert store.checkpoint() == before
    store.add_claims(capture, "posting/2", [lead(capture)], [], [])
    assert store.checkpoint().size == before.size + 1
    assert len(store.claims()) == 1


def test_claim_given_twice_is_kept_once_and_said(store: Store) -> None:
    capture = add(store)
    store.add_claims(capture, "posting/1", [lead(capture), lead(capture, stance=Stance.DENIED)], [], [])
    assert store.claims() == [lead(capture)]
    assert "found twice" in store.refused(capture)[0]


def test_an_extraction_of_an_older_text_does_not_count(store: Store) -> None:
    capture = add(store)
    assert store.extractions() == {}
    store.add_claims(capture, "posting/1", [lead(capture)], [], [])
    store.add_reading(text(capture, f"Headline. {WORDS}", "text/2"))
    assert store.extractions() == {}
    assert store.claims() == [lead(capture)]
    assert store.text_of(lead(capture).id).reader == "text/1"


def test_claims_found_in_a_text_that_was_read_again_meanwhile_are_not_kept(store: Store) -> None:
    capture = add(store)
    store.add_reading(text(capture, f"Headline. {WORDS}", "text/2"))
    store.add_claims(capture, "posting/1", [lead(capture)], [], [], found_in=text(capture))
    assert (store.claims(), store.extractions()) == ([], {})
    store.add_reading(text(capture))
    store.add_claims(capture, "posting/1", [lead(capture)], [], [], found_in=text(capture))
    assert store.claims() == [lead(capture)]


def test_additions_together_are_one_transaction_under_one_checkpoint(store: Store) -> None:
    with store.together():
        capture = add(store)
        assert store.capture_bytes(capture)
        store.add_claims(capture, "posting/1", [lead(capture)], [], [])
        assert store.claims() == [lead(capture)]
    assert run_sql(store.folder, "SELECT size FROM checkpoint ORDER BY size") == [(1,), (5,)]
    assert verify_case(store.folder, reread=False, held=True).of(Outcome.FAIL) == ()


def _add_text_and_claims_of_none(store: Store) -> None:
    with store.together():
        add(store)
        store.add_claims("sha256:" + "0" * 64, "posting/1", [], [], [])


def test_of_additions_together_none_is_kept_where_one_fails(store: Store) -> None:
    before = store.checkpoint()
    with pytest.raises(ValueError, match="no text to have claims in"):
        _add_text_and_claims_of_none(store)
    assert (store.captures(), store.checkpoint()) == ([], before)
    add(store)
    assert verify_case(store.folder, reread=False, held=True).of(Outcome.FAIL) == ()


def test_reviewed_claim_that_no_extractor_makes_any_more_stays(store: Store) -> None:
    capture = add(store)
    store.add_claims(capture, "posting/1", [lead(capture), hurt(capture)], [], [])
    store.add_decision(decide(lead(capture).id, Verdict.ACCEPT, 1))
    store.add_claims(capture, "posting/2", [hurt(capture, extractor="harm/2")], [], [])
    assert [(one.id, one.status) for one in store.claims()] == [
        (lead(capture).id, Status.ACCEPTED),
        (hurt(capture).id, Status.PROPOSED),
    ]
    assert store.superseded() == {lead(capture).id}
    assert store.claims(type="harm") == [hurt(capture, extractor="harm/2")]
    store.add_decision(decide(lead(capture).id, Verdict.WITHDRAW, 2))
    assert [one.id for one in store.claims()] == [hurt(capture).id]
    assert store.superseded() == frozenset()
    assert store.claim(lead(capture).id).status is Status.PROPOSED


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ([], Status.PROPOSED),
        ([Verdict.ACCEPT], Status.ACCEPTED),
        ([Verdict.REJECT], Status.REJECTED),
        ([Verdict.CONFLICT], Status.CONFLICT),
        ([Verdict.ACCEPT, Verdict.REJECT], Status.REJECTED),
        ([Verdict.ACCEPT, Verdict.WITHDRAW], Status.PROPOSED),
        ([Verdict.ACCEPT, Verdict.REJECT, Verdict.WITHDRAW], Status.PROPOSED),
        ([Verdict.WITHDRAW], Status.PROPOSED),
        ([Verdict.ACCEPT, Verdict.WITHDRAW, Verdict.REJECT], Status.REJECTED),
    ],
)
def test_last_decision_stands(store: Store, verdicts: list[Verdict], status: Status) -> None:
    capture = add(store)
    store.add_claims(capture, "posting/1", [lead(capture)], [], [])
    given = [decide(lead(capture).id, verdict, number) for number, verdict in enumerate(verdicts)]
    for decision in given:
        store.add_decision(decision)
    assert store.claims()[0].status is status
    assert store.claim(lead(capture).id).status is status
    assert store.decisions() == store.decisions(lead(capture).id) == given


def test_decision_needs_a_claim_and_is_kept_once(store: Store) -> None:
    capture = add(store)
    store.add_claims(capture, "posting/1", [lead(capture)], [], [])
    for ident in ("f" * 32, lead(capture).id[:6]):
        with pytest.raises(NotFoundError):
            store.add_decision(decide(ident, Verdict.ACCEPT, 1))
    store.add_decision(decide(lead(capture).id, Verdict.ACCEPT, 1))
    before = store.checkpoint()
    store.add_decision(decide(lead(capture).id, Verdict.ACCEPT, 1))
    assert store.checkpoint() == before


def test_claim_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    capture = add(store)
    made = [claim(capture, WORDS[at : at + 5], PostingSlots(person=f"P{at}")) for at in range(40)]
    store.add_claims(capture, "posting/1", made, [], [])
    one = made[0]
    assert store.claim(one.id) == store.claim(one.id[:12].upper()) == one
    first = {other.id[0] for other in made}
    shared = next(letter for letter in sorted(first) if sum(other.id[0] == letter for other in made) > 1)
    with pytest.raises(AmbiguousError, match="several claims"):
        store.claim(shared)
    for nothing in ("", "zz", "%", "f" * 32):
        with pytest.raises(NotFoundError):
            store.claim(nothing)
    with pytest.raises(NotFoundError):
        store.text_of("f" * 32)


def test_claim_that_does_not_fit_its_text_is_refused_and_nothing_is_kept(store: Store) -> None:
    capture = add(store)
    moved = claim(capture, "aptain Rhea", PostingSlots(person="Rhea Tollund"))
    wrong_id = Claim(**{**{name: getattr(moved, name) for name in moved.__slots__}, "id": "0" * 32})
    wrong_quote = Claim(**{**{name: getattr(moved, name) for name in moved.__slots__}, "quote": "Captain Rhe"})
    before = store.checkpoint()
    for wrong in (wrong_id, wrong_quote):
        with pytest.raises(ValueError, match=wrong.id):
            store.add_claims(capture, "posting/1", [lead(capture), wrong], [], [])
    assert store.claims() == []
    assert store.checkpoint() == before
    entry, _ = store.add_capture(b"x", name="x", media_type="text/plain", provenance=Provenance())
    with pytest.raises(ValueError, match="no text"):
        store.add_claims(entry.capture, "posting/1", [], [], [])


def test_dossier_is_kept_with_a_hash_for_each_sentence(store: Store) -> None:
    document = {"sentences": [{"id": "s1", "text": "A.", "claims": ["x"]}, {"id": "s2", "text": "B.", "claims": ["y"]}]}
    ident = store.add_dossier("tollund", "Rhea Tollund", document, "<p>A. B.</p>")
    assert store.add_dossier("tollund", "Rhea Tollund", document, "<p>A. B.</p>") == ident
    (kept,) = store.dossiers()
    assert (kept.id, kept.document, kept.html) == (ident, document, "<p>A. B.</p>")
    logged = [entry for entry in store.log_entries() if entry.kind == "dossier"]
    assert len(logged) == 1
    assert logged[0].fields["sentences"] == [[one["id"], sha256(canonical(one))] for one in document["sentences"]]
    store.add_export("csv", "sha256:" + "0" * 64, "asked for by the court")
    assert list(store.log_entries())[-1].fields["reason"] == "asked for by the court"
