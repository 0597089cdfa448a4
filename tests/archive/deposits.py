"""What the tests of the store put into it: words, texts, claims, decisions."""

from typing import Any

from answerable.archive.store import Store
from answerable.model.capture import Provenance, Source
from answerable.model.claim import Claim, claim_id
from answerable.model.decision import Decision, Verdict
from answerable.model.slots import HarmSlots, PostingSlots, Slots
from answerable.model.text import Part, PartKind, Text

WORDS = "Captain Rhea Tollund leads the Ferry Guard. Four were hurt at the slipway. Rhea Tollund denies it."


def add(store: Store, words: str = WORDS, name: str = "a.txt") -> str:
    entry, _ = store.add_capture(words.encode(), name=name, media_type="text/plain", provenance=Provenance())
    store.add_reading(text(entry.capture, words))
    return entry.capture


def text(capture: str, words: str = WORDS, reader: str = "text/1") -> Text:
    parts = (Part(PartKind.PARAGRAPH, 0, len(words)),)
    return Text(capture=capture, reader=reader, content=words, parts=parts, language="en", published="2026-01")


def claim(capture: str, quote: str, slots: Slots, words: str = WORDS, **more: Any) -> Claim:
    start = words.index(quote)
    end = start + len(quote)
    return Claim(
        id=claim_id(capture, start, end, slots),
        source=Source(name="a.txt", capture=capture),
        quote=quote,
        start=start,
        end=end,
        slots=slots,
        extractor=more.pop("extractor", "posting/1"),
        **more,
    )


def lead(capture: str, **more: Any) -> Claim:
    return claim(capture, "Captain Rhea Tollund leads", PostingSlots(person="Rhea Tollund"), **more)


def hurt(capture: str, **more: Any) -> Claim:
    return claim(capture, "Four were hurt", HarmSlots(kind="injured", min=4, max=4), **more)


def decide(claim_id: str, verdict: Verdict, number: int) -> Decision:
    return Decision(
        id=f"{number:032x}", claim=claim_id, verdict=verdict, why="because", who="R. Tester", at="2026-02-03T04:05:06Z"
    )


def kinds(store: Store) -> list[str]:
    return [entry.kind for entry in store.log_entries()]
