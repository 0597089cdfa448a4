"""Candidates: every way in which the words of a sentence could be an attribution, for `cue_weights` to choose among.

The cue lexicon knows what opens a voice; far more words attribute something ("praised his record", "his view of the
war", "is opposed to talks"). A candidate is one cue word with one choice of source and content.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from answerable.claims.voices.cues import cues
from answerable.claims.wording.clause import Run, agent_of, child, is_passive, subject_of, subtree
from answerable.language.article import Article, Sentence

_PLACING = frozenset({"in", "at", "on", "during", "after", "before"})
_RIGHT = frozenset({"xcomp", "oprd", "ccomp", "prep", "acomp", "dative"})
_AIMED = frozenset({"for", "to", "on", "about", "against"})
_LONGEST_PARENTHESIS = 14

Spoken = Mapping[tuple[int, int], tuple[Run, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A cue word with one choice of source and content; `kind` names the construction, `preposition` its preposition.

    `quoted` are quotations that belong to the content besides its tokens. The head of source and content comes first.
    """

    sentence: Sentence
    cue: Token
    kind: str
    source: tuple[Token, ...]
    content: tuple[Token, ...]
    quoted: tuple[Run, ...] = ()
    preposition: str | None = None


def candidates_of(article: Article, spoken: Spoken) -> Iterator[Candidate]:
    """The candidates of an article; `spoken` has the quotations of cue words by (sentence, token) number."""
    for sentence in article.sentences:
        for token in sentence.span:
            yield from candidates_at(token, sentence, spoken.get((sentence.index, token.i), ()))


def candidates_at(token: Token, sentence: Sentence, quoted: tuple[Run, ...] = ()) -> Iterator[Candidate]:
    """The candidates with one word as their cue."""
    if token.lower_ == "according":
        yield from _according(token, sentence)
    elif token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")):
        yield from _Verb(token, sentence, quoted).candidates()
    elif token.pos_ == "NOUN":
        yield from _noun(token, sentence)
    elif token.dep_ == "advmod" and token.lower_ in cues().hedges.adverbs:
        content = tuple(subtree(token.head, token))
        yield Candidate(sentence=sentence, cue=token, kind="adverb", source=(), content=content)


class _Verb:
    def __init__(self, verb: Token, sentence: Sentence, quoted: tuple[Run, ...]) -> None:
        self.verb = verb
        self.sentence = sentence
        self.quoted = quoted
        self.passive = is_passive(verb)
        self.subject = subject_of(verb)
        source = agent_of(verb) if self.passive else self.subject
        self.source = () if source is None else _phrase(source, verb)
        self.right = [part for part in verb.children if part.i > verb.i]

    def candidates(self) -> Iterator[Candidate]:
        clauses = [part for part in self.verb.children if part.dep_ == "ccomp"]
        objects = [part for part in self.right if part.dep_ in ("dobj", "attr")]
        infinitives = [part for part in self.verb.children if part.dep_ in ("xcomp", "oprd")]
        said = _trees(clauses)
        if clauses:
            yield self._made("clause", said)
            short = _without_participles(clauses)
            if len(short) < len(said):
                yield self._made("clause, short", short)
        if self.quoted:
            yield self._made("quoted", (), quoted=True)
            if clauses or objects:
                yield self._made(
                    "clause, quoted" if clauses else "object, quoted", said or _trees(objects), quoted=True
                )
        if infinitives:
            yield self._made("infinitive", _trees(infinitives[:1]))
        yield from self._objects(clauses, objects, infinitives)
        yield from self._adjectives()
        yield from self._of_passive()
        yield from self._of_parenthesis(clauses)

    def _made(
        self, kind: str, content: Sequence[Token], *, quoted: bool = False, preposition: str | None = None
    ) -> Candidate:
        return Candidate(
            sentence=self.sentence,
            cue=self.verb,
            kind=kind,
            source=self.source,
            content=tuple(content),
            quoted=self.quoted if quoted else (),
            preposition=preposition,
        )

    def _objects(self, clauses: list[Token], objects: list[Token], infinitives: list[Token]) -> Iterator[Candidate]:
        prepositions = [part for part in self.right if part.dep_ in ("prep", "agent") and part.lower_ != "by"]
        if objects:
            yield self._made("object", _trees(objects))
            rest = [part for part in self.right if part.dep_ in _RIGHT]
            if rest:
                yield self._made("object and rest", _trees(objects + rest))
        elif prepositions and (infinitives or clauses):
            yield self._made("rest", _trees([p for p in self.right if p.dep_ not in ("punct", "cc", "conj", "prt")]))
        for part in prepositions:
            if part.lower_ in _PLACING and (clauses or self.quoted):
                continue
            yield self._made("phrase", _trees(list(part.children)), preposition=part.lower_)
            if not objects and not clauses:
                yield self._made("phrase, whole", subtree(part), preposition=part.lower_)
        adverbial = [part for part in self.right if part.dep_ == "advcl"]
        if adverbial and not (clauses or objects or infinitives):
            yield self._made("adverbial", subtree(adverbial[0]))

    def _adjectives(self) -> Iterator[Candidate]:
        for adjective in self.right:
            if adjective.dep_ != "acomp":
                continue
            for part in adjective.children:
                if part.dep_ == "prep" and part.i > adjective.i:
                    yield self._made("adjective, phrase", _trees(list(part.children)), preposition=part.lower_)
                elif part.dep_ in ("ccomp", "xcomp") and part.i > adjective.i:
                    yield self._made("adjective, clause", subtree(part))

    def _of_passive(self) -> Iterator[Candidate]:
        if self.subject is None:
            return
        subject = _phrase(self.subject, self.verb)
        if self.passive:
            yield self._made("subject", subject)
            rest = [p for p in self.right if p.dep_ in ("xcomp", "oprd", "prep", "acomp") and p.lower_ != "by"]
            if rest:
                yield self._made("subject and rest", (*subject, *_trees(rest)))
            return
        group = cues().verbs.get(self.verb.lower_)
        if group is not None and group.raising:
            rest = [part for part in self.right if part.dep_ in ("xcomp", "oprd", "acomp")]
            content = (*subject, *_trees(rest))
            yield Candidate(sentence=self.sentence, cue=self.verb, kind="raising", source=(), content=content)

    def _of_parenthesis(self, clauses: list[Token]) -> Iterator[Candidate]:
        head = self.verb.head
        outer = ("parataxis", "ccomp", "dep", "advcl", "conj")
        if clauses or self.verb.dep_ not in outer or head == self.verb or head.pos_ not in ("VERB", "AUX"):
            return
        own = [token.i for token in subtree(self.verb)]
        if max(own) - min(own) >= _LONGEST_PARENTHESIS or child(self.verb, "mark") is not None:
            return
        content = subtree(head, self.verb)
        yield self._made("parenthesis", content)
        if self.quoted:
            yield self._made("parenthesis, quoted", content, quoted=True)


def _noun(noun: Token, sentence: Sentence) -> Iterator[Candidate]:
    """As in "his criticism of X", "a report by Y on X", "expressed doubts about X", "the doubts of Y about X"."""
    owner = child(noun, "poss")
    for part in noun.children:
        if owner is None and part.dep_ in ("prep", "agent") and part.lower_ in ("by", "from"):
            owner = child(part, "pobj")
    sources: list[tuple[str, Token | None]] = [("owner", owner)] if owner is not None else [("none", None)]
    bearer = _bearer(noun) if owner is None else None
    if bearer is not None:
        sources.append(("bearer", bearer))
    for kind, source in sources:
        phrase = () if source is None else _phrase(source, noun)
        for part in noun.children:
            if part.i > noun.i:
                yield from _noun_with(noun, sentence, part, kind, phrase)


def _noun_with(
    noun: Token, sentence: Sentence, part: Token, kind: str, source: tuple[Token, ...]
) -> Iterator[Candidate]:
    """The candidates of a noun whose content hangs on `part`, a preposition or a clause behind it."""

    def made(construction: str, by: tuple[Token, ...], content: Sequence[Token], word: str | None) -> Candidate:
        return Candidate(
            sentence=sentence, cue=noun, kind=construction, source=by, content=tuple(content), preposition=word
        )

    if part.dep_ in ("acl", "ccomp"):
        yield made(f"noun, clause, {kind}", source, subtree(part), None)
    if part.dep_ != "prep" or part.lower_ in ("by", "from"):
        return
    content = _trees(list(part.children))
    if part.lower_ == "of" and kind == "none":
        aimed = (p for p in noun.children if p.dep_ == "prep" and p.i > part.i and p.lower_ in _AIMED)
        for other in list(aimed)[:1]:
            yield made("noun, of source", tuple(content), _trees(list(other.children)), other.lower_)
    yield made(f"noun, phrase, {kind}", source, content, part.lower_)


def _bearer(noun: Token) -> Token | None:
    """Who has the noun: the subject of "expressed doubts", of "is a critic"."""
    head = noun.head
    if noun.dep_ == "attr" and head.pos_ == "AUX":
        return child(head, "nsubj")
    if noun.dep_ == "pobj":
        head = head.head
    elif noun.dep_ != "dobj":
        return None
    if head.pos_ != "VERB":
        return None
    return agent_of(head) if is_passive(head) else subject_of(head)


def _according(word: Token, sentence: Sentence) -> Iterator[Candidate]:
    to = child(word, "prep")
    source = None if to is None else child(to, "pobj")
    head = word.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    if source is None or head == word:
        return
    content = subtree(head, word)
    yield Candidate(
        sentence=sentence, cue=word, kind="according", source=tuple(subtree(source)), content=tuple(content)
    )
    before = [token for token in content if token.i < word.i]
    if 0 < len(before) < len(content):
        yield Candidate(
            sentence=sentence, cue=word, kind="according, left", source=tuple(subtree(source)), content=tuple(before)
        )


def _phrase(noun: Token, cue: Token) -> tuple[Token, ...]:
    """A noun with all that hangs on it, but for the clause that the cue stands in."""
    holder = cue
    while holder.head not in (holder, noun):
        holder = holder.head
    barred = (holder,) if holder.head == noun and holder != noun else ()
    return tuple(subtree(noun, *barred))


def _trees(tokens: Sequence[Token]) -> list[Token]:
    return [token for top in tokens for token in subtree(top)]


def _without_participles(clauses: Sequence[Token]) -> list[Token]:
    """The clauses without a participle at their end that is a cue itself ("…, adding that …") and without "but …"."""
    out: list[Token] = []
    for clause in clauses:
        ends = [
            part
            for part in clause.children
            if (part.dep_ == "advcl" and part.tag_ == "VBG" and part.lower_ in cues().verbs)
            or (part.dep_ == "conj" and child(part, "nsubj") is not None and part.i > clause.i)
        ]
        out.extend(subtree(clause, *ends))
    return out
