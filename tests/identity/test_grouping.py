from answerable.identity.grouping import Naming, group_persons, group_units
from answerable.identity.profile import Post, Profile


def groups_of(*pairs: tuple[str, str]) -> list[set[tuple[str, str]]]:
    found = group_persons(Naming(name, capture) for name, capture in pairs)
    return [{(naming.name, naming.capture) for naming in group.namings} for group in found.groups]


def test_a_family_name_joins_the_one_person_of_that_name_in_its_source() -> None:
    assert groups_of(("Radovan Teslin", "a"), ("Teslin", "a"), ("Teslin", "b")) == [
        {("Radovan Teslin", "a"), ("Teslin", "a")},
        {("Teslin", "b")},
    ]


def test_a_family_name_with_two_bearers_in_its_source_stays_apart() -> None:
    assert len(groups_of(("Radovan Teslin", "a"), ("Mira Teslin", "a"), ("Teslin", "a"))) == 3


def test_an_initial_joins_the_one_person_it_fits_in_its_source() -> None:
    assert len(groups_of(("Radovan Teslin", "a"), ("R. Teslin", "a"))) == 1
    assert len(groups_of(("Radovan Teslin", "a"), ("Ruslan Teslin", "a"), ("R. Teslin", "a"))) == 3


def test_an_initial_from_another_source_needs_a_unit_in_common_or_a_second_initial() -> None:
    full, short = Naming("Radovan Teslin", "a"), Naming("R. Teslin", "b")

    def of(unit: str) -> Profile:
        return Profile(posts=frozenset({Post(unit=unit, shown=unit, role=None, commands=False)}))

    assert len(group_persons([full, short]).groups) == 2
    assert len(group_persons([full, short], {full: of("64"), short: of("64")}).groups) == 1
    assert len(group_persons([full, short], {full: of("64"), short: of("12")}).groups) == 2
    assert len(groups_of(("Radovan Ilich Teslin", "a"), ("Teslin R.I.", "b"))) == 1


def test_a_name_without_patronymic_is_not_given_to_one_of_two_namesakes() -> None:
    assert (
        len(groups_of(("Radovan Ilich Teslin", "a"), ("Radovan Petrovich Teslin", "b"), ("Radovan Teslin", "c"))) == 3
    )


def test_groups_do_not_depend_on_order() -> None:
    pairs = [("Radovan Teslin", "a"), ("R. Teslin", "b"), ("Radovan I. Teslin", "c"), ("Teslin", "c")]
    assert groups_of(*pairs) == groups_of(*reversed(pairs))


def test_reasons_are_given_where_more_than_spelling_was_needed() -> None:
    (group,) = group_persons([Naming("Radovan Teslin", "a"), Naming("Radovan Ilich Teslin", "b")]).groups
    assert group.reasons == (
        "\u201cRadovan Ilich Teslin\u201d and \u201cRadovan Teslin\u201d (80): one leaves out a patronymic",
    )


def test_a_unit_without_a_name_of_its_own_is_another_one_in_each_source() -> None:
    platoon = [Naming("recon platoon", "a"), Naming("Recon Platoon", "a"), Naming("recon platoon", "b")]
    assert len(group_units(platoon).groups) == 2
