"""re3d: entities and relations in government reports on Syria and Iraq, out of mentions, claims and dates.

That exam marks a country that acts ("Iraq said") as an organisation and one that is a place as a location; the
word before it tells them apart here.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from answerable.claims.extraction import Extraction
from answerable.claims.violence.weapons import weapon_words
from answerable.claims.wording.figures import number_word
from answerable.dates.expression import Setting, expressions
from answerable.model.claim import Claim
from answerable.model.mention import Mention
from answerable.places.gazetteer import find
from bench.road import Document, read_documents

Span = tuple[int, int]

_ENTITIES = {"person": "Person", "unit": "Organisation", "group": "Organisation", "place": "Location"}
# Slots whose words are of a kind; what is not listed is no entity there.
_SLOTS = {"weapons": "Weapon", "perpetrator": "Organisation", "unit": "Organisation", "related_unit": "Organisation"}
# Type of claim: type of relation, the slots of its ends.
_RELATIONS = {
    "relation": ("BelongsTo", "unit", "related_unit"),
    "posting": ("BelongsTo", "person", "unit"),
    "name": ("IsSynonymOf", "entity", "name"),
    "incident": ("FightingAgainst", "perpetrator", "target"),
}
_LOCATIVE = re.compile(
    r"\b(?:in|into|from|near|across|inside|outside|to|around|within|throughout|at|of|and|between|over|towards?|through)"
    r"\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)?$",
    re.IGNORECASE,
)
_BEFORE = 40
_ACTORS = frozenset({"Organisation", "Person", "Weapon"})
_COUNTED = frozenset({"Organisation", "Weapon", "Person", "Location"})
_NEAR = re.compile(r"(?:\s+[a-z-]+){0,4}\s+(?:in|at|near|inside|outside|around|across|throughout)\s+(?:the\s+)?")
_PARAGRAPH = re.compile(r"[^\n]+")


def sit(data: Path, out: Path) -> None:
    """Read the documents of a JSON Lines file and write the entities and relations of each."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [Document(name=row["doc"], content=row["text"], title=row.get("title")) for row in rows]
    extractions = read_documents(documents)
    with out.open("w", encoding="utf-8") as file:
        for row in rows:
            answer = {"doc": row["doc"], **answer_of(row["text"], extractions[row["doc"]])}
            file.write(json.dumps(answer, ensure_ascii=False, sort_keys=True) + "\n")


def answer_of(text: str, extraction: Extraction) -> dict[str, Any]:
    """The entities and relations of one document."""
    entities = dict(_mentioned(text, extraction.mentions))
    for claim in extraction.claims:
        for anchor in claim.anchors:
            if anchor.slot in _SLOTS:
                entities.setdefault((anchor.start, anchor.end), _SLOTS[anchor.slot])
    times = list(_times(text))
    for span, kind in (
        *((span, "Weapon") for span in _weapons(text)),
        *((span, "Quantity") for span in _numbers(text)),
    ):
        if not any(start < span[1] and span[0] < end for start, end in (*entities, *times)):
            entities[span] = kind
    entities |= dict.fromkeys(times, "Temporal")
    relations = sorted({*_claimed(extraction.claims), *_together(text, entities)})
    return {
        "entities": [{"start": s, "end": e, "type": entities[s, e]} for s, e in sorted(entities)],
        "relations": [{"type": kind, "source": list(one), "target": list(other)} for kind, one, other in relations],
    }


def _mentioned(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[Span, str]]:
    for mention in mentions:
        kind = _ENTITIES.get(mention.kind)
        if mention.kind == "place" and not _LOCATIVE.search(text, max(0, mention.start - _BEFORE), mention.start):
            known = find(mention.name)
            kind = "Location" if known and known[0].precision != "country" else "Organisation"
        if kind is not None:
            yield (mention.start, mention.end), kind


def _times(text: str) -> Iterator[Span]:
    # Where a time stands does not hang on the day of publication, which these documents do not give.
    day = date(2016, 12, 31)
    for paragraph in _PARAGRAPH.finditer(text):
        for expression in expressions(paragraph[0], Setting(published=(day, day))):
            yield paragraph.start() + expression.core, paragraph.start() + expression.end


def _weapons(text: str) -> Iterator[Span]:
    names = sorted((word for kind in weapon_words().kinds for word in kind.words), key=lambda word: (-len(word), word))
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, names))})s?\b", text, re.IGNORECASE):
        yield match.span()


def _numbers(text: str) -> Iterator[Span]:
    for match in re.finditer(r"(?<![\w.$£€])[\w,-]*\w(?=\s+[a-z])", text):
        if match[0].lower() not in {"a", "an", "no"} and number_word(match[0].lower()):
            yield match.span()


def _claimed(claims: tuple[Claim, ...]) -> Iterator[tuple[str, Span, Span]]:
    for claim in claims:
        if claim.type == "positioning":
            yield from _ends(claim, "CoLocated", "unit", "place")
            yield from _ends(claim, "CoLocated", "person", "place")
        elif claim.type == "incident":
            yield from _ends(claim, "CoLocated", "perpetrator", "place")
        if claim.type in _RELATIONS:
            yield from _ends(claim, *_RELATIONS[claim.type])


def _ends(claim: Claim, kind: str, one: str, other: str) -> Iterator[tuple[str, Span, Span]]:
    spans = {slot: [(a.start, a.end) for a in claim.anchors if a.slot == slot] for slot in (one, other)}
    for source in spans[one]:
        for target in spans[other]:
            yield kind, source, target


def _together(text: str, entities: dict[Span, str]) -> Iterator[tuple[str, Span, Span]]:
    """What the words between two neighbours say: "Mosul, Iraq", "fighters near Mosul", "three mortars"."""
    for one, other in pairwise(sorted(entities)):
        kinds, between = (entities[one], entities[other]), text[one[1] : other[0]]
        holds = kinds == ("Location", "Location") and re.fullmatch(r",\s+|\s+in\s+", between)
        if holds or (kinds[0] in _ACTORS and kinds[1] == "Location" and _NEAR.fullmatch(between)):
            yield "CoLocated", one, other
        elif kinds[0] == "Quantity" and kinds[1] in _COUNTED and re.fullmatch(r"(?:\s+[a-z-]+){0,2}\s+", between):
            yield "HasAttrOf", other, one
