"""Write docs/vocabularies.md from the controlled lists: what each kind is called elsewhere, or why it is not."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from answerable.claims.violence.harm_words import harm_words
from answerable.claims.violence.perpetrators import perpetrator_words
from answerable.claims.violence.targets import target_words
from answerable.claims.violence.violence import incident_words
from answerable.claims.violence.vocabulary import Mapped
from answerable.claims.violence.weapons import weapon_words

OUT = Path(__file__).parents[1] / "docs" / "vocabularies.md"

INTRODUCTION = """# Vocabularies

The kinds of incident, target, weapon, harm and perpetrator are controlled words. They stand in data files in
`src/answerable/claims/data` (`incidents.toml`, `targets.toml`, `weapons.toml`, `harms.toml` and `perpetrators.toml`),
each kind with the words by which a text is recognised, and this page is made from them
(`python tools/build_vocabularies.py`).

Each kind is mapped to three vocabularies that others use. Where one of them cannot hold it, the reason stands after a
dash; a kind with neither is refused when the file is read.

- **PLOVER** (Political Language Ontology for Verifiable Event Records, manual draft 0.8, September 2021): the event of
  an incident with its mode, where the kind tells the means; the mode of an assault with a weapon; the sector of a
  person, of the owner of a thing, or of a perpetrator; the field that a figure fills.
- **Rome Statute**, article 8 (article 7 where it says so): for incidents and weapons the crime that the words *may*
  fall under; for persons and things the wording of article 8(2)(b) that protects them. No kind is a legal finding:
  whether a crime was committed depends on the conflict, on intent and on facts that a word does not tell.
- **Every Casualty Counts**: the data that recorders of deaths are asked to keep at the least (place, date, source,
  numbers killed, name, age, sex, type of death, involved actors, perpetrators). Place, date and source of a claim are
  its own fields.
"""


def rendered() -> str:
    """The page as the file holds it."""
    parts = [INTRODUCTION]
    incidents = [
        (kind, f"{kind.plover} / {kind.mode}" if kind.mode else kind.plover) for kind in incident_words().kinds
    ]
    parts.append(_table("Incidents", incidents))
    parts.append(_table("Things struck", _plain(target_words().things)))
    parts.append(_table("Persons", _plain(target_words().persons)))
    parts.append(_table("Weapons", _plain(weapon_words().kinds)))
    parts.append(_table("Harm", _plain(harm_words().kinds)))
    parts.append(_table("Perpetrators", _plain(perpetrator_words().kinds)))
    return "\n".join(parts)


def _plain(kinds: Iterable[Mapped]) -> list[tuple[Mapped, str | None]]:
    return [(kind, kind.plover) for kind in kinds]


def _table(title: str, kinds: Sequence[tuple[Mapped, str | None]]) -> str:
    lines = [f"## {title}\n", "| kind | PLOVER | Rome Statute | Every Casualty |", "|---|---|---|---|"]
    for kind, plover in kinds:
        cells = (plover, kind.rome, kind.casualty)
        names = ("plover", "rome", "casualty")
        shown = [cell or f"– {kind.without[name]}" for cell, name in zip(cells, names, strict=True)]
        lines.append(f"| {kind.name} | " + " | ".join(shown) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUT.write_text(rendered(), encoding="utf-8")
