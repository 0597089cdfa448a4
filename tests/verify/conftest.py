"""A small case of invented reports, as the program itself would make it; each test breaks a copy."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from answerable.archive.store import Store
from answerable.model.capture import Provenance, Source
from answerable.model.claim import Claim, claim_id
from answerable.model.coverage import Coverage, Covered
from answerable.model.decision import Decision, IdentityDecision, Sameness, Side, Verdict
from answerable.model.mention import Mention
from answerable.model.naming import Naming
from answerable.model.slots import HarmSlots, PostingSlots
from answerable.model.text import Text
from answerable.reading import read

REPORTS = {
    "first.txt": (
        "Garrison changes hands at Ostrava Bay\n\n"
        "Colonel Ilse Marden commands the 4th Littoral Regiment, the harbour office said on Monday.\n\n"
        "Residents counted 12 dead after the shelling of the grain pier.\n"
    ),
    "second.txt": (
        "Harbour office names new deputy\n\n"
        "Major Piet Oduya was appointed deputy commander of the 4th Littoral Regiment last week.\n\n"
        "He served two years at the northern depot before that.\n"
    ),
}
FOUND = (
    ("first.txt", "Colonel Ilse Marden commands the 4th Littoral Regiment", PostingSlots(person="Ilse Marden")),
    ("first.txt", "Residents counted 12 dead", HarmSlots(kind="killed", min=12, max=12)),
    ("second.txt", "Major Piet Oduya was appointed deputy commander", PostingSlots(person="Piet Oduya")),
)


def make_case(folder: Path) -> None:
    with Store.create(folder) as store:
        captures = {}
        for name, words in REPORTS.items():
            entry, _ = store.add_capture(
                words.encode(), name=name, media_type="text/plain", provenance=Provenance(publisher="Bay Courier")
            )
            captures[name] = entry.capture
            text = read(words.encode(), capture=entry.capture, name=name, media_type="text/plain")
            assert isinstance(text, Text)
            store.add_reading(text)
            claims = []
            for source, quote, slots in FOUND:
                if source == name:
                    start = text.content.index(quote)
                    claims.append(
                        Claim(
                            id=claim_id(entry.capture, start, start + len(quote), slots),
                            source=Source(name=name, capture=entry.capture),
                            quote=quote,
                            start=start,
                            end=start + len(quote),
                            slots=slots,
                            extractor="posting/1",
                        )
                    )
            mentions = [Mention(start=0, end=8, kind="place", name="Garrison")]
            covered = [Covered(part.start, part.end, Coverage.FURNITURE) for part in text.parts]
            store.add_claims(entry.capture, "posting/1", claims, mentions, ["a quote that was not there"], covered)
        found = store.claims()
        store.add_decision(
            Decision(
                id="0" * 32,
                claim=found[0].id,
                verdict=Verdict.ACCEPT,
                why="seen in the gazette too",
                who="R. Tester",
                at="2026-02-03T04:05:06Z",
            )
        )
        sides = tuple(
            Side(kind="person", entity=f"person:{name.lower()}", name=name, namings=(Naming(name, captures[source]),))
            for name, source in (("Ilse Marden", "first.txt"), ("Piet Oduya", "second.txt"))
        )
        given: dict[str, Any] = {"who": "R. Tester", "at": "2026-02-03T04:05:07Z"}
        store.add_identity(
            IdentityDecision(id="1" * 32, verdict=Sameness.SAME, sides=sides, why="one and the same face", **given)
        )
        store.add_identity(
            IdentityDecision(id="2" * 32, verdict=Sameness.UNDO, undoes="1" * 32, why="two faces after all", **given)
        )
        sentences: list[dict[str, Any]] = [
            {"id": "s1", "text": "Ilse Marden commands the 4th Littoral Regiment.", "claims": [found[0].id]},
            {"id": "s2", "text": "Residents counted 12 dead.", "claims": [found[1].id]},
        ]
        notes = [
            {"id": found[0].id, "quote": found[0].quote.replace("Ilse Marden", "[name withheld]")},
            {"id": found[1].id, "quote": found[1].quote},
        ]
        store.add_dossier("marden", "Ilse Marden", {"sentences": sentences, "claims": notes}, "<p>Ilse Marden</p>")
        store.add_export("claims", "sha256:" + "0" * 64)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A case and the configuration folder of its owner, made once."""
    folder = tmp_path_factory.mktemp("pristine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANSWERABLE_CONFIG", str(folder / "owner"))
        make_case(folder / "case")
    return folder / "case", folder / "owner"


@pytest.fixture
def owner(pristine: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be the owner: the configuration folder that holds the key and remembers the case."""
    folder = tmp_path / "owner"
    shutil.copytree(pristine[1], folder)
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(folder))
    return folder


@pytest.fixture
def case(pristine: tuple[Path, Path], tmp_path: Path, owner: Path) -> Path:
    """A copy of the case, to be broken; the test is run on its owner's machine."""
    assert owner.is_dir()
    folder = tmp_path / "case"
    shutil.copytree(pristine[0], folder)
    return folder


@pytest.fixture
def sql(case: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """Run a statement on the case file with sqlite3 alone, as an attacker would."""

    def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(case / "case.sqlite")) as connection, connection:
            return list(connection.execute(statement, values))

    return run
