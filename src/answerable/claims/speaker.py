"""Speakers: the name under which the source of an attribution goes in a claim's `said_by`."""

import re

from spacy.tokens import Token

from answerable.claims.cast import Cast
from answerable.claims.clause import antecedent, subtree
from answerable.claims.cues import cues
from answerable.language.article import Sentence

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "him", "her", "them", "us", "his", "its", "their", "me", "you"}
)
_CUT = frozenset({"relcl", "acl", "advcl", "appos", "punct", "prep", "advmod", "parataxis", "npadvmod"})
_KEPT_PREPOSITIONS = frozenset({"of", "for", "in", "at", "from", "with"})


def speaker_of(source: Token, sentence: Sentence, cast: Cast, before: str | None = None) -> str | None:
    """Who the noun or pronoun `source` is: a name where the article gives one, else the words as printed.

    `before` is the speaker named last, for pronouns that the cast cannot resolve. None: nobody in particular.
    """
    head = antecedent(source) if source.lower_ in _RELATIVES else source
    if head.lower_ in cues().impersonal and head.lower_ != "it":
        return _behind_report(head, sentence, cast)
    name = _named(head, sentence, cast)
    if name is not None:
        return name
    if head.lower_ in _PRONOUNS:
        return before
    return printed(head)


def printed(head: Token) -> str | None:
    """The noun phrase of `head` as printed, without what only describes it further ("…, who fled in May")."""
    words = [head]
    for part in head.children:
        if part.dep_ == "prep" and part.lower_ in _KEPT_PREPOSITIONS and part.i == words[-1].i + 1:
            words.extend(token for token in subtree(part) if not _describes(token, part))
            words.sort(key=lambda token: token.i)
        elif part.dep_ not in _CUT and part.dep_ not in ("cc", "conj"):
            words.extend(subtree(part))
            words.sort(key=lambda token: token.i)
    start, end = min(token.i for token in words), max(token.i for token in words) + 1
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
    if name is None and head.pos_ != "PROPN":
        for part in head.children:
            if part.dep_ == "appos":
                name = name or cast.resolve(*sentence.place(part), "person")
    return name


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
