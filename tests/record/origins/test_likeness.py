from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.text import Part, PartKind, Text
from answerable.record.origins.likeness import Kinship, likeness
from answerable.record.origins.origin import origins_of
from answerable.record.origins.telling import Telling, is_telling, telling_of

Tell = Callable[..., Telling]

BASE = (
    "Gunmen killed 26 people in Tessal on 8 November, councillor Bakar Noumé said. They came on 20 motorcycles and "
    "burned the granaries. An army patrol killed nine of them, the army said. Colonel Idri Samaké promised help."
)
RETOLD = (
    "According to Bakar Noumé, a councillor, 26 people were killed in Tessal by gunmen on 8 November; 20 motorcycles "
    "brought them. Granaries were burned. Nine of the gunmen died when an army patrol arrived. Help was promised by "
    "Colonel Idri Samaké."
)
GERMAN = (
    "Bewaffnete töteten am 8. November in Tessal 26 Menschen, sagte der Ratsherr Bakar Noumé. Sie kamen auf 20 "
    "Motorrädern. Eine Armeepatrouille tötete neun von ihnen. Oberst Idri Samaké versprach Hilfe."
)
ELSEWHERE = (
    "Gunmen killed 31 people in Tessal on 9 December, councillor Bakar Noumé said. They came on foot and burned "
    "nothing. The army did not come. Colonel Idri Samaké promised help."
)


@pytest.fixture
def tell() -> Tell:
    def made(words: str, language: str = "en", name: str = "", published: str | None = None) -> Telling:
        name = name or words
        text = Text(
            capture=sha256(name.encode()),
            reader="test",
            content=words,
            parts=(Part(PartKind.PARAGRAPH, 0, len(words)),),
            language=language,
        )
        return telling_of(text, Source(name=name, capture=text.capture, published=published))

    return made


@pytest.mark.parametrize(
    ("words", "language", "kinship"),
    [
        (BASE, "en", Kinship.COPIED),
        (BASE[: len(BASE) // 2], "en", Kinship.COPIED),
        (f"TESSAL (Agency) - {BASE} Read more on our page.", "en", Kinship.COPIED),
        (RETOLD, "en", Kinship.REWRITTEN),
        (GERMAN, "de", Kinship.TRANSLATED),
        (ELSEWHERE, "en", None),
        ("Tessal has a new well, paid for by 26 families. Bakar Noumé opened it.", "en", None),
    ],
)
def test_a_text_is_of_one_origin_with(tell: Tell, words: str, language: str, kinship: Kinship | None) -> None:
    found = likeness(tell(BASE), tell(words, language, name="other"))
    assert (found and found.kinship) == kinship


def test_likeness_is_the_same_from_either_side(tell: Tell) -> None:
    for words in (RETOLD, ELSEWHERE, BASE[:90]):
        assert likeness(tell(BASE), tell(words)) == likeness(tell(words), tell(BASE))


@pytest.mark.parametrize(
    ("words", "landmarks"),
    [
        ("It hit the 64th Brigade in Halm.", ("#64", "briga", "halm")),
        # A skeleton's C stands for "ch".
        ("On 16 March 2031 about 300 died in Halm.", ("marC", "300", "halm")),
        ("There were 1,700 dead near Halm.", ("1700", "halm")),
        ("Eleven died in Halm.", ("11", "halm")),
    ],
)
def test_days_and_years_are_no_figures_and_ordinals_are_names(
    tell: Tell, words: str, landmarks: tuple[str, ...]
) -> None:
    found = tell(words).landmarks
    assert tuple(mark for mark in found if not mark.isdigit() or is_telling(mark)) == landmarks


def test_headlines_and_furniture_are_the_pages_own() -> None:
    content = f"{BASE}\n{BASE}"
    text = Text(
        capture=sha256(b"x"),
        reader="test",
        content=content,
        parts=(Part(PartKind.FURNITURE, 0, len(BASE)), Part(PartKind.HEADLINE, len(BASE) + 1, len(content))),
        language="en",
    )
    assert telling_of(text, Source(name="x", capture=text.capture)).landmarks == ()


def test_grouping_reaches_over_a_third_and_names_the_first_published(tell: Tell) -> None:
    half = BASE[: len(BASE) // 2]
    tellings = [
        tell(half, name="cut", published="2031-11-11"),
        tell(BASE, name="first", published="2031-11-09"),
        tell(RETOLD, name="retold", published="2031-11-10"),
        tell(ELSEWHERE, name="apart", published="2031-12-10"),
    ]
    origins = origins_of(tellings)
    names = {telling.source.capture: telling.source.name for telling in tellings}
    assert [[names[capture] for capture in origin.captures] for origin in origins] == [
        ["first", "retold", "cut"],
        ["apart"],
    ]
    assert any("copied" in reason for reason in origins[0].reasons)
    assert origins[1].reasons == ()


@given(st.permutations(range(4)))
def test_the_order_in_which_sources_come_makes_no_difference(order: list[int]) -> None:
    def made(number: int, words: str) -> Telling:
        text = Text(
            capture=sha256(str(number).encode()),
            reader="test",
            content=words,
            parts=(Part(PartKind.PARAGRAPH, 0, len(words)),),
            language="en",
        )
        return telling_of(text, Source(name=str(number), capture=text.capture))

    every = [made(number, words) for number, words in enumerate((BASE, RETOLD, ELSEWHERE, BASE[:100]))]
    assert origins_of([every[at] for at in order]) == origins_of(every)


def test_a_wire_story_on_many_pages_is_one_origin(tell: Tell) -> None:
    many = [tell(f"{BASE} Page {number}.", name=f"page-{number:03}") for number in range(120)]
    assert len(origins_of(many)) == 1
