from datetime import date
from typing import Any

import pytest

from answerable.dossier.dossier import Bar
from answerable.dossier.sentence import Span, sentence
from answerable.dossier.timeline import Certainty, Row, timeline
from answerable.model.time import Bound, When

D = date.fromisoformat
A, B, C, E = D("2000-01-01"), D("2002-01-01"), D("2004-01-01"), D("2006-01-01")
S, P = Certainty.SOLID, Certainty.POSSIBLE


def row_of(scribe: Any, begins: Bound, ends: Bound, *, firm: bool = True) -> Row:
    claim = scribe("a").claim("posting", person="Ann Holm", role="head")
    said = sentence("career", [Span("Ann Holm was head.")], [claim])
    frame = Bar(sentence=said, label="", sublabel="", when=When(edtf=None, begins=(A, A), ends=(E, E)), firm=True)
    bar = Bar(sentence=said, label="", sublabel="", when=When(edtf=None, begins=begins, ends=ends), firm=firm)
    made = timeline([frame, bar])
    assert made is not None
    return made.rows[1]


@pytest.mark.parametrize(
    ("begins", "ends", "pieces", "left", "right"),
    [
        ((B, B), (C, C), [S], False, False),
        ((A, B), (C, E), [P, S, P], False, False),
        ((None, B), (C, None), [S], True, True),
        ((B, C), (B, C), [P], False, False),
        ((B, C), (B, None), [P], False, True),
        ((B, B), (B, None), [], False, True),
    ],
)
def test_what_is_sure_is_solid_and_what_is_open_says_so(
    scribe: Any,
    begins: Bound,
    ends: Bound,
    pieces: list[Certainty],
    left: bool,  # noqa: FBT001 -- a column of the table
    right: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    row = row_of(scribe, begins, ends)
    assert [piece.certainty for piece in row.pieces] == pieces
    assert (row.open_left is not None, row.open_right is not None) == (left, right)
    assert (row.point is not None) == (begins[1] is not None and begins[1] == ends[0])


def test_what_is_hedged_is_never_solid(scribe: Any) -> None:
    assert [piece.certainty for piece in row_of(scribe, (B, B), (C, C), firm=False).pieces] == [P]


def test_nothing_lies_outside_the_axis(scribe: Any) -> None:
    for piece in row_of(scribe, (A, B), (C, E)).pieces:
        assert float(piece.x) >= 0
        assert float(piece.x) + float(piece.width) <= 100


@pytest.mark.parametrize(
    "days", [("2031-01-01", "2031-01-01"), ("0001-01-01", "9999-12-31"), ("1990-01-01", "2031-01-01")]
)
def test_any_stretch_of_time_has_an_axis_with_room_for_its_labels(scribe: Any, days: tuple[str, str]) -> None:
    first, last = map(D, days)
    claim = scribe("a").claim("posting", person="Ann Holm", role="head")
    said = sentence("career", [Span("Ann Holm was head.")], [claim])
    when = When(edtf=None, begins=(first, first), ends=(last, last))
    made = timeline([Bar(sentence=said, label="", sublabel="", when=when, firm=True)])
    assert made is not None
    assert 0 < len(made.ticks) <= 12


def test_without_any_date_nothing_is_drawn(scribe: Any) -> None:
    claim = scribe("a").claim("posting", person="Ann Holm", role="head")
    said = sentence("career", [Span("Ann Holm was head.")], [claim])
    when = When(edtf=None, begins=(None, None), ends=(None, None))
    assert timeline([Bar(sentence=said, label="", sublabel="", when=when, firm=True)]) is None
