from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, Stance


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            'Gen. Petar Ulin called the villagers "vermin" in a broadcast.',
            "Petar Ulin",
            "vermin",
        ),
        ("The bishop said soldiers had shot four monks.", "The bishop", "soldiers had shot four monks"),
        ("“We know what we saw,” said one farmer.", "one farmer", "We know what we saw"),
        ("The ministry denied the charge.", "The ministry", "denied the charge"),
        ("‘The soldiers burned the mill,’ said one farmer.", "one farmer", "The soldiers burned the mill"),
        (
            'The mayor said the unit had shelled the town "at random".',
            "The mayor",
            "the unit had shelled the town at random",
        ),
        ('General Petar Ulin vowed to "wipe out" the rebels.', "Petar Ulin", '"wipe out" the rebels'),
    ],
)
def test_words_that_matter(claims_of: Callable[..., list[Claim]], text: str, speaker: str, words: str) -> None:
    (claim,) = claims_of(text, "statement")
    slots = claim.slots
    assert (slots.speaker, slots.words) == (speaker, words)  # type: ignore[union-attr] # a statement has both
    assert claim.said_by[0] == speaker
    assert text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the harvest had been good.",
        "The army would deny the charge.",
        "Rebels shelled the mill on Sunday.",
        "Reports said that troops had left.",
        "The committee said it would block the road if the soldiers came.",
        '"Are you well?" the minister asked.',
    ],
)
def test_words_that_do_not(claims_of: Callable[..., list[Claim]], text: str) -> None:
    assert claims_of(text, "statement") == []


def test_a_denial_is_denied(claims_of: Callable[..., list[Claim]]) -> None:
    (claim,) = claims_of("“My men never fired on the crowd,” Major Ilva Dern said.", "statement")
    assert claim.stance is Stance.DENIED


def test_one_statement_a_sentence(claims_of: Callable[..., list[Claim]]) -> None:
    text = "The bishop said soldiers had shot four monks and added that police had burned the abbey."
    assert len(claims_of(text, "statement")) == 1
