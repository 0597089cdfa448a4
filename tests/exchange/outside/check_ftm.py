"""Run by the tests in the environment of `make exchange`: FollowTheMoney's own library reads an export of ours."""

import json
import sys
from collections import Counter
from pathlib import Path

from followthemoney import model
from followthemoney.statement import read_path_statements

folder = Path(sys.argv[1])
entities = {}
for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines():
    data = json.loads(line)
    schema = model.get(data["schema"])
    assert schema is not None, data["schema"]
    schema.validate(data)
    assert not [name for name in data["properties"] if schema.get(name) is None], data
    assert all(data["properties"].get(name) for name in schema.required), data
    entity = model.get_proxy(data, cleaned=False)
    # What the library makes of each value is that value: nothing is dropped or changed by it.
    assert {name: sorted(values) for name, values in entity.to_dict()["properties"].items()} == data["properties"]
    entities[data["id"]] = entity
for entity in entities.values():
    for prop, value in entity.itervalues():
        if prop.type.name == "entity":
            assert entities[value].schema.is_a(prop.range), (entity.schema.name, prop.name)
count = 0
for statement in read_path_statements(folder / "statements.jsonl", "json"):
    assert statement.id == statement.generate_key()
    assert statement.value in {statement.entity_id, *entities[statement.entity_id].get(statement.prop, quiet=True)}
    count += 1
schemas = Counter(entity.schema.name for entity in entities.values())
sys.stdout.write(json.dumps({"statements": count, "schemas": schemas}))
