"""Small linear models over named features: fitted with numpy, kept as JSON, applied without either."""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Features = dict[str, float]
Rows = list[tuple[Features, str]]
Weights = Mapping[str, Mapping[str, Mapping[str, float]]]
DATA = Path(__file__).parent / "data"
RARE = 8
STRENGTH = 2.0


@cache
def weights(name: str) -> Weights:
    """The models of data/<name>.json: model, answer, feature, weight."""
    loaded: Weights = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def chance(models: Weights, model: str, features: Features, answer: str = "yes") -> float:
    """How likely `answer` is."""
    known = models[model].get(answer, {})
    total = sum(known.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def choose(models: Weights, model: str, features: Features) -> str:
    """The likeliest answer."""
    return max(sorted(models[model]), key=lambda answer: chance(models, model, features, answer))


def train(rows: Mapping[str, Rows], name: str, *, rare: int = RARE, strength: float = STRENGTH) -> None:
    """Fit every model against each of its answers (but "no") and write data/<name>.json."""
    models: dict[str, dict[str, dict[str, float]]] = {}
    for model, given in sorted(rows.items()):
        answers = sorted({answer for _, answer in given} - {"no"})
        models[model] = {answer: fit(given, answer, rare=rare, strength=strength) for answer in answers}
        print(model, len(given), {answer: sum(one == answer for _, one in given) for answer in answers})
    DATA.mkdir(exist_ok=True)
    text = json.dumps(models, indent=0, sort_keys=True, ensure_ascii=False)
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    weights.cache_clear()


def fit(rows: Rows, answer: str, *, rare: int = RARE, strength: float = STRENGTH) -> dict[str, float]:
    """Weights of a logistic regression of `answer` against the rest.

    Features seen less than `rare` times are left out.
    """
    seen: dict[str, int] = {}
    for features, _ in rows:
        for name in features:
            seen[name] = seen.get(name, 0) + 1
    names = sorted(name for name, count in seen.items() if count >= rare)
    at = {name: i for i, name in enumerate(names)}
    x: NDArray[np.float64] = np.zeros((len(rows), len(names)))
    for row, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in at:
                x[row, at[name]] = value
    y: NDArray[np.float64] = np.array([given == answer for _, given in rows], dtype=np.float64)
    found: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(40):
        likely = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (y - likely) - strength * found
        bend = (x * (likely * (1 - likely))[:, None]).T @ x + strength * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        found += step
        if float(np.abs(step).max()) < 1e-4:  # noqa: PLR2004 - close enough
            break
    rounded = ((name, round(float(weight), 3)) for name, weight in zip(names, found, strict=True))
    return {name: weight for name, weight in rounded if weight}
