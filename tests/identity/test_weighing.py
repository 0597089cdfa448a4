"""What speaks for and against two names being one person's, in words and in points, on invented persons."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.identity.grouping import Grouping, Naming, group_persons
from answerable.identity.profile import Post, Profile, RankSeen, together
from answerable.identity.vocabulary import weights


def bears(
    *,
    unit: str | None = None,
    role: str = "commander",
    rank: str | None = None,
    on: str | None = None,
    born: str | None = None,
    also: str | None = None,
    country: str | None = None,
    works: str | None = None,
    table: str | None = None,
    source: str | None = None,
) -> Profile:
    day = date.fromisoformat(on) if on else None
    birth = date.fromisoformat(born) if born else None
    return Profile(
        posts=frozenset({Post(unit=unit, shown=unit, role=role, commands=role == "commander", first=day, last=day)})
        if unit
        else frozenset(),
        ranks=frozenset({RankSeen(rank=rank, by=day, still=day)}) if rank else frozenset(),
        born=frozenset({(birth, birth)}) if birth else frozenset(),
        also=frozenset({also} if also else ()),
        countries=frozenset({country} if country else ()),
        works=frozenset({works} if works else ()),
        tables=frozenset({table} if table else ()),
        sources=frozenset({source} if source else ()),
    )


def two(one: str, first: Profile, other: str, second: Profile) -> Grouping:
    a, b = Naming(one, "a"), Naming(other, "b")
    return group_persons([a, b], {a: first, b: second})


JOINED = [
    ("Radovan Teslin", bears(), "Radovan Teslin", bears()),
    ("Radovan Teslin", bears(), "Радован Теслин", bears()),
    ("Radovan Teslin", bears(), "Radovan Ilich Teslin", bears()),
    ("Radovan Teslin", bears(), "Col. Gen. Radovan Teslin", bears()),
    ("Mira Ann Holm", bears(), "Holm Mira Ann", bears()),
    ("Radovan Teslin", bears(unit="64 brigade"), "R. Teslin", bears(unit="64 brigade")),
    ("Radovan Ilich Teslin", bears(), "R.I. Teslin", bears()),
    ("Radovan Teslin", bears(unit="64 brigade"), "Radovan Teslim", bears(unit="64 brigade")),
    ("Christopher Holm", bears(unit="64 brigade"), "Chris Holm", bears(unit="64 brigade")),
    ("Mira Holm", bears(unit="64 brigade"), "Holm Mira", bears(unit="64 brigade")),
    ("Mira Holm", bears(works="w1"), "Mira Ann Holm", bears(works="w1")),
    ("Harun Miller", bears(also="Radovan Teslin", unit="64 brigade"), "Radovan Teslin", bears(unit="64 brigade")),
    ("Mira Holm", bears(rank="Colonel", on="2030-01-01"), "Mira Holm", bears(rank="Major", on="2025-01-01")),
    ("Mira Holm", bears(born="1977-01-01"), "Mira Holm", bears(born="1978-03-01")),
]

APART = [
    ("Radovan Teslin", bears(), "Radovan Petrovich Marsk", bears(), ""),
    ("Radovan Ilich Teslin", bears(), "Radovan Petrovich Teslin", bears(), ""),
    ("Radovan Teslin", bears(), "R. Teslin", bears(), ""),
    ("Mira Holm", bears(), "Mira Ann Holm", bears(), ""),
    ("Mira Holm", bears(), "Mira Holn", bears(rank="Colonel"), ""),
    ("Mira Holm", bears(), "Holm Mira", bears(), ""),
    ("Mira Holm", bears(born="1977-01-01"), "Mira Holm", bears(born="1951-01-01"), "born 1977-01-01 and 1951-01-01"),
    ("Mira Holm", bears(country="NG"), "Mira Holm", bears(country="KE"), "their units are of NG and of KE"),
    (
        "Mira Holm",
        bears(rank="Commissioner of Police"),
        "Mira Holm",
        bears(rank="Air Marshal"),
        "ranks of two services: Commissioner of Police and Air Marshal",
    ),
    (
        "Mira Holm",
        bears(table="t", also="Mira Ann Holm"),
        "Mira Ann Holm",
        bears(table="t"),
        "the researchers who made the table gave them two names",
    ),
]


def names_of(value: object) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("one", "first", "other", "second"), JOINED, ids=names_of)
def test_these_are_one(one: str, first: Profile, other: str, second: Profile) -> None:
    assert len(two(one, first, other, second).groups) == 1
    assert len(two(other, second, one, first).groups) == 1


@pytest.mark.parametrize(("one", "first", "other", "second", "against"), APART, ids=names_of)
def test_the_machine_leaves_these_apart(one: str, first: Profile, other: str, second: Profile, against: str) -> None:
    grouping = two(one, first, other, second)
    assert len(grouping.groups) == 2
    said = [reason for found in grouping.candidates for reason in found.link.weighing.speaks_against]
    assert not said or against in said


def test_a_candidate_says_what_speaks_for_it_and_what_against() -> None:
    (candidate,) = two(
        "Mira Holm",
        bears(unit="64 brigade", rank="Colonel", on="2030-01-01"),
        "Mira Holn",
        bears(unit="64 brigade", rank="Major", on="2032-01-01", role="clerk"),
    ).candidates
    weighing = candidate.link.weighing
    assert (candidate.link.one, candidate.link.other) == ("Mira Holm", "Mira Holn")
    assert weighing.speaks_for == ("one name may be misspelt", "both are of 64 brigade")
    assert weighing.speaks_against == ("Colonel by 2030-01-01, and Major on 2032-01-01",)
    assert weighing.score == 55 + 15 - 15


def test_two_commands_on_the_same_days_speak_against_it() -> None:
    first = bears(unit="7 division", on="2030-01-01")
    (group,) = two("Mira Ann Holm", first, "Mira Ann Holm", bears(unit="9 division", on="2031-01-01")).groups
    assert not group.reasons
    grouping = two("Mira Holm", first, "Mira Ann Holm", bears(unit="9 division", on="2030-01-01"))
    assert "both commanded on the same days, 9 division and 7 division" in str(grouping.candidates)


def test_a_name_that_fits_two_goes_to_the_one_that_evidence_speaks_for() -> None:
    namings = [Naming(name, "a") for name in ("Radovan Ilich Teslin", "Radovan Petrovich Teslin")]
    lone = Naming("Radovan Teslin", "b")
    assert len(group_persons([*namings, lone]).groups) == 3
    profiles = {namings[0]: bears(unit="64 brigade"), lone: bears(unit="64 brigade")}
    groups = group_persons([*namings, lone], profiles).groups
    assert {group.namings for group in groups} == {(namings[0], lone), (namings[1],)}


def test_namesakes_stay_two_though_a_third_source_tells_nothing() -> None:
    a, b, c = (Naming("Mira Holm", capture) for capture in "abc")
    groups = group_persons([a, b, c], {a: bears(born="1977-01-01"), b: bears(born="1951-01-01")}).groups
    assert [group.namings for group in groups] == [(a,), (b,), (c,)]


def test_of_many_reports_the_first_and_last_days_are_kept() -> None:
    known = together(bears(unit="64 brigade", rank="Colonel", on=f"203{year}-01-01") for year in range(10))
    (post,), (rank,) = known.posts, known.ranks
    assert (post.first, post.last) == (rank.by, rank.still) == (date(2030, 1, 1), date(2039, 1, 1))


NAMES = ("Radovan Teslin", "Radovan Ilich Teslin", "R. Teslin", "Teslin", "Radovan Teslim", "Mira Holm", "Holm Mira")
SOME = st.builds(
    bears,
    unit=st.sampled_from([None, "64 brigade", "9 division"]),
    rank=st.sampled_from([None, "Colonel", "Captain", "Commissioner of Police"]),
    on=st.sampled_from([None, "2030-01-01", "2032-01-01"]),
    born=st.sampled_from([None, "1977-01-01", "1951-01-01"]),
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.builds(Naming, st.sampled_from(NAMES), st.sampled_from("abc")), SOME, max_size=9), st.integers()
)
def test_the_order_of_namings_makes_no_difference(profiles: dict[Naming, Profile], seed: int) -> None:
    shuffled = list(profiles)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 -- no secret is made here
    grouping = group_persons(profiles, profiles)
    assert group_persons(shuffled, dict(reversed(profiles.items()))) == grouping
    assert sorted(naming for group in grouping.groups for naming in group.namings) == sorted(profiles)
    for found in grouping.candidates:
        assert weights().shown <= found.link.weighing.score


def test_ten_times_the_names_are_not_a_hundred_times_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = {}
    chance = random.Random(7)  # noqa: S311 -- as above
    stems = [
        a + b for a in ("mar", "tes", "hol", "vel", "ost", "kar", "ban", "dro") for b in ("lin", "sk", "men", "ov")
    ]
    for size in (200, 2000):
        count = 0

        def weigh(*_: object) -> None:
            nonlocal count
            count += 1

        monkeypatch.setattr("answerable.identity.grouping.weigh_persons", weigh)
        names = {" ".join(chance.choice(stems) + chance.choice(stems) for _ in "ab") for _ in range(size)}
        group_persons(Naming(name.title(), "a") for name in names)
        weighed[size] = count
    assert weighed[2000] < 2000 * 10
