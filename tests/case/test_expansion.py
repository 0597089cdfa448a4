import io
import zipfile
from pathlib import Path

import pytest

from answerable.case import Case, intake
from answerable.case.addition import Outcome
from answerable.case.expansion import Expansion
from answerable.model.canonical import sha256
from answerable.model.capture import Entry, Provenance
from answerable.model.text import Member
from answerable.reading import Limits


def entry(capture: str, container: str | None) -> Entry:
    return Entry(id=capture, capture=capture, name=capture, added="", container=container, provenance=Provenance())


def member(data: bytes) -> Member:
    return Member(name="x", data=data)


def test_containers_within_containers_count_together() -> None:
    inner = sha256(b"inner")
    expansion = Expansion([entry("outer", None), entry(inner, "outer")], {inner: 5}, most=10)
    assert expansion.take(inner, [member(b"12345")])
    assert expansion.take(inner, [member(b"12345")]), "the same once more, as after a kill"
    assert not expansion.take(inner, [member(b"6")])
    assert not expansion.take(sha256(b"12345"), [member(b"6")]), "what came out of the inner one counts with it"


def test_files_that_were_given_apart_do_not_count_together() -> None:
    expansion = Expansion([entry("one", None), entry("two", None)], {}, most=10)
    assert expansion.take("one", [member(b"1234567890")])
    assert expansion.take("two", [member(b"abcdefghij")])


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_file_of_many_containers_fills_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "Limits", lambda: Limits(expanded_bytes=3000))
    inner = {f"{number}.zip": packed(**{f"{number}.txt": bytes([65 + number]) * 1000}) for number in range(8)}
    (tmp_path / "given.zip").write_bytes(packed(**inner))
    with Case.create(tmp_path / "case") as case:
        items = case.add(tmp_path / "given.zip").items
        left_closed = [item.name for item in items if item.outcome is Outcome.UNREAD and item.reason == intake.TOO_MUCH]
        total = sum(capture.size for capture in case.store.captures()) - len((tmp_path / "given.zip").read_bytes())
        assert total <= 3000
        assert left_closed == sorted(left_closed)
        assert len(left_closed) == 6, "two of a thousand bytes fit beside the eight that they came in"
        assert case.add(tmp_path / "given.zip").troubled == ()
        again = [item.name for item in case.read().items if item.reason == intake.TOO_MUCH]
        assert again == left_closed
        assert case.verify().ok
