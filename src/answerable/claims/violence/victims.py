"""Victims: whether a noun can be one, and how many its phrase says (:mod:`answerable.claims.wording.figures`)."""

import dataclasses

from spacy.tokens import Token

from answerable.claims.violence.targets import person_kind, thing_kind
from answerable.claims.violence.violence import event_noun
from answerable.claims.violence.weapons import weapon_kind
from answerable.claims.wording import grammar
from answerable.claims.wording.figures import Figure, read_figure
from answerable.claims.wording.wordforms import singular

COUNTING = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "others", "several", "many", "number", "total", "dozen", "couple"}
)


def left_edge(token: Token) -> int:
    """The number of the token that a noun's phrase begins with."""
    return int(grammar.phrase(token).start)


def figure_ending_at(token: Token) -> Figure | None:
    """The figure whose words end right before the token."""
    begin = max(token.sent.start, token.i - 7)
    for first in range(begin, token.i):
        words = [one.text for one in token.doc[first : token.i]]
        figure = read_figure(words)
        if figure is not None and figure.last == len(words) and not figure.vague:
            return figure if token.doc[token.i - 1].ent_type_ not in {"DATE", "TIME"} else None
        if figure is None:
            return None
    return None


def figure_of(noun: Token) -> Figure | None:  # noqa: C901, PLR0911 - one rule a line, the first that fits counts
    """How many a noun phrase says; one for a single named or indefinite person; None for plurals without a number."""
    if noun.lower_ in {"nobody", "none"} or any(child.lower_ == "no" for child in noun.children):
        return Figure(min=0, max=0)
    if noun.tag_ in {"PRP", "WP"}:
        return Figure(min=1, max=1) if noun.lower_ in {"he", "she", "him", "her"} else None
    first = left_edge(noun)
    if (
        noun.tag_ == "CD"
        or noun.like_num
        or noun.lower_ in {"dozens", "scores", "hundreds", "thousands", "others", "several", "many"}
    ):
        end = noun.i + 1
        span = grammar.phrase(noun)
        begin = max(first - 4, noun.sent.start)
        return read_figure([word.text for word in noun.doc[begin : max(end, span.end)]], max(first - begin, 0))
    if noun.lower_ in {"number", "total", "group", "series", "couple", "handful", "pair", "half", "majority"}:
        for word, below in grammar.prepositions(noun):
            if word == "of":
                counted = figure_of(below)
                if counted is not None:
                    return counted
        own = read_figure([word.text for word in noun.doc[first : noun.i + 1]])
        if own is not None:
            return own
        return (
            Figure(min=2, max=None, approximate=True, vague=True)
            if noun.lower_ in {"number", "group", "handful"}
            else None
        )
    figure = read_before(noun, first)
    if figure is not None:
        if _dated(figure) or _age(noun, first, figure):
            figure = None
        else:
            return figure
    if noun.tag_ in {"NN", "NNP"} and singular(noun.lower_) != "people":
        return Figure(min=1, max=1)
    return None


def read_before(noun: Token, first: int) -> Figure | None:
    """The figure before a noun, with a bound that stands outside its phrase; positions count from `first`."""
    begin = max(noun.sent.start, first - 4)
    figure = read_figure([word.text for word in noun.doc[begin : noun.i]], first - begin)
    if figure is None:
        return None
    return dataclasses.replace(figure, first=figure.first - (first - begin), last=figure.last - (first - begin))


def _dated(figure: Figure) -> bool:
    """Whether the number reads as a year."""
    return figure.min == figure.max and figure.min is not None and 1900 <= figure.min < 2100  # noqa: PLR2004 - years


def _age(noun: Token, first: int, figure: Figure) -> bool:
    """Whether the number is an age: "a 4-year-old boy", "two-month-old"."""
    after = noun.doc[first + figure.last : noun.i]
    return any(
        word.lower_ in {"year", "month", "old", "years", "months", "week", "day"} or word.lower_.endswith("-old")
        for word in after
    )


def may_suffer(noun: Token) -> bool:  # noqa: PLR0911 - as above
    """Whether a noun can be a victim: a person or persons, not a thing, a place, a weapon or an event."""
    if person_kind(noun) is not None:
        return True
    if noun.tag_ == "CD" or noun.like_num or noun.tag_ in {"PRP", "WP"} or noun.ent_type_ == "PERSON":
        return True
    if noun.lower_ in {"nobody", "none", "one"}:
        return True
    if noun.lower_ in {"rumor", "rumour", "report", "claim", "news", "fact", "allegation", "toll", "deal", "bill"}:
        return False
    if noun.lower_ in {
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "others",
        "several",
        "many",
        "number",
        "group",
        "total",
    }:
        return True
    if thing_kind(noun) or weapon_kind(noun) or event_noun(noun) or noun.ent_type_ in {"GPE", "LOC", "DATE", "FAC"}:
        return False
    if noun.tag_.startswith("NNP"):
        return True
    # An unknown noun after a word that only persons can suffer.
    return noun.lower_.endswith(
        ("ist", "ists", "er", "ers", "or", "ors", "ian", "ians", "ee", "ees", "ant", "ants", "man", "men")
    )
