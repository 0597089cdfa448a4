import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.document import UnreadableError
from answerable.reading.sheets import table
from answerable.reading.sheets.table import read_table


def rows(content: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in read_table(content).rows]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ending_are_told_from_the_table(delimiter: str, ending: str) -> None:
    content = ending.join(delimiter.join(cells) for cells in (("a", "b"), ("1", "2"), ("", "")))
    assert rows(content) == [(2, ("1", "2"))]


def test_cells_are_one_line_without_signs_that_cannot_be_seen() -> None:
    content = 'a,b\n"two\nlines","hid\u202eden"\nx,y\n'
    assert rows(content) == [(2, ("two lines", "hidden")), (4, ("x", "y"))]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_line() -> None:
    content = 'a,b\n1,2\n"3,4,5\n6,7\n8,9\n'
    found = read_table(content)
    assert [row.cells for row in found.rows] == [("1", "2"), ("6", "7"), ("8", "9")]
    assert [(fault.line, fault.reason) for fault in found.faults] == [(3, "the row has 3 cells, and the header has 2")]
    assert found.unread == ((3, '"3,4,5'),)


def test_rows_of_another_width_are_faults_and_the_others_are_read() -> None:
    found = read_table("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n")
    assert [row.line for row in found.rows] == [2, 5]
    assert [fault.line for fault in found.faults] == [3, 4]


def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "x" * (table.LONGEST_CELL + 1)
    assert [fault.line for fault in read_table(f"a,b\n{long},1\n2,3\n").faults] == [2]
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    with pytest.raises(UnreadableError, match="rows"):
        read_table("a,b\n1,2\n1,2\n1,2\n")
    monkeypatch.setattr(table, "MOST_COLUMNS", 2)
    with pytest.raises(UnreadableError, match="columns"):
        read_table("a,b,c\n")


def test_hostile_quotation_marks_do_not_take_quadratic_time() -> None:
    found = read_table("a,b\n" + '"x,y,z\n' * 20_000)
    assert len(found.faults) + len(found.rows) == 20_000


@given(st.text(alphabet='ab,"\n\r;\t\0\u202e', max_size=60))
def test_any_text_is_read_or_refused_and_no_line_is_lost(content: str) -> None:
    found = read_table(f"a,b\n{content}")
    lines = [row.line for row in found.rows] + [fault.line for fault in found.faults]
    assert len(lines) == len(set(lines))
