from collections.abc import Iterable

from bench.sfm import annotations

from answerable.claims.extraction import Extraction
from answerable.model.capture import Source
from answerable.model.claim import Anchor, Claim
from answerable.model.mention import Mention
from answerable.model.slots import PostingSlots

CONTENT = "Col. Ivo Petran, commander of 3 Brigade, met Ida Sorel, head of the Osk Fund. Troops of 9 Brigade left."


def posting(slots: PostingSlots, words: Iterable[tuple[str, str]]) -> Claim:
    anchors = tuple(Anchor(slot, CONTENT.index(text), CONTENT.index(text) + len(text)) for slot, text in words)
    return Claim(
        id="0" * 32,
        source=Source(name="a.txt", capture="sha256:0"),
        quote=CONTENT,
        start=0,
        end=len(CONTENT),
        slots=slots,
        extractor="posting/1",
        anchors=tuple(sorted(anchors)),
    )


def test_persons_and_units_of_security_forces_are_written_and_no_others() -> None:
    officer = posting(
        PostingSlots(person="Ivo Petran", rank="Colonel", role="commander", title="commander", unit="3 Brigade"),
        [("person", "Ivo Petran"), ("rank", "Col."), ("title", "commander"), ("unit", "3 Brigade")],
    )
    civilian = posting(
        PostingSlots(person="Ida Sorel", role="head", title="head", unit="Osk Fund"),
        [("person", "Ida Sorel"), ("title", "head"), ("unit", "Osk Fund")],
    )
    start = CONTENT.index("9 Brigade")
    mention = Mention(start, start + len("9 Brigade"), "unit", "9 Brigade")
    lines = annotations(Extraction((officer, civilian), (mention,), ()), CONTENT).splitlines()
    spans = [line.split("\t")[2] for line in lines if line.startswith("T")]
    relations = [line.split("\t")[1].split()[0] for line in lines if line.startswith("R")]
    assert spans == ["Col.", "Ivo Petran", "commander", "3 Brigade", "9 Brigade"]
    assert relations == ["has_rank", "has_title", "is_posted"]
