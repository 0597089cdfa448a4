"""Violence in Russian and Ukrainian: acts with place, target, weapon and doer, and the figures of those they harmed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.figures import figure_at
from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.phrases import Told, told_phrases
from answerable.claims.slavic.scene import SlavicScene
from answerable.claims.slavic.schema import events_of
from answerable.claims.slavic.voices import negated
from answerable.claims.wording.figures import Figure
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.claim import Anchor, Stance
from answerable.model.slots import HarmSlots, IncidentSlots

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
_SUFFERS = ("получ", "дістав", "дістал", "зазна", "отрим", "перен")
_GROWS = ("вырос", "увелич", "возрос", "дости", "зрос", "збільш", "сягну", "сяга", "дійш", "довел")
_NONE = frozenset({"нет", "немає", "нема"})


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
    version = 1
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
                stance, asserted = _put(scene, line, act.hit, start, end)
                yield Draft(start=start, end=end, slots=slots, anchors=tuple(anchors), stance=stance, asserted=asserted)


def _put(scene: SlavicScene, line: Line, hit: Hit, start: int, end: int) -> tuple[Stance | None, bool | None]:
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
        first, last = _reach(line, hit)
        near = [one for one in phrases if first <= one.first < last and not one.first <= hit.first < one.last]
        fitting = _SUFFERED_BY.get(hit.entry.value, frozenset({"thing", "victim", "person"}))
        targets = _targets(line, hit, [one for one in near if one.kind in fitting])
        weapons = tuple(one for one in near if one.kind == "weapon" and one not in targets)
        light = any(first <= one.first < last for one in line.of("v:light"))
        doer = _doer(
            hit, [one for one in near if one.kind in {"force", "unit", "person"} and one not in targets], light=light
        )
        if doer is not None:
            doer, own = _whole(line, doer, near), doer
            targets = tuple(one for one in targets if not _overlap(one, doer) and not _overlap(one, own))
            weapons = tuple(one for one in weapons if not _overlap(one, doer))
        targets = tuple(one for one in targets if not _introduces(one, near, spots))
        place = _place(hit, [spot for spot in spots if first <= spot.first < last])
        blow = hit.kind == "v:weak incident" and hit.entry.value == "airstrike" and not weapons
        if blow and targets and all(one.kind != "thing" for one in targets):
            hit = replace(hit, entry=replace(hit.entry, value="attack"))  # noqa: PLW2901 - a blow, not a strike
        weak = "weak" in hit.kind
        if weak and not (targets or weapons or (doer is not None and place is not None)):
            continue
        bare = not (targets or weapons or doer or place)
        if bare and hit.entry.value not in _TOLD_ALONE and not (verb and hit.entry.voice in {"past", "passive"}):
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
                h.kind.startswith("v:") and h.entry.voice == "past"
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
            fits = "n" in one.cases and one.cases != frozenset("i")
        elif verb:
            fits = bool(one.cases & frozenset("ag")) or (
                behind and before in {"по", "в", "у", "на"} and one.kind == "thing"
            )
            fits = fits and ("n" not in one.cases or behind or one.kind == "thing") and (behind or "a" in one.cases)
        else:
            fits = behind and ("g" in one.cases or before in {"по", "на"}) and one.first - hit.last <= 8
            fits = fits and not _acts(hit, one)
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
    """Whether a genitive right behind an act's noun does it: "обстрел противника" is his, "обстрел школы" is not hers."""
    return hit.entry.value in _DONE_BY and one.kind in {"force", "unit"} and one.first == hit.last and "g" in one.cases


def _place(hit: Hit, spots: Sequence[Named]) -> Named | None:
    return min(
        spots,
        key=lambda spot: abs(spot.first - hit.first) if spot.first >= hit.last else hit.first - spot.first + 2,
        default=None,
    )


class SlavicHarmExtractor:
    """Finds figures of victims, and single victims who are named or described."""

    languages = SLAVIC
    name = "harm-slavic"
    version = 1
    needs = frozenset({"cast"})
    adds = frozenset({"harm"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every harm of the article."""
        if isinstance(scene, SlavicScene):
            for number, line in enumerate(scene.lines):
                yield from _harms(scene, number, line)


def _harms(scene: SlavicScene, number: int, line: Line) -> Iterator[Draft]:
    lowers = [word.lower for word in line.words]
    figures = _figures(lowers, scene.language)
    phrases = told_phrases(scene, number)
    used: set[int] = set()
    done: set[int] = set()
    kind: str | None = None
    hits = sorted(line.of("v:harm", "harmed", "harm event"), key=lambda h: (h.first, -h.last))
    for hit in hits:
        if any(place in done for place in range(hit.first, hit.last)):
            continue
        verb = hit.kind == "v:harm"
        if verb and hit.entry.voice not in _HAPPENED - {"gerund", "participle", "active participle"}:
            continue
        draft = _harm(scene, number, line, hit, figures, phrases, used)
        if draft is not None:
            done |= set(range(hit.first, hit.last))
            yield draft
            kind = hit.entry.value
            yield from _beside(scene, line, hit, phrases, draft)
    yield from _among(scene, line, kind, figures, phrases, used)


def _beside(scene: SlavicScene, line: Line, hit: Hit, phrases: Sequence[Told], draft: Draft) -> Iterator[Draft]:
    """Those who are named beside a figure: "погибли мичман Иван Дроз и двое матросов"."""
    if hit.kind != "v:harm" or hit.entry.number != "p" or not isinstance(draft.slots, HarmSlots):
        return
    first, last = line.segment(hit.first)
    for one in phrases:
        named = one.kind == "person" and not one.pronoun and "n" in one.cases and first <= one.first < last
        if (
            named
            and one.name != draft.slots.whom
            and hit.entry.voice in {"past", "passive"}
            and hit.entry.value in {"killed", "injured"}
        ):
            start, end = line.span(min(hit.first, one.first), max(hit.last, one.last))
            slots = HarmSlots(kind=hit.entry.value, min=1, max=1, whom=one.name)
            stance, asserted = _put(scene, line, hit, start, end)
            yield Draft(
                start=start,
                end=end,
                slots=slots,
                stance=stance,
                asserted=asserted,
                anchors=(Anchor("whom", *line.span(one.first, one.last)),),
            )


def _among(
    scene: SlavicScene, line: Line, kind: str | None, figures: Sequence[Figure], phrases: Sequence[Told], used: set[int]
) -> Iterator[Draft]:
    """Figures of part of those harmed: "в том числе девять журналистов"."""
    markers = events_of(scene.language).among
    for figure in figures:
        if figure.last in used or kind is None:
            continue
        first, _ = line.segment(figure.first)
        lead = line.text(first, figure.first).lower()
        whom = next((one for one in phrases if one.kind == "victim" and one.first == figure.last), None)
        if whom is None or not any(lead.startswith(marker) or lead.endswith(marker) for marker in markers):
            continue
        used.add(figure.last)
        start, end = line.span(figure.first, whom.last)
        slots = HarmSlots(kind=kind, min=figure.min, max=figure.max, approximate=figure.approximate, whom=whom.plural)
        yield Draft(start=start, end=end, slots=slots, anchors=(Anchor("whom", *line.span(whom.first, whom.last)),))


def _figures(lowers: Sequence[str], language: str) -> list[Figure]:
    found: list[Figure] = []
    at = 0
    while at < len(lowers):
        figure = figure_at(lowers, at, language)
        if figure is None:
            at += 1
            continue
        found.append(figure)
        at = max(figure.last, at + 1)
    return found


def _harm(
    scene: SlavicScene,
    number: int,
    line: Line,
    hit: Hit,
    figures: Sequence[Figure],
    phrases: Sequence[Told],
    used: set[int],
) -> Draft | None:
    first, last = line.segment(hit.first)
    counted = [
        f
        for f in figures
        if first <= f.first < last and f.last not in used and _counts_persons(scene, line, f, hit, phrases)
    ]
    figure = _nearest(counted, hit)
    if figure is not None and figure.min is None and any(w.lower.startswith(_GROWS) for w in line.words[first:last]):
        # "выросло до 27" is 27, no bound.
        figure = replace(figure, min=figure.max)
    whom: Told | None = None
    if figure is not None:
        used.add(figure.last)
        whom = next((one for one in phrases if one.kind == "victim" and one.noun == figure.last), None) or next(
            (one for one in phrases if one.kind == "victim" and figure.last <= one.first <= figure.last + 1), None
        )
        if whom is None and hit.kind == "harmed" and abs(hit.first - figure.last) <= 1:
            whom = None
    elif any(line.words[n].lower in _NONE for n in range(first, last)) and hit.kind == "harmed":
        figure = Figure(min=0, max=0, first=hit.first, last=hit.last)
    else:
        whom = _single(
            hit,
            [one for one in phrases if first <= one.first < last],
            suffers=any(line.words[n].lower.startswith(_SUFFERS) for n in range(first, last)),
        )
        if whom is None or (whom.number == "p" and whom.kind == "victim"):
            # "пытки задержанных" counts nobody.
            return None
        many = whom.number == "p" and whom.kind == "victim"
        figure = (
            Figure(min=2, max=None, approximate=True, first=whom.first, last=whom.last)
            if many
            else Figure(min=1, max=1, first=whom.first, last=whom.last)
        )
    begin = min(hit.first, figure.first, whom.first if whom else hit.first)
    beyond = max(hit.last, figure.last, whom.last if whom else hit.last)
    start, end = line.span(begin, beyond)
    place = _place(hit, [spot for spot in scene.spots_in(number) if first <= spot.first < last])
    anchors = [] if whom is None else [Anchor("whom", *line.span(whom.first, whom.last))]
    if place is not None:
        anchors.append(Anchor("place", *line.span(place.first, place.last)))
    name = None
    if whom is not None:
        name = whom.name if whom.kind == "person" or (figure.min, figure.max) == (1, 1) else whom.plural
    slots = HarmSlots(
        kind=hit.entry.value,
        min=figure.min,
        max=figure.max,
        approximate=figure.approximate,
        whom=name,
        place=None if place is None else place.name,
    )
    stance, asserted = _put(scene, line, hit, start, end)
    if (figure.min, figure.max) == (0, 0):
        stance, asserted = None, None
    return Draft(start=start, end=end, slots=slots, anchors=tuple(anchors), stance=stance, asserted=asserted)


def _counts_persons(scene: SlavicScene, line: Line, figure: Figure, hit: Hit, phrases: Sequence[Told]) -> bool:
    """Whether a figure may count persons: before a word for persons, before nothing, or before the harm itself."""
    known = events_of(scene.language)
    at = figure.last
    if at >= len(line.words):
        return True
    word = line.words[at]
    dated = any(e.start <= line.words[figure.last - 1].start < e.end for e in scene.clock.expressions)
    if dated or line.words[at - 1].lower.endswith("-летний"):
        return False
    if any(one.kind == "victim" and one.first <= at + 1 < one.last + 1 for one in phrases):
        return True
    if hit.first <= at < hit.last or not word.letters:
        return word.text not in {"%", "-"}
    if any(one.first <= at < one.last for one in phrases):
        return False
    beside = min(abs(figure.first - hit.last), abs(hit.first - at)) <= 2
    if word.letters and not word.capital and hit.kind == "v:harm" and beside and word.lower not in known.measures:
        # A trade or people that no list has: "ранены трое портовиков".
        others = {"thing", "weapon", "incident", "head", "harm event"}
        return not any(h.kind.startswith("v:") or h.kind in others for h in line.hits.get(at, ()))
    follows = line.every(at, "v:harm", "harmed", "harm event", "v:held") or word.lower in known.figures.to
    single = known.numbers.get(line.words[figure.last - 1].lower) is not None
    return (
        bool(follows)
        or word.lower
        in {
            "из",
            "з",
            "получили",
            "получил",
            "получила",
            "дістали",
            "зазнали",
            "отримали",
            "зазнав",
            "дістав",
            "остаются",
            "также",
            "також",
            "—",
            "и",
            "і",
            "та",
            "считаются",
            "вважаються",
            "наших",
            "ещё",
            "ще",
            "в",
            "у",
        }
        or (single and word.lower in {"были", "було", "человека", "осіб"})
    )


def _nearest(figures: Sequence[Figure], hit: Hit) -> Figure | None:
    def far(figure: Figure) -> int:
        return figure.first - hit.last if figure.first >= hit.last else hit.first - figure.last

    return min(figures, key=far, default=None)


def _single(hit: Hit, near: Sequence[Told], *, suffers: bool) -> Told | None:
    """The one victim whom the words name or describe: the subject of what befell, the object of what was done."""
    verb = hit.kind == "v:harm"
    active = (
        verb
        and hit.entry.voice == "past"
        and hit.entry.value in {"tortured", "detained", "abducted", "raped", "displaced"}
    )
    persons = [one for one in near if one.kind == "person"]
    victims = [one for one in near if one.kind == "victim"]
    for group in (persons, victims):
        for one in group:
            if hit.kind in {"harm event", "harmed"}:
                if one.first >= hit.last and one.first - hit.last <= 2 and ("g" in one.cases or "n" in one.cases):
                    return one
                if hit.kind == "harm event" and suffers and "n" in one.cases:
                    return one
            elif active:
                if "a" in one.cases and "n" not in one.cases:
                    return one
            elif "n" in one.cases or one.pronoun:
                return one
    return None
