"""The SFM exam: persons of security forces, their ranks, titles and units, and who has which, as BRAT standoff.

Only security forces are asked for, so of the product's claims and mentions those count that say so themselves: a rank,
or a unit or title of security forces.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from answerable.claims.cast.units import is_security, is_whole_force
from answerable.claims.extraction import Extraction
from answerable.model.claim import Claim
from answerable.model.slots import PostingSlots
from bench.road import Document, read_documents

_CLASSES = {"person": "Person", "rank": "Rank", "title": "Title", "unit": "Organization"}
_RELATIONS = {"rank": "has_rank", "title": "has_title", "unit": "is_posted"}


def sit(data: Path, out: Path) -> None:
    """Read every `*.txt` of the folder `data` and write a `.ann` of the same stem for each into the folder `out`."""
    documents = [
        Document(
            name=path.stem, content=path.read_bytes().decode("utf-8"), published=published(path.with_suffix(".meta"))
        )
        for path in sorted(data.glob("*.txt"))
    ]
    out.mkdir(parents=True, exist_ok=True)
    contents = {document.name: document.content for document in documents}
    for name, extraction in read_documents(documents).items():
        (out / f"{name}.ann").write_text(annotations(extraction, contents[name]), encoding="utf-8")


def published(meta: Path) -> str | None:
    """The publication date that a document's `.meta` file gives; None without the file or a date in it."""
    if not meta.exists():
        return None
    for line in meta.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == "Publication date" and value.strip()[:1].isdigit():
            return value.strip()
    return None


Span = tuple[str, int, int]


@dataclass(slots=True)
class _Sheet:
    """The annotations of one document: spans in order, relations between them."""

    spans: dict[Span, None] = field(default_factory=dict)
    relations: dict[tuple[str, Span, Span], None] = field(default_factory=dict)

    def lines(self, content: str) -> Iterator[str]:
        ids = {
            span: f"T{number}" for number, span in enumerate(sorted(self.spans, key=lambda s: (s[1], s[2], s[0])), 1)
        }
        for (kind, start, end), name in sorted(ids.items(), key=lambda pair: int(pair[1][1:])):
            words = " ".join(content[start:end].split())
            yield f"{name}\t{kind} {start} {end}\t{words}"
        for number, (kind, one, other) in enumerate(sorted(self.relations), 1):
            yield f"R{number}\t{kind} Arg1:{ids[one]} Arg2:{ids[other]}"


def annotations(extraction: Extraction, content: str) -> str:
    """The BRAT standoff lines for one document."""
    sheet = _Sheet()
    # Its annotators marked sentences; rows of tables are left out.
    postings = [
        c for c in extraction.claims if isinstance(c.slots, PostingSlots) and c.extractor.startswith("posting/")
    ]
    officers = {
        claim.slots.person for claim in postings if isinstance(claim.slots, PostingSlots) and _of_security(claim.slots)
    }
    for claim in postings:
        if isinstance(claim.slots, PostingSlots) and claim.slots.person in officers:
            _write(claim, sheet, content)
    for mention in extraction.mentions:
        if mention.kind == "unit" and _counts(content[mention.start : mention.end], mention.name):
            sheet.spans.setdefault(("Organization", mention.start, mention.end))
    return "".join(f"{line}\n" for line in sheet.lines(content))


def _counts(printed: str, name: str) -> bool:
    """Whether a unit counts by its name: of security forces, a whole army by its proper name; no letters."""
    if not is_security(name) or printed.lower().startswith(("the ", "this ")):
        return False
    if is_whole_force(name):
        return printed.istitle()
    return " " in printed or printed[:1].isdigit()


def _of_security(slots: PostingSlots) -> bool:
    if slots.rank is not None or (slots.unit is not None and is_security(slots.unit)):
        return True
    return slots.title is not None and (is_security(slots.title) or slots.role in ("commander", "deputy commander"))


def _write(claim: Claim, sheet: _Sheet, content: str) -> None:
    person = _longest(claim, "person")
    sheet.spans.setdefault(person)
    unit = claim.slots.unit if isinstance(claim.slots, PostingSlots) else None
    for slot, relation in _RELATIONS.items():
        if slot == "unit" and (unit is None or not is_security(unit)):
            continue
        for span in _spans(claim, slot):
            # Its annotators related what one sentence says: the post that a successor has is not marked as one of his.
            if slot != "rank" and _passed_on(claim) and not claim.start <= span[1] < claim.end:
                continue
            if slot == "unit" and " " not in content[span[1] : span[2]] and not content[span[1]].isdigit():
                continue
            sheet.spans.setdefault(span)
            sheet.relations.setdefault((relation, person, span))


def _passed_on(claim: Claim) -> bool:
    return isinstance(claim.slots, PostingSlots) and claim.slots.change in ("left", "took office")


def _longest(claim: Claim, slot: str) -> Span:
    return max(_spans(claim, slot), key=lambda span: (span[2] - span[1], -span[1]))


def _spans(claim: Claim, slot: str) -> Iterable[Span]:
    return [(_CLASSES[slot], anchor.start, anchor.end) for anchor in claim.anchors if anchor.slot == slot]
