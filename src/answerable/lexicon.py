"""Word lists, ranks and patterns are data files; this reads one into a typed, checked value.

A lexicon is a TOML file beside the room that uses it. Its pydantic model forbids unknown keys, and every model has a
`source` line that says where the words come from.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from answerable.errors import SettingsError


class Lexicon(BaseModel):
    """The base of every data file's schema: frozen, no unknown keys, and a line on where it came from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str


LexiconT = TypeVar("LexiconT", bound=Lexicon)


def load_lexicon(package: str, name: str, model: type[LexiconT]) -> LexiconT:
    """Read the data file `name` (a TOML file in `package`) as `model`; raise SettingsError where it does not fit."""
    loaded: LexiconT = _read(package, name, model)
    return loaded


@cache
def _read(package: str, name: str, model: type[LexiconT]) -> LexiconT:
    path = files(package).joinpath(name)
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{name}: the data file does not fit its schema: {error}") from error
