"""The vocabulary of a language: every form of every phrase and verb of the data files, ready to be looked up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from answerable.claims.cast.forces import forces
from answerable.claims.slavic.schema import events_of, names_of, nouns_of
from answerable.language.slavic.declension import Phrase, phrase_of
from answerable.language.slavic.grammar import grammar_of
from answerable.language.slavic.words import plain, words_of

COUNTRIES = {"ru": "RU", "uk": "UA"}
_SHORTEST = 4
_LONGEST_ENDING = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase as found: its kind (role, weapon, v:says …), its value, and the grammar of the form.

    Of verbs `voice` is past, passive, present, future, infinitive, participle or gerund; `phrase` is None.
    """

    kind: str
    value: str
    phrase: Phrase | None = None
    case: str = ""
    number: str = ""
    gender: str = ""
    voice: str = ""

    def nominative(self, number: str | None = None) -> str:
        """The phrase in the nominative, of its own number or the one given."""
        return "" if self.phrase is None else self.phrase.nominative(number or self.number)


@dataclass(frozen=True, slots=True)
class _Stem:
    kind: str
    value: str
    rest: tuple[str, ...]
    lasting: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language's data files hold, by form."""

    language: str
    phrases: dict[str, dict[tuple[str, ...], tuple[Entry, ...]]]
    stems: dict[str, tuple[_Stem, ...]]

    def at(self, lowers: Sequence[str], place: int) -> Iterator[tuple[int, Entry]]:
        """Every entry that begins at `place`, with the number of words it takes, the longest first."""
        rows = self.phrases.get(lowers[place])
        if rows is not None:
            for words, entries in rows.items():
                if tuple(lowers[place : place + len(words)]) == words:
                    for entry in entries:
                        yield len(words), entry
        for stem, entry in _verbs(self.language, lowers[place]):
            if stem.rest and tuple(lowers[place + 1 : place + 1 + len(stem.rest)]) != stem.rest:
                continue
            yield 1 + len(stem.rest), entry


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The vocabulary of a language of SLAVIC; made once a process."""
    phrases: dict[str, dict[tuple[str, ...], dict[Entry, None]]] = {}
    for kind, value, text, declined in _nouns(language):
        for words, entry in _forms(kind, value, text, language, declined=declined):
            if words:
                phrases.setdefault(words[0], {}).setdefault(words, {})[entry] = None
    stems: dict[str, list[_Stem]] = {}
    for kind, value, text in _verb_entries(language):
        first, *rest = plain(text).split()
        stem = first.rstrip("~+")
        bare = first.endswith("+") or len(stem) >= _SHORTEST
        row = _Stem(kind, value, tuple(rest), "~" in first, bare)
        stems.setdefault(stem, []).append(row)
        if language == "uk" and stem.endswith("ува"):
            # "зруйнувати" has the passive "зруйновано".
            stems.setdefault(f"{stem[:-3]}ова", []).append(row)
    ordered = {
        first: {words: tuple(rows[words]) for words in sorted(rows, key=lambda key: (-len(key), key))}
        for first, rows in phrases.items()
    }
    return Vocabulary(language, ordered, {stem: tuple(rows) for stem, rows in stems.items()})


def _forms(
    kind: str, value: str, text: str, language: str, *, declined: bool
) -> Iterator[tuple[tuple[str, ...], Entry]]:
    if not declined:
        words = tuple(word.lower for word in words_of(text))
        yield words, Entry(kind, value)
        return
    phrase = phrase_of(text, language)
    for form in phrase.forms:
        yield form.words, Entry(kind, value, phrase, form.case, form.number, form.gender)


def _nouns(language: str) -> Iterator[tuple[str, str, str, bool]]:
    """(kind, value, text, whether it is declined) of every phrase."""
    nouns, events = nouns_of(language), events_of(language)
    native = [
        name
        for force in forces()
        if force.country == COUNTRIES[language]
        for rank in force.ranks
        for name in rank.native
    ]
    yield from (("rank", "", text, True) for text in dict.fromkeys([*nouns.ranks, *_declinable(native, nouns.ranks)]))
    yield from (("rank", full, short, False) for short, full in nouns.rank_short.items())
    yield from (("rank tail", "", text, False) for text in nouns.rank_tails)
    yield from (("rank before", "", text, False) for text in nouns.rank_before)
    for role, texts in nouns.roles.items():
        for text in texts:
            yield "role", role, text, True
            yield "role", role, f"{nouns.once}-{text}", True
    yield from (("deputy", "", text, True) for text in nouns.deputies)
    for text in nouns.acting:
        yield "acting", "", text, False
    yield from (("former", "", text, True) for text in nouns.former)
    yield from (("kept", "", text, True) for text in nouns.kept)
    yield from (("occupation", "", text, True) for text in nouns.occupations)
    yield from (("head", "", text, True) for text in nouns.units.heads)
    yield from (("body", "", text, True) for text in nouns.units.bodies)
    yield from (("tail", "", text, False) for text in nouns.units.tails)
    yield from (("place kind", "", text, not text.endswith(".")) for text in nouns.place_kinds)
    yield from (("region", "", text, True) for text in nouns.regions)
    for kind, texts in (("victim", nouns.victims), ("force", nouns.forces), ("thing", nouns.things)):
        yield from ((kind, "", text, True) for text in texts)
    yield from (("weapon", "", text, True) for text in nouns.weapons)
    yield from (("voice", "", text, True) for text in nouns.voices)
    for incident in events.incidents:
        yield from (("incident", incident.kind, text, True) for text in incident.nouns)
        yield from (("weak incident", incident.kind, text, True) for text in incident.weak_nouns)
    for harm in events.harms:
        yield from (("harmed", harm.kind, text, True) for text in harm.nouns)
        yield from (("harm event", harm.kind, text, True) for text in harm.events)
    yield from (("speech noun", "", text, True) for text in events.speech.nouns)
    yield from (("preface", "", text, False) for text in events.speech.prefaces)
    yield from (("own words", "", text, False) for text in events.speech.own)
    for stance in ("reported", "alleged", "denied"):
        yield from (("hedge", stance, text, False) for text in getattr(events.stance, stance))
    yield from (("never", "", text, False) for text in events.stance.never)
    yield from (("negation", "", text, False) for text in events.stance.negations)
    yield from (("award", "", text, True) for text in events.person["awards"])
    yield from (("school", "", text, True) for text in events.person["schools"])
    yield from (("nickname", "", text, "*" in text) for text in events.person["nicknames"])
    yield from (("within", "", text, "*" in text) for text in events.relation["within"])
    yield from (("demand noun", "", text, True) for text in events.demand["nouns"])


def _declinable(native: Iterable[str], known: Sequence[str]) -> Iterator[str]:
    """Native ranks that the language's own list does not write with their class."""
    plain = {text.replace("*", "").split("%")[0].split(":")[0] for text in known}
    yield from (name for name in native if name not in plain)


_POSTING = ("appointed", "left", "held", "commands", "heads", "serves", "takes", "succeeds")
_PERSON = ("born", "died", "educated", "awarded")
_RELATION = ("under", "founded", "disbanded", "renamed", "based")


def _verb_entries(language: str) -> Iterator[tuple[str, str, str]]:
    """(kind, value, text) of every stem."""
    events = events_of(language)
    for incident in events.incidents:
        yield from (("v:incident", incident.kind, text) for text in incident.verbs)
        yield from (("v:weak incident", incident.kind, text) for text in incident.weak_verbs)
    for harm in events.harms:
        yield from (("v:harm", harm.kind, text) for text in harm.verbs)
    for kind in ("says", "alleges", "denies"):
        yield from ((f"v:{kind}", "", text) for text in getattr(events.speech, kind))
    for stance in ("reported", "alleged", "denied"):
        yield from (("v:hedge", stance, text) for text in getattr(events.stance, stance) if " " not in text)
    yield from (("v:never", "", text) for text in events.stance.never if " " not in text)
    for names, table in ((_POSTING, events.posting), (_PERSON, events.person), (_RELATION, events.relation)):
        for name in names:
            yield from ((f"v:{name}", "", text) for text in table[name])
    yield from (("v:demand", "", text) for text in events.demand["verbs"])
    yield from (("v:light", "", text) for text in events.light)
    yield from (("v:accuse", "", text) for text in events.accusation["verbs"])


@lru_cache(maxsize=65536)
def _verbs(language: str, word: str) -> tuple[tuple[_Stem, Entry], ...]:
    """What a word may be as a form of a verb of the data files."""
    if not word[:1].isalpha():
        return ()
    stems = vocabulary_of(language).stems
    grammar = grammar_of(language)
    plain = word
    for ending in grammar.reflexive:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            plain = word.removesuffix(ending)
    found: list[tuple[_Stem, Entry]] = []
    for body in dict.fromkeys((plain, word)):
        for cut in range(min(_LONGEST_ENDING, len(body) - 1) + 1):
            rows = stems.get(body[: len(body) - cut])
            if rows is None:
                continue
            ending = body[len(body) - cut :]
            for row in rows:
                voice = _voice(ending, body, language, row)
                if voice:
                    number, gender = _agreement(body)
                    found.append((row, Entry(row.kind, row.value, None, "", number, gender, voice)))
    return tuple(dict.fromkeys(found))


def _voice(ending: str, word: str, language: str, stem: _Stem) -> str:
    """What an ending behind a stem says; empty where no verb has it."""
    verbs = grammar_of(language).verbs
    if not ending:
        return ("past" if word[-1:] not in "тнь" else "passive") if stem.bare else ""
    for voice in ("past", "passive", "infinitive", "present"):
        if ending in verbs[voice]:
            return "future" if voice == "present" and not stem.lasting else voice
    for start in verbs["participle"]:
        rest = ending.removeprefix(start)
        if rest != ending and rest in _adjective_endings(language):
            return "active participle" if start.endswith("ш") else "participle"
    return "gerund" if ending in verbs["gerund"] else ""


@cache
def _adjective_endings(language: str) -> frozenset[str]:
    grammar = grammar_of(language)
    rows = [*grammar.hard.values(), *grammar.soft.values()]
    return frozenset(one for row in rows for cell in row.split() for one in cell.split("/"))


def _agreement(word: str) -> tuple[str, str]:
    """Number and gender as a past form shows them."""
    last = word[-1:]
    if last in "иыі":
        return "p", ""
    return "s", {"а": "f", "о": "n"}.get(last, "m")


@cache
def given_names(language: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Every form of a given name in lower case, to (nominative, gender, case)."""
    found: dict[str, dict[tuple[str, str, str], None]] = {}
    names = names_of(language)
    for gender, texts in (("m", names.masculine), ("f", names.feminine)):
        for text in texts:
            # "Сергій" is no adjective for all its ending.
            phrase = phrase_of(f"{text}%mi" if text.endswith("й") else text, language)
            for form in phrase.forms:
                # The accusative of persons is their genitive.
                living = gender == "m" and form.case == "a" and form.words[0] == plain(phrase.singular)
                if form.number == "s" and gender == "m" and form.case == "g":
                    found.setdefault(form.words[0], {})[(phrase.singular, gender, "a")] = None
                if form.number == "s" and not living:
                    found.setdefault(form.words[0], {})[(phrase.singular, gender, form.case)] = None
    return {form: tuple(rows) for form, rows in found.items()}
