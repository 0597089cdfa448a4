"""Voices: who says what stands at a place of the text, how surely, and whether it is asserted at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from answerable.claims.cast.cast import Cast
from answerable.claims.voices.assertion import Force, forces_of, stronger
from answerable.claims.voices.attribution import Attribution, attributions_of
from answerable.claims.voices.quotation import Quotation, quotations_of, quoted_at
from answerable.claims.voices.quoted_speech import join_quotations
from answerable.claims.voices.transcript import Turn, turns_of
from answerable.claims.wording.clause import Run, joined
from answerable.language.article import Article, Sentence
from answerable.model.claim import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says it and how.

    Speakers are innermost first (none: the source itself); `asserted` is False where the words assert nothing (if,
    would, plans to, fears that).
    """

    said_by: tuple[str, ...] = ()
    stance: Stance = Stance.STATED
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Scope:
    """Runs of the text that stand in one attribution; `size` is their length in characters."""

    content: tuple[Run, ...]
    cue: tuple[Run, ...]
    heads: tuple[Run, ...]
    quoted: tuple[Run, ...]
    speaker: str | None
    stance: Stance

    @property
    def size(self) -> int:
        """How many characters it covers."""
        return sum(end - start for start, end in self.content)

    def shared(self, start: int, end: int) -> int:
        """How many characters of [start, end) it covers."""
        return sum(max(0, min(end, last) - max(start, first)) for first, last in self.content)


@dataclass(frozen=True)
class Voices:
    """The voices of one article. `attributions`, `quotations` and `turns` are what they were made from."""

    article: Article
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    turns: tuple[Turn, ...]
    scopes: tuple[Scope, ...]
    _forces: dict[int, dict[int, Force]] = field(default_factory=dict)

    def at(self, start: int, end: int) -> Voice:
        """The voice in which the words [start, end) of the text are said."""
        said_by: list[str] = []
        stance = Stance.STATED
        root = self._root(start, end)
        for scope in self._over(start, end, root):
            stance = stronger(stance, scope.stance)
            if scope.speaker is not None and scope.speaker not in said_by:
                said_by.append(scope.speaker)
        force = self._force(root)
        stance = stronger(stance, force.stance)
        asserted = force.asserted
        if force.negated and force.asserted and stance is not Stance.DENIED:
            if said_by:
                stance = Stance.DENIED
            else:
                asserted = False
        return Voice(said_by=tuple(said_by), stance=stance, asserted=asserted)

    def attributed_in(self, sentence: Sentence) -> bool:
        """Whether the sentence says of somebody that he says something."""
        return any(a.sentence.index == sentence.index and a.speaker is not None for a in self.attributions)

    def speaker_at(self, cue: Token, sentence: Sentence) -> str | None:
        """The speaker of the attribution with this cue; None where it is none or has nobody."""
        for attribution in self.attributions:
            if attribution.sentence.index == sentence.index and attribution.token.i == cue.i:
                return attribution.speaker
        return None

    def speaker_before(self, place: int, *, within: bool) -> str | None:
        """Who speaks at `place` of the text (`within`), or who was named as a speaker last before it."""
        if within:
            return next(iter(self.at(place, place + 1).said_by), None)
        named = [a.speaker for a in self.attributions if a.start < place and a.speaker is not None]
        return named[-1] if named else None

    def quoted_at(self, place: int) -> bool:
        """Whether the character `place` of the text stands between quotation marks."""
        return quoted_at(self.quotations, place)

    def _over(self, start: int, end: int, root: tuple[Sentence, Token] | None) -> list[Scope]:
        """The scopes that the words stand in, innermost first."""
        found = []
        place = (start, start) if root is None else root[0].place(root[1])
        naming = root is not None and _names(root[1]) and not self.quoted_at(start)
        for scope in self.scopes:
            shared = scope.shared(start, end)
            with_cue = place in scope.heads and all(start <= first and last <= end for first, last in scope.cue)
            if naming and not with_cue:
                continue
            if scope.shared(*place) > 0 or 2 * shared >= end - start or (with_cue and 2 * shared >= scope.size > 0):
                found.append(scope)
        return sorted(found, key=lambda scope: scope.size)

    def _root(self, start: int, end: int) -> tuple[Sentence, Token] | None:
        sentence = self.article.sentence_at(start)
        root = None if sentence is None else _root(sentence, start, end)
        return None if sentence is None or root is None else (sentence, root)

    def _force(self, root: tuple[Sentence, Token] | None) -> Force:
        return Force() if root is None else self.force_of(*root)

    def force_of(self, sentence: Sentence, token: Token) -> Force:
        """How one word of a sentence is put, whoever says it."""
        forces = self._forces.get(sentence.index)
        if forces is None:
            forces = self._forces[sentence.index] = forces_of(sentence.span)
        return forces.get(token.i, Force())


def voices_of(article: Article, cast: Cast) -> Voices:
    """Find who speaks where in an article."""
    quotations = quotations_of(article)
    attributions = join_quotations(article, cast, quotations, attributions_of(article, cast, quotations))
    turns = turns_of(article, cast)
    spoken = (
        Scope((turn.words,), (), (), (turn.words,), turn.speaker, Stance.STATED)
        for turn in turns
        if turn.speaker is not None
    )
    return Voices(article, tuple(attributions), quotations, turns, (*_scopes(attributions), *spoken))


def _scopes(attributions: Iterable[Attribution]) -> Iterable[Scope]:
    for attribution in attributions:
        content = joined((*attribution.content, *attribution.quoted))
        if content:
            yield Scope(
                content,
                attribution.cue,
                _heads(attribution),
                tuple(attribution.quoted),
                attribution.speaker,
                attribution.stance,
            )


def _heads(attribution: Attribution) -> tuple[Run, ...]:
    """Where the cue stands, and the verb that it completes ("stands accused")."""
    token = attribution.token
    completes = token.dep_ in ("xcomp", "acomp", "oprd", "advcl", "dobj", "attr") and token.pos_ == "VERB"
    return tuple(attribution.sentence.place(one) for one in ((token, token.head) if completes else (token,)))


def _names(root: Token) -> bool:
    """Whether words only name somebody ("Colonel Roe, commander of the brigade").

    In reported speech, too, that is the article's own knowledge.
    """
    if root.pos_ == "PROPN":
        return True
    beside = (part for part in root.children if part.dep_ in ("appos", "compound", "nmod"))
    return root.pos_ == "NOUN" and any(part.pos_ == "PROPN" and part.ent_type_ == "PERSON" for part in beside)


def _root(sentence: Sentence, start: int, end: int) -> Token | None:
    """The word of [start, end) on which the others hang: one whose head stands outside; verbs first, then names."""
    inside = sentence.tokens_in(start, end)
    numbers = {token.i for token in inside}
    tops = [t for t in inside if (t.head.i not in numbers or t.head == t) and not t.is_punct]
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")]
    names = [t for t in tops if t.pos_ == "PROPN"]
    return next(iter(verbs or names or tops), None)
