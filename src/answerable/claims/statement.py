"""Statements: quoted or reported words of a speaker that matter to the case, one a sentence or one a quotation.

What matters: words that concern violence, forces, responsibility or the treatment of persons, every denial, and direct
speech. Accusations are also allegations, which have an extractor of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.voices.attribution import Attribution
from answerable.claims.voices.cues import cues
from answerable.claims.voices.transcript import Turn
from answerable.claims.wording.clause import Run, child, subtree
from answerable.language.article import Sentence
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor, Stance
from answerable.model.slots import StatementSlots

_LONGEST = 30
_LONGEST_WORDS = 22
_EDGES = " \t\n,;:.!?\"“”«»„'‘’`"
_TRIM = " \t\n,;:"


class StatementLexicon(Lexicon):
    """data/statements.toml."""

    stems: tuple[str, ...]
    direct_words: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one attribution puts into one sentence; `quoted` is the quotation in it, if there is one."""

    attribution: Attribution
    sentence: Sentence
    start: int
    end: int
    quoted: Run | None


@cache
def _lexicon() -> StatementLexicon:
    return load_lexicon("answerable.claims", "data/statements.toml", StatementLexicon)


@cache
def _stem() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _lexicon().stems))})", re.IGNORECASE)


class StatementExtractor:
    """Finds statements: speaker and the key phrase of the words."""

    languages = ENGLISH
    name = "statement"
    version = 3
    needs = frozenset({"cast", "voices"})
    adds = frozenset({"statement"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The words of named speakers that matter to the case."""
        by_sentence: dict[int, list[_Piece]] = {}
        for attribution in scene.voices.attributions:
            for piece in _pieces(scene, attribution):
                if _matters(scene, piece):
                    by_sentence.setdefault(piece.sentence.index, []).append(piece)
        for _, pieces in sorted(by_sentence.items()):
            direct = [piece for piece in pieces if piece.quoted is not None]
            for piece in _apart(direct) or sorted(_innermost(pieces), key=lambda piece: _rank(scene, piece))[:1]:
                yield _draft(scene, piece)
        for turn in scene.voices.turns:
            yield from _of_turn(scene, turn)


def _of_turn(scene: Scene, turn: Turn) -> Iterator[Draft]:
    """The sentences of an answer that matter: in a conversation every word is the speaker's."""
    start, end = turn.words
    for sentence in scene.article.sentences:
        first, last = max(start, sentence.start), min(end, sentence.end)
        words = scene.article.text.content[first:last].strip(_EDGES)
        if turn.speaker is None or not words or len(words.split()) > _LONGEST_WORDS:
            continue
        voice = scene.voices.at(first, last)
        denies = voice.stance is Stance.DENIED or bool(cues().dismissals & set(words.lower().split()))
        if voice.asserted and (denies or _stem().search(words)) and not scene.voices.attributed_in(sentence):
            yield Draft(
                start=first,
                end=last,
                slots=StatementSlots(speaker=turn.speaker, words=words),
                said_by=(turn.speaker,),
                stance=Stance.DENIED if denies else Stance.STATED,
                asserted=True,
            )


def _rank(scene: Scene, piece: _Piece) -> tuple[bool, bool]:
    """Of several statements in a sentence, a denial counts before others and a named speaker before an unnamed one."""
    named = any(scene.cast.within(*run, "person") for run in piece.attribution.source)
    return piece.attribution.stance is not Stance.DENIED, not named


def _innermost(pieces: list[_Piece]) -> list[_Piece]:
    """Of nested speakers ("the ministry said the commander had told it that …") the one whose words they are."""
    return [
        piece
        for piece in pieces
        if not any(other is not piece and piece.start < other.attribution.start < piece.end for other in pieces)
    ]


def _apart(pieces: list[_Piece]) -> list[_Piece]:
    """One piece for each quotation; of nested speakers the innermost."""
    kept: dict[Run, _Piece] = {}
    for piece in pieces:
        if piece.quoted is not None:
            other = kept.get(piece.quoted)
            if other is None or piece.end - piece.start < other.end - other.start:
                kept[piece.quoted] = piece
    return list({piece.attribution.cue: piece for piece in reversed(kept.values())}.values())[::-1]


def _pieces(scene: Scene, attribution: Attribution) -> Iterator[_Piece]:
    if attribution.speaker is None or attribution.token.pos_ == "NOUN":
        return
    force = scene.voices.force_of(attribution.sentence, attribution.token)
    if not force.asserted or force.negated:
        return
    runs = sorted((*attribution.content, *attribution.quoted))
    if not runs and attribution.stance is Stance.DENIED:
        runs = [attribution.cue[0]]
    for sentence in scene.article.sentences:
        inside = [
            (max(start, sentence.start), min(end, sentence.end))
            for start, end in runs
            if start < sentence.end and sentence.start < end
        ]
        if inside:
            start, end = inside[0][0], max(run[1] for run in inside)
            yield _Piece(attribution, sentence, start, end, _quotation(scene, start, end))


def _quotation(scene: Scene, start: int, end: int) -> Run | None:
    """The first quotation that shares words with [start, end), cut to it."""
    for quotation in scene.voices.quotations:
        first, last = max(start, quotation.start), min(end, quotation.end)
        if scene.article.text.content[first:last].strip(_EDGES):
            return first, last
    return None


def _matters(scene: Scene, piece: _Piece) -> bool:
    content = scene.article.text.content
    attribution = piece.attribution
    if attribution.stance is Stance.DENIED:
        return True
    if piece.quoted is not None:
        first, last = piece.quoted
        group = cues().verbs.get(attribution.token.lower_)
        short = len(content[first:last].split()) < _lexicon().direct_words
        if short and group is not None and group.objects and _names_who(attribution.token):
            return False
        asked = content[first:last].rstrip("\"'”’»").endswith("?")
        if len(content[first:last].split()) >= _lexicon().direct_words or (group is not None and group.objects):
            return not asked or _stem().search(content, first, last) is not None
    elif not _reports_speech(attribution) or not scene.voices.at(piece.start, piece.end).asserted:
        return False
    return _stem().search(content, piece.start, piece.end) is not None


def _names_who(cue: Token) -> bool:
    """Whether a verb tells how somebody is called: "the man whom soldiers call 'the Mason'" makes no statement."""
    relative = any(part.tag_ in ("WP", "WDT") for part in cue.children)
    return relative or cue.dep_ == "relcl"


def _reports_speech(attribution: Attribution) -> bool:
    """Whether words not quoted are a statement: an accusation is an allegation, a call a demand, a source a source."""
    if attribution.stance is not Stance.STATED:
        return False
    return child(attribution.token, "ccomp") is not None or any(
        part.dep_ in ("relcl", "acl") for part in subtree(attribution.token) if part.head.dep_ in ("pobj", "npadvmod")
    )


def _draft(scene: Scene, piece: _Piece) -> Draft:
    content = scene.article.text.content
    start, end = _quote(scene, piece)
    first, last = (
        (piece.start, piece.end) if _only_a_phrase(content, piece) else piece.quoted or (piece.start, piece.end)
    )
    words = content[first:last].strip(_EDGES)
    if piece.attribution.stance is Stance.DENIED and piece.quoted is None:
        words = content[piece.attribution.start : max(last, piece.attribution.cue[0][1])].strip(_EDGES)
    words = " ".join(words.removeprefix("that ").removeprefix("to ").split()[:_LONGEST_WORDS])
    if words.count('"') % 2:
        words = words.replace('"', "")
    voice = scene.voices.at(first, last)
    speaker = piece.attribution.speaker or ""
    chain = (
        (speaker, *(name for name in voice.said_by if name != speaker)) if piece.attribution.quoted else voice.said_by
    )
    return Draft(
        start=start,
        end=end,
        slots=StatementSlots(speaker=speaker, words=words),
        anchors=tuple(Anchor("speaker", *run) for run in piece.attribution.source),
        said_by=chain if speaker in chain else (speaker, *chain),
        stance=Stance.DENIED
        if Stance.DENIED in (voice.stance, piece.attribution.stance) or _dismisses(piece, words)
        else Stance.STATED,
        asserted=True,
    )


def _only_a_phrase(content: str, piece: _Piece) -> bool:
    """Whether the quotation is but a word or two of a clause that is reported ("said the unit fired 'at random'")."""
    group = cues().verbs.get(piece.attribution.token.lower_)
    if piece.quoted is None or (
        group is not None and group.objects and child(piece.attribution.token, "ccomp") is None
    ):
        return False
    first, last = piece.quoted
    return len(content[first:last].split()) < _lexicon().direct_words and last - first < piece.end - piece.start


def _dismisses(piece: _Piece, words: str) -> bool:
    """Whether something is called a lie: "described the photographs as a fabrication"."""
    group = cues().verbs.get(piece.attribution.token.lower_)
    return group is not None and group.objects and bool(cues().dismissals & set(words.lower().split()))


def _quote(scene: Scene, piece: _Piece) -> Run:
    """The shortest run with the words and their cue, where the two stand close; else the words alone."""
    content = scene.article.text.content
    start, end = piece.quoted or (piece.start, piece.end)
    if piece.attribution.sentence.index == piece.sentence.index:
        cue = piece.attribution.cue
        wide = min(start, cue[0][0]), max(end, cue[-1][1])
        source = piece.attribution.source
        if len(source) == 1 and len(content[source[0][0] : source[0][1]].split()) <= 4:  # noqa: PLR2004 - a short name
            wider = min(wide[0], source[0][0]), max(wide[1], source[0][1])
            if len(content[wider[0] : wider[1]].split()) <= _LONGEST:
                wide = wider
        if len(content[wide[0] : wide[1]].split()) <= _LONGEST:
            start, end = wide
    while start < end and content[start] in _TRIM:
        start += 1
    while end > start and content[end - 1] in _TRIM:
        end -= 1
    return start, end
