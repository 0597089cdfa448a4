"""Composition: a text put together from the blocks that a page, a PDF or an office file is made of.

Plain text needs none of this: there the file itself is the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from answerable.model.text import Part, PartKind
from answerable.reading.parts import is_furniture, kind_of_block

_LONGEST_FACT: Final = 500
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, soft hyphens, and marks that turn the direction of writing to hide what stands there.

The joiners U+200C and U+200D stay: Persian and Indic spelling needs them.
"""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand together. `kind` None: the words decide.

    A `fragment` is a list item or a table row, which needs no full stop to be more than a heading.
    """

    words: str
    kind: PartKind | None = None
    page: int | None = None
    fragment: bool = False


def flatten(words: str) -> str:
    """`words` in one line: runs of space made one, what cannot be seen taken out."""
    return _SPACE.sub(" ", _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", words))).strip()


def fact(words: str | None) -> str | None:
    """What a page says of itself (a title, an author), in one line of bounded length; None where it says nothing."""
    flat = flatten(words or "")
    return flat[:_LONGEST_FACT] or None


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Part, ...]]:
    """The text of `blocks`, a blank line between each two, and its parts. A heading on top is the headline."""
    content: list[str] = []
    parts: list[Part] = []
    at = 0
    for block in blocks:
        words = flatten(block.words)
        if not words:
            continue
        parts.append(Part(_kind(block, words, len(parts)), at, at + len(words), block.page))
        content.append(words)
        at += len(words) + 2
    if len(parts) > 1 and parts[0].kind is PartKind.HEADING and not any(p.kind is PartKind.HEADLINE for p in parts):
        parts[0] = replace(parts[0], kind=PartKind.HEADLINE)
    return "\n\n".join(content), tuple(parts)


def headline(text: str, parts: Iterable[Part]) -> str | None:
    """The words of the headline, in one line; None where there is none."""
    return next((flatten(text[part.start : part.end]) for part in parts if part.kind is PartKind.HEADLINE), None)


def _kind(block: Block, words: str, number: int) -> PartKind:
    if block.kind is not None and block.kind is not PartKind.HEADING:
        return block.kind
    if is_furniture(words):
        return PartKind.FURNITURE
    if block.kind is not None:
        return block.kind
    if block.fragment:
        return PartKind.PARAGRAPH
    return kind_of_block(words, number)
