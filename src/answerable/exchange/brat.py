"""Claims as BRAT standoff: for each text a DOC.txt with its characters and a DOC.ann with what was found in it.

Entities are the mentions that claims of type posting rest on (Person, Rank, Role, Title, Organization), relations are
has_rank, has_role, has_title and is_posted, as in Security Force Monitor's annotation scheme; every other claim is a
T line with its type over its quote.
"""

from collections.abc import Iterable, Sequence

from answerable.model.claim import Claim
from answerable.model.slots import PostingSlots
from answerable.record.protection import name_pattern

ENTITY = {"person": "Person", "rank": "Rank", "role": "Role", "title": "Title", "unit": "Organization"}
RELATION = {"rank": "has_rank", "role": "has_role", "title": "has_title", "unit": "is_posted"}


class Annotation:
    """The .ann file of one text in the making: each span once, numbered in the order of arrival."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._spans: dict[tuple[str, int, int], int] = {}
        self._relations: set[tuple[int, int, str]] = set()

    def mark(self, kind: str, start: int, end: int) -> int:
        """The number of the span [start, end) marked as `kind`."""
        return self._spans.setdefault((kind, start, end), len(self._spans) + 1)

    def relate(self, kind: str, first: int, second: int) -> None:
        """Note a relation between two numbered spans."""
        self._relations.add((first, second, kind))

    def __str__(self) -> str:
        lines = []
        for (kind, start, end), number in self._spans.items():
            words = " ".join(self._content[start:end].split())
            lines.append(f"T{number}\t{kind} {start} {end}\t{words}")
        for number, (first, second, kind) in enumerate(sorted(self._relations), start=1):
            lines.append(f"R{number}\t{kind} Arg1:T{first} Arg2:T{second}\t")
        return "".join(line + "\n" for line in lines)


def brat_annotation(content: str, claims: Iterable[Claim]) -> str:
    """The .ann file for a text with `content`; `claims` are those of that text. Line breaks in a span become spaces."""
    annotation = Annotation(content)
    for claim in claims:
        if isinstance(claim.slots, PostingSlots):
            _mark_posting(annotation, claim)
        else:
            annotation.mark(claim.type.capitalize(), claim.start, claim.end)
    return str(annotation)


def _mark_posting(annotation: Annotation, claim: Claim) -> None:
    anchors = {anchor.slot: anchor for anchor in reversed(claim.anchors)}
    person = anchors.get("person")
    numbers = {
        slot: annotation.mark(kind, anchors[slot].start, anchors[slot].end)
        for slot, kind in ENTITY.items()
        if slot in anchors
    }
    if person is None:
        return
    for slot, kind in RELATION.items():
        if slot in numbers:
            annotation.relate(kind, numbers["person"], numbers[slot])


def blotted(content: str, names: Sequence[str]) -> str:
    """`content` with every protected name blotted out at the same length, so that all places still hold."""
    return name_pattern(names).sub(lambda match: "█" * len(match.group()), content)
