"""A finding: what claims show when they are held against each other, with the claims for it and against it.

A check is a small function from the ground (the record with its origins and ledgers) to findings, as beancount's
plugins are from entries to errors. It decides nothing: it names claims, and what would settle the matter.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim
from answerable.record.backed import in_order
from answerable.record.ledger.line import LedgerLine
from answerable.record.origins.origin import Origin
from answerable.record.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding.

    Attributes:
        check: the check's name, and `version` its version.
        about: the ids of the persons, units and incidents it is about.
        words: what it says, in a sentence.
        claims_for: the claims that show it; never none.
        claims_against: claims that speak against it.
        missing: what kind of source would settle it.
    """

    check: str
    version: int
    about: tuple[str, ...]
    words: str
    claims_for: tuple[Claim, ...]
    claims_against: tuple[Claim, ...] = ()
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.claims_for:
            raise ValueError(f"a finding of {self.check} without a claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What checks read: the record, the sources grouped into origins, and ledgers by the ids of their incidents."""

    record: Record
    origins: tuple[Origin, ...] = ()
    ledgers: Mapping[str, tuple[LedgerLine, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check: its name, version, what it looks for in a sentence, and where the rule comes from."""

    name: str
    version: int
    looks_for: str
    rule: str
    find: Callable[[Ground], Iterable[Finding]]


class FindingPhrases(Lexicon):
    """phrases.en.toml: what findings say, and what would settle them."""

    language: str
    answers: dict[str, str]
    says: dict[str, str]
    times: dict[str, str]
    accusations: dict[str, str]
    shared: dict[str, str]
    missing: dict[str, tuple[str, ...]]


@cache
def finding_phrases() -> FindingPhrases:
    """The words of findings, read once."""
    found: FindingPhrases = load_lexicon("answerable.findings.data", "phrases.en.toml", FindingPhrases)
    return found


def in_words(claim: Claim) -> str:
    """A claim's own words on one line, in quotation marks: single ones around words that hold double ones."""
    words = " ".join(claim.quote.split())
    if any(mark in words for mark in '"\u201c\u201d\u201e'):
        return f"\u2018{words}\u2019"
    return f"\u201c{words}\u201d"


def publisher(claim: Claim) -> str:
    """Who published a claim's source; else its title, else its file's name."""
    source = claim.source
    return source.publisher or source.title or source.name


def finding(
    check: str,
    about: Iterable[str],
    claims: Iterable[Claim],
    *,
    against: Iterable[Claim] = (),
    says: str | None = None,
    version: int = 1,
    **fields: object,
) -> Finding:
    """A finding of `check` in the words of the phrase `says` (the check's own name, if none is given)."""
    phrases = finding_phrases()
    name = says or check
    return Finding(
        check=check,
        version=version,
        about=tuple(dict.fromkeys(about)),
        words=phrases.says[name].format(**fields),
        claims_for=in_order(claims),
        claims_against=in_order(against),
        missing=phrases.missing.get(name, phrases.missing.get(check, ())),
    )
