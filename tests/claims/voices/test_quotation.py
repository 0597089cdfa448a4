from collections.abc import Callable

import pytest

from answerable.claims.voices.quotation import Quotation, quotations_of, quoted_at
from answerable.language.article import Article


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We ran," she said. "Nobody helped."', ['"We ran,"', '"Nobody helped."']),
        ("“We ran,” she said.", ["“We ran,”"]),
        ("''We ran,'' she said.", ["''We ran,''"]),
        ("``We ran,'' she said.", ["``We ran,''"]),
        ("«We ran», she said.", ["«We ran»"]),
        ("„We ran“, she said.", ["„We ran“"]),
        ("'We ran,' she said. 'Nobody helped.'", ["'We ran,'", "'Nobody helped.'"]),
        ("‘The guards’ dogs bit us,’ she said.", ["‘The guards’ dogs bit us,’"]),
        ("The guards' families called them 'heroes' in the '90s.", ["'heroes'"]),
        ("The guards' dogs bit the villagers' sheep.", []),
        ("Nothing is quoted here.", []),
        ("“He shouted ‘run’ and we ran.”", ["“He shouted ‘run’ and we ran.”"]),
    ],
)
def test_what_stands_between_marks(articles_of: Callable[..., list[Article]], text: str, quoted: list[str]) -> None:
    (article,) = articles_of(text)
    assert [text[q.start : q.end] for q in quotations_of(article)] == quoted


def test_an_open_quotation_ends_with_its_paragraph(articles_of: Callable[..., list[Article]]) -> None:
    text = "“We hid in the cellar.\n\n“They found us.”"
    (article,) = articles_of(text)
    first, second = quotations_of(article)
    assert (text[first.start : first.end], first.closed) == ("“We hid in the cellar.", False)
    assert (text[second.start : second.end], second.closed) == ("“They found us.”", True)


def test_within_and_without() -> None:
    marks = (Quotation(5, 10), Quotation(20, 30))
    assert [quoted_at(marks, place) for place in (0, 5, 9, 10, 19, 20, 29, 30)] == [
        False, True, True, False, False, True, True, False,
    ]  # fmt: skip
