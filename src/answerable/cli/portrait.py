"""A record on the terminal: the entity's items in groups, each with the numbers of its claims, then the claims."""

from typing import Any

from rich.console import Console
from rich.text import Text

from answerable.cli.cells import cell
from answerable.dossier.wording import spell
from answerable.model.claim import when_from_json

HEADS = {"entity", "id", "name", "claims"}
HIDDEN = {"claims", "when", "person", "unit", "incident", "family"}
"""Keys of an item that are shown otherwise than as "key: value": as numbers, as a time, or by the name beside them."""


def print_portrait(console: Console, data: dict[str, Any]) -> None:
    """Print the record of one entity, as :func:`answerable.record.rendering.record_json` gives it."""
    numbers = {claim["id"]: number for number, claim in enumerate(data["claims"], start=1)}
    console.print(Text.assemble(cell(data["name"], "bold"), "  ", cell(f"{data['entity']} · {data['id']}", "dim")))
    for group, items in data.items():
        if group in HEADS or not items:
            continue
        console.print(Text(f"\n{group.replace('_', ' ').capitalize()}", style="bold"))
        for item in items if isinstance(items, list) else [items]:
            console.print(_item(item, numbers), soft_wrap=True)
    console.print(Text("\nClaims", style="bold"))
    for claim in data["claims"]:
        console.print(_claim(claim, numbers[claim["id"]]), soft_wrap=True)


def _item(item: Any, numbers: dict[str, int]) -> Text:
    if not isinstance(item, dict):
        return Text.assemble("  ", cell(item))
    said = [f"{key.replace('_', ' ')} {_plain(item[key])}" for key in item if key not in HIDDEN and _told(item[key])]
    if item.get("when"):
        said.append(spell(when_from_json(item["when"])))
    cited = " ".join(f"[{numbers[ident]}]" for ident in item.get("claims", ()) if ident in numbers)
    return Text.assemble("  ", cell("; ".join(said)), "  ", (cited, "cyan"))


def _told(value: object) -> bool:
    return value not in (None, [], "", False)


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return " ".join(f"{key} {_plain(held)}" for key, held in value.items() if _told(held) and key not in HIDDEN)
    return str(value)


def _claim(claim: dict[str, Any], number: int) -> Text:
    source = claim["source"]
    voice = " < ".join(claim.get("said_by") or ())
    told = ", ".join(filter(None, (claim["stance"], claim["status"], f"said by {voice}" if voice else "")))
    where = ", ".join(filter(None, (source["publisher"], source["name"], source["published"])))
    return Text.assemble(
        ("  " + f"[{number}]", "cyan"),
        (f" {claim['id'][:12]} ", "dim"),
        cell(f"“{claim['quote']}”", "italic"),
        cell(f"  {told} · {where}", "dim"),
    )
