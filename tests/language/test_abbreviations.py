from collections.abc import Callable

import pytest
from spacy.lang.en import English

from answerable.language.abbreviations import Abbreviations, keep_abbreviations, no_sentence_behind
from answerable.language.parser import pipeline
from answerable.lexicon import load_lexicon
from answerable.settings import settings


@pytest.fixture(scope="module")
def sentences() -> Callable[[str], list[str]]:
    parse = pipeline(settings().pipeline)
    return lambda text: [sentence.text for sentence in parse(text).sents]


@pytest.mark.parametrize(
    "text",
    [
        "Lawyers accuse Brig. Odo Farr of complicity in the killings.",
        "The court tried Sgt. Odo Farr and Insp. Mal Deen for murder.",
        "Police said Supt. Odo Farr ordered the raid.",
    ],
)
def test_a_rank_ends_no_sentence(sentences: Callable[[str], list[str]], text: str) -> None:
    assert sentences(text) == [text]


def test_a_full_stop_still_does(sentences: Callable[[str], list[str]]) -> None:
    assert sentences("The raid failed. Maj. Odo Farr was hurt.") == ["The raid failed.", "Maj. Odo Farr was hurt."]


def test_an_abbreviation_is_one_token_and_places_hold() -> None:
    blank = English()
    keep_abbreviations(blank)
    text = "He met Lt.-Gen. Roe."
    doc = blank(text)
    assert [token.text for token in doc] == ["He", "met", "Lt.-Gen.", "Roe", "."]
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert no_sentence_behind(doc)[3].is_sent_start is False


def test_every_listed_word_ends_in_a_full_stop() -> None:
    words = load_lexicon("answerable.language", "data/abbreviations.toml", Abbreviations).words
    assert [word for word in words if not word.endswith(".")] == []
