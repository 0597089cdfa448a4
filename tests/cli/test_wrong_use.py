"""Wrong use, a full disk, a strange terminal: a line and a code, no traceback, and the case is never written over."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("answerable")
ARTICLE = "Maj Gen Anton Velk, commander of the 9th Mountain Brigade, said that his soldiers had left the valley.\n"
LONG = "x" * 10_000


def run(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("wrong")
    key = {"ANSWERABLE_CONFIG": str(home / "configuration")}
    (home / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "file").write_text("x")
    assert run("new", home / "case", **key).returncode == 0
    assert run("add", home / "case", home / "article.txt", **key).returncode == 0
    return home / "case"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("new", f"HOME/{LONG}"), 3, "name too long", id="a case with a name too long"),
        pytest.param(("claims", f"HOME/{LONG}"), 3, "no case", id="no case has a name too long"),
        pytest.param(("claims", "HOME/file"), 3, "no case", id="a file is no case"),
        pytest.param(("add", "CASE", f"HOME/{LONG}"), 2, "name too long", id="a document with a name too long"),
        pytest.param(("add", "CASE", "CASE"), 2, "is a case", id="a case into itself"),
        pytest.param(("dossier", "CASE", "Velk", "-o", "HOME/absent/velk.html"), 2, "absent", id="no such folder"),
        pytest.param(("dossier", "CASE", "Velk", "-o", "HOME"), 2, "is a folder", id="a folder for a file"),
        pytest.param(("dossier", "CASE", "Velk", "-o", f"HOME/{LONG}"), 2, "too long", id="an output too long"),
        pytest.param(("dossier", "CASE", "Velk", "-o", "HOME/file/x"), 2, "file", id="a file for a folder"),
        pytest.param(("dossier", "CASE", "Velk", "-o", "CASE/case.sqlite"), 2, "case itself", id="over the case file"),
        pytest.param(("export", "CASE", "-o", "CASE/key.pub"), 2, "case itself", id="over the key"),
        pytest.param(("export", "CASE", "-o", "CASE/archive", "--format", "brat"), 2, "itself", id="into the archive"),
        pytest.param(("export", "CASE", "-o", "HOME/absent/x"), 2, "absent", id="an export into no folder"),
        pytest.param(("export", "CASE", "-o", "HOME/file", "--format", "brat"), 2, "file", id="brat into a file"),
        pytest.param(
            ("dossier", "CASE", "Velk", "-o", "HOME/absent/b.zip", "--format", "bundle"), 2, "absent", id="a bundle"
        ),
        pytest.param(("show", "CASE", "\x1b]0;owned\x07"), 4, " ]0;owned ", id="a name that steers the terminal"),
        pytest.param(("show", "CASE", "[link=https://x.example]y[/link]"), 4, "[link=", id="a name with markup"),
    ],
)
def test_a_line_and_a_code(case: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    places = {"CASE": str(case), "HOME": str(case.parent)}
    given = [argument.replace("HOME", places["HOME"]).replace("CASE", places["CASE"]) for argument in arguments]
    done = run(*given, ANSWERABLE_CONFIG=str(case.parent / "configuration"))
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (case / "case.sqlite").read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        pytest.param({"ANSWERABLE_PROCESSES": "many"}, "ANSWERABLE_PROCESSES", id="no number"),
        pytest.param({"ANSWERABLE_PROCESSES": "0"}, "ANSWERABLE_PROCESSES", id="no process"),
        pytest.param({"ANSWERABLE_PIPELINE": "absent_pipeline"}, "absent_pipeline", id="no pipeline"),
        pytest.param({"ANSWERABLE_PIPELINE": "os"}, "os", id="a module that is no pipeline"),
        pytest.param({"ANSWERABLE_CONFIG": "/dev/null"}, "ANSWERABLE_CONFIG", id="a configuration that is no folder"),
    ],
)
def test_settings_that_cannot_be_used(tmp_path: Path, variables: dict[str, str], words: str) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    case = tmp_path / "case"
    if "ANSWERABLE_PIPELINE" in variables:
        assert run("new", case).returncode == 0
        done = run("add", case, tmp_path / "article.txt", **variables)
    else:
        done = run("new", case, **variables)
    assert done.returncode == 5, done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_a_line(case: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [COMMAND, "verify", case, "--json"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_the_doctor_sees_the_key(case: Path) -> None:
    assert "✓ signing key" in run("doctor", ANSWERABLE_CONFIG=str(case.parent / "configuration")).stdout
    assert "– signing key" in run("doctor").stdout
