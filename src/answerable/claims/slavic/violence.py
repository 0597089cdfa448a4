"""Violence in Russian and Ukrainian: acts with place, target, weapon and doer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.phrases import Told, told_phrases
from answerable.claims.slavic.scene import SlavicScene
from answerable.claims.slavic.voices import negated
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.claim import Anchor, Stance
from answerable.model.slots import IncidentSlots

_HAPPENED = frozenset({"past", "passive", "participle", "active participle", "present", "gerund"})
_PASSIVE = frozenset({"passive", "participle"})
_BESIDE = frozenset(
    {
        "у",
        "около",
        "возле",
        "при",
        "под",
        "из",
        "от",
        "с",
        "к",
        "за",
        "біля",
        "поблизу",
        "під",
        "від",
        "до",
        "з",
        "із",
        "о",
        "об",
        "для",
        "про",
    }
)
_PERSONS = frozenset({"victim", "person"})
_SUFFERED_BY = {
    **dict.fromkeys(
        ("detention", "sentencing", "killing", "execution", "torture", "abduction", "kidnapping"), _PERSONS
    ),
    **dict.fromkeys(("sexual violence", "displacement", "disappearance", "massacre"), _PERSONS),
    **dict.fromkeys(("destruction", "arson"), frozenset({"thing"})),
}
# Kinds of act of which the bare noun or verb says enough.
_TOLD_ALONE = frozenset({"clash", "shelling", "airstrike", "bombing"})
# Kinds whose noun has whoever does it behind it in the genitive: "атака противника".
_DONE_BY = frozenset({"attack", "airstrike", "shelling", "shooting", "ambush", "siege", "looting"})
_FINITE = frozenset({"past", "present", "passive"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act told by the words of `hit`; what it was done to and with, by whom and where, as far as they say."""

    line: int
    hit: Hit
    targets: tuple[Told, ...]
    weapons: tuple[Told, ...]
    doer: Told | None
    place: Named | None

    @property
    def span(self) -> tuple[int, int]:
        """The words [first, last) from the first to the last of all that."""
        parts: list[Hit | Told | Named] = [
            self.hit,
            *self.targets,
            *self.weapons,
            *([self.doer] if self.doer else []),
            *([self.place] if self.place else []),
        ]
        return min(part.first for part in parts), max(part.last for part in parts)


class SlavicIncidentExtractor:
    """Finds acts of violence and repression that are asserted to have happened."""

    languages = SLAVIC
    name = "incident-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"incident"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every act of the article."""
        if not isinstance(scene, SlavicScene):
            return
        for number, line in enumerate(scene.lines):
            for act in acts_in(scene, number):
                start, end = line.span(*act.span)
                slots = IncidentSlots(
                    kind=act.hit.entry.value,
                    place=None if act.place is None else act.place.name,
                    target=tuple(dict.fromkeys(one.name for one in act.targets)),
                    weapons=tuple(dict.fromkeys(one.name for one in act.weapons)),
                    perpetrator=None if act.doer is None else act.doer.name,
                )
                anchors = [Anchor("target", *line.span(one.first, one.last)) for one in act.targets]
                anchors += [Anchor("weapons", *line.span(one.first, one.last)) for one in act.weapons]
                if act.doer is not None:
                    anchors.append(Anchor("perpetrator", *line.span(act.doer.first, act.doer.last)))
                if act.place is not None:
                    anchors.append(Anchor("place", *line.span(act.place.first, act.place.last)))
                stance, asserted = put(scene, line, act.hit, start, end)
                yield Draft(start=start, end=end, slots=slots, anchors=tuple(anchors), stance=stance, asserted=asserted)


def put(scene: SlavicScene, line: Line, hit: Hit, start: int, end: int) -> tuple[Stance | None, bool | None]:
    """Stance and assertion of what a verb tells: what is denied by a speaker is denied, by the article not told."""
    word = line.words[hit.first]
    voice = scene.voices.at(word.start, word.end)
    if not negated(line, hit.first, scene.language):
        return voice.stance, voice.asserted
    told = scene.voices.at(start, end)
    return Stance.DENIED, voice.asserted and bool(told.said_by)


def acts_in(scene: SlavicScene, number: int) -> Iterator[Act]:
    """The acts that a line tells of; weak words only where something else beside them tells of violence."""
    line = scene.lines[number]
    phrases = told_phrases(scene, number)
    spots = scene.spots_in(number)
    reached = -1
    for hit in sorted(
        line.of("incident", "weak incident", "v:incident", "v:weak incident"), key=lambda h: (h.first, -h.last)
    ):
        verb = hit.kind.startswith("v:")
        if hit.first < reached or (verb and hit.entry.voice not in _HAPPENED):
            continue
        if verb and hit.entry.voice in {"participle", "active participle"} and line.at(hit.first, "harmed", "victim"):
            # "затриманих" are persons, "убитих" as well.
            continue
        if not verb and hit.first and line.words[hit.first - 1].lower in _TERMS:
            # "12 років ув’язнення" is what somebody is sentenced to.
            continue
        first, last = _reach(line, hit)
        near = [one for one in phrases if first <= one.first < last and not one.first <= hit.first < one.last]
        fitting = _SUFFERED_BY.get(hit.entry.value, frozenset({"thing", "victim", "person"}))
        targets = _targets(line, hit, [one for one in near if one.kind in fitting])
        if hit.entry.value == "sentencing":
            # What they are sentenced for was done to others.
            targets = tuple(one for one in targets if not _for_what(line, hit.last, one.first))
        weapons = tuple(one for one in near if one.kind == "weapon" and one not in targets)
        posted = {role.last for role in line.of("role")}
        near = [one for one in near if not (one.kind == "unit" and one.first in posted)]
        light = any(first <= one.first < last for one in line.of("v:light"))
        subject = _apposed(scene, line, hit)
        doer = subject or _doer(
            hit, [one for one in near if one.kind in {"force", "unit", "person"} and one not in targets], light=light
        )
        if doer is not None:
            doer, own = _whole(line, doer, near), doer
            targets = tuple(one for one in targets if not _overlap(one, doer) and not _overlap(one, own))
            weapons = tuple(one for one in weapons if not _overlap(one, doer))
        targets = tuple(one for one in targets if not _introduces(one, near, spots))
        place = place_of(hit, [spot for spot in spots if first <= spot.first < last])
        blow = hit.kind == "v:weak incident" and hit.entry.value == "airstrike" and not weapons
        if blow and targets and all(one.kind != "thing" for one in targets):
            hit = replace(hit, entry=replace(hit.entry, value="attack"))  # noqa: PLW2901 - a blow, not a strike
        weak = "weak" in hit.kind
        if weak and not (targets or weapons or (doer is not None and place is not None)):
            continue
        bare = not (targets or weapons or doer or place)
        if bare and hit.entry.value not in _TOLD_ALONE:
            continue
        reached = hit.last
        yield Act(number, hit, targets, weapons, doer, place)


def _reach(line: Line, hit: Hit) -> tuple[int, int]:
    """The words around an act in which what belongs to it stands: its segment, and those that go on after "и" lists."""
    first, last = line.segment(hit.first)
    position = next((n for n, s in enumerate(line.segments) if s[0] <= hit.first < s[1]), None)
    if position is None:
        return first, last
    if position + 1 < len(line.segments):
        following = line.segments[position + 1]
        opens = line.words[following[0]]
        if (
            line.words[last].text == ","
            and not opens.lower.startswith(("котор", "як", "что", "що", "где", "де"))
            and following[1] - following[0] <= 6
            and not any(
                h.kind.startswith("v:") and h.entry.voice in _FINITE
                for at in range(*following)
                for h in line.hits.get(at, ())
            )
        ):
            last = following[1]
    return first, last


def _targets(line: Line, hit: Hit, near: Sequence[Told]) -> tuple[Told, ...]:
    """What an act was done to: object of its verb, genitive or "по" behind its noun, subject of a passive."""
    verb = hit.kind.startswith("v:")
    found = []
    for one in near:
        behind = one.first >= hit.last
        before = line.words[one.first - 1].lower if one.first else ""
        if (
            verb
            and hit.entry.voice == "passive"
            and line.words[hit.first].lower.endswith(("но", "то"))
            and "n" not in one.cases
        ):
            # "Зруйновано школу": the object stays in the accusative.
            fits = bool(one.cases & frozenset("ag")) and (behind or one.first < hit.first)
        elif verb and hit.entry.voice in _PASSIVE:
            counted = behind and "g" in one.cases and line.words[one.first - 1].lower.isdigit()
            fits = ("n" in one.cases and one.cases != frozenset("i")) or counted
        elif verb:
            fits = bool(one.cases & frozenset("ag")) or (
                behind and before in {"по", "в", "у", "на"} and one.kind == "thing"
            )
            object_before = one.kind == "thing" and hit.entry.number != one.number
            fits = fits and ("n" not in one.cases or behind or object_before) and (behind or "a" in one.cases)
        else:
            fits = behind and ("g" in one.cases or before in {"по", "на"}) and one.first - hit.last <= 8
            fits = fits and not _acts(hit, one) and not _verb_between(line, hit.last, one.first)
        if fits and not (
            before in _BESIDE
            and not (
                before == "у" and line.words[one.first].text and one.kind == "thing" and hit.kind.startswith("v:weak")
            )
        ):
            found.append(one)
    return tuple(found)


def _doer(hit: Hit, near: Sequence[Told], *, light: bool) -> Told | None:
    """Who did it: the subject of an active verb, the instrumental beside a passive or a noun."""
    # "российские войска" before the bare "войска" in it.
    near = [one for one in near if not any(_overlap(one, other) and _longer(other, one) for other in near)]
    verb = hit.kind.startswith("v:")
    if verb and hit.entry.voice in {"past", "present"}:
        before = [one for one in near if "n" in one.cases and one.first < hit.first]
        before = [one for one in before if not any(other.last == one.first and other is not one for other in before)]
        behind = [one for one in near if "n" in one.cases and one.first >= hit.last and one.first - hit.last <= 2]
        return next(iter(before[-1:] or behind[:1]), None)
    if verb and hit.entry.voice == "active participle":
        return next((one for one in reversed(near) if one.first < hit.first), None)
    behind = [one for one in near if not verb and _acts(hit, one)]
    subjects = [one for one in near if not verb and light and "n" in one.cases and one.first < hit.first]
    by = [one for one in near if "i" in one.cases and "n" not in one.cases]
    return next(iter(by or behind or subjects[:1]), None)


_TERMS = frozenset(
    {"лет", "года", "год", "месяцев", "месяца", "суток", "років", "роки", "рік", "місяців", "місяці", "діб", "доби"}
)


def _for_what(line: Line, first: int, last: int) -> bool:
    return any(line.words[n].lower == "за" for n in range(first, last))


def _apposed(scene: SlavicScene, line: Line, hit: Hit) -> Told | None:
    """A person whom an apposition parts from the verb: "Денис Ухов, известный как «Доктор», пытал"."""
    first, _ = line.segment(hit.first)
    if not hit.kind.startswith("v:") or hit.entry.voice != "past" or not first:
        return None
    persons = [
        one
        for one in scene.persons_in(line.sentence.index)
        if not one.pronoun and one.last < first and "n" in one.cases and line.words[one.last].text == ","
    ]
    if not persons or hit.entry.number == "p":
        return None
    person = persons[-1]
    if any(h.entry.voice in _FINITE for n in range(person.last, hit.first) for h in line.hits.get(n, ())):
        return None
    if any(line.words[n].lower in _OPENS_CLAUSE for n in range(person.last, hit.first)):
        return None
    if any(
        one.first >= first and one.last <= hit.first and "n" in one.cases
        for one in told_phrases(scene, line.sentence.index)
    ):
        return None
    return Told(person.first, person.last, person.first, "person", person.name, person.name, person.cases, "s")


_OPENS_CLAUSE = frozenset({"что", "що", "где", "де", "когда", "коли", "и", "і", "а", "но", "але", "та"})


def _verb_between(line: Line, first: int, last: int) -> bool:
    return any(
        hit.kind in {"v:harm", "v:incident", "v:held"} and hit.entry.voice in _FINITE
        for n in range(first, last)
        for hit in line.hits.get(n, ())
    )


def _longer(one: Told, other: Told) -> bool:
    return one.last - one.first > other.last - other.first


def _overlap(one: Told, other: Told) -> bool:
    return one.first < other.last and other.first < one.last


def _introduces(one: Told, near: Sequence[Told], spots: Sequence[Named]) -> bool:
    """Whether a phrase only says what the name right behind it is: "журналиста Ивана Дроз", "посёлок Заречный"."""
    if one.kind == "person":
        return False
    return any(other.kind == "person" and other.first == one.last for other in near) or any(
        spot.first == one.last and one.kind == "thing" for spot in spots
    )


def _whole(line: Line, doer: Told, near: Sequence[Told]) -> Told:
    """A doer with the body behind it: "солдаты 9-й бригады"."""
    after = next((one for one in near if one.first == doer.last and one.kind == "unit" and "g" in one.cases), None)
    if after is None or doer.kind == "person":
        return doer
    return replace(doer, last=after.last, name=f"{doer.name} {line.text(after.first, after.last)}")


def _acts(hit: Hit, one: Told) -> bool:
    """Whether a genitive right behind an act's noun does it: "обстрел противника", but not "обстрел школы"."""
    return hit.entry.value in _DONE_BY and one.kind in {"force", "unit"} and one.first == hit.last and "g" in one.cases


def place_of(hit: Hit, spots: Sequence[Named]) -> Named | None:
    """The nearest place, those behind an act before those in front of it."""
    return min(
        spots,
        key=lambda spot: abs(spot.first - hit.first) if spot.first >= hit.last else hit.first - spot.first + 2,
        default=None,
    )
