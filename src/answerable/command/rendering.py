"""Chains and candidates as JSON."""

from typing import Any

from answerable.command.candidates import Candidates
from answerable.command.chain import Chain
from answerable.command.path import Hop, Path


def hop_json(hop: Hop) -> dict[str, Any]:
    """A hop as a JSON object."""
    return {
        "kind": hop.kind,
        "start": hop.start,
        "end": hop.end,
        "name": hop.end_name,
        "certainty": str(hop.certainty),
        "gap_days": hop.gap,
        "reason": hop.reason,
        "claims": list(hop.claims),
    }


def path_json(path: Path) -> dict[str, Any]:
    """A path as a JSON object: its certainty is that of its weakest hop, which is named by its number."""
    return {
        "certainty": str(path.certainty),
        "weakest_hop": path.hops.index(path.weakest),
        "hops": [hop_json(hop) for hop in path.hops],
    }


def chain_json(chain: Chain) -> dict[str, Any]:
    """A chain as a JSON object."""
    return {
        "unit": chain.unit.id,
        "name": chain.unit.name,
        "on": None if chain.on is None else chain.on.isoformat(),
        "direction": "up" if chain.up else "down",
        "rungs": [
            {
                "unit": rung.unit.id,
                "name": rung.unit.name,
                "path": None if rung.path is None else path_json(rung.path),
                "commanders": [hop_json(hop) for hop in rung.commanders],
            }
            for rung in chain.rungs
        ],
    }


def candidates_json(found: Candidates) -> dict[str, Any]:
    """Candidates as a JSON object."""
    return {
        "incident": found.event.id,
        "name": found.event.name,
        "place": found.event.place,
        "on": None if found.on is None else found.on.isoformat(),
        "more": found.more,
        "paths": [path_json(path) for path in found.paths],
    }
