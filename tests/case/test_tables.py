import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.exchange.sfm import tables

from answerable import Case
from answerable.errors import InputError
from answerable.exchange.sfm.out_2019 import comparable
from answerable.model.naming import Naming
from answerable.verify.case import verify_case

COMMAND = Path(sys.executable).with_name("answerable")
KILLS = 4


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    persons = [
        {
            "name": f"Anton Velk {letter}.",
            "unit": "9th Mountain Brigade",
            "unit/sources": tables.WORK_1,
            "role": "Commander",
            "first": f"{number}/1/2014",
            "last": "2015" if letter != "C" else "2013",
        }
        for number, letter in enumerate("ABCD", start=1)
    ]
    units = [{"name": "9th Mountain Brigade", "id": "u9", "classification": "Army", "parent": "2 Division"}]
    works = [
        {"id": tables.WORK_1, "title": "Brigade parades", "publication": "Harbour Gazette", "published": "2014-05-04"},
        {"id": tables.WORK_2, "title": "-", "url": "Accessed in a library", "published": "2014-050-04"},
    ]
    given = [tmp_path / "persons.csv", tmp_path / "units.tsv", tmp_path / "sources.csv"]
    contents = (
        tables.table("persons", persons),
        tables.table("units", units, delimiter="\t"),
        tables.table("sources", works),
    )
    for path, content in zip(given, contents, strict=True):
        path.write_text(content, encoding="utf-8")
    return given


def test_tables_are_taken_once_and_what_cannot_be_is_listed_each_time(tmp_path: Path, files: list[Path]) -> None:
    with Case.create(tmp_path / "case") as case:
        first = case.import_tables(*files)
        again = case.import_tables(*files)
        assert (first.addition.claims, again.addition.claims) == (6, 0)
        listed = [
            (table.name, fault.line, fault.column)
            for table in first.tables
            for fault in (table.taken.faults if table.taken else ())
        ]
        assert listed == [("persons.csv", 4, "Last citation"), ("sources.csv", 3, "published_on")]
        assert first.tables == again.tables
        assert first.troubled
        assert case.verify().ok
        assert {claim.extractor for claim in case.claims()} == {"sfm/1"}
        assert case.read().claims == 0


def test_a_table_says_what_its_rows_cite_and_a_work_is_looked_up_by_its_identifier(
    tmp_path: Path, files: list[Path]
) -> None:
    with Case.create(tmp_path / "case") as case:
        case.import_tables(*files)
        cited = {work for claim in case.claims(type="posting") for work in claim.cited}
        works = case.works()
        assert cited == {tables.WORK_1}
        work = works[tables.WORK_1]
        assert (work.title, work.publisher, work.published) == ("Brigade parades", "Harbour Gazette", "2014-05-04")
        assert (works[tables.WORK_2].url, works[tables.WORK_2].published) == (None, None)


def test_the_record_is_made_of_rows_as_of_sentences(tmp_path: Path, files: list[Path]) -> None:
    with Case.create(tmp_path / "case") as case:
        case.import_tables(*files)
        (tmp_path / "a.txt").write_text("Col. Anton Velk heads the 9th Mountain Brigade.\n", encoding="utf-8")
        case.add(tmp_path / "a.txt", published="2014-03-01")
        record = case.record()
        unit = next(unit for unit in record.units if unit.name == "9th Mountain Brigade")
        assert {relation.parent_name for relation in unit.parents} == {"2 Division"}
        assert len(unit.posted) > 1


def test_what_is_no_table_is_refused_before_anything_is_taken(tmp_path: Path, files: list[Path]) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name,shoe size\nAnton Velk,44\n", encoding="utf-8")
    with Case.create(tmp_path / "case") as case:
        for paths in ((files[0], other), (files[0], tmp_path / "none.csv"), (files[0], tmp_path)):
            with pytest.raises(InputError):
                case.import_tables(*paths)
        with pytest.raises(InputError, match="sfm"):
            case.import_tables(files[0], format="xls")
        assert case.store.captures() == []
        assert [item.outcome for item in case.add(other).items] == ["unread"]


def test_the_command_lists_and_exits_seven(tmp_path: Path, files: list[Path]) -> None:
    folder = tmp_path / "case"
    Case.create(folder).close()
    done = subprocess.run([COMMAND, "import", folder, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 7
    assert "persons.csv line 4, Last citation: " in done.stdout
    assert "persons.csv: persons (sfm-2019), 4 of 4 rows taken, 4 claims" in done.stdout
    told = subprocess.run([COMMAND, "import", folder, *files, "--json"], capture_output=True, text=True, check=False)
    listed = json.loads(told.stdout)["tables"][0]["not_taken"]
    assert [(one["line"], one["column"]) for one in listed] == [(4, "Last citation")]


def test_a_killed_import_is_finished_by_the_next(tmp_path: Path, files: list[Path]) -> None:
    folder = tmp_path / "case"
    Case.create(folder).close()
    moments = random.Random(7)  # noqa: S311 - for moments, not for secrets
    for _ in range(KILLS):
        process = subprocess.Popen(
            [COMMAND, "import", folder, *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(moments.uniform(0.3, 2.0))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert verify_case(folder, reread=False).ok
    with Case.open(folder, write=True) as case:
        case.import_tables(*files)
        assert len(case.claims()) == 6
        assert len(case.store.captures()) == 3
        assert case.verify().ok


@pytest.mark.parametrize("shape", ["sfm-2019", "sfm"])
def test_a_case_goes_out_as_tables_and_into_a_new_case(tmp_path: Path, files: list[Path], shape: str) -> None:
    out = tmp_path / "out"
    with Case.create(tmp_path / "case") as case:
        case.import_tables(*files)
        case.export(shape, out)
        went = Counter(map(comparable, case.claims()))
        assert case.verify().ok
    with Case.create(tmp_path / "again") as case:
        case.import_tables(*(path for path in sorted(out.iterdir()) if path.name != "not-held.csv"))
        assert Counter(map(comparable, case.claims())) == went
        assert case.works()[tables.WORK_1].title == "Brigade parades"


def test_identifiers_decide_only_when_they_are_trusted(tmp_path: Path) -> None:
    rows = [
        {"name": name, "id": ident, "classification": "Army", "country": "ng"}
        for name, ident in (
            ("Blue Guard", "u1"),
            ("Heron Regiment", "u1"),
            ("7 Division", "u2"),
            ("7th Division", "u3"),
        )
    ]
    path = tmp_path / "units.csv"
    path.write_text(tables.table("units", rows), encoding="utf-8")
    with Case.create(tmp_path / "case") as case:
        assert case.import_tables(path).decisions == ()
        assert {len({n.name for n in _namings(case, unit.id)}) for unit in case.record().units} == {1, 2}
        assert {str(made.verdict) for made in case.import_tables(path, trust_ids=True).decisions} == {
            "same",
            "different",
        }
        units = {frozenset(naming.name for naming in _namings(case, unit.id)) for unit in case.record().units}
        assert units == {
            frozenset({"Blue Guard", "Heron Regiment"}),
            frozenset({"7 Division"}),
            frozenset({"7th Division"}),
        }
        assert case.import_tables(path, trust_ids=True).decisions == ()
        assert case.verify().ok


def _namings(case: Case, unit: str) -> list[Naming]:
    return [naming for naming, key in case.record().entities.units.items() if key == unit]
