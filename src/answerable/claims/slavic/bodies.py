"""Units in Russian and Ukrainian: what they are part of, where they stand, when they were founded or dissolved."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.scene import SlavicScene
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.claim import Anchor
from answerable.model.slots import PositioningSlots, RelationSlots, UnitSlots

_HELD = frozenset({"past", "present", "passive", "participle", "active participle"})
_AREAS = frozenset({"direction"})
_NEAR = 8
_PLACES = frozenset({"район", "область", "республика", "край", "республіка", "громада", "округ"})


class SlavicRelationExtractor:
    """Finds which unit is part of which other, or under it."""

    languages = SLAVIC
    name = "relation-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"relation"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every relation that the article states."""
        if not isinstance(scene, SlavicScene):
            return
        seen: set[tuple[str, str]] = set()
        latest: Named | None = None
        for number, line in enumerate(scene.lines):
            units = scene.units_in(number)
            for draft in (*_chained(line, units), *_said_within(line, units, latest)):
                slots = draft.slots
                if isinstance(slots, RelationSlots) and (slots.unit, slots.related_unit) not in seen:
                    seen.add((slots.unit, slots.related_unit))
                    yield draft
            latest = units[0] if units and "n" in units[0].cases else latest


def _chained(line: Line, units: list[Named]) -> Iterator[Draft]:
    """A unit in the genitive right behind another: "батальон 58-й бригады"."""
    for unit, after in pairwise(units):
        if unit.over is None or after.first != unit.last or _PLACES & {unit.head, after.head}:
            continue
        yield _relation(line, unit, after, (unit.first, after.last))


def _said_within(line: Line, units: list[Named], latest: Named | None) -> Iterator[Draft]:
    for hit in line.of("within", "v:under"):
        if hit.kind == "v:under" and hit.entry.voice not in _HELD:
            continue
        over = next((unit for unit in units if 0 <= unit.first - hit.last <= 2), None)
        before = [unit for unit in units if unit.last <= hit.first]
        unit = before[-1] if before and hit.first - before[-1].last <= _NEAR else latest
        if before and any("n" in one.cases for one in before) and unit is not None and "n" not in unit.cases:
            unit = next(one for one in reversed(before) if "n" in one.cases)
        if over is None or unit is None or unit.name == over.name:
            continue
        first = min(hit.first, unit.first) if unit in units and hit.first - unit.first <= _NEAR else hit.first
        yield _relation(line, unit, over, (first, over.last))


def _relation(line: Line, unit: Named, over: Named, span: tuple[int, int]) -> Draft:
    start, end = line.span(*span)
    anchors = [Anchor("related_unit", *line.span(over.first, over.last))]
    return Draft(
        start=start,
        end=end,
        slots=RelationSlots(unit=unit.name, related_unit=over.name, kind="child-of"),
        anchors=tuple(anchors),
    )


class SlavicPositioningExtractor:
    """Finds where a unit or a person stands, serves or fights."""

    languages = SLAVIC
    name = "positioning-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"positioning"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every positioning that the article states."""
        if not isinstance(scene, SlavicScene):
            return
        subject: Named | None = None
        unit_before: Named | None = None
        for number, line in enumerate(scene.lines):
            units, persons = scene.units_in(number), scene.persons_in(number)
            for hit in line.of("v:based", "v:serves"):
                if hit.entry.voice not in _HELD:
                    continue
                spot = _spot(scene, number, line, hit)
                if spot is None:
                    continue
                before = [unit for unit in units if unit.last <= hit.first and "n" in unit.cases]
                unit = before[-1] if before else None
                person = None
                if hit.kind == "v:serves":
                    told = [one for one in persons if one.first < hit.first and ("n" in one.cases or one.pronoun)]
                    person = told[-1] if told else subject
                    if person is None or any(0 <= u.first - hit.last <= 3 for u in units):
                        continue
                    unit = None
                elif unit is None:
                    unit = unit_before
                if unit is None and person is None:
                    continue
                first = min(
                    [
                        hit.first,
                        *[
                            one.first
                            for one in (unit, person)
                            if one is not None and one.line == number and hit.first - one.first <= _NEAR
                        ],
                    ]
                )
                start, end = line.span(first, spot.last)
                slots = PositioningSlots(
                    place=spot.name,
                    kind="site",
                    unit=None if unit is None else unit.name,
                    person=None if person is None else person.name,
                )
                yield Draft(
                    start=start, end=end, slots=slots, anchors=(Anchor("place", *line.span(spot.first, spot.last)),)
                )
            yield from _beside(scene, number, line, units)
            told = [one for one in persons if "n" in one.cases or one.pronoun]
            subject = told[0] if told else subject
            nominative = [unit for unit in units if "n" in unit.cases]
            unit_before = nominative[0] if nominative else unit_before


def _beside(scene: SlavicScene, number: int, line: Line, units: list[Named]) -> Iterator[Draft]:
    """A unit and where it is: "изолятор № 3 в Акжаре"."""
    for unit in units:
        spot = next((one for one in scene.spots_in(number) if 1 <= one.first - unit.last <= 2), None)
        if spot is None or unit.pronoun or unit.name == unit.head or unit.head in _PLACES:
            continue
        if line.words[unit.last].lower not in {"в", "у", "во", "на", "під", "под"}:
            continue
        start, end = line.span(unit.first, spot.last)
        slots = PositioningSlots(place=spot.name, kind="site", unit=unit.name)
        anchors = (
            Anchor("place", *line.span(spot.first, spot.last)),
            Anchor("unit", *line.span(unit.first, unit.last)),
        )
        yield Draft(start=start, end=end, slots=slots, anchors=anchors)


def _spot(scene: SlavicScene, number: int, line: Line, hit: Hit) -> Named | None:
    """The place behind the verb in its segment."""
    _, last = line.segment(hit.first)
    return next(
        (spot for spot in scene.spots_in(number) if hit.last <= spot.first < last and spot.first - hit.last <= _NEAR),
        None,
    )


class SlavicUnitExtractor:
    """Finds when a unit was founded, dissolved or renamed."""

    languages = SLAVIC
    name = "unit-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"unit"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every property of a unit that the article states with its date."""
        if not isinstance(scene, SlavicScene):
            return
        before: Named | None = None
        for number, line in enumerate(scene.lines):
            units = scene.units_in(number)
            for kind, name in (("v:founded", "founded"), ("v:disbanded", "disbanded"), ("v:renamed", "renamed")):
                for hit in line.of(kind):
                    date = _date(scene, line)
                    first, last = line.segment(hit.first)
                    inside = [one for one in units if first <= one.first < last and "n" in one.cases]
                    unit = inside[0] if inside else (before if not units else None)
                    if date is None or unit is None or hit.entry.voice not in {"past", "passive"}:
                        continue
                    begin = min([hit.first, date[0], *([unit.first] if unit in units else [])])
                    beyond = max([hit.last, date[1], *([unit.last] if unit in units else [])])
                    start, end = line.span(begin, beyond)
                    slots = UnitSlots(unit=unit.name, property=name, value=line.text(*date))
                    yield Draft(start=start, end=end, slots=slots)
            nominative = [unit for unit in units if "n" in unit.cases]
            before = nominative[0] if nominative else before


def _date(scene: SlavicScene, line: Line) -> tuple[int, int] | None:
    inside = [e for e in scene.clock.expressions if line.sentence.start <= e.core < line.sentence.end]
    if not inside:
        return None
    return line.word_at(inside[0].core), line.word_at(inside[0].end - 1) + 1
