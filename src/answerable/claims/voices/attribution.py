"""Attributions: who is said to say, believe, claim or deny what, cue by cue, from the grammar of each sentence.

Speech between quotation marks that runs over several sentences is joined to its speaker in `quoted_speech`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from answerable.claims.cast.cast import Cast
from answerable.claims.voices.candidate import candidates_at
from answerable.claims.voices.cue_weights import probability
from answerable.claims.voices.cues import CueGroup, cues
from answerable.claims.voices.quotation import Quotation, quoted_at
from answerable.claims.voices.speaker import Speakers, is_document
from answerable.claims.wording.clause import SUBJECTS, Run, agent_of, child, is_passive, runs, subject_of, subtree
from answerable.language.article import Article, Sentence
from answerable.model.claim import Stance

# How likely a verb outside the lists must be speech before its clause becomes somebody's word.
_SURE = 0.6


@dataclass(slots=True, kw_only=True)
class Attribution:
    """One cue with its source and content, as runs of the text.

    Attributes:
        sentence: the sentence of the cue.
        token: the word that the cue hangs on.
        cue: where the cue stands.
        source: where the source stands; empty where nobody is named.
        content: what is attributed.
        speaker: the source's name, or its words as printed; None where nobody is named.
        stance: how the cue puts it.
        speech: whether the cue can introduce words in quotation marks.
    """

    sentence: Sentence
    token: Token
    cue: tuple[Run, ...]
    source: tuple[Run, ...] = ()
    content: tuple[Run, ...] = ()
    speaker: str | None = None
    stance: Stance = Stance.STATED
    speech: bool = True
    quoted: list[Run] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the cue begins."""
        return self.cue[0][0]


def attributions_of(article: Article, cast: Cast, quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attributions that the grammar of each sentence shows, in text order."""
    found: list[Attribution] = []
    speakers = Speakers(cast)
    for number, sentence in enumerate(article.sentences):
        if number:
            speakers.begin(article.sentences[number - 1])
        for token in sentence.span:
            found.extend(_at(token, sentence, speakers) or _unlisted(token, sentence, speakers, quotations))
        found.extend(_resolved(sentence, speakers))
    return found


def _resolved(sentence: Sentence, speakers: Speakers) -> Iterator[Attribution]:
    """An item of a resolution ("3. Condemns the attacks of …"): its subject is the body that was named last."""
    root = sentence.span.root
    first = next((token for token in sentence.span if token.is_alpha and token.pos_ != "ADV"), None)
    if first != root or root.tag_ != "VBZ" or root.lower_ not in cues().resolving or child(root, *SUBJECTS) is not None:
        return
    body = speakers.last_body
    if body is not None:
        yield Attribution(
            sentence=sentence,
            token=root,
            cue=(sentence.place(root),),
            content=((sentence.place(root)[1], sentence.end),),
            speaker=body,
            speech=False,
        )


def _at(token: Token, sentence: Sentence, speakers: Speakers) -> list[Attribution]:
    word = token.lower_
    lexicon = cues()
    if word == "according":
        return list(_according(token, sentence, speakers))
    if token.pos_ in ("VERB", "AUX") and word in lexicon.verbs:
        return list(_verb(token, lexicon.verbs[word], sentence, speakers))
    if token.pos_ == "NOUN" and (word in lexicon.nouns or word in lexicon.denied_nouns):
        return list(_noun(token, sentence, speakers))
    return []


def _unlisted(
    verb: Token, sentence: Sentence, speakers: Speakers, quotations: Sequence[Quotation]
) -> Iterator[Attribution]:
    """A verb with a clause that is in no list, where the trained weights take it for speech."""
    lexicon = cues()
    if verb.pos_ != "VERB" or verb.lower_ in lexicon.verbs or verb.lower_ in lexicon.modality.verbs:
        return
    if child(verb, "ccomp") is None:
        return
    source = subject_of(verb)
    clause = next((c for c in candidates_at(verb, sentence) if c.kind == "clause"), None)
    if source is None or clause is None or is_passive(verb):
        return
    if probability(clause, in_quotation=quoted_at(quotations, sentence.place(verb)[0])) < _SURE:
        return
    yield Attribution(
        sentence=sentence,
        token=verb,
        cue=(sentence.place(verb),),
        source=runs(clause.source, sentence.offset),
        content=runs(clause.content, sentence.offset),
        speaker=speakers.name(source, sentence),
    )


def _verb(verb: Token, group: CueGroup, sentence: Sentence, speakers: Speakers) -> Iterator[Attribution]:
    passive = is_passive(verb)
    stance = group.stance
    if passive:
        stance = cues().hedges.passive.get(verb.lower_) or group.stance
    source = agent_of(verb) if passive else speaking_subject(verb)
    if source is None and not passive:
        source = _noun_before(verb)
    if source is not None and passive and source.lower_ in cues().means:
        source = None
    if group.passive and not passive:
        return
    if group.raising or (group.of and not _has_object(verb, group.of)):
        source = None
    content = _verb_content(verb, group, passive=passive)
    if not content and not (source is not None and group.stance is Stance.STATED):
        return
    yield Attribution(
        sentence=sentence,
        token=verb,
        cue=(sentence.place(verb),),
        source=() if source is None else runs(subtree(source), sentence.offset),
        content=runs(content, sentence.offset),
        speaker=None if source is None else speakers.name(source, sentence),
        stance=_unsure(stance, source),
        speech=not group.raising,
    )


def speaking_subject(verb: Token) -> Token | None:
    """The subject of a cue; of "said both were guilty, and urged …" that of "said", though "urged" hangs on "were".

    So of "denied that his men had fired, calling it a lie": what the participle behind the comma hangs on is not his.
    """
    head = verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.dep_ == "ccomp" and verb.i > head.i:
        outer = head.head
        if verb.nbor(-1).text == "," and outer.lower_ in cues().verbs and child(verb, *SUBJECTS) is None:
            return subject_of(outer)
    if verb.dep_ == "conj" and head.dep_ == "ccomp" and child(verb, *SUBJECTS) is None:
        outer = head.head
        before = verb.doc[max(0, verb.i - 4) : verb.i + 1]
        comma = any(one.text == "," and other.lower_ in ("and", "but") for one, other in pairwise(before))
        opens = outer.lower_ in cues().verbs or outer.lower_ in cues().modality.verbs
        turned = is_passive(head) and not is_passive(verb)
        inner = cues().verbs.get(head.lower_)
        if (comma or turned) and opens and (inner is None or inner.prepositions):
            return subject_of(outer)
    return subject_of(verb)


def _noun_before(verb: Token) -> Token | None:
    """The speaker of "…, the envoy, Anna Roe, tells reporters", whom the parser has put into what is said."""
    said = child(verb, "ccomp")
    if verb.dep_ != "ROOT" or said is None or said.i > verb.i:
        return None
    before = [token for token in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i] if not token.is_punct]
    return before[-1] if before and before[-1].pos_ in ("NOUN", "PROPN") else None


def _has_object(verb: Token, nouns: tuple[str, ...]) -> bool:
    thing = child(verb, "dobj", "nsubjpass")
    return thing is not None and thing.lower_ in nouns


def _unsure(stance: Stance, source: Token | None) -> Stance:
    """Reports and rumours that say something make it reported, not stated."""
    hearsay = source is not None and source.lower_ in cues().hearsay and not is_document(source)
    if stance is Stance.STATED and hearsay:
        return Stance.REPORTED
    return stance


def _verb_content(verb: Token, group: CueGroup, *, passive: bool) -> list[Token]:
    content: list[Token] = []
    for part in verb.children:
        infinitive = part.dep_ in ("xcomp", "oprd", "acomp", "advcl") and (
            passive or (group.infinitive and part.dep_ == "xcomp")
        )
        if part.dep_ == "ccomp" or (infinitive and not (part.dep_ == "advcl" and child(part, "mark") is not None)):
            content.extend(subtree(part, *_asides(part)))
    if not _this_side(content, verb):
        content = _behind_time(verb) or _behind_hearer(verb)
    if not content and group.prepositions:
        content = _prepositional(verb, group)
    if not content and group.objects:
        noun = child(verb, "dobj", *(("nsubjpass",) if passive else ()))
        clause = child(verb, "xcomp")
        if noun is not None:
            content.extend(subtree(noun))
            content.extend(t for part in verb.children if _characterizes(part, verb) for t in subtree(part))
        elif clause is not None:
            content.extend(subtree(clause))
    if not content:
        content = _parenthetical(verb)
    return _this_side(content, verb)


def _asides(clause: Token) -> list[Token]:
    """Relative clauses behind a comma in which somebody else speaks: "the village, which the army accuses of …"."""
    doc = clause.doc
    return [
        part
        for part in subtree(clause)
        if part.dep_ == "relcl"
        and part.lower_ in cues().verbs
        and part.left_edge.i > 0
        and doc[part.left_edge.i - 1].text == ","
        and child(part, "nsubj") is not None
        and part.left_edge.lower_ in ("which", "whom")
    ]


def _behind_time(verb: Token) -> list[Token]:
    """The clause of "said at the time that …", which is parsed under the time."""
    for part in verb.children:
        if part.dep_ in ("prep", "npadvmod") and part.i > verb.i:
            for clause in subtree(part):
                mark = child(clause, "mark")
                if clause.dep_ in ("relcl", "acl", "ccomp") and mark is not None and mark.lower_ == "that":
                    return subtree(clause)
    return []


def _behind_hearer(verb: Token) -> list[Token]:
    """The clause of "told the court he had left", which is parsed as a relative clause without a pronoun."""
    hearer = child(verb, "dobj", "dative")
    clause = None if hearer is None else child(hearer, "relcl")
    subject = None if clause is None else child(clause, "nsubj", "nsubjpass")
    if clause is None or subject is None or subject.tag_ in ("WDT", "WP") or child(clause, "dobj", "prep") is None:
        return []
    return [] if any(token.tag_ in ("WDT", "WP", "WRB") for token in clause.children) else subtree(clause)


def _prepositional(verb: Token, group: CueGroup) -> list[Token]:
    """What stands behind the preposition, without relative clauses: they tell of it in the article's own voice."""
    options = [t for t in subtree(verb) if t.dep_ == "prep" and t.lower_ in group.prepositions and t.i > verb.i]
    options.sort(key=lambda t: (child(t, "pcomp") is None, t.head != verb, t.i))
    trailing = [
        token
        for part in verb.children
        if part.dep_ == "advcl" and part.tag_ == "VBG" and part.lower_ not in cues().verbs and part.i > verb.i
        for token in subtree(part)
    ]
    for option in options:
        gerund = child(option, "pobj")
        if gerund is not None and trailing and verb.doc[option.i + 1].tag_ == "VBG":
            # "of burning villages, raping women": the gerunds parsed as an adjective and as an adjunct
            return [*subtree(gerund), *trailing]
    for option in options:
        if child(option, "pcomp") is not None or verb in (option.head, option.head.head):
            behind = child(option, "pcomp", "pobj")
            if behind is not None:
                return subtree(behind, *(t for t in subtree(behind) if t.dep_ == "relcl"))
    blamed = child(verb, "dobj", "nsubjpass")
    if blamed is None or "for" not in group.prepositions:
        return []
    onto = [p for holder in (verb, blamed) for p in holder.children if p.dep_ == "prep" and p.lower_ == "on"]
    return subtree(blamed, *onto) if onto else []


def _this_side(content: list[Token], verb: Token) -> list[Token]:
    """The content as far as a semicolon, and without speech of its own set beside it (", and urged them to go")."""
    low, high = verb.sent.start, verb.sent.end
    for token in verb.sent:
        if token.text == ";" and not _in_marks(token):
            if token.i < verb.i:
                low = token.i + 1
            else:
                high = min(high, token.i)
    spoken = [
        t for t in content if t.dep_ == "conj" and t.lower_ in cues().verbs and speaking_subject(t) != subject_of(t)
    ]
    barred = {t.i for top in spoken for t in subtree(top)}
    return [t for t in content if low <= t.i < high and t.i not in barred]


def _in_marks(token: Token) -> bool:
    before = token.doc[: token.i].text
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _characterizes(part: Token, verb: Token) -> bool:
    """Whether `part` says what something is called: "called it a provocation", "dismissed it as theatre"."""
    return part.i > verb.i and (part.dep_ in ("oprd", "acomp") or (part.dep_ == "prep" and part.lower_ == "as"))


def _parenthetical(verb: Token) -> list[Token]:
    """The clause that ", he said," is put into."""
    head = verb.head
    if (
        verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "conj")
        or head == verb
        or head.pos_ not in ("VERB", "AUX")
    ):
        return []
    own = subtree(verb)
    first, last = min(t.i for t in own), max(t.i for t in own)
    doc = verb.doc
    left = first == 0 or doc[first - 1].is_punct or doc[first].is_punct
    right = last + 1 >= len(doc) or doc[last + 1].is_punct or doc[last].is_punct
    short = last - first < 12  # noqa: PLR2004 - a parenthesis of speech is a subject and a verb
    if left and right and short and verb.dep_ in ("parataxis", "ccomp", "dep") and child(verb, "mark") is None:
        return subtree(head, verb)
    return []


def _noun(noun: Token, sentence: Sentence, speakers: Speakers) -> Iterator[Attribution]:
    lexicon = cues()
    denied = lexicon.denied_nouns.get(noun.lower_)
    nothing = any(part.lower_ in ("no", "any", "little") for part in noun.children)
    group = denied if denied is not None and nothing else lexicon.nouns.get(noun.lower_)
    content = [] if group is None else _noun_content(noun, group)
    if group is None or not content:
        return
    dismissal = _dismissed(noun)
    source = _owner(noun) if dismissal is None else subject_of(dismissal)
    yield Attribution(
        sentence=sentence,
        token=noun,
        cue=(sentence.place(noun),),
        source=() if source is None else runs(subtree(source), sentence.offset),
        content=runs(content, sentence.offset),
        speaker=None if source is None else speakers.name(source, sentence),
        stance=group.stance if dismissal is None else Stance.DENIED,
        speech=False,
    )


def _noun_content(noun: Token, group: CueGroup) -> list[Token]:
    content: list[Token] = []
    for part in noun.children:
        if part.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(part):
            content.extend(subtree(part))
        elif part.dep_ == "prep" and part.lower_ in ("of", "about") and group.stance is not Stance.STATED:
            content.extend(token for behind in part.children for token in subtree(behind))
    clause = _predicate(noun)
    return content if content or clause is None else subtree(clause)


def _owner(noun: Token) -> Token | None:
    """Whose claim or denial it is: "the army's denial", "a report by the commission"."""
    owner = child(noun, "poss")
    for part in noun.children:
        if owner is None and part.dep_ in ("prep", "agent") and part.lower_ in ("by", "from"):
            owner = child(part, "pobj")
    return owner


def _dismissed(noun: Token) -> Token | None:
    """The verb of "called the claim … a lie"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubj") or verb.pos_ != "VERB":
        return None
    words = {t.lower_ for t in subtree(verb) if t.i > noun.i}
    return verb if words & cues().dismissals else None


def _is_that_clause(clause: Token) -> bool:
    mark = child(clause, "mark")
    return (mark is not None and mark.lower_ == "that") or (
        clause.dep_ == "acl" and clause.tag_ in ("VBD", "VBZ", "VBP")
    )


def _predicate(noun: Token) -> Token | None:
    """The clause of "there was no evidence that …" where the parser hangs it on the verb."""
    if noun.dep_ == "nsubj" and noun.head.lower_ in cues().verbs:
        return None
    if noun.dep_ in ("attr", "dobj", "nsubj", "nsubjpass") and noun.head.pos_ in ("VERB", "AUX"):
        for part in noun.head.children:
            if part.dep_ in ("ccomp", "advcl") and part.i > noun.i and _is_that_clause(part):
                return part
    return None


def _according(word: Token, sentence: Sentence, speakers: Speakers) -> Iterator[Attribution]:
    to = child(word, "prep")
    source = None if to is None else child(to, "pobj")
    if to is None or source is None:
        return
    head = word.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    while head.dep_ == "conj" and head.head.pos_ in ("VERB", "AUX") and child(head, *SUBJECTS) is None:
        head = head.head
    speaker = speakers.name(source, sentence)
    yield Attribution(
        sentence=sentence,
        token=word,
        cue=((sentence.place(word)[0], sentence.place(to)[1]),),
        source=runs(subtree(source), sentence.offset),
        content=runs(subtree(head, word), sentence.offset),
        speaker=speaker,
        stance=_unsure(Stance.STATED if speaker is not None else Stance.REPORTED, source),
    )
