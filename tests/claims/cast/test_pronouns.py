from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.language.article import Article
from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("words", "perpetrator"),
    [
        pytest.param(
            'Mira Halvik posted a photograph of Colonel Anton Velk. She wrote: "He is leading the siege of Orsk."',
            "Anton Velk",
            id="he in a quotation is not its speaker",
        ),
        pytest.param(
            'The governor received Anna Holm. Holm said: "He shelled the town of Orsk."',
            None,
            id="nobody rather than the speaker",
        ),
        pytest.param(
            "Colonel Anton Velk left Orsk in May. He shelled the town of Pirin.", "Anton Velk", id="the last subject"
        ),
    ],
)
def test_whom_he_stands_for(claims_of: Reader, words: str, perpetrator: str | None) -> None:
    (incident,) = (slots_json(claim.slots) for claim in claims_of(words, "incident"))
    assert incident.get("perpetrator") == perpetrator


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Colonel Ivo Petran was held. Inspector Pavel Orlo and two constables had beaten him.", "Ivo Petran"),
        ("Colonel Ivo Petran came. General Pavel Orlo blamed himself and praised him.", "Ivo Petran"),
        ("Captain Ivo Petran came. The trial of General Pavel Orlo ruined him.", "Pavel Orlo"),
    ],
)
def test_nobody_does_it_to_himself(articles_of: Callable[..., list[Article]], words: str, meant: str | None) -> None:
    (article,) = articles_of(words)
    found = {words[m.start : m.end]: m.name for m in cast_of(article).mentions if m.kind == "person"}
    assert found.get("him") == meant
