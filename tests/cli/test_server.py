"""The commands on a case on a server, as two colleagues run them."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from answerable.archive.store import Store
from answerable.verify import Outcome, verify_case

COMMAND = Path(sys.executable).with_name("answerable")
ARTICLE = "Maj Gen Anton Velk, commander of the 9th Mountain Brigade, said that his soldiers had left the valley.\n"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False)


def test_the_way_of_a_case_on_a_server(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, bundle = tmp_path / "case", tmp_path / "velk.zip"
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("new", case, "--database", server).returncode == 0
    refused = run("add", case, tmp_path / "article.txt")
    assert (refused.returncode, "password" in refused.stderr) == (3, True)
    monkeypatch.setenv("PGPASSWORD", urlsplit(server).password or "")
    assert run("add", case, tmp_path / "article.txt", "--published", "2021-05-04").returncode == 0
    monkeypatch.setenv("ANSWERABLE_DATABASE", server)
    claims = [json.loads(line) for line in run("claims", case, "--type", "posting", "--json").stdout.splitlines()]
    both = [
        subprocess.Popen([COMMAND, "review", case, claims[0]["id"], verdict, "--why", "Read."], stdout=subprocess.PIPE)
        for verdict in ("accept", "conflict")
    ]
    for one in both:
        with one:
            one.communicate()
        assert one.returncode == 0
    assert run("dossier", case, "Anton Velk", "-o", bundle, "--format", "bundle").returncode == 0
    for what in (case, bundle):
        checked = run("verify", what)
        assert checked.returncode == 0, checked.stdout
        assert " 0 fail" in checked.stdout


def test_colleagues_who_add_the_same_folder_at_once_double_nothing(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_DATABASE", server)
    case, folder = tmp_path / "case", tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(ARTICLE.replace("9th", f"{number + 4}th"), encoding="utf-8")
    assert run("new", case).returncode == 0
    both = [subprocess.Popen([COMMAND, "add", case, folder, "--json"], stdout=subprocess.PIPE) for _ in range(2)]
    for one in both:
        with one:
            one.communicate()
        assert one.returncode == 0
    with Store.open(case) as store:
        kinds = Counter(entry.kind for entry in store.log_entries())
    assert kinds == {"case": 1, "capture": 3, "entry": 3, "text": 3, "claims": 3}
    assert verify_case(case, reread=False).of(Outcome.FAIL) == ()


def test_what_is_no_address_is_refused_in_a_line(tmp_path: Path) -> None:
    done = run("new", tmp_path / "case", "--database", "mysql://host/cases")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "postgresql://user@host/database" in done.stderr
    assert not (tmp_path / "case" / "case.sqlite").exists()
