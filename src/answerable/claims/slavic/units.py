"""Units: what organisations are named, in the nominative ("58-й армии" is "58-я армия"), and what is over them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.schema import nouns_of
from answerable.language.slavic.declension import adjective_form, is_adjective_form, looks_adjective

_MOST_BEFORE = 7
_MOST_QUOTED = 6
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
_NOUNS = (
    *("former", "acting", "deputy", "place kind", "thing", "victim", "head", "weapon", "force", "role", "rank"),
    *("incident", "speech noun", "occupation", "region"),
)
_LOOSE = frozenset(
    {"войска", "подразделение", "сила", "силы", "війська", "підрозділ", "сили", "частина", "часть", "район"}
)
_TROOPS = frozenset({"войска", "війська", "силы", "сили", "військо"})
_HONOUR = frozenset({"имени", "им", "ім", "імені"})


def units_of(lines: Sequence[Line], language: str) -> tuple[Named, ...]:
    """The units of an article in order; a bare "бригада" is the one that was named before."""
    found: list[Named] = []
    latest: dict[str, str] = {}
    for number, line in enumerate(lines):
        here = _followed(line, list(_in_line(number, line, language)))
        for named in here:
            bare = named.name == named.head or named.name.lower() == named.head.lower()
            if bare and named.head in latest:
                found.append(replace(named, name=latest[named.head], pronoun=True))
                continue
            if not bare and named.head:
                latest[named.head] = named.name
            found.append(named)
    return tuple(found)


def _in_line(number: int, line: Line, language: str) -> Iterator[Named]:
    reached = 0
    held = {place for hit in line.of("role") for place in range(hit.first + 1, hit.last)}
    held |= {
        place
        for hit in line.of("rank")
        for tail in line.every(hit.last, "rank tail")
        for place in range(tail.first, tail.last)
    }
    held |= {hit.first for hit in line.of("rank before") if line.at(hit.last, "rank")}
    for at in range(len(line.words)):
        if at < reached or at in held:
            continue
        hits = line.every(at, "body") or line.every(at, "head")
        if not hits:
            continue
        longest = hits[0].last
        hits = tuple(hit for hit in hits if hit.last == longest)
        named = _body(number, line, hits) if hits[0].kind == "body" else _unit(number, line, hits, language)
        if named is not None:
            yield named
            reached = named.last


def _body(number: int, line: Line, hits: Sequence[Hit]) -> Named | None:
    hit = hits[0]
    if not line.words[hit.first].capital:
        return None
    name = hit.entry.nominative()
    cases = frozenset(one.entry.case for one in hits)
    return Named(number, hit.first, hit.last, "unit", name, cases, hit.entry.gender, hit.entry.number, name)


def _unit(number: int, line: Line, hits: Sequence[Hit], language: str) -> Named | None:
    strangers = nouns_of(language).units.strangers
    readings = list(dict.fromkeys((hit.entry.case, hit.entry.number) for hit in hits))
    first = hits[0].first
    gender = hits[0].entry.gender
    while first and hits[0].first - first < _MOST_BEFORE:
        word = line.words[first - 1]
        told = any(hit.kind == "v:says" and hit.entry.voice == "past" for hit in line.hits.get(first - 1, ()))
        if told or word.lower.startswith(strangers) or _is_noun(line, first - 1, language):
            break
        numbered = word.text.isdigit()
        agreeing = [
            (case, many)
            for case, many in readings
            if is_adjective_form(word.text, language) and _agrees(word.text, case, many, gender, language)
        ]
        if not numbered and not agreeing:
            break
        readings = agreeing or readings
        first -= 1
        if numbered and not _is_number_of_unit(line, first):
            first += 1
            break
    case, many = next((one for one in readings if one[1] == "s"), readings[0])
    head = next(hit for hit in hits if (hit.entry.case, hit.entry.number) == (case, many))
    before = [adjective_form(line.words[at].text, "n", many, gender, language) for at in range(first, head.first)]
    if before and first == 0 and before[0][0].isupper() and not _keeps_capital(line.words[0].text, lines=line):
        before[0] = before[0][0].lower() + before[0][1:]
    last, tail = _tail(line, head.last, language)
    named = last == head.last < len(line.words) and line.words[last].capital and line.words[last].letters
    if (
        named
        and head.entry.nominative("s") in {"республика", "республіка"}
        and not is_adjective_form(line.words[last].text, language)
    ):
        last, tail = last + 1, line.words[last].text
    name = " ".join([*before, head.entry.nominative(), *([tail] if tail else [])])
    if line.words[head.first].capital and not before and head.first and line.words[head.first].text[0].isupper():
        name = name[0].upper() + name[1:]
    cases = frozenset(case for case, _ in readings)
    return Named(number, first, last, "unit", name, cases, gender, many, head.entry.nominative("s"))


def _is_noun(line: Line, at: int, language: str) -> bool:
    """Whether a word is known as a noun; adjectives that are nouns as well ("военный") stand before heads as such."""
    return (
        any(
            hit.entry.phrase is None or not looks_adjective(hit.entry.phrase.nominative("s").split()[0], language)
            for hit in line.every(at, *_NOUNS)
        )
        or line.at(at, "former", "role") is not None
    )


def _keeps_capital(word: str, *, lines: Line) -> bool:
    """Whether the first word of a sentence is a name of its own; ordinals and digits have no case to lose."""
    return word[0].isdigit() or len(lines.words) < 2


def _agrees(word: str, case: str, number: str, gender: str, language: str) -> bool:
    if word[0].isdigit():
        return True
    form = adjective_form(word, case, number, gender, language)
    if form.lower() == word.lower():
        return True
    # The accusative of what lives is its genitive.
    return case == "a" and adjective_form(word, "g", number, gender, language).lower() == word.lower()


def _is_number_of_unit(line: Line, at: int) -> bool:
    """Whether bare digits before a head are its number ("58 армия") and no count ("12 бригад")."""
    return line.words[at].text.isdigit() and (
        at + 1 >= len(line.words) or not line.words[at + 1].lower.endswith(("ів", "ов"))
    )


def _tail(line: Line, last: int, language: str) -> tuple[int, str]:  # noqa: C901 - one branch a kind of word
    """What follows a head and belongs to its name: a quoted name, a number, genitives, a region, an honour."""
    first = last
    while last < len(line.words):
        word = line.words[last]
        closing = _QUOTES.get(word.text)
        if closing:
            end = next(
                (
                    n
                    for n in range(last + 1, min(last + _MOST_QUOTED + 2, len(line.words)))
                    if line.words[n].text == closing
                ),
                None,
            )
            if end is None:
                break
            last = end + 1
        elif word.text in {"№", "N"} and last + 1 < len(line.words):
            last += 2
        elif word.text.isdigit() and last == first and len(word.text) > 2:
            last += 1
        elif word.lower in _HONOUR and last + 1 < len(line.words):
            last = _honour(line, last + 1)
        elif (tail := line.at(last, "tail")) is not None:
            if last > first and word.capital and line.at(last, "head", "body"):
                break
            if line.at(tail.first, "rank before") and line.at(tail.last, "rank"):
                break
            last = tail.last
        elif (end := _region(line, last, language)) is not None:
            last = end
        else:
            break
    return last, line.text(first, last)


def _honour(line: Line, at: int) -> int:
    if line.words[at].text == ".":
        at += 1
    while at < len(line.words) and (line.words[at].capital or line.words[at].text == "."):
        at += 1
    return at


def _region(line: Line, at: int, language: str) -> int | None:
    """Where "Акжарской области" behind a head ends."""
    word = line.words[at]
    if not word.capital or not is_adjective_form(word.text, language) or at + 1 >= len(line.words):
        return None
    hit = next((h for h in line.every(at + 1, "region") if h.entry.case == "g" and h.entry.number == "s"), None)
    if hit is None or not _agrees(word.text, "g", "s", hit.entry.gender, language):
        return None
    return hit.last


def _followed(line: Line, found: list[Named]) -> list[Named]:
    """Units with what stands right behind them as the one above ("батальон 58-й бригады")."""
    out: list[Named] = []
    for number, named in enumerate(found):
        if out and named.first < out[-1].last:
            continue
        after = found[number + 1] if number + 1 < len(found) else None
        over = None
        if after is not None and after.first == named.last and "g" in after.cases:
            if after.head in _TROOPS and named.name.lower() != named.head.lower():
                # "институт танковых войск": the troops are part of its name.
                name = f"{named.name} {line.text(after.first, after.last)}"
                out.append(replace(named, last=after.last, name=name))
                continue
            over = after.name
            if named.name.lower() == named.head.lower() and named.head in _LOOSE:
                # "войска округа", "подразделения группировки": what counts is the whole of which they are.
                continue
            if named.name.lower() == named.head.lower():
                # "штаб 58-й армии": without what is over it the name would say nothing.
                named = replace(named, name=f"{named.name} {line.text(after.first, after.last)}")  # noqa: PLW2901 - its fuller self
        out.append(replace(named, over=over))
    return out
