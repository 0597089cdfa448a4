"""Demands: who calls for what of whom: release, inquiry, charges, sanctions, a stop."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.violence.naming import name_of
from answerable.claims.voices.attribution import speaking_subject
from answerable.claims.voices.speaker import Speakers
from answerable.claims.wording.clause import SUBJECTS, child, is_passive, subtree
from answerable.claims.wording.inflection import verb_forms
from answerable.language.article import Sentence
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor, Stance
from answerable.model.slots import DemandSlots

_LONGEST = 16
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "relcl"})
_RELATIVES = frozenset({"who", "which", "that"})
_FINITE = frozenset({"would", "will", "could", "might", "may", "can", "had", "has", "have", "was", "were", "is", "are"})


class _DemandVerbs(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    open: tuple[str, ...]
    listed: tuple[str, ...]


class DemandLexicon(Lexicon):
    """data/demands.toml."""

    phrases: Mapping[str, tuple[str, ...]]
    verbs: _DemandVerbs
    irregular: Mapping[str, tuple[str, ...]]
    deeds: tuple[str, ...]
    direct: tuple[str, ...]
    forums: tuple[str, ...]
    modals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    open: Mapping[str, str]
    listed: frozenset[str]
    phrases: Mapping[str, tuple[str, ...]]
    deed: re.Pattern[str]
    direct: frozenset[str]
    forums: frozenset[str]
    modals: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Call:
    """A demand as read off the parse: the cue, who is to act, and what: a verb or a noun."""

    cue: Token
    subject: Token | None
    what: Token


@cache
def _words() -> _Words:
    lexicon = load_lexicon("answerable.claims", "data/demands.toml", DemandLexicon)
    bases = dict.fromkeys((*lexicon.verbs.open, *lexicon.phrases))
    return _Words(
        open={form: base for base in bases for form in verb_forms(base, lexicon.irregular)},
        listed=frozenset(form for base in lexicon.verbs.listed for form in verb_forms(base, lexicon.irregular)),
        phrases=lexicon.phrases,
        deed=re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon.deeds))})", re.IGNORECASE),
        direct=frozenset(lexicon.direct),
        forums=frozenset(lexicon.forums),
        modals=frozenset(lexicon.modals),
    )


class DemandExtractor:
    """Finds demands: by, subject, what, forum."""

    languages = ENGLISH
    name = "demand"
    version = 2
    needs = frozenset({"cast", "voices"})
    adds = frozenset({"demand"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every demand that a named or described speaker makes."""
        for sentence in scene.article.sentences:
            for token in sentence.span:
                if token.pos_ not in ("VERB", "AUX"):
                    continue
                force = scene.voices.force_of(sentence, token)
                if token.lower_ in _words().open or token.lower_ in _words().listed:
                    if force.asserted and not force.negated:
                        for call in _calls(token):
                            yield from _drafts(scene, sentence, call)
                else:
                    yield from _shoulds(scene, sentence, token)
                    yield from _commands(scene, sentence, token)


def _calls(verb: Token) -> list[_Call]:
    words = _words()
    base = words.open.get(verb.lower_, "")
    addressed = child(verb, "dobj", "dative")
    found: list[_Call] = []
    for part in verb.children:
        if part.dep_ not in ("prep", "dative") or part.lower_ not in words.phrases.get(base, ()) or part.i < verb.i:
            continue
        behind = child(part, "pobj", "pcomp")
        if part.lower_ == "for":
            things = [child(other, "pobj", "pcomp") for other in (part, *part.conjuncts)]
            found.extend(_Call(verb, addressed, one) for thing in things if thing for one in (thing, *thing.conjuncts))
        elif behind is not None:
            addressed = behind
    clause = _deed_clause(verb, addressed, bare=verb.lower_ in words.open)
    if clause is not None:
        own = child(clause, *SUBJECTS)
        found.append(_Call(verb, own if own is not None and own.lower_ not in _RELATIVES else addressed, clause))
    if not found and base in words.direct and addressed is not None:
        found.extend(_Call(verb, None, one) for one in (addressed, *addressed.conjuncts))
    listed = verb.lower_ in words.listed
    return [call for call in found if call.what.i > verb.i and _is_deed(call, listed=listed)]


def _deed_clause(verb: Token, addressed: Token | None, *, bare: bool) -> Token | None:
    """The clause that says what to do: of the verb, of whom it addresses, or of a preposition between."""
    holders = [verb, *(part for part in verb.children if part.dep_ == "prep")]
    if addressed is not None:
        holders.append(addressed)
    clauses = (part for holder in holders for part in holder.children if part.dep_ in _CLAUSES and part.i > verb.i)
    return next((clause for clause in clauses if _to_do(clause, bare=bare)), None)


def _to_do(clause: Token, *, bare: bool) -> bool:
    """Whether a clause says what to do: an infinitive, "should", or (`bare`) a subjunctive: "that he resign"."""
    helpers = {part.lower_ for part in clause.children if part.dep_ in ("aux", "auxpass")}
    if clause.tag_ in ("VBD", "VBZ") or helpers & _FINITE:
        return False
    mark = child(clause, "mark")
    subjunctive = mark is not None and mark.lower_ == "that" and clause.tag_ in ("VB", "VBP", "JJ", "NN")
    plain = bare and (subjunctive or clause.tag_ == "VB" or "be" in helpers)
    return plain or "to" in helpers or bool(helpers & _words().modals)


def _is_deed(call: _Call, *, listed: bool) -> bool:
    text = " ".join(token.text for token in sorted(subtree(call.what), key=lambda token: token.i))
    noun = call.what.pos_ in ("NOUN", "PROPN", "PRON")
    return _words().deed.search(text) is not None if listed or noun else True


def _shoulds(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """As in "The authorities should release him": a demand where a speaker stands behind it."""
    modal = next((part for part in verb.children if part.dep_ == "aux" and part.lower_ in _words().modals), None)
    subject = child(verb, "nsubj", "nsubjpass")
    if modal is None or subject is None or subject.lower_ in ("i", "we", "you"):
        return
    call = _Call(modal, subject, verb)
    if not _is_deed(call, listed=True):
        return
    voice = scene.voices.at(*sentence.place(verb))
    if voice.said_by:
        yield _draft(scene, sentence, call, by=voice.said_by[0], outer=voice.said_by[1:], start=subject.left_edge)


def _commands(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """As in '"Release my son," she said': a bare verb that opens somebody's quotation or a sentence of it."""
    if verb.tag_ != "VB" or any(part.dep_ in {*SUBJECTS, "aux", "auxpass", "neg", "mark"} for part in verb.children):
        return
    before = verb.doc[verb.i - 1] if verb.i > sentence.span.start else None
    if before is not None and not before.is_quote:
        return
    place = sentence.place(verb)
    speaker = scene.voices.speaker_before(place[0], within=True) if scene.voices.quoted_at(place[0]) else None
    call = _Call(verb, None, verb)
    if speaker is not None and _is_deed(call, listed=True):
        yield _draft(scene, sentence, call, by=speaker, outer=(), start=verb)


def _drafts(scene: Scene, sentence: Sentence, call: _Call) -> Iterator[Draft]:
    if is_passive(call.cue):
        return
    source = speaking_subject(call.cue)
    if source is None:
        return
    by = scene.voices.speaker_at(call.cue, sentence) or Speakers(scene.cast).name(source, sentence)
    if by is None:
        # "We recommend", "I demand", "she urged": whoever is speaking there, or spoke last.
        by = scene.voices.speaker_before(sentence.place(call.cue)[0], within=source.lower_ in ("i", "we"))
    if by is not None:
        outer = scene.voices.at(*sentence.place(call.cue)).said_by
        yield _draft(scene, sentence, call, by=by, outer=tuple(name for name in outer if name != by), start=call.cue)


def _draft(scene: Scene, sentence: Sentence, call: _Call, *, by: str, outer: tuple[str, ...], start: Token) -> Draft:
    first, last = _bounds(call.what, _forum_phrase(call.what))
    quote_end = max(last.i, call.cue.i)
    begin = min(start.i, first.i)
    if quote_end - begin > _LONGEST * 2:
        begin = first.i
    doc = call.cue.doc
    anchors: list[Anchor] = []
    subject = None
    subject_token = call.subject if call.subject is not None else _freed(call.what)
    if subject_token is not None:
        named = name_of(scene, sentence, subject_token)
        if named is not None:
            subject = named.text
            anchors.append(named.anchor("subject"))
    forum = _forum_phrase(call.what)
    quote = doc[begin : quote_end + 1]
    return Draft(
        start=sentence.offset + quote.start_char,
        end=sentence.offset + quote.end_char,
        slots=DemandSlots(
            by=by,
            subject=subject,
            what=_what(call, forum),
            forum=None if forum is None else " ".join(t.text for t in _phrase(forum)),
        ),
        anchors=tuple(sorted(anchors)),
        said_by=(by, *outer),
        stance=Stance.STATED,
        asserted=True,
    )


def _what(call: _Call, forum: Token | None) -> str:
    """The deed in words: an infinitive without "to", a noun phrase without its article; the forum left out."""
    barred = [
        part
        for part in call.what.children
        if part.dep_ in ("mark", "nsubj", "nsubjpass", "relcl", "cc", "conj", "advcl")
    ]
    barred += [part for part in call.what.children if part.dep_ == "aux"]
    barred += [part for part in call.what.children if part.dep_ == "det"]
    if forum is not None:
        barred.append(forum.head)
    barred += [part for part in call.what.children if part.dep_ in ("neg", "punct")]
    numbers = {token.i for token in subtree(call.what, *barred)}
    first = last = call.what.i
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers and last - first < _LONGEST:
        last += 1
    negated = any(part.dep_ == "neg" for part in call.what.children)
    words = str(call.what.doc[first : last + 1].text).strip(' ,.;:"“”')
    return f"not {words}" if negated else words


def _bounds(what: Token, forum: Token | None) -> tuple[Token, Token]:
    barred = [part for part in what.children if part.dep_ in ("relcl", "cc", "conj", "advcl", "punct", "parataxis")]
    tokens = sorted(subtree(what, *barred), key=lambda token: token.i)
    last = tokens[-1]
    if last.i - tokens[0].i > _LONGEST:
        last = next(token for token in reversed(tokens) if token.i - tokens[0].i <= _LONGEST)
    if forum is not None and forum.i > last.i:
        last = forum
    return tokens[0], last


def _freed(what: Token) -> Token | None:
    """In a plain call for release, the prisoner."""
    if not what.lower_.startswith(("release", "releasing", "freeing")):
        return None
    for part in what.children:
        if part.dep_ == "prep" and part.lower_ == "of":
            return child(part, "pobj")
        if part.dep_ in ("dobj", "poss"):
            return part
    return None


def _forum_phrase(what: Token) -> Token | None:
    """The court or body before which it is to be done: the noun behind "at", "before", "in", "to"."""
    for token in subtree(what):
        if token.dep_ == "prep" and token.lower_ in ("at", "before", "in", "to", "by"):
            body = child(token, "pobj")
            if body is not None and body.lower_ in _words().forums:
                return body
    return None


def _phrase(noun: Token) -> list[Token]:
    barred = [part for part in noun.children if part.dep_ in ("relcl", "punct", "appos", "acl")]
    return sorted(subtree(noun, *barred), key=lambda token: token.i)
