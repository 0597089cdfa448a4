"""What an article's claims say about the event that HRDsAttack asks for: features of claims, weighed by small models.

The weights are in data/hrds.json; :mod:`bench.hrds_training` makes them.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from answerable.claims.extraction import Extraction
from answerable.claims.violence.perpetrators import perpetrator_kind
from answerable.claims.violence.targets import person_kind_of
from answerable.model.claim import Claim
from answerable.model.slots import AllegationSlots, DemandSlots, HarmSlots, IncidentSlots, PersonSlots, PostingSlots
from answerable.places.country import countries_in, country_named
from answerable.places.gazetteer import country_of
from bench.linear import Features

VIOLATIONS = ("arbitrary detention", "enforced disappearance", "kidnapping", "killing", "torture", "other", "unknown")
_CUES = {
    "journalist": r"journalis|reporter|press freedom|newspaper|media worker|cameraman|photograph",
    "defender": r"human rights|defender|activis|campaign",
    "union": r"\bunions?\b|unionis",
    "environment": r"environment|indigenous|land rights|mining",
    "trial": r"\btrial|court|charged|sentenc|verdict|bail|prosecut",
    "prison": r"prison|jail|custody|detain|arrest",
    "threat": r"threat|harass|intimidat|smear|surveill",
    "assault": r"beat|beaten|assault|attacked|injur",
    "raid": r"raid|confiscat|search",
    "missing": r"disappear|missing|whereabouts",
    "kidnap": r"kidnap|abduct|hostage",
    "kill": r"kill|murder|shot dead|assassinat|dead",
    "torture": r"tortur|ill-treat|beatings",
    "ban": r"\bban|travel ban|deport|expel|suspend|censor|shut down|licen[cs]e|fine[ds]?\b",
    "gunmen": r"gunmen|unidentified|unknown assailants|armed men|motorcycle",
    "militants": r"taliban|islamic state|militant|rebels|insurgent|guerrilla|boko haram|hamas|houthi|shabaab",
    "criminals": r"cartel|gang|criminal|drug traffick|hitm[ae]n|mafia",
    "police": r"police|officers|security forces|army|soldiers|authorities|government|prosecutor",
    "company": r"company|corporation|mine\b|logg",
    "protest": r"protest|demonstrat|rally|strike",
}
_PATTERNS = {name: re.compile(rf"(?i){pattern}") for name, pattern in _CUES.items()}


@dataclass(slots=True)
class Person:
    """What the claims of an article say of one person."""

    name: str
    first: int
    mentions: int = 0
    told: Counter[str] = field(default_factory=Counter)
    words: str = ""


def _bucket(number: float, bounds: tuple[float, ...]) -> str:
    return str(sum(number >= bound for bound in bounds))


def of_article(title: str, text: str, extraction: Extraction) -> Features:
    """The kinds of claims of an article, who is held to have done what, and what its words are about."""
    features: Features = {"bias": 1.0}
    kinds: Counter[str] = Counter()
    doers: Counter[str] = Counter()
    for claim in extraction.claims:
        slots = claim.slots
        if isinstance(slots, IncidentSlots | HarmSlots):
            kinds[f"{claim.type} {slots.kind}"] += 1
        if isinstance(slots, IncidentSlots) and slots.perpetrator:
            doers[perpetrator_kind(slots.perpetrator) or person_kind_of(slots.perpetrator) or "unknown"] += 1
            kinds[f"{slots.kind} by {perpetrator_kind(slots.perpetrator) or 'unknown'}"] += 1
        if isinstance(slots, AllegationSlots):
            doers["accused " + (perpetrator_kind(slots.accused) or "unknown")] += 1
        if isinstance(slots, DemandSlots):
            kinds["demand"] += 1
    total = sum(kinds.values()) or 1
    for kind, count in kinds.items():
        features["has " + kind] = 1.0
        features["many " + kind] = float(count >= 3)  # noqa: PLR2004 - told again and again
        features["share " + kind] = count / total
    most = max(doers.values(), default=1)
    for kind, count in doers.items():
        features["doer " + kind] = 1.0
        features["main doer " + kind] = float(count == most)
    words = max(1.0, len(text) / 1000)
    for name, pattern in _PATTERNS.items():
        count = len(pattern.findall(text))
        features["about " + name] = float(count > 0)
        features["much " + name] = float(count / words >= 2)  # noqa: PLR2004 - twice in a thousand characters
        features["title " + name] = float(bool(pattern.search(title)))
        features["lead " + name] = float(bool(pattern.search(text[:500])))
    return {name: value for name, value in features.items() if value}


def persons(extraction: Extraction) -> list[Person]:
    """The persons of an article, in the order of their first mention."""
    found: dict[str, Person] = {}
    for mention in extraction.mentions:
        if mention.kind == "person":
            person = found.setdefault(mention.name, Person(mention.name, mention.start))
            person.mentions += 1
    for claim in extraction.claims:
        for name, what in _told(claim):
            if name in found:
                found[name].told[what] += 1
        if isinstance(claim.slots, PostingSlots) and claim.slots.person in found:
            found[
                claim.slots.person
            ].words += f" {claim.slots.role or ''} {claim.slots.title or ''} {claim.slots.unit or ''}"
        if (
            isinstance(claim.slots, PersonSlots)
            and claim.slots.person in found
            and claim.slots.property == "occupation"
        ):
            found[claim.slots.person].words += " " + claim.slots.value
    return list(found.values())


def _told(claim: Claim) -> list[tuple[str, str]]:
    slots = claim.slots
    told: list[tuple[str, str]] = [(speaker, "speaks") for speaker in claim.said_by]
    if isinstance(slots, HarmSlots) and slots.whom:
        told.append((slots.whom, "harm " + slots.kind))
    elif isinstance(slots, IncidentSlots):
        told += [(name, "target " + slots.kind) for name in slots.target]
        if slots.perpetrator:
            told.append((slots.perpetrator, "doer"))
    elif isinstance(slots, AllegationSlots):
        told.append((slots.accused, "accused"))
        if slots.of:
            told.append((slots.of, "wronged"))
    elif isinstance(slots, DemandSlots):
        told.append((slots.by, "demands"))
        if slots.subject:
            told.append((slots.subject, "demanded"))
    elif isinstance(slots, PersonSlots):
        told.append((slots.person, "person " + slots.property))
    elif isinstance(slots, PostingSlots):
        told.append((slots.person, "posted"))
    return told


HARMED = re.compile(r"^(?:harm|target) ")


def of_person(title: str, text: str, person: Person, everybody: list[Person]) -> Features:
    """What tells a victim from the others whom an article names."""
    names = ["bias"]
    names += ["told " + what for what in sorted(person.told)]
    harmed = any(HARMED.match(what) for what in person.told)
    names.append("harmed" if harmed else "not harmed")
    others = [one for one in everybody if one is not person]
    names.append("others harmed" if any(HARMED.match(w) for one in others for w in one.told) else "none harmed")
    names += ["only speaks"] * (not harmed and "speaks" in person.told)
    rank = sum(one.mentions > person.mentions for one in everybody)
    names.append("rank " + _bucket(rank, (1, 2, 3, 5, 8)))
    names.append("order " + _bucket(sum(one.first < person.first for one in others), (1, 2, 3, 5, 8)))
    names.append("mentions " + _bucket(person.mentions, (2, 3, 5, 8, 13)))
    names.append("start " + _bucket(person.first, (150, 400, 900, 2000)))
    last = person.name.split()[-1]
    names.append("in title" if last.lower() in title.lower() else "not in title")
    names.append("words " + str(min(4, len(person.name.split()))))
    names.append("persons " + _bucket(len(everybody), (2, 4, 7, 12)))
    names += ["post " + kind for kind in sorted({person_kind_of(word) or "none" for word in person.words.split()})]
    near = " ".join(text[max(0, m.start() - 90) : m.end() + 110] for m in re.finditer(re.escape(person.name), text))
    names += [f"near {name}" for name, pattern in _PATTERNS.items() if pattern.search(near)]
    names += ["aged"] * bool(re.search(re.escape(person.name) + r"\W{1,3}\d\d\b", text))
    return dict.fromkeys(names, 1.0)


_AMERICA = re.compile(r"\bU\.S\.|\bUSA\b|\bUS\b")


def of_countries(title: str, text: str, extraction: Extraction) -> dict[str, Features]:
    """For each country that an article names, by ISO code, what tells it as the country of the event."""
    parts = _SENTENCE.split(text)
    sentences = [countries_in(part) + (("US",) if _AMERICA.search(part) else ()) for part in parts]
    count = Counter(code for sentence in sentences for code in set(sentence))
    lead = set(countries_in(text[:300])) | ({"US"} if _AMERICA.search(text[:300]) else set())
    head = set(countries_in(title)) | ({"US"} if _AMERICA.search(title) else set())
    where = Counter(
        location.country
        for claim in extraction.claims
        if isinstance(claim.slots, IncidentSlots | HarmSlots)
        for location in claim.where
        if location.country
    )
    towns = Counter(
        code
        for mention in extraction.mentions
        if mention.kind == "place" and country_named(mention.name) is None and (code := country_of(mention.name))
    )
    told = Counter(
        code
        for claim in extraction.claims
        if isinstance(claim.slots, IncidentSlots | HarmSlots)
        for code in _around(claim, text, parts, sentences)
    )
    inside = Counter(code for match in _INSIDE.finditer(text) for code in countries_in(match[1]))
    forces = Counter(code for match in _FORCE.finditer(text) for code in countries_in(match[1]))
    dateline = {code for match in _DATELINE.finditer(text[:200]) if (code := country_of(match[1].strip(" ,")))}
    opening = countries_in(title.partition(":")[0]) if ":" in title else ()
    count.update(dict.fromkeys((*where, *head, *towns), 0))
    out: dict[str, Features] = {}
    total = sum(count.values()) or 1
    order = {
        code: number for number, code in enumerate(dict.fromkeys(code for sentence in sentences for code in sentence))
    }
    for code, number in count.items():
        names = ["bias", "rank " + _bucket(sum(other > number for other in count.values()), (1, 2, 3))]
        names.append("share " + _bucket(number / total, (0.1, 0.2, 0.35, 0.5, 0.7, 0.9)))
        names.append("order " + _bucket(order.get(code, 9), (1, 2, 3)))
        names += (
            ["lead"] * (code in lead) + ["title"] * (code in head) + ["US"] * (code == "US") + ["GB"] * (code == "GB")
        )
        names.append("where " + _bucket(where[code], (1, 2, 4)))
        names += ["most where"] * (bool(where) and where[code] == max(where.values()))
        names.append("towns " + _bucket(towns[code], (1, 2, 4, 8)))
        names += ["most towns"] * (bool(towns) and towns[code] == max(towns.values()))
        names.append("inside " + _bucket(inside[code], (1, 2, 4)))
        names += ["most inside"] * (bool(inside) and inside[code] == max(inside.values()))
        names.append("forces " + _bucket(forces[code], (1, 2, 4)))
        names += ["most forces"] * (bool(forces) and forces[code] == max(forces.values()))
        names += ["inside title"] * any(code in countries_in(match[1]) for match in _INSIDE.finditer(title))
        names += ["opens title"] * (code in opening)
        names += ["dateline"] * (code in dateline)
        names.append("told " + _bucket(told[code], (1, 2, 4)))
        names += ["most told"] * (bool(told) and told[code] == max(told.values()))
        out[code] = dict.fromkeys(names, 1.0)
    return out


def _around(claim: Claim, text: str, parts: list[str], countries: list[tuple[str, ...]]) -> set[str]:
    """The countries that the sentence of a claim names."""
    at = 0
    for part, named in zip(parts, countries, strict=True):
        begin = text.find(part, at)
        at = begin + len(part)
        if begin <= claim.start < at:
            return set(named)
    return set()


_INSIDE = re.compile(r"\b[Ii]n (?:the )?(?:[a-z]+ern )?((?:[A-Z][\w'’-]*,? ?)+)")
_FORCE = re.compile(
    r"\b([A-Z][\w.’'-]*(?: [A-Z][\w’'-]*)?)(?:['’]s)? (?:\w+ )?(?:police|authorities|government|court|courts|army"
    r"|forces|soldiers|officials|security|regime|prison|prisons|jail|military|troops|prosecutors?|president|parliament"
    r"|law|laws)\b"
)
_DATELINE = re.compile(
    r"(?:^|\n)\s*([A-Z][\w .’'-]{2,30}(?:, [A-Z][\w .’'-]{2,20})?)\s*(?:\([\w. ]+\)\s*)?(?:,[^—–\n]{0,25})?"
    r"(?:—|–|--| - )"
)
_SENTENCE = re.compile(r"(?<=[.!?”])\s+")
