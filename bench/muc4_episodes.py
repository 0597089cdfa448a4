"""The claims of one report brought together: what is one incident, with its victims, targets, weapons and doers."""

import re
from collections.abc import Iterator

from answerable.claims.extraction import Extraction
from answerable.claims.violence.targets import person_kind_of, thing_kind_of
from answerable.claims.wording.figures import read_figure
from answerable.model.claim import Anchor, Claim, Stance
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots
from bench.muc4_doers import abbreviated, add_doer, add_elsewhere, add_nearby, bring_together, confidence_of
from bench.muc4_nouns import Days, Episode, Report, Thing, Victim

TYPES = {
    "bombing": "BOMBING",
    "arson": "ARSON",
    "abduction": "KIDNAPPING",
    "kidnapping": "KIDNAPPING",
    "disappearance": "KIDNAPPING",
    "hijacking": "HIJACKING",
    "looting": "ROBBERY",
    **dict.fromkeys(
        (
            "killing",
            "massacre",
            "execution",
            "attack",
            "shooting",
            "ambush",
            "shelling",
            "airstrike",
            "destruction",
            "torture",
        ),
        "ATTACK",
    ),
}
HARMS = {
    "killed": "ATTACK",
    "injured": "ATTACK",
    "killed and injured": "ATTACK",
    "casualties": "ATTACK",
    "abducted": "KIDNAPPING",
    "missing": "KIDNAPPING",
}
EFFECTS = {"killed": {"DEATH"}, "injured": {"INJURY"}, "killed and injured": {"DEATH", "INJURY"}}
DEADLY = frozenset({"killing", "massacre", "execution"})
NEAR = 700
BESIDE = 350
_SAME_PLURAL = frozenset({"headquarters", "barracks", "premises", "bus"})


# What is denied makes no claim; that nobody was hurt is read off the text.
_UNHARMED = re.compile(
    r"(?i)\b(?:no\s+one\s+(?:was|has\s+been)\s+(?:injured|hurt|killed)|nobody\s+was|no\s+(?:reports?\s+of\s+)?(?:casualties|victims|injuries|injured|deaths|fatalities|wounded)"
    r"|without\s+(?:causing\s+)?(?:any\s+)?(?:casualties|victims|injuries)|(?:escaped|was|were)\s+unharmed|unhurt)\b"
)


def episodes(report: Report, extraction: Extraction) -> list[Episode]:
    """The incidents of a report, in the order of their first claims, with everybody who may have done them."""
    found: list[Episode] = []
    for new in told(report, extraction):
        _place_in(found, new)
    for claim in extraction.claims:
        if isinstance(claim.slots, AllegationSlots):
            for old in _nearest(found, claim.start):
                add_doer(old, claim.slots.accused, "accused", claim.start, confidence_of(claim))
    for match in _UNHARMED.finditer(report.content):
        for old in _nearest(found, match.start()):
            old.unharmed = True
    same = abbreviated(report, extraction)
    for episode in found:
        add_nearby(report, episode, extraction)
        bring_together(episode, same)
        add_elsewhere(episode, extraction)
    return found


def told(report: Report, extraction: Extraction) -> Iterator[Episode]:
    """What each claim tells of an incident by itself, in the order of the claims."""
    names = {mention.name for mention in extraction.mentions if mention.kind == "person"}
    for claim in extraction.claims:
        new = _episode(report, claim, names)
        if new is not None:
            yield new


def _episode(report: Report, claim: Claim, names: set[str]) -> Episode | None:
    slots = claim.slots
    if claim.stance is Stance.DENIED:
        return None
    if isinstance(slots, IncidentSlots) and slots.kind in TYPES:
        return _of_incident(report, claim, slots, names)
    if isinstance(slots, HarmSlots) and slots.kind in HARMS and slots.max != 0:
        episode = Episode(
            type=HARMS[slots.kind], start=claim.start, end=claim.end, days=_days(report, claim), place=slots.place
        )
        words = slots.whom or _counted(claim, slots.kind)
        episode.victims.append(
            Victim(
                text=words,
                proper=words in names,
                number=_range(slots),
                effects=set(EFFECTS.get(slots.kind, set())),
                start=claim.start,
                told={slots.kind},
            )
        )
        episode.kinds.add("harm " + slots.kind)
        episode.claims.append(claim)
        return episode
    return None


def _counted(claim: Claim, kind: str) -> str:
    words = {"killed": "dead", "injured": "injured"}.get(kind, "people")
    return words if words in claim.quote.lower() else claim.quote.split()[-1].lower()


def _of_incident(report: Report, claim: Claim, slots: IncidentSlots, names: set[str]) -> Episode:
    episode = Episode(
        type=TYPES[slots.kind], start=claim.start, end=claim.end, days=_days(report, claim), place=slots.place
    )
    episode.kinds.add(slots.kind)
    episode.claims.append(claim)
    for words in slots.weapons:
        episode.weapons[words] = claim.start
    attempted = "attempt" in claim.quote.lower()
    for number, words in enumerate(slots.target):
        anchor = _anchor(claim, "target", number)
        told = {slots.kind}
        if _personal(words, slots.kind, names):
            effects = {"DEATH"} if slots.kind in DEADLY and not attempted else set()
            count = _number(report, anchor, words, names)
            start = anchor.start if anchor else claim.start
            episode.victims.append(
                Victim(text=words, proper=words in names, number=count, effects=effects, start=start, told=told)
            )
        else:
            count = _number(report, anchor, words, names)
            effect = _effect(claim, slots.kind)
            episode.things.append(Thing(text=words, number=count, effect=effect, start=claim.start, told=told))
            for name in sorted(names):
                if re.search(rf"\b{re.escape(name)}\b", words):
                    # An attack on somebody's home is aimed at who lives there.
                    episode.victims.append(
                        Victim(text=name, proper=True, number="1", effects=set(), start=claim.start, told={"owner"})
                    )
    if slots.perpetrator:
        for one in slots.perpetrator.split(" and "):
            add_doer(episode, one, "told", claim.start, confidence_of(claim))
    return episode


def _personal(words: str, kind: str, names: set[str]) -> bool:
    if words in names:
        return True
    thing = thing_kind_of(words)
    if thing is None:
        return person_kind_of(words) is not None or kind in DEADLY | {
            "abduction",
            "kidnapping",
            "disappearance",
            "torture",
        }
    return person_kind_of(words) is not None and thing in {"military", "settlement"}


def _anchor(claim: Claim, slot: str, number: int) -> Anchor | None:
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
                return text_range(figure.min, figure.max, approximate=figure.approximate)
    head = (re.split(r"\b(?:of|in|on|at|for|with|from)\b", words.lower())[0].split() or words.lower().split() or [""])[
        -1
    ]
    plural = head.endswith("s") and not head.endswith("ss") and head not in _SAME_PLURAL
    return "PLURAL" if plural or head.endswith("men") or head in {"people", "children", "police", "personnel"} else "1"


def _range(slots: HarmSlots) -> str | None:
    if slots.max is None and slots.approximate:
        return "PLURAL"
    return text_range(slots.min, slots.max, approximate=slots.approximate)


def text_range(low: int | None, high: int | None, *, approximate: bool) -> str:
    """A range as MUC-4 prints it: "5", "~5", "5-7", "5-", "-7"."""
    if low is None or high is None:
        return f"{low}-" if low is not None else f"-{high}"
    if low != high:
        return f"{low}-{high}"
    return f"~{low}" if approximate else str(low)


def _effect(claim: Claim, kind: str) -> str | None:
    quote = claim.quote.lower()
    if re.search(r"destroy|demolish|\braz|blew up|blown up|blow up|blowing up|reduced to|leveled|burned down", quote):
        return "DESTROYED"
    return "SOME DAMAGE" if re.search(r"damag|shatter", quote) or kind == "arson" else None


def _days(report: Report, claim: Claim) -> Days | None:
    """(first, last) day in ISO form of what the words say of the time; None for what lies after the report."""
    if claim.when is None or not claim.when.edtf:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", claim.when.edtf):
        days: Days = (claim.when.edtf, claim.when.edtf)
    else:
        first, last = claim.when.begins[0], claim.when.ends[1]
        days = (first.isoformat() if first else None, last.isoformat() if last else None)
    if report.published and days[0] and days[0] > report.published:
        return None
    return days


def _nearest(found: list[Episode], place: int) -> list[Episode]:
    near = [(min(abs(e.start - place), abs(e.end - place)), i) for i, e in enumerate(found)]
    return [found[i] for distance, i in sorted(near)[:1] if distance < NEAR]


def _place_in(found: list[Episode], new: Episode) -> None:
    for old in reversed(found):
        if _together(old, new):
            _join(old, new)
            return
    found.append(new)


def _together(old: Episode, new: Episode) -> bool:
    distance = new.start - old.end
    if old.type != new.type and not (_mixes(old, new) and distance < BESIDE):
        return False
    if _differ(old.place, new.place):
        return False
    if old.days and new.days and old.days[0] and new.days[0] and not _overlap(old.days, new.days):
        return False
    known = {v.text.lower() for v in old.victims if v.proper}
    named = {v.text.lower() for v in new.victims if v.proper}
    return not (known and named and not known & named and distance > BESIDE)


def _mixes(old: Episode, new: Episode) -> bool:
    """Whether two types may be one incident: figures of harm, damage and "the attack" belong to any act beside them."""
    if "KIDNAPPING" in {old.type, new.type} or "ATTACK" not in {old.type, new.type}:
        return False
    attack = old if old.type == "ATTACK" else new
    return all(kind.startswith("harm") or kind in {"attack", "destruction"} for kind in attack.kinds)


def _overlap(one: Days, other: Days) -> bool:
    return (one[0] or "") <= (other[1] or "9") and (other[0] or "") <= (one[1] or "9")


def _differ(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    a, b = one.lower(), other.lower()
    return a not in b and b not in a


def _join(old: Episode, new: Episode) -> None:
    """Make what `new` tells part of `old`."""
    if old.type == "ATTACK" and new.type != "ATTACK":
        old.type = new.type
    old.end = max(old.end, new.end)
    old.kinds |= new.kinds
    old.claims += new.claims
    if old.days is None or (old.days[0] != old.days[1] and new.days is not None and new.days[0] == new.days[1]):
        old.days = new.days or old.days
    old.place = old.place or new.place
    old.weapons = new.weapons | old.weapons
    for person in new.victims:
        _add_victim(old.victims, person)
    for thing in new.things:
        _add_thing(old.things, thing)
    for doer in new.doers:
        for how in sorted(doer.how):
            add_doer(old, doer.text, how, doer.start, doer.confidence)


def alike(one: str, other: str) -> bool:
    """Whether two descriptions share their last word or hold one another."""
    a, b = one.lower().split(), other.lower().split()
    return bool(a and b) and (a[-1].rstrip("s") == b[-1].rstrip("s") or set(a) <= set(b) or set(b) <= set(a))


def _add_thing(things: list[Thing], new: Thing) -> None:
    same = next((old for old in things if alike(old.text, new.text)), None)
    if same is None:
        things.append(new)
        return
    same.told |= new.told
    same.effect = new.effect if new.effect == "DESTROYED" else same.effect or new.effect


def _add_victim(victims: list[Victim], new: Victim) -> None:
    for old in victims:
        if old.proper != new.proper:
            continue
        if old.proper and old.text.lower() == new.text.lower():
            old.effects |= new.effects
            old.told |= new.told
            return
        touching = abs(old.start - new.start) < 40  # noqa: PLR2004 - the same words told twice, by an incident and by harm
        if (
            not old.proper
            and alike(old.text, new.text)
            and (old.number == new.number or "PLURAL" in {old.number, new.number} or touching)
        ):
            if old.effects and new.effects and not old.effects & new.effects and old.number != new.number:
                continue
            old.effects |= new.effects
            old.told |= new.told
            if old.number == "PLURAL" and new.number:
                old.number = new.number
            return
    victims.append(new)
