"""Quoted speech: joins each quotation to the attribution that says whose words it holds, over sentences and paragraphs.

In this order: a cue whose content the quotation is or that stands right beside it; any verb that the punctuation
ties to it ("…," she snapped; he yelled: "…"); for a quotation that stands alone, the speaker of the one before.
"""

from bisect import bisect_right

from spacy.tokens import Token

from answerable.claims.cast.cast import Cast
from answerable.claims.voices.attribution import Attribution
from answerable.claims.voices.quotation import Quotation, quoted_at
from answerable.claims.voices.speaker import Speakers
from answerable.claims.wording.clause import Run, runs, subject_of, subtree
from answerable.language.article import Article, Sentence

_FAR = 60  # letters: beyond this a cue is not beside a quotation
_NEAR = 4  # letters: so many may stand between a quotation and its cue ("and", "that")
_TAIL = 14  # tokens: so far behind a quotation its verb may stand
_LEAD = 3  # tokens: so far before a comma and a quotation its verb may stand
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN"})
_OPEN_ENDS = ",?!-–—…"


def join_quotations(
    article: Article, cast: Cast, quotations: tuple[Quotation, ...], attributions: list[Attribution]
) -> list[Attribution]:
    """The attributions with `quoted` filled, and further ones for verbs that only their quotation makes a cue."""
    reader = _Reader(article, cast, quotations, attributions)
    for quotation in quotations:
        reader.join(quotation)
    return sorted(reader.attributions, key=lambda attribution: (attribution.cue, attribution.content))


class _Reader:
    def __init__(
        self, article: Article, cast: Cast, quotations: tuple[Quotation, ...], attributions: list[Attribution]
    ) -> None:
        self.article = article
        self.cast = cast
        self.content = article.text.content
        self.sentence_ends = [sentence.end for sentence in article.sentences]
        self.quotations = quotations
        self.attributions = list(attributions)
        self.last: Attribution | None = None
        self.last_end = 0

    def join(self, quotation: Quotation) -> None:
        sentences = self._sentences(quotation)
        if not sentences:
            return
        chosen = self._beside(quotation, sentences)
        if chosen is None and not self._inside_content(quotation):
            chosen = self._tied(quotation, sentences) or self._afloat(quotation, sentences)
        if chosen is not None:
            chosen.quoted.append((quotation.start, quotation.end))
            self.last, self.last_end = chosen, quotation.end

    def _sentences(self, quotation: Quotation) -> list[Sentence]:
        """The sentences that the quotation touches."""
        first = bisect_right(self.sentence_ends, quotation.start)
        found = []
        for sentence in self.article.sentences[first:]:
            if sentence.start >= quotation.end:
                break
            found.append(sentence)
        return found

    def _outside(self, place: int) -> bool:
        """Whether the character `place` stands in no quotation."""
        return not quoted_at(self.quotations, place)

    def _beside(self, quotation: Quotation, sentences: list[Sentence]) -> Attribution | None:
        """The cue outside the quotation whose content it is, or that stands right beside it."""
        options: list[tuple[int, int, Attribution]] = []
        whole = self._whole(self.content[quotation.start : quotation.end].strip("\"“”«»„'’`"))
        first, last = sentences[0].start, sentences[-1].end
        for attribution in self.attributions:
            if not attribution.speech or not attribution.source or not self._outside(attribution.start):
                continue
            if not self._outside(attribution.source[0][0]):
                continue
            leads = self._leads(attribution, quotation)
            if not (leads or first <= attribution.start < last):
                continue
            distance = 0 if leads else self._distance(attribution, quotation)
            shared = sum(max(0, min(e, quotation.end) - max(s, quotation.start)) for s, e in attribution.content)
            holds = 2 * shared >= quotation.end - quotation.start
            beside = distance <= _NEAR and (whole or attribution.start < quotation.start)
            if beside or holds:
                # A phrase that is only quoted belongs to the clause it stands in, speech to the cue beside it.
                options.append((int(not (beside if whole else holds)), distance, attribution))
        return min(options, key=lambda option: option[:2])[2] if options else None

    def _leads(self, attribution: Attribution, quotation: Quotation) -> bool:
        """Whether the cue's sentence ends in a colon right before the quotation."""
        end = attribution.sentence.end
        gap = self.content[end : quotation.start]
        return end <= quotation.start and not gap.strip() and self.content[:end].rstrip().endswith(":")

    def _distance(self, attribution: Attribution, quotation: Quotation) -> int:
        """Letters between the quotation and the nearest of source and cue."""
        nearest = _FAR
        for start, end in (*attribution.cue, *attribution.source):
            if start >= quotation.end:
                gap = self.content[quotation.end : start]
            elif end <= quotation.start:
                gap = self.content[end : quotation.start]
            else:
                continue
            nearest = min(nearest, sum(letter.isalnum() for letter in gap[: 2 * _FAR]))
        return nearest

    def _inside_content(self, quotation: Quotation) -> bool:
        """Whether the quoted words are part of what is already attributed, and no sentence of their own."""
        return any(
            start <= quotation.start and quotation.end <= end + 1
            for attribution in self.attributions
            for start, end in attribution.content
        )

    def _tied(self, quotation: Quotation, sentences: list[Sentence]) -> Attribution | None:
        """Any verb that the punctuation ties to the quotation: behind '…,"', or before ', "…', ': "…'."""
        found = self._verb_behind(quotation, sentences) or self._verb_before(quotation, sentences)
        if found is None:
            return None
        sentence, verb, source = found
        known = [a for a in self.attributions if a.token.doc is verb.doc and a.token.i == verb.i]
        before = None if self.last is None else self.last.speaker
        made = Attribution(
            sentence=sentence,
            token=verb,
            cue=(sentence.place(verb),),
            source=self._source_runs(source, sentence),
            speaker=Speakers(self.cast).name(source[0], sentence) or before,
        )
        for attribution in known:
            self.attributions.remove(attribution)
        self.attributions.append(made)
        return made

    def _source_runs(self, source: list[Token], sentence: Sentence) -> tuple[Run, ...]:
        return runs([t for t in source if self._outside(sentence.place(t)[0])], sentence.offset)

    def _verb_behind(
        self, quotation: Quotation, sentences: list[Sentence]
    ) -> tuple[Sentence, Token, list[Token]] | None:
        words = self.content[quotation.start : quotation.end].strip("\"“”«»„'’`")
        if not quotation.closed or words[-1:] not in _OPEN_ENDS or not self._whole(words):
            return None
        tail = [(s, t) for s in (sentences[-1], *self._next(sentences[-1])) for t in s.span]
        tail = [(s, t) for s, t in tail if s.place(t)[0] >= quotation.end and not t.is_space][:_TAIL]
        for number, (sentence, token) in enumerate(tail):
            if not self._outside(sentence.place(token)[0]) or token.text in (".", ";", ":"):
                return None
            if token.pos_ != "VERB" or token.tag_ not in _FINITE:
                continue
            between = [t for _, t in tail[:number] if not t.is_punct]
            if between:
                return sentence, token, self._noun_phrase(token, between, [t for _, t in tail[:number]])
            behind = [t for s, t in tail[number + 1 :] if s is sentence]
            noun = next((t for t in behind if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
            return None if noun is None else (sentence, token, _head_first(noun, token))
        return None

    def _whole(self, words: str) -> bool:
        """Whether quoted words look like speech and not like a name or a phrase that is only quoted."""
        return words[:1].isupper() or words[:1] in "…[‘" or len(words) > _FAR

    def _noun_phrase(self, verb: Token, between: list[Token], printed: list[Token]) -> list[Token]:
        """The words between quotation and verb, the subject first; `printed` has the punctuation, too."""
        numbers = {t.i for t in between}
        subject = subject_of(verb)
        if subject is None or subject.i not in numbers:
            nouns = [t for t in between if t.pos_ in ("NOUN", "PROPN", "PRON")]
            subject = next((t for t in nouns if t.head.i not in numbers), nouns[-1] if nouns else between[-1])
        inside = {t.i for t in subtree(subject)}
        return [subject, *(t for t in printed if t.i in inside and t.i != subject.i)]

    def _verb_before(
        self, quotation: Quotation, sentences: list[Sentence]
    ) -> tuple[Sentence, Token, list[Token]] | None:
        sentence = sentences[0]
        lead = [t for t in sentence.span if sentence.place(t)[1] <= quotation.start and not t.is_space]
        if not lead and sentence.index > 0:
            sentence = self.article.sentences[sentence.index - 1]
            if not self.content[: sentence.end].rstrip().endswith(":"):
                return None
            lead = [t for t in sentence.span if not t.is_space]
        if not lead:
            return None
        colon = lead[-1].text == ":"
        near = _LEAD if lead[-1].text == "," else 1
        whole = self._whole(self.content[quotation.start : quotation.end].strip("\"“”«»„'’`"))
        words = [t for t in lead if not t.is_punct]
        for token in reversed(words if colon else words[-near:]):
            if token.pos_ != "VERB" or not self._outside(sentence.place(token)[0]):
                continue
            subject = subject_of(token)
            if subject is None or not self._outside(sentence.place(subject)[0]) or not whole:
                return None
            return sentence, token, _head_first(subject, token)
        return None

    def _next(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The sentence behind, where it belongs to the same paragraph."""
        number = sentence.index + 1
        if number < len(self.article.sentences) and self.article.sentences[number].part == sentence.part:
            return (self.article.sentences[number],)
        return ()

    def _afloat(self, quotation: Quotation, sentences: list[Sentence]) -> Attribution | None:
        """The speaker of the quotation before, when this one begins a sentence and nobody else is named."""
        if self.content[sentences[0].start : quotation.start].strip():
            return None
        between = self.content[self.last_end : quotation.start]
        if self.last is not None and between.count("\n\n") <= 1 and len(between.split()) < _FAR:
            return self.last
        opened = [a for a in self.attributions if a.speech and a.source and a.start < quotation.start]
        if opened and "\n\n" not in self.content[opened[-1].start : quotation.start]:
            return opened[-1]
        return None


def _head_first(noun: Token, verb: Token) -> list[Token]:
    """The noun and its phrase, without the clause that the verb stands in."""
    holder = verb
    while holder.head not in (holder, noun):
        holder = holder.head
    barred = (holder,) if holder.head == noun and holder != noun else ()
    return [noun, *(t for t in subtree(noun, *barred) if t.i != noun.i)]
