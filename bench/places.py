"""Places in sentences of our own (`places.toml`): found, and where they lie, no more precisely than the words.

found       places that the program names as a place, of the places
left alone  peoples, persons and units named after places that it does not name as a place, of those
country, region, geonames, precision
            right, of the places, when it is asked for the words in brackets in the light of their sentence: region only
            where the words give or the tables know one (the spelling without "Province" counts); geonames the likeliest
            identifier, and none where the words name no single place of the tables
candidates  the identifier expected is among those kept, of the places that have one
"""

import argparse
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from answerable.claims.atlas import atlas_of
from answerable.claims.cast.cast import Cast
from answerable.language.article import Article
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.claim import Location
from answerable.model.text import Text
from answerable.places.spelling import folded
from bench.road import Document, read_documents

PLACES = Path(__file__).with_name("places.toml")
_MARKED = re.compile(r"\[(.+?)\]")


class Case(BaseModel):
    """A sentence with the words asked for in brackets, and what they name; `none`: no place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    precision: str = "unknown"
    country: str | None = None
    region: str | None = None
    geonames: int | None = None
    none: bool = False

    @property
    def content(self) -> str:
        """The sentence as the program reads it."""
        return _MARKED.sub(r"\1", self.text)

    @property
    def span(self) -> tuple[int, int]:
        """Where the words asked for stand in it."""
        match = _MARKED.search(self.text)
        if match is None:
            raise ValueError(f"no words in brackets: {self.text}")
        return match.start(), match.end() - 2


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    groups: dict[str, tuple[Case, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """Right and asked, for each column, and a line for each error."""

    columns: Mapping[str, tuple[int, int]]
    errors: tuple[str, ...]

    def figures(self) -> dict[str, float]:
        """The share of each column."""
        return {name: right / (asked or 1) for name, (right, asked) in self.columns.items()}


def cases() -> dict[str, tuple[Case, ...]]:
    """The sentences by group."""
    return _Table.model_validate(tomllib.loads(PLACES.read_text(encoding="utf-8"))).groups


def score(chosen: Sequence[Case]) -> Score:
    """Read the sentences by the road of every document, and locate the words in brackets."""
    read = read_documents([Document(name=str(number), content=case.content) for number, case in enumerate(chosen)])
    columns: dict[str, tuple[int, int]] = {}
    errors: list[str] = []
    for number, case in enumerate(chosen):
        start, end = case.span
        mentions = read[str(number)].mentions
        named = any(m.kind == "place" and m.start < end and start < m.end for m in mentions)
        verdicts = {"left alone": not named} if case.none else {"found": named} | judged(case, located(case))
        for name, right in verdicts.items():
            done, asked = columns.get(name, (0, 0))
            columns[name] = (done + right, asked + 1)
        wrong = [name for name, right in verdicts.items() if not right]
        if wrong:
            errors.append(f"{', '.join(wrong)}: {case.text} {None if case.none else located(case)}")
    return Score(columns, tuple(errors))


def judged(case: Case, location: Location) -> dict[str, bool]:
    """What is right of a location, by column."""
    verdicts = {"country": location.country == case.country}
    if case.region is not None:
        want, have = folded(case.region), folded(location.region or "")
        verdicts["region"] = bool(have) and (want in have or have in want)
    verdicts["geonames"] = location.geonames == case.geonames
    verdicts["precision"] = location.precision == case.precision
    if case.geonames is not None:
        verdicts["candidates"] = case.geonames in location.candidates
    return verdicts


def located(case: Case) -> Location:
    """Where the words in brackets lie, in the light of their sentence."""
    capture = f"sha256:{sha256(case.content.encode()).removeprefix('sha256:')}"
    text = Text(capture=capture, reader="text/0", content=case.content, parts=(), language="en")
    atlas = atlas_of(Article(text, Source(name="a.txt", capture=capture), ()), Cast(()))
    return atlas.at(*case.span) or Location(name=case.content[slice(*case.span)])


def main(arguments: Sequence[str] | None = None) -> None:
    """`python -m bench.places [--errors]`: the share right in each column, by group and in all."""
    cli = argparse.ArgumentParser(description="Score the program on places in sentences of our own.")
    cli.add_argument("--errors", action="store_true", help="list what was wrong")
    given = cli.parse_args(arguments)
    groups = cases()
    every = [case for group in groups.values() for case in group]
    for name, chosen in {**groups, "all": tuple(every)}.items():
        result = score(chosen)
        told = ", ".join(f"{column} {right}/{asked}" for column, (right, asked) in result.columns.items())
        print(f"{name} ({len(chosen)}): {told}")
        if given.errors and name != "all":
            print(*result.errors, sep="\n")
    print("  ".join(f"{column} {share:.3f}" for column, share in result.figures().items()))


if __name__ == "__main__":
    main()
