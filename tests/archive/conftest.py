"""A new case, open for writing: in a file, on a server, or one after the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.archive.store import Store


@pytest.fixture(params=["file", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Every test that takes this is run on both: what one store does, the other does."""
    if request.param == "server":
        monkeypatch.setenv("ANSWERABLE_DATABASE", request.getfixturevalue("server"))
    with Store.create(tmp_path / "case") as made:
        yield made


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case") as made:
        yield made


@pytest.fixture
def server_store(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("ANSWERABLE_DATABASE", server)
    with Store.create(tmp_path / "case") as made:
        yield made
