"""The folder of a case as it is made: whole or not there, so that a making that is killed can be begun again."""

import secrets
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from answerable.archive.casefile import CASE_FILE, LOCK_FILE, CaseFile, open_engine
from answerable.archive.checkpoint import ORIGIN, Checkpoint
from answerable.archive.database import FORM, Database, form_of, migrate
from answerable.archive.log import begin_log, newest_checkpoint
from answerable.archive.memory import recall_server, remember, remember_server
from answerable.archive.server import LOCATION_FILE, CaseServer, Location, read_location, shown, without_password
from answerable.archive.signing import Signer
from answerable.errors import CaseError
from answerable.settings import settings

PUBLIC_KEY_FILE = "key.pub"
_FIRST_FILE = f"{CASE_FILE}.new"
_FIRST_LOCATION = f"{LOCATION_FILE}.new"


def make_case(folder: Path, address: str | None = None) -> None:
    """Make the tables, in a file or on the server at `address`, and only then give the folder the file that names them.

    A making that was killed is taken up by the next one.
    """
    (folder / "archive").mkdir(exist_ok=True)
    if address is None:
        _make_on_file(folder)
    else:
        _make_on_server(folder, address)


def _make_on_file(folder: Path) -> None:
    path = folder / _FIRST_FILE
    _clear(folder, _FIRST_FILE)
    _clear(folder, _FIRST_LOCATION)
    case_id = secrets.token_hex(16)
    engine = open_engine(path, write=True)
    with engine.begin() as connection:
        checkpoint = _begin(connection, case_id)
    engine.dispose()
    _publish_key(folder, case_id, checkpoint)
    path.replace(folder / CASE_FILE)


def _make_on_server(folder: Path, address: str) -> None:
    path = folder / _FIRST_LOCATION
    _clear(folder, _FIRST_FILE)
    # Written first, so that what a killed making left on the server is found by the next one.
    location = read_location(path) or Location(case=secrets.token_hex(16), server="")
    location = replace(location, server=shown(address))
    location.write(path)
    database = CaseServer(folder, location.case, address)
    try:
        with database.making() as connection:
            checkpoint = _begin(connection, location.case) if form_of(connection) is None else None
            checkpoint = checkpoint or newest_checkpoint(connection)[0]
    finally:
        database.close()
    if checkpoint.size != 1:
        raise CaseError(f"{path}: this names a case that is there already. Take the file away and make the case again")
    _publish_key(folder, location.case, checkpoint)
    remember_server(settings().folder, location.case, without_password(address))
    path.replace(folder / LOCATION_FILE)


def _clear(folder: Path, name: str) -> None:
    for leftover in folder.glob(f"{name}*"):
        leftover.unlink()


def _begin(connection: Connection, case_id: str) -> Checkpoint:
    migrate(connection)
    origin, signer = ORIGIN + case_id, Signer.load(settings().folder)
    fields = {"case": case_id, "key": signer.public(origin).fingerprint, "form": FORM}
    return begin_log(connection, signer, origin, fields)


def _publish_key(folder: Path, case_id: str, checkpoint: Checkpoint) -> None:
    key = Signer.load(settings().folder).public(ORIGIN + case_id)
    (folder / PUBLIC_KEY_FILE).write_text(key.line() + "\n", encoding="utf-8")
    remember(settings().folder, case_id, key.fingerprint, checkpoint)


def is_case(folder: Path) -> bool:
    """Whether a folder is that of a case."""
    try:
        return (folder / CASE_FILE).is_file() or (folder / LOCATION_FILE).is_file()
    except OSError:
        return False  # a name that is too long, a folder that may not be entered: to us there is nothing


def open_database(folder: Path, address: str | None, *, write: bool) -> Database:
    """The database of the case in a folder; CaseError if there is no case, or it cannot be opened so.

    `address` is that of its server if it was just made there; None: see :func:`open_server`.
    """
    if not is_case(folder):
        raise CaseError(f"{folder}: there is no case here; make one with `answerable new {folder}`")
    server = open_server(folder, address)
    return CaseFile(folder, write=write) if server is None else server


def open_server(folder: Path, address: str | None = None) -> CaseServer | None:
    """The server that a case lies on, as the user names it; None for a case in a file.

    CaseError where nobody but the folder names it: a folder may come from a stranger, and so might the server.
    """
    path = folder / LOCATION_FILE
    location = read_location(path)
    if location is None:
        return None
    if (folder / CASE_FILE).exists():
        raise CaseError(f"{folder}: there are two cases here, {CASE_FILE} and {LOCATION_FILE}; take one away")
    address = address or settings().database or recall_server(settings().folder, location.case)
    if address is None:
        raise CaseError(
            f"{folder}: this case lies on a PostgreSQL server, {location.server} as the folder says. Nothing is "
            "connected to on the word of a folder: if you know the server, set ANSWERABLE_DATABASE to its address"
        )
    return CaseServer(folder, location.case, address)


def is_foreign(folder: Path) -> bool:
    """Whether a folder holds anything that a killed `create` would not have left there."""
    own = {"archive", LOCK_FILE, PUBLIC_KEY_FILE, _FIRST_LOCATION, f"{_FIRST_LOCATION}.partial"}
    for path in folder.iterdir():
        if path.name not in own and not path.name.startswith(_FIRST_FILE):
            return True
        if path.name == "archive" and any(path.iterdir()):
            return True
    return False
