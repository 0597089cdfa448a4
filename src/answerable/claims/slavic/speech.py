"""Statements, demands and allegations in Russian and Ukrainian: what is said, called for, and laid to whose charge."""

import re
from collections.abc import Iterable, Iterator

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.lines import Hit, Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.phrases import Told, told_phrases
from answerable.claims.slavic.scene import SlavicScene
from answerable.claims.slavic.violence import Act, acts_in
from answerable.claims.slavic.voices import Speech, negated
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.claim import Anchor, Stance
from answerable.model.slots import AllegationSlots, DemandSlots, StatementSlots

_SPOKEN = frozenset({"past", "present", "passive"})
_FEWEST = 2
_MARKS = " \t\n«»“”„\"',.;:—–-"
_NEAR = 10
_STOPS = frozenset({".", "!", "…"})
_INFINITIVE = re.compile(r"(?:[аеиіїоуыюяє](?:ть|ти)|йти|сти|чь)(?:ся|сь)?$")


class SlavicStatementExtractor:
    """Finds quoted and reported words, one statement a sentence."""

    languages = SLAVIC
    name = "statement-slavic"
    version = 3
    needs = frozenset({"cast", "voices"})
    adds = frozenset({"statement"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every statement of a named speaker or body."""
        if not isinstance(scene, SlavicScene):
            return
        told: set[tuple[int, int]] = set()
        for speech in scene.speeches:
            if speech.speaker is None:
                continue
            for draft in _statements(scene, speech):
                if (draft.start, draft.end) not in told:
                    told.add((draft.start, draft.end))
                    yield draft


def _statements(scene: SlavicScene, speech: Speech) -> Iterator[Draft]:  # noqa: C901 - what makes no statement, in turn
    content = scene.article.text.content
    for first, last in speech.runs:
        for sentence in scene.article.sentences:
            start, end = max(first, sentence.start), min(last, sentence.end)
            if end <= start:
                continue
            while start < end and content[start] in _MARKS:
                start += 1
            while end > start and content[end - 1] in _MARKS:
                end -= 1
            if len(content[start:end].split()) < _FEWEST or sentence.end > last + 400:
                continue
            if speech.cue == (0, 0) and not _matters(scene.lines[sentence.index]):
                continue
            quote = (start, end)
            if speech.verb is not None and sentence.index == speech.line and not _is_quoted(content, start):
                place = scene.lines[speech.line].words[speech.verb.first].start
                if place < start and start - place < _LEAD:
                    quote = (place, end)
            anchors: tuple[Anchor, ...] = ()
            if speech.subject is not None:
                anchors = (Anchor("speaker", *scene.lines[speech.line].span(*speech.subject)),)
            yield Draft(
                start=quote[0],
                end=quote[1],
                slots=StatementSlots(speaker=speech.speaker or "", words=" ".join(content[start:end].split())),
                anchors=anchors,
                said_by=(speech.speaker or "",),
                stance=_stance(scene, speech, sentence.index, start, end),
                asserted=True,
            )


_LEAD = 60


def _matters(line: Line) -> bool:
    """Whether a sentence of an answer or a quotation that goes on tells of violence, or denies something."""
    denial = any(word.lower in {"не", "неправда", "нет", "ні", "ложь", "брехня"} for word in line.words)
    return denial or next(line.of("incident", "v:incident", "v:weak incident", "v:harm", "harmed"), None) is not None


def _is_quoted(content: str, start: int) -> bool:
    return start > 0 and content[start - 1] in '«“„"'


def _stance(scene: SlavicScene, speech: Speech, number: int, start: int, end: int) -> Stance:
    """Denied where the speaker denies: by the verb of speech, or by a "not" before what would be an act of violence."""
    if speech.stance is not Stance.STATED:
        return speech.stance
    line = scene.lines[number]
    first, last = line.word_at(start), line.word_at(end - 1) + 1
    for at in range(first, min(last, len(line.words) - 1)):
        if (
            line.words[at].lower in {"не", "ни", "ні"}
            and line.at(at + 1, "v:incident", "v:weak incident", "v:harm") is not None
        ):
            return Stance.DENIED
    return speech.stance


class SlavicDemandExtractor:
    """Finds calls for release, inquiry, punishment, a stop."""

    languages = SLAVIC
    name = "demand-slavic"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"demand"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every demand of the article."""
        if not isinstance(scene, SlavicScene):
            return
        speaker: str | None = None
        for number, line in enumerate(scene.lines):
            phrases = told_phrases(scene, number)
            for hit in line.of("v:demand"):
                if hit.entry.voice not in _SPOKEN and hit.entry.voice:
                    continue
                voice = scene.voices.at(line.words[hit.first].start, line.words[hit.first].end)
                by = _who(scene, number, line, hit, phrases) or (voice.said_by[0] if voice.said_by else speaker)
                _, last = line.segment(hit.first)
                if last > hit.last and line.words[last - 1].text in ".!":
                    last -= 1
                if last - hit.last < 1 or by is None:
                    continue
                asked = next((n for n in range(hit.last, last) if _INFINITIVE.search(line.words[n].lower)), last)
                subject = next((one for one in phrases if hit.last <= one.first < asked and one.kind != "thing"), None)
                if subject is not None and subject.first - hit.last > 1:
                    subject = None
                begin = asked if asked < last else hit.last if subject is None or subject.last >= last else subject.last
                start, end = line.span(hit.first, last)
                anchors = [] if subject is None else [Anchor("subject", *line.span(subject.first, subject.last))]
                yield Draft(
                    start=start,
                    end=end,
                    slots=DemandSlots(
                        by=by, what=line.text(begin, last), subject=None if subject is None else subject.name
                    ),
                    anchors=tuple(anchors),
                    said_by=(by,),
                    stance=Stance.STATED,
                    asserted=True,
                )
            here = [one.speaker for one in scene.speeches if one.line == number and one.speaker]
            speaker = here[-1] if here else speaker


def _who(scene: SlavicScene, number: int, line: Line, hit: Hit, phrases: list[Told]) -> str | None:
    """The subject of a verb of speech: the nearest in the nominative before it, else right behind."""
    first, last = line.segment(hit.first)
    named = [
        one
        for one in phrases
        if "n" in one.cases and first <= one.first < hit.first and one.kind in {"person", "unit", "force", "victim"}
    ]
    if named:
        persons = [one for one in named if one.kind == "person"]
        return (persons or named)[0].name
    roles = [role for role in line.of("role") if first <= role.first < hit.first and role.entry.case == "n"]
    if roles:
        return roles[0].entry.nominative("s")
    printed = line.printed(first, hit.first)
    if printed is not None and printed[1] == hit.first:
        return line.text(*printed)
    behind = [
        one for one in phrases if "n" in one.cases and hit.last <= one.first < last and one.kind in {"person", "unit"}
    ]
    del scene, number
    return behind[0].name if behind else None


class SlavicAllegationExtractor:
    """Finds who is accused of which conduct, and acts that a speaker lays to somebody's charge."""

    languages = SLAVIC
    name = "allegation-slavic"
    version = 3
    needs = frozenset({"cast", "voices"})
    adds = frozenset({"allegation"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every accusation of the article."""
        if not isinstance(scene, SlavicScene):
            return
        subject: Named | None = None
        for number, line in enumerate(scene.lines):
            phrases = told_phrases(scene, number)
            for hit in line.of("v:accuse"):
                if hit.entry.voice not in {*_SPOKEN, "participle", "active participle"}:
                    continue
                if line.at(hit.first, "victim") is not None:
                    # "підозрюваного оголошено в розшук": the suspect is a noun, and nobody accuses there.
                    continue
                draft = _accusation(scene, number, line, hit, phrases, subject)
                if draft is not None:
                    yield draft
            for act in acts_in(scene, number):
                yield from _charged(scene, line, act)
            persons = scene.persons_in(number)
            told = [one for one in persons if "n" in one.cases or one.pronoun] or persons
            subject = told[0] if told else subject


def _charged(scene: SlavicScene, line: Line, act: Act) -> Iterator[Draft]:
    """An act that a speaker says somebody did."""
    if (
        act.doer is None
        or not act.hit.kind.startswith("v:")
        or act.hit.entry.value in _LAWFUL
        or negated(line, act.hit.first, scene.language)
    ):
        return
    start, end = line.span(*act.span)
    voice = scene.voices.at(start, end)
    if not voice.said_by or voice.stance is Stance.DENIED or act.doer.name in voice.said_by:
        return
    anchors = [Anchor("accused", *line.span(act.doer.first, act.doer.last))]
    anchors += [Anchor("of", *line.span(one.first, one.last)) for one in act.targets]
    slots = AllegationSlots(
        accused=act.doer.name,
        conduct=line.text(act.hit.first, act.hit.last),
        of=act.targets[0].name if act.targets else None,
        place=None if act.place is None else act.place.name,
    )
    yield Draft(start=start, end=end, slots=slots, anchors=tuple(anchors), stance=Stance.ALLEGED)


_LAWFUL = frozenset({"detention", "sentencing", "clash", "siege", "repression"})


def _accusation(
    scene: SlavicScene, number: int, line: Line, hit: Hit, phrases: list[Told], subject: Named | None
) -> Draft | None:
    passive = hit.entry.voice in {"passive", "participle"} or line.words[hit.first].lower.endswith(("ся", "сь"))
    parties = [one for one in phrases if one.kind in {"person", "unit", "force", "victim"}]
    behind = [one for one in parties if one.first >= hit.last and one.first - hit.last <= _NEAR]
    before = [one for one in parties if one.first < hit.first]
    accused: Told | None
    if passive:
        nominative = [one for one in before if "n" in one.cases]
        datives = [one for one in before if "d" in one.cases and one.kind == "person"]
        accused = next(iter(datives[-1:] or nominative[-1:] or before[-1:]), None)
    else:
        wanted = [one for one in behind if one.cases & frozenset("ad") or one.pronoun]
        objects = [one for one in before if one.cases & frozenset("ad") and "n" not in one.cases]
        persons = [one for one in wanted if one.kind == "person"]
        # "підозру колишньому начальнику колонії Геннадію Рубану": the title only says who he is.
        accused = next(iter(persons[:1] or wanted[:1] or objects[-1:]), None)
    name = accused.name if accused is not None else (subject.name if subject is not None and passive else None)
    conduct = _conduct(line, hit, accused)
    if name is None or conduct is None:
        return None
    accuser = None if passive else _who(scene, number, line, hit, phrases)
    begin = min(hit.first, accused.first) if accused is not None and hit.first - accused.first <= _NEAR else hit.first
    start, end = line.span(begin, max(conduct[1], hit.last))
    anchors = [] if accused is None else [Anchor("accused", *line.span(accused.first, accused.last))]
    if accused is None and subject is not None:
        anchors = [Anchor("accused", *scene.lines[subject.line].span(subject.first, subject.last))]
    voice = scene.voices.at(*line.span(hit.first, hit.last))
    said_by = (accuser, *(one for one in voice.said_by if one != accuser)) if accuser else voice.said_by
    return Draft(
        start=start,
        end=end,
        slots=AllegationSlots(accused=name, conduct=line.text(*conduct)),
        anchors=tuple(anchors),
        said_by=said_by,
        stance=Stance.ALLEGED,
        asserted=voice.asserted,
    )


_WITH_OBJECT = ("вменя", "вмени", "инкримин", "інкримін", "закида", "закину")


def _conduct(line: Line, hit: Hit, accused: Told | None) -> tuple[int, int] | None:
    """What somebody is accused of: behind "в" or "в том, что", to the end of its segment."""
    at = max(hit.last, accused.last if accused is not None and accused.first >= hit.last else hit.last)
    stop = len(line.words) - (line.words[-1].text in _STOPS)
    if line.words[hit.first].lower.startswith(_WITH_OBJECT) and at < stop and line.words[at].letters:
        # "Ему вменяют организацию похищения": what is laid to his charge is the object.
        return at, min(stop, line.segment(at)[1])
    for place in range(at, stop):
        word = line.words[place].lower
        if word in {"что", "що"}:
            return (place + 1, min(stop, line.segment(place + 1)[1])) if place + 1 < stop else None
        if word in {"в", "во", "у", "за"} and place + 1 < stop:
            if line.words[place + 1].lower in {"том", "тому"}:
                continue
            last = min(stop, line.segment(place + 1)[1])
            return place + 1, last
    return None
