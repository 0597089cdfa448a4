"""What decisions rule: the later holds, undoing gives back what was, and nothing depends on the order of namings."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.identity.grouping import Group, group_persons, group_units
from answerable.identity.rulings import rule
from answerable.model.decision import IdentityDecision, Sameness, Side, standing
from answerable.model.naming import Naming

NAMES = (
    "Radovan Teslin",
    "Radovan Ilich Teslin",
    "R. Teslin",
    "Teslin",
    "Teslin Radovan",
    "Mira Teslin",
    "Радован Теслин",
)
UNITS = (
    "3 Armd Div",
    "Third Armoured Division",
    "3rd Guards Armoured Division",
    "12 Bde",
    "the battalion",
    "Harbour Office",
)
EVERY = tuple(Naming(name, capture) for name in NAMES for capture in "abc")
EVERY_UNIT = tuple(Naming(name, capture) for name in UNITS for capture in "abc")


def decision(number: int, verdict: Sameness, *sides: tuple[Naming, ...], undoes: str | None = None) -> IdentityDecision:
    made = tuple(Side(kind="person", entity="", name=namings[0].name, namings=namings) for namings in sides)
    return IdentityDecision(
        id=f"d{number}", verdict=verdict, sides=made, undoes=undoes, why="seen", who="R. Tester", at="2031-01-01"
    )


def shape(groups: tuple[Group, ...]) -> set[frozenset[Naming]]:
    return {frozenset(group.namings) for group in groups}


def together(groups: tuple[Group, ...], one: Naming, other: Naming) -> bool:
    return any({one, other} <= set(group.namings) for group in groups)


def pairs(of: tuple[Naming, ...]) -> st.SearchStrategy[list[tuple[Sameness, Naming, Naming]]]:
    verdicts = st.sampled_from([Sameness.SAME, Sameness.DIFFERENT])
    return st.lists(
        st.tuples(verdicts, st.sampled_from(of), st.sampled_from(of)).filter(lambda drawn: drawn[1] != drawn[2]),
        max_size=6,
    )


def taken(drawn: list[tuple[Sameness, Naming, Naming]]) -> list[IdentityDecision]:
    return [decision(at, verdict, (one,), (other,)) for at, (verdict, one, other) in enumerate(drawn)]


def group(decisions: list[IdentityDecision], of: tuple[Naming, ...] = EVERY) -> tuple[Group, ...]:
    grouped = group_persons if of is EVERY else group_units
    return grouped(of, rulings=rule(decisions, "person")).groups


@settings(max_examples=60, deadline=None)
@given(pairs(EVERY), st.sampled_from([EVERY, EVERY_UNIT]), st.data())
def test_undoing_every_decision_gives_back_the_grouping_as_it_was(
    drawn: list[tuple[Sameness, Naming, Naming]], of: tuple[Naming, ...], data: st.DataObject
) -> None:
    if of is EVERY_UNIT:
        drawn = data.draw(pairs(EVERY_UNIT))
    decisions = taken(drawn)
    undone = [decision(100 + at, Sameness.UNDO, undoes=one.id) for at, one in enumerate(decisions)]
    assert shape(group([*decisions, *undone], of)) == shape(group([], of))
    assert standing([*decisions, *undone]) == ()


@settings(max_examples=60, deadline=None)
@given(pairs(EVERY), pairs(EVERY))
def test_undoing_the_last_gives_back_the_grouping_before_it(
    before: list[tuple[Sameness, Naming, Naming]], after: list[tuple[Sameness, Naming, Naming]]
) -> None:
    decisions = taken(before + after)
    undone = [decision(100 + at, Sameness.UNDO, undoes=one.id) for at, one in enumerate(decisions[len(before) :])]
    assert shape(group([*decisions, *undone])) == shape(group(decisions[: len(before)]))


@settings(max_examples=60, deadline=None)
@given(pairs(EVERY), st.integers())
def test_the_order_of_namings_makes_no_difference(drawn: list[tuple[Sameness, Naming, Naming]], seed: int) -> None:
    shuffled = list(EVERY)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 -- no secret is made here
    decisions = taken(drawn)
    rulings = rule(decisions, "person")
    assert group_persons(shuffled, rulings=rulings) == group_persons(EVERY, rulings=rulings)


@settings(max_examples=60, deadline=None)
@given(pairs(EVERY))
def test_every_decision_that_holds_is_obeyed(drawn: list[tuple[Sameness, Naming, Naming]]) -> None:
    decisions = taken(drawn)
    effective = rule(decisions, "person").effective
    groups = group(decisions)
    assert sorted(naming for found in groups for naming in found.namings) == sorted(EVERY)
    for one in decisions:
        if one.id in effective:
            (first,), (second,) = (side.namings for side in one.sides)
            assert together(groups, first, second) is (one.verdict is Sameness.SAME)
    if decisions:
        assert decisions[-1].id in effective


def test_one_name_in_two_sources_can_be_two_persons_and_a_third_source_is_given_to_neither() -> None:
    a, b, c = (Naming("Radovan Teslin", capture) for capture in "abc")
    lone = Naming("Teslin", "a")
    groups = group_persons([a, b, c, lone], rulings=rule([decision(1, Sameness.DIFFERENT, (a,), (b,))], "person"))
    assert shape(groups.groups) == {frozenset({a, lone}), frozenset({b}), frozenset({c})}


def test_what_fits_one_of_two_names_that_are_ruled_one_joins_them() -> None:
    miller, teslin, other = Naming("Harun Miller", "a"), Naming("Radovan Teslin", "b"), Naming("Teslin, Radovan", "c")
    groups = group_persons(
        [miller, teslin, other], rulings=rule([decision(1, Sameness.SAME, (miller,), (teslin,))], "person")
    )
    assert shape(groups.groups) == {frozenset({miller, teslin, other})}


def test_a_later_decision_leaves_an_earlier_one_that_it_contradicts_without_effect() -> None:
    a, b, c = (Naming(name, "a") for name in ("Harun Miller", "Radovan Teslin", "Mira Teslin"))
    decisions = [
        decision(1, Sameness.DIFFERENT, (a,), (c,)),
        decision(2, Sameness.SAME, (a,), (b,)),
        decision(3, Sameness.SAME, (b,), (c,)),
    ]
    assert rule(decisions, "person").effective == {"d2", "d3"}
