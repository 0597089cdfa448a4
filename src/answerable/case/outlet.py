"""The outlet: the file or folder that something leaves the case by, looked at before any work, and what stays out."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from answerable.archive.casefile import CASE_FILE, LOCK_FILE
from answerable.archive.folder import PUBLIC_KEY_FILE
from answerable.archive.server import LOCATION_FILE
from answerable.archive.store import Store
from answerable.errors import InputError
from answerable.record.protection import protected_names

_OWN = (CASE_FILE, f"{CASE_FILE}-wal", f"{CASE_FILE}-shm", LOCK_FILE, PUBLIC_KEY_FILE, LOCATION_FILE)


def check_outlet(out: Path, case: Path, *, folder: bool = False) -> None:
    """Make sure that `out` can be written: a file in a folder that is there, or with `folder` a folder.

    Raises:
        InputError: it cannot, or it is one of the files that the case itself consists of.
    """
    with outlet(out):
        whole, home = out.resolve(), case.resolve()
        if whole in {home / name for name in _OWN} or whole.is_relative_to(home / "archive"):
            raise InputError(f"{out}: this belongs to the case itself. Name another file.")
        if folder:
            out.mkdir(parents=True, exist_ok=True)
        elif out.is_dir() or not out.name:
            raise InputError(f"{out}: this is a folder. Name a file in it.")
        elif not out.parent.is_dir():
            raise InputError(f"{out}: there is no folder {out.parent}. Make it first, or name another.")
        written = out if out.exists() else out.parent
        if not os.access(written, os.W_OK):
            raise InputError(f"{out}: this may not be written to. Name another file.")


@contextmanager
def outlet(out: Path) -> Iterator[None]:
    """Whatever keeps `out` from being written within is an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{str(out)[:200]}: this cannot be written ({error.strerror}). Name another file.") from error


def chosen(format: str, formats: Iterable[str]) -> str:
    """`format` if it is one of `formats`; InputError names them otherwise."""
    if format not in formats:
        raise InputError(f"{format!r} is no format here. Use one of: {', '.join(formats)}.")
    return format


def withheld(store: Store, disclose: str | None) -> tuple[str, ...]:
    """The protected names of a case; none where `disclose` gives a reason. InputError where the reason is empty."""
    if disclose is None:
        mentions = (mention for capture in store.captures() for mention in store.mentions(capture.digest))
        return protected_names(store.claims(), mentions)
    if not disclose.strip():
        raise InputError("Disclosing protected names needs a reason: say why in a sentence; the log keeps it.")
    return ()
