"""What of an episode goes into a template: a small linear model over what the claims say.

Its weights are in data/muc4.json; :mod:`bench.muc4_training` makes them, data/muc4.md says of what.
"""

import re
from datetime import date

from answerable.claims.violence.perpetrators import perpetrator_kind
from answerable.claims.violence.targets import person_kind_of, thing_kind_of
from answerable.claims.violence.weapons import weapon_kind_of
from answerable.model.claim import Claim
from bench import linear
from bench.linear import Features
from bench.muc4_doers import AUTHORITY
from bench.muc4_nouns import Doer, Episode, Report, Thing, Victim
from bench.muc4_places import NINE, home_of


def chance(model: str, features: Features) -> float:
    """How likely a yes/no `model` finds it."""
    return linear.chance(linear.weights("muc4"), model, features)


def choose(model: str, features: Features) -> str:
    """The likeliest answer of a model with several."""
    return linear.choose(linear.weights("muc4"), model, features)


def _bucket(number: float, bounds: tuple[float, ...]) -> str:
    return str(sum(number >= bound for bound in bounds))


def _age(report: Report, episode: Episode) -> str:
    if not episode.days or not episode.days[0] or not report.published:
        return "none"
    days = (date.fromisoformat(report.published) - date.fromisoformat(episode.days[0])).days
    return _bucket(days, (0, 2, 8, 32, 62, 400))


_FIRST_PERSON = re.compile(r"(?i)\b(?:we|our|us|i|my)\b")


def _kind(victim: Victim) -> str:
    return "named" if victim.proper else person_kind_of(victim.text) or "unknown"


def of_episode(report: Report, episode: Episode, number: int, total: int) -> Features:
    """What tells an incident that the exam asks for from one that it does not."""
    names = ["bias", "type " + episode.type]
    names += ["kind " + kind for kind in sorted(episode.kinds)]
    kinds = {_kind(v) for v in episode.victims}
    things = {thing_kind_of(t.text) or "unknown" for t in episode.things}
    names += ["victim " + kind for kind in sorted(kinds)] + ["thing " + kind for kind in sorted(things)]
    names += ["weapon " + (weapon_kind_of(w) or "?") for w in sorted(episode.weapons)]
    if not episode.victims and not episode.things:
        names.append("nobody")
    told = {
        person_kind_of(d.text) or ("body" if d.organisation else "person") for d in episode.doers if "told" in d.how
    }
    names += ["doer " + kind for kind in sorted(told)] or ["no doer"]
    names += ["accused"] * any("accused" in d.how for d in episode.doers)
    names += [f"doer {d} victim {v}" for d in sorted(told) for v in sorted(kinds)]
    names += [f"doer {d} thing" for d in sorted(told) if things]
    names.append("age " + _age(report, episode))
    names.append("claims " + _bucket(len(episode.claims), (2, 3, 5, 9)))
    names.append("start " + _bucket(episode.start, (250, 600, 1200, 2500)))
    names.append("length " + _bucket(len(report.content), (800, 1600, 3000, 6000)))
    names.append("number " + _bucket(number, (1, 2, 3, 5)) + " of " + _bucket(total, (2, 3, 5, 8)))
    names.append("place " + ("named" if episode.place else "none"))
    home = home_of(report.content, report.place)
    names.append("home " + ("nine" if home in NINE else "other"))
    personal = len(_FIRST_PERSON.findall(report.content)) / max(1, len(report.content) / 1000)
    names.append("personal " + _bucket(personal, (0.5, 2, 5, 9)))
    names.append("clandestine" if "CLANDESTINE" in (report.place or "").upper() else "open")
    names += _claim_marks(episode.claims)
    plural = all(v.number == "PLURAL" for v in episode.victims) and all(t.number == "PLURAL" for t in episode.things)
    names.append("plural" if plural else "counted")
    return dict.fromkeys(names, 1.0)


def _claim_marks(claims: list[Claim]) -> list[str]:
    first = claims[0]
    names = ["stance " + str(first.stance), "spoken" if first.said_by else "own voice"]
    names += [f"type {claim_type}" for claim_type in sorted({claim.type for claim in claims})]
    quote = first.quote.lower()
    names += [
        f"word {word}"
        for word in ("attempt", "threat", "war", "combat", "plan", "last", "today", "yesterday")
        if word in quote
    ]
    return names


def of_victim(report: Report, episode: Episode, victim: Victim) -> Features:
    """What tells a victim of the incident from others who are spoken of."""
    kind = _kind(victim)
    names = ["bias", "kind " + kind, "type " + episode.type, f"kind {kind} {episode.type}"]
    names += ["told " + told for told in sorted(victim.told)]
    names += ["effect " + effect for effect in sorted(victim.effects)] or ["no effect"]
    names.append("number " + ("1" if victim.number == "1" else "PLURAL" if victim.number == "PLURAL" else "n"))
    names.append("distance " + _bucket(victim.start - episode.start, (1, 200, 500, 1000)))
    names.append("words " + str(min(len(victim.text.split()), 5)))
    names.append("victims " + _bucket(len(episode.victims), (2, 3, 5, 8)))
    others = {_kind(v) for v in episode.victims if v is not victim}
    names += [f"beside named {kind}"] * ("named" in others)
    names += [f"{kind} beside {other}" for other in sorted(others)]
    del report
    return dict.fromkeys(names, 1.0)


def of_thing(report: Report, episode: Episode, thing: Thing) -> Features:
    """What tells a physical target from other objects."""
    kind = thing_kind_of(thing.text) or person_kind_of(thing.text) or "unknown"
    names = ["bias", "kind " + kind, "type " + episode.type, f"kind {kind} {episode.type}"]
    names += ["told " + told for told in sorted(thing.told)]
    names.append("effect " + str(thing.effect))
    names.append("number " + ("1" if thing.number == "1" else "PLURAL" if thing.number == "PLURAL" else "n"))
    names.append("distance " + _bucket(thing.start - episode.start, (1, 200, 500, 1000)))
    names.append("words " + str(min(len(thing.text.split()), 6)))
    names.append("things " + _bucket(len(episode.things), (2, 3, 5, 8)))
    names.append("pronoun" if thing.text.lower() in {"it", "them", "which", "that", "others"} else "noun")
    names.append("proper" if thing.text[:1].isupper() else "common")
    del report
    return dict.fromkeys(names, 1.0)


CLOSE = 250
_CLAIMED = re.compile(r"(?i)claimed responsib|claimed credit|admitted|acknowledged|claimed (?:the|that)|took credit")
_BLAMED = re.compile(r"(?i)attribut|blam|accus|suspect|alleged|presum|believed|responsib|implicat|charge")
_MEMBER = re.compile(
    r"(?i)(?:members?|guerrillas?|rebels?|terrorists?|militants?|commandos?|column|cell|front|leaders?)"
    r" (?:of|from|belonging to) (?:the )?$"
)


def doer_kind(doer: Doer) -> str:
    """What kind of doer a name tells, as far as it does."""
    known = perpetrator_kind(doer.text)
    if known:
        return known
    return "acronym" if doer.text.isupper() and " " not in doer.text else "body" if doer.organisation else "person"


def of_doer(report: Report, episode: Episode, doer: Doer) -> Features:
    """What tells who did it from others named nearby."""
    kind = person_kind_of(doer.text) or (
        "acronym" if doer.text.isupper() else "body" if doer.organisation else "person"
    )
    distance = min((abs(doer.start - c.start) for c in episode.claims), default=9999)
    around = report.content[max(0, doer.start - 160) : doer.start + 200]
    before = report.content[max(0, doer.start - 40) : doer.start]
    names = ["bias", "kind " + kind, "type " + episode.type]
    names += ["how " + how for how in sorted(doer.how)]
    names += [f"how {how} kind {kind}" for how in sorted(doer.how)]
    names.append(f"distance {_bucket(distance, (1, 80, 200, 400, 800, 1500))}")
    names.append(f"distance {_bucket(distance, (80, 400, 1500))} {kind}")
    names.append("count " + _bucket(doer.count, (2, 3, 5, 8)))
    names += ["claimed"] * bool(_CLAIMED.search(around)) + ["blamed"] * bool(_BLAMED.search(around))
    names += ["member"] * bool(_MEMBER.search(before))
    sentence = re.split(r"[.!?]\s", report.content[max(0, doer.start - 250) : doer.start])[-1]
    names += ["claimed before"] * bool(_CLAIMED.search(sentence)) + ["blamed before"] * bool(_BLAMED.search(sentence))
    after = re.split(r"[.!?]\s", report.content[doer.start : doer.start + 250])[0]
    names += ["claimed after"] * bool(_CLAIMED.search(after)) + ["blamed after"] * bool(_BLAMED.search(after))
    names += ["by before"] * bool(re.search(r"(?i)\bby (?:the )?$", before))
    names += [f"elsewhere {what}" for what in sorted(doer.elsewhere)]
    told_of = _sentences_with(report, doer.text)
    places = [report.content.find(one) for one in told_of]
    first = min((c.start for c in episode.claims), default=0)
    names += ["with first claim"] * any(a <= first < a + len(b) for a, b in zip(places, told_of, strict=True))
    names += ["with a claim"] * any(
        a <= c.start < a + len(b) for a, b in zip(places, told_of, strict=True) for c in episode.claims
    )
    names.append("first sentence " + _bucket(min(places, default=9999), (1, 250, 600, 1500)))
    names += ["owned somewhere"] * any(_CLAIMED.search(one) for one in told_of)
    names += ["blamed somewhere"] * any(_BLAMED.search(one) for one in told_of)
    groups = [d for d in episode.doers if d.organisation and doer_kind(d) in {"armed group", "criminal group"}]
    names.append(f"{kind} one of {min(len(groups), 4)}")
    persons = {doer_kind(d) for d in episode.doers if not d.organisation and d.how & {"told", "accused"}}
    names += [f"{kind} with persons {one}" for one in sorted(persons)]
    told = [d for d in episode.doers if "told" in d.how and d is not doer]
    names.append("others told" if told else "none told")
    names.append(
        "speaker" if any(doer.text.lower() in " ".join(c.said_by).lower() for c in episode.claims) else "no speaker"
    )
    known = [
        d for d in episode.doers if perpetrator_kind(d.text) in {"armed group", "criminal group"} and d is not doer
    ]
    names.append(f"{kind} " + ("rivalled" if known else "alone"))
    rivals = [d for d in episode.doers if d.organisation == doer.organisation and d is not doer]
    nearer = sum(min((abs(d.start - c.start) for c in episode.claims), default=9999) < distance for d in rivals)
    names.append("nearer " + _bucket(nearer, (1, 2, 4)))
    names.append("rank " + _bucket(sum(d.count > doer.count for d in rivals), (1, 2, 4)))
    names.append("clandestine" if "CLANDESTINE" in (report.place or "").upper() else "open")
    home = home_of(report.content, report.place)
    names.append(f"{kind} {home}" if kind in {"state force", "armed group"} else "elsewhere")
    return dict.fromkeys(names, 1.0)


def _sentences_with(report: Report, text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?])\s+", report.content) if text.lower() in one.lower()]


def of_confidence(report: Report, episode: Episode, doer: Doer) -> Features:
    """What tells how surely a body is named."""
    around = report.content[max(0, doer.start - 160) : doer.start + 200]
    names = ["bias", "said " + doer.confidence, *("how " + how for how in sorted(doer.how))]
    names += ["claimed"] * bool(_CLAIMED.search(around)) + ["blamed"] * bool(_BLAMED.search(around))
    names += [f"elsewhere {what}" for what in sorted(doer.elsewhere)]
    told = _sentences_with(report, doer.text)
    owned = [one for one in told if _CLAIMED.search(one)]
    names += ["claimed somewhere"] * bool(owned) + ["blamed somewhere"] * any(_BLAMED.search(one) for one in told)
    names += ["blamed by authority somewhere"] * any(
        _BLAMED.search(one) and AUTHORITY.search(one.lower()) for one in told
    )
    names += ["denied somewhere"] * any(re.search(r"(?i)\bden(?:y|ie[sd]|ial)", one) for one in told)
    names += ["maybe somewhere"] * any(
        re.search(r"(?i)possibl|could have|may have|might|apparently|similar", one) for one in told
    )
    names.append("sentences " + _bucket(len(told), (2, 4, 7)))
    stances = {str(claim.stance) for claim in episode.claims}
    names += ["episode " + stance for stance in sorted(stances)]
    speakers = " ".join(" ".join(c.said_by) for c in episode.claims).lower()
    names += ["authority"] * bool(AUTHORITY.search(speakers)) + ["spoken"] * bool(speakers)
    names += ["authority near"] * bool(AUTHORITY.search(around.lower()))
    names.append("kind " + doer_kind(doer))
    names += ["blamed by authority"] * bool(_BLAMED.search(around) and AUTHORITY.search(around.lower()))
    return dict.fromkeys(names, 1.0)


def of_category(report: Report, episode: Episode) -> Features:
    """What tells whose violence an incident is: a state's, others', or nobody's that is said."""
    names = ["bias", "type " + episode.type]
    names += ["kind " + kind for kind in sorted(episode.kinds)]
    names += ["victim " + kind for kind in sorted({_kind(v) for v in episode.victims})]
    names += ["thing " + kind for kind in sorted({thing_kind_of(t.text) or "unknown" for t in episode.things})]
    for how in ("told", "accused", "near"):
        kinds = {doer_kind(doer) for doer in episode.doers if how in doer.how}
        names += [f"{how} {kind}" for kind in sorted(kinds)] or [f"nobody {how}"]
    close = [d for d in episode.doers if min((abs(d.start - c.start) for c in episode.claims), default=9999) < CLOSE]
    names += [f"close {kind}" for kind in sorted({doer_kind(doer) for doer in close})] or ["nobody close"]
    for body in (True, False):
        first = max(
            (d for d in episode.doers if d.organisation is body),
            key=lambda d: (chance("organisation" if body else "individual", of_doer(report, episode, d)), d.text),
            default=None,
        )
        if first is not None:
            likely = chance("organisation" if body else "individual", of_doer(report, episode, first))
            names.append(f"likeliest {body} {doer_kind(first)} {_bucket(likely, (0.15, 0.3, 0.5))}")
    names.append("clandestine" if "CLANDESTINE" in (report.place or "").upper() else "open")
    names.append("home " + str(home_of(report.content, report.place)))
    return dict.fromkeys(names, 1.0)
