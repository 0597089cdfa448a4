"""Pronouns and "the general": which person of the article they stand for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from answerable.claims.cast.persons import person_words
from answerable.claims.voices.quotation import quotations_of, quoted_at
from answerable.claims.wording.words import Paragraph
from answerable.language.article import Article, Sentence
from answerable.model.mention import Mention

_OF_TWO = frozenset({"former", "latter"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def resolve_pronouns(article: Article, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of kind person for he, she, his, her and for "the general" and its like, where somebody fits."""
    reader = _Reader(article, [m for m in mentions if m.kind == "person"], mentions)
    return [found for paragraph in paragraphs for sentence in paragraph.sentences for found in reader.read(sentence)]


@dataclass
class _Seen:
    """Who was named so far in a sentence, outside quotation marks and inside, and who is its subject."""

    names: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    subject: str | None = None

    @property
    def first(self) -> str | None:
        """Whom the sentence is about, as far as it has been read."""
        return self.subject or (self.names[0] if self.names else None)


class _Reader:
    """Reads sentences in order and remembers whom the text is about."""

    def __init__(self, article: Article, persons: Sequence[Mention], mentions: Sequence[Mention]) -> None:
        self.persons = persons
        self.quotations = quotations_of(article)
        self.at = 0
        self.names = {mention.start for mention in mentions if mention.kind in ("rank", "person")}
        self.focus: str | None = None
        self.recent: tuple[str, ...] = ()
        self.genders = _genders(article.text.content, persons)
        self.marks = _marks(mentions, persons)
        self.main = Counter(m.name for m in persons).most_common(1)[0][0] if persons else None

    def read(self, sentence: Sentence) -> list[Mention]:
        """The mentions that stand for somebody in a sentence; sentences come in order."""
        starts = self._named_in(sentence)
        seen = _Seen()
        found: list[Mention] = []
        for token in sentence.span:
            start = sentence.place(token)[0]
            named = starts.get(start)
            quoted = quoted_at(self.quotations, start)
            if token.text == ";":
                self.focus = seen.first or self.focus
                seen = _Seen()
            if named is not None:
                (seen.quoted if quoted else seen.names).append(named.name)
            mention = None if named is not None else self._stands_for(token, sentence, seen, quoted=quoted)
            if mention is not None:
                found.append(mention)
            who = named or mention
            if who is not None and seen.subject is None and _is_subject(token, named, sentence):
                seen.subject = who.name
        if seen.names or seen.quoted:
            self.recent = (*reversed(seen.names), *reversed(seen.quoted))
        self.focus = seen.first or self.focus
        return found

    def _named_in(self, sentence: Sentence) -> dict[int, Mention]:
        starts: dict[int, Mention] = {}
        while self.at < len(self.persons) and self.persons[self.at].start < sentence.end:
            if self.persons[self.at].start >= sentence.start:
                starts[self.persons[self.at].start] = self.persons[self.at]
            self.at += 1
        return starts

    def _stands_for(self, token: Token, sentence: Sentence, seen: _Seen, *, quoted: bool) -> Mention | None:
        """The mention that a pronoun or a "the general" makes, if somebody fits."""
        words = person_words()
        start, end = sentence.place(token)
        if token.lower_ in words.pronouns and not self._introduces(token, sentence):
            gender = words.pronouns[token.lower_]
            doers = self._doers(token, sentence)
            who = self._choose_quoted(gender, seen) if quoted else self._choose(token, gender, seen, doers)
            if who is not None:
                self.genders.setdefault(who, gender)
                return Mention(start, end, "person", who)
        elif token.lower_ in words.nominals and self._definite(token):
            who = self._marked(words.nominals[token.lower_], seen.names)
            if who is not None:
                first = token.nbor(-1) if token.i > 0 else token
                return Mention(sentence.place(first)[0], end, "person", who)
        elif token.lower_ in _OF_TWO and not quoted and self._alone(token):
            who = self._of_two(token.lower_, seen)
            if who is not None:
                return Mention(sentence.place(token.nbor(-1))[0], end, "person", who)
        return None

    def _of_two(self, which: str, seen: _Seen) -> str | None:
        """Whom "the former" or "the latter" stands for: the one of two persons named just before, nobody of more."""
        names = list(dict.fromkeys(seen.names)) or list(dict.fromkeys(reversed(self.recent)))
        return names[which == "latter"] if len(names) == len(_OF_TWO) else None

    @staticmethod
    def _alone(token: Token) -> bool:
        """Whether "the latter" is a phrase by itself, and the subject."""
        if token.i == 0 or token.nbor(-1).lower_ != "the" or token.i + 1 >= len(token.doc):
            return False
        return token.dep_ in _SUBJECTS and token.nbor(1).pos_ in ("VERB", "AUX", "PUNCT", "ADV", "PRON")

    def _introduces(self, token: Token, sentence: Sentence) -> bool:
        """Whether "he is" only brings in a name: "A new commander was named. He is Colonel Petran"."""
        if token.i + 2 >= len(token.doc) or token.nbor(1).lower_ not in ("is", "was"):
            return False
        return sentence.place(token.nbor(2))[0] in self.names

    def _doers(self, token: Token, sentence: Sentence) -> frozenset[str]:
        """Who does what "him" suffers: nobody beats himself without "himself"."""
        if token.dep_ not in _OBJECTS or token.lower_.endswith("self"):
            return frozenset()
        verb = token.head.head if token.head.dep_ == "prep" else token.head
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if not subjects and verb.dep_ == "conj":
            subjects = [child for child in verb.head.children if child.dep_ in _SUBJECTS]
        places = [sentence.place(one)[0] for subject in subjects for one in (subject, *subject.conjuncts)]
        return frozenset(one.name for one in self.persons for place in places if one.start <= place < one.end)

    def _choose(self, token: Token, gender: str, seen: _Seen, doers: frozenset[str]) -> str | None:
        main_subject = token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"
        order = (
            [self.focus, seen.subject, *seen.names]
            if main_subject and not _in_clause(token)
            else [seen.subject, *reversed(seen.names), self.focus]
        )
        for name in (*order, *(self.recent if doers else ()), self.main):
            if name is not None and name not in doers and self.genders.get(name, gender) == gender:
                return name
        return None

    def _choose_quoted(self, gender: str, seen: _Seen) -> str | None:
        """Whom "he" inside quotation marks stands for: never the speaker, so nobody who is named around it."""
        around = {*seen.names, seen.subject}
        for name in (*reversed(seen.quoted), self.focus, *self.recent):
            if name is not None and name not in around and self.genders.get(name, gender) == gender:
                return name
        return None

    def _marked(self, marks: tuple[str, ...], seen: list[str]) -> str | None:
        for name in (*reversed(seen), self.focus, *self.marks):
            if name is not None and any(mark in text for mark in marks for text in self.marks.get(name, ())):
                return name
        return None

    @staticmethod
    def _definite(token: Token) -> bool:
        if token.i == 0 or token.nbor(-1).lower_ not in ("the", "this", "that"):
            return False
        after = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return after is None or (after.lower_ != "of" and after.pos_ != "PROPN")


def _in_clause(token: Token) -> bool:
    return token.head.dep_ in ("advcl", "ccomp", "relcl")


def _is_subject(token: Token, named: Mention | None, sentence: Sentence) -> bool:
    if named is not None:
        start, end = named.start - sentence.offset, named.end - sentence.offset
        span = token.doc.char_span(start, end, alignment_mode="expand")
        token = span.root if span is not None else token
    while token.dep_ in ("compound", "flat", "nmod", "appos") and token.head.i != token.i:
        token = token.head
    return token.dep_ in _SUBJECTS


def _genders(content: str, persons: Sequence[Mention]) -> dict[str, str]:
    words = person_words()
    found: dict[str, str] = {}
    for mention in persons:
        before = content[max(0, mention.start - 12) : mention.start].replace(".", " ").split()
        if before and before[-1].lower() in words.genders:
            found.setdefault(mention.name, words.genders[before[-1].lower()])
    return found


def _marks(mentions: Sequence[Mention], persons: Sequence[Mention]) -> dict[str, list[str]]:
    """What is said of each person by the ranks and titles that stand near the name, lower case."""
    found: dict[str, list[str]] = {}
    near = [m for m in mentions if m.kind in ("rank", "title", "role")]
    for person in persons:
        texts = [m.name.lower() for m in near if m.end <= person.start <= m.end + 3]
        if texts:
            found.setdefault(person.name, []).extend(texts)
    return found
