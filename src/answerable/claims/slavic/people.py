"""People: who is named in an article, each under the fullest nominative that the article itself lets one build."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.claims.slavic.lines import Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.naming import Person, merged
from answerable.claims.slavic.schema import names_of, nouns_of
from answerable.claims.slavic.vocabulary import given_names
from answerable.language.slavic.declension import is_long_adjective, looks_adjective
from answerable.language.slavic.grammar import CASES
from answerable.language.slavic.names import nominatives
from answerable.language.slavic.words import Word

_ALL = frozenset(CASES)
_NEVER_FEMININE = ("ого", "ому", "им", "ым", "ом", "ем", "ові", "еві")
_SHORT = 3
_EXACT = 4.0
_PRINTED = 2.0
_AGREES = 3.0


@dataclass(frozen=True, slots=True)
class _Found:
    line: int
    first: int
    last: int
    person: Person
    cases: frozenset[str]


class People:
    """The persons of an article; `mentions` in order, pronouns and ranks that stand for one among them."""

    def __init__(self, lines: Sequence[Line], language: str) -> None:
        self._lines = lines
        self._language = language
        self._given = given_names(language)
        rows = nouns_of(language).place_before
        self._places = {row.partition(":")[0].split()[-1] for row in rows} - {"с", "з"}
        self._names = names_of(language)
        self._patronymic_m = re.compile(f"(?:{'|'.join(self._names.patronymic_m)})(?:а|у|ем|е|ові|еві|і|ю)?$")
        self._patronymic_f = re.compile(
            f"(?:{'|'.join(ending[:-1] for ending in self._names.patronymic_f)})(?:а|ы|е|у|ой|ою|и|і)$"
        )
        self._printed = frozenset(word.text for line in lines for word in line.words if word.capital)
        found = [one for number, line in enumerate(lines) for one in self._named(number, line)]
        self._known = merged([one.person for one in found])
        self.mentions = tuple(self._mentions(found))

    def _mentions(self, found: Iterable[_Found]) -> Iterator[Named]:  # noqa: C901 - one pass, what each word may stand for
        taken = {(one.line, at) for one in found for at in range(one.first, one.last)}
        by_line: dict[int, list[_Found]] = {}
        for one in found:
            by_line.setdefault(one.line, []).append(one)
        latest: dict[str, Named] = {}
        pronouns = dict.fromkeys(nouns_of(self._language).he, "m") | dict.fromkeys(nouns_of(self._language).she, "f")
        ranks: dict[str, Named] = {}
        seen: dict[str, None] = {}
        for number, line in enumerate(self._lines):
            starts = {one.first: one for one in by_line.get(number, ())}
            for at, word in enumerate(line.words):
                named: Named | None = None
                if at in starts:
                    one = starts[at]
                    person = self._full(one.person)
                    named = Named(
                        number, at, one.last, "person", person.full, one.cases, person.gender, head=person.surname
                    )
                elif (number, at) in taken:
                    continue
                elif word.lower in pronouns:
                    before = latest.get(pronouns[word.lower])
                    if before is not None:
                        yield replace(before, line=number, first=at, last=at + 1, cases=frozenset(), pronoun=True)
                    continue
                elif _name_like(word):
                    named = self._surname_alone(number, at, line, seen)
                if named is None:
                    rank = line.at(at, "rank")
                    quoted = at > 0 and line.words[at - 1].text in '«“"'
                    if (
                        rank is not None
                        and not quoted
                        and not any((number, place) in taken for place in range(rank.last, rank.last + 3))
                    ):
                        before = ranks.get(_key(rank.entry.nominative("s") or rank.entry.value))
                        if before is not None and rank.entry.number != "p":
                            yield replace(
                                before,
                                line=number,
                                first=at,
                                last=rank.last,
                                cases=frozenset(rank.entry.case),
                                pronoun=True,
                            )
                    continue
                rank_before = rank_of(line, named.first)
                if rank_before is not None:
                    ranks[_key(rank_before[0])] = named
                    ranks[_key(rank_before[0]).partition("-")[0]] = named
                latest[named.gender or "m"] = named
                seen.pop(named.name, None)
                seen[named.name] = None
                yield named

    def _full(self, person: Person) -> Person:
        return self._known.get(person, person)

    def _surname_alone(self, number: int, at: int, line: Line, seen: dict[str, None]) -> Named | None:
        """Whoever of this surname was named last before, or else is named first after."""
        word = line.words[at]
        order = {name: place for place, name in enumerate(seen)}
        every = list(dict.fromkeys(self._known.values()))
        for person in sorted(every, key=lambda one: -order.get(one.full, -1)):
            for name, cases in _options(word.text, person.gender, self._language):
                same = name.casefold() == person.surname.casefold() and person.surname
                if same or (name == person.given and len(self._of_given(person.given)) == 1):
                    return Named(number, at, at + 1, "person", person.full, cases, person.gender, head=person.surname)
        return None

    def _of_given(self, given: str) -> list[Person]:
        return [person for person in dict.fromkeys(self._known.values()) if person.given == given]

    def _named(self, number: int, line: Line) -> Iterator[_Found]:
        at = 0
        while at < len(line.words):
            found = (
                self._initials(number, line, at) or self._given_name(number, line, at) or self._titled(number, line, at)
            )
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

    def _given_name(self, number: int, line: Line, at: int) -> _Found | None:
        words = line.words
        rows = self._given.get(words[at].lower) if words[at].capital else None
        if rows is None:
            return None
        first, last = at, at + 1
        patronymic = None
        if last < len(words) and words[last].capital and self._is_patronymic(words[last].lower):
            patronymic = words[last].text
            last += 1
        surname = None
        if last < len(words) and _name_like(words[last]) and not self._is_other(line, last):
            surname = words[last].text
            last += 1
        elif (
            last + 1 < len(words) and len(words[last].text) == 1 and words[last].capital and words[last + 1].text == "."
        ):
            # "Сергей К.": the surname is withheld.
            person = Person(_best_given(rows, None)[0], "", f"{words[last].text}.", _best_given(rows, None)[1])
            return _Found(number, at, last + 2, person, _ALL)
        elif (
            at
            and _name_like(words[at - 1])
            and not self._is_other(line, at - 1)
            and (patronymic or self._is_surname(words[at - 1].text))
        ):
            surname = words[at - 1].text
            first = at - 1
        if surname is None:
            if patronymic is None:
                return None
            given, gender, _ = rows[0]
            return _Found(number, first, last, Person(given, self._patronymic(patronymic, gender), "", gender), _ALL)
        return self._resolved(number, line, (first, last), rows, patronymic, surname)

    def _resolved(
        self,
        number: int,
        line: Line,
        span: tuple[int, int],
        rows: Sequence[tuple[str, str, str]],
        patronymic: str | None,
        surname: str,
    ) -> _Found:
        agreed = _case_before(line, span[0])
        options: dict[tuple[str, str, str], set[str]] = {}
        score: dict[tuple[str, str, str], float] = {}
        for given, gender, case in rows:
            for order, (name, cases) in enumerate(_options(surname, gender, self._language)):
                if case not in cases:
                    continue
                key = (given, gender, name)
                options.setdefault(key, set()).add(case)
                value = -0.1 * order
                value += _PRINTED if name in self._printed and name != surname else 0
                value += _PRINTED if given in self._printed and case != "n" else 0
                value += _AGREES if case in agreed else 0
                value += 1.0 if case == "n" else 0
                value += 0.8 if name.lower().endswith(self._names.surnames) else 0
                value -= 2.0 if gender == "f" and name.lower().endswith(_NEVER_FEMININE) else 0
                if patronymic is not None:
                    value += _EXACT if (gender == "f") == bool(self._patronymic_f.search(patronymic.lower())) else 0
                score[key] = max(score.get(key, -9.0), value)
        if not score:
            given, gender, _ = rows[0]
            key = (given, gender, surname)
            options[key] = set(_ALL)
        else:
            key = max(score, key=lambda one: score[one])
        given, gender, name = key
        person = Person(
            given, "" if patronymic is None else self._patronymic(patronymic, gender), _written(name), gender
        )
        return _Found(number, *span, person, frozenset(options[key]))

    def _initials(self, number: int, line: Line, at: int) -> _Found | None:
        words = line.words
        last, letters = at, []
        while (
            last + 1 < len(words) and len(words[last].text) == 1 and words[last].capital and words[last + 1].text == "."
        ):
            letters.append(words[last].text)
            last += 2
        if not letters:
            return None
        before = words[at - 1] if at else None
        if last < len(words) and _name_like(words[last]) and not (before is not None and before.text == letters[0]):
            surname, span = words[last].text, (at, last + 1)
        elif before is not None and _name_like(before) and self._is_surname(before.text):
            surname, span = before.text, (at - 1, last)
        else:
            return None
        agreed = _case_before(line, span[0])
        name, gender, cases = self._alone(surname, agreed)
        given = ". ".join(letters[:1]) + "."
        return _Found(
            number, *span, Person(given, f"{letters[1]}." if len(letters) > 1 else "", _written(name), gender), cases
        )

    def _titled(self, number: int, line: Line, at: int) -> _Found | None:  # noqa: C901 - one word or two, in either gender
        """A name that no list has: one word after a rank or title, or two of which the second looks like a surname."""
        words = line.words
        if not _name_like(words[at]) or self._is_other(line, at):
            return None
        if at + 1 < len(words) and words[at + 1].lower in self._given and words[at + 1].capital:
            return None
        two = at + 1 < len(words) and _name_like(words[at + 1]) and not self._is_other(line, at + 1)
        rank = rank_of(line, at)
        titled = rank is not None or _role_before(line, at)
        plain = two and at > 0 and self._stands_alone(line, at)
        named = titled or plain or (two and self._is_surname(words[at + 1].text))
        if two and named and not line.at(at, "tail", "region", "place kind"):
            agreed = _case_before(line, at)
            best: tuple[float, str, str, str, frozenset[str]] | None = None
            for gender in "mf":
                for g_order, (given, g_cases) in enumerate(_options(words[at].text, gender, self._language)):
                    for order, (name, cases) in enumerate(_options(words[at + 1].text, gender, self._language)):
                        both = g_cases & cases
                        if not both:
                            continue
                        value = (
                            -0.1 * (order + g_order) + (_AGREES if both & agreed else 0) + (1.0 if "n" in both else 0)
                        )
                        value += _PRINTED if name in self._printed and name != words[at + 1].text else 0
                        value -= 0.5 if gender == "f" else 0
                        if best is None or value > best[0]:
                            best = (value, given, name, gender, both)
            if best is not None:
                return _Found(number, at, at + 2, Person(best[1], "", _written(best[2]), best[3]), best[4])
        if rank is None and not (titled and self._is_surname(words[at].text)):
            return None
        name, gender, cases = self._alone(words[at].text, _case_before(line, at))
        return _Found(number, at, at + 1, Person("", "", _written(name), gender), cases)

    def _stands_alone(self, line: Line, at: int) -> bool:
        """Whether two capitals of which nothing is known name somebody, and no place, body or work."""
        words = line.words
        before = words[at - 1]
        kinds = ("place kind", "head", "thing", "award", "body", "region")
        if before.lower in self._places or line.at(at - 1, *kinds) or before.text in '«“"':
            return False
        if any(line.hits.get(n) or looks_adjective(words[n].text, self._language) for n in (at, at + 1)):
            return False
        return at + 2 >= len(words) or not words[at + 2].capital

    def _alone(self, surname: str, agreed: frozenset[str]) -> tuple[str, str, frozenset[str]]:
        best: tuple[float, str, str, frozenset[str]] | None = None
        for gender in "mf":
            for order, (name, cases) in enumerate(_options(surname, gender, self._language)):
                value = -0.1 * order + (_AGREES if cases & agreed else 0) + (1.0 if "n" in cases else 0)
                value += _PRINTED if name in self._printed and name != surname else 0
                value -= 0.5 if gender == "f" else 0
                if best is None or value > best[0]:
                    best = (value, name, gender, cases)
        return (surname, "m", _ALL) if best is None else (best[1], best[2], best[3])

    def _is_patronymic(self, lower: str) -> bool:
        return len(lower) > 4 and bool(self._patronymic_m.search(lower) or self._patronymic_f.search(lower))

    def _patronymic(self, form: str, gender: str) -> str:
        if gender == "f":
            found = self._patronymic_f.search(form.lower())
            return f"{form[: found.start() + len(found[0]) - _ending(found[0])]}а" if found else form
        return re.sub(r"(?<=ич)(?:а|у|ем|е|ові|еві|і|ю)$", "", form)

    def _is_surname(self, form: str) -> bool:
        """Whether a form is one of a surname by its ending, in some case."""
        return any(
            name.lower().endswith(self._names.surnames)
            for gender in "mf"
            for name, _ in _options(form, gender, self._language)
        )

    def _is_other(self, line: Line, at: int) -> bool:
        """Whether a capitalised word is something else than a name: a body, a place's kind, the start of a sentence."""
        if at + 1 < len(line.words) and line.at(at + 1, "region") is not None:
            return True
        beyond = at
        while (
            beyond < len(line.words) and beyond - at < 4 and is_long_adjective(line.words[beyond].text, self._language)
        ):
            beyond += 1
            if line.at(beyond, "head", "body") is not None:
                return True
        hit = line.at(
            at,
            "body",
            "head",
            "role",
            "rank",
            "force",
            "victim",
            "preface",
            "place kind",
            "region",
            "acting",
            "deputy",
            "weapon",
            "occupation",
            "former",
            "speech noun",
        )
        return hit is not None and (at == 0 or hit.kind == "body" or hit.last - hit.first > 1)


def rank_of(line: Line, at: int) -> tuple[str, int] | None:
    """The rank that ends right before the word `at`, in the nominative, and where it begins."""
    for first in range(max(0, at - 8), at):
        for hit in line.every(first, "rank"):
            name = hit.entry.value or hit.entry.nominative("s")
            last = hit.last
            tail = line.at(last, "rank tail") if last < at else None
            if tail is not None:
                name = f"{name} {line.text(tail.first, tail.last)}"
                last = tail.last
            if last == at or (last == at - 1 and line.words[last].text == "."):
                plain = name.removesuffix(" в отставке").removesuffix(" запаса").removesuffix(" у відставці")
                return plain, first
    return None


def _role_before(line: Line, at: int) -> bool:
    return any(hit.last == at for first in range(max(0, at - 4), at) for hit in line.every(first, "role", "occupation"))


def _case_before(line: Line, at: int) -> frozenset[str]:
    """The cases of the rank or role that stands right before a name."""
    found: set[str] = set()
    for first in range(max(0, at - 8), at):
        for hit in line.every(first, "rank", "role", "occupation"):
            tail = line.at(hit.last, "rank tail") if hit.last < at else None
            if (hit.last == at or (tail is not None and tail.last == at)) and hit.entry.number != "p":
                found.add(hit.entry.case)
    if not found and at:
        before = line.words[at - 1].lower
        if before in _WITH_GENITIVE or line.at(at - 1, "harm event", "incident") is not None:
            found.add("g")
        elif before == "про":
            found.add("a")
    return frozenset(found)


_WITH_GENITIVE = frozenset(
    {"против", "от", "для", "без", "до", "после", "проти", "від", "щодо", "стосовно", "після", "біля", "возле", "около"}
)


def _options(form: str, gender: str, language: str) -> list[tuple[str, frozenset[str]]]:
    return [(one.name, one.cases) for one in nominatives(form, gender, language)]


def _best_given(rows: Sequence[tuple[str, str, str]], case: str | None) -> tuple[str, str]:
    given, gender, _ = next((row for row in rows if row[2] == (case or "n")), rows[0])
    return given, gender


def _ending(patronymic: str) -> int:
    return 2 if patronymic.endswith(("ой", "ою")) else 1


def _key(rank: str) -> str:
    return rank.lower()


def _name_like(word: Word) -> bool:
    if not (word.capital and word.letters and len(word.text) > 2):
        return False
    # "ОМОНу" is an acronym with an ending.
    return len(word.text) > _SHORT if word.text.isupper() else not word.text[1].isupper()


def _written(name: str) -> str:
    """A surname in capitals as names are written: "ПЕТРОВ" is Петров."""
    return "-".join(part.capitalize() for part in name.split("-")) if name.isupper() and len(name) > _SHORT else name
