import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.text import Member, Part, PartKind, Reading, Text, Unpacked, Unread
from answerable.reading.wire import WireError, pack, receive, send, unpack

NAMES = st.text(st.characters(codec="utf-8"), max_size=20)
MAYBE = st.none() | NAMES
TEXTS = st.builds(
    Text,
    capture=NAMES,
    reader=NAMES,
    content=st.text(st.characters(codec="utf-8"), min_size=9),
    parts=st.just((Part(PartKind.HEADLINE, 0, 3), Part(PartKind.PARAGRAPH, 5, 9, 2))),
    language=NAMES,
    title=MAYBE,
    published=MAYBE,
)
MEMBERS = st.builds(Member, name=NAMES, data=st.binary(max_size=50), url=MAYBE, collected=MAYBE)
READINGS = st.one_of(
    TEXTS,
    st.builds(Unread, capture=NAMES, reader=NAMES, reason=NAMES),
    st.builds(
        Unpacked,
        capture=NAMES,
        reader=NAMES,
        members=st.lists(MEMBERS, max_size=3).map(tuple),
        refused=st.lists(NAMES, max_size=3).map(tuple),
    ),
)


@given(READINGS)
def test_a_reading_comes_over_the_wire_as_it_was(reading: Reading) -> None:
    stream = io.BytesIO()
    send(stream, *pack(reading))
    stream.seek(0)
    assert unpack(*receive(stream, 10_000)) == reading


@given(st.binary(max_size=60))
def test_no_bytes_break_the_wire_other_than_by_its_error(data: bytes) -> None:
    with pytest.raises(WireError):
        unpack(*receive(io.BytesIO(data), 1000))


def header(**changes: Any) -> dict[str, Any]:
    text = Text(capture="a", reader="text/1", content="Words.", parts=(Part(PartKind.PARAGRAPH, 0, 6),), language="en")
    return {**pack(text)[0], **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": [{"kind": "paragraph", "start": 0, "end": 7, "page": None}]},
        {"parts": [{"kind": "paragraph", "start": 4, "end": 2, "page": None}]},
        {"parts": [{"kind": "sermon", "start": 0, "end": 6, "page": None}]},
        {"capture": 5},
        {"title": ["x"]},
        {"kind": "unpacked"},
        {"kind": None},
    ],
)
def test_a_worker_that_lies_is_not_believed(changes: dict[str, Any]) -> None:
    with pytest.raises(WireError):
        unpack(header(**changes), [b"Words."])


def test_more_than_agreed_is_not_taken() -> None:
    stream = io.BytesIO()
    send(stream, {"kind": "text"}, [b"x" * 100])
    stream.seek(0)
    with pytest.raises(WireError, match="too large"):
        receive(stream, 99)
