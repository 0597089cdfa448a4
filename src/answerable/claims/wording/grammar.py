"""Grammar: who does what in a parsed sentence, as tokens. It knows the parse and no words of the field.

Passives, relative clauses, participles, coordination and shared subjects are all brought to the same answer; what the
tokens mean is for the modules that ask.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_LISTING = frozenset({"including", "among", "like"})
# "X accused Y of killing": what follows is Y's doing.
_TURNED = frozenset(
    [
        "accuse",
        "accuses",
        "accused",
        "accusing",
        "blame",
        "blames",
        "blamed",
        "blaming",
        "charge",
        "charges",
        "charged",
        "charging",
        "suspect",
        "suspects",
        "suspected",
        "suspecting",
        "convict",
        "convicted",
        "indict",
        "indicted",
        "condemn",
        "condemned",
        "condemns",
        "denounce",
        "denounced",
        "stop",
        "stopped",
        "prevent",
        "prevented",
        "keep",
        "kept",
    ]
)
_BOUNDS = frozenset({"between", "around", "about", "over", "up", "at", "under", "above", "below"})


def is_verb(token: Token) -> bool:
    """Whether the parser took the token for a form of a verb."""
    return bool(token.tag_.startswith("VB"))


def members(token: Token) -> tuple[Token, ...]:
    """A noun with what is coordinated with it or listed under it ("schools, including X and Y")."""
    found = [token]
    queue = [token]
    while queue:
        here = queue.pop()
        for child in here.children:
            if child.dep_ == "conj" and not is_verb(child):
                queue.append(child)
                found.append(child)
            elif child.dep_ == "prep" and child.lower_ in _LISTING:
                for below in child.children:
                    if below.dep_ == "pobj":
                        queue.append(below)
                        found.append(below)
    return tuple(sorted(set(found), key=lambda one: one.i))


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: with its auxiliary, or as a participle after its noun."""
    if verb.tag_ not in {"VBN", "VBD"} or _gapped(verb):
        return verb.tag_ in {"VBN", "VBD"}
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass"}:
            return True
        if child.dep_ in {"nsubj", "dobj"} or (
            child.dep_ == "aux" and child.lower_ in {"has", "have", "had", "having"}
        ):
            return False
    if verb.dep_ in {"acl", "amod"} or (verb.dep_ == "relcl" and verb.tag_ == "VBN"):
        return verb.tag_ == "VBN" or any(child.dep_ == "agent" for child in verb.children)
    if verb.dep_ == "conj" and is_verb(verb.head):
        return verb.tag_ == "VBN" and is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in {"advcl", "ROOT", "oprd", "xcomp", "ccomp", "dep"}


def _gapped(verb: Token) -> bool:
    """Whether a verb shares the auxiliary of the passive before it: "men were shot, women raped and wells poisoned"."""
    helped = {"aux", "auxpass", "dobj"}
    if verb.dep_ != "conj" or any(child.dep_ in helped for child in verb.children):
        return False
    own = any(child.dep_ == "nsubj" for child in verb.children)
    return own and verb.head.i < verb.i and any(child.dep_ == "auxpass" for child in verb.head.children)


def subjects(verb: Token, depth: int = 0) -> tuple[Token, ...]:  # noqa: C901, PLR0911 - the nearest way to a subject counts
    """The nouns that are the verb's subject, its own or the one it shares; a relative pronoun gives its noun."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS]
    if own:
        if verb.dep_ == "relcl" and own[0].lower_ in _RELATIVES:
            return members(verb.head) if not is_verb(verb.head) else ()
        return tuple(one for subject in own for one in members(subject))
    if depth > 4:  # noqa: PLR2004 - a chain of clauses that long has lost its subject
        return ()
    head = verb.head
    if verb.dep_ == "acl":
        return (head,)
    if verb.dep_ == "relcl":
        return (head,)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.lower_ in _TURNED and _accuses_of_gerund(head):
        return objects(head)
    if verb.dep_ in {"conj", "xcomp", "advcl", "dep"} and (is_verb(head) or head.pos_ == "AUX"):
        if verb.dep_ == "xcomp":
            persuaded = [child for child in head.children if child.dep_ == "dobj"]
            if persuaded and not is_passive(head):
                return members(persuaded[0])
        return subjects(head, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        above = head.head
        if not is_verb(above):
            return ()
        turned = objects(above) if above.lower_ in _TURNED and not is_passive(above) else ()
        return turned or subjects(above, depth + 1)
    return ()


def _accuses_of_gerund(verb: Token) -> bool:
    """Whether "of" and a gerund follow a verb of accusation, as in "accuse soldiers of burning homes, raping women"."""
    return any(
        token.lower_ == "of" and token.i + 1 < verb.sent.end and token.doc[token.i + 1].tag_ == "VBG"
        for token in verb.subtree
        if token.i > verb.i
    )


def objects(verb: Token) -> tuple[Token, ...]:
    """The nouns that are the verb's object in the active; for a relative clause, the noun before it."""
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.dep_ == "dobj":
            if verb.dep_ == "relcl" and child.lower_ in _RELATIVES:
                return members(verb.head)
            return (*members(child), *_listed(verb))
    for child in verb.children:
        # "Killing between 5 and 7 men": the parser takes the bound for a preposition.
        if child.dep_ == "prep" and child.lower_ in _BOUNDS and child.i == verb.i + 1:
            counted = [below for below in child.children if below.dep_ == "pobj" and _counted(below)]
            if counted:
                return (*members(counted[0]), *_listed(verb))
    if verb.dep_ == "relcl" and not is_verb(verb.head):
        own = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if own and own[0].lower_ not in _RELATIVES:
            return members(verb.head)
    # A small clause ("left five people dead") and a mistaken clause ("killing three people wounded five") hide it.
    return ()


def _listed(verb: Token) -> tuple[Token, ...]:
    """What "including" brings where the parser hangs it on the verb."""
    return tuple(
        one
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in _LISTING and child.i > verb.i
        for below in child.children
        if below.dep_ == "pobj"
        for one in members(below)
    )


def _counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.children)


def agents(verb: Token) -> tuple[Token, ...]:
    """The nouns after the passive's "by"."""
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return tuple(one for below in child.children if below.dep_ == "pobj" for one in members(below))
    return ()


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) for each prepositional phrase that hangs on the token; "in front of" is one preposition."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} or (child.dep_ == "advmod" and child.tag_ == "IN"):
            yield from _below(child, child.lower_)


def _below(preposition: Token, word: str) -> Iterator[tuple[str, Token]]:
    for below in preposition.children:
        if below.dep_ in {"pobj", "pcomp"}:
            if below.dep_ == "pobj" and below.lower_ in {
                "front",
                "side",
                "outskirts",
                "vicinity",
                "middle",
                "center",
                "centre",
                "edge",
                "gate",
                "heart",
            }:
                inner = [pair for child in below.children if child.dep_ == "prep" for pair in _below(child, "near")]
                if inner:
                    yield from inner
                    continue
            for one in members(below):
                yield word, one
        elif below.dep_ == "prep":
            yield from _below(below, word)


def phrase(token: Token, *, clauses: bool = False) -> Span:
    """The noun phrase around its head: determiner, modifiers and "of" phrases; with its clauses where asked for."""
    doc = token.doc
    first, last = token.i, token.i
    for child in token.children:
        if child.i < token.i:
            if child.dep_ not in {"cc", "conj", "punct", "appos", "relcl", "parataxis", "advcl", "intj", "dep"}:
                first = min(first, child.left_edge.i)
        elif child.dep_ == "prep" and child.lower_ == "of":
            last = max(last, _of_end(child, token))
        elif clauses and child.dep_ in {"relcl", "acl", "prep"}:
            last = max(last, child.right_edge.i)
    while last > token.i and doc[last].is_punct and doc[last].text not in {'"', "”", ")"}:
        last -= 1
    sentence = token.sent
    return doc[max(first, sentence.start) : min(last, sentence.end - 1) + 1]


def _of_end(preposition: Token, noun: Token) -> int:
    for child in preposition.children:
        after = preposition.doc[preposition.i + 1]
        if noun.dep_ == "dobj" and noun.head.lower_ in _TURNED and after.tag_ == "VBG" and after.head == child:
            break  # "accuse soldiers of burning homes", the gerund parsed as an adjective
        if child.dep_ == "pobj":
            return max(phrase(child).end - 1, child.i)
    return noun.i
