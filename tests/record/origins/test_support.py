from dataclasses import replace
from typing import Any

import pytest

from answerable.record.origins.origin import Origin
from answerable.record.origins.support import support_of


def figure(source: Any, *speakers: str) -> Any:
    return source.claim("harm", kind="killed", min=11, max=11, said_by=speakers)


@pytest.mark.parametrize(
    ("speakers", "origins"),
    [
        ([(), ()], 2),
        ([("Ilka Brandt",), ("Ilka Brandt",)], 1),
        ([("Ilka Brandt", "the ministry"), ("Ilka Brandt",)], 1),
        ([("Ilka Brandt",), ("Tomas Rell",)], 2),
        ([("residents",), ("residents",)], 2),
        ([("Residents of Orvane",), ("Residents of Orvane",)], 2),
        ([("Paper A",), ()], 2),
    ],
)
def test_named_speakers_are_origins_and_crowds_are_not(
    scribe: Any, speakers: list[tuple[str, ...]], origins: int
) -> None:
    claims = [figure(scribe(f"{number}.txt"), *spoken) for number, spoken in enumerate(speakers)]
    support = support_of(claims, ())
    assert (support.sources, support.origins) == (2, origins)
    assert bool(support.reasons) == (origins == 1)


def test_who_relays_what_another_published_is_no_origin_of_their_own(scribe: Any) -> None:
    first = figure(scribe("a.txt", "2031-01-01", publisher="Harbour Gazette"))
    second = figure(scribe("b.txt", "2031-01-02"), "Harbour Gazette")
    support = support_of([first, second], ())
    assert (support.sources, support.origins) == (2, 1)
    assert support.reasons == ("b.txt relays Harbour Gazette, whose own publication is a.txt",)


def test_one_source_that_relays_two_speakers_relays_two_origins_and_is_none_beside_them(scribe: Any) -> None:
    paper = scribe("a.txt")
    claims = [figure(paper, "Ilka Brandt"), figure(paper, "Tomas Rell"), figure(paper)]
    assert (support_of(claims, ()).sources, support_of(claims, ()).origins) == (1, 2)


def test_copies_count_once_and_say_why(scribe: Any) -> None:
    claims = [figure(scribe(name)) for name in ("a.txt", "b.txt", "c.txt")]
    captures = tuple(claim.source.capture for claim in claims)
    origins = (Origin(captures=captures[:2], reasons=("b.txt and a.txt: copied",)), Origin(captures=captures[2:]))
    support = support_of(claims, origins)
    assert (support.sources, support.origins, support.reasons) == (3, 2, ("b.txt and a.txt: copied",))


@pytest.mark.parametrize(
    ("cited", "sources"), [((("w1",), ("w1",)), 1), ((("w1",), ("w2",)), 2), ((("w1", "w2"), ("w2", "w3")), 3)]
)
def test_works_that_a_table_cites_are_the_sources_and_the_table_is_none(
    scribe: Any, cited: tuple[tuple[str, ...], ...], sources: int
) -> None:
    table = scribe("persons.csv")
    claims = [replace(table.claim("name", entity="Anton Velk", name="A. Velk", kind="alias"), cited=c) for c in cited]
    support = support_of(claims, (Origin(captures=(table.source.capture,)),))
    assert (support.sources, support.origins) == (sources, sources)


def test_a_table_that_cites_nothing_is_a_source_beside_works_and_articles(scribe: Any) -> None:
    table, article = scribe("persons.csv"), scribe("a.txt")
    claims = [figure(table), replace(figure(table), cited=("w1",)), figure(article)]
    assert (support_of(claims, ()).sources, support_of(claims, ()).origins) == (3, 3)
