"""Frames: what stands before a date and says how what is told relates to it ("since", "until", "at the height of")."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.dates.words import REACH, alternatives
from answerable.lexicon import Lexicon, load_lexicon

CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|hours|hrs|o['’]clock)(?=\s)")
_LAST_WORD = re.compile(r"\w+(?=\s+$)")


class _EraFrames(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    frames: tuple[str, ...]


class _Origin(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: tuple[str, ...]


class Frames(Lexicon):
    """data/frames.toml: phrases by what they say, nouns of which "from" gives the origin, phrases that go with eras."""

    frames: dict[str, tuple[str, ...]]
    origin: _Origin
    era: _EraFrames


@dataclass(frozen=True, slots=True)
class Frame:
    """The phrase before a date in lower case, where it begins and what it says: since, until, within, between."""

    start: int
    phrase: str
    says: str

    @property
    def dates_by_era(self) -> bool:
        """Whether an era under this phrase dates what is told."""
        return self.phrase in _lexicon().era.frames


def frame_before(text: str, place: int) -> Frame | None:
    """The frame that ends where a date begins, a clock time or "at least" between the two allowed."""
    pattern, says = _table()
    found = pattern.search(text, max(0, place - REACH), place)
    if found is None:
        return None
    phrase = " ".join(found[1].lower().split())
    if phrase == "from" and word_before(text, found.start()) in _lexicon().origin.nouns:
        return Frame(found.start(), "of", "within")
    return Frame(found.start(), phrase, says[phrase])


def word_before(text: str, place: int) -> str:
    """The word before a place of the text, in lower case; empty where there is none."""
    found = _LAST_WORD.search(text, max(0, place - REACH), place)
    return "" if found is None else found[0].lower()


@cache
def _lexicon() -> Frames:
    lexicon: Frames = load_lexicon("answerable.dates.data", "frames.toml", Frames)
    return lexicon


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    says = {phrase: name for name, phrases in _lexicon().frames.items() for phrase in phrases}
    between = rf"(?:\s+(?:(?:on|in)\s+)?or)?(?:\s+at\s+least|\s+around|\s+about)?(?:\s+{CLOCK.pattern})?"
    return re.compile(rf"\b({alternatives(says)}){between}\s+(?:the\s+)?$", re.IGNORECASE), says
