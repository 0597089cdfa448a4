"""A new case, open for writing."""

from pathlib import Path
from typing import Any

import pytest

from answerable.archive.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store.create(tmp_path / "case") as made:
        yield made
