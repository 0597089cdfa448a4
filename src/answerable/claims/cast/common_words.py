"""Common words: where "Major", "General" or "Private" is no rank but a word ("General Electric", "A Major Way")."""

from answerable.claims.cast.ranks import RankMatch
from answerable.claims.wording.words import Paragraph

_WORDS_TOO = frozenset({"General", "Major", "Private"})
# What "General" ends the title of, and the articles before an adjective.
_BEFORE = frozenset(
    [
        "a",
        "an",
        "attorney",
        "attorneys",
        "inspector",
        "inspectors",
        "secretary",
        "secretaries",
        "surgeon",
        "solicitor",
        "governor",
        "governors",
        "director",
        "directors",
        "consul",
        "comptroller",
        "controller",
        "postmaster",
        "auditor",
        "procurator",
        "registrar",
    ]
)
_BODIES = frozenset({"ORG", "EVENT", "PRODUCT", "FAC", "LAW", "WORK_OF_ART"})
_REACH, _FEWEST, _LONG = 7, 4, 3


def is_common_word(paragraph: Paragraph, match: RankMatch, last: int) -> bool:
    """Whether a rank of one word before what could be a name up to word `last` is an adjective or a body's name."""
    if match.name not in _WORDS_TOO or match.last - match.first > 1:
        return False
    if match.first and paragraph.lowers[match.first - 1] in _BEFORE:
        return True
    rank, name = (paragraph.token_at(paragraph.starts[number]) for number in (match.first, last - 1))
    if name.tag_ in ("NNS", "NNPS") or (rank.ent_type_ in _BODIES and name.ent_type_ in _BODIES):
        return True
    return name.ent_type_ != "PERSON" and _in_capitals(paragraph, match.first, last)


def _in_capitals(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether every longer word around is capitalised, as in a headline, so that capitals show nothing."""
    around = [*range(max(0, first - _REACH), first), *range(last, min(len(paragraph), last + _REACH))]
    long = [paragraph.texts[number] for number in around if len(paragraph.texts[number]) > _LONG]
    return len(long) >= _FEWEST and all(text[0].isupper() and not text.isupper() for text in long if text.isalpha())
