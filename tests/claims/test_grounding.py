"""Grounding: what is said stands in the quote or is a name near it; what does not is refused and counted."""

import dataclasses
from collections.abc import Callable, Iterable
from typing import cast

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.claims.chronology.clock import clock_of
from answerable.claims.draft import Draft
from answerable.claims.extraction import extract
from answerable.claims.extractor import ENGLISH, LAYERS, Extractor, Scene
from answerable.claims.grounding import Grounds
from answerable.claims.registry import EXTRACTORS
from answerable.claims.voices.voices import voices_of
from answerable.language.article import Article
from answerable.language.parser import annotate
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.claim import Anchor
from answerable.model.slots import (
    SLOT_TYPES,
    AllegationSlots,
    HarmSlots,
    IncidentSlots,
    NameSlots,
    PositioningSlots,
    PostingSlots,
    Slots,
    StatementSlots,
)
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings

WORDS = (
    "Col. Anton Velk commands the 9th Mountain Brigade in Osk. He said that his soldiers had shelled the grain market, "
    "killing at least 12 traders and no soldiers. A clerk died. Residents of Ternava accused the militia of theft. "
    "Nothing else was heard that night. The council called for an inquiry. Ilse Marden left the hall."
)


@pytest.fixture(scope="module")
def article() -> Article:
    address = sha256(WORDS.encode())
    parts = (Part(PartKind.PARAGRAPH, 0, len(WORDS)),)
    text = Text(capture=address, reader="text/1", content=WORDS, parts=parts, language="en")
    (parsed,) = annotate([(text, Source(name="a.txt", capture=address))], settings().pipeline)
    return parsed


@pytest.fixture(scope="module")
def grounds(article: Article) -> Grounds:
    return Grounds(scene_of(article))


def scene_of(article: Article) -> Scene:
    cast = cast_of(article)
    return Scene(article, cast, voices_of(article, cast), clock_of(article))


def draft(quote: str, slots: Slots, **anchors: str) -> Draft:
    start = WORDS.index(quote)
    marks = tuple(Anchor(slot, WORDS.index(words), WORDS.index(words) + len(words)) for slot, words in anchors.items())
    return Draft(start=start, end=start + len(quote), slots=slots, anchors=marks)


COMMANDS = "Col. Anton Velk commands the 9th Mountain Brigade"
SHELLED = "his soldiers had shelled the grain market"
KILLING = "killing at least 12 traders"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(
            draft(COMMANDS, PostingSlots(person="Anton Velk", rank="Colonel", role="commander")), id="rank unfolded"
        ),
        pytest.param(draft("He said", StatementSlots(speaker="Anton Velk", words="said")), id="pronoun resolved"),
        pytest.param(draft("commands the 9th", PostingSlots(person="Velk", unit="9th Mountain Brigade")), id="near"),
        pytest.param(draft(SHELLED, IncidentSlots(kind="shelling", target=("grain market",))), id="controlled kind"),
        pytest.param(draft("A clerk died", HarmSlots(kind="killed", min=1, max=1, whom="clerk")), id="one victim"),
        pytest.param(draft(KILLING, HarmSlots(kind="killed", min=12, max=None, whom="traders")), id="open figure"),
        pytest.param(draft("no soldiers", HarmSlots(kind="killed", min=0, max=0, whom="soldiers")), id="none"),
        pytest.param(
            draft("left the hall", AllegationSlots(accused="militia", conduct="left"), accused="militia"), id="anchor"
        ),
        pytest.param(
            draft("accused the militia", AllegationSlots(accused="militia", conduct="theft")), id="phrase in sentence"
        ),
    ],
)
def test_what_stands_in_the_text_passes(grounds: Grounds, given: Draft) -> None:
    assert grounds.ungrounded(given) is None


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param(draft(COMMANDS, PostingSlots(person="Boris Hale")), "posting.person", id="nobody of that name"),
        pytest.param(draft(COMMANDS, PostingSlots(person="Anton Velk", rank="General")), "posting.rank", id="rank"),
        pytest.param(draft(COMMANDS, PostingSlots(person="Ilse Marden")), "posting.person", id="too far away"),
        pytest.param(draft(COMMANDS, PostingSlots(person="ton Vel")), "posting.person", id="part of a word"),
        pytest.param(draft(COMMANDS, PostingSlots(person="-")), "posting.person", id="no word"),
        pytest.param(
            draft(COMMANDS, PostingSlots(person="Anton Velk", title="his brother's keeper")), "title", id="title"
        ),
        pytest.param(
            draft(SHELLED, IncidentSlots(kind="shelling", target=("grain market", "school"))), "target", id="one of two"
        ),
        pytest.param(draft(KILLING, HarmSlots(kind="killed", min=12, max=12)), "figure", id="an end closed"),
        pytest.param(draft(KILLING, HarmSlots(kind="killed", min=1, max=1, whom="traders")), "figure", id="one of 12"),
        pytest.param(draft(KILLING, HarmSlots(kind="killed", min=300, max=300)), "figure", id="a figure of its own"),
        pytest.param(draft("A clerk died", HarmSlots(kind="killed", min=0, max=0)), "figure", id="none"),
        pytest.param(
            draft("A clerk died", PositioningSlots(place="Ostrow", kind="site", person="clerk")), "place", id="place"
        ),
        pytest.param(
            draft("A clerk died", StatementSlots(speaker="the harbour office", words="died")), "speaker", id="speaker"
        ),
        pytest.param(
            Draft(start=5, end=5, slots=NameSlots(entity="Velk", name="V", kind="alias")), "quote", id="empty"
        ),
        pytest.param(Draft(start=0, end=10**6, slots=PostingSlots(person="Velk")), "quote", id="outside"),
        pytest.param(
            Draft(start=0, end=9, slots=PostingSlots(person="Velk"), anchors=(Anchor("person", -4, 2),)),
            "anchor",
            id="anchor outside",
        ),
    ],
)
def test_what_does_not_is_refused(grounds: Grounds, given: Draft, reason: str) -> None:
    assert reason in (grounds.ungrounded(given) or "")


class Inventor:
    """Says the same thing of somebody who is not there, twice, and one thing that it never announced."""

    languages = ENGLISH
    name = "inventor"
    version = 3
    needs: frozenset[str] = frozenset()
    adds = frozenset({"posting"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        assert scene.article.text.content == WORDS
        yield draft(COMMANDS, PostingSlots(person="Boris Hale"))
        yield draft(COMMANDS, PostingSlots(person="Pavel Hale"))
        yield draft(KILLING, HarmSlots(kind="killed", min=12, max=None))
        yield draft(COMMANDS, PostingSlots(person="Anton Velk"))


def test_refusals_are_counted_by_extractor_and_reason(article: Article) -> None:
    extraction = extract(article, [Inventor()])
    assert [claim.slots for claim in extraction.claims] == [PostingSlots(person="Anton Velk")]
    assert extraction.refused == (
        "inventor/3: a claim of type harm was not announced (1)",
        "inventor/3: posting.person is neither in the quote nor a name near it (2)",
    )


def test_an_extractor_that_needs_what_no_scene_has_is_bad_code(article: Article) -> None:
    class Dreamer(Inventor):
        needs = frozenset({"dreams"})

    with pytest.raises(ValueError, match="dreams"):
        extract(article, [Dreamer()])


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: extractor.name)
def test_an_extractor_uses_no_layer_that_it_does_not_name(article: Article, extractor: Extractor) -> None:
    scene = scene_of(article)

    class Watched:
        def __getattr__(self, layer: str) -> object:
            assert layer not in LAYERS - extractor.needs, f"{layer} is used and not named in needs"
            return getattr(scene, layer)

    list(extractor.extract(cast("Scene", Watched())))


def test_our_own_rules_pass(article: Article) -> None:
    extraction = extract(article, EXTRACTORS)
    assert extraction.refused == ()
    assert {claim.type for claim in extraction.claims} >= {"posting", "harm", "incident"}


def test_every_slot_that_is_no_vocabulary_is_looked_at(grounds: Grounds) -> None:
    vocabularies = {"kind", "role", "change", "property"}
    for slots in SLOT_TYPES.values():
        make: Callable[..., Slots] = slots
        fields = dataclasses.fields(slots)
        names = [field.name for field in fields]
        required: dict[str, str | None] = {
            field.name: "unprinted" for field in fields if field.default is dataclasses.MISSING
        }
        required |= {name: None for name in ("min", "max") if name in names}
        for name in names:
            if name in vocabularies | {"min", "max", "approximate"}:
                continue
            value = ("unprinted",) if name in ("target", "weapons") else "unprinted"
            reason = grounds.ungrounded(draft(COMMANDS, make(**{**required, name: value})))
            assert reason is not None, name
            assert "neither in the quote" in reason
