"""Both graphs of command, so that one suite holds them to one contract."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from answerable.command.graph import CommandGraph, UnitRef
from answerable.command.index import Index, write_index
from answerable.command.record_graph import RecordGraph, event_of, link_of, names_of, post_of, seats_of
from answerable.model.claim import Claim
from answerable.record.record import Record, derive

Graphed = Callable[[Sequence[Claim]], CommandGraph]


def indexed(record: Record, path: Path) -> Index:
    """An index of a record, written and opened."""
    links = {relation: None for unit in record.units for relation in unit.parents}
    write_index(
        path,
        "stamp",
        units=((UnitRef(id=unit.id, name=unit.name), names_of(unit)) for unit in record.units),
        posts=(post_of(posting) for unit in record.units for posting in unit.posted),
        links=map(link_of, links),
        seats=(seat for unit in record.units for seat in seats_of(unit)),
        events=map(event_of, record.incidents),
    )
    found = Index.open(path, "stamp")
    assert found is not None
    return found


@pytest.fixture(params=["record", "index"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Graphed]:
    """`graph(claims)` is the graph of command of their record: in memory, and from an index."""
    with ExitStack() as stack:

        def made(claims: Sequence[Claim]) -> CommandGraph:
            record = derive(claims)
            if request.param == "record":
                return RecordGraph(record)
            return stack.enter_context(indexed(record, tmp_path / "index.sqlite"))

        yield made
