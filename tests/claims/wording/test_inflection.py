import pytest

from answerable.claims.wording.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("claim", ("claim", "claims", "claimed", "claiming")),
        ("accuse", ("accuse", "accuses", "accused", "accusing")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("portray", ("portray", "portrays", "portrayed", "portraying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
    ],
)
def test_regular_verbs(base: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(base, {}) == forms


def test_a_listed_verb_goes_its_own_way() -> None:
    assert verb_forms("say", {"say": ("says", "said", "saying")}) == ("say", "says", "said", "saying")


@pytest.mark.parametrize(("base", "plural"), [("rumour", "rumours"), ("bench", "benches"), ("army", "armies")])
def test_plurals(base: str, plural: str) -> None:
    assert noun_forms(base) == (base, plural)
