from collections.abc import Callable

import pytest

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
