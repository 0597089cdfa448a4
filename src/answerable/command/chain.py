"""A chain of command on a day: what a unit was under, or what was under it, with who commanded each."""

from dataclasses import dataclass, replace
from datetime import date

from answerable.command.graph import CommandGraph, Link, Post, UnitRef, answer, gap
from answerable.command.path import Certainty, Hop, Path, certainty, hop_order, path_order
from answerable.command.phrases import said
from answerable.model.time import Answer

DEPTH = 12
"""No army has more levels of command; deeper chains are errors that go round."""

WIDTH = 2000
"""No more units than this are followed downwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A unit in a chain: the path that leads to it (none: the unit itself), and who commanded it, surest first."""

    unit: UnitRef
    path: Path | None
    commanders: tuple[Hop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain from `unit`, up or down, on a day (None: at any time); rungs in the order of their depth."""

    unit: UnitRef
    on: date | None
    up: bool
    rungs: tuple[Rung, ...]


def chain(graph: CommandGraph, unit: str, on: date | None = None, *, up: bool = True) -> Chain:
    """The chain of command of a unit. Links that the claims rule out for the day are left out.

    Raises NotFoundError or AmbiguousError as :meth:`CommandGraph.unit` does.
    """
    start = graph.unit(unit)
    rungs = [Rung(unit=start, path=None, commanders=commanders(graph, start.id, on))]
    seen = {start.id}
    level: list[tuple[str, Path | None]] = [(start.id, None)]
    for _ in range(DEPTH):
        found: list[tuple[UnitRef, Path]] = []
        for at, path in level:
            for link in graph.parents(at) if up else graph.children(at):
                hop = link_hop(link, on, up=up)
                if hop.certainty is not Certainty.EXCLUDED:
                    found.append(
                        (UnitRef(id=hop.end, name=hop.end_name), path.then(hop) if path else Path(hops=(hop,)))
                    )
        level = []
        for ref, path in sorted(found, key=lambda pair: path_order(pair[1])):
            if ref.id not in seen and len(seen) < WIDTH:
                seen.add(ref.id)
                level.append((ref.id, path))
                rungs.append(Rung(unit=ref, path=path, commanders=commanders(graph, ref.id, on)))
        if not level:
            break
    return Chain(unit=start, on=on, up=up, rungs=tuple(rungs))


def commanders(graph: CommandGraph, unit: str, on: date | None, *, excluded: bool = False) -> tuple[Hop, ...]:
    """Hops from a unit to everybody who may have commanded it on the day, surest first; `excluded` too, if wanted."""
    posts = [(post, answer(post.when, on, firm=post.firm)) for post in graph.posts(unit) if post.command]
    sure = {post.person for post, held in posts if held is Answer.YES} if on is not None else set()
    hops = []
    for post, held in posts:
        if excluded or held is not Answer.NO:
            hop = post_hop(post, on, held)
            rival = held is Answer.POSSIBLE and bool(sure - {post.person})
            hops.append(replace(hop, reason=f"{hop.reason}; {said('rival')}") if rival else hop)
    return tuple(sorted(hops, key=hop_order))


def post_hop(post: Post, on: date | None, held: Answer) -> Hop:
    """A posting as a hop from its unit to the person; `held` is whether it was so on the day."""
    days = gap(post.when, on)
    title = f"{post.rank} {post.person_name}" if post.rank else post.person_name
    return Hop(
        kind="command",
        start=post.unit,
        end=post.person,
        end_name=title,
        certainty=certainty(held),
        gap=days,
        reason=_reason(not post.firm and held is not Answer.NO, days, on),
        claims=post.claims,
    )


def link_hop(link: Link, on: date | None, *, up: bool) -> Hop:
    """A relation as a hop up to the superior, or down to the part."""
    held, days = answer(link.when, on, firm=link.firm), gap(link.when, on)
    return Hop(
        kind="above" if up else "below",
        start=link.child if up else link.parent,
        end=link.parent if up else link.child,
        end_name=link.parent_name if up else link.child_name,
        certainty=certainty(held),
        gap=days,
        reason=_reason(not link.firm and held is not Answer.NO, days, on),
        claims=link.claims,
    )


def _reason(hedged: bool, days: int | None, on: date | None) -> str:  # noqa: FBT001 - one of the two reasons there are
    if hedged:
        return said("hedged")
    if on is None or days == 0:
        return ""
    return said("no_day") if days is None else said("gap", days=days)
