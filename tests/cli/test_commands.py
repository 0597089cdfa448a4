"""The commands as a user runs them: the installed program, its output and its exit codes."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("answerable")
ARTICLE = "Maj Gen Anton Velk, commander of the 9th Mountain Brigade, said that his soldiers had left the valley.\n"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("new", folder).returncode == 0
    assert run("add", folder, tmp_path / "article.txt", "--published", "2021-05-04").returncode == 0
    return folder


def test_the_way_of_a_case(case: Path, tmp_path: Path) -> None:
    claims = [json.loads(line) for line in run("claims", case, "--type", "posting", "--json").stdout.splitlines()]
    ident = next(claim["id"] for claim in claims if "unit" in claim["slots"])
    assert run("review", case, ident, "accept", "--why", "Checked.").returncode == 0
    assert "accepted" in run("claims", case, "--about", "Velk").stdout
    (holding,) = json.loads(run("who", case, "9th Mountain Brigade", "--on", "2021-05-04", "--json").stdout)
    assert (holding["person"], holding["answer"]) == ("Anton Velk", "yes")
    assert json.loads(run("show", case, "Velk", "--json").stdout)["name"] == "Anton Velk"
    assert "Anton Velk" in run("show", case, "Velk").stdout
    bundle = tmp_path / "velk.zip"
    assert run("dossier", case, "Anton Velk", "-o", bundle, "--format", "bundle").returncode == 0
    assert run("export", case, "-o", tmp_path / "claims.csv", "--format", "csv").returncode == 0
    assert run("read", case).returncode == 0
    for what in (case, bundle):
        checked = run("verify", what)
        assert checked.returncode == 0, checked.stdout
        assert " 0 fail" in checked.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("show", "CASE", "Nobody"), 4, "Nobody", id="no such name"),
        pytest.param(("claims", "CASE", "--type", "rumour"), 2, "no type of claim", id="no such type"),
        pytest.param(("who", "CASE", "9th Mountain Brigade", "--on", "last May"), 2, "is no day", id="no day"),
        pytest.param(("add", "CASE", "absent.txt"), 2, "no such file", id="no such file"),
        pytest.param(("add", "CASE", "ARTICLE", "--published", "last May"), 2, "last May", id="no date"),
        pytest.param(("export", "CASE", "-o", "x", "--why", "y"), 2, "--disclose", id="a reason for nothing"),
        pytest.param(("review", "CASE", "ffffffffffff", "accept", "--why", "x"), 4, "ffffffffffff", id="no such claim"),
        pytest.param(("claims", "absent"), 3, "absent", id="no case"),
        pytest.param(("new", "CASE"), 3, "not empty", id="a case is there"),
        pytest.param(("dossier", "CASE", "Velk", "-o", "x", "--format", "docx"), 2, "html", id="no such format"),
    ],
)
def test_errors_are_a_line_and_a_code(case: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    place = {"CASE": str(case), "ARTICLE": str(case.parent / "article.txt")}
    done = run(*(place.get(argument, argument) for argument in arguments))
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_coverage_says_what_was_read(case: Path, tmp_path: Path) -> None:
    (tmp_path / "zeitung.txt").write_text(
        "Der Sprecher der Brigade wollte sich am Freitag nicht zu den Berichten aus dem Tal äußern. Die Soldaten seien "
        "seit der vergangenen Woche nicht mehr im Dorf gewesen, sagte er auf Nachfrage.\n",
        encoding="utf-8",
    )
    run("add", case, tmp_path / "zeitung.txt")
    maps = [json.loads(line) for line in run("claims", case, "--coverage", "--json").stdout.splitlines()]
    assert {one["name"]: [state for _, _, state in one["coverage"]] for one in maps} == {
        "article.txt": ["claims"],
        "zeitung.txt": ["not read"],
    }
    shown = [line.split() for line in run("claims", case, "--coverage").stdout.splitlines()]
    assert shown[1:3] == [
        ["article.txt", "1", "0", "0", "0", "0", "100", "%"],
        ["zeitung.txt", "0", "0", "0", "0", "1", "0", "%"],
    ]
    assert shown[3][0] == "all"
    (one,) = run("claims", case, "--coverage", "--json", "--source", "zeit").stdout.splitlines()
    assert json.loads(one)["name"] == "zeitung.txt"
    assert run("claims", case, "--coverage", "--type", "harm").returncode == 2
    assert run("verify", case).returncode == 0


def hostile(folder: Path) -> None:
    """Documents that cannot be read, each in its own way, and one that can."""
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "script.html").write_text("<html><script>var text = 'General Velk ran';</script></html>")
    with (folder / "large.txt").open("wb") as large:
        large.truncate(200 * 1024 * 1024)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros.txt", bytes(80 * 1024 * 1024))
    with zipfile.ZipFile(folder / "bomb.zip", "w") as bomb:
        bomb.writestr("bomb.zip", inner.getvalue())
    with zipfile.ZipFile(folder / "climbing.zip", "w") as climbing:
        climbing.writestr("../../climbed.txt", ARTICLE.replace("Anton Velk", "Boris Hale"))
    (folder / "latin.txt").write_bytes(ARTICLE.replace("Velk", "V\xe9lk").encode("latin-1"))


def test_what_cannot_be_read_is_a_line_each_and_the_rest_is_done(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    hostile(given)
    case = tmp_path / "case"
    run("new", case)
    added = run("add", case, given)
    assert added.returncode == 7, added.stdout + added.stderr
    lines = {line.split(" ", 2)[1].rstrip(":"): line for line in added.stdout.splitlines()[:-1]}
    assert set(lines) >= {"empty.txt", "script.html", "large.txt", "bomb.zip"}
    assert "Traceback" not in added.stderr
    people = {
        json.loads(line)["slots"]["person"]
        for line in run("claims", case, "--type", "posting", "--json").stdout.splitlines()
    }
    assert people >= {"Anton Velk", "Boris Hale", "Anton Vélk"}
    assert not list(tmp_path.glob("climbed*"))
    assert run("verify", case).returncode == 0


# The superuser may read everything, unless that power is taken from the command.
POWERLESS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


@pytest.mark.skipif(bool(POWERLESS) and shutil.which("setpriv") is None, reason="run as another user than root")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    closed = tmp_path / "given" / "closed"
    closed.mkdir(parents=True)
    (closed.parent / "good.txt").write_text(ARTICLE)
    closed.chmod(0)
    run("new", tmp_path / "case")
    command = [*POWERLESS, COMMAND, "add", tmp_path / "case", tmp_path / "given"]
    added = subprocess.run(command, capture_output=True, text=True, check=False)
    closed.chmod(0o700)
    assert added.returncode == 7
    assert "cannot be opened" in added.stdout


def test_help_is_there_for_every_command() -> None:
    for command in ("new", "add", "read", "claims", "show", "who", "review", "dossier", "export", "verify", "doctor"):
        assert run(command, "--help").returncode == 0


def test_the_doctor_names_what_is_there() -> None:
    parts = {part["part"]: part for part in json.loads(run("doctor", "--json").stdout)}
    assert parts["spacy"]["present"]
    assert all(part["present"] or part["remedy"] for part in parts.values())
    assert run("doctor").returncode == 0


def test_help_brings_nothing_heavy() -> None:
    heavy = "{'spacy', 'sqlalchemy', 'trafilatura', 'rich.progress'}"
    code = f"import sys, answerable.cli.main; print({heavy} & {{*sys.modules}})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "set()"
