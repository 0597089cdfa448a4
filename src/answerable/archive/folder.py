"""The folder of a case as it is made: whole or not there, so that a making that is killed can be begun again."""

import secrets
from pathlib import Path

from answerable.archive.casefile import CASE_FILE, LOCK_FILE, CaseFile, open_engine
from answerable.archive.checkpoint import ORIGIN
from answerable.archive.database import FORM, Database, migrate
from answerable.archive.log import begin_log
from answerable.archive.memory import remember
from answerable.archive.signing import Signer
from answerable.errors import CaseError
from answerable.settings import settings

PUBLIC_KEY_FILE = "key.pub"
_FIRST_FILE = f"{CASE_FILE}.new"


def make_case(folder: Path) -> None:
    """Make the case file under a passing name and rename it when its first log entry is signed."""
    path = folder / _FIRST_FILE
    for leftover in folder.glob(f"{_FIRST_FILE}*"):
        leftover.unlink()
    (folder / "archive").mkdir(exist_ok=True)
    case_id = secrets.token_hex(16)
    origin = ORIGIN + case_id
    signer = Signer.load(settings().folder)
    key = signer.public(origin)
    engine = open_engine(path, write=True)
    with engine.begin() as connection:
        migrate(connection)
        fields = {"case": case_id, "key": key.fingerprint, "form": FORM}
        checkpoint = begin_log(connection, signer, origin, fields)
    engine.dispose()
    (folder / PUBLIC_KEY_FILE).write_text(key.line() + "\n", encoding="utf-8")
    path.replace(folder / CASE_FILE)
    remember(settings().folder, case_id, key.fingerprint, checkpoint)


def is_case(folder: Path) -> bool:
    """Whether a folder is that of a case."""
    try:
        return (folder / CASE_FILE).is_file()
    except OSError:
        return False  # a name that is too long, a folder that may not be entered: to us there is nothing


def open_database(folder: Path, *, write: bool) -> Database:
    """The database of the case in a folder; CaseError if there is no case, or it cannot be opened so."""
    if not is_case(folder):
        raise CaseError(f"{folder}: there is no case here; make one with `answerable new {folder}`")
    return CaseFile(folder, write=write)


def is_foreign(folder: Path) -> bool:
    """Whether a folder holds anything that a killed `create` would not have left there."""
    own = {"archive", LOCK_FILE, PUBLIC_KEY_FILE}
    for path in folder.iterdir():
        if path.name not in own and not path.name.startswith(_FIRST_FILE):
            return True
        if path.name == "archive" and any(path.iterdir()):
            return True
    return False
