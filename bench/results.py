"""Writes RESULTS.md: every measured figure with its date and the command that gives it."""

import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.cases import CaseTimes, case_times
from bench.command_scale import SIZES, command_times, lines
from bench.confidence import SLAVIC_HELD_OUT, as_given, expected_error, reliability, reliability_lines
from bench.exams import Result, sit_and_score
from bench.labelled import HALVES, HELD_OUT, score
from bench.origins.measure import figures, pairs
from bench.places import cases
from bench.places import score as judge_places
from bench.processes import Scaling, scaling
from bench.speed import Speed, speed
from bench.stores import Cost, store_cost


def write_results(exams: Path, out: Path) -> None:
    """Measure everything and write the page to `out`. Takes some minutes."""
    today = datetime.now(UTC).date().isoformat()
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, spaCy {version('spacy')}"
    lines = [
        "# Results",
        "",
        f"Measured on {today} with `make bench`: {machine}, two cores. Run it again to compare.",
        "",
        *_speed(speed(), scaling(), case_times(), store_cost()),
        *_command(),
        *_labelled(),
        *_confidence(),
        *_places(),
        *_origins(),
        *_exams(sit_and_score(exams)),
    ]
    out.write_text("\n".join(lines), encoding="utf-8")


def _speed(measured: Speed, scaled: Scaling, times: CaseTimes, cost: Cost | None) -> list[str]:
    return [
        "## Speed and memory",
        "",
        f"The whole way (add to record) beside bare spaCy on the same {measured.words:,} words, in one run, by the",
        "time of the processor:",
        "",
        "| figure | measured |",
        "|---|---|",
        f"| bare spaCy, words a second | {measured.bare:,.0f} |",
        f"| the whole way, words a second | {measured.whole:,.0f} |",
        f"| ratio, whole way to bare spaCy | {measured.ratio:.2f} |",
        f"| the same by the clock | {measured.by_clock:.2f} |",
        f"| two processes, times as fast as one | {scaled.times:.2f} |",
        f"| two processes, processor time for each second of one | {scaled.work:.2f} |",
        f"| peak resident memory, MB | {measured.memory:,} |",
        f"| open a case and list its {times.claims:,} claims, seconds | {times.opening:.2f} |",
        f"| derive the record of it, seconds | {times.record:.2f} |",
        f"| compose, keep and write a dossier from it, seconds | {times.dossier:.2f} |",
        *([] if cost is None else cost.rows()),
        "",
    ]


def _command() -> list[str]:
    return [
        "## Questions of command",
        "",
        "Median and slowest of fifty questions to the index of a generated record (`python -m bench.command_scale`):",
        "",
        *lines([command_times(size) for size in SIZES]),
        "",
    ]


def _labelled() -> list[str]:
    lines = [
        "## Our own labelled articles",
        "",
        "Invented reporting in `bench/articles/`. One half was written before the rules, the other after them by",
        "somebody who had not seen them (`python -m bench.labelled`). Errors in the first half were read while the",
        "rules were tuned; some misses in the second were read once to mend general causes:",
        "neither is wholly unseen. The third part, `held-out`, was written and labelled last and blind; nobody who",
        "writes rules reads its errors: its figures are what to expect of the next article. The Russian (ru) and",
        "Ukrainian (uk) halves were written and labelled by people who had not seen the rules for these languages;",
        "`before` was open to those who wrote the rules, `after` was not.",
        "",
        "| half | articles | claims required | found | slots | said by | stance | when | extra | barred |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for half in HALVES:
        measured = score(half)
        if not measured.articles:
            continue
        tally, rates = measured.tally, measured.tally.rates()
        told = " | ".join(f"{rates[name]:.3f}" for name in ("found", "slots", "said_by", "stance", "when"))
        counts = f"{len(measured.articles)} | {tally.required}"
        lines.append(f"| {half} | {counts} | {told} | {tally.extra} of {tally.claims} | {tally.barred} |")
    return [*lines, ""]


def _places() -> list[str]:
    every = [case for group in cases().values() for case in group]
    rows = [f"| {name} | {right} of {asked} |" for name, (right, asked) in judge_places(every).columns.items()]
    return [
        "## Places",
        "",
        f"{len(every)} sentences of our own (`python -m bench.places`, which says what each column is).",
        "",
        "| column | right |",
        "|---|---|",
        *rows,
        "",
    ]


def _confidence() -> list[str]:
    bands, slavic = reliability(as_given(HELD_OUT)), reliability(as_given(*SLAVIC_HELD_OUT))
    return [
        "### Confidence",
        "",
        "Claims of the part `held-out` by the confidence that users see; right is a claim with the type, the words and",
        "every slot of a label. `python -m bench.confidence` prints these tables, and those of the open halves, where",
        f"weights are tried. Mean distance of confidence and truth: {expected_error(bands):.3f}.",
        "",
        *reliability_lines(bands),
        "",
        f"The same for `ru-after` and `uk-after`; mean distance {expected_error(slavic):.3f}.",
        "",
        *reliability_lines(slavic),
        "",
    ]


def _origins() -> list[str]:
    judged = list(pairs())
    told = ", ".join(f"{name} {value:.3f}" for name, value in figures(judged).items())
    return [
        "## Sources that are one",
        "",
        f"{len(judged)} pairs of texts of our own, copied, cut, rewritten, translated or merely similar",
        f"(`python -m bench.origins.measure`): {told}.",
        "",
    ]


def _exams(results: Iterable[Result]) -> list[str]:
    lines = [
        "## Public exams",
        "",
        "Each sat with `python -m bench sit EXAM DATA -o OUT`, judged by the exam's own scorer; `make exams` does all.",
        "",
        "| exam | figure | measured | scored with |",
        "|---|---|---|---|",
    ]
    for result in results:
        for name, value in result.figures.items():
            lines.append(f"| {result.exam} | {name} | {value:g} | `{result.command}` |")
    return [*lines, ""]
