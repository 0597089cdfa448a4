from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import Cast, cast_of
from answerable.language.article import Article
from answerable.model.mention import Mention

Parser = Callable[..., list[Article]]

WORDS = (
    "Russian forces shelled Osk. Col. Gen. Mikhail Orsin, commander of the Northern Rescue Command (NRC), denied it. "
    "Orsin said that he had not been there. The general blamed the NRC.\n\n"
    "Ukrainian military officials accused Orsin."
)


@pytest.fixture(scope="module")
def cast(articles_of: Parser) -> Cast:
    (article,) = articles_of(WORDS)
    return cast_of(article)


@pytest.mark.parametrize(
    ("words", "after", "kinds", "name"),
    [
        ("Russian forces", 0, (), "Russian forces"),
        ("Mikhail Orsin", 0, ("person",), "Mikhail Orsin"),
        ("Orsin", WORDS.index("Orsin said"), ("person",), "Mikhail Orsin"),
        ("he", WORDS.index("that he"), ("person",), "Mikhail Orsin"),
        ("The general", 0, ("person",), "Mikhail Orsin"),
        ("Col. Gen.", 0, ("rank",), "Colonel General"),
        ("NRC", WORDS.index("blamed"), ("unit",), "Northern Rescue Command"),
        ("Ukrainian military officials", 0, ("group",), "Ukrainian military officials"),
        ("denied", 0, (), None),
    ],
)
def test_who_is_meant(cast: Cast, words: str, after: int, kinds: tuple[str, ...], name: str | None) -> None:
    start = WORDS.index(words, after)
    start += words.startswith("that ") * len("that ")
    assert cast.resolve(start, start + len(words), *kinds) == name


def test_within_gives_whole_mentions_of_the_kinds_asked_for() -> None:
    cast = Cast((Mention(0, 4, "person", "a"), Mention(2, 9, "unit", "b"), Mention(10, 12, "person", "c")))
    assert [m.name for m in cast.within(0, 12, "person")] == ["a", "c"]
    assert [m.name for m in cast.within(1, 12)] == ["b", "c"]
    assert cast.resolve(8, 11, "person") == "c"
    assert cast.resolve(9, 10) is None


def test_mentions_are_in_order_and_in_the_text(cast: Cast) -> None:
    assert list(cast.mentions) == sorted(cast.mentions)
    assert all(0 <= m.start < m.end <= len(WORDS) for m in cast.mentions)
