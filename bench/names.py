"""The exam "names": pairs of names, the same or not, by the comparison that the record uses."""

import csv
from pathlib import Path

from answerable.identity.bodies import compare_bodies
from answerable.identity.comparison import Comparison, Likeness
from answerable.identity.names import compare_persons


def sit(data: Path, out: Path) -> None:
    """Read names.csv, or the one in the folder `data`, and write case_id, verdict and score to `out`.

    A pair is the same where it is at least similar: the record itself joins less, only what is compatible.
    """
    table = data / "names.csv" if data.is_dir() else data
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["case_id", "verdict", "score"])
        for row in rows:
            outcome = compare(row["schema"], row["name1"], row["name2"])
            verdict = "true" if outcome.likeness >= Likeness.SIMILAR else "false"
            writer.writerow([row["case_id"], verdict, f"{outcome.score / 100:.2f}"])


def compare(schema: str, one: str, other: str) -> Comparison:
    """Compare two names as names of persons or, for any other schema, of bodies."""
    return compare_persons(one, other) if schema == "Person" else compare_bodies(one, other)
