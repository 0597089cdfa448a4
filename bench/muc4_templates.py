"""From the episodes of one report to MUC-4 templates: what is kept, and what that exam's set lists call it."""

import re
from datetime import date
from typing import Any

from answerable.claims.extraction import Extraction
from answerable.claims.violence.targets import person_kind_of, thing_kind_of
from answerable.claims.violence.weapons import weapon_kind_of
from bench import muc4_choice as choice
from bench.muc4_episodes import episodes
from bench.muc4_nouns import Doer, Episode, Report, Thing, Victim
from bench.muc4_places import home_of, location

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
    "artillery": "GUN",
    "cutting weapon": "CUTTING DEVICE",
    "stone": "STONE",
    "fire": "FIRE",
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
FLOORS = dict.fromkeys(("episode", "victim", "thing", "organisation", "individual"), 0.32) | {"more": 0.5}
LONGEST_SPAN = 32


def templates(report: Report, extraction: Extraction) -> list[dict[str, Any]]:
    """The templates of a report."""
    found = episodes(report, extraction)
    kept = [
        episode
        for number, episode in enumerate(found)
        if choice.chance("episode", choice.of_episode(report, episode, number, len(found))) >= FLOORS["episode"]
    ]
    return [template(report, episode, extraction) for episode in kept]


def template(report: Report, episode: Episode, extraction: Extraction, *, everything: bool = False) -> dict[str, Any]:
    """One template; `everything` leaves nothing of the episode out (for training)."""
    victims = [
        v
        for v in episode.victims
        if everything or choice.chance("victim", choice.of_victim(report, episode, v)) >= FLOORS["victim"]
    ]
    things = [
        t
        for t in episode.things
        if everything or choice.chance("thing", choice.of_thing(report, episode, t)) >= FLOORS["thing"]
    ]
    doers = episode.doers if everything else _kept(report, episode)
    out: dict[str, Any] = {
        "type": episode.type,
        "stage": "ACCOMPLISHED",
        "date": _date(report, episode),
        "location": location(episode.place, home_of(report.content, report.place)),
        "perp_category": None if everything else _category(report, episode),
        "perp_individuals": [d.text for d in doers if not d.organisation],
        "perp_orgs": [
            {
                "name": d.text,
                "confidence": None
                if everything
                else choice.choose("confidence", choice.of_confidence(report, episode, d)),
            }
            for d in doers
            if d.organisation
        ],
        "human_targets": [_victim(v, report, extraction) for v in victims],
    }
    if episode.unharmed and not any(v.effects for v in victims):
        out["human_targets"].append({"effect": ["NO INJURY OR DEATH"]})
    if episode.type not in {"KIDNAPPING", "ARSON"}:
        out["instruments"] = _instruments(report, episode)
    if episode.type != "KIDNAPPING":
        out["physical_targets"] = [_thing(t) for t in things]
    return out


def _kept(report: Report, episode: Episode) -> list[Doer]:
    """The likeliest body and the likeliest persons, and others where they are likely by themselves."""
    kept: list[Doer] = []
    for model in ("organisation", "individual"):
        ranked = sorted(
            (
                (choice.chance(model, choice.of_doer(report, episode, doer)), doer)
                for doer in episode.doers
                if doer.organisation == (model == "organisation")
            ),
            key=lambda one: -one[0],
        )
        kept += [doer for rank, (chance, doer) in enumerate(ranked) if chance >= FLOORS[model if not rank else "more"]]
    return kept


def _category(report: Report, episode: Episode) -> str | None:
    chosen = choice.choose("category", choice.of_category(report, episode))
    return None if chosen == "NONE" else chosen


def _victim(victim: Victim, report: Report, extraction: Extraction) -> dict[str, Any]:
    described = _description(victim, report, extraction) if victim.proper else victim.text
    former = bool(re.search(r"(?i)\b(?:former|ex|retired)\b", described or ""))
    kind = PERSONS.get(person_kind_of(described or "") or "", "CIVILIAN")
    if former and kind in {"ACTIVE MILITARY", "GOVERNMENT OFFICIAL"}:
        kind = f"FORMER {kind}"
    return {
        "name": victim.text if victim.proper else None,
        "description": described,
        "type": kind,
        "number": victim.number,
        "effect": sorted(victim.effects),
    }


def _description(victim: Victim, report: Report, extraction: Extraction) -> str | None:
    """What a named victim is called beside the name: the words before it, or the apposition after it."""
    names = [m for m in extraction.mentions if m.kind == "person" and m.name == victim.text]
    for mention in names:
        before = report.content[max(0, mention.start - 60) : mention.start].replace("\n", " ")
        words = re.split(
            r"[,.;:()\[\]\"]|\b(?:of|the|a|an|and|by|that|to|against|his|her|their|on|for|with|in|was|were|killed|murdered|kidnapped)\b",
            before,
            flags=re.IGNORECASE,
        )[-1]
        if words.strip() and person_kind_of(words) not in {None, "armed group"}:
            return " ".join(words.split()).lower()
    for mention in names:
        after = report.content[mention.end : mention.end + 80].replace("\n", " ")
        match = re.match(r",\s+(?:the\s+|an?\s+)?([^,.;:]{3,60}),", after)
        if match:
            head = re.split(r"\b(?:of|who|from|in|for|at)\b", match[1], flags=re.IGNORECASE)[0]
            if person_kind_of(head) not in {None, "armed group"}:
                return match[1].strip().lower()
    return None


def _thing(thing: Thing) -> dict[str, Any]:
    kind = THINGS.get(thing_kind_of(thing.text) or "", "OTHER")
    return {"id": thing.text, "type": kind, "number": thing.number, "effect": thing.effect}


def _instruments(report: Report, episode: Episode) -> list[dict[str, Any]]:
    told = [{"id": words, "type": WEAPONS.get(weapon_kind_of(words) or "")} for words in episode.weapons]
    if told:
        return told
    words = " ".join(report.content[c.start : c.end] for c in episode.claims).lower()
    if episode.type == "BOMBING":
        return [{"type": "EXPLOSIVE" if "explo" in words and "bomb" not in words else "BOMB"}]
    if episode.type == "ATTACK" and re.search(r"\b(?:shot|shoot\w*|gunned|gunfire|fired)\b", words):
        return [{"type": "GUN"}]
    if episode.type == "ATTACK" and "machinegun" in words:
        return [{"type": "MACHINE GUN"}]
    return []


def _date(report: Report, episode: Episode) -> str | None:
    days = episode.days
    if days and days[0] and days[0] == days[1]:
        return days[0]
    if days and days[0] and days[1]:
        span = date.fromisoformat(days[1]) - date.fromisoformat(days[0])
        if span.days < LONGEST_SPAN:
            return f"{days[0]}/{days[1]}"
    return f"/{report.published}" if report.published else None
