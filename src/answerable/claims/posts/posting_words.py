"""The words that make posts and bind persons to them: data/postings.toml, ready for look-up."""

from dataclasses import dataclass
from functools import cache

from answerable.lexicon import Lexicon, load_lexicon


class PostingLexicon(Lexicon):
    """The schema of data/postings.toml."""

    title_to_unit: tuple[str, ...]
    post_to_person: tuple[str, ...]
    person_to_post: tuple[str, ...]
    cues: tuple[str, ...]
    breaks: tuple[str, ...]
    changes: dict[str, tuple[str, ...]]
    verbs: dict[str, str]
    nouns: dict[str, str]
    apposing: tuple[str, ...]
    linking: tuple[str, ...]
    continuing: tuple[str, ...]
    keeping: tuple[str, ...]
    role_cues: tuple[str, ...]
    becoming: tuple[str, ...]
    office_nouns: tuple[str, ...]
    places: tuple[str, ...]
    succession: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostingWords:
    """data/postings.toml as sets, lower case."""

    title_to_unit: frozenset[str]
    post_to_person: frozenset[str]
    person_to_post: frozenset[str]
    cues: frozenset[str]
    breaks: frozenset[str]
    changes: dict[str, str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    apposing: frozenset[str]
    linking: frozenset[str]
    continuing: frozenset[str]
    keeping: frozenset[str]
    role_cues: frozenset[str]
    becoming: frozenset[str]
    office_nouns: frozenset[str]
    places: frozenset[str]
    succession: frozenset[str]


@cache
def posting_words() -> PostingWords:
    """The words of data/postings.toml, ready for look-up."""
    lexicon = load_lexicon("answerable.claims.data", "postings.toml", PostingLexicon)
    return PostingWords(
        title_to_unit=frozenset(lexicon.title_to_unit),
        post_to_person=frozenset(lexicon.post_to_person),
        person_to_post=frozenset(lexicon.person_to_post),
        cues=frozenset(lexicon.cues),
        breaks=frozenset(lexicon.breaks),
        changes={word: change for change, words in lexicon.changes.items() for word in words},
        verbs=lexicon.verbs,
        nouns=lexicon.nouns,
        apposing=frozenset(lexicon.apposing),
        linking=frozenset(lexicon.linking),
        continuing=frozenset(lexicon.continuing),
        keeping=frozenset(lexicon.keeping),
        role_cues=frozenset(lexicon.role_cues),
        becoming=frozenset(lexicon.becoming),
        office_nouns=frozenset(lexicon.office_nouns),
        places=frozenset(lexicon.places),
        succession=frozenset(lexicon.succession),
    )
