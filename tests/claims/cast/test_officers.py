from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.language.article import Article

Parser = Callable[..., list[Article]]

# The words, and the ranks and persons in them that stand for officers.
OFFICERS: list[tuple[str, list[str], list[str]]] = [
    ("Captain (Navy) Ivo Petran spoke.", ["Captain"], ["Ivo Petran"]),
    ("Col. (rtd) Ivo Petran spoke.", ["Colonel"], ["Ivo Petran"]),
    ("“It posed a threat,” said Col. Ivo “I.P.” Petran.", ["Colonel"], ["Ivo “I.P.” Petran"]),
    ("U.S. Army General Josef Votal met them.", ["General"], ["Josef Votal"]),
    ("The retired Air Force general Lloyd Newtan said so.", ["General"], ["Lloyd Newtan"]),
    ("It was read by Detective Chief Inspector Mark Cranwal.", ["Detective Chief Inspector"], ["Mark Cranwal"]),
    ("Gendarmerie Commander Lt. Col. Yao Kofin said so.", ["Lieutenant Colonel"], ["Yao Kofin"]),
    (
        "Pvt. First Class Dan Leeds and Spc. Tom Rayner were charged.",
        ["Private First Class", "Specialist"],
        ["Dan Leeds", "Tom Rayner"],
    ),
    ("Major Tom Dunnel and Private Sam Dentel testified.", ["Major", "Private"], ["Tom Dunnel", "Sam Dentel"]),
]

# Words that are ranks elsewhere: adjectives, parts of titles and of the names of bodies and places.
NO_OFFICERS = [
    "Bidon Just Pulled Out The Card In A Major Way.",
    "Leaders Send Greetings On Major Spring Holiday As Winter Ends.",
    "The State Attorneys General Remind Everybody of the law.",
    "A leader of the Federation of General Workers Orland was arrested.",
    "The firm and General Electric are the main contractors.",
    "He was buried near General Ivo Petran Barracks.",
    "The Commissioners of Police Akwa Ibom and Cross River States came.",
]


@pytest.mark.parametrize(("words", "ranks", "persons"), OFFICERS, ids=[words[:40] for words, _, _ in OFFICERS])
def test_officers(articles_of: Parser, words: str, ranks: list[str], persons: list[str]) -> None:
    mentions = cast_of(articles_of(words)[0]).mentions
    assert [mention.name for mention in mentions if mention.kind == "rank"] == ranks
    assert [mention.name for mention in mentions if mention.kind == "person"] == persons


@pytest.mark.parametrize("words", NO_OFFICERS)
def test_words_that_are_ranks_elsewhere(articles_of: Parser, words: str) -> None:
    assert [mention.name for mention in cast_of(articles_of(words)[0]).mentions if mention.kind == "rank"] == []
