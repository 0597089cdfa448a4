"""Lines of the ledger: the figures of an incident, with what ties them to one another. Nothing here is ever added up.

A line that is a part of another (nested), that counts from a beginning (cumulative), or that comes on top of another
(further) is flagged, with the words that say so; totals leave it out (:mod:`answerable.record.ledger.total`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from answerable.identity.fold import words
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim, Stance
from answerable.record.backed import Backed
from answerable.record.gathering import folded
from answerable.record.incident import Figure, Incident
from answerable.record.origins.origin import Origin
from answerable.record.origins.support import support_of


class LedgerWords(Lexicon):
    """ledger.toml: words between and before figures, words of parts of the whole, and how far back they are read."""

    nested: tuple[str, ...]
    cumulative: tuple[str, ...]
    further: tuple[str, ...]
    parts: frozenset[str]
    reach: int


class Scope(StrEnum):
    """What a figure counts of the incident. WHOLE: nothing says otherwise."""

    WHOLE = "whole"
    NESTED = "nested"
    CUMULATIVE = "cumulative"
    FURTHER = "further"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine(Backed):
    """One figure in one voice.

    Attributes:
        figure: kind, bounds, whom, as the record has it.
        printed: the words of the source.
        voice: who gives it: the speakers, or the source itself by name.
        as_of: when it was given: the first publication, EDTF; None: not known.
        scope: whether it counts the whole, a part, from a beginning, or what comes on top.
        why: the words that say so, or how it was inferred; empty for the whole.
        origin: the source, of those that are one with this one, that was published first: its capture.
        sources: how many sources print it.
        hedged: no source states it flatly.
    """

    figure: Figure
    printed: str
    voice: tuple[str, ...]
    as_of: str | None
    scope: Scope
    why: str
    origin: str
    sources: int
    hedged: bool


def ledger_words() -> LedgerWords:
    """The words of the ledger, read once."""
    found: LedgerWords = load_lexicon("answerable.record.data", "ledger.toml", LedgerWords)
    return found


def ledger_of(
    incident: Incident, origins: Sequence[Origin] = (), texts: Mapping[str, str] | None = None
) -> tuple[LedgerLine, ...]:
    """The ledger of an incident: by kind of harm, then as of when, then as a reader meets it.

    Args:
        incident: the incident of the record.
        origins: the case's sources grouped (none: each source is its own origin).
        texts: the content of each capture, from which the words around a figure are read (none: they are not).
    """
    heads = {capture: origin.captures[0] for origin in origins for capture in origin.captures}
    lines = []
    for figure in incident.figures:
        scope, why = _scope(figure, incident.figures, texts or {})
        first = figure.claims[0]
        lines.append(
            LedgerLine(
                claims=figure.claims,
                figure=figure,
                printed=first.quote,
                voice=figure.speakers or (first.source.publisher or first.source.title or first.source.name,),
                as_of=min((c.source.published for c in figure.claims if c.source.published), default=None),
                scope=scope,
                why=why,
                origin=heads.get(first.source.capture, first.source.capture),
                sources=support_of(figure.claims, origins).sources,
                hedged=all(claim.stance is not Stance.STATED for claim in figure.claims),
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.figure.kind, line.as_of or "9999", line.claims[0].id)))


def _scope(figure: Figure, figures: Sequence[Figure], texts: Mapping[str, str]) -> tuple[Scope, str]:
    for claim in figure.claims:
        content = texts.get(claim.source.capture)
        if content is None:
            continue
        if (found := _tied(claim, figure, figures, content)) is not None:
            return found
    return _inferred(figure, figures)


def _tied(claim: Claim, figure: Figure, figures: Sequence[Figure], content: str) -> tuple[Scope, str] | None:
    """What the words before a figure in its text say of it."""
    lexicon = ledger_words()
    before = content[max(0, claim.start - lexicon.reach) : claim.start]
    before = re.split(r"[.!?]\s|\n", before)[-1].casefold()
    quote = claim.quote.casefold()
    earlier = any(
        other.source.capture == claim.source.capture and 0 <= claim.start - other.end <= lexicon.reach
        for known in figures
        if known is not figure and known.kind == figure.kind
        for other in known.claims
    )
    for scope, phrases in (
        (Scope.NESTED, lexicon.nested if earlier else ()),
        (Scope.FURTHER, lexicon.further),
        (Scope.CUMULATIVE, lexicon.cumulative),
    ):
        for phrase in phrases:
            ends = re.search(rf"\b{re.escape(phrase)}\b[\s,]*(?:\w+\s+)?$", before)
            if ends or re.match(rf"{re.escape(phrase)}\b", quote):
                return scope, f"“{phrase}”"
            if scope is Scope.CUMULATIVE and re.search(rf"\b{re.escape(phrase)}\b", f"{before} {quote}"):
                return scope, f"“{phrase}”"
    return None


def _inferred(figure: Figure, figures: Sequence[Figure]) -> tuple[Scope, str]:
    """A count of children beside a greater count of people in the same voice may be a part of it: then it is one."""
    part = not ledger_words().parts.isdisjoint(words(figure.whom or ""))
    for known in figures:
        if known is figure or known.kind != figure.kind or not part or folded(known.whom) == folded(figure.whom):
            continue
        whole = ledger_words().parts.isdisjoint(words(known.whom or ""))
        same = {c.source.capture for c in known.claims} & {c.source.capture for c in figure.claims}
        if whole and same and _at_most(figure, known):
            return Scope.NESTED, f"may be a part of the {known.whom or 'whole'} that the same source counts"
    return Scope.WHOLE, ""


def _at_most(one: Figure, other: Figure) -> bool:
    return other.max is None or (one.min or 0) <= other.max
