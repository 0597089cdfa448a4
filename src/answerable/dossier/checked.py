"""Findings in a dossier: what the checks find about its subject, what speaks against it, what would settle it."""

from collections.abc import Iterable

from answerable.dossier.basis import Basis
from answerable.dossier.dossier import Block, Layout
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import listed, quoted, voice
from answerable.findings.checks import CHECKS, findings_of
from answerable.findings.finding import Finding
from answerable.record.gathering import gather

_SECTION = "findings"


def finding_blocks(entity: str, basis: Basis) -> list[Block]:
    """A block for each check that found something about the entity with this id."""
    found = findings_of(basis.ground, (entity,))
    blocks = []
    for check in CHECKS:
        sentences = [one for finding in found if finding.check == check.name for one in _sentences(finding)]
        if sentences:
            title = phrases().words["check"].format(check=check.looks_for[:1].upper() + check.looks_for[1:])
            unique = tuple({one.id: one for one in sentences}.values())
            blocks.append(Block(layout=Layout.LIST, title=title, sentences=unique))
    return blocks


def _sentences(finding: Finding) -> Iterable[Sentence]:
    spans = [Span(finding.words)]
    if finding.missing:
        settle = phrases().words["would_settle"].format(missing=_or(finding.missing))
        spans.append(Span(f" {settle}", Style.ASIDE))
    yield sentence(_SECTION, spans, finding.claims_for)
    if finding.claims_against:
        groups = gather(finding.claims_against, lambda claim: (claim.said_by, claim.quote))
        by_whom = phrases().words["by_whom"]
        told = listed(by_whom.format(what=quoted(group[0]).text, who=voice(group)) for group in groups)
        yield sentence(_SECTION, phrases().say("against_it", told=told), finding.claims_against)


def _or(items: tuple[str, ...]) -> str:
    return items[0] if len(items) == 1 else phrases().words["or"].format(before=", ".join(items[:-1]), last=items[-1])
