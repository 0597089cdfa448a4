"""The HTML form of a dossier: one page that needs no network and no script, for screen, phone and paper."""

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from answerable.command.chain import Chain
from answerable.command.chart import ChartWords, breadth, chain_svg
from answerable.dossier.dossier import Dossier
from answerable.dossier.phrases import phrases
from answerable.dossier.timeline import timeline
from answerable.dossier.wording import (
    chain,
    edtf_day,
    extent_line,
    latin_line,
    one_line,
    source_label,
    support_line,
    work_label,
)

_DATE = re.compile(r"\b(\d{1,2}) ([^\W\d]+) (\d{4})\b")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("answerable.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        edtf_day=edtf_day,
        chain=chain,
        one_line=one_line,
        source_label=source_label,
        held=_held,
        extent=extent_line,
        latin=latin_line,
        support=support_line,
        work=work_label,
        chart=_chart,
        drawable=lambda chain: breadth(chain) <= MOST_ACROSS,
        at=_at,
    )
    return environment


def dossier_html(dossier: Dossier, *, paper: bool = False) -> str:
    """The dossier as a self-contained HTML page. Everything that comes from a source is escaped.

    `paper`: the same content set for :mod:`answerable.dossier.paper`, with drawings that need no style sheet.
    """
    environment = _environment()
    sheet = "paper.css" if paper else "dossier.css"
    source = environment.loader.get_source(environment, sheet)[0] if environment.loader else ""
    note = {claim.id: number for number, claim in enumerate(dossier.notes, 1)}
    numbers = {s.id: _runs(sorted(note[claim.id] for claim in s.claims)) for s in dossier.sentences()}
    page = environment.get_template("dossier.html.jinja").render(
        dossier=dossier,
        phrases=phrases(),
        words=phrases().words,
        numbers=numbers,
        paper=paper,
        exhibit_of={exhibit.source.capture: at for at, exhibit in enumerate(dossier.exhibits, 1)},
        works={work.id: work for exhibit in dossier.exhibits for work in exhibit.works},
        extent=_extent(dossier),
        timelines={section.id: timeline(section.bars) for section in dossier.sections if section.bars},
        cited_in=_cited_in(dossier),
        # The stylesheet is a file of this package, nothing of a source is in it.
        style=Markup(source),  # noqa: S704 -- see the line above
    )
    return page.replace("\0", "\N{REPLACEMENT CHARACTER}")  # a page may not hold it, nor may every database


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted numbers as (first, last) of each run; two in a row are no run but two numbers."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [
        part
        for first, last in runs
        for part in ([(first, first), (last, last)] if last == first + 1 else [(first, last)])
    ]


def _extent(dossier: Dossier) -> str:
    """How much the dossier rests on, in a line."""
    return (
        phrases()
        .words["extent"]
        .format(sentences=len(dossier.sentences()), claims=len(dossier.notes), support=support_line(dossier.support))
    )


MOST_ACROSS = 4
"""Chains with more units than this side by side are not drawn: on a page their words could not be read."""


def _chart(chain: Chain) -> Markup:
    words = phrases().words
    told = ChartWords(
        title="",
        key="",
        proven=words["chart_stated"],
        possible=words["chart_possible"],
        excluded="",
        nobody=words["chart_nobody"],
        more=words["chart_more"],
    )
    # The chart escapes every text itself.
    return Markup(chain_svg(chain, told))  # noqa: S704 -- see the line above


def _at(percent: str, width: int) -> str:
    """A place in per cent of an axis as a place on one of `width`, with two decimals."""
    whole, _, part = percent.partition(".")
    hundredths = (int(whole) * 100 + int(part)) * width // 100
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _held(text: str) -> str:
    """`text` with its dates kept on one line."""
    return _DATE.sub("\\1\u00a0\\2\u00a0\\3", text)


def _cited_in(dossier: Dossier) -> dict[str, list[str]]:
    """For each claim the ids of the sentences that cite it, in order of reading."""
    out: dict[str, list[str]] = {}
    for sentence in dossier.sentences():
        for claim in sentence.claims:
            out.setdefault(claim.id, []).append(sentence.id)
    return out
