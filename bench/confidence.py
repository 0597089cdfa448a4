"""How far a claim's confidence can be believed: claims of the labelled articles, by confidence and by whether right.

A claim is right when a label of its type shares half of the shorter quote's words and has no slot that the claim has
otherwise or lacks (strings match when one holds the other; definitions of bench.labelled). One wrong slot makes a claim
wrong; labels that are not required count as labels; a slot that a label leaves open, because readers differ over it, is
not asked for. Stance and speakers are judged elsewhere.

The parts that nobody reads the errors of decide ("held-out"; for Russian and Ukrainian "ru-after" and "uk-after"), by
the confidence that users see. While weights are fitted they are judged on the open halves, each article by weights that
were fitted without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answerable.claims.confidence import HIGHEST, LOWEST
from answerable.claims.signs import Surroundings, signs_of
from answerable.model.claim import Claim, slots_json
from bench.labelled import HELD_OUT, OPEN, LabelledArticle, is_near, labelled_articles, matches
from bench.linear import Features, Rows, chance, fit
from bench.road import Document, read_documents

BANDS = ((1, 49), (50, 59), (60, 69), (70, 79), (80, 89), (90, 99))
SURE = 90
SLAVIC_OPEN = ("ru-before", "uk-before")
SLAVIC_HELD_OUT = ("ru-after", "uk-after")
STRENGTH = 4.0
"""Of the ridge penalty; tried on the open halves alone."""
SEEN = "half before"
"""Marks the claims of the half that the English rules were written with, where :func:`allowance` weighs it."""
FOLDS = 12
"""Groups of articles, each judged by weights fitted on the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim of a labelled article with its signs, whether it is right, and the confidence that it was given."""

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
    judged: list[Judged] = []
    for article in articles:
        around = Surroundings(article.content, read[article.name].coverage)
        judged.extend(_judged(article, claim, around) for claim in read[article.name].claims)
    return judged


def fitted(judged: Sequence[Judged]) -> dict[str, float]:
    """Weights for the signs of these claims."""
    rows: Rows = [(one.features, "yes" if one.right else "no") for one in judged]
    return fit(rows, "yes", strength=STRENGTH)


def allowance(english: Sequence[Judged]) -> float:
    """By how many logits claims are righter where the rules were written than in the open halves together.

    English has halves of both kinds and is fitted on both, so that its weights lie between them; weights that are
    fitted on the first kind alone promise too much by as much as the first half lies above both.
    """
    marked = [replace(one, features=one.features | {SEEN: 1.0}) if one.half == "before" else one for one in english]
    apart = sum(one.half != "before" for one in english) / len(english)
    return fitted(marked).get(SEEN, 0.0) * apart


def as_given(*halves: str) -> list[tuple[int, bool]]:
    """Confidence as users see it, and truth, of each claim of these parts that has one."""
    return [(one.confidence, one.right) for one in judged_claims(*halves) if one.confidence is not None]


def left_out(judged: Sequence[Judged], half: str | None = None) -> list[tuple[int, bool]]:
    """Confidence and truth of each claim (of this half), by weights that were fitted without its article."""
    names = sorted({one.article for one in judged})
    found: list[tuple[int, bool]] = []
    for fold in range(min(FOLDS, len(names))):
        apart = set(names[fold::FOLDS])
        models = {"right": {"yes": fitted([one for one in judged if one.article not in apart])}}
        for one in judged:
            if one.article in apart and half in (None, one.half):
                likely = round(100 * chance(models, "right", one.features))
                found.append((max(LOWEST, min(HIGHEST, likely)), one.right))
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


def reliability_figures(pairs: Sequence[tuple[int, bool]]) -> dict[str, float]:
    """The figures that have floors: the mean distance, and of the band from .90 its claims and the share right."""
    sure = [right for confidence, right in pairs if confidence >= SURE]
    return {
        "mean distance": expected_error(reliability(pairs)),
        "sure claims": float(len(sure)),
        "sure right": sum(sure) / max(len(sure), 1),
    }


def reliability_lines(bands: Sequence[Band]) -> list[str]:
    """The table in Markdown."""
    return [
        "| confidence | claims | mean confidence | right |",
        "|---|---|---|---|",
        *(f"| .{b.low:02d} to .{b.high:02d} | {b.claims} | {b.mean:.2f} | {b.right:.2f} |" for b in bands),
    ]


def _judged(article: LabelledArticle, claim: Claim, around: Surroundings) -> Judged:
    slots = slots_json(claim.slots)
    near = [label for label in article.claims if is_near(label, claim)]
    return Judged(
        article=article.name,
        half=article.half,
        extractor=claim.extractor.rpartition("/")[0],
        features=dict.fromkeys(sorted(signs_of(claim, around)), 1.0),
        right=any(all(matches(value, slots.get(name)) for name, value in label.slots.items()) for label in near),
        confidence=claim.confidence,
    )


def main() -> None:
    """Print the reliability tables of the parts that judge, and of the open halves by weights fitted without them."""
    english, slavic = judged_claims(*OPEN), judged_claims(*SLAVIC_OPEN)
    for told, pairs in (
        ('as given, on the part "held-out"', as_given(HELD_OUT)),
        ('as given, on the parts "ru-after" and "uk-after"', as_given(*SLAVIC_HELD_OUT)),
        ('by weights fitted on other articles, on the halves "before" and "after"', left_out(english)),
        ('by weights fitted on other articles, on the half "after"', left_out(english, "after")),
        ('by weights fitted on other articles, on the halves "ru-before" and "uk-before"', left_out(slavic)),
    ):
        table = reliability(pairs)
        print(f"{told}:", *(reliability_lines(table) or ["no claim has a confidence"]), sep="\n")
        if table:
            print(f"mean distance of confidence and truth {expected_error(table):.3f}\n")


if __name__ == "__main__":
    main()
