from typing import Any

import pytest

from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.claim import Claim, claim_id
from answerable.model.slots import HarmSlots, IncidentSlots
from answerable.record.ledger.line import Scope, ledger_of
from answerable.record.record import derive

LEAD = "Shells hit the market of Orvane. "


def told(sentence: str, *harms: tuple[str, str | None]) -> dict[str, Scope]:
    """The scope of each figure that stands in a sentence, by its words; figures are read off their digits."""
    content = LEAD + sentence
    source = Source(name="a.txt", capture=sha256(content.encode()))

    def claim(words: str, slots: Any) -> Claim:
        start = content.index(words)
        end = start + len(words)
        return Claim(
            id=claim_id(source.capture, start, end, slots),
            source=source,
            quote=words,
            start=start,
            end=end,
            slots=slots,
            extractor="test/1",
        )

    claims = [claim("Shells hit the market", IncidentSlots(kind="shelling", place="Orvane", target=("market",)))]
    for words, whom in harms:
        number = int("".join(filter(str.isdigit, words)))
        claims.append(claim(words, HarmSlots(kind="killed", min=number, max=number, whom=whom)))
    (incident,) = derive(claims).incidents
    return {line.printed: line.scope for line in ledger_of(incident, (), {source.capture: content})}


@pytest.mark.parametrize(
    ("sentence", "harms", "scopes"),
    [
        (
            "The council counted 40 people killed, including 12 children killed.",
            [("40 people killed", "people"), ("12 children killed", "children")],
            [Scope.WHOLE, Scope.NESTED],
        ),
        (
            "There were 40 people killed. Then 12 children killed were named.",
            [("40 people killed", "people"), ("12 children killed", "children")],
            [Scope.WHOLE, Scope.NESTED],
        ),
        (
            "There were 40 soldiers killed and 12 children killed.",
            [("40 soldiers killed", "soldiers"), ("12 children killed", "children")],
            [Scope.WHOLE, Scope.WHOLE],
        ),
        (
            "So far 90 people killed have been counted.",
            [("90 people killed", "people")],
            [Scope.CUMULATIVE],
        ),
        (
            "There were 40 people killed. Another 7 people killed lay in the harbour.",
            [("40 people killed", "people"), ("7 people killed", "people")],
            [Scope.WHOLE, Scope.FURTHER],
        ),
        ("They found 40 people killed.", [("40 people killed", "people")], [Scope.WHOLE]),
    ],
)
def test_a_figure_counts(sentence: str, harms: list[tuple[str, str | None]], scopes: list[Scope]) -> None:
    found = told(sentence, *harms)
    assert [found[words] for words, _ in harms] == scopes


def test_a_line_says_who_when_and_from_which_origin(scribe: Any) -> None:
    paper = scribe("a.txt", "2031-03-02", publisher="Harbour Gazette")
    claims = [
        paper.claim("incident", kind="shelling", place="Orvane", target=("market",)),
        paper.claim("harm", "at least 11 dead", kind="killed", min=11, max=None),
    ]
    (incident,) = derive(claims).incidents
    (line,) = ledger_of(incident)
    assert (line.printed, line.voice, line.as_of, line.sources) == (
        "at least 11 dead",
        ("Harbour Gazette",),
        "2031-03-02",
        1,
    )
    assert line.origin == paper.source.capture
