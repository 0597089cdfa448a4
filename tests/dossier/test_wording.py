from datetime import date
from typing import Any

import pytest

from answerable.dossier.wording import chain, edtf_day, event, figure, listed, quoted, spell, stretch, with_article
from answerable.model.time import Bound, When

D = date.fromisoformat
WINDOWS = "from some day between 5 January 2030 and 2 March 2030 until some day between 2 April 2031 and 1 May 2031"
A, B, C, E = D("2030-01-05"), D("2030-03-02"), D("2031-04-02"), D("2031-05-01")


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ((None, None), (None, None), ""),
        ((None, C), (C, None), "as of 2 April 2031"),
        ((None, D("2031-03-31")), (D("2031-03-01"), None), "as of March 2031"),
        ((A, A), (A, None), "from 5 January 2030"),
        ((A, A), (C, None), "from 5 January 2030 until 2 April 2031 or later"),
        ((A, A), (C, C), "from 5 January 2030 until 2 April 2031"),
        ((None, A), (C, C), "from 5 January 2030 or before until 2 April 2031"),
        ((None, A), (C, None), "from 5 January 2030 or before until 2 April 2031 or later"),
        ((None, C), (C, C), "until 2 April 2031"),
        ((A, B), (C, E), WINDOWS),
        ((D("2024-01-01"), D("2024-12-31")), (D("2024-01-01"), None), "from 2024"),
        ((A, None), (None, E), "from 5 January 2030 at the earliest until 1 May 2031 at the latest"),
        ((D("2003-01-01"), D("2003-12-31")), (D("2003-01-01"), D("2003-12-31")), "2003"),
    ],
)
def test_a_time_says_no_more_than_the_claims(begins: Bound, ends: Bound, words: str) -> None:
    assert spell(When(edtf=None, begins=begins, ends=ends)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-16", "2031-03-16", "16 March 2031"),
        ("2031-03-01", "2031-03-31", "March 2031"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-02-01", "2024-02-28", "some day between 1 February 2024 and 28 February 2024"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("1990-01-01", "1999-12-31", "1990\u20131999"),
        ("2031-12-01", "2031-12-31", "December 2031"),
    ],
)
def test_days_as_the_largest_unit_they_fill(first: str, last: str, words: str) -> None:
    assert stretch(D(first), D(last)) == words
    assert event(When(edtf=None, begins=(D(first), D(last)), ends=(D(first), D(last)))) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-04-02", "2 April 2031"),
        ("2031-04", "April 2031"),
        ("2031", "2031"),
        (None, "undated"),
        ("", "undated"),
        ("2031-21", "2031-21"),
        ("2031-04-02?", "2031-04-02?"),
    ],
)
def test_a_date_of_publication(edtf: str | None, words: str) -> None:
    assert edtf_day(edtf) == words


@pytest.mark.parametrize(
    ("least", "most", "approximate", "words"),
    [
        (300, 300, True, "about 300"),
        (1001, None, False, "1,001 or more"),
        (None, 12, False, "12 or fewer"),
        (40, 60, False, "40 to 60"),
        (None, None, False, "no figure"),
    ],
)
def test_a_figure_as_it_is_read(least: int | None, most: int | None, approximate: bool, words: str) -> None:  # noqa: FBT001 -- a column of the table
    assert figure(least, most, approximate=approximate) == words


def test_lists_and_relays() -> None:
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert chain(("a doctor", "the hospital")) == "a doctor, as relayed by the hospital"
    assert with_article("64th Brigade") == "the 64th Brigade"
    assert with_article("recon platoon") == "a recon platoon"
    assert with_article("Karvel Rights Watch") == "Karvel Rights Watch"


@pytest.mark.parametrize(
    ("quote", "words"), [("he lied", "\u201che lied\u201d"), ('said "no"', '\u2018said "no"\u2019')]
)
def test_a_quote_stays_to_the_letter(scribe: Any, quote: str, words: str) -> None:
    assert quoted(scribe("a").claim("statement", quote, speaker="Ann", words="x")).text == words
