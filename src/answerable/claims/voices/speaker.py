"""Speakers: the name under which the source of an attribution goes in a claim's `said_by`."""

import re

from spacy.tokens import Token

from answerable.claims.cast.cast import Cast
from answerable.claims.voices.cues import cues
from answerable.claims.wording.clause import antecedent, child, subtree
from answerable.language.article import Sentence

_RELATIVES = frozenset({"who", "which", "that", "whom"})
# Which of the speakers before a pronoun may stand for; of "I" and "we" the quotation decides.
_PRONOUNS = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), "person"),
    **dict.fromkeys(("it", "its"), "body"),
    **dict.fromkeys(("they", "them", "their"), "many"),
    **dict.fromkeys(("i", "we", "me", "us", "you", "my", "our"), "speaker"),
}
_CUT = frozenset({"relcl", "acl", "advcl", "appos", "punct", "prep", "advmod", "parataxis", "npadvmod"})
_KEPT_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from", "with"})


class Speakers:
    """The speakers of one article as they come, so that pronouns the cast cannot resolve find the one before.

    "He" is the last person, "it" the last body, "they" the last that are many; also the subject of the sentence before.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._last: dict[str, str] = {}

    def begin(self, before: Sentence) -> None:
        """Remember the subject of the sentence `before`, which "it" in the next one may stand for."""
        subject = child(before.span.root, "nsubj", "nsubjpass")
        if subject is None or subject.lower_ in _PRONOUNS or subject.pos_ not in ("NOUN", "PROPN"):
            return
        name = _named(subject, before, self._cast) or printed(subject)
        if name is not None:
            self._last[self._kind(subject, before)] = name

    @property
    def last_body(self) -> str | None:
        """The body (a council, a ministry) that was named last, as a speaker or as a subject."""
        return self._last.get("body")

    def name(self, source: Token, sentence: Sentence) -> str | None:
        """Who the noun or pronoun `source` is: a name where the article gives one, else the words as printed.

        None: nobody in particular.
        """
        head = antecedent(source) if source.lower_ in _RELATIVES else source
        if head.lower_ in cues().impersonal and head.lower_ != "it":
            return _behind_report(head, sentence, self._cast) or (printed(head) if is_document(head) else None)
        name = _named(head, sentence, self._cast)
        if name is None and head.lower_ in _PRONOUNS:
            return self._last.get(_PRONOUNS[head.lower_])
        if name is None and head.lower_ in cues().anaphors and child(head, "det") is not None:
            name = self._last.get("body")
        name = name or printed(head)
        if name is not None:
            self._last[self._kind(head, sentence)] = name
        return name

    def _kind(self, head: Token, sentence: Sentence) -> str:
        word = head.lower_
        if head.tag_ in ("NNS", "NNPS") or any(part.lower_ in ("each", "both") for part in head.children):
            return "many"
        if head.ent_type_ == "ORG":
            return "body"
        if self._cast.resolve(*sentence.place(head), "person") is not None or head.ent_type_ == "PERSON":
            return "person"
        common = head.pos_ == "NOUN" and (word in cues().persons or word.endswith(cues().person_endings))
        return "person" if common or word in ("he", "she") else "body"


def is_document(head: Token) -> bool:
    """Whether a noun is one document ("a forensic report") and not hearsay ("reports", "an unconfirmed report")."""
    hedged = any(part.dep_ == "amod" and part.lower_ in cues().hedges.adjectives for part in head.children)
    return head.lower_ in cues().documents and head.tag_ == "NN" and not hedged


def printed(head: Token) -> str | None:
    """The noun phrase of `head` as printed, without what only describes it further ("…, who fled in May")."""
    words = [head]
    for part in head.children:
        close = part.i == words[-1].i + 1 and child(part, "pcomp") is None
        if part.dep_ == "prep" and part.lower_ in _KEPT_PREPOSITIONS and close:
            words.extend(token for token in subtree(part) if not _describes(token, part))
            words.sort(key=lambda token: token.i)
        elif part.dep_ == "appos" and part.left_edge.i == words[-1].i + 1:
            words.extend(t for t in subtree(part) if t.i <= part.i)
        elif part.dep_ not in _CUT and part.dep_ not in ("cc", "conj"):
            words.extend(subtree(part))
            words.sort(key=lambda token: token.i)
    start, end = min(token.i for token in words), max(token.i for token in words) + 1
    while end + 1 < len(head.doc) and head.doc[end].text == "-":
        end += 2
    text = str(head.doc[start:end].text)
    if head.doc[end - 1].lower_ in ("'s", "’s"):
        text = text[:-2]
    text = re.split('["”»]', text)[-1] or text
    return " ".join(text.split()).strip(' ,;:"“”') or None


def _describes(token: Token, above: Token) -> bool:
    while token != above:
        if token.dep_ in ("relcl", "acl", "advcl", "appos", "punct"):
            return True
        token = token.head
    return False


def _named(head: Token, sentence: Sentence, cast: Cast) -> str | None:
    name = cast.resolve(*sentence.place(head), "person", "unit")
    if name is not None:
        return name
    # "the secretary of the committee, Dr Anna Roe, said": the name is set behind a comma, whatever it is parsed under.
    inside = [sentence.place(token) for token in subtree(head)]
    for mention in cast.within(min(inside)[0], max(inside)[1], "person"):
        gap = sentence.span.doc.text[sentence.place(head)[1] - sentence.offset : mention.start - sentence.offset]
        if "," in gap and not any(word.islower() for word in gap.rsplit(",", 1)[1].split()):
            return mention.name
    named = child(head, "appos")
    if named is not None and named.pos_ == "PROPN" and head.pos_ == "NOUN" and named.ent_type_ == "PERSON":
        return printed(named)
    return None


def _behind_report(head: Token, sentence: Sentence, cast: Cast) -> str | None:
    """Whose report it is: "a report by the commission", "the commission's report"; None for reports of nobody."""
    for part in head.children:
        if part.dep_ == "poss" and part.lower_ not in _PRONOUNS:
            return _named(part, sentence, cast) or printed(part)
        if part.dep_ in ("prep", "agent") and part.lower_ in ("by", "from"):
            for owner in part.children:
                if owner.dep_ == "pobj":
                    return _named(owner, sentence, cast) or printed(owner)
    return None
