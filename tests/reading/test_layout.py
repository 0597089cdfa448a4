import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.layout import blocks

WIRE = """
   PORTO VALE, 3 MAY 88 -- [TEXT] THE ARMY COMMAND REPORTED TODAY THAT TWO
SOLDIERS OF THE 12TH RIFLE BRIGADE WERE WOUNDED NEAR THE RIVER.  A SPOKESMAN
SAID THAT A THIRD SOLDIER IS MISSING.
   THE COUNCIL OF PORTO VALE SAID THAT 14 CIVILIANS DIED WHEN THE MARKET WAS
SHELLED ON 2 MAY.  IT ACCUSED THE BRIGADE.

   THE ARMY DENIED IT.
"""
LINES = """Fourteen die in Porto Vale
The 12th Rifle Brigade shelled the market in Porto Vale on Monday, the town council said.
The army denied it.
WAR IN THE VALLEY: LIVE UPDATES
Its spokesman, Major Pieter Holm, said that no shell had been fired from the barracks on that day or the day before.
"""


def words(content: str) -> list[str]:
    return [" ".join(content[start:end].split()) for start, end in blocks(content)]


def test_wrapped_lines_are_joined_and_an_indent_begins_a_block() -> None:
    found = words(WIRE)
    assert len(found) == 3
    assert found[0].startswith("PORTO VALE, 3 MAY 88 -- [TEXT] THE ARMY COMMAND")
    assert found[0].endswith("A THIRD SOLDIER IS MISSING.")
    assert found[1].startswith("THE COUNCIL OF PORTO VALE")
    assert found[2] == "THE ARMY DENIED IT."


def test_where_lines_are_paragraphs_each_is_a_block() -> None:
    assert words(LINES) == LINES.splitlines()


def test_windows_line_ends_divide_as_others_do() -> None:
    assert words(LINES.replace("\n", "\r\n")) == words(LINES)
    assert words(WIRE.replace("\n", "\r\n")) == words(WIRE)


def test_a_short_line_over_wrapped_text_stands_apart() -> None:
    content = (
        "EARLIER ATTACKS\n"
        "The same brigade is accused by the town council of having burned homes in\n"
        "the village of Cal in April, when 30 houses were destroyed and the people\n"
        "of the village fled over the river into the next province.\n"
    )
    assert [line[:15] for line in words(content)] == ["EARLIER ATTACKS", "The same brigad"]


def test_a_wrapped_line_may_begin_like_an_item() -> None:
    content = (
        "The town council accused the colonel of having ordered the attack on May\n"
        "12. The ministry denied it in a statement that it published on the same\n"
        "day, and again in a second one on the next.\n"
    )
    assert len(words(content)) == 1


def test_an_item_of_a_list_begins_a_block() -> None:
    content = (
        "Commanders:\n- Colonel Tomas Arrud\n- Colonel Rui Salgado, before him, from\n  2015 to 2019\n1. One\n(b) Two"
    )
    assert words(content) == [
        "Commanders:",
        "- Colonel Tomas Arrud",
        "- Colonel Rui Salgado, before him, from",
        "2015 to 2019",
        "1. One",
        "(b) Two",
    ]


@pytest.mark.parametrize("content", ["", "\n\n", " \t "])
def test_nothing_gives_nothing(content: str) -> None:
    assert blocks(content) == []


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t\f\u2028Ü"), max_size=200))
def test_blocks_are_in_order_trimmed_and_leave_out_only_space(content: str) -> None:
    at = 0
    for start, end in blocks(content):
        assert at <= start < end
        assert not content[at:start].strip()
        assert content[start:end] == content[start:end].strip()
        at = end
    assert not content[at:].strip()
