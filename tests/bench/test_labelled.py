"""The scorer on claims made by hand: every column can go up, and can go down."""

from typing import Any

import pytest
from bench.labelled import Label, LabelledArticle, Tally, labelled_articles, matches, score, score_article

from answerable.model.capture import Source
from answerable.model.claim import Claim, Stance
from answerable.model.slots import HarmSlots, PostingSlots, Slots
from answerable.model.time import When

TEXT = "Nine dead in Orvo\nMajor Ilka Tesen said nine villagers were killed in Orvo in 2003."
POSTING = Label(
    id="c1",
    type="posting",
    quote="Major Ilka Tesen",
    start=18,
    end=34,
    slots={"person": "Ilka Tesen", "rank": "Major"},
    required=True,
)
HARM = Label(
    id="c2",
    type="harm",
    quote="nine villagers were killed",
    start=40,
    end=66,
    slots={"kind": "killed", "min": 9, "max": 9, "whom": "villagers"},
    said_by=("Ilka Tesen",),
    when="2003",
    required=True,
)
HEADLINE = Label(id="none", type="none", quote="Nine dead in Orvo", start=0, end=17)
ARTICLE = LabelledArticle(
    name="orvo",
    half="before",
    published="2003-05-01",
    description="made for this test",
    content=TEXT,
    claims=(POSTING, HARM),
    furniture=(HEADLINE,),
)


def claim(quote: str, slots: Slots, **more: Any) -> Claim:
    start = TEXT.index(quote)
    source = Source(name="orvo", capture="sha256:0")
    return Claim(
        id=quote, source=source, quote=quote, start=start, end=start + len(quote), slots=slots, extractor="t/1", **more
    )


def harm(quote: str = "nine villagers were killed", low: int | None = 9, **more: Any) -> Claim:
    given: dict[str, Any] = {
        "said_by": ("Major Ilka Tesen",),
        "when": When(edtf="2003-04", begins=(None, None), ends=(None, None)),
    }
    return claim(quote, HarmSlots(kind="killed", min=low, max=9, whom="villagers"), **{**given, **more})


TESEN = claim("Major Ilka Tesen", PostingSlots(person="Ilka Tesen", rank="Major"))


def test_all_right() -> None:
    tally = score_article(ARTICLE, [TESEN, harm()]).tally
    assert tally == Tally(required=2, found=2, slots=6, slots_right=6, said_by=2, stance=2, when=2, claims=2)
    assert tally.rates() == dict.fromkeys(("found", "slots", "said_by", "stance", "when"), 1.0)


def test_nothing_found() -> None:
    result = score_article(ARTICLE, [])
    assert result.tally == Tally(required=2, slots=6)
    assert len(result.errors) == 2


@pytest.mark.parametrize(
    ("found", "column"),
    [
        (harm(said_by=()), "said_by"),
        (harm(said_by=("Ilka Tesen", "a radio")), "said_by"),
        (harm(stance=Stance.ALLEGED), "stance"),
        (harm(when=None), "when"),
        (harm(low=None), "slots"),
    ],
)
def test_one_thing_wrong_costs_its_column_alone(found: Claim, column: str) -> None:
    rates = score_article(ARTICLE, [TESEN, found]).tally.rates()
    assert rates.pop(column) < 1
    assert set(rates.values()) == {1.0}


def test_a_claim_that_no_label_has_is_extra() -> None:
    result = score_article(ARTICLE, [TESEN, harm(), claim("in 2003", PostingSlots(person="Ilka Tesen"))])
    assert (result.tally.extra, result.tally.barred) == (1, 0)
    assert result.by_type["posting"].extra == 1


def test_a_quote_from_the_headline_is_barred() -> None:
    assert score_article(ARTICLE, [harm("Nine dead in Orvo")]).tally.barred == 1


def test_each_claim_serves_one_label_and_the_better_one_is_taken() -> None:
    result = score_article(ARTICLE, [harm(low=2), harm()])
    assert (result.tally.found, result.tally.slots_right) == (1, 4)
    assert result.tally.extra == 0


@pytest.mark.parametrize(
    ("labelled", "found", "right"),
    [
        ("the Ilka Tesen", "Tesen", True),
        ("Tesen", "Major Tesen", True),
        ("Tesen", "Tesenko", False),
        ("Tesen", "", False),
        (9, 9, True),
        (9, "9", False),
        (None, None, True),
        (None, 9, False),
        (["rifles", "mortars"], ["120mm mortars", "rifles", "mines"], True),
        (["rifles", "mortars"], ["rifles"], False),
        ("rifles", ["mines", "rifles"], True),
        (True, False, False),
        ("7-я горная бригада", "бригада", True),
        ("Пётр Рудной", "Петр Рудной", True),
        ("Рудной", "Рудного", False),
        ("Лук'ян Зварич", "Лук’ян Зварич", True),
        ("Лук'ян", "Лукʼян", True),
    ],
)
def test_matches(labelled: Any, found: Any, right: bool) -> None:  # noqa: FBT001 - a case table's column
    assert matches(labelled, found) is right


def test_the_first_half_is_read_by_the_road_of_every_document() -> None:
    articles = labelled_articles("before")
    result = score("before")
    assert [one.article for one in result.articles] == [article.name for article in articles]
    assert result.tally.required == sum(label.required for article in articles for label in article.claims)
    assert result.tally.found > 0
    assert sum(result.by_type.values(), Tally()) == result.tally
