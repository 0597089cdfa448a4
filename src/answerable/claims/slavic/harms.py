"""Harm in Russian and Ukrainian: figures of victims, and single victims who are named or described."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.figures import figure_at
from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.phrases import Told, told_phrases
from answerable.claims.slavic.scene import SlavicScene
from answerable.claims.slavic.schema import events_of
from answerable.claims.slavic.violence import place_of, put
from answerable.claims.wording.figures import Figure
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.claim import Anchor
from answerable.model.slots import HarmSlots

_SUFFERS = ("получ", "дістав", "дістал", "зазна", "отрим", "перен")
_GROWS = ("вырос", "увелич", "возрос", "дости", "зрос", "збільш", "сягну", "сяга", "дійш", "довел")
_NONE = frozenset({"нет", "немає", "нема"})
_FINITE = frozenset({"past", "present", "passive"})
_HAPPENED = frozenset({"past", "passive", "participle", "active participle", "present", "gerund"})


class SlavicHarmExtractor:
    """Finds figures of victims, and single victims who are named or described."""

    languages = SLAVIC
    name = "harm-slavic"
    version = 3
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
            stance, asserted = put(scene, line, hit, start, end)
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
            word=line.words[hit.first].lower,
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
    place = place_of(hit, [spot for spot in scene.spots_in(number) if first <= spot.first < last])
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
    stance, asserted = put(scene, line, hit, start, end)
    if (figure.min, figure.max) == (0, 0):
        stance, asserted = None, None
    return Draft(start=start, end=end, slots=slots, anchors=tuple(anchors), stance=stance, asserted=asserted)


def _counts_persons(  # noqa: PLR0911 - each return another thing that a number may count
    scene: SlavicScene, line: Line, figure: Figure, hit: Hit, phrases: Sequence[Told]
) -> bool:
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
    if not word.capital and hit.kind == "v:harm" and beside and word.lower not in known.measures:
        # A trade or people that no list has: "ранены трое портовиков".
        others = {"thing", "weapon", "incident", "head", "harm event"}
        return not any(h.entry.voice in _FINITE or h.kind in others for h in line.hits.get(at, ()))
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


def _single(  # noqa: C901 - one branch a way in which victims are told
    hit: Hit, near: Sequence[Told], *, suffers: bool, word: str
) -> Told | None:
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
            elif verb and hit.entry.voice == "passive" and word.endswith(("но", "то")):
                # "Поранено водія": the object stays in the accusative.
                if "a" in one.cases or "n" in one.cases:
                    return one
            elif active or (verb and hit.entry.number == "p" and hit.entry.value in {"killed", "injured"}):
                if not active and (one.number == "p" or word.startswith(("убива", "вбива"))):
                    continue
                if "a" in one.cases and "n" not in one.cases:
                    return one
            elif "n" in one.cases or one.pronoun:
                return one
    return None
