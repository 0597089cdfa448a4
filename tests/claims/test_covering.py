"""The coverage map of an article: every part in order, every sentence with what became of it."""

from answerable.claims.covering import LONGEST_SENTENCE
from answerable.claims.extraction import Extraction, extract
from answerable.claims.registry import EXTRACTORS
from answerable.language.parser import annotate
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.coverage import Coverage
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings


def extraction_of(*blocks: tuple[PartKind, str], language: str = "en") -> tuple[str, Extraction]:
    content = "\n\n".join(words for _, words in blocks)
    parts, start = [], 0
    for kind, words in blocks:
        parts.append(Part(kind, start, start + len(words)))
        start += len(words) + 2
    address = sha256(content.encode())
    text = Text(capture=address, reader="text/1", content=content, parts=tuple(parts), language=language)
    (article,) = annotate([(text, Source(name="a.txt", capture=address))], settings().pipeline)
    return content, extract(article, EXTRACTORS)


def states(content: str, extraction: Extraction) -> list[tuple[str, Coverage]]:
    return [(content[covered.start : covered.end], covered.state) for covered in extraction.coverage]


def test_each_state() -> None:
    furniture, quiet, told = (
        "Share this story",
        "Nothing else is known.",
        "Colonel Anton Velk commands the 9th Brigade.",
    )
    russian = "\u0411\u0440\u0438\u0433\u0430\u0434\u0430 \u0443\u0448\u043b\u0430."
    endless = " ".join(["rope"] * (LONGEST_SENTENCE + 1))
    content, extraction = extraction_of(
        (PartKind.HEADLINE, "General Velk flees"),
        (PartKind.BYLINE, "By Ada Norr"),
        (PartKind.PARAGRAPH, f"{told} {quiet}"),
        (PartKind.HEADING, "Colonel Piet Oduya commands the 3rd Brigade."),
        (PartKind.PARAGRAPH, "* * *"),
        (PartKind.PARAGRAPH, russian),
        (PartKind.PARAGRAPH, endless),
        (PartKind.FURNITURE, furniture),
    )
    assert states(content, extraction) == [
        ("General Velk flees", Coverage.FURNITURE),
        ("By Ada Norr", Coverage.FURNITURE),
        (told, Coverage.CLAIMS),
        (quiet, Coverage.NO_CLAIMS),
        ("Colonel Piet Oduya commands the 3rd Brigade.", Coverage.FURNITURE),
        ("* * *", Coverage.NOT_PARSED),
        (russian, Coverage.NOT_PARSED),
        (endless, Coverage.NOT_PARSED),
        (furniture, Coverage.FURNITURE),
    ]


def test_a_text_in_a_language_that_nobody_reads_gives_no_claims_and_says_so() -> None:
    words = "Colonel Anton Velk commande la 9th Brigade."
    content, extraction = extraction_of(
        (PartKind.HEADING, "Velk"), (PartKind.PARAGRAPH, f"{words} {words}"), language="fr"
    )
    assert (extraction.claims, extraction.mentions) == ((), ())
    assert states(content, extraction) == [("Velk", Coverage.FURNITURE), (f"{words} {words}", Coverage.NOT_READ)]
    (line,) = extraction.refused
    assert "(fr)" in line


def test_every_character_of_a_part_but_white_space_is_covered_once_and_in_order() -> None:
    blocks = (
        (PartKind.HEADLINE, "Two held"),
        (
            PartKind.PARAGRAPH,
            "Police  detained two men on Monday.  \n They said nothing!  Maj. Gen. Ilse Marden was there. ",
        ),
        (PartKind.PARAGRAPH, "   "),
        (PartKind.PARAGRAPH, "\u201cWe heard shots,\u201d said a clerk. (Nobody was hurt.) 1. 2. 3."),
    )
    content, extraction = extraction_of(*blocks)
    at = 0
    for covered in extraction.coverage:
        assert not content[at : covered.start].strip()
        assert covered.start < covered.end
        at = covered.end
    assert not content[at:].strip()
    for claim in extraction.claims:
        stretches = [one for one in extraction.coverage if one.start < claim.end and claim.start < one.end]
        assert {one.state for one in stretches} == {Coverage.CLAIMS}
