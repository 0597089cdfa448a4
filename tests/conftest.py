"""Shared by all tests: a configuration folder of their own, so that no test signs with, or overwrites, the user's key;
and a scribe who writes claims about invented persons and places (record, command, dossier).
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.postgresql.address import serving

from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.claim import Claim, Location, Stance, Status, claim_id
from answerable.model.slots import SLOT_TYPES, Slots
from answerable.model.time import When


def as_of(day: str) -> When:
    """In force on a day: begun no later, ended no earlier."""
    return When(edtf=day, begins=(None, date.fromisoformat(day)), ends=(date.fromisoformat(day), None))


def on(day: str) -> When:
    """An event of one day."""
    at = date.fromisoformat(day)
    return When(edtf=day, begins=(at, at), ends=(at, at))


def began(day: str) -> When:
    """Begun on a day, end open."""
    at = date.fromisoformat(day)
    return When(edtf=f"{day}/..", begins=(at, at), ends=(at, None))


def ended(day: str) -> When:
    """Ended on a day, begin open."""
    at = date.fromisoformat(day)
    return When(edtf=f"../{day}", begins=(None, at), ends=(at, at))


def during(first: str, last: str) -> When:
    """Some stretch within the first and the last day, both ends uncertain ("in 2003")."""
    bound = date.fromisoformat(first), date.fromisoformat(last)
    return When(edtf=f"{first}/{last}", begins=bound, ends=bound)


class Scribe:
    """Writes claims of one source, one after the other, `step` characters apart."""

    def __init__(self, name: str, published: str | None = None, publisher: str | None = None, step: int = 20) -> None:
        self.source = Source(
            name=name, capture=sha256(name.encode()), title=f"Title of {name}", publisher=publisher, published=published
        )
        self.at = 0
        self.step = step

    def claim(
        self,
        type_: str,
        quote: str | None = None,
        /,
        *,
        when: When | None = None,
        said_by: tuple[str, ...] = (),
        stance: Stance = Stance.STATED,
        status: Status = Status.PROPOSED,
        where: tuple[Location, ...] = (),
        **slots: Any,
    ) -> Claim:
        """A claim of type `type_` with these slots; the quote is made of the slots if none is given."""
        make: Callable[..., Slots] = SLOT_TYPES[type_]
        value = make(**slots)
        words = quote or " ".join(str(slot) for slot in slots.values())
        start, end = self.at, self.at + len(words)
        self.at = end + self.step
        return Claim(
            id=claim_id(self.source.capture, start, end, value),
            source=self.source,
            quote=words,
            start=start,
            end=end,
            slots=value,
            when=when,
            where=where,
            said_by=said_by,
            stance=stance,
            status=status,
            extractor="scribe/1",
        )


@pytest.fixture
def scribe() -> type[Scribe]:
    """The class of scribes: `scribe("paper.txt", "2031-05-01")` is one source."""
    return Scribe


class Times:
    """The ways a claim gives its time."""

    as_of = staticmethod(as_of)
    on = staticmethod(on)
    began = staticmethod(began)
    ended = staticmethod(ended)
    during = staticmethod(during)


@pytest.fixture
def times() -> type[Times]:
    """`times.as_of("2031-05-01")` and its siblings."""
    return Times


@pytest.fixture(autouse=True)
def configuration(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("configuration")
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(folder))
    monkeypatch.delenv("ANSWERABLE_DATABASE", raising=False)
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL database, on a server of this test run's own."""
    with serving() as address:
        yield address
