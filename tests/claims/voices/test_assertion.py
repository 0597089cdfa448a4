from collections.abc import Callable

import pytest

from answerable.claims.voices.assertion import forces_of, stronger
from answerable.language.article import Article
from answerable.model.claim import Stance


@pytest.mark.parametrize(
    ("text", "word", "asserted"),
    [
        ("Troops entered the town.", "entered", True),
        ("Troops would enter the town.", "enter", False),
        ("If troops enter the town, people will flee.", "enter", False),
        ("If troops enter the town, people will flee.", "flee", False),
        ("The general plans to attack the port.", "attack", False),
        ("The general began to attack the port.", "attack", True),
        ("He was sent north to command a battalion.", "command", True),
        ("He was sent north to seize the dam.", "seize", False),
        ("The inquiry will examine the strike that killed nine men.", "killed", True),
        ("The court may hear the case after soldiers shot a judge.", "shot", True),
        ("The threat of shelling emptied the town.", "shelling", False),
        ("Did soldiers burn the mill?", "burn", False),
        ("They left without burning the mill.", "burning", False),
        ("Soldiers burned the mill and may attack again.", "burned", True),
        ("Soldiers burned the mill and may attack again.", "attack", False),
        ("It is unclear whether he led the unit.", "led", False),
        ("A possible attack was reported.", "attack", False),
    ],
)
def test_what_is_asserted(articles_of: Callable[..., list[Article]], text: str, word: str, asserted: bool) -> None:  # noqa: FBT001 - a case of the table
    (article,) = articles_of(text)
    (sentence,) = article.sentences
    token = next(token for token in sentence.span if token.text == word)
    assert forces_of(sentence.span)[token.i].asserted is asserted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army did not shell Orsk.", "shell"),
        ("No civilians were killed.", "killed"),
        ("None of the guards fired.", "fired"),
        ("Troops never entered the town.", "entered"),
    ],
)
def test_what_is_negated(articles_of: Callable[..., list[Article]], text: str, word: str) -> None:
    (article,) = articles_of(text)
    (sentence,) = article.sentences
    token = next(token for token in sentence.span if token.text == word)
    assert forces_of(sentence.span)[token.i].negated


def test_every_token_has_a_force(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of(
        "Not only soldiers, who allegedly fled, but also police may (if asked) leave; nobody knows."
    )
    for sentence in article.sentences:
        assert sorted(forces_of(sentence.span)) == [token.i for token in sentence.span]


def test_the_stronger_stance() -> None:
    assert stronger(Stance.STATED, Stance.ALLEGED) is Stance.ALLEGED
    assert stronger(Stance.DENIED, Stance.ALLEGED) is Stance.DENIED
    assert stronger(Stance.REPORTED, Stance.STATED) is Stance.REPORTED
