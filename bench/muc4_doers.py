"""Who may have done it: those that claims name or accuse, and the bodies and armed persons named nearby."""

import re
from collections.abc import Iterator
from itertools import pairwise

from answerable.claims.extraction import Extraction
from answerable.claims.violence.perpetrators import groups_in, is_known_group, perpetrator_kind
from answerable.model.claim import Claim, Stance
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots, NameSlots
from bench.muc4_nouns import Doer, Episode, Report

AUTHORITY = re.compile(
    r"polic|army|militar|government|minist|official|authorit|president|colonel|general|commander|command|armed forces"
    r"|intelligence|prosecutor|judge|spokes|press"
)


OWNED = re.compile(r"(?i)^(?:claim|admit|accept|t[ao]ok|acknowledg|assum|confess)\w*\b")


def confidence_of(claim: Claim) -> str:
    """How surely a claim names its perpetrator, in the words of the exam's set list."""
    speaker = " ".join(claim.said_by).lower()
    if isinstance(claim.slots, AllegationSlots) and OWNED.match(claim.slots.conduct):
        return "CLAIMED OR ADMITTED"
    if claim.stance is Stance.ALLEGED:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if AUTHORITY.search(speaker) else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT" if claim.stance is Stance.STATED else "POSSIBLE"


# What belongs to a body acts for it ("air force planes"), and its persons are its own ("members of the army").
_BELONGING = re.compile(r"(?i)(?:['’]s\b.*| (?:helicopters?|planes?|aircraft|patrols?|tanks?|vehicles?|gunships?))$")
_PERSONS_OF = re.compile(
    r"(?i)^(?:[\w-]+ ){0,3}?(?:members?|guerrillas?|rebels?|terrorists?|militants?|commandos?|units?|columns?|cells?"
    r"|elements?|soldiers?|troops?|leaders?|agents?|officers?|dissidents?|squads?|individuals?|men|group|personnel)"
    r" (?:of|from|belonging to) (?:the )?(?:same )?(?P<body>.+)$"
)


def add_doer(episode: Episode, text: str, how: str, start: int, confidence: str) -> None:
    """Add a doer, or what is told of one that is known; the surest confidence stays."""
    if is_organisation(_BELONGING.sub("", text)):
        text = _BELONGING.sub("", text)
    persons = _PERSONS_OF.match(text)
    if persons and is_organisation(persons["body"]):
        add_doer(episode, persons["body"], how, start, confidence)
    for _, _, group in groups_in(text):
        # "Guerrillas of the X": persons, and the body they are of.
        if len(group) < len(text) - 4 and not (persons and group.lower() in persons["body"].lower()):
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
    if _NAMELESS.match(text):
        return False
    if len(words) == 1 and words[0].isupper() and 2 < len(words[0]) < 8:  # noqa: PLR2004 - acronyms
        return True
    if (words and words[-1].lower() in _PERSONS) or _PERSONS_OF.match(text):
        return False
    return bool(words) and (bool(_BODIES.search(" ".join(words[-2:]))) or perpetrator_kind(text) == "criminal group")


# A word for a body alone names none.
_NAMELESS = re.compile(
    r"(?i)^(?:(?:the|a|an|this|that|new|same|armed|commando|another|other|unknown|unidentified|clandestine|guerrilla"
    r"|rebel|terrorist) )*(?:groups?|units?|forces?|organi[sz]ations?|movements?|squads?|cells?|commandos?|command"
    r"|front|party)$"
)
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
        "personnel",
        "dissidents",
        "fighters",
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
    named = {
        word.lower() for mention in extraction.mentions if mention.kind == "person" for word in mention.name.split()
    }
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
        if mention.name.lower() in named or _NAMELESS.match(mention.name):
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
    """Make one of the doers that are one body: by name and by acronym, or with more and fewer words before it."""
    kept: dict[str, Doer] = {}
    for doer in sorted(episode.doers, key=lambda one: (not one.organisation, -len(one.text.split()), one.start)):
        plain = doer.text.lower().removeprefix("the ")
        key = same.get(plain, plain)
        if doer.organisation and key not in kept:
            longer = [one for one in kept if kept[one].organisation and _ends_in(one, key)]
            key = max(longer, key=lambda one: kept[one].count, default=key)
        if key in kept:
            first = kept[key]
            first.how |= doer.how
            first.count += doer.count
            first.confidence = min(first.confidence, doer.confidence, key=_strength)
        else:
            kept[key] = doer
    episode.doers = sorted(kept.values(), key=lambda one: (one.start, one.text))


def _ends_in(longer: str, shorter: str) -> bool:
    return longer.endswith(f" {shorter}") or longer.rstrip("s") == shorter.rstrip("s")


def add_elsewhere(episode: Episode, extraction: Extraction) -> None:
    """What the claims of the whole report say of each doer: accused, told of, claiming it, denying it, speaking."""
    here = {claim.id for claim in episode.claims}
    for doer in episode.doers:
        name = re.compile(rf"\b{re.escape(doer.text.lower())}\b")
        for claim in extraction.claims:
            slots = claim.slots
            if any(name.search(speaker.lower()) for speaker in claim.said_by):
                doer.elsewhere.add("speaks" if claim.id not in here else "speaks of it")
            if isinstance(slots, AllegationSlots) and name.search(slots.accused.lower()):
                doer.elsewhere.add(
                    "denied" if claim.stance is Stance.DENIED else "owned" if OWNED.match(slots.conduct) else "accused"
                )
                if AUTHORITY.search(" ".join(claim.said_by).lower()):
                    doer.elsewhere.add("accused by authority")
            elif isinstance(slots, IncidentSlots) and slots.perpetrator and name.search(slots.perpetrator.lower()):
                doer.elsewhere.add("does " + str(claim.stance))
            elif isinstance(slots, IncidentSlots) and any(name.search(one.lower()) for one in slots.target):
                doer.elsewhere.add("struck")
            elif isinstance(slots, HarmSlots) and name.search((slots.whom or "").lower()):
                doer.elsewhere.add("harmed")
