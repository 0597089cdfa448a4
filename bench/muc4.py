"""MUC-4: attacks in reports of 1988 to 1990, as templates made of incidents, harm and allegations.

The claims come by the road of every document (:mod:`bench.road`); here they are brought together into one template an
incident and put into the words of that exam's set lists.
"""

import json
import re
from pathlib import Path

from bench.muc4_nouns import Report
from bench.muc4_templates import templates
from bench.road import Document, read_documents

_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_DATELINE = re.compile(
    r"\A\s*(?P<place>[^,\d]*?(?:\([^)]*\))?),\s+(?:(?P<day>\d{1,2})\s+"
    r"(?P<month>[A-Za-z]{3})[a-z]*\s*(?P<year>\d{2,4})?|NO DATE)"
    r"[^-]*?--\s*(?:\[[^\]]*\]\s*)*",
    re.DOTALL,
)
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def sit(data: Path, out: Path) -> None:
    """Read the reports of `data`/texts.txt and write a line of templates for each to `out`."""
    reports = read_reports((data / "texts.txt").read_text(encoding="latin-1"))
    documents = [Document(name=r.name, content=r.content, published=r.published) for r in reports]
    extractions = read_documents(documents)
    with out.open("w", encoding="utf-8") as file:
        for report in reports:
            line = {"doc": report.name, "templates": templates(report, extractions[report.name])}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_reports(text: str) -> list[Report]:
    """The reports of a file, their datelines taken off and read."""
    found = list(_HEADER.finditer(text))
    reports: list[Report] = []
    for number, header in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        body = text[header.end() : end].strip()
        line = _DATELINE.match(body)
        place = published = None
        if line:
            place = " ".join(line["place"].split())
            if line["day"] and line["month"].upper() in _MONTHS:
                year = int(line["year"] or 89)
                year += 1900 if year < 100 else 0  # noqa: PLR2004 - two digits are of the last century
                published = f"{year}-{_MONTHS.index(line['month'].upper()) + 1:02}-{int(line['day']):02}"
            body = body[line.end() :]
        # The file breaks its lines by width; without the dateline the first would pass for a headline.
        body = "\n\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n", body) if block.strip())
        reports.append(Report(name=header[1], content=body, place=place, published=published))
    return reports
