from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.claims.voices.voices import voices_of
from answerable.language.article import Article
from answerable.model.claim import Stance

CASES = [
    # text; source, cue, content as printed; stance
    ("The army said rebels shelled Orsk.", "The army", "said", "rebels shelled Orsk", Stance.STATED),
    ("Rebels shelled Orsk, the army said.", "the army", "said", "Rebels shelled Orsk", Stance.STATED),
    (
        "Two men died, according to the mayor of Pelm.",
        "the mayor of Pelm",
        "according to",
        "Two men died",
        Stance.STATED,
    ),
    ("Villagers accused the brigade of burning crops.", "Villagers", "accused", "burning crops", Stance.ALLEGED),
    ("The governor blamed the explosion on saboteurs.", "The governor", "blamed", "the explosion", Stance.ALLEGED),
    ("The ministry denied that troops had fired.", "The ministry", "denied", "that troops had fired", Stance.DENIED),
    ("Ulin is believed to have led the raid.", "", "believed", "to have led the raid", Stance.REPORTED),
    ("It was reported that the marines had left.", "", "reported", "that the marines had left", Stance.REPORTED),
    ("No evidence was found that the unit took part.", "", "evidence", "that the unit took part", Stance.DENIED),
    (
        "The ministry said at the time that nine men died.",
        "The ministry",
        "said",
        "that nine men died",
        Stance.STATED,
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "stance"), CASES)
def test_source_cue_and_content(
    articles_of: Callable[..., list[Article]], text: str, source: str, cue: str, content: str, stance: Stance
) -> None:
    (article,) = articles_of(text)

    def words(runs: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in runs)

    found = {words(a.cue): a for a in voices_of(article, cast_of(article)).attributions}
    assert cue in found
    one = found[cue]
    assert (words(one.source), words(one.content), one.stance) == (source, content, stance)


def test_speech_beside_speech_keeps_its_own_speaker(articles_of: Callable[..., list[Article]]) -> None:
    (article,) = articles_of("The envoy said both sides were blocking patrols, and warned that food was running out.")
    attributions = voices_of(article, cast_of(article)).attributions
    assert [(a.token.text, a.speaker) for a in attributions] == [("said", "The envoy"), ("warned", "The envoy")]
