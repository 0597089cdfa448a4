"""Fits the weights of a claim's confidence on the open labelled articles: `python -m bench.train_confidence`.

It writes src/answerable/claims/data/confidence.toml; run it again whenever the rules or the labels have changed, raise
VERSION in answerable.claims.registry, and put the tables that it prints into docs/decisions/confidence.md.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from bench.confidence import (
    SLAVIC_OPEN,
    Judged,
    allowance,
    expected_error,
    fitted,
    judged_claims,
    left_out,
    reliability,
    reliability_lines,
)
from bench.labelled import OPEN

SOURCE = (
    "Fitted by `python -m bench.train_confidence` on bench/articles, logistic regressions in thousandths of a logit; "
    "see docs/decisions/confidence.md."
)


def main() -> None:
    """Fit on the open halves, write the weights, and print how they hold on articles that they have not seen."""
    measured = {"english": judged_claims(*OPEN), "slavic": judged_claims(*SLAVIC_OPEN)}
    lines = [f"source = {json.dumps(SOURCE)}"]
    lowered = {"english": 0.0, "slavic": allowance(measured["english"])}
    for name, judged in measured.items():
        weights = fitted(judged)
        weights["always"] = weights.get("always", 0.0) - lowered[name]
        lines.extend(_model(name, judged, weights))
        table = reliability(left_out(judged))
        print(f"{name}: {len(judged)} claims, {sum(one.right for one in judged)} right; on articles not seen:")
        print("\n".join(reliability_lines(table)))
        print(
            f"mean distance of confidence and truth {expected_error(table):.3f}; lowered by {lowered[name]:.2f} logits"
        )
    out = files("answerable.claims").joinpath("data/confidence.toml")
    with open(str(out), "w", encoding="utf-8") as written:  # noqa: PTH123 - a resource of the package, not a Path
        written.write("\n".join(lines) + "\n")


def _model(name: str, judged: Sequence[Judged], weights: Mapping[str, float]) -> list[str]:
    thousandths = {sign: round(1000 * weight) for sign, weight in weights.items()}
    return [
        "",
        f"[{name}]",
        f"extractors = {json.dumps(sorted({one.extractor for one in judged}))}",
        "",
        f"[{name}.weights]",
        *(f"{json.dumps(sign)} = {weight}" for sign, weight in sorted(thousandths.items()) if weight),
    ]


if __name__ == "__main__":
    main()
