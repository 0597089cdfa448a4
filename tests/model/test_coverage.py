"""Coverage maps: counted, and written and read back."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.model.coverage import Coverage, Covered, coverage_from_json, coverage_json, extent_of

MAPS = st.lists(
    st.builds(lambda start, length, state: Covered(start, start + length, state), st.integers(0, 10**6),
              st.integers(1, 500), st.sampled_from(Coverage)),
    max_size=8,
)  # fmt: skip


@given(MAPS)
def test_json_round_trip(coverage: list[Covered]) -> None:
    assert coverage_from_json(coverage_json(coverage)) == tuple(sorted(coverage))


@given(MAPS)
def test_every_stretch_is_counted_once_and_the_share_is_a_share(coverage: list[Covered]) -> None:
    extent = extent_of(coverage)
    assert extent.sentences + extent.furniture == len(coverage)
    assert extent.percent is None or 0 <= extent.percent <= 100
    assert (extent.percent == 100) == (extent.sentences > 0 and extent.sentences == extent.read)


def test_all_but_a_little_is_not_all() -> None:
    coverage = [
        Covered(0, 50, Coverage.FURNITURE),
        Covered(50, 1040, Coverage.CLAIMS),
        Covered(1040, 1048, Coverage.NO_CLAIMS),
        Covered(1048, 1050, Coverage.NOT_PARSED),
    ]
    extent = extent_of(coverage)
    assert (extent.read, extent.sentences, extent.furniture, extent.percent) == (2, 3, 1, 99)
    assert extent_of(coverage[:1]).percent is None
