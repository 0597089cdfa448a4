import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from answerable.case import Case
from answerable.errors import CaseError
from answerable.exchange.wacz import search_key
from answerable.model.canonical import sha256

PAGES = {
    "command.html": (
        "https://www.Lantern.example/News/Command?b=2&a=1",
        "Colonel Anton Velk was appointed commander of the 9th Brigade on 3 February 2020, the ministry said.",
    ),
    "victim.html": (
        "http://lantern.example:8080/town/",
        "Ilka Tarn, a baker, was killed when shells hit the market on Sunday, her brother Ivan Tarn told reporters.",
    ),
}


def page(words: str) -> str:
    return f"<html><head><title>News</title></head><body><article><p>{words}</p></article></body></html>"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case") as made:
        for name, (url, words) in PAGES.items():
            (tmp_path / name).write_text(page(words), encoding="utf-8")
            made.add(tmp_path / name, url=url)
        (tmp_path / "note.txt").write_text("A note without an address on the web.", encoding="utf-8")
        made.add(tmp_path / "note.txt")
        yield made


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_names_a_victim_stays_out_and_is_listed(case: Case, tmp_path: Path) -> None:
    files = members(case.export("wacz", tmp_path / "out.wacz"))
    assert len([name for name in files if name.startswith("archive/")]) == 1
    listed = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()]
    assert [one.get("url") for one in listed] == [None, PAGES["command.html"][0]]
    notes = files["notes/readme.txt"].decode()
    assert f"{sha256(page(PAGES['victim.html'][1]).encode())}  a name that the case withholds stands in it" in notes
    assert "not captured with an address" in notes
    assert not [data for name, data in files.items() if not name.endswith(".gz") and b"Tarn" in data]
    for kept in (tmp_path / "case" / "archive").glob("*/*.warc.gz"):
        kept.unlink()
    with pytest.raises(CaseError, match="missing"):
        case.export("wacz", tmp_path / "none.wacz")
    assert not list(tmp_path.glob("none*"))


def test_a_collection_holds_together_and_comes_back(case: Case, tmp_path: Path) -> None:
    out = case.export("wacz", tmp_path / "out.wacz", disclose="for the court")
    assert case.export("wacz", tmp_path / "two.wacz", disclose="for the court").read_bytes() == out.read_bytes()
    files = members(out)
    package, digest = (files.pop(name) for name in ("datapackage.json", "datapackage-digest.json"))
    assert json.loads(digest)["hash"] == sha256(package)
    assert json.loads(package)["wacz_version"] == "1.1.1"
    listed = {one["path"]: one["hash"] for one in json.loads(package)["resources"]}
    assert listed == {name: sha256(data) for name, data in files.items()}
    with Case.create(tmp_path / "again") as again:
        again.add(out)
        wanted = {claim.id for claim in case.claims() if claim.source.url}
        assert wanted
        assert {claim.id for claim in again.claims()} == wanted
        assert {claim.source.url for claim in again.claims()} <= {url for url, _ in PAGES.values()}


def test_public_tools_read_it(case: Case, tmp_path: Path, outside: Callable[..., str]) -> None:
    out = case.export("wacz", tmp_path / "out.wacz", disclose="for the court")
    assert "Validation succeeded" in outside("wacz", "validate", "-f", out)
    theirs = json.loads(outside("python", Path(__file__).parent / "outside" / "check_wacz.py", out))
    ours = members(out)["indexes/index.cdx"].decode().splitlines()
    assert [line.split(" ", 2)[:2] for line in ours] == [line.split(" ", 2)[:2] for line in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        fields, wanted = (json.loads(line.split(" ", 2)[2]) for line in (mine, other))
        assert {key: fields[key] for key in ("url", "length", "offset", "filename", "digest")} == {
            key: wanted[key] for key in ("url", "length", "offset", "filename", "digest")
        }


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.example.org/A/b/?Z=1&a=2", "org,example)/a/b?a=2&z=1"),
        ("http://example.org", "org,example)/"),
        ("http://user@www2.example.org:8080/x#y", "org,example:8080)/x"),
        ("https://example.org:443/", "org,example)/"),
    ],
)
def test_addresses_are_sorted_as_in_other_indexes(url: str, key: str) -> None:
    assert search_key(url) == key
