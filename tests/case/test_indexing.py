"""The index of a case that others add to."""

from pathlib import Path

from answerable.archive.store import Store
from answerable.case.indexing import _path, _stamp, index_of
from answerable.command.index import Index
from answerable.model.decision import IdentityDecision


class Busy(Store):
    """A case to which somebody adds whenever it has been read."""

    def identities(self) -> list[IdentityDecision]:
        found = super().identities()
        self.add_export("csv", f"sha256:{self.checkpoint().size}")
        return found


def test_index_of_a_case_that_was_added_to_meanwhile_is_made_again(tmp_path: Path) -> None:
    with Busy.create(tmp_path / "case") as store:
        index_of(store).close()
        assert Index.open(_path(store), _stamp(store)) is None
    with Store.open(tmp_path / "case") as store:
        index_of(store).close()
        found = Index.open(_path(store), _stamp(store))
        assert found is not None
        found.close()
