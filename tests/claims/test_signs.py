"""Signs: what is seen of a claim before anybody has judged it."""

from typing import Any

import pytest

from answerable.claims.signs import Surroundings, signs_of
from answerable.model.claim import Anchor, Claim, Stance
from answerable.model.coverage import Coverage, Covered
from answerable.model.slots import HarmSlots, IncidentSlots, PostingSlots, Slots, StatementSlots


def stands(content: str, quote: str, slots: Slots, *words: str, **more: Any) -> Claim:
    """A claim at the first place of its quote, anchored at the first places of these words."""
    start = content.index(quote)
    spans = [(content.index(one), content.index(one) + len(one)) for one in words]
    return Claim(
        id="0" * 32,
        source=None,  # type: ignore[arg-type]  # signs do not go by the source
        quote=quote,
        start=start,
        end=start + len(quote),
        slots=slots,
        extractor="harm/1",
        anchors=tuple(Anchor("person", *span) for span in spans),
        **more,
    )


def around(*sentences: str) -> Surroundings:
    content, covered = "", []
    for sentence in sentences:
        covered.append(Covered(len(content), len(content) + len(sentence), Coverage.CLAIMS))
        content += sentence + " "
    return Surroundings(content, tuple(covered))


VELK = around("Col. Anton Velk spoke.", "He commands the 9th Mountain Brigade, which may withdraw from Osk.")
POSTING = PostingSlots(person="Anton Velk", role="commander", unit="9th Mountain Brigade")


@pytest.mark.parametrize(
    ("words", "there", "lacking"),
    [
        (
            ["He"],
            {"posting by pronoun", "posting unit printed", "posting role commander", "posting person named"},
            {"posting person printed", "posting from another sentence", "posting from outside the quote"},
        ),
        (
            ["Anton Velk"],
            {"posting from another sentence", "posting from outside the quote", "posting quote of 4 to 7 words"},
            {"posting by pronoun", "posting person in one word", "posting rank"},
        ),
    ],
)
def test_how_a_name_was_found(words: list[str], there: set[str], lacking: set[str]) -> None:
    signs = signs_of(stands(VELK.content, "He commands the 9th Mountain Brigade", POSTING, *words), VELK)
    assert there | {"always", "posting any", "quote begins the sentence", "sentence with doubt"} <= signs
    assert not signs & (lacking | {"quote with doubt"})


def test_a_claim_of_several_sentences_knows_both() -> None:
    text = around("Anton Velk commands", "the 9th Mountain Brigade; so it is said")
    claim = stands(text.content, "commands the 9th Mountain Brigade", POSTING, "Anton Velk")
    assert text.sentence_of(claim) == (0, len(text.content) - 1)
    assert {"sentence without an end", "sentence with a semicolon"} <= signs_of(claim, text)
    assert "posting from another sentence" not in signs_of(claim, text)


def test_where_nothing_was_taken_apart_the_quote_is_the_sentence() -> None:
    claim = stands("Anton Velk, 9th Mountain Brigade", "Anton Velk, 9th Mountain Brigade", POSTING)
    assert Surroundings("Anton Velk, 9th Mountain Brigade", ()).sentence_of(claim) == (0, claim.end)


@pytest.mark.parametrize(
    ("sentence", "quote", "slots", "there"),
    [
        (
            "In 2009, 12 men were killed.",
            "2009, 12 men were killed",
            HarmSlots(kind="killed", min=12, max=12, whom="men"),
            {"harm kind killed", "harm with digits", "harm whom printed", "harm whom not named", "quote with a year"},
        ),
        (
            "“Two villages burned,” he said.",
            "Two villages burned",
            IncidentSlots(kind="destruction", target=("village", "Two villages")),
            {"within quotation marks", "incident target several", "incident target printed"},
        ),
        (
            "Ministry: “not us”, it said",
            "Ministry: “not us”, it said",
            StatementSlots(speaker="Ministry", words="not us"),
            {"statement speaker in one word", "statement with quotation marks", "statement with a word of speech"},
        ),
        (
            "Комбриг заявил, что сёла не горели.",
            "Комбриг заявил, что сёла не горели",
            StatementSlots(speaker="Комбриг", words="сёла не горели"),
            {"quote with doubt", "statement with a word of speech", "statement words printed"},
        ),
    ],
)
def test_what_the_words_look_like(sentence: str, quote: str, slots: Slots, there: set[str]) -> None:
    text = around(sentence)
    assert there <= signs_of(stands(text.content, quote, slots), text)


def test_the_voice_counts_for_all_and_for_the_type() -> None:
    text = around("The mill burned.")
    said = stands(text.content, "mill burned", IncidentSlots(kind="fire"), said_by=("a", "b"), stance=Stance.ALLEGED)
    assert {"speakers 2", "incident speakers 2", "stance alleged", "incident stance alleged"} <= signs_of(said, text)


def test_no_name_is_a_sign() -> None:
    claim = stands(VELK.content, "He commands the 9th Mountain Brigade", POSTING, "Anton Velk")
    assert not any("Velk" in sign or "Brigade" in sign for sign in signs_of(claim, VELK))
