"""However many processes read a case, it says the same to the byte."""

from pathlib import Path

import pytest
from bench.labelled import labelled_articles

from answerable import Case

ARTICLES = (*labelled_articles("before")[:9], *labelled_articles("ru-before")[:2], *labelled_articles("uk-before")[:2])


def documents(folder: Path) -> Path:
    folder.mkdir()
    for article in ARTICLES:
        (folder / f"{article.name}.txt").write_text(article.content, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def said(case: Case, out: Path) -> list[object]:
    """All that a case has found: exported claims, coverage, mentions, refusals, and the record."""
    captures = [capture.digest for capture in case.store.captures()]
    return [
        case.export("claims", out).read_bytes(),
        case.coverage(),
        [case.store.mentions(capture) for capture in captures],
        [case.store.refused(capture) for capture in captures],
        repr(case.record()),
    ]


def test_the_same_to_the_byte_in_one_two_and_three_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = documents(tmp_path / "given")
    found = []
    for processes in (1, 2, 3):
        monkeypatch.setenv("ANSWERABLE_PROCESSES", str(processes))
        with Case.create(tmp_path / f"case-{processes}") as case:
            added = case.add(given, published="2021-05-04")
            assert added.claims > len(ARTICLES)
            found.append(said(case, tmp_path / f"claims-{processes}.jsonl"))
    assert found[0] == found[1] == found[2]
