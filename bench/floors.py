"""Floors: what was reached on each exam and own set; quality may rise, and never silently fall.

`floors.toml` has a table for each exam and half, figure to floor. A figure that is better when lower (extra, barred,
false merges) is a ceiling and stands under `most`. A floor falls only with a decision note that says why.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

FLOORS = Path(__file__).with_name("floors.toml")


class Floor(BaseModel):
    """The floors of one exam or set: `least` and `most` by the figure's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: dict[str, float] = {}
    most: dict[str, float] = {}


def floors() -> dict[str, Floor]:
    """The floors by exam or set."""
    return {name: Floor.model_validate(value) for name, value in tomllib.loads(FLOORS.read_text("utf-8")).items()}


def fallen(name: str, figures: Mapping[str, float]) -> Iterator[str]:
    """A line for each figure of `name` that is below its floor, above its ceiling, or missing."""
    floor = floors().get(name, Floor())
    for figure, bound in sorted({**floor.least, **floor.most}.items()):
        value = figures.get(figure)
        if value is None:
            yield f"{name}: {figure} was not measured"
        elif figure in floor.least and value < bound:
            yield f"{name}: {figure} is {value:g}, below its floor of {bound:g}"
        elif figure in floor.most and value > bound:
            yield f"{name}: {figure} is {value:g}, above its ceiling of {bound:g}"
