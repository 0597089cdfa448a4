"""Fits the weights of a claim's confidence on the open labelled articles: `python -m bench.train_confidence`.

It writes src/answerable/claims/data/confidence.toml; run it again whenever the rules or the labels have changed.
"""

import json
from importlib.resources import files

from answerable.claims.confidence import confidence_weights
from bench.confidence import SEEN, expected_error, fitted, judged_claims, left_out, reliability, reliability_lines
from bench.labelled import OPEN

SOURCE = (
    "Fitted by `python -m bench.train_confidence` on bench/articles, a logistic regression in thousandths of a logit; "
    "see docs/decisions/confidence.md."
)


def main() -> None:
    """Fit on the open halves, write the weights, and print how they hold on articles that they have not seen."""
    judged = judged_claims(*OPEN)
    weights = {name: round(1000 * weight) for name, weight in fitted(judged).items() if name != SEEN}
    lines = [
        f"source = {json.dumps(SOURCE)}",
        f"pronouns = {json.dumps(sorted(confidence_weights().pronouns))}",
        f"extractors = {json.dumps(sorted({one.extractor for one in judged}))}",
        "",
        "[weights]",
        *(f"{json.dumps(name)} = {weight}" for name, weight in sorted(weights.items()) if weight),
    ]
    out = files("answerable.claims").joinpath("data/confidence.toml")
    with open(str(out), "w", encoding="utf-8") as written:  # noqa: PTH123 - a resource of the package, not a Path
        written.write("\n".join(lines) + "\n")
    table = reliability(left_out(judged))
    print(f"{len(judged)} claims, {sum(one.right for one in judged)} right; on articles not seen:")
    print("\n".join(reliability_lines(table)))
    print(f"expected calibration error {expected_error(table):.3f}")


if __name__ == "__main__":
    main()
