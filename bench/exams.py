"""The public exams that the program sits: what each reads, which scorer judges it, which figures are kept."""

import importlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """An exam.

    Attributes:
        data: what is handed to the adapter, from the exams folder.
        gold: the answers, for the scorer alone.
        scorer: the scorer, from the exams folder, and its further arguments.
        figures: what is kept of the scorer's JSON: a name for people and the path to it (steps divided by ">").
        predictions: name of the file or folder of predictions.
        split: only lines of this split are sat, where the data marks several.
    """

    data: str
    gold: str
    scorer: tuple[str, ...]
    figures: Mapping[str, str]
    predictions: str = "predictions.jsonl"
    split: str | None = None


EXAMS: dict[str, Exam] = {
    "article": Exam(
        data="../article/article.txt",
        gold="../article/expected.jsonl",
        scorer=("score_claims.py", "--source", "article"),
        figures={n: n for n in ("found", "slots", "said_by", "stance", "when", "extra", "barred")},
    ),
    "sfm": Exam(
        data="sfm/dev",
        gold="sfm/dev",
        scorer=("score_brat.py",),
        predictions="predictions",
        figures={
            "relations F1": "relation>all>f1",
            "is_posted F1": "relation>is_posted>f1",
            "has_rank F1": "relation>has_rank>f1",
            "has_title_role F1": "relation>has_title_role>f1",
            "entities overlap F1": "overlap>all>f1",
            "entities exact F1": "exact>all>f1",
        },
    ),
    "postings": Exam(
        data="sfm/dev",
        gold="postings/dev.jsonl",
        scorer=("score_postings.py",),
        figures={n: n for n in ("person", "rank", "title", "unit")},
    ),
    "muc4": Exam(
        data="muc4/tst2",
        gold="muc4/tst2",
        scorer=("score_muc4.py", "--json"),
        figures={
            "all templates F": "ALL TEMPLATES>F",
            "victim number F": "hum-tgt-num>F",
            "victim effect F": "hum-tgt-effect>F",
            "perpetrator organisation F": "perp-org-id>F",
            "perpetrator confidence F": "perp-org-conf>F",
        },
    ),
    "hrds": Exam(
        data="hrds/hrds.jsonl",
        gold="hrds/hrds.jsonl",
        scorer=("hrds/score_hrds.py", "--split", "dev"),
        split="dev",
        figures={
            "violation F1": "violation_types>f1",
            "victim name exact F1": "victim name exact>f1",
            "perpetrator type F1": "perpetrator_type>f1",
            "country F1": "country>f1",
        },
    ),
    "attribution": Exam(
        data="attribution/attribution.jsonl",
        gold="attribution/attribution.jsonl",
        scorer=("attribution/score_attribution.py", "--split", "dev"),
        split="dev",
        figures={"linked F1": "linked all>f1", "content words F1": "tokens content>f1"},
    ),
    "casualties": Exam(
        data="casualties/casualties.jsonl",
        gold="casualties/casualties.jsonl",
        scorer=("casualties/score_casualties.py",),
        figures={
            "killed both ends F1": "killed>f1",
            "killed overlap": "killed>interval",
            "injured both ends F1": "injured>f1",
            "invented killed": "killed>invented",
        },
    ),
    "names": Exam(
        data="names/names.csv",
        gold="names/names.csv",
        scorer=("names/score_names.py",),
        predictions="verdicts.csv",
        figures={
            "false merges": "yours>all>false_merges",
            "F1": "yours>all>f1",
            "persons F1": "yours>Person>f1",
        },
    ),
    "re3d": Exam(
        data="re3d/re3d.jsonl",
        gold="re3d/re3d.jsonl",
        scorer=("re3d/score_re3d.py",),
        figures={
            "entity overlap F1": "entity overlap>all>f1",
            "entity exact F1": "entity exact>all>f1",
            "relation F1": "relation>all>f1",
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What an exam gave: figures by name, and the command that scored it."""

    exam: str
    figures: Mapping[str, float]
    command: str
    table: str

    def line(self) -> str:
        """The result in one line."""
        return f"{self.exam}: " + ", ".join(f"{name} {value:g}" for name, value in self.figures.items())


def sit_and_score(folder: Path, names: tuple[str, ...] = tuple(EXAMS)) -> Iterator[Result]:
    """Sit each exam of `folder` and score it, in order; one whose data or adapter is not there is passed over."""
    for name in names:
        exam = EXAMS[name]
        if not (folder / exam.data).exists() or importlib.util.find_spec(f"bench.{name}") is None:
            continue
        with tempfile.TemporaryDirectory() as work:
            out = Path(work) / exam.predictions
            module = importlib.import_module(f"bench.{name}")
            data = _split(folder / exam.data, exam.split, Path(work)) if exam.split else folder / exam.data
            if name == "article":
                module.sit(data, out, published="2022-03-27")
            else:
                module.sit(data, out)
            scorer, *rest = exam.scorer
            command = [sys.executable, str(folder / scorer), str(folder / exam.gold), str(out), *rest]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        answer = json.loads(printed.strip().splitlines()[-1])
        figures = {label: float(_at(answer, path)) for label, path in exam.figures.items()}
        shown = " ".join([scorer, Path(exam.gold).name, exam.predictions, *rest])
        yield Result(name, figures, shown, printed)


def _split(data: Path, split: str, work: Path) -> Path:
    """A copy of the JSON Lines file `data` in `work` with the lines of one split."""
    chosen = work / data.name
    with data.open(encoding="utf-8") as lines, chosen.open("w", encoding="utf-8") as out:
        out.writelines(line for line in lines if json.loads(line).get("split") == split)
    return chosen


def _at(answer: Any, path: str) -> Any:
    for step in path.split(">"):
        answer = answer[step]
    return answer
