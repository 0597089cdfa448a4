"""From the claims of one report to MUC-4 templates: which claims are one incident, and what its set lists call it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from answerable.claims.extraction import Extraction
from answerable.claims.figures import read_figure
from answerable.claims.targets import person_kind_of, thing_kind_of
from answerable.claims.weapons import weapon_kind_of
from answerable.model.claim import Anchor, Claim, Stance
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots
from bench.muc4_places import country_of, countries_in, location

TYPES = {
    "bombing": "BOMBING",
    "arson": "ARSON",
    "abduction": "KIDNAPPING",
    "disappearance": "KIDNAPPING",
    "hijacking": "HIJACKING",
    "looting": "ROBBERY",
    "killing": "ATTACK",
    "massacre": "ATTACK",
    "execution": "ATTACK",
    "attack": "ATTACK",
    "shooting": "ATTACK",
    "ambush": "ATTACK",
    "shelling": "ATTACK",
    "airstrike": "ATTACK",
    "destruction": "ATTACK",
    "torture": "ATTACK",
}
HARMS = {
    "killed": "ATTACK",
    "injured": "ATTACK",
    "killed and injured": "ATTACK",
    "abducted": "KIDNAPPING",
    "missing": "KIDNAPPING",
    "casualties": "ATTACK",
}
WEAPONS = {
    "vehicle bomb": "VEHICLE BOMB",
    "dynamite": "DYNAMITE",
    "mine": "MINE",
    "aerial bomb": "AERIAL BOMB",
    "grenade": "GRENADE",
    "firebomb": "MOLOTOV COCKTAIL",
    "bomb": "BOMB",
    "explosive": "EXPLOSIVE",
    "missile": "MISSILE",
    "rocket": "ROCKET",
    "mortar": "MORTAR",
    "machine gun": "MACHINE GUN",
    "rifle": "RIFLE",
    "handgun": "HANDGUN",
    "gun": "GUN",
    "cutting weapon": "CUTTING DEVICE",
    "stone": "STONE",
    "fire": "FIRE",
    "artillery": "GUN",
    "incendiary weapon": "EXPLOSIVE",
    "cluster munition": "BOMB",
}
THINGS = {
    "residence": "CIVILIAN RESIDENCE",
    "commerce": "COMMERCIAL",
    "financial": "FINANCIAL",
    "diplomatic": "DIPLOMAT OFFICE OR RESIDENCE",
    "government": "GOVERNMENT OFFICE OR RESIDENCE",
    "party office": "POLITICAL FIGURE OFFICE OR RESIDENCE",
    "organization": "ORGANIZATION OFFICE",
    "law enforcement": "LAW ENFORCEMENT FACILITY",
    "energy": "ENERGY",
    "communications": "COMMUNICATIONS",
    "water": "WATER",
    "vehicle": "TRANSPORT VEHICLE",
    "transport facility": "TRANSPORTATION FACILITY",
    "transport route": "TRANSPORTATION ROUTE",
}
PERSONS = {
    "official": "GOVERNMENT OFFICIAL",
    "politician": "POLITICAL FIGURE",
    "legal": "LEGAL OR JUDICIAL",
    "diplomat": "DIPLOMAT",
    "military": "ACTIVE MILITARY",
    "police": "LAW ENFORCEMENT",
    "guard": "SECURITY GUARD",
}
STATE = frozenset({"state force", "military", "police", "official"})
ARMED = frozenset({"armed group"})
NEAR = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its dateline's place and date, and its text."""

    name: str
    content: str
    place: str | None
    published: str | None


@dataclass(slots=True, kw_only=True)
class Victim:
    """A human target."""

    text: str
    proper: bool
    number: str | None
    effects: set[str]
    start: int


@dataclass(slots=True, kw_only=True)
class Thing:
    """A physical target."""

    text: str
    number: str | None
    effect: str | None


@dataclass(slots=True, kw_only=True)
class Episode:
    """What will be a template."""

    type: str
    start: int
    end: int
    sure: bool
    days: tuple[str | None, str | None] | None = None
    place: str | None = None
    weapons: dict[str, str | None] = field(default_factory=dict)
    victims: list[Victim] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    perpetrators: dict[str, str] = field(default_factory=dict)
    denied: bool = False


def templates(report: Report, extraction: Extraction) -> list[dict[str, Any]]:
    """The templates of a report."""
    episodes: list[Episode] = []
    names = {mention.name for mention in extraction.mentions if mention.kind == "person"}
    for claim in extraction.claims:
        found = _episode(report, claim, names)
        if found is not None:
            _place_in(episodes, found)
    for claim in extraction.claims:
        if isinstance(claim.slots, AllegationSlots):
            _accuse(episodes, claim)
    home = _home(report)
    return [_template(report, episode, home, extraction) for episode in episodes if _relevant(report, episode, home)]


def _episode(report: Report, claim: Claim, names: set[str]) -> Episode | None:
    slots = claim.slots
    if claim.stance is Stance.DENIED:
        return None
    days = _days(claim)
    if isinstance(slots, IncidentSlots) and slots.kind in TYPES:
        episode = Episode(
            type=TYPES[slots.kind],
            start=claim.start,
            end=claim.end,
            sure=slots.kind not in {"attack", "killing", "destruction"},
            days=days,
            place=slots.place,
        )
        for words in slots.weapons:
            episode.weapons[words] = WEAPONS.get(weapon_kind_of(words) or "")
        if episode.type == "BOMBING" and weapon_kind_of(" ".join(slots.weapons)) == "aerial bomb":
            episode.type = "ATTACK"
        if slots.kind == "airstrike":
            episode.weapons.setdefault("", "AERIAL BOMB") if not episode.weapons else None
        for number, words in enumerate(slots.target):
            anchor = _anchors(claim, "target", number)
            if (
                words in names
                or (person_kind_of(words) is not None and thing_kind_of(words) is None)
                or _personal(words, slots.kind)
            ):
                effects = (
                    {"DEATH"}
                    if slots.kind in {"killing", "massacre", "execution"} and "ATTEMPT" not in claim.quote.upper()
                    else set()
                )
                episode.victims.append(
                    Victim(
                        text=words,
                        proper=words in names,
                        number=_number(report, anchor, words, names),
                        effects=effects,
                        start=claim.start,
                    )
                )
            else:
                episode.things.append(
                    Thing(text=words, number=_number(report, anchor, words, names), effect=_effect(claim, slots.kind))
                )
        if slots.perpetrator:
            for one in slots.perpetrator.split(" and "):
                episode.perpetrators[one] = (
                    "REPORTED AS FACT" if claim.stance is Stance.STATED and not claim.said_by else _confidence(claim)
                )
        return episode
    if isinstance(slots, HarmSlots) and slots.kind in HARMS:
        effects = {"killed": {"DEATH"}, "injured": {"INJURY"}, "killed and injured": {"DEATH", "INJURY"}}.get(
            slots.kind, set()
        )
        episode = Episode(
            type=HARMS[slots.kind],
            start=claim.start,
            end=claim.end,
            sure=slots.kind == "abducted",
            days=days,
            place=slots.place,
        )
        if slots.whom:
            episode.victims.append(
                Victim(
                    text=slots.whom,
                    proper=slots.whom in names,
                    number=_range(slots),
                    effects=set(effects),
                    start=claim.start,
                )
            )
        elif slots.min != 0:
            words = {"killed": "dead", "injured": "injured"}.get(slots.kind, "people")
            if words.upper() not in claim.quote.upper():
                words = claim.quote.split()[-1].lower()
            episode.victims.append(
                Victim(text=words, proper=False, number=_range(slots), effects=set(effects), start=claim.start)
            )
        return episode
    return None


def _personal(words: str, kind: str) -> bool:
    return (
        kind in {"killing", "massacre", "execution", "abduction", "disappearance", "torture"}
        and thing_kind_of(words) is None
    )


def _confidence(claim: Claim) -> str:
    speaker = " ".join(claim.said_by).lower()
    authority = re.search(
        r"polic|army|militar|government|minist|official|authorit|president|colonel|general|commander|command|armed forces|intelligence|prosecutor|judge|spokes",
        speaker,
    )
    if claim.stance is Stance.STATED:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if authority else "REPORTED AS FACT"
    if claim.stance is Stance.ALLEGED:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if authority else "SUSPECTED OR ACCUSED"
    return "POSSIBLE"


def _anchors(claim: Claim, slot: str, number: int) -> Anchor | None:
    found = [anchor for anchor in claim.anchors if anchor.slot == slot]
    return found[number] if number < len(found) else None


def _number(report: Report, anchor: Anchor | None, words: str, names: set[str]) -> str | None:
    if words in names:
        return "1"
    if anchor is not None:
        before = re.split(r"[.,;:]\s", report.content[max(0, anchor.start - 40) : anchor.start])[-1].lower().split()
        for start in range(max(0, len(before) - 5), len(before)):
            figure = read_figure(before[start:])
            if figure and figure.last == len(before[start:]) and not figure.vague:
                return _text_range(figure.min, figure.max, figure.approximate)
        head = re.split(r"\b(?:of|in|on|at|for|with|from)\b", words.lower())[0].split() or words.lower().split()
        last = head[-1]
        if (
            (
                last.endswith("s")
                and not last.endswith("ss")
                and last not in {"headquarters", "barracks", "premises", "bus", "offices"}
            )
            or last.endswith("men")
            or last in {"people", "children", "police"}
        ):
            return "PLURAL"
    return "1"


def _range(slots: HarmSlots) -> str | None:
    if slots.max is None and slots.approximate:
        return "PLURAL"
    return _text_range(slots.min, slots.max, slots.approximate)


def _text_range(low: int | None, high: int | None, approximate: bool) -> str | None:
    if low is None or high is None:
        return f"{low}-" if low is not None else f"{high}"
    if low != high:
        return f"{low}-{high}"
    return f"~{low}" if approximate else str(low)


def _effect(claim: Claim, kind: str) -> str | None:
    quote = claim.quote.lower()
    if re.search(r"destroy|demolish|raz|blew up|blown up|blow up|burn|reduced to|leveled", quote):
        return "DESTROYED"
    if re.search(r"damag|shatter", quote) or kind == "arson":
        return "SOME DAMAGE"
    return None


def _days(claim: Claim) -> tuple[str | None, str | None] | None:
    """(first day, last day) of what the words say of the time, in ISO form."""
    if claim.when is None or not claim.when.edtf:
        return None
    first, last = claim.when.begins[0], claim.when.ends[1]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", claim.when.edtf):
        return claim.when.edtf, claim.when.edtf
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def _place_in(episodes: list[Episode], new: Episode) -> None:
    """Put what a claim tells into the episode that it belongs to, or make it one of its own."""
    for old in reversed(episodes):
        if _together(old, new):
            _join(old, new)
            return
    episodes.append(new)


def _together(old: Episode, new: Episode) -> bool:
    close = new.start - old.end < NEAR
    if old.type != new.type:
        if not close or "KIDNAPPING" in {old.type, new.type} or "ATTACK" not in {old.type, new.type}:
            return False
    if _differ(old.place, new.place):
        return False
    if old.days and new.days and old.days[0] and new.days[0] and not _overlap(old.days, new.days):
        return False
    known = {v.text.lower() for v in old.victims if v.proper}
    named = {v.text.lower() for v in new.victims if v.proper}
    if known and named and not known & named and not close:
        return False
    return True


def _overlap(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    return (one[0] or "") <= (other[1] or "9") and (other[0] or "") <= (one[1] or "9")


def _differ(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    a, b = one.lower(), other.lower()
    if a in b or b in a:
        return False
    return not (country_of(one) == country_of(other) and (a in countries_in(a) or b in countries_in(b)))


def _join(old: Episode, new: Episode) -> None:
    if old.type == "ATTACK" and new.type != "ATTACK":
        old.type = new.type
    old.sure |= new.sure
    old.end = max(old.end, new.end)
    old.days = _narrower(old.days, new.days)
    old.place = old.place or new.place
    old.weapons |= {k: v for k, v in new.weapons.items() if k not in old.weapons}
    for person in new.victims:
        _add_victim(old.victims, person)
    for thing in new.things:
        same = next((t for t in old.things if _alike(t.text, thing.text)), None)
        if same is None:
            old.things.append(thing)
        else:
            same.effect = thing.effect if thing.effect == "DESTROYED" else same.effect or thing.effect
            if len(thing.text) > len(same.text) and same.number == thing.number:
                same.text = thing.text
    for name, confidence in new.perpetrators.items():
        old.perpetrators.setdefault(name, confidence)


def _narrower(
    one: tuple[str | None, str | None] | None, other: tuple[str | None, str | None] | None
) -> tuple[str | None, str | None] | None:
    if one is None or other is None:
        return one or other
    return one if one[0] == one[1] or other[0] != other[1] else other


def _alike(one: str, other: str) -> bool:
    a, b = one.lower().split(), other.lower().split()
    return bool(a and b) and (a[-1].rstrip("s") == b[-1].rstrip("s") or set(a) <= set(b) or set(b) <= set(a))


def _add_victim(victims: list[Victim], new: Victim) -> None:
    for old in victims:
        if old.proper and new.proper and old.text.lower() == new.text.lower():
            old.effects |= new.effects
            return
        if (
            not old.proper
            and not new.proper
            and _alike(old.text, new.text)
            and (old.number == new.number or "PLURAL" in {old.number, new.number} or abs(old.start - new.start) < 40)
        ):
            if old.effects and new.effects and not old.effects & new.effects and old.number != new.number:
                continue
            old.effects |= new.effects
            if old.number == "PLURAL" and new.number:
                old.number = new.number
            return
    victims.append(new)


def _accuse(episodes: list[Episode], claim: Claim) -> None:
    """Give an accusation's party to the nearest episode."""
    slots = claim.slots
    if not isinstance(slots, AllegationSlots):
        return
    near = sorted(
        episodes,
        key=lambda e: (
            0
            if e.start <= claim.end and claim.start <= e.end
            else min(abs(e.start - claim.end), abs(claim.start - e.end))
        ),
    )
    if near and min(abs(near[0].start - claim.end), abs(claim.start - near[0].end)) < NEAR:
        near[0].perpetrators.setdefault(slots.accused, _confidence(claim))


def _home(report: Report) -> str | None:
    """The country that a report is about: the one named most often, else that of the dateline."""
    counts = Counter(countries_in(report.content))
    if report.place:
        dateline = country_of(report.place)
        if dateline:
            counts[dateline] += 2
    return max(sorted(counts), key=lambda c: counts[c]) if counts else None


NINE = frozenset(
    {"EL SALVADOR", "GUATEMALA", "HONDURAS", "ARGENTINA", "BOLIVIA", "CHILE", "COLOMBIA", "ECUADOR", "PERU"}
)


def _relevant(report: Report, episode: Episode, home: str | None) -> bool:
    """Whether an episode is what the exam calls relevant: not between armed parties, in or about the nine countries."""
    country = (country_of(episode.place) if episode.place else None) or home
    if country not in NINE:
        return False
    if not (episode.victims or episode.things or episode.weapons):
        return False
    kinds = [person_kind_of(v.text) if not v.proper else "named" for v in episode.victims]
    kinds += ["military" if thing_kind_of(t.text) == "military" else "thing" for t in episode.things]
    if kinds and all(kind in {"military", "armed group", "state force"} for kind in kinds):
        return False
    return True


def _template(report: Report, episode: Episode, home: str | None, extraction: Extraction) -> dict[str, Any]:
    organisations, individuals = _perpetrators(episode, extraction)
    state = any(person_kind_of(name) in STATE and person_kind_of(name) not in ARMED for name in episode.perpetrators)
    category = None
    if episode.perpetrators:
        category = "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"
    out: dict[str, Any] = {
        "type": episode.type,
        "stage": "ACCOMPLISHED",
        "date": _date(report, episode),
        "location": location(episode.place, home),
        "perp_category": category,
        "perp_individuals": individuals,
        "perp_orgs": [{"name": name, "confidence": confidence} for name, confidence in organisations],
        "human_targets": [
            {
                "name": v.text if v.proper else None,
                "description": None if v.proper else v.text,
                "type": PERSONS.get(person_kind_of(v.text) or "", "CIVILIAN"),
                "number": v.number,
                "effect": sorted(v.effects),
            }
            for v in episode.victims
        ],
    }
    if episode.type not in {"KIDNAPPING", "ARSON"}:
        out["instruments"] = [{"id": words or None, "type": kind} for words, kind in episode.weapons.items()]
    if episode.type != "KIDNAPPING":
        out["physical_targets"] = [
            {
                "id": t.text,
                "type": THINGS.get(thing_kind_of(t.text) or "", "OTHER"),
                "number": t.number,
                "effect": t.effect,
            }
            for t in episode.things
        ]
    return out


def _date(report: Report, episode: Episode) -> str | None:
    days = episode.days
    if days and days[0] and days[0] == days[1]:
        return days[0]
    if days and days[0] and days[1]:
        span = date.fromisoformat(days[1]) - date.fromisoformat(days[0])
        if span.days < 32:  # noqa: PLR2004 - longer spans are no date of an incident
            return f"{days[0]}/{days[1]}"
    return f"/{report.published}" if report.published else None


def _perpetrators(episode: Episode, extraction: Extraction) -> tuple[list[tuple[str, str]], list[str]]:
    organisations: list[tuple[str, str]] = []
    individuals: list[str] = []
    units = {mention.name for mention in extraction.mentions if mention.kind == "unit"}
    for name, confidence in episode.perpetrators.items():
        if (
            name in units
            or (name.isupper() and len(name) < 8)
            or re.search(
                r"(?i)\b(?:front|movement|party|army|cartel|forces?|police|guard|organization|group|battalion|brigade|command|government|path|extraditables)\b",
                name,
            )
        ):  # noqa: PLR2004
            organisations.append((name, confidence))
        else:
            individuals.append(name)
    return organisations, individuals
