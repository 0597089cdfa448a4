"""Cues: the words that open somebody's speech, belief, accusation or denial, and how they put it. Read from data/."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.claims.wording.inflection import noun_forms, verb_forms
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Stance


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CueGroup(_Group):
    """Cue words that work alike.

    `objects`: a noun phrase may carry the content ("announced the arrest"); `infinitive`: an infinitive may ("claims to
    have shot"); `prepositions`: a phrase with one of these does ("accused of"); `raising`: nobody is the speaker
    ("appears to"); `negated`: a cue only after "no" ("no evidence that"); `of`: a cue only with such an object ("put
    the toll at"); `passive`: a cue only in the passive ("wanted for").
    """

    stance: Stance
    words: tuple[str, ...]
    objects: bool = False
    infinitive: bool = False
    prepositions: tuple[str, ...] = ()
    raising: bool = False
    negated: bool = False
    of: tuple[str, ...] = ()
    passive: bool = False


class CueLexicon(Lexicon):
    """data/cues.toml."""

    impersonal: tuple[str, ...]
    hearsay: tuple[str, ...]
    documents: tuple[str, ...]
    resolving: tuple[str, ...]
    means: tuple[str, ...]
    anaphors: tuple[str, ...]
    persons: tuple[str, ...]
    person_endings: tuple[str, ...]
    dismissals: tuple[str, ...]
    irregular: Mapping[str, tuple[str, ...]]
    verb: tuple[CueGroup, ...]
    noun: tuple[CueGroup, ...]


class _Hedges(_Group):
    reported: tuple[str, ...]
    alleged: tuple[str, ...]
    denied: tuple[str, ...]
    none: tuple[str, ...]


class HedgeLexicon(Lexicon):
    """data/hedges.toml; "none" stands for what is not asserted."""

    adverbs: _Hedges
    adjectives: _Hedges
    passive: _Hedges
    predicates: _Hedges


class ModalityLexicon(Lexicon):
    """data/modality.toml."""

    modals: tuple[str, ...]
    marks: tuple[str, ...]
    verbs: tuple[str, ...]
    infinitive_only: tuple[str, ...]
    nouns: tuple[str, ...]
    wanting: tuple[str, ...]
    prepositions: tuple[str, ...]
    negations: tuple[str, ...]
    posting_heads: tuple[str, ...]
    posting_purposes: tuple[str, ...]
    founding_heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """Lower-case words to the stance they give; None: what follows is not asserted."""

    adverbs: Mapping[str, Stance | None]
    adjectives: Mapping[str, Stance | None]
    passive: Mapping[str, Stance | None]
    predicates: Mapping[str, Stance | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """Lower-case words, verbs and nouns in every form, that keep their clause or complement from being asserted."""

    modals: frozenset[str]
    marks: frozenset[str]
    verbs: frozenset[str]
    infinitive_only: frozenset[str]
    nouns: frozenset[str]
    wanting: frozenset[str]
    prepositions: frozenset[str]
    negations: frozenset[str]
    posting_heads: frozenset[str]
    posting_purposes: frozenset[str]
    founding_heads: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Cue words in every form, lower case."""

    verbs: Mapping[str, CueGroup]
    nouns: Mapping[str, CueGroup]
    denied_nouns: Mapping[str, CueGroup]
    impersonal: frozenset[str]
    hearsay: frozenset[str]
    documents: frozenset[str]
    resolving: frozenset[str]
    means: frozenset[str]
    anaphors: frozenset[str]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    dismissals: frozenset[str]
    hedges: Hedges
    modality: Modality


@cache
def cues() -> Cues:
    """The cues, read once a process."""
    lexicon = load_lexicon("answerable.claims", "data/cues.toml", CueLexicon)
    irregular = lexicon.irregular
    verbs: dict[str, CueGroup] = {}
    for group in lexicon.verb:
        for word in group.words:
            verbs.update(dict.fromkeys(verb_forms(word, irregular), group))
    nouns = [(form, group) for group in lexicon.noun for word in group.words for form in noun_forms(word)]
    return Cues(
        verbs=verbs,
        nouns={form: group for form, group in nouns if not group.negated},
        denied_nouns={form: group for form, group in nouns if group.negated},
        impersonal=frozenset(form for word in lexicon.impersonal for form in noun_forms(word)),
        hearsay=frozenset(form for word in lexicon.hearsay for form in noun_forms(word)),
        documents=frozenset(lexicon.documents),
        resolving=frozenset(lexicon.resolving),
        means=frozenset(lexicon.means),
        anaphors=frozenset(lexicon.anaphors),
        persons=frozenset(lexicon.persons),
        person_endings=lexicon.person_endings,
        dismissals=frozenset(lexicon.dismissals),
        hedges=_hedges(irregular),
        modality=_modality(irregular),
    )


def _hedges(irregular: Mapping[str, tuple[str, ...]]) -> Hedges:
    lexicon = load_lexicon("answerable.claims", "data/hedges.toml", HedgeLexicon)
    passive = {
        form: stance for word, stance in _stances(lexicon.passive).items() for form in verb_forms(word, irregular)
    }
    return Hedges(
        adverbs=_stances(lexicon.adverbs),
        adjectives=_stances(lexicon.adjectives),
        passive=passive,
        predicates=_stances(lexicon.predicates),
    )


def _stances(hedges: _Hedges) -> dict[str, Stance | None]:
    out: dict[str, Stance | None] = dict.fromkeys(hedges.reported, Stance.REPORTED)
    out |= dict.fromkeys(hedges.alleged, Stance.ALLEGED)
    out |= dict.fromkeys(hedges.denied, Stance.DENIED)
    out |= dict.fromkeys(hedges.none)
    return out


def _modality(irregular: Mapping[str, tuple[str, ...]]) -> Modality:
    lexicon = load_lexicon("answerable.claims", "data/modality.toml", ModalityLexicon)

    def forms(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(form for word in words for form in verb_forms(word, irregular))

    return Modality(
        modals=frozenset(lexicon.modals),
        marks=frozenset(lexicon.marks),
        verbs=forms(lexicon.verbs),
        infinitive_only=forms(lexicon.infinitive_only),
        nouns=frozenset(form for word in lexicon.nouns for form in noun_forms(word)),
        wanting=frozenset(lexicon.wanting),
        prepositions=frozenset(lexicon.prepositions),
        negations=frozenset(lexicon.negations),
        posting_heads=forms(lexicon.posting_heads),
        posting_purposes=frozenset(lexicon.posting_purposes),
        founding_heads=forms(lexicon.founding_heads),
    )
