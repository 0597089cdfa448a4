"""Names of units in texts in capitals, where no capital shows what is a name.

The parser reads such a text in small letters (:mod:`answerable.language.casing`), in which "the 5th infantry brigade"
is no name. Here the words of a phrase around a unit's noun get their capitals back; everything else stays as it is.
"""

from dataclasses import replace

from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import Paragraph, Words

_GENERIC = frozenset(
    {"same", "whole", "entire", "other", "rebel", "local", "new", "first", "main", "own", "said", "various"}
)
_ARTICLES = frozenset(
    {"a", "an", "any", "some", "every", "each", "no", "this", "that", "its", "his", "their", "our", "two", "three"}
)
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "poss"})


def with_capitals(paragraph: Paragraph, content: str) -> Words:
    """The words of a paragraph, the names of units in capitals if `content` is otherwise printed than parsed."""
    printed = zip(paragraph.texts, paragraph.starts, paragraph.ends, strict=True)
    if all(content[start:end] == text for text, start, end in printed):
        return paragraph
    texts = list(paragraph.texts)
    for number, lower in enumerate(paragraph.lowers):
        if lower in unit_table().shouted:
            first = _beginning(paragraph, number)
            if first < number:
                for inside in range(first, number + 1):
                    texts[inside] = texts[inside][:1].upper() + texts[inside][1:]
                _complement(paragraph, texts, number + 1)
    return replace(_plain(paragraph), texts=tuple(texts))


def _plain(paragraph: Paragraph) -> Words:
    return Words(paragraph.texts, paragraph.lowers, paragraph.starts, paragraph.ends)


def _beginning(paragraph: Paragraph, number: int) -> int:
    """Where the phrase of the noun at word `number` begins, its article left off; `number` where it is no name."""
    head = paragraph.token_at(paragraph.starts[number])
    first = number
    while first > 0 and paragraph.texts[first - 1][0].isalnum():
        token = paragraph.token_at(paragraph.starts[first - 1])
        if token.dep_ not in _BEFORE or not (token.head.i <= head.i and token.i < head.i) or token.tag_ == "PRP$":
            break
        first -= 1
    before = paragraph.lowers[first - 1] if first else ""
    named = not _GENERIC.intersection(paragraph.lowers[first:number]) and before not in _ARTICLES
    return first if named and paragraph.lowers[first] not in _ARTICLES else number


def _complement(paragraph: Paragraph, texts: list[str], at: int) -> None:
    """Give "of national liberation" after a noun its capitals: up to the next word that is no noun or adjective."""
    if paragraph.lowers[at : at + 1] not in (("of",), ("for",)):
        return
    for number in range(at + 1, len(paragraph)):
        token = paragraph.token_at(paragraph.starts[number])
        if paragraph.lowers[number] in ("the", "of", "and"):
            continue
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return
        texts[number] = texts[number][:1].upper() + texts[number][1:]
