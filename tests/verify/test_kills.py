"""An addition that is killed at any moment leaves a case that opens, verifies, and takes the rest when run again."""

import json
import secrets
import subprocess
import sys
from pathlib import Path


def test_fifty_writers_killed_at_random_moments(tmp_path: Path) -> None:
    seed = secrets.randbelow(1 << 30)
    program = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "case"), str(seed), "50"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, (seed, done.stderr)
    result = json.loads(done.stdout)
    assert result["problems"] == [], seed
    assert result["killed"] >= 40, (seed, result)
    assert result["captures"] == sorted(result["captures"]), seed
    assert 0 < result["captures"][-1] < 330, seed
    # 300 texts and 30 files that nothing can read: each once, whatever was killed on the way.
    assert result["final"] == {
        "captures": 330,
        "entries": 330,
        "readings": 330,
        "claims": 300,
        "log": 1 + 330 + 330 + 330 + 300,
    }, seed
    assert result["strays"] == 0, seed
