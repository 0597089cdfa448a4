from collections.abc import Callable

import pytest

from answerable.claims.cast.notices import headings_in
from answerable.claims.extraction import Extraction, extract
from answerable.claims.registry import EXTRACTORS
from answerable.language.article import Article
from answerable.model.slots import NameSlots, PersonSlots, PostingSlots, UnitSlots

Parser = Callable[..., list[Article]]

NOTICE = """1. PETRAN, Ivo Maranovich (a.k.a. PETRANOV, Ivan)

A.k.a.: "Grey Ivo". Date of birth: 4 May 1961. Place of birth: Telmir, Osovia. Nationality: Osovian. \
Position: Commander of the 4th Rifle Brigade since 2017; former chief of staff of the 7th Division. Rank: Major General.

Colonel Petran gave the order.

2. 9th Guards Battalion

Address: 11 Dorel Street, Telmir. Established in 2009 to protect the palace."""
STAFF = """Name: Ida Sorel

Rank: Colonel

Position: Commander, 12th Field Battery"""
CAREER = """Colonel Jan Orlo spoke on Monday.

2009–2012: commander, 4th Rifle Brigade

2012 - present: chief of staff, 7th Division

2014 shells fell on the town, he said."""


@pytest.fixture(scope="module")
def found(articles_of: Parser) -> dict[str, Extraction]:
    return {one.text.content: extract(one, EXTRACTORS) for one in articles_of(NOTICE, STAFF, CAREER)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. PETRAN, Ivo\nPosition: clerk", ["Ivo Petran"]),
        ("DOREL-OSK, Pim Ivar (b. 1970)\nDate of birth: 4 May 1970", ["Pim Ivar Dorel-Osk"]),
        ("Name: Ida Sorel\nRank: Colonel", ["Ida Sorel"]),
        ("Name: SOREL, Ida\nRank: Colonel", ["Ida Sorel"]),
        ("1. PETRAN, Ivo\nPosition: clerk\n2. Army Depot\nAddress: Osk", ["Ivo Petran", None]),
        # No labels, so no notices; a dateline; a label in passing.
        ("PETRAN, Ivo\nHe was a clerk.", []),
        ("PORT OSK, Marenia, 11 May (NEWS) -- The army left.\nPosition: clerk", []),
    ],
)
def test_whose_notice_it_is(text: str, expected: list[str | None]) -> None:
    assert [heading.name for heading in headings_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            NOTICE,
            PostingSlots(person="Ivo Maranovich Petran", role="commander", title="Commander", unit="4th Rifle Brigade"),
        ),
        (
            NOTICE,
            PostingSlots(
                person="Ivo Maranovich Petran",
                role="chief of staff",
                title="chief of staff",
                unit="7th Division",
                change="left",
            ),
        ),
        (NOTICE, PostingSlots(person="Ivo Maranovich Petran", rank="Major General")),
        (NOTICE, PostingSlots(person="Ivo Maranovich Petran", rank="Colonel")),
        (NOTICE, PersonSlots(person="Ivo Maranovich Petran", property="born", value="4 May 1961")),
        (NOTICE, PersonSlots(person="Ivo Maranovich Petran", property="birthplace", value="Telmir")),
        (NOTICE, PersonSlots(person="Ivo Maranovich Petran", property="nationality", value="Osovian")),
        (NOTICE, NameSlots(entity="Ivo Maranovich Petran", name="Grey Ivo", kind="alias")),
        (NOTICE, NameSlots(entity="Ivo Maranovich Petran", name="PETRANOV, Ivan", kind="alias")),
        (NOTICE, UnitSlots(unit="9th Guards Battalion", property="founded", value="2009")),
        (STAFF, PostingSlots(person="Ida Sorel", rank="Colonel")),
        (
            STAFF,
            PostingSlots(person="Ida Sorel", role="commander", title="Commander", unit="12th Field Battery"),
        ),
        (
            CAREER,
            PostingSlots(person="Jan Orlo", role="commander", title="commander", unit="4th Rifle Brigade"),
        ),
        (
            CAREER,
            PostingSlots(person="Jan Orlo", role="chief of staff", title="chief of staff", unit="7th Division"),
        ),
    ],
)
def test_what_lines_tell(found: dict[str, Extraction], text: str, slots: object) -> None:
    assert slots in [claim.slots for claim in found[text].claims]


def test_lines_of_a_career_have_their_years(found: dict[str, Extraction]) -> None:
    rows = [claim for claim in found[CAREER].claims if claim.extractor.startswith("command-table")]
    told = [claim.when and claim.when.edtf for claim in rows]
    assert told == ["2009/2012", "2012/.."]


def test_a_place_of_birth_is_no_person(found: dict[str, Extraction]) -> None:
    names = {mention.name for mention in found[NOTICE].mentions if mention.kind in ("person", "unit")}
    assert names == {"Ivo Maranovich Petran", "4th Rifle Brigade", "7th Division", "9th Guards Battalion"}
