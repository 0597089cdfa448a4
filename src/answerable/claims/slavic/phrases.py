"""Phrases of a line that name persons, things, weapons and forces, with their adjectives, in the nominative."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.scene import SlavicScene
from answerable.claims.slavic.schema import events_of, nouns_of
from answerable.language.slavic.declension import adjective_form, is_adjective_form

_KINDS = ("thing", "victim", "weapon", "force")
_MOST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Words [first, last) that name a thing, victim, weapon, force, person or unit.

    `noun` is where its noun begins, behind its adjectives; `name` is it in the nominative of its own number, `plural`
    in that of the plural.
    """

    first: int
    last: int
    noun: int
    kind: str
    name: str
    plural: str
    cases: frozenset[str]
    number: str
    pronoun: bool = False


def told_phrases(scene: SlavicScene, number: int) -> list[Told]:
    """Everything of those kinds in a line, in order; a word may be of several."""
    line = scene.lines[number]
    found = [told for kind in _KINDS for told in _of_kind(scene, line, kind)]
    known = {one.first for one in found if one.kind == "victim"}
    trades = (told for kind in ("role", "occupation") for told in _of_kind(scene, line, kind))
    found += [replace(one, kind="victim") for one in trades if one.first not in known]
    for one in scene.persons_in(number):
        if one.pronoun and _possesses(line, one.first):
            continue
        cases = one.cases or _pronoun_cases(line.words[one.first].lower)
        found.append(Told(one.first, one.last, one.first, "person", one.name, one.name, cases, "s", one.pronoun))
    found += [
        Told(one.first, one.last, one.first, "unit", one.name, one.name, one.cases, one.number)
        for one in scene.units_in(number)
        if not one.pronoun or one.name != one.head
    ]
    held = {at for one in scene.persons_in(number) if not one.pronoun for at in range(one.first, one.last)}
    things = [one for one in found if one.kind in {"thing", "weapon"}]
    # "гражданский автомобиль" holds no civilian.
    found = [
        one
        for one in found
        if one.kind != "victim" or not any(t.first <= one.first and one.last < t.last for t in things)
    ]
    kept = [one for one in found if one.kind == "person" or not any(at in held for at in range(one.first, one.last))]
    return sorted(kept, key=lambda one: (one.first, one.last, one.kind))


def _possesses(line: Line, at: int) -> bool:
    """Whether "его" is "his" and not "him": no verb stands beside it."""
    if line.words[at].lower not in {"его", "её", "ее", "їх", "його", "її"}:
        return False
    beside = (*line.hits.get(at - 1, ()), *line.hits.get(at + 1, ()))
    return (
        not any(hit.kind.startswith("v:") for hit in beside) and at + 1 < len(line.words) and line.words[at + 1].letters
    )


def _pronoun_cases(word: str) -> frozenset[str]:
    if word in {"он", "она", "він", "вона"}:
        return frozenset("n")
    return frozenset("ag") if word in {"его", "её", "ее", "його", "її"} else frozenset("d")


def _of_kind(scene: SlavicScene, line: Line, kind: str) -> Iterator[Told]:
    reached = 0
    for at in range(len(line.words)):
        hits = line.every(at, kind)
        if not hits or at < reached:
            continue
        longest = hits[0].last
        hits = tuple(hit for hit in hits if hit.last == longest)
        yield _told(scene, line, kind, hits)
        reached = longest


def _told(scene: SlavicScene, line: Line, kind: str, hits: tuple[Hit, ...]) -> Told:
    language = scene.language
    readings = list(dict.fromkeys((hit.entry.case, hit.entry.number) for hit in hits))
    head = hits[0]
    gender = head.entry.gender
    first = head.first
    kept = nouns_of(language).peoples if kind == "force" else ()
    while first and head.first - first < _MOST:
        word = line.words[first - 1].text
        if (
            not is_adjective_form(word, language)
            or word[0].isdigit()
            or (kind == "force" and not word.lower().startswith(kept))
        ):
            break
        if any(
            hit.kind.startswith("v:") and hit.entry.voice in {"past", "passive", "active participle"}
            for hit in line.hits.get(first - 1, ())
        ):
            break
        if word.lower() in events_of(language).numbers:
            break
        if kind != "force" and (
            line.at(first - 1, "harmed", "former", "never", "negation") or word.lower() in _POINTING
        ):
            break
        agreeing = [r for r in readings if _agrees(word, *r, gender, language)]
        if not agreeing:
            break
        readings, first = agreeing, first - 1
    cases = frozenset(case for case, _ in readings)
    number = "s" if any(many == "s" for _, many in readings) else "p"
    if number == "s" and _counted(line, first):
        number = "p"
    last = head.last
    if kind == "thing" and last + 1 < len(line.words) and line.words[last].text == "№":
        last += 2
    tail = f" {line.text(head.last, last)}" if last > head.last else ""
    names = {
        many: " ".join(
            [
                *(
                    adjective_form(line.words[at].text, "n", many, gender, language).lower()
                    for at in range(first, head.first)
                ),
                head.entry.nominative(many),
            ]
        )
        + tail
        for many in "sp"
    }
    return Told(first, last, head.first, kind, names[number], names["p"], cases, number)


_POINTING = frozenset(
    {
        "этот",
        "эта",
        "эти",
        "этих",
        "этого",
        "той",
        "того",
        "тех",
        "сам",
        "самими",
        "своих",
        "своего",
        "наших",
        "нашого",
        "наші",
        "ці",
        "цих",
        "цього",
        "цей",
        "ця",
        "їхніх",
        "своїх",
        "всех",
        "всі",
        "усіх",
        "все",
        "других",
        "інших",
        "другие",
        "ещё",
        "один",
        "одного",
        "одна",
        "одну",
        "некоторых",
        "каждого",
        "трое",
        "двое",
        "мои",
        "мой",
        "мій",
        "моя",
    }
)


def _agrees(word: str, case: str, number: str, gender: str, language: str) -> bool:
    forms = {adjective_form(word, case, number, gender, language).lower()}
    if case == "a":
        forms.add(adjective_form(word, "g", number, gender, language).lower())
    if case == "g":
        # "три жилых дома": behind two, three and four the adjective is plural.
        forms.add(adjective_form(word, "g", "p", gender, language).lower())
        forms.add(adjective_form(word, "n", "p", gender, language).lower())
    return word.lower() in forms


def _counted(line: Line, first: int) -> bool:
    """Whether a number stands right before: "три жилых дома" is plural for all its genitive."""
    before = line.words[first - 1].lower if first else ""
    return before.isdigit() or before in _FEW


_FEW = frozenset({"два", "две", "три", "четыре", "оба", "обе", "дві", "чотири", "обидва", "обидві"})
