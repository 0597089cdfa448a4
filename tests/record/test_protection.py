import pytest

from answerable.model.capture import Source
from answerable.model.claim import Claim, claim_id
from answerable.model.mention import Mention
from answerable.model.slots import HarmSlots, PostingSlots, Slots
from answerable.record.protection import WITHHELD, masked, protected_names

SOURCE = Source(name="a.txt", capture="sha256:" + "0" * 64)


def claim(slots: Slots, quote: str = "words") -> Claim:
    return Claim(
        id=claim_id(SOURCE.capture, 0, len(quote), slots),
        source=SOURCE,
        quote=quote,
        start=0,
        end=len(quote),
        slots=slots,
        extractor="test/1",
    )


def harmed(whom: str | None, least: int | None = 1, most: int | None = 1) -> Claim:
    return claim(HarmSlots(kind="killed", min=least, max=most, whom=whom))


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        pytest.param([harmed("Ilka Tarn")], ("Ilka Tarn",), id="one named victim"),
        pytest.param([harmed("a farmer")], (), id="a description is no name"),
        pytest.param([harmed("Ilka Tarn", 2, 2)], (), id="a figure of two is no person"),
        pytest.param([harmed(None)], (), id="nobody named"),
        pytest.param(
            [harmed("Boris Hale"), claim(PostingSlots(person="Boris Hale", rank="Captain"))],
            (),
            id="an officer stays named",
        ),
        pytest.param(
            [harmed("Ilka Tarn"), claim(PostingSlots(person="Ilka Tarn", role="teacher", title="teacher"))],
            ("Ilka Tarn",),
            id="a calling is no post in a force",
        ),
        pytest.param([harmed("Ro Ma"), harmed("Ilka Tarn")], ("Ilka Tarn", "Ro Ma"), id="longest first"),
    ],
)
def test_protected_names(claims: list[Claim], names: tuple[str, ...]) -> None:
    assert protected_names(claims) == names


@pytest.mark.parametrize(
    ("whom", "kind", "names"),
    [
        ("Kamal", "person", ("Kamal",)),
        ("Orsk", "place", ()),
        ("Kamal", None, ()),
        ("Port Orsk", "place", ()),
        ("Ilka Tarn", None, ("Ilka Tarn",)),
    ],
)
def test_the_texts_tell_a_victim_from_a_place(whom: str, kind: str | None, names: tuple[str, ...]) -> None:
    mentions = [Mention(0, len(whom), kind, whom)] if kind else []
    assert protected_names([harmed(whom)], mentions) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilka Tarn died", f"{WITHHELD} died"),
        ("Tarn's sister", f"{WITHHELD}'s sister"),
        ("Tarnished silver", "Tarnished silver"),
        ("Ilka alone", "Ilka alone"),
        ("example.org/ilka-tarn.html", f"example.org/{WITHHELD}.html"),
    ],
)
def test_masking_takes_whole_words(text: str, expected: str) -> None:
    assert masked({"quote": [text]}, ("Ilka Tarn",)) == {"quote": [expected]}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Нина Ласточкина", "Опознали Нину Ласточкину.", "Опознали [name withheld]."),
        ("Нина Ласточкина", "Про Ласточкину молчат.", "Про [name withheld] молчат."),
        ("Орест Гілка", "Поховали Ореста Гілку.", "Поховали [name withheld]."),
        ("Нина Ласточкина", "Nina Lastochkina was found.", "[name withheld] was found."),
        ("Нина Ласточкина", "Ниночка ушла.", "Ниночка ушла."),
    ],
)
def test_masking_takes_the_cases_and_the_latin_spelling_of_a_cyrillic_name(name: str, text: str, expected: str) -> None:
    assert masked(text, [name]) == expected
