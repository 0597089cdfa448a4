"""How well sources are grouped into origins, on fifty pairs of texts of our own.

Of each story every text is paired with the first. Grouped F1 counts pairs that are of one origin and were found so; the
thresholds were set on the stories of the first half, so the second half says more.

python -m bench.origins.measure [--errors]
"""

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.text import Text
from answerable.reading.reader import read
from answerable.record.origins.likeness import likeness
from answerable.record.origins.telling import Telling, telling_of

STORIES = Path(__file__).with_name("stories.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A story's first text beside another of its texts; `same` says whether they are of one origin."""

    story: str
    half: str
    kind: str
    same: bool
    found: bool


def pairs() -> Iterator[Pair]:
    """Every pair of every story, judged."""
    stories = tomllib.loads(STORIES.read_text(encoding="utf-8"))["story"]
    for number, story in enumerate(stories):
        first = _telling(f"{story['name']} text", story["text"])
        for kind, words in story.items():
            if kind in ("name", "text"):
                continue
            yield Pair(
                story=story["name"],
                half="first" if number < len(stories) / 2 else "second",
                kind=kind,
                same=not kind.startswith("similar"),
                found=likeness(first, _telling(f"{story['name']} {kind}", words)) is not None,
            )


def _telling(name: str, words: str) -> Telling:
    data = words.strip().encode()
    reading = read(data, capture=sha256(data), name=f"{name}.txt")
    if not isinstance(reading, Text):
        raise TypeError(f"{name}: no text was read")
    return telling_of(reading, Source(name=name, capture=reading.capture))


def figures(judged: list[Pair]) -> dict[str, float]:
    """Precision, recall and F1 of `same` over pairs."""
    right = sum(pair.same and pair.found for pair in judged)
    found, same = sum(pair.found for pair in judged), sum(pair.same for pair in judged)
    precision, recall = right / (found or 1), right / (same or 1)
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / (precision + recall or 1),
    }


def main() -> None:
    """Print the figures of both halves and of all, and with --errors the pairs judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    chosen = parser.parse_args()
    judged = list(pairs())
    for half in ("first", "second", "all"):
        some = [pair for pair in judged if half in (pair.half, "all")]
        print(half, len(some), "pairs", {name: round(value, 3) for name, value in figures(some).items()})
    if chosen.errors:
        for pair in judged:
            if pair.same != pair.found:
                print("missed" if pair.same else "wrongly joined", pair.story, pair.kind)


if __name__ == "__main__":
    main()
