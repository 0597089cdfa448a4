"""How far a claim's confidence can be believed: claims of the labelled articles, by confidence and by whether right.

A claim is right when a label of its type shares half of the shorter quote's words and has no slot that the claim has
otherwise or lacks (strings match when one holds the other; definitions of bench.labelled).

The part "held-out" decides: confidence as it is given to users, on articles that neither rules nor weights have seen.

While weights are fitted they are judged on the half "after", each of its articles with weights fitted on all articles
but this one: the half "before" was at hand while the rules were written, so claims are righter there than elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.claims.confidence import features_of
from answerable.model.claim import Claim, slots_json
from bench.labelled import HELD_OUT, OPEN, LabelledArticle, is_near, labelled_articles, matches
from bench.linear import Features, Rows, chance, fit
from bench.road import Document, read_documents

BANDS = ((1, 49), (50, 59), (60, 69), (70, 79), (80, 89), (90, 99))
SEEN = "half before"
"""Marks the claims of the half that the rules were written with; no claim outside the bench has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim of a labelled article with its features, whether it is right, and the confidence that it was given."""

    article: str
    half: str
    extractor: str
    features: Features
    right: bool
    confidence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Claims whose confidence lies between two hundredths: how many, their mean confidence, how many are right."""

    low: int
    high: int
    claims: int
    mean: float
    right: float


def judged_claims(*halves: str) -> list[Judged]:
    """Every claim of the labelled articles of these halves, read by the road of every document."""
    articles = labelled_articles(*halves)
    documents = [Document(name=a.name, content=a.content, published=a.published) for a in articles]
    read = read_documents(documents)
    return [_judged(article, claim) for article in articles for claim in read[article.name].claims]


def fitted(judged: Sequence[Judged]) -> dict[str, float]:
    """Weights for the features of these claims."""
    rows: Rows = [(one.features, "yes" if one.right else "no") for one in judged]
    return fit(rows, "yes")


def as_given() -> list[tuple[int, bool]]:
    """Confidence as users see it, and truth, of each claim of the part that neither rules nor weights have seen."""
    return [(one.confidence, one.right) for one in judged_claims(HELD_OUT) if one.confidence is not None]


def left_out(judged: Sequence[Judged]) -> list[tuple[int, bool]]:
    """Confidence and truth of each claim of the half "after", by weights that never saw its article."""
    found: list[tuple[int, bool]] = []
    for name in sorted({one.article for one in judged if one.half == "after"}):
        weights = fitted([one for one in judged if one.article != name])
        models = {"right": {"yes": weights}}
        for one in judged:
            if one.article == name:
                likely = round(100 * chance(models, "right", one.features))
                found.append((max(1, min(99, likely)), one.right))
    return found


def reliability(pairs: Sequence[tuple[int, bool]]) -> list[Band]:
    """The reliability table; bands without a claim are left out."""
    bands = []
    for low, high in BANDS:
        inside = [(confidence, right) for confidence, right in pairs if low <= confidence <= high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            bands.append(Band(low=low, high=high, claims=len(inside), mean=mean / 100, right=share))
    return bands


def expected_error(bands: Sequence[Band]) -> float:
    """The mean distance of confidence and truth over the bands, weighted by claims."""
    return sum(band.claims * abs(band.mean - band.right) for band in bands) / sum(band.claims for band in bands)


def reliability_lines(bands: Sequence[Band]) -> list[str]:
    """The table in Markdown."""
    return [
        "| confidence | claims | mean confidence | right |",
        "|---|---|---|---|",
        *(f"| .{b.low:02d} to .{b.high:02d} | {b.claims} | {b.mean:.2f} | {b.right:.2f} |" for b in bands),
    ]


def _judged(article: LabelledArticle, claim: Claim) -> Judged:
    slots = slots_json(claim.slots)
    near = [label for label in article.claims if is_near(label, claim)]
    right = any(all(matches(value, slots.get(name)) for name, value in label.slots.items()) for label in near)
    features = dict.fromkeys(features_of(claim, article.content), 1.0)
    if article.half == "before":
        features[SEEN] = 1.0
    extractor = claim.extractor.rpartition("/")[0]
    return Judged(
        article=article.name,
        half=article.half,
        extractor=extractor,
        features=features,
        right=right,
        confidence=claim.confidence,
    )


if __name__ == "__main__":
    for told, pairs in (
        ('as given, on the part "held-out"', as_given()),
        ('by weights fitted on all other articles, on the half "after"', left_out(judged_claims(*OPEN))),
    ):
        table = reliability(pairs)
        print(f"{told}:", *reliability_lines(table), sep="\n")
        print(f"expected calibration error {expected_error(table):.3f}\n")
