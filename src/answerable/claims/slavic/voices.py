"""Voices of a Russian or Ukrainian article: who says what stands at a place, how surely, and whether it is asserted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.schema import events_of
from answerable.claims.voices.voices import Voice, Voices
from answerable.model.claim import Stance

_SPOKEN = frozenset({"past", "present", "passive", "gerund"})
_STANCES = {"v:says": Stance.STATED, "v:alleges": Stance.ALLEGED, "v:denies": Stance.DENIED}
_NEAR = 6
_GROUPS = ("voice", "role", "force", "victim", "occupation")
_ORDER = {Stance.STATED: 0, Stance.REPORTED: 1, Stance.ALLEGED: 2, Stance.DENIED: 3}


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody says something: `runs` of the text are what is said, `cue` the words of the line that say so.

    `said` are the words [first, last) of the line that hold the first run in it; `subject` those that name the speaker.
    """

    line: int
    cue: tuple[int, int]
    subject: tuple[int, int] | None
    speaker: str | None
    stance: Stance
    runs: tuple[tuple[int, int], ...]
    verb: Hit | None = None

    @property
    def size(self) -> int:
        """How many characters are said."""
        return sum(end - start for start, end in self.runs)

    def holds(self, start: int, end: int) -> bool:
        """Whether at least half of [start, end) is said."""
        shared = sum(max(0, min(end, last) - max(start, first)) for first, last in self.runs)
        return 2 * shared >= end - start


@dataclass(frozen=True)
class SlavicVoices(Voices):
    """The voices of one article in Russian or Ukrainian."""

    lines: tuple[Line, ...] = ()
    speeches: tuple[Speech, ...] = ()
    language: str = ""
    _conditional: dict[int, bool] = field(default_factory=dict, compare=False, repr=False)

    def at(self, start: int, end: int) -> Voice:
        """The voice in which the words [start, end) of the text are said; the first verb there decides the rest."""
        said_by: list[str] = []
        stance = Stance.STATED
        for speech in sorted(self.speeches, key=lambda one: one.size):
            if speech.holds(start, end):
                stance = max(stance, speech.stance, key=_ORDER.__getitem__)
                if speech.speaker is not None and speech.speaker not in said_by:
                    said_by.append(speech.speaker)
        place = self._line(start)
        if place is None:
            return Voice(said_by=tuple(said_by), stance=stance)
        line = self.lines[place]
        first, last = line.word_at(start), line.word_at(end - 1) + 1
        stance = max(stance, self._hedged(line, first), key=_ORDER.__getitem__)
        return Voice(said_by=tuple(said_by), stance=stance, asserted=self._asserted(line, first, last))

    def _line(self, start: int) -> int | None:
        sentence = self.article.sentence_at(start)
        return None if sentence is None else sentence.index

    def _hedged(self, line: Line, first: int) -> Stance:
        stance = Stance.STATED
        for hit in line.of("hedge"):
            segment = line.segment(hit.first)
            # A hedge of its own between commas is of the whole sentence, else of its segment and what follows it there.
            whole = segment[1] - segment[0] <= hit.last - hit.first or segment[0] == hit.first == 0
            if whole or segment[0] <= first < segment[1] or hit.first <= first < segment[1]:
                stance = max(stance, Stance(hit.entry.value), key=_ORDER.__getitem__)
        return max(stance, Stance.ALLEGED, key=_ORDER.__getitem__) if self._charged(line, first) else stance

    def _charged(self, line: Line, first: int) -> bool:
        """Whether the words at `first` are what somebody is accused of: behind a verb of accusing, or its "that"."""
        segment = line.segment(first)
        for hit in line.of("v:accuse"):
            answers = line.words[hit.last - 1].lower in {"ответственность", "відповідальність"}
            if hit.entry.voice not in _ACCUSING or hit.first >= first or answers:
                continue
            if segment[0] <= hit.first:
                return True
            own = line.segment(hit.first)
            if own[1] + 1 == segment[0] and line.words[segment[0]].lower in {"что", "що"}:
                return True
        return False

    def _asserted(self, line: Line, first: int, last: int) -> bool:
        words = line.words
        if words[-1].text == "?" or (words[-1].text in "»”" and len(words) > 1 and words[-2].text == "?"):
            return False
        segment = line.segment(first)
        stance = events_of(self.language).stance
        if any(word.lower in stance.conditional for word in words):
            return False
        if any(words[n].lower in stance.subjunctive for n in range(*segment)):
            return False
        return not any(
            segment[0] <= hit.first < max(last, first + 1) and hit.entry.voice != "infinitive"
            for kind in ("never", "v:never")
            for hit in line.of(kind)
        )


def negated(line: Line, at: int, language: str) -> bool:
    """Whether the word at `at` is denied: by a "not" right before it, or a "nobody" in its segment."""
    words = events_of(language).stance.negations
    first, _ = line.segment(at)
    near = [line.words[n].lower for n in range(max(first, at - 2), at)]
    return bool(near) and (
        near[-1] in words
        or (len(near) > 1 and near[-2] in words and near[-1] in ("были", "был", "было", "было", "було", "були"))
    )


class Speakers:
    """Finds who speaks in an article, line by line."""

    def __init__(
        self,
        lines: Sequence[Line],
        named: Sequence[Named],
        quoted: Sequence[tuple[int, int]],
        content: str,
        language: str,
    ) -> None:
        self._text = content
        self._lines = lines
        self._quoted = quoted
        self._language = language
        self._named: dict[int, list[Named]] = {}
        for one in named:
            self._named.setdefault(one.line, []).append(one)

    def speeches(self) -> Iterator[Speech]:
        """Every speech in order; a quotation without a cue of its own is that of the last speaker of its paragraph."""
        yield from self._answers()
        last: Speech | None = None
        for number, line in enumerate(self._lines):
            here = list(self._in_line(number, line, last))
            if not here and last is not None:
                here = list(self._going_on(number, line, last))
            yield from here
            if here and here[-1].speaker is not None:
                last = here[-1]

    def _answers(self) -> Iterator[Speech]:
        """The answers of an interview: every second turn that a dash opens, said by whom the article names first."""
        turns: list[list[int]] = []
        for number, line in enumerate(self._lines):
            opens = line.words[0].text in _DASHES and not (number and turns and self._mid_paragraph(number))
            if opens:
                turns.append([number])
            elif turns and line.sentence.part == self._lines[turns[-1][-1]].sentence.part:
                turns[-1].append(number)
        if len(turns) < _FEWEST_TURNS or self._lines[turns[0][-1]].words[-1].text != "?":
            return
        who = next(
            (one for n in sorted(self._named) if n < turns[0][0] for one in self._named[n] if one.kind == "person"),
            None,
        )
        if who is None:
            return
        for turn in turns[1::2]:
            first, last = self._lines[turn[0]], self._lines[turn[-1]]
            yield Speech(turn[0], (0, 0), None, who.name, Stance.STATED, ((first.words[0].end, last.sentence.end),))

    def _mid_paragraph(self, number: int) -> bool:
        """Whether a line goes on in the paragraph of the one before without a line's end between."""
        before, line = self._lines[number - 1], self._lines[number]
        return (
            before.sentence.part == line.sentence.part
            and "\n" not in self._text[before.sentence.end : line.sentence.start]
        )

    def _in_line(self, number: int, line: Line, last: Speech | None) -> Iterator[Speech]:
        start, end = line.sentence.start, line.sentence.end
        for hit in line.of("own words"):
            if last is not None:
                yield Speech(
                    number,
                    (hit.first, hit.last),
                    None,
                    self._own(number, hit, last),
                    Stance.STATED,
                    ((line.words[hit.last - 1].end, end), (start, line.words[hit.first].start)),
                )
        for hit in line.of("preface"):
            if line.at(hit.first, "own words"):
                continue
            found = self._phrase(
                number, line, hit.last, line.segment(hit.last)[1] if hit.last < len(line.words) else hit.last
            )
            if found is None:
                continue
            name, first, beyond = found
            beyond = max(beyond, line.segment(first)[1] if first < len(line.words) else beyond)
            stop = line.words[beyond - 1].end
            yield Speech(
                number,
                (hit.first, hit.last),
                (first, beyond),
                name,
                Stance.STATED,
                ((start, line.words[hit.first].start), (stop, end)),
            )
        for kind, stance in _STANCES.items():
            for hit in line.of(kind):
                if hit.entry.voice not in _SPOKEN or line.at(hit.first, "preface") or self._in_preface(line, hit):
                    continue
                speech = self._by_verb(number, line, hit, stance, last)
                if speech is not None:
                    yield speech

    def _in_preface(self, line: Line, hit: Hit) -> bool:
        return any(
            one.first <= hit.first < one.last for one in (*line.of("preface"), *line.of("own words"), *line.of("hedge"))
        )

    def _own(self, number: int, hit: Hit, last: Speech) -> str | None:
        pronoun = next((n for n in self._named.get(number, ()) if hit.first <= n.first < hit.last), None)
        return last.speaker if pronoun is None else pronoun.name

    def _by_verb(self, number: int, line: Line, hit: Hit, stance: Stance, last: Speech | None) -> Speech | None:
        runs, said_from = self._content(line, hit)
        subject = self._subject(number, line, hit, said_from, runs)
        if (
            subject is None
            and (runs or stance is Stance.DENIED)
            and hit.entry.voice != "passive"
            and last is not None
            and self._lines[last.line].sentence.part == line.sentence.part
        ):
            # "Сообщил также, что …": the last speaker goes on.
            name, span = last.speaker, None
        elif subject is None:
            name, span = None, None
        else:
            name, span = subject[0], (subject[1], subject[2])
        if not runs or (name is None and hit.entry.voice != "passive"):
            return None
        return Speech(number, (hit.first, hit.last), span, name, stance, runs, hit)

    def _content(self, line: Line, hit: Hit) -> tuple[tuple[tuple[int, int], ...], int]:  # noqa: PLR0911 - the ways to say
        """What is said, and from which word on; ((), 0) where nothing is."""
        words = line.words
        end = line.sentence.end
        that = events_of(self._language).speech.that
        inside = [run for run in self._quoted if run[0] < end and line.sentence.start < run[1]]
        inside = [
            run for run in inside if run[1] - run[0] > _SHORT_QUOTE and not run[0] <= words[hit.first].start < run[1]
        ]
        if inside:
            return tuple(inside), len(words)
        for at in range(hit.last, min(len(words), hit.last + 14)):
            if words[at].lower in that and words[at - 1].text == ",":
                return ((words[at].end, end),), at
            if words[at].text == ":":
                return ((words[at].end, end),), at
        first, _ = line.segment(hit.first)
        if first > 1 and hit.first - first <= _LEAD and words[first - 1].text in ",—–-":
            return ((line.sentence.start, words[first - 1].start),), -first
        if hit.kind == "v:denies" and (hit.last >= len(words) or not words[hit.last].letters) and hit.first > first:
            # "обвинения отвергли"
            return ((words[first].start, words[hit.first].start),), len(words)
        if hit.kind != "v:says" and hit.last < len(words):
            return ((words[hit.last].start, end),), hit.last
        return (), 0

    def _subject(
        self, number: int, line: Line, hit: Hit, said_from: int, runs: Sequence[tuple[int, int]]
    ) -> tuple[str, int, int] | None:
        first, last = line.segment(hit.first)
        before = runs and runs[0][0] < line.words[hit.first].start
        if before and said_from == len(line.words):
            # «…», — сказал глава: whoever stands inside the quotation does not say it.
            found = self._phrase(number, line, hit.last, max(last, hit.last))
            return found or self._phrase(number, line, first, hit.first)
        if said_from < 0:
            # "…, сообщил глава": behind the verb first, then between the comma and it.
            return self._phrase(number, line, hit.last, max(last, hit.last)) or self._phrase(
                number, line, first, hit.first
            )
        told = self._before(number, line, hit)
        if told is not None:
            return told
        stop = said_from if 0 < said_from < len(line.words) else last
        return self._phrase(number, line, hit.last, max(min(stop, len(line.words)), hit.last))

    def _before(self, number: int, line: Line, hit: Hit) -> tuple[str, int, int] | None:
        """The nearest subject before the verb: what is in the nominative in its segment or the one before."""
        segments = [s for s in line.segments if s[0] <= hit.first]
        apart = self._apposed(number, line, hit)
        if apart is not None:
            return apart
        for first, last in reversed(segments[-3:]):
            stop = min(last, hit.first)
            options = [
                (one.name, one.first, one.last)
                for one in self._named.get(number, ())
                if first <= one.first < stop
                and one.kind in {"person", "unit"}
                and ("n" in one.cases or (one.pronoun and line.words[one.first].lower in _SUBJECTS))
            ]
            persons = [o for o in options if self._kind(number, o[1]) == "person"]
            if persons:
                return persons[-1]
            groups = [
                (hit2.entry.nominative(), hit2.first, hit2.last)
                for kind in _GROUPS
                for hit2 in line.of(kind)
                if first <= hit2.first < stop and any(h.entry.case == "n" for h in line.every(hit2.first, kind))
            ]
            chosen = [*groups, *options]
            if chosen:
                name, begin, beyond = min(chosen, key=lambda o: o[1])
                return self._whole(number, line, name, begin, beyond, stop)
            housed = next(
                (
                    one
                    for one in self._named.get(number, ())
                    if one.kind == "unit"
                    and first < one.first < stop
                    and line.words[one.first - 1].lower in {"в", "во", "у"}
                    and "l" in one.cases
                ),
                None,
            )
            if housed is not None and hit.entry.number == "p":
                return housed.name, housed.first, housed.last
            printed = line.printed(first, stop) if last > hit.first else None
            if printed is not None and hit.entry.voice in {"past", "present"}:
                return line.text(*printed), *printed
        return None

    def _apposed(self, number: int, line: Line, hit: Hit) -> tuple[str, int, int] | None:
        """A person before a verb with an apposition between: "Иван Дроз, глава района, заявил"."""
        persons = [
            one
            for one in self._named.get(number, ())
            if one.kind == "person" and not one.pronoun and one.last <= hit.first and "n" in one.cases
        ]
        if not persons or line.words[persons[-1].last].text != ",":
            return None
        between = range(persons[-1].last, hit.first)
        if any(one.entry.voice in {"past", "present", "passive"} for n in between for one in line.hits.get(n, ())):
            return None
        return persons[-1].name, persons[-1].first, persons[-1].last

    def _kind(self, number: int, first: int) -> str:
        return next((one.kind for one in self._named.get(number, ()) if one.first == first), "")

    def _phrase(self, number: int, line: Line, first: int, last: int) -> tuple[str, int, int] | None:
        """Who is named by the words [first, last): a person before all else, then whoever comes first."""
        here = [one for one in self._named.get(number, ()) if first <= one.first < last]
        person = next((one for one in here if one.kind == "person" and not one.pronoun), None)
        if person is not None:
            return person.name, person.first, person.last
        pronoun = next(
            (one for one in here if one.pronoun and one.kind == "person" and line.words[one.first].lower in _SUBJECTS),
            None,
        )
        if pronoun is not None:
            return pronoun.name, pronoun.first, pronoun.last
        chosen = [(one.name, one.first, one.last) for one in here if one.kind == "unit"]
        chosen += [
            (hit.entry.nominative(), hit.first, hit.last) for hit in line.of(*_GROUPS) if first <= hit.first < last
        ]
        if not chosen:
            printed = line.printed(first, last)
            return None if printed is None else (line.text(*printed), *printed)
        name, begin, beyond = min(chosen, key=lambda one: one[1])
        return self._whole(number, line, name, begin, beyond, last)

    def _whole(self, number: int, line: Line, name: str, begin: int, beyond: int, stop: int) -> tuple[str, int, int]:
        """Names "представитель" with the body that follows: "представитель Министерства обороны"."""
        after = next(
            (one for one in self._named.get(number, ()) if one.kind == "unit" and one.first == beyond < stop), None
        )
        if after is None or name.endswith(after.head) or self._lines[number].text(after.first, after.last) in name:
            return name, begin, beyond
        return f"{name} {line.text(after.first, after.last)}", begin, after.last

    def _going_on(self, number: int, line: Line, last: Speech) -> Iterator[Speech]:
        """A sentence that is all quotation, right after somebody's words."""
        start, end = line.sentence.start, line.sentence.end
        if self._lines[last.line].sentence.part != line.sentence.part and number - last.line > 1:
            return
        run = next((run for run in self._quoted if run[0] - 1 <= start and end <= run[1] + 2), None)
        if run is not None and not any(first <= start < beyond for first, beyond in last.runs):
            yield Speech(number, (0, 0), None, last.speaker, Stance.STATED, (run,))


_ACCUSING = frozenset({"past", "present", "passive", "participle", "active participle"})
_SHORT_QUOTE = 12
_DASHES = frozenset("—–-")
_FEWEST_TURNS = 3
_LEAD = 4
_SUBJECTS = frozenset({"он", "она", "він", "вона"})


def quoted_runs(content: str, parts: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """What stands between quotation marks within each of the stretches [start, end), the marks left out."""
    found: list[tuple[int, int]] = []
    for start, end in parts:
        depth, opened = 0, start
        for at in range(start, end):
            letter = content[at]
            if letter in "«„" or (letter == "“" and depth == 0):
                if depth == 0:
                    opened = at + 1
                depth += 1
            elif letter in "»”" or (letter == "“" and depth):
                depth = max(0, depth - 1)
                if depth == 0 and at > opened:
                    found.append((opened, at))
        if depth and end > opened:
            found.append((opened, end))
    return tuple(found)
