"""Who may have done it: those that claims name or accuse, and the bodies and armed persons named nearby."""

import re
from collections.abc import Iterator
from itertools import pairwise

from answerable.claims.extraction import Extraction
from answerable.claims.violence.perpetrators import groups_in, is_known_group, perpetrator_kind
from answerable.model.claim import Claim, Stance
from answerable.model.slots import NameSlots
from bench.muc4_nouns import Doer, Episode, Report

AUTHORITY = re.compile(
    r"polic|army|militar|government|minist|official|authorit|president|colonel|general|commander|command|armed forces"
    r"|intelligence|prosecutor|judge|spokes|press"
)


def confidence_of(claim: Claim) -> str:
    """How surely a claim names its perpetrator, in the words of the exam's set list."""
    speaker = " ".join(claim.said_by).lower()
    if claim.stance is Stance.ALLEGED:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if AUTHORITY.search(speaker) else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT" if claim.stance is Stance.STATED else "POSSIBLE"


def add_doer(episode: Episode, text: str, how: str, start: int, confidence: str) -> None:
    """Add a doer, or what is told of one that is known; the surest confidence stays."""
    for _, _, group in groups_in(text):
        # "Guerrillas of the X": persons, and the body they are of.
        if len(group) < len(text) - 4:
            add_doer(episode, group, how, start, confidence)
    for old in episode.doers:
        if old.text.lower() == text.lower():
            old.how.add(how)
            old.count += 1
            if "near" not in old.how or how != "near":
                old.confidence = min(old.confidence, confidence, key=_strength)
            return
    episode.doers.append(
        Doer(text=text, organisation=is_organisation(text), how={how}, start=start, confidence=confidence)
    )


def _strength(confidence: str) -> int:
    order = (
        "REPORTED AS FACT",
        "CLAIMED OR ADMITTED",
        "SUSPECTED OR ACCUSED BY AUTHORITIES",
        "SUSPECTED OR ACCUSED",
        "POSSIBLE",
    )
    return order.index(confidence)


_BODIES = re.compile(
    r"(?i)\b(?:front|movement|party|army|cartel|forces?|police|guard|organi[sz]ation|group|battalion|brigade|command|government"
    r"|path|military|regime|squads?|mafias?|ministry|navy|league|alliance|militia|unit|junta|union|high command|cell)\b"
)


def is_organisation(text: str) -> bool:
    """Whether words name a body rather than persons: a known one, a word for a body at the end, or an acronym."""
    words = text.split()
    if is_known_group(text):
        return True
    if len(words) == 1 and words[0].isupper() and 2 < len(words[0]) < 8:  # noqa: PLR2004 - acronyms
        return True
    if words and words[-1].lower() in _PERSONS:
        return False
    return bool(words) and (bool(_BODIES.search(" ".join(words[-2:]))) or perpetrator_kind(text) == "criminal group")


_PERSONS = frozenset(
    [
        "guerrillas",
        "rebels",
        "terrorists",
        "soldiers",
        "troops",
        "gunmen",
        "men",
        "members",
        "subversives",
        "extremists",
        "paramilitaries",
        "officers",
        "agents",
        "policemen",
        "elements",
        "individuals",
        "authorities",
        "militants",
        "commandos",
        "insurgents",
        "criminals",
        "traffickers",
    ]
)


def add_nearby(report: Report, episode: Episode, extraction: Extraction) -> None:
    """Add those who are only named: bodies and armed persons of the report, the nearest mention of each."""
    best: dict[str, tuple[int, int, str, int]] = {}
    for start, name in _armed(report, extraction):
        distance = min((abs(start - c.start) for c in episode.claims), default=9999)
        lower = name.lower()
        count = best[lower][3] + 1 if lower in best else 1
        nearest = min((distance, start, name), best[lower][:3]) if lower in best else (distance, start, name)
        best[lower] = (*nearest, count)
    for lower, (_, start, name, count) in sorted(best.items(), key=lambda item: item[1])[:12]:
        known = next((doer for doer in episode.doers if doer.text.lower() == lower), None)
        if known is None:
            episode.doers.append(
                Doer(text=name, organisation=is_organisation(name), how={"near"}, start=start, count=count)
            )
        else:
            known.count += count


# Times and wire services that look like bodies.
_NO_DOERS = frozenset(
    {"GMT", "AFP", "EFE", "ACAN-EFE", "AP", "UPI", "DPA", "ANSA", "IPS", "NOTIMEX", "TASS", "UN", "OAS", "CBS", "NBC"}
)


def _armed(report: Report, extraction: Extraction) -> Iterator[tuple[int, str]]:
    """(place, name) of every body and armed group of a report."""
    taken: list[tuple[int, int]] = []
    for start, end, name in groups_in(report.content):
        taken.append((start, end))
        yield start, name
    for mention in extraction.mentions:
        if (
            mention.name in _NO_DOERS
            or mention.kind not in {"unit", "group"}
            or any(a < mention.end and mention.start < b for a, b in taken)
        ):
            continue
        if is_organisation(mention.name) or perpetrator_kind(mention.name):
            yield mention.start, mention.name


def abbreviated(report: Report, extraction: Extraction) -> dict[str, str]:
    """From each acronym that a report introduces to the name it stands for, both in lower case."""
    same = {
        claim.slots.name.lower(): claim.slots.entity.lower()
        for claim in extraction.claims
        if isinstance(claim.slots, NameSlots) and claim.slots.kind == "acronym"
    }
    for (_, end, first), (start, _, second) in pairwise(groups_in(report.content)):
        if report.content[end:start].strip() in {"(", "["}:
            acronym, name = sorted((first.lower(), second.lower()), key=len)
            same[acronym] = name
    return same


def bring_together(episode: Episode, same: dict[str, str]) -> None:
    """Make one of the doers that are one body under its name and its acronym."""
    kept: dict[str, Doer] = {}
    for doer in episode.doers:
        plain = doer.text.lower().removeprefix("the ")
        key = same.get(plain, plain)
        if key in kept:
            first = kept[key]
            first.how |= doer.how
            first.count += doer.count
            first.confidence = min(first.confidence, doer.confidence, key=_strength)
        else:
            kept[key] = doer
    episode.doers = list(kept.values())
