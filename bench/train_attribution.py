"""Train the weights of `answerable.claims.voices.cue_weights` on texts in which people marked attributions.

    python -m bench.train_attribution attribution.jsonl [--cross]

DATA is laid out like the public exam "attribution"; only its split "train" is learnt from. --cross writes nothing and
prints instead how well four quarters of that split are read by weights learnt from the other three. A candidate counts
as right by the exam's rule: source and content share half of the longer one's words with the marked ones, cues touch.
"""

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from answerable.claims.cast.cast import Cast
from answerable.claims.voices.attribution_choice import LIKELY, cue_run
from answerable.claims.voices.candidate import Candidate, candidates_of
from answerable.claims.voices.cue_weights import FILE, SIZE, slots_of
from answerable.claims.voices.voices import voices_of
from answerable.claims.wording.clause import Run, runs
from bench.attribution import articles

EPOCHS = 5
RATE = 0.05
DECAY = 1e-3
BATCH = 64
QUARTERS = 4
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ROLES = ("source", "cue", "content")

Words = frozenset[int]
Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate in numbers: its document and cue word, its features, and which marked attributions it gets right."""

    document: int
    cue: tuple[int, int]
    slots: tuple[int, ...]
    right: frozenset[int]


def main() -> None:
    """Read the command line and train, or try the training on quarters of the data."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("data", type=Path)
    command.add_argument("--cross", action="store_true", help="only measure, on quarters of the data")
    given = command.parse_args()
    rows = [json.loads(line) for line in given.data.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["split"] == "train"]
    examples = examples_of(rows)
    marked = [len(row["attributions"]) for row in rows]
    if given.cross:
        print(json.dumps(cross(examples, marked)))
        return
    weights = train(examples)
    target = Path(__file__).parent.parent / "src" / "answerable" / "claims" / FILE
    np.save(target, weights.astype(np.float16), allow_pickle=False)
    print(
        f"{len(examples)} candidates of {len(rows)} articles; weights in {target.name}, {target.stat().st_size} bytes"
    )


def examples_of(rows: Sequence[dict[str, Any]]) -> list[Example]:
    """Every candidate of every article, judged by what people marked in it."""
    examples: list[Example] = []
    for number, article in enumerate(articles((row["doc"], row["text"]) for row in rows)):
        voices = voices_of(article, Cast(()))
        spoken = {(a.sentence.index, a.token.i): tuple(a.quoted) for a in voices.attributions if a.quoted}
        where = [(word.start(), word.end()) for word in _WORD.finditer(rows[number]["text"])]
        marked = [{role: _words(one.get(role) or (), where) for role in _ROLES} for one in rows[number]["attributions"]]
        for candidate in candidates_of(article, spoken):
            found = _roles(candidate, where)
            right = frozenset(i for i, one in enumerate(marked) if _agrees(one, found))
            quoted = voices.quoted_at(candidate.sentence.place(candidate.cue)[0])
            slots = tuple(slots_of(candidate, in_quotation=quoted))
            examples.append(Example(number, (candidate.sentence.index, candidate.cue.i), slots, right))
    return examples


def train(examples: Sequence[Example]) -> Array:
    """Logistic regression by AdaGrad in small batches, the later half of the epochs averaged; the same on every run."""
    table = _table(examples)
    right = np.array([bool(example.right) for example in examples], dtype=np.float64)
    weights = np.zeros(SIZE + 1)
    steps = np.full(SIZE + 1, 1e-2)
    total = np.zeros(SIZE + 1)
    order = np.random.default_rng(0)
    for epoch in range(EPOCHS):
        numbers = order.permutation(len(examples))
        for first in range(0, len(numbers), BATCH):
            chosen = numbers[first : first + BATCH]
            error = _chance(weights, table[chosen]) - right[chosen]
            touched, which = np.unique(table[chosen].ravel(), return_inverse=True)
            pull = np.bincount(which, np.repeat(error, table.shape[1])) / 8 + DECAY * 8 * weights[touched]
            steps[touched] += pull * pull
            weights[touched] -= RATE * pull / np.sqrt(steps[touched])
            weights[SIZE] = 0
        if epoch >= EPOCHS // 2:
            total += weights
    averaged: Array = total[:SIZE] / (EPOCHS - EPOCHS // 2)
    return averaged


def cross(examples: Sequence[Example], marked: Sequence[int]) -> dict[str, float]:
    """Linked precision, recall and F1 over articles that the weights have not seen, a quarter at a time."""
    right = found = 0
    for quarter in range(QUARTERS):
        weights = np.append(train([e for e in examples if e.document % QUARTERS != quarter]), 0.0)
        unseen = [example for example in examples if example.document % QUARTERS == quarter]
        best: dict[tuple[int, tuple[int, int]], tuple[float, frozenset[int]]] = {}
        for example, chance in zip(unseen, _chance(weights, _table(unseen)), strict=True):
            key = (example.document, example.cue)
            if chance >= LIKELY and (key not in best or chance > best[key][0]):
                best[key] = (float(chance), example.right)
        found += len(best)
        hits: set[tuple[int, int]] = set()
        for (document, _), (_, gold) in sorted(best.items(), key=lambda item: item[0]):
            free = sorted((document, one) for one in gold if (document, one) not in hits)
            hits.update(free[:1])
        right += len(hits)
    precision, recall = right / found, right / sum(marked)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / (precision + recall)}


def _table(examples: Sequence[Example]) -> Array:
    """The features of all examples as one array; the rows are filled up with a slot of weight 0."""
    table = np.full((len(examples), max(len(example.slots) for example in examples)), SIZE, dtype=np.int32)
    for number, example in enumerate(examples):
        table[number, : len(example.slots)] = example.slots
    return table


def _chance(weights: Array, table: Array) -> Array:
    chance: Array = 1 / (1 + np.exp(-weights[table].sum(axis=1)))
    return chance


def _words(spans: Sequence[Sequence[int]], where: Sequence[Run]) -> Words:
    return frozenset(i for i, (a, b) in enumerate(where) for start, end in spans if a < end and start < b)


def _roles(candidate: Candidate, where: Sequence[Run]) -> dict[str, Words]:
    offset = candidate.sentence.offset
    return {
        "source": _words(runs(candidate.source, offset), where),
        "cue": _words([cue_run(candidate)], where),
        "content": _words([*runs(candidate.content, offset), *candidate.quoted], where),
    }


def _agrees(marked: dict[str, Words], found: dict[str, Words]) -> bool:
    return (
        _half(marked["source"], found["source"])
        and (not marked["content"] or _half(marked["content"], found["content"]))
        and (not marked["cue"] or bool(marked["cue"] & found["cue"]))
    )


def _half(one: Words, other: Words) -> bool:
    return 2 * len(one & other) >= max(len(one), len(other)) if one else not other


if __name__ == "__main__":
    main()
