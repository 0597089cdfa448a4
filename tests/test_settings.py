from pathlib import Path

import pytest

from answerable.errors import SettingsError
from answerable.settings import settings


@pytest.mark.parametrize("given", ["x", "0", "-3", "1.5", "65", "²", " "])
def test_processes_are_a_number(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("ANSWERABLE_PROCESSES", given)
    with pytest.raises(SettingsError, match="ANSWERABLE_PROCESSES"):
        settings()


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path))
    monkeypatch.setenv("ANSWERABLE_PROCESSES", "")
    monkeypatch.setenv("ANSWERABLE_PIPELINE", "")
    chosen = settings()
    assert (chosen.folder, chosen.processes, bool(chosen.pipeline)) == (tmp_path, 1, True)


@pytest.mark.parametrize(
    "given",
    [
        "host.example/clerks",
        "sqlite:///x",
        "postgresql://host.example",
        "postgresql://host.example/?a=b",
        "mysql://h/d",
    ],
)
def test_database_is_an_address_and_is_not_repeated(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("ANSWERABLE_DATABASE", given)
    with pytest.raises(SettingsError, match="ANSWERABLE_DATABASE") as raised:
        settings()
    assert given not in str(raised.value)


def test_database_is_not_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERABLE_DATABASE", " postgresql://clerk:secret@host/database ")
    assert settings().database == "postgresql://clerk:secret@host/database"
    assert "secret" not in repr(settings())
