import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.claims.cast.forces import Force, forces
from answerable.claims.cast.ranks import rank_table, unfold_rank
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
        ("عميد", "Brigadier"),
        ("سرتیپ دوم", "Second Brigadier General"),
        ("підполковник поліції", "Lieutenant Colonel of Police"),
        ("капитан второго ранга", "Captain Second Rank"),
        ("ဗိုလ်မှူးကြီး", "Colonel"),
        ("대령", "Colonel"),
        ("gardener", "gardener"),
    ],
)
def test_ranks_are_unfolded(printed: str, unfolded: str) -> None:
    assert unfold_rank(printed) == unfolded


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


# The script of each force's own language, by country; countries whose forces write Latin letters are left out.
SCRIPTS = {
    "RU UA BY KZ RS": "CYRILLIC",
    "EG SY IQ LB YE LY SA JO DZ SD SS IR AF PK": "ARABIC",
    "MM": "MYANMAR",
    "TH": "THAI",
    "KH": "KHMER",
    "IL": "HEBREW",
    "GE": "GEORGIAN",
    "AM": "ARMENIAN",
    "GR": "GREEK",
    "ET ER": "ETHIOPIC",
    "IN NP": "DEVANAGARI",
    "BD": "BENGALI",
    "LK": "SINHALA TAMIL",
    "CN": "CJK",
    "KR KP": "HANGUL",
}
# The police of some countries have their ranks in English alone, and their titles in the language are several.
IN_ENGLISH = {"Sri Lanka Police"}


def test_many_forces_are_known_with_grades() -> None:
    known = forces()
    assert len(known) >= 100
    assert len({force.country for force in known}) >= 70
    assert {rank.grade for force in known for rank in force.ranks} <= GRADES
    assert {"army", "navy", "air force", "police", "gendarmerie", "marines"} <= {force.branch for force in known}
    graded = [force for force in known if any(rank.grade.startswith("OF-") for rank in force.ranks)]
    assert len(graded) >= 20
    assert sum(any(rank.short for rank in force.ranks) for force in known) >= 20


@pytest.mark.parametrize(("country", "scripts"), [(c, s) for cs, s in SCRIPTS.items() for c in cs.split()])
def test_forces_that_write_another_script_have_their_ranks_in_it(country: str, scripts: str) -> None:
    own = [force for force in forces() if force.country == country and force.name not in IN_ENGLISH]
    assert own
    for force in own:
        natives = [native for rank in force.ranks for native in rank.native]
        assert len(natives) >= 3, force.name
        written = {unicodedata.name(letter).split()[0] for native in natives for letter in native if letter.isalpha()}
        assert written <= set(scripts.split()), force.name


@pytest.mark.parametrize("force", forces(), ids=lambda force: f"{force.country} {force.name}")
def test_the_ranks_of_a_force_are_listed_from_the_highest_down(force: Force) -> None:
    kinds = {"OF": 2, "WO": 1, "OR": 0}
    grades = [rank.grade.split("-") for rank in force.ranks if rank.grade not in ("-", "OF-D")]
    order = [(kinds[kind], int(number)) for kind, number in grades]
    assert order == sorted(order, reverse=True)


def test_a_native_form_unfolds_to_a_rank_that_has_it() -> None:
    meant: dict[str, set[str]] = {}
    for force in forces():
        for rank in force.ranks:
            for native in rank.native:
                meant.setdefault(native, set()).add(rank.name)
    unmatched = {"mayor", "cabo", "brigada", "intendente", "commandant"}
    assert {n for n, names in meant.items() if n not in unmatched and unfold_rank(n) not in names} == set()
    assert all(unfold_rank(native) == native for native in unmatched)


@pytest.mark.parametrize("force", forces(), ids=lambda force: f"{force.country} {force.name}")
def test_every_rank_of_a_force_unfolds_to_itself(force: Force) -> None:
    assert [unfold_rank(rank.name) for rank in force.ranks] == [rank.name for rank in force.ranks]


@given(st.text(max_size=40))
def test_unfolding_takes_any_text(words: str) -> None:
    assert isinstance(unfold_rank(words), str)
