from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.dossier.sentence import Sentence, Span, sentence, sentence_id


def test_a_sentence_without_a_claim_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a claim"):
        sentence("summary", [Span("He ordered it.")], [])
    with pytest.raises(ValueError, match="without a claim"):
        Sentence(id="s1", section="summary", spans=(Span("He ordered it."),), claims=())  # type: ignore[arg-type]  # the type forbids it: that is what is tested


def test_a_sentence_is_the_words_of_its_spans_and_begins_with_a_capital(scribe: Any) -> None:
    claim = scribe("a").claim("name", entity="Ann", name="Nan", kind="nickname")
    made = sentence("summary", [Span("the ministry"), Span(" denies it.")], [claim, claim])
    assert made.text == "The ministry denies it."
    assert made.claims == (claim,)


@given(st.text(), st.text(), st.lists(st.text()))
def test_the_id_holds_what_is_said_where_and_on_which_claims(section: str, text: str, claims: list[str]) -> None:
    ident = sentence_id(section, text, claims)
    assert ident == sentence_id(section, text, claims)
    assert ident != sentence_id(section, text + ".", claims)
    assert ident != sentence_id(section, text, [*claims, "x"])
