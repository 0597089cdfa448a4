"""Train the weights of :mod:`bench.muc4_choice`: python -m bench.muc4_training EXAMS_FOLDER.

Reads muc4/dev and its keys under that folder and the exam's own scorer, which says what is right.
"""

import importlib.util
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answerable.claims.extraction import Extraction
from bench import muc4_choice as choice
from bench.muc4 import read_reports
from bench.muc4_episodes import Report, episodes
from bench.muc4_templates import template
from bench.road import Document, read_documents

Rows = list[tuple[choice.Features, str]]
RARE = 8
STRENGTH = 2.0
STEPS = 300


def main() -> None:
    """Read, train, write data/muc4.json."""
    exams = Path(sys.argv[1])
    folder = exams / "muc4" / "dev"
    scorer = _scorer(exams / "score_muc4.py")
    reports = read_reports((folder / "texts.txt").read_text(encoding="latin-1"))
    extractions = read_documents([Document(name=r.name, content=r.content, published=r.published) for r in reports])
    train([(report, extractions[report.name]) for report in reports], scorer, folder)


def train(read: Sequence[tuple[Report, Extraction]], scorer: ModuleType, folder: Path) -> None:
    """Train on reports that are read and write the weights."""
    rows = examples(read, scorer, scorer.load_keys(folder))
    weights: dict[str, dict[str, dict[str, float]]] = {}
    for model, given in sorted(rows.items()):
        answers = sorted({answer for _, answer in given} - {"no"})
        weights[model] = {answer: fit(given, answer) for answer in answers}
        print(model, len(given), {a: sum(x == a for _, x in given) for a in answers})
    choice.WEIGHTS.parent.mkdir(exist_ok=True)
    choice.WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def examples(read: Sequence[tuple[Report, Extraction]], scorer: ModuleType, keys: dict[str, Any]) -> dict[str, Rows]:
    """For each model its features with the right answer, as the scorer pairs templates with the keys."""
    rows: dict[str, Rows] = {
        name: [] for name in ("episode", "victim", "thing", "organisation", "individual", "confidence")
    }
    for report, extraction in read:
        found = episodes(report, extraction)
        given = [
            scorer.template_from_json(report.name, number, template(report, episode, extraction, everything=True))
            for number, episode in enumerate(found)
        ]
        pairs = {
            int(mine.tid): key for key, mine, _ in scorer.align(keys.get(report.name, []), given) if mine is not None
        }
        for number, episode in enumerate(found):
            key = pairs.get(number)
            features = choice.of_episode(report, episode, number, len(found))
            if key is None or not key.optional:
                rows["episode"].append((features, "no" if key is None else "yes"))
            if key is None:
                continue
            right = _judge(scorer, key)
            for victim in episode.victims:
                slots = ("hum-tgt-name",) if victim.proper else ("hum-tgt-desc",)
                rows["victim"].append((choice.of_victim(report, episode, victim), right(victim.text, slots)))
            for thing in episode.things:
                rows["thing"].append((choice.of_thing(report, episode, thing), right(thing.text, ("phys-tgt-id",))))
            for doer in episode.doers:
                slot = "perp-org-id" if doer.organisation else "perp-ind-id"
                answer = right(doer.text, (slot,))
                model = "organisation" if doer.organisation else "individual"
                rows[model].append((choice.of_doer(report, episode, doer), answer))
                if doer.organisation and answer == "yes":
                    said = _confidence(scorer, key, doer.text)
                    if said:
                        rows["confidence"].append((choice.of_confidence(report, episode, doer), said))
    return rows


def _judge(scorer: ModuleType, key: Any) -> Callable[[str, tuple[str, ...]], str]:
    def right(text: str, slots: tuple[str, ...]) -> str:
        for slot in slots:
            for fill in key.slots.get(slot, []):
                if any(scorer.text_credit(value, text, slot == "hum-tgt-name") for value, _ in fill.alts):
                    return "yes"
        return "no"

    return right


def _confidence(scorer: ModuleType, key: Any, text: str) -> str | None:
    for fill in key.slots.get("perp-org-conf", []):
        for value, tags in fill.alts:
            if any(scorer.text_credit(tag, text, False) for tag in tags or ()):
                return str(value)
    return None


def fit(rows: Rows, answer: str) -> dict[str, float]:
    """Weights of a logistic regression of `answer` against the rest, features seen less than RARE times left out."""
    seen: dict[str, int] = {}
    for features, _ in rows:
        for name in features:
            seen[name] = seen.get(name, 0) + 1
    names = sorted(name for name, count in seen.items() if count >= RARE)
    at = {name: i for i, name in enumerate(names)}
    x: NDArray[np.float64] = np.zeros((len(rows), len(names)))
    for row, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in at:
                x[row, at[name]] = value
    y = np.array([given == answer for _, given in rows], dtype=np.float64)
    weights: NDArray[np.float64] = np.zeros(len(names))
    penalty = STRENGTH * np.eye(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - chance) - STRENGTH * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + penalty
        step = np.linalg.solve(bend, slope)
        weights += step
        if float(np.abs(step).max()) < 1e-4:  # noqa: PLR2004 - close enough
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.005}  # noqa: PLR2004 - nothing


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_muc4", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_muc4"] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
