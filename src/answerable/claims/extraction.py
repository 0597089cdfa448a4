"""Extraction: from an article to its claims, by every extractor, each claim grounded in the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.claims.atlas import Atlas, atlas_of
from answerable.claims.cast import cast_of
from answerable.claims.clock import clock_of
from answerable.claims.covering import coverage_of
from answerable.claims.draft import Draft
from answerable.claims.extractor import Extractor, Scene
from answerable.claims.voices import voices_of
from answerable.language.article import Article
from answerable.language.parser import LANGUAGES
from answerable.model.claim import Claim, claim_id
from answerable.model.coverage import Covered
from answerable.model.mention import Mention
from answerable.model.slots import TYPE_NAMES


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one article: claims in text order, mentions, why drafts were refused, and what was read."""

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
    cast = cast_of(article)
    scene = Scene(article, cast, voices_of(article, cast), clock_of(article))
    atlas = atlas_of(article, cast)
    claims: dict[str, Claim] = {}
    refused: list[str] = []
    for extractor in extractors:
        for draft in extractor.extract(scene):
            reason = _ungrounded(draft, extractor, article)
            if reason:
                refused.append(reason)
                continue
            claim = _claim(draft, extractor, scene, atlas)
            if claim is not None:
                claims.setdefault(claim.id, claim)
    ordered = sorted(claims.values(), key=lambda claim: (claim.start, claim.end, claim.type, claim.id))
    coverage = coverage_of(article, ((claim.start, claim.end) for claim in ordered))
    return Extraction(tuple(ordered), cast.mentions, tuple(sorted(refused)), coverage)


def _ungrounded(draft: Draft, extractor: Extractor, article: Article) -> str | None:
    length = len(article.text.content)
    if not 0 <= draft.start < draft.end <= length:
        return f"{extractor.name}/{extractor.version}: a quote at {draft.start}-{draft.end} is outside the text"
    if TYPE_NAMES[type(draft.slots)] not in extractor.adds:
        return (
            f"{extractor.name}/{extractor.version}: a claim of type {TYPE_NAMES[type(draft.slots)]} was not announced"
        )
    return None


def _claim(draft: Draft, extractor: Extractor, scene: Scene, atlas: Atlas) -> Claim | None:
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
        when=draft.when or scene.clock.of(draft.slots, draft.start, draft.end),
        where=atlas.of(draft),
        said_by=voice.said_by if draft.said_by is None else draft.said_by,
        stance=draft.stance or voice.stance,
        extractor=f"{extractor.name}/{extractor.version}",
        anchors=tuple(sorted(draft.anchors)),
    )
