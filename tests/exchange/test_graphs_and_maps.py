import io
import json

import networkx as nx
import pytest
from tests.conftest import Scribe
from tests.exchange.conftest import released, told

from answerable.exchange.geojson import geojson
from answerable.exchange.graphml import graphml
from answerable.exchange.release import Release
from answerable.model.claim import Stance
from answerable.places.coordinates import coordinates_of


def graph_of(release: Release) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(graphml(release).encode()), force_multigraph=True)


def test_networkx_reads_who_was_where_under_whom(release: Release) -> None:
    graph = graph_of(release)
    names = dict(graph.nodes(data="name"))
    edges = {
        (names[start], names[end], data["kind"], data.get("role"), data["certainty"], data.get("begins"))
        for start, end, data in graph.edges(data=True)
    }
    assert edges == {
        ("Anton Velk", "9th Brigade", "posting", "commander", "stated", "2020-02-01"),
        ("Boris Hale", "Ministry of Defence", "posting", "+Deputy <i>Minister</i>", "stated", None),
        ("Oleg Marn", "4th Regiment", "posting", "commander", "not stated flatly", None),
        ("9th Brigade", "2nd Corps", "child-of", None, "stated", "2021-05-30"),
    }


def test_each_edge_has_the_claims_of_the_record(release: Release) -> None:
    claims = {frozenset(data["claims"].split()) for _, _, data in graph_of(release).edges(data=True)}
    record = release.record
    wanted = {frozenset(c.id for c in posting.claims) for person in record.persons for posting in person.career}
    wanted |= {frozenset(c.id for c in relation.claims) for unit in record.units for relation in unit.parents}
    assert claims == wanted


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    scribe = Scribe("a.txt")
    claims = (scribe.claim("posting", person="Anton Velk", role="commander", unit="9th \x00\ufffe<Brigade> & \x0bco"),)
    assert "9th <Brigade> & co" in dict(graph_of(released(claims)).nodes(data="name")).values()


def test_an_incident_is_at_the_middle_of_its_town(release: Release) -> None:
    document = json.loads(geojson(release))
    assert document["type"] == "FeatureCollection"
    (incident,) = [
        feature
        for feature in document["features"]
        if feature["properties"]["kind"] == "incident" and feature["properties"]["place"] == "Ternopil"
    ]
    assert incident["geometry"]["type"] == "Point"
    longitude, latitude = incident["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (26, 50)
    assert incident["properties"]["when"]["edtf"] == "2021-05-02"
    assert incident["properties"]["certainty"] == "stated"
    (positioning,) = [feature for feature in document["features"] if feature["properties"]["kind"] == "positioning"]
    assert positioning["properties"]["name"] == "9th Brigade"
    assert positioning["geometry"] == incident["geometry"]


def test_a_region_is_no_point_and_a_person_is_on_no_map() -> None:
    scribe = Scribe("a.txt")
    claims = (
        scribe.claim("incident", kind="shelling", place="Ternopil Oblast", stance=Stance.ALLEGED),
        scribe.claim("positioning", person="Anton Velk", place="Ternopil", kind="site"),
    )
    features = json.loads(geojson(released(claims)))["features"]
    assert [(feature["geometry"], feature["properties"]["certainty"]) for feature in features] == [
        (None, "not stated flatly")
    ]


@pytest.mark.parametrize("name", ["Tarn", "Sobolev", "Собол"])
def test_protected_names_are_in_neither(release: Release, name: str) -> None:
    assert name not in graphml(release)
    assert name not in geojson(release)


def test_the_order_of_claims_makes_no_difference() -> None:
    other = released(told()[::-1])
    assert graphml(other) == graphml(released(told()))
    assert geojson(other) == geojson(released(told()))


def test_coordinates_are_of_settlements_alone() -> None:
    kyiv = coordinates_of(703448)
    assert kyiv is not None
    assert (round(kyiv.latitude, 1), round(kyiv.longitude, 1)) == (50.5, 30.5)
    assert coordinates_of(690791) is None
