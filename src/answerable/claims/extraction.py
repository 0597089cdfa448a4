"""Extraction: from an article to its claims, by every extractor, each claim grounded in the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answerable.claims.atlas import Atlas, atlas_of
from answerable.claims.cast.cast import cast_of
from answerable.claims.chronology.clock import clock_of
from answerable.claims.confidence import confidence_of
from answerable.claims.covering import coverage_of
from answerable.claims.draft import Draft, Refusal
from answerable.claims.extractor import LAYERS, Extractor, Scene
from answerable.claims.grounding import Grounds
from answerable.claims.signs import Surroundings
from answerable.claims.slavic.scene import slavic_scene
from answerable.claims.voices.voices import voices_of
from answerable.language.article import Article
from answerable.language.parser import LANGUAGES
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.claim import Claim, claim_id
from answerable.model.coverage import Covered
from answerable.model.latin import latin_slots
from answerable.model.mention import Mention
from answerable.model.slots import TYPE_NAMES


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one article: claims in text order, mentions, and a map of what was read.

    `refused` has a line for each extractor and reason, with the number of drafts.
    """

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    refused: tuple[str, ...]
    coverage: tuple[Covered, ...] = ()


def extract(article: Article, extractors: Sequence[Extractor]) -> Extraction:
    """Run `extractors` over an article. What is not asserted makes no claim; what is ungrounded is refused.

    A text in a language that nobody reads gives no claims; `refused` and the coverage map say so.
    """
    language = article.text.language
    if language not in LANGUAGES:
        line = f"the text was not read: there are no extractors for its language ({language})"
        return Extraction((), (), (line,), coverage_of(article, ()))
    scene, atlas = _scene(article)
    grounds = Grounds(scene)
    claims: dict[str, Claim] = {}
    refused: Counter[str] = Counter()
    for extractor in extractors:
        who = _called(extractor)
        if language not in extractor.languages:
            continue
        for draft in extractor.extract(scene):
            if isinstance(draft, Refusal):
                refused[f"{who}: {draft.reason}"] += 1
                continue
            reason = _unannounced(draft, extractor) or grounds.ungrounded(draft)
            if reason:
                refused[f"{who}: {reason}"] += 1
                continue
            claim = _claim(draft, who, scene, atlas)
            if claim is not None:
                claims.setdefault(claim.id, claim)
    ordered = sorted(claims.values(), key=lambda claim: (claim.start, claim.end, claim.type, claim.id))
    coverage = coverage_of(article, ((claim.start, claim.end) for claim in ordered))
    around = Surroundings(article.text.content, coverage)
    measured = tuple(replace(claim, confidence=confidence_of(claim, around)) for claim in ordered)
    lines = tuple(f"{line} ({count})" for line, count in sorted(refused.items()))
    return Extraction(measured, scene.cast.mentions, lines, coverage)


def _scene(article: Article) -> tuple[Scene, Atlas]:
    """What is known of an article before any claim; Russian and Ukrainian have ways of their own."""
    if article.text.language in SLAVIC:
        return slavic_scene(article)
    cast = cast_of(article)
    return Scene(article, cast, voices_of(article, cast), clock_of(article)), atlas_of(article, cast)


def _called(extractor: Extractor) -> str:
    """Name and version of an extractor; ValueError if it relies on a layer that no scene has."""
    unknown = sorted(extractor.needs - LAYERS)
    if unknown:
        raise ValueError(f"the extractor {extractor.name} needs what no scene has: {', '.join(unknown)}")
    return f"{extractor.name}/{extractor.version}"


def _unannounced(draft: Draft, extractor: Extractor) -> str | None:
    type_name = TYPE_NAMES[type(draft.slots)]
    return None if type_name in extractor.adds else f"a claim of type {type_name} was not announced"


def _claim(draft: Draft, extractor: str, scene: Scene, atlas: Atlas) -> Claim | None:
    voice = scene.voices.at(draft.start, draft.end)
    if not (voice.asserted if draft.asserted is None else draft.asserted):
        return None
    return Claim(
        id=claim_id(scene.article.text.capture, draft.start, draft.end, draft.slots),
        source=scene.article.source,
        quote=scene.article.text.content[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        slots=draft.slots,
        when=draft.when or (scene.clock.of(draft.slots, draft.start, draft.end) if draft.dated else None),
        where=atlas.of(draft),
        said_by=voice.said_by if draft.said_by is None else draft.said_by,
        stance=draft.stance or voice.stance,
        extractor=extractor,
        anchors=tuple(sorted(draft.anchors)),
        latin=latin_slots(draft.slots, scene.article.text.language),
    )
