"""Eight people add to one case and review it at once, are killed at random and begin again: nothing lost or doubled."""

import json
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from tests.archive import writing

KILLS = 24


def test_eight_writers_killed_at_random_lose_and_double_nothing(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_DATABASE", server)
    seed = secrets.randbelow(1 << 30)
    done = subprocess.run(
        [sys.executable, "-m", "tests.archive.writing", str(tmp_path / "case"), str(seed), str(KILLS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, (seed, done.stderr)
    result = json.loads(done.stdout)
    assert (result["problems"], result["lost"], result["doubled"]) == ([], [], []), seed
    assert result["codes"] == [0] * writing.WRITERS, (seed, done.stderr)
    assert result["killed"] >= KILLS // 3, (seed, result)
    documents = writing.WRITERS * writing.OWN + writing.SHARED
    assert result["kinds"] == {
        "case": 1,
        "capture": documents,
        "entry": documents,
        "text": documents,
        "claims": documents,
        "decision": writing.WRITERS * (writing.OWN + writing.SHARED),
    }, seed
