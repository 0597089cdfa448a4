"""Assertion: which words of a sentence are asserted at all, which negated, and which hedged by an adverb or adjective.

Whose words they are is the business of `attribution`; here only the sentence itself is looked at, once, from the root
of its parse downwards.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from answerable.claims.voices.cues import cues
from answerable.claims.wording.clause import child, is_passive, subject_of
from answerable.model.claim import Stance

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "pcomp", "acl", "advcl", "oprd", "acomp"})
_VERBAL = frozenset({"VERB", "AUX"})
_FINITE_PAST = frozenset({"VBD"})
_FINITE = frozenset({"VBD", "VBZ"})
_RANK = {Stance.STATED: 0, Stance.REPORTED: 1, Stance.ALLEGED: 2, Stance.DENIED: 3}


@dataclass(frozen=True, slots=True)
class Force:
    """How a word is put: asserted or only supposed, negated or not, and the stance that hedges give it."""

    asserted: bool = True
    negated: bool = False
    stance: Stance = Stance.STATED


def stronger(one: Stance, other: Stance) -> Stance:
    """The one that is further from a flat statement: denied, then alleged, then reported."""
    return one if _RANK[one] >= _RANK[other] else other


def forces_of(sentence: Span) -> dict[int, Force]:
    """The force of each token of a sentence, by its number in the paragraph."""
    forces: dict[int, Force] = {}
    root = sentence.root
    outer = Force(asserted=not _asks(sentence))
    open_tokens: list[tuple[Token, Force]] = [(root, outer)]
    while open_tokens:
        token, inherited = open_tokens.pop()
        force = _own(token, inherited)
        forces[token.i] = force
        open_tokens.extend(
            (part, _passed_on(token, force, inherited, part, outer))
            for part in token.children
            if sentence.start <= part.i < sentence.end
        )
    return forces


def _asks(sentence: Span) -> bool:
    """Whether the sentence is a question or a command."""
    words = [token for token in sentence if not token.is_space and not token.is_quote]
    if not words:
        return False
    if words[-1].text == "?":
        return True
    root = sentence.root
    return (
        root.tag_ == "VB"
        and root.i
        == next((t.i for t in words if not t.is_punct and t.dep_ not in ("advmod", "intj", "neg", "aux")), -1)
        and child(root, "nsubj", "nsubjpass", "expl", "csubj") is None
        and not any(t.dep_ == "aux" and t.lower_ != "do" for t in root.children)
    )


def _own(token: Token, inherited: Force) -> Force:
    """The force of `token` itself: what it inherits, changed by the small words that hang on it."""
    pos = token.pos_
    if pos in _VERBAL or token.dep_ in ("ROOT", "ccomp", "advcl", "relcl", "acl"):
        return _verb(token, inherited)
    if pos == "PROPN":
        return Force(stance=inherited.stance)
    if pos == "NOUN":
        return _noun(token, inherited)
    return inherited


def _verb(verb: Token, inherited: Force) -> Force:
    lexicon = cues()
    asserted, negated, stance = inherited.asserted, inherited.negated, inherited.stance
    speaks = _speaks(verb)
    for part in verb.children:
        dep, word = part.dep_, part.lower_
        if speaks and dep == "aux":
            continue
        if (dep == "aux" and word in lexicon.modality.modals) or (
            dep in ("mark", "advmod") and word in lexicon.modality.marks
        ):
            asserted = False
        elif dep == "neg" or (dep in ("advmod", "preconj") and word in lexicon.modality.negations):
            negated = negated or not _not_only(part)
        elif dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and _no(part):
            negated = True
        elif dep == "advmod" and word in lexicon.hedges.adverbs:
            hedge = lexicon.hedges.adverbs[word]
            asserted = asserted and hedge is not None
            stance = stronger(stance, hedge or Stance.STATED)
        elif dep in ("acomp", "oprd") and word in lexicon.hedges.predicates:
            hedge = lexicon.hedges.predicates[word]
            stance = stronger(stance, hedge or Stance.STATED)
    return Force(asserted, negated, stance)


def _speaks(verb: Token) -> bool:
    """Whether a modal only colours what is said here and now: "I can confirm", "we must say"."""
    subject = child(verb, "nsubj")
    return subject is not None and subject.lower_ in ("i", "we") and verb.lower_ in cues().verbs


def _noun(noun: Token, inherited: Force) -> Force:
    hedges = cues().hedges
    definite = any(part.dep_ == "poss" or (part.dep_ == "det" and part.lower_ in _DEFINITE) for part in noun.children)
    definite = definite and not _is_wanted(noun)
    force = Force(inherited.asserted or definite, inherited.negated and not definite, inherited.stance)
    for part in noun.children:
        dep = part.dep_
        table = hedges.adverbs if dep == "advmod" else hedges.adjectives
        if dep in ("amod", "advmod", "compound", "nmod") and part.lower_ in table:
            hedge = table[part.lower_]
            force = replace(
                force,
                asserted=force.asserted and hedge is not None,
                stance=stronger(force.stance, hedge or Stance.STATED),
            )
    if any(part.dep_ == "det" and part.lower_ == "no" for part in noun.children):
        force = replace(force, negated=True)
    return force


def _is_wanted(noun: Token) -> bool:
    """Whether something is only called for: "a warrant for his arrest", "demands for their release"."""
    leading = noun.head
    return noun.dep_ == "pobj" and leading.lower_ == "for" and leading.head.lower_ in cues().modality.wanting


def _no(noun: Token) -> bool:
    """Whether a subject or object negates its clause: "no civilians", "none of them", "nobody"."""
    if noun.lower_ in ("none", "nobody", "nothing", "neither"):
        return True
    return any(part.dep_ in ("det", "neg", "preconj") and part.lower_ in ("no", "neither") for part in noun.children)


def _not_only(negation: Token) -> bool:
    following = negation.i + 1
    return following < len(negation.doc) and negation.doc[following].lower_ in ("only", "just", "merely")


def _passed_on(token: Token, force: Force, inherited: Force, part: Token, outer: Force) -> Force:
    """What the token `part` inherits from `token`, on which it hangs."""
    dep = part.dep_
    if dep == "conj":
        return _coordinated(token, force, inherited, part, outer)
    if dep in ("relcl", "advcl", "acl") and part.pos_ in _VERBAL and _told_as_past(part):
        return Force(asserted=outer.asserted, stance=inherited.stance if dep == "advcl" else force.stance)
    if dep in _CLAUSAL:
        return _clause(token, force, part)
    if dep in ("prep", "agent", "dative"):
        return _preposition(token, force, part)
    if token.dep_ == "prep" and token.lower_ in cues().modality.prepositions:
        return replace(force, asserted=False)
    ends = force.negated and dep != "dobj" and part.pos_ in ("NOUN", "PROPN", "PRON")
    return replace(force, negated=False) if ends else force


def _coordinated(token: Token, force: Force, inherited: Force, part: Token, outer: Force) -> Force:
    """What is joined by "and": a clause with its own subject or auxiliary stands beside the other, not under it."""
    if part.tag_ in _FINITE and token.tag_ not in _FINITE and token.tag_ != "VBN" and inherited != outer:
        # "recommends that it go, and urges them": a finite verb beside a bare one belongs to the clause above.
        return outer
    if part.tag_ in _FINITE and token.tag_ == "VB" and any(t.dep_ == "aux" for t in token.children):
        # "said it may be a crime and asked him to act": the modal of the bare verb is not that of the finite one.
        return inherited
    own = part.pos_ in _VERBAL and any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for t in part.children)
    return inherited if own else force


def _clause(token: Token, force: Force, part: Token) -> Force:
    modality = cues().modality
    word = token.lower_
    infinitive = part.tag_ in ("VB", "VBG") and child(part, "nsubj", "nsubjpass", "mark") is None
    asserted = force.asserted and (not force.negated or _nothing_shows(token))
    stance = force.stance
    if part.dep_ == "advcl" and _is_to_infinitive(part):
        asserted = asserted and _is_posting(token, part)
    elif part.dep_ == "advcl":
        asserted = force.asserted
    elif token.pos_ in _VERBAL:
        opens = word in modality.verbs and (infinitive or word not in modality.infinitive_only)
        asserted = asserted and not (opens and part.dep_ != "pcomp")
        if is_passive(token) and word in cues().hedges.passive:
            hedge = cues().hedges.passive[word]
            asserted = asserted and hedge is not None
        asserted = asserted and not _open_predicate(token)
    elif token.pos_ == "NOUN":
        asserted = asserted and word not in modality.nouns
    elif token.pos_ == "ADJ":
        asserted = asserted and cues().hedges.predicates.get(word, Stance.STATED) is not None
    elif (token.dep_ == "prep" and token.lower_ in modality.prepositions) or (
        token.dep_ == "prep" and token.head.lower_ in (modality.verbs | modality.nouns)
    ):
        asserted = False
    return Force(asserted, negated=False, stance=stance)


def _nothing_shows(verb: Token) -> bool:
    """As in "No proof was found that", "there is no evidence that": what follows is denied rather than left open."""
    lexicon = cues().denied_nouns
    return any(_no(part) and part.lower_ in lexicon for part in verb.children)


def _preposition(token: Token, force: Force, part: Token) -> Force:
    """The threat of an attack, an attempt on a life: behind such nouns nothing is asserted."""
    wanted = part.lower_ == "for" and token.lower_ in cues().modality.wanting
    if token.pos_ == "NOUN" and (
        wanted or (token.lower_ in cues().modality.nouns and part.lower_ in ("of", "for", "on", "about", "against"))
    ):
        return replace(force, asserted=False, negated=False)
    return replace(force, negated=False) if force.negated else force


def _open_predicate(verb: Token) -> bool:
    """As in "It is unclear whether", "he is likely to": an adjective that leaves the clause open."""
    predicates = cues().hedges.predicates
    return any(
        part.dep_ in ("acomp", "oprd") and predicates.get(part.lower_, Stance.STATED) is None for part in verb.children
    )


def _told_as_past(verb: Token) -> bool:
    """Whether a subordinate clause tells what has happened, whatever the main clause supposes."""
    if child(verb, "mark") is not None and any(
        part.dep_ == "mark" and part.lower_ in cues().modality.marks for part in verb.children
    ):
        return False
    auxiliaries = [part for part in verb.children if part.dep_ in ("aux", "auxpass")]
    if any(part.lower_ in cues().modality.modals for part in auxiliaries):
        return False
    return verb.tag_ in _FINITE_PAST or any(
        part.tag_ in _FINITE_PAST or part.lower_ in ("has", "have") for part in auxiliaries
    )


def _is_to_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(part.tag_ == "TO" for part in verb.children)


def _is_posting(head: Token, purpose: Token) -> bool:
    """Whether an infinitive of purpose is itself asserted: "appointed to lead", "founded to direct"."""
    modality = cues().modality
    if head.lower_ in modality.founding_heads:
        return True
    return (
        head.lower_ in modality.posting_heads
        and purpose.lower_ in modality.posting_purposes
        and subject_of(purpose) is not None
    )
