from collections.abc import Callable

from answerable.claims.cast.cast import cast_of
from answerable.claims.voices.transcript import turns_of
from answerable.claims.voices.voices import voices_of
from answerable.language.article import Article

TALK = (
    "Colonel Petar Ulin commands the river police.\n\n"
    "Q: Who gave the order?\n\n"
    "A: I gave it. The rebels had wounded thirty of my men.\n\n"
    "Q: Were there other dead?\n\n"
    "A: Two boatmen drowned."
)


def test_answers_belong_to_the_person_who_is_asked(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of(TALK)
    cast = cast_of(article)
    start = TALK.index("Two boatmen drowned")
    assert voices_of(article, cast).at(start, start + 19).said_by == ("Petar Ulin",)
    assert [turn.speaker for turn in turns_of(article, cast)] == [None, "Petar Ulin", None, "Petar Ulin"]


def test_one_label_is_no_conversation(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of("Correction: two men died, not three.\n\nThe town is quiet.")
    assert turns_of(article, cast_of(article)) == ()
