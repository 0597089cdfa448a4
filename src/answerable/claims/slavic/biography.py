"""Persons and names in Russian and Ukrainian: birth, age, schools, awards, trades; nicknames and acronyms."""

import re
from collections.abc import Iterable, Iterator

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.scene import SlavicScene
from answerable.claims.slavic.schema import events_of
from answerable.language.slavic.grammar import SLAVIC
from answerable.language.slavic.words import words_of
from answerable.model.claim import Anchor
from answerable.model.slots import NameSlots, PersonSlots

_AGED = re.compile(r"(\d{1,3})-?([^\W\d_]+)$")
_OLDEST = 110
_TOLD = frozenset({"past", "passive", "participle", "active participle", "present"})
_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
_CAPITALS = 2


class SlavicPersonExtractor:
    """Finds birth, birthplace, age, death, education, awards and trades of persons."""

    languages = SLAVIC
    name = "person-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"person"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every property of a person that the article states."""
        if not isinstance(scene, SlavicScene):
            return
        subject: Named | None = None
        for number, line in enumerate(scene.lines):
            persons = scene.persons_in(number)
            for first, last, person, name, value in _properties(scene, number, line, persons, subject):
                start, end = line.span(first, last)
                home = scene.lines[person.line]
                anchor = Anchor("person", *home.span(person.first, person.last))
                slots = PersonSlots(person=person.name, property=name, value=value)
                yield Draft(start=start, end=end, slots=slots, anchors=(anchor,))
            told = [one for one in persons if "n" in one.cases or one.pronoun] or persons
            subject = told[0] if told else subject


def _properties(
    scene: SlavicScene, number: int, line: Line, persons: list[Named], subject: Named | None
) -> Iterator[tuple[int, int, Named, str, str]]:
    """(first, last, person, property, value) for each property told in a line."""
    yield from _ages(scene.language, line, persons)
    yield from _facts(scene, line, persons, subject)
    yield from _origins(scene, number, line, persons, subject)
    for person in persons:
        trade = next(
            (h for at in range(max(0, person.first - 4), person.first) for h in line.every(at, "occupation")), None
        )
        if trade is not None and not person.pronoun and _runs_up(line, trade, person):
            yield trade.first, person.last, person, "occupation", trade.entry.nominative("s")
    for kind, reader in (("v:born", _born), ("v:educated", _educated), ("v:awarded", _awarded), ("v:died", _died)):
        for hit in line.of(kind):
            if hit.entry.voice not in _TOLD and hit.entry.voice:
                continue
            whom = _whom(line, hit, persons) or subject
            if whom is not None:
                yield from reader(scene, number, line, hit, whom)


def _facts(
    scene: SlavicScene, line: Line, persons: list[Named], subject: Named | None
) -> Iterator[tuple[int, int, Named, str, str]]:
    """Facts behind a label, as notices and lists have them: "Дата рождения: 4 июля 1969 года"."""
    whom = persons[0] if persons else subject
    text = line.text(0, len(line.words)).lower()
    for label, name in events_of(scene.language).facts.items():
        if whom is None or label not in text:
            continue
        size = len(words_of(label))
        at = next(
            (n for n in range(len(line.words)) if line.text(n, min(n + size, len(line.words))).lower() == label), None
        )
        if at is None or at + size + 1 >= len(line.words) or line.words[at + size].text not in ":—–-":
            continue
        last = at + size + 1
        while (last < len(line.words) and line.words[last].text not in ".;") or (
            last < len(line.words) and line.words[last - 1].lower in {"г", "м", "с"}
        ):
            last += 1
        value = line.text(at + size + 1, last)
        if name == "birthplace":
            spot = next(
                (one for one in scene.spots_in(whom.line) + scene.spots_in(line.sentence.index) if one.first > at), None
            )
            value = value if spot is None else spot.name
        yield at, last, whom, name, value


_NATIONALS = frozenset({"гражданин", "гражданка", "громадянин", "громадянка"})
_NATIVES = frozenset({"уроженец", "уроженка", "уродженець", "уродженка"})
_YEARS = frozenset({"г", "года", "р", "року"})


def _origins(
    scene: SlavicScene, number: int, line: Line, persons: list[Named], subject: Named | None
) -> Iterator[tuple[int, int, Named, str, str]]:
    """Whose citizen and a native of where somebody is, and "1970 года рождения", beside a name or of the subject."""
    for at, word in enumerate(line.words):
        if word.lower in _NATIONALS | _NATIVES:
            near = [one for one in persons if not one.pronoun and (0 <= at - one.last <= 6 or 0 < one.first - at <= 6)]
            told = [one for one in near if "n" in one.cases]
            whom = told[0] if told else subject if at == 0 or line.words[at - 1].text == "," else None
            spot = next((one for one in scene.spots_in(number) if 0 < one.first - at <= 3), None)
            if whom is not None and spot is not None:
                name = "nationality" if word.lower in _NATIONALS else "birthplace"
                yield at, spot.last, whom, name, spot.name
        year = line.words[at - 1].lower if at else ""
        if word.lower in {"рождения", "народження"} and year in _YEARS and at > 1 and line.words[at - 2].text.isdigit():
            before = [one for one in persons if not one.pronoun and 0 <= at - 2 - one.last <= 3]
            if before:
                yield before[-1].first, at + 1, before[-1], "born", line.words[at - 2].text


def _runs_up(line: Line, trade: Hit, person: Named) -> bool:
    """Whether a trade stands right before a name, with genitives between at the most."""
    between = range(trade.last, person.first)
    return len(between) <= 2 and all(line.words[n].letters and not line.words[n].capital for n in between)


def _whom(line: Line, hit: Hit, persons: list[Named]) -> Named | None:
    segment = line.segment(hit.first)
    inside = [p for p in persons if segment[0] <= p.first < segment[1]]
    nominative = [p for p in inside if "n" in p.cases or p.pronoun]
    before = [p for p in persons if p.first < hit.first]
    return next(iter(nominative or inside or before[-1:]), None)


def _ages(language: str, line: Line, persons: list[Named]) -> Iterator[tuple[int, int, Named, str, str]]:
    words = events_of(language).person
    for at, word in enumerate(line.words):
        found = _AGED.match(word.text)
        if found and found[2].lower() in words["aged"] and int(found[1]) <= _OLDEST:
            person = next((p for p in persons if 0 < p.first - at <= 4 and not p.pronoun), None)
            if person is not None:
                yield at, person.last, person, "age", found[1]
        if word.text.isdigit() and int(word.text) <= _OLDEST and at + 1 < len(line.words):
            after = line.words[at + 1].lower
            if after not in words["years"] or int(word.text) < 10:
                continue
            beside = {",", "(", "", ", которому", ", которой", ", якому", ", якій"}
            person = next((p for p in reversed(persons) if p.last <= at and line.text(p.last, at) in beside), None)
            dative = next(
                (p for p in persons if p.pronoun and 0 < at - p.first <= 3 and "m" in (p.gender or "m")), None
            )
            if person is not None and not person.pronoun:
                yield person.first, at + 2, person, "age", word.text
            elif dative is not None and line.words[dative.first].lower in {"ему", "ей", "йому", "їй"}:
                yield dative.first, at + 2, dative, "age", word.text


def _born(
    scene: SlavicScene, number: int, line: Line, hit: Hit, whom: Named
) -> Iterator[tuple[int, int, Named, str, str]]:
    first = min(hit.first, whom.first) if whom.line == number else hit.first
    date = _date_after(scene, line, hit)
    if date is not None:
        yield first, date[1], whom, "born", line.text(*date)
    spot = next((s for s in scene.spots_in(number) if s.first >= hit.last), None)
    if spot is not None:
        yield hit.first, spot.last, whom, "birthplace", spot.name


def _date_after(scene: SlavicScene, line: Line, hit: Hit) -> tuple[int, int] | None:
    sentence = line.sentence
    for expression in scene.clock.expressions:
        if sentence.start <= expression.core < sentence.end and line.word_at(expression.core) >= hit.last - 1:
            return line.word_at(expression.core), line.word_at(expression.end - 1) + 1
    before = [e for e in scene.clock.expressions if sentence.start <= e.core < sentence.end]
    return (line.word_at(before[0].core), line.word_at(before[0].end - 1) + 1) if before else None


def _educated(
    scene: SlavicScene, number: int, line: Line, hit: Hit, whom: Named
) -> Iterator[tuple[int, int, Named, str, str]]:
    for unit in scene.units_in(number):
        school = any(line.at(at, "school") for at in range(unit.first, unit.last))
        if school and unit.first >= hit.last and unit.name != unit.head:
            first = hit.first
            year = next(
                (e for e in scene.clock.expressions if line.sentence.start <= e.start < line.words[unit.first].start),
                None,
            )
            if unit is not next((u for u in scene.units_in(number) if u.first >= hit.last), None):
                first = unit.first if year is None else line.word_at(year.start)
            yield min(first, unit.first), unit.last, whom, "education", unit.name


def _awarded(
    scene: SlavicScene, number: int, line: Line, hit: Hit, whom: Named
) -> Iterator[tuple[int, int, Named, str, str]]:
    del scene, number
    told = hit.last
    for award in line.of("award"):
        if award.first < told:
            continue
        last = award.last
        while last < len(line.words) and (
            line.words[last].text[:1].isupper()
            or line.words[last].text in "«»"
            or line.at(last, "award")
            or line.words[last].lower in _OF_AWARDS
        ):
            last += 1
        told = last
        if last > award.last:
            name = f"{award.entry.nominative('s')} {line.text(award.last, last)}"
            if name.lower().startswith(("звание ", "звання ")):
                hero = line.at(award.last, "award")
                name = (
                    line.text(award.last, last)
                    if hero is None
                    else f"{hero.entry.nominative('s').capitalize()} {line.text(hero.last, last)}"
                )
            yield hit.first, last, whom, "award", name.strip()


_OF_AWARDS = frozenset(
    {"за", "степени", "ступеня", "отвагу", "відвагу", "мужество", "мужність", "заслуги", "перед", "i", "ii", "iii"}
)


def _died(
    scene: SlavicScene, number: int, line: Line, hit: Hit, whom: Named
) -> Iterator[tuple[int, int, Named, str, str]]:
    del scene
    if hit.entry.number == "p" or hit.entry.voice not in {"past", "passive"} or whom.line != number:
        return
    segment = line.segment(hit.first)
    if segment[0] <= whom.first < segment[1] and ("n" in whom.cases or whom.pronoun):
        yield (
            min(hit.first, whom.first),
            max(hit.last, whom.last),
            whom,
            "died",
            hit.entry.value or line.words[hit.first].lower,
        )


class SlavicNameExtractor:
    """Finds nicknames, call signs, aliases, and acronyms in brackets."""

    languages = SLAVIC
    name = "name-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"name"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every other name that the article gives."""
        if not isinstance(scene, SlavicScene):
            return
        subject: Named | None = None
        for number, line in enumerate(scene.lines):
            persons = scene.persons_in(number)
            yield from _nicknames(scene, line, persons, subject)
            yield from _acronyms(scene, number, line)
            subject = persons[-1] if persons else subject


def _nicknames(scene: SlavicScene, line: Line, persons: list[Named], subject: Named | None) -> Iterator[Draft]:
    for hit in line.of("nickname"):
        at = hit.last
        while at < len(line.words) and (
            line.words[at].text in _OPENING | {"—", "–", "-", ":"}
            or line.words[at].lower in {"как", "як", "его", "її", "його", "ее", "её"}
        ):
            at += 1
        if at >= len(line.words) or not line.words[at].capital:
            continue
        quoted = line.words[at - 1].text in _OPENING
        last = at + 1
        while quoted and last < len(line.words) and line.words[last].text not in _CLOSING and last - at < 4:
            last += 1
        near = [p for p in persons if p.first < hit.first or (p.pronoun and p.first < at)]
        whom = near[-1] if near else subject
        if whom is None or any(p.first == at for p in persons if p.name == whom.name and not p.pronoun):
            continue
        kind = "nickname"
        start, end = line.span(
            min(hit.first, whom.first) if whom in persons and hit.first - whom.first <= 8 else hit.first,
            min(last + quoted, len(line.words)),
        )
        home = scene.lines[whom.line]
        name = _nominative_name(line.text(at, last), scene, quoted=quoted, hit=hit)
        yield Draft(
            start=start,
            end=end,
            slots=NameSlots(entity=whom.name, name=name, kind=kind),
            anchors=(Anchor("entity", *home.span(whom.first, whom.last)), Anchor("name", *line.span(at, last))),
        )


def _nominative_name(name: str, scene: SlavicScene, *, quoted: bool, hit: Hit) -> str:
    """A nickname in the instrumental ("звали Дедом") in the nominative; quoted ones mostly stand in it."""
    verbal = not quoted or hit.entry.phrase is None
    for ending, put in (("ом", ""), ("ем", "ь"), ("ою", "а"), ("ой", "а")):
        if verbal and name.lower().endswith(ending) and len(name) > len(ending) + 2 and " " not in name:
            del scene
            return name[: -len(ending)] + put
    return name


def _acronyms(scene: SlavicScene, number: int, line: Line) -> Iterator[Draft]:
    for unit in scene.units_in(number):
        last = unit.last
        if last + 2 >= len(line.words) or line.words[last].text != "(":
            continue
        short = line.words[last + 1].text
        if line.words[last + 2].text != ")" or not short.isupper() or len(short) < _CAPITALS:
            continue
        start, end = line.span(unit.first, last + 3)
        anchors = (Anchor("entity", *line.span(unit.first, last)), Anchor("name", *line.span(last + 1, last + 2)))
        yield Draft(
            start=start, end=end, slots=NameSlots(entity=unit.name, name=short, kind="acronym"), anchors=anchors
        )
