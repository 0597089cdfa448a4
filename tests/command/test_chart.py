import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

from answerable.command.chain import chain
from answerable.command.chart import chain_svg
from answerable.command.record_graph import RecordGraph
from answerable.record.record import derive

SVG = "{http://www.w3.org/2000/svg}"


def test_certainty_is_in_lines_and_words_and_names_are_escaped(scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        a.claim(
            "relation",
            unit="9th Brigade",
            related_unit="3rd <b>Division</b>",
            kind="child-of",
            when=times.as_of("2031-06-01"),
        ),
        a.claim(
            "relation",
            unit="3rd <b>Division</b>",
            related_unit="1st Corps",
            kind="child-of",
            when=times.as_of("2031-01-01"),
        ),
        a.claim(
            "posting", person='Anton "A" Velk', role="commander", unit="9th Brigade", when=times.as_of("2031-06-01")
        ),
    ]
    drawn = chain_svg(chain(RecordGraph(derive(claims)), "9th Brigade", date(2031, 6, 1)))
    root = ET.fromstring(drawn)  # noqa: S314 - our own output
    lines = [path.get("stroke-dasharray") for path in root.iter(f"{SVG}path")]
    assert sorted(lines, key=str) == ["7 5", None]
    words = "\n".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "proven" in words
    assert "possible" in words
    assert "3rd <b>Division</b>" in words
    assert "<b>" not in drawn
    assert len(list(root.iter(f"{SVG}rect"))) == 3
