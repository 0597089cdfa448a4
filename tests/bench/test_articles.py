"""The labelled articles are what they must be to measure anything: places, slots, times and names hold."""

import dataclasses
import re
from datetime import date

import pytest
from bench.labelled import (
    ARTICLES,
    ENGLISH,
    HALVES,
    HELD_OUT,
    SPELLINGS,
    UNREAD,
    LabelledArticle,
    labelled_articles,
    main,
)
from edtf import parse_edtf

from answerable.model.claim import Stance
from answerable.model.slots import SLOT_TYPES

ALL = labelled_articles()
# What a label must give for a reader to know what it asserts; the other slots are there where the text has them.
NEEDED = {
    "name": {"entity", "name", "kind"},
    "person": {"person", "property", "value"},
    "posting": {"person"},
    "unit": {"unit", "property", "value"},
    "relation": {"unit", "related_unit", "kind"},
    "positioning": {"place"},
    "incident": set[str](),
    "harm": {"kind"},
    "allegation": {"accused", "conduct"},
    "statement": {"speaker", "words"},
    "demand": {"by", "what"},
}

every_article = pytest.mark.parametrize("article", ALL, ids=[f"{article.half}-{article.name}" for article in ALL])


@every_article
def test_every_quote_stands_where_the_label_says(article: LabelledArticle) -> None:
    for label in (*article.claims, *article.furniture):
        assert article.content[label.start : label.end] == label.quote
        assert label.quote == label.quote.strip() != ""


@every_article
def test_no_claim_is_labelled_in_furniture(article: LabelledArticle) -> None:
    for claim in article.claims:
        for furniture in article.furniture:
            assert claim.end <= furniture.start or furniture.end <= claim.start, (claim.quote, furniture.quote)


@every_article
def test_slots_are_those_of_the_type(article: LabelledArticle) -> None:
    for label in article.claims:
        allowed = {slot.name for slot in dataclasses.fields(SLOT_TYPES[label.type])}
        assert set(label.slots) <= allowed, label
        assert set(label.slots) >= NEEDED[label.type], label
        assert all(value not in ("", []) for value in label.slots.values()), label


@every_article
def test_figures_run_from_low_to_high(article: LabelledArticle) -> None:
    for label in article.claims:
        low, high = label.slots.get("min"), label.slots.get("max")
        assert ("min" in label.slots) == ("max" in label.slots), label
        assert low is None or high is None or 0 <= low <= high, label


@every_article
def test_stance_and_time_are_well_formed(article: LabelledArticle) -> None:
    date.fromisoformat(article.published)
    for label in article.claims:
        Stance(label.stance)
        if label.when is not None:
            parse_edtf(label.when)


@every_article
def test_speakers_and_persons_are_named_in_the_article(article: LabelledArticle) -> None:
    content = _letters(article.content)
    for label in article.claims:
        persons = [str(label.slots.get("person", "")), *label.said_by]
        # A register prints "SURNAME, Forename": the label has the name in the order of speech.
        words = [word for person in persons for word in re.findall(r"[^\W_]+", _letters(person))]
        if article.half not in ENGLISH:  # the text inflects what a label has in the nominative
            words = [word[: max(2, len(word) - 3)] for word in words]
        assert all(re.search(rf"\b{word}", content) for word in words), label


@pytest.mark.parametrize("half", [half for half in HALVES if half not in ENGLISH])
def test_other_alphabets_are_not_mixed_with_latin_letters_that_look_alike(half: str) -> None:
    for article in labelled_articles(half):
        for text in (article.content, *(str(label.slots) for label in article.claims)):
            assert not re.search(r"[A-Za-z][А-я]|[А-я][A-Za-z]", text), (article.name, text)  # noqa: RUF001 - Cyrillic


@every_article
def test_ids_are_unique_and_claims_enough(article: LabelledArticle) -> None:
    ids = [label.id for label in article.claims]
    assert len(set(ids)) == len(ids)
    assert sum(label.required for label in article.claims) >= 8
    assert 80 <= len(article.content.split()) <= 360


def test_every_file_is_listed_and_every_entry_has_its_files() -> None:
    for half in HALVES:
        names = {article.name for article in ALL if article.half == half}
        assert {path.stem for path in (ARTICLES / half).glob("*.txt")} == names
        assert {path.stem for path in (ARTICLES / half).glob("*.jsonl")} == names


def test_names_are_unique_within_a_half() -> None:
    keys = [(article.half, article.name) for article in ALL]
    assert len(set(keys)) == len(keys)


def test_half_the_set_was_written_before_the_rules() -> None:
    assert len(labelled_articles("before")) >= 16
    assert len(labelled_articles(HELD_OUT)) >= 24
    assert {article.language for article in labelled_articles(*ENGLISH)} == {"en"}
    assert len(labelled_articles("ru-before")) >= 12
    assert len(labelled_articles("ru-after")) >= 12
    with pytest.raises(ValueError, match="no such half"):
        labelled_articles("later")


@pytest.mark.parametrize("half", UNREAD)
def test_the_errors_of_the_parts_that_judge_are_not_listed(half: str, capsys: pytest.CaptureFixture[str]) -> None:
    if not labelled_articles(half):
        pytest.skip("no article yet")
    main(["--half", half, "--errors"])
    told = capsys.readouterr().out
    assert "not listed" in told
    assert "not found" not in told


def _letters(text: str) -> str:
    return text.lower().translate(SPELLINGS)
