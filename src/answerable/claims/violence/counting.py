"""Counting: the victims that a sentence counts or names, read off its verbs, adjectives and nouns of harm.

Who can be a victim is :mod:`answerable.claims.violence.victims`; :mod:`answerable.claims.harm` makes claims of counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from answerable.claims.violence.harm_words import harm_index
from answerable.claims.violence.targets import person_kind
from answerable.claims.violence.victims import figure_ending_at, figure_of, left_edge, may_suffer, read_before
from answerable.claims.violence.violence import find_verb
from answerable.claims.wording import grammar
from answerable.claims.wording.figures import Figure, read_figure
from answerable.claims.wording.wordforms import singular
from answerable.language.article import Sentence

_CONDITIONS = frozenset({"critical", "serious", "grave", "stable", "life-threatening"})
LONGEST = 22
"""A quote of harm has at most so many words; a longer phrase gives its number and noun alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Victims as read off a sentence: their head noun, how many, and the tokens [first, last]."""

    kind: str
    victims: Token
    figure: Figure
    first: int
    last: int
    place: Token | None = None


def counts(sentence: Sentence) -> Iterator[Count]:
    """The victims that a sentence counts or names, in the order of its words."""
    index = harm_index()
    for token in sentence.span:
        word = token.lower_
        if word in index.verbs and (found := find_verb(index.verbs, token)) and token.dep_ not in {"amod", "compound"}:
            yield from _of_verb(token, found)
        elif word in index.subject_verbs and (found := find_verb(index.subject_verbs, token)):
            yield from _of_subject(token, found)
        if word == "condition":
            yield from _of_condition(token)
        if word in index.adjectives:
            yield from _of_adjective(token, index.adjectives[word])
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ in {"NN", "NNS", "VBG"}:
            yield from _of_noun(token)


def _of_verb(verb: Token, found: tuple[str, str, int]) -> Iterator[Count]:
    base, kind, last = found
    passive = grammar.is_passive(verb)
    if not passive and kind == "missing":
        return
    victims = grammar.subjects(verb) if passive else grammar.objects(verb)
    for victim in victims:
        if verb.i < victim.i <= last and victim.lower_ in base.split():
            continue
        figure = figure_of(victim)
        if not may_suffer(victim):
            continue
        if figure is not None:
            yield _count(kind, victim, figure, min(verb.i, last), max(verb.i, last))
        for name in _names_beside(victim):
            yield Count(kind=kind, victims=name, figure=Figure(min=1, max=1), first=left_edge(name), last=name.i)


def _names_beside(victim: Token) -> Iterator[Token]:
    """The persons named in apposition to a counted noun ("two farmers, X and Y")."""
    if victim.tag_.startswith("NNP"):
        return
    for child in victim.children:
        if child.dep_ == "appos":
            for name in grammar.members(child):
                if name.ent_type_ == "PERSON" and name.tag_.startswith("NNP"):
                    yield name


def _of_subject(verb: Token, found: tuple[str, str, int]) -> Iterator[Count]:
    _, kind, last = found
    for victim in grammar.subjects(verb):
        figure = figure_of(victim)
        if kind == "displaced" and figure is not None and figure.max == 1:
            continue  # "the general fled": one who got away was not driven out
        if kind == "killed" and figure is not None and figure.max == 1 and _of_age(verb):
            continue  # "who has died aged 78" is no victim
        if figure is not None and may_suffer(victim):
            yield _count(kind, victim, figure, verb.i, last)


def _of_age(verb: Token) -> bool:
    """Whether somebody is said to have died at an age or of an illness."""
    return any(token.lower_ in {"aged", "age", "cancer", "illness", "cause", "causes"} for token in verb.subtree)


def _of_adjective(token: Token, kind: str) -> Iterator[Count]:
    """Of "12 dead", "left 12 people dead", "the dead include": a number before the word, or its noun before it."""
    doc, start = token.doc, token.sent.start
    told = [*_missing(token, kind), *_among(token, kind)]
    if told:
        yield from told
        return
    if grammar.is_verb(token) and any(
        child.dep_ in {"auxpass", "nsubjpass", "dobj", "aux"} for child in token.children
    ):
        return
    figure = figure_ending_at(token)
    after = doc[token.i + 1] if token.i + 1 < token.sent.end else None
    if figure is not None and after is not None and after.tag_ in {"NN", "NNS"} and person_kind(after):
        return
    if figure is not None:
        yield Count(kind=kind, victims=token, figure=figure, first=token.i - (figure.last - figure.first), last=token.i)
        return
    if before_number := _bare_number(token):
        nouns: tuple[Token, ...] = before_number
    else:
        nouns = _noun_of_adjective(token)
    before = doc[token.i - 1] if token.i > start else None
    if not nouns and before is not None and (token.head == before or before.head == token) and before.dep_ != "dobj":
        nouns = (before,)
    for noun in nouns:
        figure = figure_of(noun)
        if figure is not None and may_suffer(noun):
            yield _count(kind, noun, figure, token.i, token.i)
        return


def _bare_number(token: Token) -> tuple[Token, ...]:
    """The number of "and 14 lay wounded", which the parser hangs on the verb."""
    verb = token.head
    if token.dep_ != "acomp" or verb.lower_ not in {"lay", "lie", "were", "was", "remained", "remain"}:
        return ()
    return tuple(child for child in verb.children if child.dep_ == "nummod" and child.tag_ == "CD" and child.i < verb.i)


def _of_condition(token: Token) -> Iterator[Count]:
    """Of "11 of them in critical condition", "three were in a serious condition"."""
    if token.head.lower_ != "in" or not any(child.lower_ in _CONDITIONS for child in token.children):
        return
    holder = token.head.head
    nouns = grammar.subjects(holder) if grammar.is_verb(holder) or holder.pos_ == "AUX" else (holder,)
    for noun in nouns:
        figure = figure_of(noun)
        if figure is not None and may_suffer(noun):
            yield _count("injured", noun, figure, token.i, token.i)


def _missing(token: Token, kind: str) -> Iterator[Count]:
    """Of "four soldiers were still missing", where the parser takes the word for a verb."""
    if token.lower_ == "missing" and token.dep_ != "acl":
        for noun in grammar.subjects(token):
            figure = figure_of(noun)
            if figure is not None and may_suffer(noun):
                yield _count(kind, noun, figure, token.i, token.i)


def _among(token: Token, kind: str) -> Iterator[Count]:
    """Of "among the dead was Anna Joll": the persons after the verb, each by name."""
    among = token.head if token.dep_ == "pobj" else token.head.head if token.head.dep_ == "pobj" else token
    if among.lower_ != "among" or among.head.lower_ not in {"is", "was", "are", "were"}:
        return
    for child in among.head.children:
        if child.dep_ in {"nsubj", "attr"} and child.i > among.i:
            for name in grammar.members(child):
                if name.tag_.startswith("NNP"):
                    yield Count(kind=kind, victims=name, figure=Figure(min=1, max=1), first=among.i, last=name.i)


def _noun_of_adjective(token: Token) -> tuple[Token, ...]:
    head = token.head
    if token.dep_ in {"oprd", "acomp", "xcomp", "ccomp", "conj"}:
        if token.dep_ == "conj":
            return _noun_of_adjective(head) if head.dep_ in {"oprd", "acomp", "xcomp", "ccomp"} else ()
        own = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if own:
            return grammar.members(own[0])
        if token.dep_ == "acomp" and head.lower_ in {
            "was",
            "were",
            "is",
            "are",
            "be",
            "been",
            "remain",
            "remained",
            "remains",
            "lay",
            "lie",
        }:
            return grammar.subjects(head)
        if grammar.is_verb(head) and (found := grammar.objects(head)):
            return found
        if grammar.is_verb(head) and grammar.is_passive(head):
            return grammar.subjects(head)
    return ()


def _of_noun(token: Token) -> Iterator[Count]:
    index = harm_index()
    toll = index.tolls.find(token)
    if toll is not None:
        yield from _of_toll(token, *toll)
        return
    base = singular(token.lower_)
    if base in index.bodies or base in index.lives:
        yield from _of_bodies(token, life=base in index.lives)
        return
    if token.tag_ == "VBG" and not any(child.dep_ in {"det", "amod", "poss"} for child in token.children):
        return
    found = index.nouns.find(token)
    if found is not None and token.dep_ not in {"compound", "nmod"}:
        yield from _of_named_harm(token, *found)


def _of_named_harm(token: Token, kind: str, first: int) -> Iterator[Count]:
    """Of "45 deaths", "27 of the deaths", "the killing of two farmers"."""
    own = read_figure([word.text for word in token.doc[left_edge(token) : first]])
    if any(child.lower_ == "no" for child in token.children):
        own = Figure(min=0, max=0)
    suffered = [
        noun
        for word, noun in grammar.prepositions(token)
        if word in {"of", "to", "among"} and not grammar.is_verb(noun)
    ]
    suffered += [
        one
        for child in token.children
        if child.dep_ == "poss" and child.tag_ != "PRP$"
        for one in grammar.members(child)
    ]
    if (own is not None and not own.vague) or (own is not None and token.tag_ == "NNS"):
        counted = next((noun for noun in suffered if person_kind(noun)), token)
        yield Count(
            kind=kind, victims=counted, figure=own, first=left_edge(token) + own.first, last=max(token.i, counted.i)
        )
        return
    counted_of = token.head.head if token.head.lower_ == "of" else token
    if counted_of.tag_ == "CD" or counted_of.like_num:  # "27 of the deaths"
        figure = figure_of(counted_of)
        if figure is not None and not suffered:
            yield Count(kind=kind, victims=token, figure=figure, first=left_edge(counted_of), last=token.i)
            return
    if kind in {"casualties", "displaced"}:
        return
    for noun in suffered:
        figure = figure_of(noun)
        if figure is not None and may_suffer(noun):
            yield _count(kind, noun, figure, first, token.i)


def _of_toll(token: Token, kind: str, first: int) -> Iterator[Count]:
    """Of "The death toll rose to 45", "a death toll of 45"."""
    end = token.sent.end
    stop = min(end, token.i + 12)
    for place in range(token.i + 1, stop):
        word = token.doc[place]
        if word.is_quote or word.text == ":":
            return
        if word.tag_ == "CD" or word.like_num:
            begin = max(token.i + 1, place - 4)
            figure = read_figure([one.text for one in token.doc[begin:stop]])
            if figure is None or word.ent_type_ in {"DATE", "TIME", "PERCENT"}:
                continue
            preposition = token.doc[place - 1].lower_
            if preposition == "from":
                continue
            yield Count(kind=kind, victims=token, figure=figure, first=first, last=begin + figure.last - 1)
            return


def _of_bodies(token: Token, *, life: bool) -> Iterator[Count]:
    """Of "The bodies of five men", "five bodies", "claimed the lives of 12 people"."""
    if life and token.head.lower_ not in {
        "claimed",
        "claim",
        "claiming",
        "took",
        "taken",
        "cost",
        "costing",
        "lost",
        "claims",
        "taking",
    }:
        return
    for word, noun in grammar.prepositions(token):
        if word == "of":
            figure = figure_of(noun)
            if figure is not None and may_suffer(noun):
                yield _count("killed", noun, figure, token.head.i if life else token.i, token.i)
                return
    own = read_before(token, left_edge(token))
    if own is not None:
        yield Count(kind="killed", victims=token, figure=own, first=left_edge(token) + own.first, last=token.i)


def _count(kind: str, victims: Token, figure: Figure, first: int, last: int) -> Count:
    span = grammar.phrase(victims)
    begin, finish = min(first, span.start + min(figure.first, 0)), max(last, span.end - 1, *(_modifier_end(victims),))
    if finish - begin > 22:  # noqa: PLR2004 - a quote is at most some twenty words: the noun without its "of" phrase
        finish = max(last, victims.i)
    if finish - begin > 22:  # noqa: PLR2004 - as above: the number with its noun alone
        begin, finish = span.start, victims.i
    return Count(kind=kind, victims=victims, figure=figure, first=begin, last=finish)


def _modifier_end(noun: Token) -> int:
    """The end of a short participle after the noun ("300 people seeking refuge")."""
    for child in noun.children:
        if child.dep_ == "acl" and child.i > noun.i:
            objects = [below.i for below in child.children if below.dep_ == "dobj"]
            return max([child.i, *objects])
    return int(noun.i)


def undivided(found: list[Count]) -> list[Count]:
    """Of "Killed and injured" of one and the same victims make one harm of both."""
    out: list[Count] = []
    hurt = {count.victims for count in found if count.kind != "sheltering"}
    for count in found:
        if count.kind == "sheltering" and count.victims in hurt:
            continue
        at = next(
            (
                i
                for i, before in enumerate(out)
                if before.victims == count.victims and {before.kind, count.kind} <= {"killed", "injured"}
            ),
            None,
        )
        if at is None or out[at].kind == count.kind:
            if at is None:
                out.append(count)
            continue
        before = out[at]
        out[at] = Count(
            kind="killed and injured",
            victims=count.victims,
            figure=count.figure,
            first=min(before.first, count.first),
            last=max(before.last, count.last),
        )
    return out
