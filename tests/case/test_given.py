import os
from pathlib import Path

import pytest

from answerable.case.given import Given, Refused, over, walk
from answerable.errors import InputError
from answerable.model.capture import Provenance


def put(folder: Path, name: str, content: str = "x") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def names(paths: list[Path], provenance: Provenance | None = None) -> list[str]:
    return [g.path.name for g in walk(paths, provenance or Provenance()) if isinstance(g, Given)]


def test_a_folder_in_name_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.txt", ".hidden", ".git/x", "manifest.csv", "a.txt.meta.json"):
        content = {"manifest.csv": "file,published\n", "a.txt.meta.json": "{}"}.get(name, "x")
        put(tmp_path, name, content)
    assert names([tmp_path]) == ["a.txt", "b.txt", "d.txt"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        names([tmp_path / "absent"])


def test_what_the_user_says_beats_the_sidecar_and_that_the_manifest(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "a.txt.meta.json", '{"published": "2021-02", "title": "Sidecar"}')
    put(tmp_path, "manifest.csv", "file,published,title,publisher\na.txt,2021,Manifest,Gazette\n")
    (given,) = walk([tmp_path], Provenance(published="2021-02-03"))
    assert isinstance(given, Given)
    assert given.provenance == Provenance(published="2021-02-03", title="Sidecar", publisher="Gazette")


def test_a_link_that_leads_out_is_refused_and_one_inside_is_taken(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside/secret.txt")
    folder = tmp_path / "given"
    inside = put(folder, "inside.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "in.txt").symlink_to(inside)
    found = list(walk([folder], Provenance()))
    assert [Path(f.name).name for f in found if isinstance(f, Refused)] == ["out.txt"]
    assert [f.path.name for f in found if isinstance(f, Given)] == ["in.txt", "inside.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_without_permission_is_a_line_and_the_rest_is_taken(tmp_path: Path) -> None:
    put(tmp_path, "open.txt")
    closed = tmp_path / "closed"
    put(closed, "inner.txt")
    closed.chmod(0)
    try:
        found = list(walk([tmp_path], Provenance()))
    finally:
        closed.chmod(0o700)
    assert [f.path.name for f in found if isinstance(f, Given)] == ["open.txt"]
    assert [f.reason for f in found if isinstance(f, Refused)] == ["The folder cannot be opened: Permission denied."]


def test_over_takes_the_first_that_knows() -> None:
    assert over(Provenance(title="A"), Provenance(title="B", url="u")) == Provenance(title="A", url="u")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("b.txt.meta.json", "{"),
        ("b.txt.meta.json", '{"published": "soon"}'),
        ("b.txt.meta.json", "[" * 100_000),
        ("manifest.csv", "name;date\nb.txt;soon\n"),
        ("manifest.csv", "file,published\nb.txt,soon\n"),
    ],
)
def test_what_is_broken_beside_a_document_is_a_line_and_stops_nothing(tmp_path: Path, name: str, content: str) -> None:
    for document in ("a.txt", "b.txt", "c/d.txt"):
        put(tmp_path, document)
    put(tmp_path, name, content)
    found = list(walk([tmp_path], Provenance(publisher="Gazette")))
    assert [Path(f.name).name for f in found if isinstance(f, Refused)] == [name]
    assert [f.path.name for f in found if isinstance(f, Given)] == ["a.txt", "b.txt", "d.txt"]


def test_a_case_is_no_document(tmp_path: Path) -> None:
    for name in ("a.txt", "case/case.sqlite", "case/key.pub", "case/archive/ab/x.warc.gz"):
        put(tmp_path, name)
    assert names([tmp_path]) == ["a.txt"]
    with pytest.raises(InputError, match="is a case"):
        names([tmp_path / "case"])


def test_nothing_is_taken_where_one_path_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="absent"):
        next(iter(walk([put(tmp_path, "a.txt"), tmp_path / "absent"], Provenance())))


def test_a_link_in_a_circle_is_a_line(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "circle").symlink_to("circle")
    found = list(walk([tmp_path], Provenance()))
    assert [Path(f.name).name for f in found if isinstance(f, Refused)] == ["circle"]
    assert [f.path.name for f in found if isinstance(f, Given)] == ["a.txt"]
