"""What this machine remembers of each case: its signing key and the last checkpoint seen here.

Inside the case nothing can show that everything was signed anew with another key, or that the end of the log was cut
off together with its checkpoints. The owner's machine can.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from answerable.archive.checkpoint import Checkpoint
from answerable.errors import SettingsError

_CASE_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The fingerprint of a case's key, and size and root (hexadecimal) of its last checkpoint."""

    key: str
    size: int
    root: str


def remember(settings_folder: Path, case_id: str, fingerprint: str, checkpoint: Checkpoint) -> None:
    """Write down the state of a case, unless more of it is known here: another writer may have been quicker.

    Whole or not at all. SettingsError where the folder cannot be written to.
    """
    known = recall(settings_folder, case_id)
    if known is not None and known.key == fingerprint and known.size > checkpoint.size:
        return
    state = {"key": fingerprint, "size": checkpoint.size, "root": checkpoint.root.hex()}
    _write(_path(settings_folder, case_id), json.dumps(state, sort_keys=True) + "\n")


def remember_server(settings_folder: Path, case_id: str, address: str) -> None:
    """Write down on which server the user made a case; `address` without a password."""
    _write(_path(settings_folder, case_id).with_suffix(".server"), address + "\n")


def recall_server(settings_folder: Path, case_id: str) -> str | None:
    """The address of the server that the user made a case on; None if it is not known here."""
    if not _CASE_ID.fullmatch(case_id):
        return None
    try:
        return _path(settings_folder, case_id).with_suffix(".server").read_text(encoding="utf-8").strip() or None
    except (OSError, ValueError):
        return None


def _write(path: Path, words: str) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(words, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise SettingsError(
            f"{path}: what happened is kept in the case, but cannot be remembered here ({error.strerror}). Make the "
            "configuration folder writable and run the command again."
        ) from error


def recall(settings_folder: Path, case_id: str) -> Remembered | None:
    """What is remembered of a case; None if nothing is, or the note is unreadable."""
    if not _CASE_ID.fullmatch(case_id):
        return None
    try:
        state = json.loads(_path(settings_folder, case_id).read_text(encoding="utf-8"))
        return Remembered(key=str(state["key"]), size=int(state["size"]), root=str(state["root"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _path(settings_folder: Path, case_id: str) -> Path:
    return settings_folder / "cases" / f"{case_id}.json"
