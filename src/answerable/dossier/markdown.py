"""The Markdown form of a dossier: the same sentences and notes for a text editor or a wiki."""

import re

from answerable.dossier.dossier import Dossier
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style
from answerable.dossier.wording import chain, edtf_day, extent_line, latin_line, one_line, support_line, work_label
from answerable.model.claim import Claim
from answerable.model.work import Work

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~])")


def escaped(text: str) -> str:
    """`text` on one line, with every character that Markdown or HTML could read as markup made plain."""
    return _SPECIAL.sub(r"\\\1", one_line(text)).replace("&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")


def dossier_markdown(dossier: Dossier) -> str:
    """The dossier as Markdown with footnotes."""
    numbers = {claim.id: number for number, claim in enumerate(dossier.notes, 1)}
    lines = [f"# {escaped(dossier.name)}", "", *(f"> {escaped(line)}" for line in phrases().notice), ""]
    for section in dossier.sections:
        lines += [f"## {escaped(section.title)}", ""]
        for block in section.blocks:
            if block.title:
                lines += [f"### {escaped(block.title)}", ""]
            if block.notice:
                lines += [f"> {escaped(block.notice)}", ""]
            lines += [f"- {_said(sentence, numbers)}" for sentence in block.sentences]
            lines.append("")
    lines += [f"## {escaped(phrases().sections['sources'])}", ""]
    for exhibit in dossier.exhibits:
        source = exhibit.source
        told = (source.publisher, source.title, source.name, edtf_day(source.published))
        extent = "" if exhibit.extent is None else f" ({escaped(extent_line(exhibit.extent))})"
        lines.append(f"- {escaped(', '.join(part for part in told if part))}: `{source.capture}`{extent}")
        lines += [f"    - {escaped(_work(work))}" for work in exhibit.works]
    lines += ["", f"## {escaped(phrases().sections['notes'])}", ""]
    lines += [_note(number, claim) for number, claim in enumerate(dossier.notes, 1)]
    return "\n".join(lines) + "\n"


def _said(sentence: Sentence, numbers: dict[str, int]) -> str:
    refs = "".join(f"[^{number}]" for number in sorted(numbers[claim.id] for claim in sentence.claims))
    support = sentence.support
    counted = f" ({support_line(support)})" if support is not None and support.sources > 1 else ""
    return "".join(map(_span, sentence.spans)) + counted + refs


def _work(work: Work) -> str:
    return ", ".join(part for part in (work_label(work), work.url, work.id) if part)


def _span(span: Span) -> str:
    text = escaped(span.text)
    lead = " " if span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() and text else ""
    mark = {Style.STRONG: "**", Style.QUOTE: "*"}.get(span.style, "")
    return f"{lead}{mark}{text}{mark}{tail}"


def _note(number: int, claim: Claim) -> str:
    source = claim.source
    told = ", ".join(part for part in (source.publisher, source.title, source.name, edtf_day(source.published)) if part)
    said = f"; said by {escaped(chain(claim.said_by))}" if claim.said_by else ""
    if claim.latin:
        said += f"; {phrases().words['in_latin']} {escaped(latin_line(claim))}"
    quote = f"\u201c{escaped(claim.quote)}\u201d"
    return f"[^{number}]: {quote} \u2014 {escaped(told)} ({claim.stance}{said}; `{source.capture}`)"
