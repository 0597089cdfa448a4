"""Train the weights of :mod:`bench.muc4_choice`: python -m bench.muc4_training EXAMS_FOLDER.

Reads muc4/dev and its keys under that folder and the exam's own scorer, which says what is right.
"""

import importlib.util
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from answerable.claims.extraction import Extraction
from bench import linear
from bench import muc4_choice as choice
from bench.linear import Rows
from bench.muc4 import read_reports
from bench.muc4_episodes import episodes
from bench.muc4_nouns import Episode, Report
from bench.muc4_templates import template
from bench.road import Document, read_documents


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
    keys = scorer.load_keys(folder)
    rows = examples(read, scorer, keys)
    linear.train(rows, "muc4")
    linear.train(rows | categories(read, scorer, keys), "muc4")


def examples(read: Sequence[tuple[Report, Extraction]], scorer: ModuleType, keys: dict[str, Any]) -> dict[str, Rows]:
    """For each model its features with the right answer, as the scorer pairs templates with the keys."""
    rows: dict[str, Rows] = {
        name: [] for name in ("episode", "victim", "thing", "organisation", "individual", "confidence")
    }
    for report, extraction in read:
        found = _paired(report, extraction, scorer, keys.get(report.name, []))
        for number, (episode, key) in enumerate(found):
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


def categories(read: Sequence[tuple[Report, Extraction]], scorer: ModuleType, keys: dict[str, Any]) -> dict[str, Rows]:
    """Whose violence each incident of the keys is; asks the models of doers, which must be trained before."""
    rows: Rows = []
    for report, extraction in read:
        for episode, key in _paired(report, extraction, scorer, keys.get(report.name, [])):
            if key is not None:
                said = [value for fill in key.slots.get("perp-inc-cat", []) for value, _ in fill.alts]
                rows.append((choice.of_category(report, episode), str(said[0]) if said else "NONE"))
    return {"category": rows}


def _paired(
    report: Report, extraction: Extraction, scorer: ModuleType, keys: Sequence[Any]
) -> list[tuple[Episode, Any | None]]:
    """Each episode of a report with the template of the keys that the scorer pairs it with."""
    found = episodes(report, extraction)
    given = [
        scorer.template_from_json(report.name, number, template(report, episode, extraction, everything=True))
        for number, episode in enumerate(found)
    ]
    pairs = {int(mine.tid): key for key, mine, _ in scorer.align(keys, given) if mine is not None}
    return [(episode, pairs.get(number)) for number, episode in enumerate(found)]


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
            if any(scorer.text_credit(tag, text, is_name=False) for tag in tags or ()):
                return str(value)
    return None


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
