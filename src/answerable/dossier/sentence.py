"""A sentence of a dossier: words with the claims behind them. The type has no way to be without a claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from answerable.model.canonical import canonical, sha256
from answerable.model.claim import Claim
from answerable.record.backed import in_order
from answerable.record.origins.support import Support

Claims = tuple[Claim, *tuple[Claim, ...]]


class Style(StrEnum):
    """How a span of a sentence is set."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words of a sentence; the footnotes stand at the sentence's end."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, in `section`, with its claims (one at least). Build it with :func:`sentence`.

    `cells` is the same said in the columns of its section's table, where it stands in one. The id is a hash over
    section, text and claims, so that a changed sentence has no longer its own id. `support`, where it was counted, is
    how many sources and origins its claims come from.
    """

    id: str
    section: str
    spans: tuple[Span, ...]
    claims: Claims
    cells: tuple[Span, ...] = ()
    support: Support | None = None

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"a sentence without a claim: {self.text!r}")

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return "".join(span.text for span in self.spans)


def sentence(section: str, spans: Iterable[Span], claims: Iterable[Claim], cells: Iterable[Span] = ()) -> Sentence:
    """Build a sentence; ValueError where there is no claim."""
    parts = _capitalised([span for span in spans if span.text])
    backing = in_order(claims)
    return Sentence(
        id=sentence_id(section, "".join(part.text for part in parts), [claim.id for claim in backing]),
        section=section,
        spans=parts,
        claims=cast("Claims", backing),
        cells=tuple(cells),
    )


def _capitalised(spans: list[Span]) -> tuple[Span, ...]:
    head = (Span(span.text[:1].upper() + span.text[1:], span.style) for span in spans[:1])
    return (*head, *spans[1:])


def sentence_id(section: str, text: str, claims: list[str]) -> str:
    """The id of a sentence: "s" and 16 hexadecimal digits of the SHA-256 over what it says and on which claims."""
    digest = sha256(canonical({"section": section, "text": text, "claims": claims}))
    return f"s{digest.removeprefix('sha256:')[:16]}"
