import pytest

from answerable.claims.atlas import atlas_of
from answerable.claims.cast.cast import Cast
from answerable.claims.draft import Draft
from answerable.language.article import Article
from answerable.model.capture import Source
from answerable.model.claim import Anchor, Location
from answerable.model.mention import Mention
from answerable.model.slots import HarmSlots, IncidentSlots, PostingSlots, Slots
from answerable.model.text import Text

SHELLING = IncidentSlots(kind="shelling")
CAPTURE = f"sha256:{0:064d}"


def article_of(content: str) -> Article:
    text = Text(capture=CAPTURE, reader="text/0", content=content, parts=(), language="en")
    return Article(text, Source(name="a.txt", capture=CAPTURE), ())


def located(content: str, *names: str, slots: Slots, quote: str | None = None) -> tuple[Location, ...]:
    mentions = [Mention(content.index(name), content.index(name) + len(name), "place", name) for name in names]
    quoted = content if quote is None else quote
    start = content.index(quoted)
    draft = Draft(start=start, end=start + len(quoted), slots=slots)
    return atlas_of(article_of(content), Cast(tuple(sorted(mentions)))).of(draft)


def test_a_place_is_read_in_the_light_of_the_countries_that_the_article_names() -> None:
    in_america = "Shells fell in Georgia, said the United States Army; Americans fled."
    in_asia = "Shells fell in Georgia, said the Georgian army."
    assert [place.country for place in located(in_america, "Georgia", slots=SHELLING)] == ["US"]
    assert [place.country for place in located(in_asia, "Georgia", slots=SHELLING)] == ["GE"]


def test_what_stands_behind_a_place_holds_it() -> None:
    content = "Shells fell on San Miguel, Peru, where Salvadorans of El Salvador lived."
    (place,) = located(content, "San Miguel", "Peru", slots=SHELLING)
    assert (place.name, place.country) == ("San Miguel", "PE")
    assert len(place.candidates) >= 1


def test_a_place_too_small_for_the_gazetteer_lies_where_the_words_say() -> None:
    (place,) = located("Shells fell on Zarmakulo, Borno State.", "Zarmakulo", "Borno State", slots=SHELLING)
    assert place == Location(name="Zarmakulo", country="NG", region="Borno State")


def test_the_part_of_a_country_is_a_region_and_no_point() -> None:
    (place,) = located("Shells fell in eastern Ukraine.", "Ukraine", slots=SHELLING)
    assert (place.name, place.geonames, place.country, place.precision) == ("eastern Ukraine", None, "UA", "region")


def test_the_slots_own_place_goes_before_others_in_the_quote() -> None:
    content = "Men of Lagos shot two men in Maiduguri."
    mentions = (Mention(9, 14, "place", "Lagos"), Mention(31, 40, "place", "Maiduguri"))
    draft = Draft(
        start=0,
        end=len(content),
        slots=HarmSlots(kind="killed", min=2, max=2, place="Maiduguri"),
        anchors=(Anchor("place", 31, 40),),
    )
    found = atlas_of(article_of(content), Cast(mentions)).of(draft)
    assert [place.name for place in found] == ["Maiduguri"]


@pytest.mark.parametrize(("place", "precision"), [("the drama theatre", "site"), ("Zarmakulo", "unknown")])
def test_a_place_that_no_gazetteer_has_is_kept_by_its_name(place: str, precision: str) -> None:
    found = located(f"Shells fell on {place}.", slots=IncidentSlots(kind="shelling", place=place))
    assert found == (Location(name=place, precision=precision),)


@pytest.mark.parametrize(
    ("content", "name", "printed"),
    [
        ("A patrol was hit near Bakhmut.", "Bakhmut", "near Bakhmut"),
        ("A patrol was hit 12 km south of Gao.", "Gao", "12 km south of Gao"),
        ("A patrol was hit on the outskirts of Gao.", "Gao", "outskirts of Gao"),
    ],
)
def test_what_happened_near_a_place_did_not_happen_there(content: str, name: str, printed: str) -> None:
    (place,) = located(content, name, slots=SHELLING)
    assert (place.name, place.geonames, place.precision) == (printed, None, "region")
    assert place.candidates


@pytest.mark.parametrize(
    ("content", "name", "country", "region"),
    [
        ("Rockets fell on Kharkiv airport.", "Kharkiv airport", "UA", "Kharkiv Oblast"),
        ("Men were held in Evin prison, Tehran.", "Evin prison", "IR", "Tehran Province"),
    ],
)
def test_a_site_lies_in_the_town_that_the_words_name(content: str, name: str, country: str, region: str) -> None:
    (place,) = located(content, name, slots=SHELLING)
    assert (place.precision, place.geonames, place.country, place.region) == ("site", None, country, region)


def test_who_acts_is_not_where() -> None:
    found = located("Russia's army shelled a town in Syria.", "Russia", "Syria", slots=SHELLING)
    assert [place.country for place in found] == ["SY"]


def test_a_posting_is_nowhere() -> None:
    assert located("He leads the garrison of Lagos.", "Lagos", slots=PostingSlots(person="Odan")) == ()
