"""The HTML form of a dossier: one page that needs no network and no script, for screen, phone and paper."""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from answerable.dossier.dossier import Dossier
from answerable.dossier.phrases import phrases
from answerable.dossier.timeline import timeline
from answerable.dossier.wording import chain, edtf_day, extent_line, latin_line, one_line, source_label

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
    )
    return environment


def dossier_html(dossier: Dossier) -> str:
    """The dossier as a self-contained HTML page. Everything that comes from a source is escaped."""
    environment = _environment()
    source = environment.loader.get_source(environment, "dossier.css")[0] if environment.loader else ""
    note = {claim.id: number for number, claim in enumerate(dossier.notes, 1)}
    numbers = {s.id: sorted(note[claim.id] for claim in s.claims) for s in dossier.sentences()}
    page = environment.get_template("dossier.html.jinja").render(
        dossier=dossier,
        phrases=phrases(),
        words=phrases().words,
        numbers=numbers,
        extent=_extent(dossier),
        timelines={section.id: timeline(section.bars) for section in dossier.sections if section.bars},
        cited_in=_cited_in(dossier),
        # The stylesheet is a file of this package, nothing of a source is in it.
        style=Markup(source),  # noqa: S704 -- see the line above
    )
    return page.replace("\0", "\N{REPLACEMENT CHARACTER}")  # a page may not hold it, nor may every database


def _extent(dossier: Dossier) -> str:
    """How much the dossier rests on, in a line."""
    return (
        phrases()
        .words["extent"]
        .format(sentences=len(dossier.sentences()), claims=len(dossier.notes), sources=len(dossier.exhibits))
    )


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
