"""The main text of a web page: trafilatura says which words belong to it, the page's own blocks say how they stand.

Trafilatura alone loses inline elements (a `<time>` within a sentence), breaks sentences at `<q>` and glues blocks; for
evidence the words must be the page's. So its text is used as a judge: a block is main text if most of its words are.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element
from trafilatura.core import bare_extraction

from answerable.model.text import PartKind
from answerable.reading.composition import Block, flatten
from answerable.reading.page_blocks import HEADINGS, PageBlock, page_blocks

_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LONGEST_THOROUGH: Final = 400_000
"""Characters of a page up to which the thorough way is tried; it is about four times slower."""

_LONGEST_END: Final = 6
_FEWEST_WORDS: Final = 5
_RUN: Final = 4
_MOST: Final = 0.5
_ENOUGH: Final = 0.5
_FRAGMENTS: Final = frozenset(("li", "tr", "dd", "dt"))


def main_text(page: _Element) -> list[Block]:
    """The blocks of the page's main text, in order; empty where it has none."""
    blocks = [block for block in page_blocks(page) if _may_be_text(block)]
    wanted = sum(len(block.words) for block in blocks if block.tag == "p" and _is_sentence(block))
    chosen: list[PageBlock] = []
    for fast in (True, False) if _length(blocks) <= _LONGEST_THOROUGH else (True,):
        found = _chosen(blocks, _judge(page, fast=fast))
        if _length(found) > _length(chosen):
            chosen = found
        if _length(chosen) >= _ENOUGH * wanted:
            break
    if _length(chosen) < _ENOUGH / 2 * wanted:
        chosen = [block for block in blocks if block.tag in HEADINGS or _is_sentence(block)]
    return [_block(block) for block in chosen]


def _may_be_text(block: PageBlock) -> bool:
    """Not so is what consists of links, as menus do; but a heading or a sentence may be one link."""
    return not block.linked or block.tag in HEADINGS or _is_sentence(block)


def _is_sentence(block: PageBlock) -> bool:
    return bool(_SENTENCE_END.search(block.words[-_LONGEST_END:])) and block.words.count(" ") + 1 >= _FEWEST_WORDS


def _judge(page: _Element, *, fast: bool) -> list[str]:
    """The words of the main text as trafilatura finds it."""
    found = bare_extraction(page, fast=fast, include_comments=False, with_metadata=False, favor_recall=not fast)
    if found is None or isinstance(found, dict):
        return []
    return _WORD.findall(" ".join(found.body.itertext()).lower())


def _chosen(blocks: list[PageBlock], judged: list[str]) -> list[PageBlock]:
    runs = set(_runs(judged))
    whole = f" {' '.join(judged)} "
    main = [_is_main(block, runs, whole) for block in blocks]
    homes = {block.container for block, chosen in zip(blocks, main, strict=True) if chosen}
    for number, block in enumerate(blocks):
        if block.container in homes and not main[number]:
            heads = block.tag in HEADINGS and number + 1 < len(blocks) and main[number + 1]
            main[number] = heads or (block.tag == "p" and _is_sentence(block))
    return [block for block, chosen in zip(blocks, main, strict=True) if chosen]


def _is_main(block: PageBlock, runs: set[tuple[str, ...]], whole: str) -> bool:
    words = _WORD.findall(block.words.lower())
    if len(words) < _RUN:
        return bool(words) and f" {' '.join(words)} " in whole
    mine = list(_runs(words))
    return sum(run in runs for run in mine) >= _MOST * len(mine)


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _length(blocks: list[PageBlock]) -> int:
    return sum(len(block.words) for block in blocks)


def _block(block: PageBlock) -> Block:
    if block.tag in HEADINGS:
        return Block(block.words, PartKind.HEADING)
    return Block(flatten(block.words), fragment=block.tag in _FRAGMENTS)
