"""The schemas of the Russian and Ukrainian data files: who and what there is, what happens, how people are called."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon

Texts = tuple[str, ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class UnitWords(_Part):
    """`heads` of units' names, `bodies` that need no more words, genitive `tails`, stems of `strangers` before them."""

    heads: Texts
    bodies: Texts
    tails: Texts
    strangers: Texts


class SlavicNouns(Lexicon):
    """data/ru.toml and data/uk.toml: ranks, roles, units, places, persons, things and weapons."""

    ranks: Texts
    rank_tails: Texts
    rank_before: Texts
    rank_short: dict[str, str]
    roles: dict[str, Texts]
    deputies: Texts
    acting: Texts
    former: Texts
    once: str
    kept: Texts
    occupations: Texts
    units: UnitWords
    place_kinds: Texts
    regions: Texts
    place_before: Texts
    victims: Texts
    forces: Texts
    voices: Texts
    peoples: Texts
    he: Texts
    she: Texts
    nobody: Texts
    things: Texts
    weapons: Texts


class IncidentWords(_Part):
    """Words of a kind of incident; the weak ones need a target, a weapon or an actor beside them."""

    kind: str
    nouns: Texts
    verbs: Texts
    weak_nouns: Texts
    weak_verbs: Texts


class HarmWords(_Part):
    """Words of a kind of harm: `nouns` are persons and counted themselves, `events` befall persons."""

    kind: str
    verbs: Texts
    nouns: Texts
    events: Texts


class FigureWords(_Part):
    """Phrases that bound or blur a number."""

    about: Texts
    at_least: Texts
    more_than: Texts
    at_most: Texts
    less_than: Texts
    from_: Texts = ()
    to: Texts
    nil: Texts


class SpeechWords(_Part):
    """Verbs and nouns of speech, and what stands before the name of who speaks."""

    says: Texts
    alleges: Texts
    denies: Texts
    nouns: Texts
    that: Texts
    prefaces: Texts
    own: Texts


class StanceWords(_Part):
    """Hedges by the stance that they give; words that say that nothing is asserted, there or in the sentence."""

    reported: Texts
    alleged: Texts
    denied: Texts
    never: Texts
    conditional: Texts
    subjunctive: Texts
    negations: Texts


class SlavicEvents(Lexicon):
    """data/ru-events.toml and data/uk-events.toml: what happens, to whom, who says so; verbs are stems.

    `light` verbs have an act for their object: "нанести удар".
    """

    light: Texts
    among: Texts
    measures: frozenset[str]
    facts: dict[str, str]
    incidents: tuple[IncidentWords, ...]
    harms: tuple[HarmWords, ...]
    figures: FigureWords
    numbers: dict[str, int]
    multipliers: dict[str, int]
    floors: dict[str, int]
    speech: SpeechWords
    stance: StanceWords
    posting: dict[str, Texts]
    person: dict[str, Texts]
    relation: dict[str, Texts]
    demand: dict[str, Texts]
    accusation: dict[str, Texts]


class SlavicNames(Lexicon):
    """data/ru-names.toml and data/uk-names.toml."""

    masculine: Texts
    feminine: Texts
    patronymic_m: Texts
    patronymic_f: Texts
    surnames: Texts


@cache
def nouns_of(language: str) -> SlavicNouns:
    """Persons, units, places and things of a language."""
    return load_lexicon("answerable.claims.slavic.data", f"{language}.toml", SlavicNouns)


@cache
def events_of(language: str) -> SlavicEvents:
    """What happens and who says so, in a language."""
    return load_lexicon("answerable.claims.slavic.data", f"{language}-events.toml", SlavicEvents)


@cache
def names_of(language: str) -> SlavicNames:
    """Given names of a language and how its patronymics and surnames end."""
    return load_lexicon("answerable.claims.slavic.data", f"{language}-names.toml", SlavicNames)
