import pytest

from answerable.lexicon import load_lexicon
from answerable.places.country import Countries, countries_in, country_named, country_of_people
from answerable.places.gazetteer import find

TABLE = load_lexicon("answerable.places.data", "countries.toml", Countries).countries


def test_every_country_is_in_the_gazetteer_and_no_name_has_two() -> None:
    for code, words in TABLE.items():
        assert [country_named(name) for name in words.names] == [code] * len(words.names)
        assert [country_of_people(people) for people in words.peoples] == [code] * len(words.peoples)
        assert any(place.precision == "country" and place.geonames for place in find(words.names[0], near=(code,)))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Russia and Ukraine; the Ukrainians", ("UA", "RU")),
        ("South Sudanese troops left Sudan", ("SS", "SD")),
        ("he told us of poles, turkey and china", ()),
        ("the US army", ("US",)),
        ("U.S. troops", ("US",)),
        ("THEY TOLD US IN EL SALVADOR", ("SV",)),
        ("Guinea-Bissau's army", ("GW",)),
        ("", ()),
    ],
)
def test_the_countries_of_a_text_are_those_it_names_most_first(text: str, codes: tuple[str, ...]) -> None:
    assert countries_in(text) == codes
