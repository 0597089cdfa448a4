"""The index of a case: opened where it fits the case as it stands, else derived anew."""

from functools import cache
from pathlib import Path

import answerable
from answerable.archive.store import Store
from answerable.command.graph import UnitRef
from answerable.command.index import VERSION, Index, write_index
from answerable.command.record_graph import event_of, link_of, names_of, post_of, seats_of
from answerable.errors import SettingsError
from answerable.model.canonical import sha256
from answerable.record.record import Record, derive
from answerable.settings import settings


def index_of(store: Store, record: Record | None = None) -> Index:
    """The index of a case. It is made again after anything was added, which takes as long as deriving the record.

    `record` is the case's record, if it is at hand already.
    """
    # Taken before the claims are: an index is made again if somebody adds meanwhile, and never answers for more.
    stamp = _stamp(store)
    found = Index.open(_path(store), stamp)
    return found or _write(store, stamp, record or derive(store.claims(), store.identities()))


def _write(store: Store, stamp: str, record: Record) -> Index:
    path = _path(store)
    units = sorted(record.units, key=lambda unit: unit.id)
    links = {relation: None for unit in units for relation in unit.parents}
    try:
        write_index(
            path,
            stamp,
            units=((UnitRef(id=unit.id, name=unit.name), names_of(unit)) for unit in units),
            posts=(post_of(posting) for unit in units for posting in unit.posted if posting.unit == unit.id),
            links=(link_of(relation) for relation in links),
            seats=(seat for unit in units for seat in seats_of(unit)),
            events=(event_of(incident) for incident in record.incidents),
        )
    except OSError as error:
        raise SettingsError(
            f"{path}: the index of the case cannot be written ({error.strerror}). Make the configuration folder "
            "writable and run the command again."
        ) from error
    found = Index.open(path, stamp)
    if found is None:
        raise SettingsError(f"{path}: the index was written and cannot be read back; is the disk full?")
    return found


def _path(store: Store) -> Path:
    """Where the index lies: by the folder of the case, so that a copy with other rows cannot answer for it."""
    folder = sha256(str(store.folder.resolve()).encode()).removeprefix("sha256:")
    return settings().folder / "index" / f"{folder[:32]}.sqlite"


def _stamp(store: Store) -> str:
    checkpoint = store.checkpoint()
    return f"index/{VERSION} {_code()} {store.case_id} {checkpoint.size} {checkpoint.root.hex()}"


@cache
def _code() -> str:
    """What the program is that derives the record, in a word: another program may derive another one."""
    package = Path(answerable.__file__).parent
    files = sorted(path for room in _ROOMS for path in (package / room).rglob("*") if path.suffix in {".py", ".toml"})
    told = "".join(f"{path.relative_to(package)} {path.stat().st_size} {path.stat().st_mtime_ns}\n" for path in files)
    return sha256(told.encode()).removeprefix("sha256:")[:16]


_ROOMS = ("command", "identity", "model", "places", "record")
