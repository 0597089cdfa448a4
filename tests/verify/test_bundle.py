"""Bundles: what is in one, that it is the same each time, and that a stranger's Python finds each change."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from answerable.archive.checkpoint import parse_checkpoint, sign_checkpoint
from answerable.archive.merkle import Frontier
from answerable.archive.signing import Signer
from answerable.archive.store import Store
from answerable.dossier.phrases import phrases
from answerable.errors import InputError
from answerable.model.canonical import canonical
from answerable.verify import Outcome, verify_bundle, verify_case, write_bundle
from answerable.verify.standalone import is_shown


@pytest.fixture
def bundle(case: Path, tmp_path: Path) -> Path:
    out = tmp_path / "dossier.zip"
    with Store.open(case) as store:
        dossier = store.dossiers()[0]
        assert dossier.html is not None
        write_bundle(store, dossier.document, dossier.html, out)
    return out


@pytest.fixture
def unpacked(bundle: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
    return folder


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the bundle's own verify.py as a stranger would: an interpreter without any package."""
    command = [sys.executable, "-I", "-S", str(folder / "verify.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.stderr == ""
    return done.returncode, done.stdout


def one(folder: Path, pattern: str) -> Path:
    return min(folder.glob(pattern))


def test_bundle_holds_what_the_dossier_cites_and_no_more(bundle: Path, case: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
        claims = [json.loads(line)["id"] for line in archive.read("claims.jsonl").splitlines()]
        entries = [json.loads(json.loads(line)["entry"]) for line in archive.read("proofs/log.jsonl").splitlines()]
    assert names == sorted(names)
    assert [name for name in names if "/" not in name] == [
        "README.txt", "claims.jsonl", "dossier.html", "dossier.json", "verify.py",
    ]  # fmt: skip
    assert len([name for name in names if name.startswith("captures/")]) == 1
    assert len([name for name in names if name.startswith("texts/")]) == 1
    with Store.open(case) as store:
        assert claims == sorted(
            store.dossiers()[0].document["sentences"][0]["claims"]
            + store.dossiers()[0].document["sentences"][1]["claims"]
        )
    assert sorted(entry["kind"] for entry in entries) == [
        "capture", "case", "claims", "decision", "dossier", "entry", "text",
    ]  # fmt: skip


def test_bundle_is_the_same_to_the_byte(bundle: Path, case: Path, tmp_path: Path) -> None:
    with Store.open(case) as store:
        dossier = store.dossiers()[0]
        assert dossier.html is not None
        write_bundle(store, dossier.document, dossier.html, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()


def test_dossier_that_is_not_in_the_case_is_not_bundled(case: Path, tmp_path: Path) -> None:
    with Store.open(case) as store, pytest.raises(InputError, match="kept in the case"):
        write_bundle(store, {"sentences": []}, "<p>", tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_stranger_passes_a_sound_bundle_unpacked_and_as_zip(bundle: Path, unpacked: Path) -> None:
    for arguments in ((), (str(bundle),)):
        code, printed = run(unpacked, *arguments)
        assert code == 0, printed
        assert printed.count("pass ") == 6
        assert "\nfail" not in printed
        assert "not checked  key owner" in printed


def test_installed_program_passes_a_sound_bundle_and_makes_its_texts_again(bundle: Path, unpacked: Path) -> None:
    for path in (bundle, unpacked):
        report = verify_bundle(path)
        assert report.ok
        assert report.of(Outcome.NOT_CHECKED) == ()
        assert any("made again" in check.message for check in report.of(Outcome.PASS))


def flip(path: Path) -> None:
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])


def replace(pattern: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = one(folder, pattern)
        words = path.read_text(encoding="utf-8")
        assert old in words
        path.write_text(words.replace(old, new), encoding="utf-8")

    return change


def move_quote(folder: Path) -> None:
    path = folder / "claims.jsonl"
    first, *others = path.read_bytes().splitlines()
    claim = json.loads(first)
    claim["start"] += 1
    claim["end"] += 1
    path.write_bytes(b"\n".join([canonical(claim), *others]) + b"\n")


def drop_line(name: str, number: int) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        lines = (folder / name).read_bytes().splitlines()
        del lines[number]
        (folder / name).write_bytes(b"".join(line + b"\n" for line in lines))

    return change


def misquote(case: Path, out: Path) -> None:
    """What the owner could do: log and sign a dossier whose note shows other words than the source has."""
    with Store.open(case, write=True) as store:
        document = store.dossiers()[0].document
        document["claims"][1]["quote"] = "Residents counted 99 dead"
        store.add_dossier("marden", "Ilse Marden", document, "<p>99 dead</p>")
        write_bundle(store, document, "<p>99 dead</p>", out)


def swap_key(folder: Path) -> None:
    path = folder / "proofs/key.pub"
    name = path.read_text(encoding="utf-8").partition("+")[0]
    path.write_text(Signer(Ed25519PrivateKey.generate()).public(name).line() + "\n", encoding="utf-8")


def sign_with_another_key(folder: Path) -> None:
    signer = Signer(Ed25519PrivateKey.generate())
    old = parse_checkpoint((folder / "proofs/checkpoint").read_text(encoding="utf-8"))

    class Same(Frontier):
        def root(self) -> bytes:
            return old.root

    note = sign_checkpoint(signer, old.origin, Same(old.size)).note
    (folder / "proofs/checkpoint").write_text(note, encoding="utf-8")
    (folder / "proofs/key.pub").write_text(signer.public(old.origin).line() + "\n", encoding="utf-8")


def spoil_log(folder: Path) -> None:
    (folder / "proofs/log.jsonl").write_bytes(b"[[[[\xff")


def leave_arrival_out(folder: Path) -> None:
    path = folder / "proofs/log.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    arrivals = [line for line in lines if b'\\"kind\\":\\"entry\\"' in line]
    path.write_bytes(b"".join(line for line in lines if line != arrivals[0]))


def larger_checkpoint(folder: Path) -> None:
    """The checkpoint says that it is of one entry more."""
    path = folder / "proofs/checkpoint"
    note = path.read_text(encoding="utf-8")
    size = parse_checkpoint(note).size
    path.write_text(note.replace(f"\n{size}\n", f"\n{size + 1}\n"), encoding="utf-8")


CHANGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a flipped byte in a capture": (lambda folder: flip(one(folder, "captures/*")), "capture sha256:"),
    "a changed text": (replace("texts/*", "12 dead", "92 dead"), "text of sha256:"),
    "a quote moved by one character": (move_quote, "claim "),
    "a changed claim": (replace("claims.jsonl", '"stance":"stated"', '"stance":"denied"'), "claim "),
    "a claim left out": (drop_line("claims.jsonl", 0), "sentence "),
    "a changed sentence": (replace("dossier.json", "12 dead", "more than 12 dead"), "sentence s2"),
    "a changed page": (replace("dossier.html", "Marden", "Morden"), "dossier.html"),
    "a changed log entry": (replace("proofs/log.jsonl", "Bay Courier", "Sea Courier"), "log entry "),
    "a log entry left out": (drop_line("proofs/log.jsonl", 1), "text of "),
    "an arrival left out": (leave_arrival_out, "capture sha256:"),
    "a swapped key": (swap_key, "key"),
    "all signed with another key": (sign_with_another_key, "key: it is not the key that the log's first entry names"),
    "a changed checkpoint": (larger_checkpoint, "key"),
    "a capture taken out": (lambda folder: one(folder, "captures/*").unlink(), "capture sha256:"),
    "no log at all": (lambda folder: (folder / "proofs/log.jsonl").unlink(), "bundle"),
    "nonsense for a log": (spoil_log, "bundle"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_stranger_finds_each_change(unpacked: Path, change: tuple[Callable[[Path], None], str]) -> None:
    do, subject = change
    do(unpacked)
    code, printed = run(unpacked)
    assert code == 1, printed
    assert any(line.startswith(f"fail         {subject}") for line in printed.splitlines()), printed


def test_misquoting_note_is_found_though_the_owner_signed_it(case: Path, tmp_path: Path) -> None:
    misquote(case, tmp_path / "false.zip")
    for report in (verify_bundle(tmp_path / "false.zip"), verify_case(case, reread=False)):
        (check,) = report.of(Outcome.FAIL)
        assert "note on claim" in check.subject
        assert "not the one that stands in the source" in check.message


@pytest.mark.parametrize(
    ("shown", "quote", "same"),
    [
        ("killed by fire", "killed by fire", True),
        ("killed by ice", "killed by fire", False),
        ("killed", "killed by fire", False),
        ("[name withheld] was killed", "Ana Roe was killed", True),
        ("[name withheld] was killed", " was killed", False),
        ("[name withheld] was hurt", "Ana Roe was killed", False),
        ("a.b", "axb", False),
    ],
)
def test_note_shows_a_quote_whole_or_with_names_withheld(shown: str, quote: str, same: bool) -> None:  # noqa: FBT001
    assert is_shown(shown, quote) is same


def test_what_stands_for_a_withheld_name_is_what_dossiers_put_there() -> None:
    assert is_shown(f"{phrases().words['withheld']} spoke", "Ana Roe spoke")


def test_installed_program_finds_a_change_and_what_was_put_in(unpacked: Path) -> None:
    replace("dossier.json", "12 dead", "more than 12 dead")(unpacked)
    (unpacked / "extra.html").write_text("look here", encoding="utf-8")
    (unpacked / "verify.py").write_text("print('pass')", encoding="utf-8")
    report = verify_bundle(unpacked)
    assert any(check.subject == "sentence s2" for check in report.of(Outcome.FAIL))
    assert {check.subject for check in report.of(Outcome.NOT_CHECKED)} == {"file extra.html", "verify.py"}


def test_key_is_held_against_the_fingerprint_and_against_memory(
    bundle: Path, owner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = Signer.load(owner).public("any").fingerprint
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "stranger"))
    assert [check.subject for check in verify_bundle(bundle).of(Outcome.NOT_CHECKED)] == ["key"]
    assert verify_bundle(bundle, fingerprint=true.upper()).of(Outcome.NOT_CHECKED) == ()
    assert [check.subject for check in verify_bundle(bundle, fingerprint="0" * 64).of(Outcome.FAIL)] == ["key"]


def test_what_is_no_bundle_is_said(tmp_path: Path) -> None:
    (tmp_path / "some.zip").write_bytes(b"PK nothing")
    for path in (tmp_path / "absent.zip", tmp_path / "some.zip"):
        with pytest.raises(InputError, match="no bundle"):
            verify_bundle(path)
    assert not verify_bundle(shutil.copytree(tmp_path, tmp_path / "folder")).ok
