"""Pronouns and "the general": which person of the article they stand for."""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from answerable.claims.persons import person_words
from answerable.claims.words import Paragraph
from answerable.language.article import Article, Sentence
from answerable.model.mention import Mention

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def resolve_pronouns(article: Article, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of kind person for he, she, his, her and for "the general" and its like, where somebody fits."""
    reader = _Reader(article.text.content, [m for m in mentions if m.kind == "person"], mentions)
    return [found for paragraph in paragraphs for sentence in paragraph.sentences for found in reader.read(sentence)]


class _Reader:
    """Reads sentences in order and remembers whom the text is about."""

    def __init__(self, content: str, persons: Sequence[Mention], mentions: Sequence[Mention]) -> None:
        self.persons = persons
        self.at = 0
        self.names = {mention.start for mention in mentions if mention.kind in ("rank", "person")}
        self.focus: str | None = None
        self.genders = _genders(content, persons)
        self.marks = _marks(mentions, persons)
        self.main = Counter(m.name for m in persons).most_common(1)[0][0] if persons else None

    def read(self, sentence: Sentence) -> list[Mention]:
        words = person_words()
        inside: list[Mention] = []
        while self.at < len(self.persons) and self.persons[self.at].start < sentence.end:
            if self.persons[self.at].start >= sentence.start:
                inside.append(self.persons[self.at])
            self.at += 1
        starts = {mention.start: mention for mention in inside}
        seen: list[str] = []
        subject: str | None = None
        found: list[Mention] = []
        for token in sentence.span:
            start, end = sentence.place(token)
            named = starts.get(start)
            who: str | None = None
            if token.text == ";":
                self.focus, seen, subject = subject or (seen[0] if seen else self.focus), [], None
            if named is not None:
                who = named.name
                seen.append(who)
            elif token.lower_ in words.pronouns and not self._introduces(token, sentence):
                gender = words.pronouns[token.lower_]
                who = self._choose(token, gender, seen, subject)
                if who is not None:
                    found.append(Mention(start, end, "person", who))
                    self.genders.setdefault(who, gender)
            elif token.lower_ in words.nominals and self._definite(token):
                who = self._marked(words.nominals[token.lower_], seen)
                if who is not None:
                    first = token.nbor(-1) if token.i > 0 else token
                    found.append(Mention(sentence.place(first)[0], end, "person", who))
            if who is not None and subject is None and _is_subject(token, named, sentence):
                subject = who
        self.focus = subject or (seen[0] if seen else self.focus)
        return found

    def _introduces(self, token: Token, sentence: Sentence) -> bool:
        """Whether "he is" only brings in a name: "A new commander was named. He is Colonel Petran"."""
        if token.i + 2 >= len(token.doc) or token.nbor(1).lower_ not in ("is", "was"):
            return False
        return sentence.place(token.nbor(2))[0] in self.names

    def _choose(self, token: Token, gender: str, seen: list[str], subject: str | None) -> str | None:
        main_subject = token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"
        order = (
            [self.focus, subject, *seen]
            if main_subject and not _in_clause(token)
            else [subject, *reversed(seen), self.focus]
        )
        for name in (*order, self.main):
            if name is not None and self.genders.get(name, gender) == gender:
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
