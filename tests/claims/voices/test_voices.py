from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.claims.voices.voices import Voice, voices_of
from answerable.language.article import Article
from answerable.model.claim import Stance


def voice(articles_of: Callable[..., list[Article]], text: str, words: str) -> Voice:
    (article,) = articles_of(text)
    start = text.index(words)
    return voices_of(article, cast_of(article)).at(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "said_by"),
    [
        (
            "The ministry said the commander had told it that rebels killed nine men.",
            "rebels killed nine men",
            ("the commander", "The ministry"),
        ),
        (
            '"They burned the houses. We ran," said the teacher. "Nobody came."',
            "We ran",
            ("the teacher",),
        ),
        (
            '"They burned the houses," said the teacher. "Then the soldiers shot my uncle."',
            "the soldiers shot my uncle",
            ("the teacher",),
        ),
        (
            '"They burned the houses," said the teacher.\n\n"They shot my uncle in the yard."',
            "They shot my uncle",
            ("the teacher",),
        ),
        (
            "The envoy gave this account:\n\n“Soldiers fired into the hall.”",
            "Soldiers fired into the hall",
            ("The envoy",),
        ),
        ("“Get out!” a guard yelled. “Soldiers killed them all.”", "Soldiers killed them all", ("a guard",)),
        ("The bishop, a critic of the junta, said troops burned the mill.", "a critic of the junta", ()),
        (
            "Nine thousand people are trapped in Orsk, the envoy, Ilva Dern, tells reporters.",
            "are trapped in Orsk",
            ("Ilva Dern",),
        ),
        (
            "The Orsk Council met on Sunday.\n\n2. Condemns the attacks in which nine farmers lost their lives;",
            "nine farmers lost their lives",
            ("The Orsk Council",),
        ),
        ("A forensic report found that guards shot two men.", "guards shot two men", ("A forensic report",)),
        ("Troops shelled Orsk. The mayor said nine men died.", "Troops shelled Orsk", ()),
        ("The mayor said nine men died. Troops left on Sunday.", "Troops left on Sunday", ()),
        (
            "Police said a report by the Tarsk Bar found that guards beat the boys.",
            "guards beat the boys",
            ("the Tarsk Bar", "Police"),
        ),
    ],
)
def test_who_says_it(
    articles_of: Callable[..., list[Article]], text: str, words: str, said_by: tuple[str, ...]
) -> None:
    found = voice(articles_of, text, words).said_by
    assert [name.lower().removeprefix("the ") for name in found] == [
        name.lower().removeprefix("the ") for name in said_by
    ]


def test_a_relative_clause_in_an_accusation_is_the_articles_own(articles_of: Callable[..., list[Article]]) -> None:
    text = "He stands accused of ordering strikes on the school that sheltered forty families."
    assert voice(articles_of, text, "sheltered forty families") == Voice()
    assert voice(articles_of, text, "stands accused of ordering strikes").stance is Stance.ALLEGED


def test_a_denial_by_negation_needs_a_speaker(articles_of: Callable[..., list[Article]]) -> None:
    assert voice(articles_of, "The army said it did not shell Orsk.", "shell Orsk").stance is Stance.DENIED
    assert not voice(articles_of, "The army did not shell Orsk.", "shell Orsk").asserted


def test_a_speaker_who_foresees_denies_nothing(articles_of: Callable[..., list[Article]]) -> None:
    found = voice(articles_of, "The army said it would not shell Orsk.", "shell Orsk")
    assert (found.asserted, found.stance) == (False, Stance.STATED)


def test_a_place_outside_every_sentence_has_the_plain_voice(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of("Troops left.")
    assert voices_of(article, cast_of(article)).at(500, 510) == Voice()


def test_the_same_article_gives_the_same_voices(articles_of: Callable[..., list[Article]]) -> None:
    text = "The army said rebels fled. “We stayed,” Ilva Dern said. “They killed two men.”"
    one, two = articles_of(text, text)
    first, second = (voices_of(article, cast_of(article)) for article in (one, two))
    assert [first.at(i, i + 8) for i in range(0, len(text) - 8, 3)] == [
        second.at(i, i + 8) for i in range(0, len(text) - 8, 3)
    ]
