"""Researchers' tables there and back: imported, exported in both shapes, imported into new cases, and compared.

`python -m bench.registry_round_trip TABLE...` prints, for each shape, how many claims went in and came back, and every
difference between the two: claims by what they say and rest on, and the records that are derived from them.
"""

import argparse
import dataclasses
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from answerable import Case
from answerable.exchange.sfm.out_2019 import NOT_HELD, comparable
from answerable.model.claim import Claim
from answerable.record.record import Record
from answerable.record.rendering import record_json

SHAPES = ("sfm-2019", "sfm")
_PLACE = frozenset(
    {"succeeded", "id", "claims", "source", "start", "end", "anchors", "quote", "noted", "cited", "edtf"}
)
"""What a record says of where its claims stand, which another table says otherwise."""


def main(arguments: list[str]) -> int:
    """Run the round trip; 1 if anything differs that the exports do not list themselves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path)
    tables = parser.parse_args(arguments).tables
    differences = 0
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as scratch:
        folder = Path(scratch)
        with Case.create(folder / "case") as case:
            begun = time.process_time()
            imported = case.import_tables(*tables)
            print(f"import: {imported.addition.claims:,} claims, {time.process_time() - begun:.1f} s of this process")
            for table in imported.tables:
                taken = table.taken
                if taken is not None:
                    print(f"  {table.name}: {taken.taken:,} of {taken.rows:,} rows, {len(taken.faults)} faults")
            claims, record = case.claims(), case.record()
            for shape in SHAPES:
                out = folder / shape
                case.export(shape, out)
                differences += _compare(shape, claims, record, out, folder / f"{shape}-case")
    return 1 if differences else 0


def _compare(shape: str, claims: list[Claim], record: Record, out: Path, folder: Path) -> int:
    files = sorted(path for path in out.iterdir() if path.name != NOT_HELD)
    listed = len((out / NOT_HELD).read_text(encoding="utf-8").splitlines()) - 1
    with Case.create(folder) as again:
        again.import_tables(*files)
        back, record_back = again.claims(), again.record()
    went, came = Counter(map(comparable, claims)), Counter(map(comparable, back))
    lost, more = went - came, came - went
    print(f"{shape}: {len(claims):,} claims out, {len(back):,} back; {listed} listed as not held")
    print(f"  lost: {lost.total()}; said again for another reason: {more.total()}")
    unlisted = lost.total() - listed
    for line in _differing(record, record_back):
        print(f"  record: {line}")
    return max(unlisted, 0)


def _differing(one: Record, other: Record) -> Iterator[str]:
    """The persons and units of which two records do not say the same, by name, with what differs."""
    for kind in ("persons", "units"):
        first, second = _by_name(one, kind), _by_name(other, kind)
        same = sum(first[name] == second.get(name) for name in first)
        yield f"{kind}: {same:,} of {len(first):,} the same, {len(second):,} in the other"
        for name in sorted(first.keys() | second.keys()):
            if first.get(name) != second.get(name):
                keys = [
                    key
                    for key in sorted({*first.get(name, {}), *second.get(name, {})})
                    if first.get(name, {}).get(key) != second.get(name, {}).get(key)
                ]
                yield f"{kind} differ in {', '.join(keys)}"


def _by_name(record: Record, kind: str) -> dict[str, Any]:
    entities = record.persons if kind == "persons" else record.units
    return {entity.id: _bare(record_json(entity)) for entity in entities}


def _bare(value: Any) -> Any:
    """What is said, in an order of its own, without where it stands."""
    if dataclasses.is_dataclass(value):
        raise TypeError("records are compared as JSON")
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key not in _PLACE}
    if isinstance(value, list):
        return sorted((_bare(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True, default=str))
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
