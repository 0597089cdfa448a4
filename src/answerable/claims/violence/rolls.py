"""Rolls: persons named one after another, whom the parser seldom sees as one list, and who is called a victim by name.

"Killing Anna Joll, 42; Pavel Orn, a miner; and constable Ivo Tal" is one list of three; "according to Anna Joll and
Pavel Orn, Ivo Tal was shot" is a list of two and one other. A list ends with the name after its "and".
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from answerable.claims.extractor import Scene
from answerable.claims.violence.counting import Count
from answerable.claims.violence.harm_words import harm_index
from answerable.claims.violence.violence import find_verb
from answerable.claims.wording import grammar
from answerable.claims.wording.figures import Figure
from answerable.claims.wording.wordforms import singular
from answerable.language.article import Sentence

# What may stand between two names of a list beside its commas: ages, appositions in brackets, titles before a name.
_BETWEEN = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "CD", "CC", ",", ":", "-LRB-", "-RRB-", "POS", "IN"}
)
_BEFORE_NAME = frozenset({"NN", "NNP", "JJ", "DT", "PRP$", "CC", ",", ":", "CD"})
_PAUSE = re.compile(r"[,;]|\band\b", re.IGNORECASE)
_LONGEST = 16
_NAMING = frozenset({"identified", "named"})
_BEING = frozenset({"is", "are", "was", "were", "include", "includes", "included"})


def listed_with(scene: Scene, sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The other persons of the list that the name at `token` stands in, each by the last token of the name."""
    for names in _lists(scene, sentence):
        if any(token.i == name.i or (name.is_ancestor(token) and name.head == token.head) for name in names):
            return tuple(name for name in names if name != token)
    return ()


def called(scene: Scene, sentence: Sentence) -> Iterator[Count]:
    """Those whom a sentence names as victims: "the dead were identified as X and Y", "the other victim, X"."""
    for token in sentence.span:
        kind = _victims(token)
        if kind is None:
            continue
        verb = token.head if token.dep_ in {"nsubj", "nsubjpass", "attr"} else None
        if verb is not None and verb.i > token.i and (verb.lower_ in _BEING | _NAMING):
            for name in _first_list(scene, sentence, verb.i):
                yield Count(kind=kind, victims=name, figure=Figure(min=1, max=1), first=name.i, last=name.i)


def _victims(token: Token) -> str | None:
    """The kind of harm that a noun stands for: "the dead", "the victims", "the slain farmers"."""
    index = harm_index()
    word = singular(token.lower_)
    if token.dep_ not in {"nsubj", "nsubjpass", "attr"}:
        return None
    if token.lower_ in index.adjectives and any(child.dep_ == "det" for child in token.children):
        return index.adjectives[token.lower_]
    found = index.nouns.find(token)
    if found is not None and word in {"victim", "fatality", "dead", "wounded", "injured", "hostage"}:
        return found[0]
    for child in token.children:
        if child.dep_ == "amod" and child.i < token.i and token.tag_ in {"NN", "NNS"}:
            if child.lower_ in index.adjectives:
                return index.adjectives[child.lower_]
            verb = find_verb(index.verbs, child)
            if verb is not None and child.tag_ == "VBN":
                return verb[1]
    return None


def _first_list(scene: Scene, sentence: Sentence, after: int) -> tuple[Token, ...]:
    """The first list of names, or the first name, that begins within six tokens after a verb, with no verb between."""
    for names in (*_lists(scene, sentence), *((name,) for name in names_in(scene, sentence))):
        first = names[0]
        begin = grammar.phrase(first).start
        between = first.doc[after + 1 : max(after + 1, min(begin, first.i))]
        if first.i > after and len(between) <= _LONGEST // 2 and not any(one.tag_.startswith("VB") for one in between):
            return names
    return ()


def names_in(scene: Scene, sentence: Sentence) -> list[Token]:
    """The last token of each full name of a person in a sentence."""
    ends = {sentence.place(token)[1]: token for token in sentence.span}
    start = sentence.place(sentence.span[0])[0]
    finish = sentence.place(sentence.span[len(sentence.span) - 1])[1]
    found = []
    for mention in scene.cast.within(start, finish, "person"):
        token = ends.get(mention.end)
        if token is not None and token.tag_.startswith("NNP"):
            found.append(token)
    return found


def _lists(scene: Scene, sentence: Sentence) -> Iterator[tuple[Token, ...]]:
    """The lists of two names and more."""
    run: list[Token] = []
    semicolons = 0
    for name in [*names_in(scene, sentence), None]:
        gap = _gap(run[-1], _opening(scene, sentence, name)) if run and name is not None else None
        if gap is None:
            if semicolons > 1 and semicolons == len(run) - 1:
                yield tuple(run)
            run, semicolons = ([] if name is None else [name]), 0
            continue
        assert name is not None  # noqa: S101 - a gap lies between two names
        run.append(name)
        semicolons += ";" in gap
        if "and" in gap:
            yield tuple(run)
            run, semicolons = [], 0


def _opening(scene: Scene, sentence: Sentence, name: Token) -> Token:
    """The first token of a name, its rank or role before it included ("constable Ivo Tal")."""
    first = name
    while first.i > sentence.span.start:
        before = first.doc[first.i - 1]
        if not (before.tag_.startswith("NNP") or scene.cast.resolve(*sentence.place(before), "rank", "role", "title")):
            break
        first = before
    return first


def _gap(before: Token, first: Token) -> set[str] | None:
    """The pauses between a name and the next, which begins at `first`; None where what stands between is no pause."""
    between = list(before.doc[before.i + 1 : first.i])
    if not between or len(between) > _LONGEST or any(one.tag_ not in _BETWEEN for one in between):
        return None
    pauses = [i for i, one in enumerate(between) if _PAUSE.fullmatch(one.text)]
    if not pauses:
        return None
    # After the last pause only what can stand before a name: no preposition, so no "a friend of X".
    if any(one.tag_ not in _BEFORE_NAME for one in between[pauses[-1] + 1 :]):
        return None
    words = {one.lower_ for one in between if _PAUSE.fullmatch(one.text)}
    # "X, a miner, Y": with an apposition between, only a semicolon or "and" says that the list goes on.
    inner = [one for one in between if one.tag_ not in {",", ":", "CC", "CD"}]
    if any(one.tag_ == "IN" for one in inner) and "and" not in words and ";" not in words:
        return None
    return words
