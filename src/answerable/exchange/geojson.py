"""Incidents and positionings of units as GeoJSON (RFC 7946). Where persons were is left out.

A feature is a point only where its place is a town or a site of one that the gazetteer knows: the point is the town's,
not the event's, and `precision` says so. A region or a country is no point; its features have no geometry.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from answerable.command.places import place_of
from answerable.exchange.release import Release
from answerable.exchange.standing import firm, sources_of
from answerable.model.claim import Claim, when_json
from answerable.model.time import When
from answerable.places.coordinates import coordinates_of
from answerable.record.protection import masked

_POINTS = frozenset({"city", "site"})


def geojson(release: Release) -> str:
    """A FeatureCollection: incidents by id, then positionings by unit, each with its time, certainty and claims."""
    record = release.record
    features = [
        _feature(
            "incident",
            incident.id,
            incident.name,
            incident.place,
            incident.when,
            incident.claims,
            incident.reports,
            {"kinds": [kind.value for kind in incident.kinds]},
        )
        for incident in sorted(record.incidents, key=lambda incident: incident.id)
    ]
    features += [
        _feature(
            "positioning",
            unit.id,
            unit.name,
            item.place,
            item.when,
            item.claims,
            item.claims,
            {"positioning": item.kind},
        )
        for unit in sorted(record.units, key=lambda unit: unit.id)
        for item in unit.places
    ]
    document = masked({"type": "FeatureCollection", "features": features}, release.protected)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _feature(
    kind: str,
    key: str,
    name: str,
    place: str | None,
    when: When | None,
    claims: Sequence[Claim],
    judged: Sequence[Claim],
    more: dict[str, Any],
) -> dict[str, Any]:
    where = place_of(place, claims)
    point = coordinates_of(where.geonames) if where.geonames is not None and where.precision in _POINTS else None
    return {
        "type": "Feature",
        "geometry": None if point is None else {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "kind": kind,
            "record": key,
            "name": name,
            **more,
            "place": place,
            "precision": where.precision,
            "geonames": where.geonames,
            "region": where.region,
            "country": where.country,
            "when": None if when is None else when_json(when),
            "certainty": "stated" if firm(judged) else "not stated flatly",
            "stances": _sorted(str(claim.stance) for claim in claims),
            "speakers": _sorted(" / ".join(claim.said_by) for claim in claims if claim.said_by),
            "claims": _sorted(claim.id for claim in claims),
            "sources": list(sources_of(claims)),
        },
    }


def _sorted(values: Iterable[str]) -> list[str]:
    return sorted(set(values))
