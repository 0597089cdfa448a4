import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.claims.voices.voices import voices_of
from answerable.language.article import Article

# Reached when the second half was first read: .95 of either half. The floors may rise and must not fall.
STANCE_FLOOR = {"before": 0.93, "after": 0.94}
SPEAKER_FLOOR = {"before": 0.93, "after": 0.93}


@dataclass(frozen=True)
class Reading:
    half: str
    words: str
    wanted: str
    found: str
    speakers_right: bool | None


@pytest.fixture(scope="module")
def readings(articles_of: Callable[..., list[Article]]) -> list[Reading]:
    sentences = tomllib.loads(Path(__file__).with_name("stances.toml").read_text(encoding="utf-8"))["sentence"]
    out = []
    for sentence, article in zip(sentences, articles_of(*(s["text"] for s in sentences)), strict=True):
        start = sentence["text"].index(sentence["ask"])
        voice = voices_of(article, cast_of(article)).at(start, start + len(sentence["ask"]))
        by = None
        if "by" in sentence and sentence["stance"] != "none":
            by = [plain(name) for name in voice.said_by] == [plain(name) for name in sentence["by"]]
        found = str(voice.stance) if voice.asserted else "none"
        out.append(Reading(sentence["half"], sentence["text"], sentence["stance"], found, by))
    return out


def plain(name: str) -> str:
    return name.lower().removeprefix("the ").removeprefix("a ")


def test_there_are_two_hundred_forty_of_each(readings: list[Reading]) -> None:
    assert Counter(reading.wanted for reading in readings) == dict.fromkeys(
        ("stated", "reported", "alleged", "denied", "none"), 40
    )
    assert len({reading.words for reading in readings}) == 200


@pytest.mark.parametrize("half", ["before", "after"])
def test_stances_are_told_apart(readings: list[Reading], half: str) -> None:
    mine = [reading for reading in readings if reading.half == half]
    wrong = [f"{r.found}, not {r.wanted}: {r.words}" for r in mine if r.found != r.wanted]
    assert 1 - len(wrong) / len(mine) >= STANCE_FLOOR[half], "\n".join(wrong)


@pytest.mark.parametrize("half", ["before", "after"])
def test_speakers_are_found(readings: list[Reading], half: str) -> None:
    mine = [reading for reading in readings if reading.half == half and reading.speakers_right is not None]
    wrong = [reading.words for reading in mine if not reading.speakers_right]
    assert 1 - len(wrong) / len(mine) >= SPEAKER_FLOOR[half], "\n".join(wrong)
