"""Clauses: who is the subject of a verb, what is its complement, and where a run of tokens stands in the text."""

from collections.abc import Iterable

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis", "csubj", "csubjpass"})
_BORROWERS = frozenset({"conj", "advcl", "xcomp"})
_LONGEST_CHAIN = 7  # a longer one is a broken parse

Run = tuple[int, int]


def child(token: Token, *deps: str) -> Token | None:
    """The first child of `token` with one of these dependencies."""
    for candidate in token.children:
        if candidate.dep_ in deps:
            return candidate
    return None


def is_passive(verb: Token) -> bool:
    """Whether `verb` is in the passive: "was accused", or a bare participle behind a noun ("accused by survivors")."""
    for candidate in verb.children:
        if candidate.dep_ in ("auxpass", "nsubjpass", "agent"):
            return True
        if candidate.dep_ in ("nsubj", "aux", "dobj"):
            return False
    if verb.dep_ == "acl" and child(verb, "ccomp") is not None:
        # "the group alleged on Monday that …" parsed as a noun with a participle: no participle has such a clause.
        return False
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod", "acomp", "oprd", "xcomp")


def subject_of(verb: Token) -> Token | None:
    """The subject of `verb`, borrowed from the clause it hangs on where it has none of its own."""
    for _ in range(_LONGEST_CHAIN):
        own = [part for part in verb.children if part.dep_ in SUBJECTS]
        if own:
            # "the group Open Cells said" is parsed with two subjects; the name is the one beside the verb.
            return next((part for part in reversed(own) if part.i < verb.i), own[0])
        if verb.dep_ == "acl":
            return _holder(verb) or verb.head
        lender = _lender(verb)
        if lender is None or lender.pos_ not in ("VERB", "AUX"):
            return None
        controller = child(lender, "dobj", "dative") if verb.dep_ == "xcomp" and verb.tag_ == "VB" else None
        if controller is not None:
            return controller
        verb = lender
    return None


def _holder(verb: Token) -> Token | None:
    """Who has "grounds to believe", "reason to think": the subject of the verb whose object the noun is."""
    noun = verb.head
    infinitive = verb.tag_ == "VB" and any(part.tag_ == "TO" for part in verb.children)
    if not infinitive or noun.dep_ != "dobj" or noun.head.pos_ not in ("VERB", "AUX"):
        return None
    return child(noun.head, "nsubj")


def _lender(verb: Token) -> Token | None:
    """The verb whose subject a verb without one has: "went and said", "left, saying", "by saying"."""
    head = verb.head
    if verb.dep_ == "pcomp":
        return head.head if head.dep_ in ("prep", "agent") else head
    return head if verb.dep_ in _BORROWERS and head != verb else None


def agent_of(verb: Token) -> Token | None:
    """Who does it in the passive: the object of "by"."""
    for candidate in verb.children:
        if candidate.dep_ == "agent" or (candidate.dep_ == "prep" and candidate.lower_ == "by"):
            return child(candidate, "pobj")
    return None


def antecedent(pronoun: Token) -> Token:
    """What "who" or "which" stands for: the noun that its relative clause hangs on; else the pronoun itself."""
    verb = pronoun.head
    while verb.dep_ in ("conj", "xcomp", "ccomp", "aux") and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ in ("relcl", "acl") else pronoun


def runs(tokens: Iterable[Token], offset: int) -> tuple[Run, ...]:
    """Places in the text of `tokens` (in any order), neighbours joined, punctuation at the edges left out."""
    found: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if found and found[-1][-1].i + 1 == token.i:
            found[-1].append(token)
        else:
            found.append([token])
    out: list[Run] = []
    for run in found:
        while run and run[0].is_punct and not run[0].is_quote:
            run.pop(0)
        while run and run[-1].is_punct and not run[-1].is_quote:
            run.pop()
        if run:
            out.append((offset + run[0].idx, offset + run[-1].idx + len(run[-1].text)))
    return tuple(out)


def subtree(token: Token, *without: Token) -> list[Token]:
    """`token` and all that hangs on it, but for the subtrees of `without`."""
    barred = {token.i for token in without}
    out: list[Token] = []
    open_tokens = [token]
    while open_tokens:
        current = open_tokens.pop()
        if current.i in barred:
            continue
        out.append(current)
        open_tokens.extend(current.children)
    return out


def joined(places: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of the text in order, overlapping ones made one."""
    out: list[Run] = []
    for start, end in sorted(places):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
