"""The graph of command as GraphML (http://graphml.graphdrawing.org): persons, units, postings and relations.

An edge goes from a person to the unit of a posting, and from a unit to the one it was under or within. Each has its
certainty (whether a source states it flatly), the bounds of its time as EDTF, and its claims.
"""

import xml.etree.ElementTree as ET  # writes only; nothing that was ingested is parsed
from collections.abc import Sequence

from answerable.dates.edtf import edtf_of
from answerable.exchange.ftm.draft import cleaned
from answerable.exchange.release import Release
from answerable.exchange.standing import firm, sources_of
from answerable.model.canonical import canonical, sha256
from answerable.model.claim import Claim
from answerable.model.time import Bound, When
from answerable.record.career import Posting
from answerable.record.unit import Relation

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = ("kind", "name")
_EDGE = ("kind", "role", "rank", "certainty", "begins", "ends", "claims", "sources")


def graphml(release: Release) -> str:
    """The graph as a GraphML document; persons whose names are withheld, and their postings, are not in it."""
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    for scope, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            key = {"id": f"{scope}-{name}", "for": scope, "attr.name": name, "attr.type": "string"}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", {"id": "command", "edgedefault": "directed"})
    writer = _Writer(release, graph)
    record = release.record
    for person in sorted(record.persons, key=lambda person: person.id):
        if not release.withholds(person.name):
            writer.node(person.id, "person", person.name)
    for unit in sorted(record.units, key=lambda unit: unit.id):
        writer.node(unit.id, "unit", unit.name)
    for person in sorted(record.persons, key=lambda person: person.id):
        for posting in person.career:
            writer.posting(posting)
    for unit in sorted(record.units, key=lambda unit: unit.id):
        for relation in unit.parents:
            writer.relation(relation)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


class _Writer:
    """Puts nodes and edges into a graph, masked and cleaned; an edge between nodes that are not there is left out."""

    def __init__(self, release: Release, graph: ET.Element) -> None:
        self._release = release
        self._graph = graph
        self._nodes: set[str] = set()

    def node(self, key: str, kind: str, name: str) -> None:
        ident = self._ident(key)
        self._nodes.add(ident)
        self._fill(ET.SubElement(self._graph, "node", {"id": ident}), "node", {"kind": kind, "name": name})

    def posting(self, posting: Posting) -> None:
        role = posting.role or "; ".join(posting.titles)
        values = {"kind": "posting", "role": role, "rank": "; ".join(posting.ranks)}
        if posting.unit is not None:
            self._edge(posting.person, posting.unit, values, posting.when, posting.claims)

    def relation(self, relation: Relation) -> None:
        self._edge(relation.child, relation.parent, {"kind": relation.kind}, relation.when, relation.claims)

    def _edge(self, start: str, end: str, values: dict[str, str], when: When | None, claims: Sequence[Claim]) -> None:
        first, last = self._ident(start), self._ident(end)
        if not {first, last} <= self._nodes:
            return
        ids = sorted(claim.id for claim in claims)
        values["certainty"] = "stated" if firm(claims) else "not stated flatly"
        values["begins"] = bound_edtf(when.begins) if when else ""
        values["ends"] = bound_edtf(when.ends) if when else ""
        values["claims"] = " ".join(ids)
        values["sources"] = "; ".join(sources_of(claims))
        edge = {"id": self._ident("edge", values["kind"], *ids), "source": first, "target": last}
        self._fill(ET.SubElement(self._graph, "edge", edge), "edge", values)

    def _fill(self, element: ET.Element, scope: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            text = cleaned(self._release.mask(value))
            if text:
                ET.SubElement(element, "data", {"key": f"{scope}-{name}"}).text = text

    def _ident(self, *parts: str) -> str:
        # A hash, as an id of the record has the name in it.
        return f"n{sha256(canonical([self._release.case_id, *parts])).removeprefix('sha256:')[:32]}"


def bound_edtf(bound: Bound) -> str:
    """A begin or an end as EDTF: a day, month or year, or the interval that it lies in; empty where it is open."""
    first, last = bound
    if first is not None and last is not None:
        return edtf_of(first, last)
    if first is None and last is None:
        return ""
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
