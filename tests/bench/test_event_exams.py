import json
from pathlib import Path

from bench import casualties, hrds, muc4

REPORT = """DEV-MUC3-9001 (NOSC)

   VARNA CITY (COLOMBIA), 3 MAR 90 (OWN) -- [TEXT] LAST NIGHT GUERRILLAS
BLEW UP TWO POWER PYLONS NEAR BOGOTA, COLOMBIA.  THREE FARMERS WERE KILLED
BY THE EXPLOSION.


DEV-MUC3-9002 (NOSC)

   LIMA, NO DATE -- [TEXT] THE PRESIDENT OPENED A BRIDGE.
"""


def test_reports_lose_their_datelines() -> None:
    first, second = muc4.read_reports(REPORT)
    assert (first.name, first.published) == ("DEV-MUC3-9001", "1990-03-03")
    assert first.place == "VARNA CITY (COLOMBIA)"
    assert first.content.startswith("LAST NIGHT")
    assert (second.place, second.published) == ("LIMA", None)


def test_muc4_has_a_line_for_every_report(tmp_path: Path) -> None:
    (tmp_path / "texts.txt").write_text(REPORT, encoding="latin-1")
    muc4.sit(tmp_path, tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["doc"] for line in lines] == ["DEV-MUC3-9001", "DEV-MUC3-9002"]
    (template,) = lines[0]["templates"]
    assert template["type"] == "BOMBING"
    assert template["location"].startswith("COLOMBIA")
    assert lines[1]["templates"] == []


def test_casualties_are_a_range(tmp_path: Path) -> None:
    text = "At least 12 civilians were killed and dozens were injured. Later a source spoke of 15 people killed."
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    casualties.sit(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    answer = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert (answer["killed_min"], answer["killed_max"]) == (12, 15)
    assert (answer["injured_min"], answer["injured_max"]) == (12, 24)


def test_an_event_names_its_victim_and_country(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "title": "Police arrest journalist Anna Joll in Kenya",
        "published": "2020-05-04",
        "text": "Police arrested the journalist Anna Joll in Nairobi, Kenya, on Monday.\n\nJoll was detained at home.",
    }
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    hrds.sit(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    answer = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert answer["country"] == "Kenya"
    assert "Anna Joll" in [victim["name"] for victim in answer["victims"]]
    assert "arbitrary detention" in answer["violation_types"]


def test_a_country_is_called_as_the_article_calls_it(tmp_path: Path) -> None:
    texts = {
        "1": "Police arrested the reporter Anna Joll in Skopje, Macedonia, on Monday. A Macedonian court jailed her.",
        "2": "Officers arrested the reporter Anna Joll in Albany, New York, on Monday. She was jailed in Albany.",
    }
    rows = [
        {"id": key, "title": "Reporter held", "published": "2020-05-04", "text": text} for key, text in texts.items()
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    hrds.sit(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [answer["country"] for answer in answers] == ["Macedonia", "USA"]
