"""Features: what `cue_weights` looks at in a candidate for an attribution, as short strings."""

from collections.abc import Iterator

from spacy.tokens import Token

from answerable.claims.voices.candidate import Candidate
from answerable.claims.voices.cues import cues

_SIMPLE = frozenset({"i", "we", "you", "he", "she", "it", "they", "who", "which", "that", "this", "there", "what"})
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "e")
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "oprd", "prep", "acomp", "mark", "advmod"})
_SHORTEST_STEM = 3
_MOST = 9


def features(candidate: Candidate, *, in_quotation: bool) -> list[str]:
    """The features of a candidate; `in_quotation` says whether its cue stands between quotation marks.

    Each is a name and a value ("s=prais" is the cue's stem), and most come a second time joined with the construction.
    """
    kind = candidate.kind
    out = ["always", f"k={kind}"]
    for feature in _plain(candidate, in_quotation=in_quotation):
        out.append(feature)
        out.append(f"{feature}|{kind}")
    return out


def stem(word: str) -> str:
    """A word without its inflection, roughly, so that "criticised" and "criticises" count as one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            base = word[: -len(ending)]
            if ending in ("ied", "ies"):
                return base + "y"
            if ending in ("ing", "ed") and len(base) > _SHORTEST_STEM and base[-1] == base[-2] and base[-1] not in "sl":
                return base[:-1]
            return base.removesuffix("e")
    return word


def _plain(candidate: Candidate, *, in_quotation: bool) -> Iterator[str]:
    cue = candidate.cue
    root = stem(cue.lower_)
    group = cues().nouns.get(cue.lower_) if cue.pos_ == "NOUN" else cues().verbs.get(cue.lower_)
    opens = "no" if group is None else str(group.stance)
    yield f"w={cue.lower_}"
    yield f"s={root}"
    yield f"t={cue.tag_}"
    yield f"d={cue.dep_}"
    yield f"g={opens}"
    yield f"h={cue.head.lower_ if cue.head != cue else ''}/{cue.dep_}"
    yield f"q={in_quotation}"
    yield f"qg={in_quotation}{opens}"
    yield from _of_source(candidate, cue)
    for part in cue.children:
        if part.dep_ in _HELPERS:
            yield f"a={part.dep_}:{part.lower_}"
            yield f"as={part.lower_}:{root}"
        elif part.dep_ in _COMPLEMENTS:
            yield f"c={part.dep_}"
    if candidate.preposition is not None:
        yield f"p={candidate.preposition}"
        yield f"ps={candidate.preposition}:{root}"
    yield from _of_content(candidate, cue, root)
    yield f"under={any(above.lower_ in cues().verbs for above in cue.ancestors)}"
    yield f"first={candidate.sentence.part.start == 0}"
    yield f"length={min(4, len(candidate.sentence.span) // 10)}"
    yield f"next={cue.doc[cue.i + 1].lower_ if cue.i + 1 < len(cue.doc) else ''}"
    yield f"before={cue.doc[cue.i - 1].lower_ if cue.i else ''}"


def _of_source(candidate: Candidate, cue: Token) -> Iterator[str]:
    if not candidate.source:
        yield "sk=none"
        return
    head = candidate.source[0]
    yield f"sk={head.lower_ if head.lower_ in _SIMPLE else head.ent_type_ or head.tag_}"
    yield f"sw={head.lower_}"
    yield f"sb={head.i < cue.i}"


def _of_content(candidate: Candidate, cue: Token, root: str) -> Iterator[str]:
    if candidate.quoted:
        yield f"nq={min(3, len(candidate.quoted))}"
    if not candidate.content:
        return
    head = candidate.content[0]
    first = min(candidate.content, key=lambda token: token.i)
    yield f"n={min(_MOST, len(candidate.content).bit_length())}"
    yield f"ct={head.tag_}"
    yield f"cts={head.tag_}:{root}"
    yield f"cw={head.lower_}"
    yield f"cf={first.lower_}"
    yield f"ce={head.ent_type_}"
    yield f"cq={any(token.is_quote for token in candidate.content)}"
    yield f"cb={first.i < cue.i}"
