"""Quoted speech: joins each quotation to the attribution that says whose words it holds, over sentences and paragraphs.

Three ways: a cue beside the quotation ("…," he said; he said: "…"); a quotation that stands alone after one that has a
speaker; a quotation that opens after a colon.
"""

from bisect import bisect_right

from spacy.tokens import Token

from answerable.claims.attribution import Attribution
from answerable.claims.cast import Cast
from answerable.claims.clause import child, runs, subtree
from answerable.claims.quotation import Quotation
from answerable.claims.speaker import speaker_of
from answerable.language.article import Article, Sentence

_NEAR = 60
_SHORT = 4


def join_quotations(
    article: Article, cast: Cast, quotations: tuple[Quotation, ...], attributions: list[Attribution]
) -> list[Attribution]:
    """The attributions with `quoted` filled, and further ones for verbs that only their quotation makes a cue."""
    reader = _Reader(article, cast, quotations, list(attributions))
    for quotation in quotations:
        reader.join(quotation)
    return sorted(reader.attributions, key=lambda attribution: attribution.cue)


class _Reader:
    def __init__(
        self, article: Article, cast: Cast, quotations: tuple[Quotation, ...], attributions: list[Attribution]
    ) -> None:
        self.article = article
        self.cast = cast
        self.content = article.text.content
        self.starts = [quotation.start for quotation in quotations]
        self.quotations = quotations
        self.attributions = attributions
        self.last: Attribution | None = None
        self.last_end = 0

    def join(self, quotation: Quotation) -> None:
        sentences = self._sentences(quotation)
        chosen = self._beside(quotation, sentences)
        if chosen is None and not self._inside_content(quotation):
            chosen = self._by_quotation(quotation, sentences) or self._afloat(quotation, sentences)
        if chosen is not None:
            chosen.quoted.append((quotation.start, quotation.end))
            self.last, self.last_end = chosen, quotation.end

    def _sentences(self, quotation: Quotation) -> list[Sentence]:
        return [s for s in self.article.sentences if s.start < quotation.end and quotation.start < s.end]

    def _outside(self, place: int) -> bool:
        number = bisect_right(self.starts, place) - 1
        return number < 0 or place >= self.quotations[number].end

    def _beside(self, quotation: Quotation, sentences: list[Sentence]) -> Attribution | None:
        """The cue outside the quotation whose content it is, or that stands right beside it."""
        options: list[tuple[int, int, Attribution]] = []
        if not sentences:
            return None
        first, last = sentences[0].start, sentences[-1].end
        for attribution in self.attributions:
            if not attribution.speech or not attribution.source or not self._outside(attribution.start):
                continue
            if not (first <= attribution.start < last) and not self._leads(attribution, quotation):
                continue
            shared = sum(
                max(0, min(end, quotation.end) - max(start, quotation.start)) for start, end in attribution.content
            )
            distance = self._distance(attribution, quotation)
            if distance <= _SHORT or (2 * shared >= quotation.end - quotation.start):
                options.append((0 if distance <= _SHORT else 1, distance, attribution))
        return min(options, key=lambda option: option[:2])[2] if options else None

    def _leads(self, attribution: Attribution, quotation: Quotation) -> bool:
        """Whether the cue's sentence ends in a colon right before the quotation."""
        end = attribution.sentence.end
        gap = self.content[end : quotation.start]
        return end <= quotation.start and not gap.strip() and self.content[:end].rstrip().endswith(":")

    def _distance(self, attribution: Attribution, quotation: Quotation) -> int:
        """Letters between the quotation and the nearest of source and cue."""
        nearest = _NEAR
        for start, end in (*attribution.cue, *attribution.source):
            gap = self.content[quotation.end : start] if start >= quotation.end else self.content[end : quotation.start]
            if start >= quotation.end or end <= quotation.start:
                nearest = min(nearest, sum(letter.isalnum() for letter in gap[: 2 * _NEAR]))
        return nearest

    def _inside_content(self, quotation: Quotation) -> bool:
        """Whether the quoted words are part of what is already attributed."""
        return any(
            start <= quotation.start and quotation.end <= end + 1
            for attribution in self.attributions
            for start, end in attribution.content
        )

    def _by_quotation(self, quotation: Quotation, sentences: list[Sentence]) -> Attribution | None:
        """A verb that is no listed cue, but stands with its subject right behind or before the quotation."""
        for sentence in (sentences[-1:] + sentences[:1]) if sentences else []:
            for token in sentence.span:
                place = sentence.place(token)
                if token.pos_ != "VERB" or not self._outside(place[0]):
                    continue
                subject = child(token, "nsubj")
                if subject is None or not self._outside(sentence.place(subject)[0]):
                    continue
                if self._holds(token, sentence, quotation):
                    made = self._attribution(token, subject, sentence)
                    self.attributions.append(made)
                    return made
        return None

    def _holds(self, verb: Token, sentence: Sentence, quotation: Quotation) -> bool:
        for part in verb.children:
            start, end = sentence.place(part)
            if part.dep_ in ("ccomp", "parataxis", "dep", "intj") and start >= quotation.start and end <= quotation.end:
                return True
        return False

    def _attribution(self, verb: Token, subject: Token, sentence: Sentence) -> Attribution:
        before = None if self.last is None else self.last.speaker
        return Attribution(
            sentence=sentence,
            token=verb,
            cue=(sentence.place(verb),),
            source=runs(subtree(subject), sentence.offset),
            speaker=speaker_of(subject, sentence, self.cast, before),
        )

    def _afloat(self, quotation: Quotation, sentences: list[Sentence]) -> Attribution | None:
        """The speaker of the quotation before, when this one begins a sentence and nobody else is named."""
        if not sentences or self.content[sentences[0].start : quotation.start].strip():
            return None
        between = self.content[self.last_end : quotation.start]
        if self.last is not None and between.count("\n\n") <= 1 and len(between.split()) < _NEAR:
            return self.last
        opened = [a for a in self.attributions if a.speech and a.source and a.start < quotation.start]
        if opened and "\n\n" not in self.content[opened[-1].start : quotation.start]:
            return opened[-1]
        return None
