"""An entity of FollowTheMoney, and the two ways in which files hold it: whole, one a line, or as statements.

Both are JSON Lines. Statements in CSV are not written: a value that begins like a formula could not be defused there
without changing what the statement says. The model and the key of a statement are those of followthemoney 4
(https://followthemoney.tech), which is not needed to write or read them.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from answerable.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity: id, schema ("Person") and its properties in alphabetical order, the values of each sorted."""

    id: str
    schema: str
    properties: tuple[tuple[str, tuple[str, ...]], ...]

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a property; empty where it has none."""
        return dict(self.properties).get(name, ())


def entity_of(ident: str, schema: str, properties: dict[str, Iterable[str]]) -> Entity:
    """An entity with its properties and their values in order, each value once."""
    ordered = ((name, tuple(sorted(set(values)))) for name, values in sorted(properties.items()))
    return Entity(id=ident, schema=schema, properties=tuple((name, values) for name, values in ordered if values))


def entities_jsonl(entities: Iterable[Entity], dataset: str) -> str:
    """The entities, one a line, sorted by id."""
    return _lines(
        {
            "id": entity.id,
            "schema": entity.schema,
            "properties": {name: list(values) for name, values in entity.properties},
            "datasets": [dataset],
        }
        for entity in sorted(entities, key=lambda entity: entity.id)
    )


def statements_jsonl(entities: Iterable[Entity], dataset: str) -> str:
    """A statement a line for each value of each entity, and one for the entity itself (property "id")."""
    return _lines(
        _statement(entity, name, value, dataset)
        for entity in sorted(entities, key=lambda entity: entity.id)
        for name, values in (("id", (entity.id,)), *entity.properties)
        for value in values
    )


def _statement(entity: Entity, name: str, value: str, dataset: str) -> dict[str, Any]:
    # The key is the library's: SHA-1 over dataset, entity, property and value. It names, it secures nothing.
    key = hashlib.sha1(f"{dataset}.{entity.id}.{name}.{value}".encode(), usedforsecurity=False).hexdigest()
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": name,
        "schema": entity.schema,
        "value": value,
        "dataset": dataset,
        "lang": None,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": None,
        "id": key,
    }


def read_entities(content: str) -> tuple[Entity, ...]:
    """The entities of a file of entities, sorted by id; InputError names the line that holds none."""
    found = []
    for number, data in _parsed(content):
        try:
            found.append(entity_of(_text(data["id"]), _text(data["schema"]), _properties(data.get("properties", {}))))
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"line {number}: this is no entity of FollowTheMoney ({error})") from error
    return tuple(sorted(found, key=lambda entity: entity.id))


def read_statements(content: str) -> tuple[Entity, ...]:
    """The entities that a file of statements (JSON Lines) adds up to, sorted by id; InputError as above."""
    schemas: dict[str, str] = {}
    properties: dict[str, dict[str, list[str]]] = {}
    for number, data in _parsed(content):
        try:
            ident, name, value = (_text(data[key]) for key in ("entity_id", "prop", "value"))
            schemas[ident] = _text(data["schema"])
        except (KeyError, TypeError) as error:
            raise InputError(f"line {number}: this is no statement of FollowTheMoney ({error})") from error
        held = properties.setdefault(ident, {})
        if name != "id":
            held.setdefault(name, []).append(value)
    return tuple(entity_of(ident, schemas[ident], dict(properties[ident])) for ident in sorted(schemas))


def _parsed(content: str) -> Iterable[tuple[int, Any]]:
    for number, line in enumerate(content.split("\n"), start=1):
        if line:
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(f"line {number}: this is no JSON ({error})") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _properties(data: Any) -> dict[str, Iterable[str]]:
    return {name: [_text(value) for value in values] for name, values in data.items()}


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
