"""Postings in Russian and Ukrainian: titles beside names, and verbs of appointing, serving, commanding and leaving."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.people import rank_of
from answerable.claims.slavic.scene import SlavicScene
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.claim import Anchor, Stance
from answerable.model.slots import PostingSlots

_MARKS = frozenset({",", "—", "–", "-", "(", "«"})
_JOINTS = frozenset({",", "—", "–", "-", "и", "та", "й", "і"})
_FINITE = frozenset({"past", "present", "passive", "participle", "active participle", "gerund"})
_REACH = 12
_DASHED = frozenset("—–-")
# How many words may stand before the date with which an entry of a career opens: "Потом, с".
_OPENING = 4
# Words of the longest that stands before a title: "т. в. о." is six.
_LONGEST = 6
_DECREES = ("указ", "приказ", "наказ", "распоряж", "розпоряд", "решени", "рішен", "постанов")
_REGIONS = frozenset({"округ", "район", "область", "республика", "край", "республіка"})


@dataclass(frozen=True, slots=True)
class Post:
    """A title at the words [first, last) of a line with the unit behind it, if one stands there."""

    line: int
    first: int
    last: int
    role: str
    title: str
    unit: Named | None = None
    change: str | None = None
    case: frozenset[str] = frozenset()
    reach: int = 0

    @property
    def end(self) -> int:
        """Where title and unit end, or the place behind the title."""
        return max(self.last, self.reach, 0 if self.unit is None or self.unit.line != self.line else self.unit.last)


class SlavicPostingExtractor:
    """Finds who holds, held, takes or leaves which post."""

    languages = SLAVIC
    name = "posting-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"posting"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every posting of a Russian or Ukrainian article."""
        if isinstance(scene, SlavicScene):
            yield from _Reader(scene).drafts()


class _Reader:
    def __init__(self, scene: SlavicScene) -> None:
        self._scene = scene
        self._subject: Named | None = None
        self._unit: Named | None = None

    def drafts(self) -> Iterator[Draft]:
        ranked: set[tuple[str, str]] = set()
        for number, line in enumerate(self._scene.lines):
            persons = self._scene.persons_in(number)
            linked: set[tuple[int, int]] = set()
            found = [*self._titles(number, line, persons, linked), *self._verbs(number, line, persons, linked)]
            for draft in found:
                slots = draft.slots
                if isinstance(slots, PostingSlots) and slots.rank:
                    ranked.add((slots.person, slots.rank))
                yield draft
            for person in persons:
                rank = rank_of(line, person.first)
                if rank is not None and not person.pronoun and (person.name, rank[0]) not in ranked:
                    ranked.add((person.name, rank[0]))
                    yield self._naming(self._draft(line, rank[1], person.last, person, None, None))
            nominative = [one for one in persons if "n" in one.cases or one.pronoun]
            self._subject = next(iter(nominative or [one for one in persons if not one.pronoun]), self._subject)

    def _titles(  # noqa: C901 - beside a name, in a career, under a verb: one after the other
        self, number: int, line: Line, persons: list[Named], linked: set[tuple[int, int]]
    ) -> Iterator[Draft]:
        posts = posts_in(self._scene, number)
        verbs = [hit for hit in line.of("v:appointed", "v:left", "v:held") if hit.entry.voice in _FINITE]
        for place, post in enumerate(posts):
            if post.unit is None and place + 1 < len(posts) and _joined(line, post.last, posts[place + 1].first):
                post = replace(post, unit=posts[place + 1].unit)  # noqa: PLW2901 - the two share a unit
            if post.unit is not None and post.unit.name:
                self._unit = post.unit
            beside = _beside(line, post, persons)
            if beside is None and place and _joined(line, posts[place - 1].end, post.first):
                beside = _beside(line, posts[place - 1], persons)
            verb = _governing(line, post, verbs)
            if beside is not None:
                linked.add((post.first, post.end))
                change = post.change
                if verb is not None and change is None and _names_post(verb, post, beside):
                    change = {"v:appointed": "appointed", "v:left": "left"}.get(verb.kind)
                first, last = (
                    min(beside.first, post.first),
                    max(
                        beside.last,
                        post.end
                        if post.unit is None or (post.unit.line == number and post.unit.first >= post.first)
                        else post.last,
                    ),
                )
                rank = rank_of(line, beside.first)
                draft = self._draft(line, min(first, rank[1] if rank else first), last, beside, post, change)
                yield self._naming(draft) if change in {None, "acting", post.change} else draft
                continue
            opens = self._of_a_career(line, post) if verb is None else None
            if opens is not None and self._subject is not None and not persons:
                linked.add((post.first, post.end))
                yield self._draft(line, opens, post.end, self._subject, post, post.change)
            if verb is None or _is_whoever_appoints(line, verb, post):
                continue
            person = _subject(line, verb, post, persons) or self._subject
            if person is None:
                continue
            linked.add((post.first, post.end))
            change = post.change or {"v:appointed": "appointed", "v:left": "left"}.get(verb.kind)
            first, last = min(verb.first, post.first), max(verb.last, post.end)
            if person.line == number and abs(person.first - first) <= _REACH and not person.pronoun:
                rank = rank_of(line, person.first)
                first, last = min(first, rank[1] if rank else person.first), max(last, person.last)
            yield self._draft(line, first, last, person, post, change)

    def _of_a_career(self, line: Line, post: Post) -> int | None:
        """Where an entry of somebody's career begins: "С 2005 года — начальник штаба", a date, a dash and a title."""
        first = post.first
        if not first or "n" not in post.case or line.words[first - 1].text not in _DASHED:
            return None
        dates = [
            e
            for e in self._scene.clock.expressions
            if line.sentence.start <= e.core and line.word_at(e.end - 1) + 1 <= first - 1
        ]
        if not dates:
            return None
        begins, ends = line.word_at(dates[-1].core), line.word_at(dates[-1].end - 1) + 1
        # Only "году" and a full stop may stand between: nobody else is told of.
        return max(0, begins - 1) if first - 1 - ends <= 1 and begins <= _OPENING else None

    def _verbs(  # noqa: C901 - four kinds of verbs, one after the other
        self, number: int, line: Line, persons: list[Named], linked: set[tuple[int, int]]
    ) -> Iterator[Draft]:
        units = self._scene.units_in(number)
        for kind, role in (("v:commands", "commander"), ("v:heads", "head"), ("v:serves", None), ("v:takes", None)):
            for hit in line.of(kind):
                if hit.entry.voice not in _FINITE or any(first <= hit.first < last for first, last in linked):
                    continue
                wanted = {"v:commands": "i", "v:heads": "ai", "v:serves": "lg", "v:takes": "a"}[kind]
                stop = _clause_end(line, hit.last)
                unit = next(
                    (u for u in units if hit.last <= u.first < min(stop, hit.last + 6) and set(u.cases) & set(wanted)),
                    None,
                )
                if unit is None or (kind == "v:serves" and any(hit.first < first < unit.last for first, _ in linked)):
                    continue
                person = _subject(line, hit, None, persons) or self._subject
                if person is None:
                    continue
                unit = _above(units, unit)
                self._unit = unit
                first, last = hit.first, unit.last
                if person.line == number and abs(person.first - first) <= _REACH and not person.pronoun:
                    rank = rank_of(line, person.first)
                    first, last = min(first, rank[1] if rank else person.first), max(last, person.last)
                change = (
                    "left"
                    if hit.entry.phrase is None and any(h.kind == "v:left" for h in line.every(hit.first, "v:left"))
                    else None
                )
                post = Post(number, hit.first, hit.last, role or "", "", unit)
                yield self._draft(line, first, last, person, post, change)
        for hit in line.of("v:succeeds"):
            person = next(
                (
                    p
                    for p in persons
                    if p.first >= hit.last and "n" in p.cases and not p.pronoun and p.first - hit.last <= _REACH
                ),
                None,
            )
            if person is None or hit.entry.voice not in _FINITE or self._unit is None:
                continue
            first, _ = line.segment(hit.first)
            yield self._draft(
                line, first, person.last, person, Post(number, hit.first, hit.last, "", "", self._unit), None
            )
        for hit in line.of("v:left"):
            if hit.entry.voice not in {"passive", "past"} or any(
                first - _REACH <= hit.first < last + _REACH for first, last in linked
            ):
                continue
            person = _subject(line, hit, None, persons)
            if person is not None and not person.pronoun:
                rank = rank_of(line, person.first)
                first = min(hit.first, rank[1] if rank else person.first)
                yield self._draft(
                    line, first, max(person.last, hit.last), person, Post(number, hit.first, hit.last, "", ""), "left"
                )

    def _naming(self, draft: Draft) -> Draft:
        """A title beside a name is the article's own knowledge, whoever speaks there, but for quotations."""
        if any(start <= draft.start < end for start, end in self._scene.quoted):
            return draft
        return replace(draft, said_by=(), stance=Stance.STATED, asserted=True)

    def _draft(self, line: Line, first: int, last: int, person: Named, post: Post | None, change: str | None) -> Draft:
        rank = rank_of(line, person.first) if not person.pronoun and self._scene.lines[person.line] is line else None
        unit = None if post is None else post.unit
        start, end = line.span(first, last)
        home = self._scene.lines[person.line]
        anchors = [Anchor("person", *home.span(person.first, person.last))]
        if rank is not None:
            anchors.append(Anchor("rank", *line.span(rank[1], person.first)))
        if unit is not None:
            anchors.append(Anchor("unit", *self._scene.lines[unit.line].span(unit.first, unit.last)))
        if post is not None and post.title:
            anchors.append(Anchor("title", *line.span(post.first, post.last)))
        name = None if unit is None or (unit.head in _REGIONS and unit.name == unit.head) else unit.name
        return Draft(
            start=start,
            end=end,
            slots=PostingSlots(
                person=person.name,
                rank=None if rank is None else rank[0],
                role=(post.role or None) if post is not None else None,
                title=(post.title or None) if post is not None else None,
                unit=name,
                change=change,
            ),
            anchors=tuple(anchors),
            # A rank alone, and a post that was left at some time, are not of the day of which the sentence tells.
            dated=post is not None and not (change == "left" and post.change == "left"),
        )


def posts_in(scene: SlavicScene, number: int) -> list[Post]:
    """The titles in a line, in order, each with the unit right behind it."""
    line = scene.lines[number]
    units = {unit.first: unit for unit in scene.units_in(number)}
    found: list[Post] = []
    for hit in line.of("role"):
        if found and hit.first < found[-1].end:
            continue
        post = _post(number, line, hit)
        unit = units.get(post.last)
        if unit is not None:
            chain = unit
            while (after := units.get(chain.last)) is not None and "g" in after.cases:
                chain = after
            post = replace(post, unit=unit, reach=chain.last)
        else:
            over = next((one for one in line.every(post.last, "role") if one.entry.case == "g"), None)
            if over is not None:
                # "пресс-секретарь губернатора": his is the office, not hers.
                post = replace(post, title=f"{post.title} {line.text(over.first, over.last)}", reach=over.last)
                behind = units.get(over.last)
                post = post if behind is None else replace(post, reach=behind.last)
            spot = next((one for one in scene.spots_in(number) if one.first == post.end), None)
            post = post if spot is None else replace(post, reach=spot.last)
        found.append(post)
    return found


def _above(units: list[Named], unit: Named) -> Named:
    return next((one for one in units if one.first == unit.first), unit)


def _post(number: int, line: Line, hit: Hit) -> Post:
    role, first, last = hit.entry.value, hit.first, hit.last
    cases = frozenset(one.entry.case for one in line.every(hit.first, "role") if one.last == hit.last)
    title = hit.entry.nominative("s")
    while (tail := line.at(last, "tail")) is not None and tail.last <= len(line.words):
        title = f"{title} {line.text(tail.first, tail.last)}"
        last = tail.last
    change = None
    deputy = _ending_at(line, first, "deputy")
    if deputy is not None:
        title = f"{deputy.entry.nominative('s')} {line.text(first, last)}"
        role = f"deputy {role}"
        first = deputy.first
        cases = frozenset(one.entry.case for one in line.every(deputy.first, "deputy") if one.last == deputy.last)
    acting = _ending_at(line, first, "acting")
    if acting is not None:
        title = line.text(acting.first, last)
        first, change, cases = acting.first, "acting", frozenset()
    kept = _ending_at(line, first, "kept")
    if kept is not None and deputy is None and acting is None:
        title = f"{kept.entry.nominative('s')} {title}"
        first = kept.first
    if line.words[first].lower.startswith(("экс-", "екс-")):
        change = "left"
    former = _ending_at(line, first, "former")
    if former is not None:
        first, change = former.first, "left"
    return Post(number, first, last, role, title, None, change, cases)


def _ending_at(line: Line, at: int, kind: str) -> Hit | None:
    for first in range(max(0, at - _LONGEST), at):
        hit = next((h for h in line.every(first, kind) if h.last == at), None)
        if hit is not None:
            return hit
    return None


def _joined(line: Line, first: int, last: int) -> bool:
    """Whether only a comma, dash or "and" parts two titles."""
    return 0 < last - first <= 2 and all(line.words[n].lower in _JOINTS for n in range(first, last))


def _beside(line: Line, post: Post, persons: list[Named]) -> Named | None:
    """The person right behind a title and its unit, or right before it behind a comma or dash."""
    for person in persons:
        if person.pronoun:
            continue
        rank = rank_of(line, person.first)
        opens = rank[1] if rank is not None else person.first
        if opens and line.at(opens - 1, "rank before"):
            opens -= 1
        gap = opens - post.end
        if not _agree(line, post, person, opens):
            continue
        if _runs_on(line, post.end, opens, post.case):
            return person
        if (
            0 <= gap <= 1
            and all(line.words[n].text in {",", "—", "–", "-"} for n in range(post.end, opens))
            and (gap == 0 or rank is not None)
        ):
            return person
    for person in persons:
        gap = post.first - person.last
        if (
            not person.pronoun
            and 0 < gap <= 3
            and line.words[person.last].text in _MARKS
            and all(
                line.words[n].text in _MARKS or line.words[n].lower in _ADVERBS for n in range(person.last, post.first)
            )
        ):
            return person
    return None


def _agree(line: Line, post: Post, person: Named, opens: int) -> bool:
    """Whether a title stands in a case of the name: "приказом министра майор Дроз" makes no minister of him."""
    if post.first and line.words[post.first - 1].lower.startswith(_DECREES):
        # "указом президента полковника … назначено": the decree is the president's.
        return False
    cases = {hit.entry.case for hit in line.every(opens, "rank")} & set(person.cases) or set(person.cases)
    # The accusative of a person is no nominative: "адвокат" is the subject.
    titled = post.case - {"a"} if "n" in post.case else post.case
    return not titled or not cases or bool(titled & cases)


_OF_VERBS = ("ется", "ится", "ются", "ятся", "ється", "иться", "яться", "лся", "лась", "лись", "вся")


def _runs_on(line: Line, first: int, last: int, post_case: frozenset[str]) -> bool:
    """Whether only a few plain words stand between a title and a rank: "начальника колонии по режиму майор"."""
    words = line.words[first:last]
    if not 0 < len(words) <= 4:
        return False
    if "n" in post_case and words[0].lower.endswith(_OF_VERBS):
        # "Адвокат добивается …": a verb that no list has.
        return False
    if any(not word.letters or word.capital for word in words):
        return len(words) >= 2 and words[0].text == "(" and words[-1].text == ")"
    return not any(
        hit.kind.startswith("v:") or hit.kind == "role" for n in range(first, last) for hit in line.hits.get(n, ())
    )


_ADVERBS = frozenset(
    {"до", "этого", "это", "ранее", "ныне", "тогда", "цього", "раніше", "нині", "донедавна", "недавно", "тоді", "це"}
)


def _governing(line: Line, post: Post, verbs: list[Hit]) -> Hit | None:
    """The verb of appointing, leaving or holding in whose clause a title stands: in its segment, or the one beside."""
    segment = line.segment(post.first)
    inside = [verb for verb in verbs if segment[0] <= verb.first < segment[1]]
    if inside:
        order = {"v:left": 0, "v:appointed": 1, "v:held": 2}
        return min(inside, key=lambda verb: (order[verb.kind], abs(verb.first - post.first)))
    before = [verb for verb in verbs if verb.first < post.first and post.first - verb.last <= _REACH]
    return before[-1] if before and ("i" in post.case or "g" in post.case) else None


def _is_whoever_appoints(line: Line, verb: Hit, post: Post) -> bool:
    """Whether a title is of whoever appoints or dismisses: "Президент назначил …", "указом президента … назначен"."""
    if post.first and line.words[post.first - 1].lower.startswith(_DECREES):
        return True
    acts = verb.kind in {"v:appointed", "v:left"} and verb.entry.voice == "past" and verb.entry.number == "s"
    reflexive = line.words[verb.first].lower.endswith(("ся", "сь"))
    return acts and not reflexive and "n" in post.case and post.first < verb.first and verb.kind == "v:appointed"


def _names_post(verb: Hit, post: Post, person: Named) -> bool:
    """Whether the verb is about this post of the person beside it: "Начальником назначен подполковник …"."""
    return "i" in post.case or (
        "g" in post.case and verb.kind in {"v:left", "v:appointed"} and post.first > person.first
    )


def _clause_end(line: Line, at: int) -> int:
    return line.segment(at)[1] if at < len(line.words) else at


def _subject(line: Line, verb: Hit, post: Post | None, persons: list[Named]) -> Named | None:
    """Whom a verb is about: in its segment first, then before it, then behind it."""
    segment = line.segment(verb.first)
    active = verb.entry.voice == "past" and verb.kind == "v:appointed" and verb.entry.number == "p"
    inside = [
        p
        for p in persons
        if segment[0] <= p.first < segment[1] and (post is None or not post.first <= p.first < post.last)
    ]
    wanted = [p for p in inside if ("n" in p.cases or p.pronoun) or active or {"a", "d"} & p.cases]
    if wanted:
        return min(wanted, key=lambda p: (0 if "n" in p.cases and not active else 1, abs(p.first - verb.first)))
    before = [p for p in persons if p.first < verb.first]
    if before:
        return before[-1]
    behind = [p for p in persons if p.first >= verb.last and p.first - verb.last <= _REACH and "n" in p.cases]
    return behind[0] if behind else None
