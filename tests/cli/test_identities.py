"""The commands on identity, as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path

from tests.case.deciding import REPORTS, make_case

COMMAND = Path(sys.executable).with_name("answerable")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False)


def test_the_way_of_a_decision(tmp_path: Path) -> None:
    case = make_case(tmp_path / "case")
    made = json.loads(run("same", case, "Iven Marsk", "Teslin", "--why", "One man.", "--json").stdout)
    assert [side["name"] for side in made["sides"]] == ["Iven Marsk", "Radovan Teslin"]
    assert made["id"][:12] in run("identities", case, "Marsk").stdout
    undone = run("undo", case, made["id"][:12], "--why", "Two men.")
    assert undone.stdout.split("  ")[1].startswith(f"decision {made['id'][:12]} undone by ")
    listed = json.loads(run("identities", case, "--json").stdout)
    assert [(one["verdict"], one["undone"]) for one in listed["decisions"]] == [("same", True), ("undo", False)]
    refused = run("different", case, "Marsk", "64th Brigade", "--why", "Who knows.")
    assert (refused.returncode, "is a person" in refused.stderr) == (2, True)
    assert run("verify", case).returncode == 0


def test_candidates_are_listed_with_what_speaks_for_them(tmp_path: Path) -> None:
    posting = {"person": "Radovan Teslim", "rank": "Air Marshal", "unit": "64th Brigade"}
    told = [("posting", "Radovan Teslim of the 64th Brigade spoke.", posting)]
    case = make_case(tmp_path / "case", {**REPORTS, "gazette.txt": told})
    lines = run("identities", case).stdout.splitlines()
    assert lines[1].strip().split("  ") == [
        "70 Radovan Teslim and Radovan Teslin",
        "person:radovan-teslim person:radovan-teslin",
    ]
    assert [line.strip() for line in lines[2:4]] == [
        "+ one name may be misspelt",
        "+ both are of 64th Brigade",
    ]
    (likely,) = json.loads(run("identities", case, "Radovan Teslim", "--json").stdout)["candidates"]
    assert (likely["score"], likely["one_name"]) == (70, "Radovan Teslim")
