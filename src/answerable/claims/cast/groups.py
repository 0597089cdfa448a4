"""Groups and bodies without a proper name: "Russian forces", "the military", "local officials", "the Ukrainians"."""

from functools import cache

from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import Paragraph
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.mention import Mention

_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


class GroupLexicon(Lexicon):
    """The schema of data/groups.toml."""

    heads: tuple[str, ...]


@cache
def group_heads() -> frozenset[str]:
    """The nouns that head the name of a group, lower case."""
    return frozenset(load_lexicon("answerable.claims.data", "groups.toml", GroupLexicon).heads)


def group_mentions(paragraph: Paragraph, taken: set[int]) -> list[Mention]:
    """The groups of a paragraph: the head noun with the adjectives and names right before it, articles left off."""
    heads = group_heads()
    found: list[Mention] = []
    for token in paragraph.doc:
        lower = token.lower_
        if not (lower in heads and token.pos_ in ("NOUN", "PROPN")) and not (
            token.ent_type_ == "NORP" and token.tag_ in ("NNS", "NNPS")
        ):
            continue
        first = token
        while first.i > 0:
            before = first.nbor(-1)
            if before.head.i != token.i or before.dep_ not in _BEFORE or before.tag_ in ("PRP$", "CD"):
                break
            first = before
        start, end = paragraph.offset + first.idx, paragraph.offset + token.idx + len(token.text)
        numbers = range(paragraph.word_at(start), paragraph.word_at(end - 1) + 1)
        if taken.intersection(numbers) or (len(numbers) == 1 and lower in unit_table().strong):
            continue
        taken.update(numbers)
        found.append(
            Mention(start, end, "group", " ".join(paragraph.doc.text[first.idx : token.idx + len(token.text)].split()))
        )
    return found
