"""Postings as Position and Occupancy; as Membership where no source says in which post."""

from answerable.exchange.ftm.draft import Draft
from answerable.exchange.ftm.parties import finish_interval
from answerable.exchange.standing import firm
from answerable.identity.fold import words
from answerable.places.gazetteer import country_of
from answerable.record.career import Posting
from answerable.record.unit import Unit


def draw_posting(draft: Draft, posting: Posting, units: dict[str, Unit]) -> None:
    """What one posting becomes; nothing where no source states it flatly (its claims become notes)."""
    holder = draft.ident(posting.person)
    if not firm(posting.claims) or not draft.has(holder):
        return
    unit = units.get(posting.unit or "")
    post = posting.role or (posting.titles[0] if posting.titles else None)
    key = sorted(claim.id for claim in posting.claims)
    if post is not None:
        position = _position(draft, posting, post, unit)
        ident = draft.begin(draft.ident("posting", *key), "Occupancy")
        draft.add(ident, "holder", holder)
        draft.add(ident, "post", position)
        draft.back(position, posting.claims)
    elif unit is not None:
        ident = draft.begin(draft.ident("posting", *key), "Membership")
        draft.add(ident, "member", holder)
        draft.add(ident, "organization", draft.ident(unit.id))
    else:
        return
    draft.back(holder, posting.claims)
    if unit is not None:
        draft.back(draft.ident(unit.id), posting.claims)
    finish_interval(draft, ident, posting.claims)
    draft.add(ident, "summary", *posting.titles)
    if posting.changes:
        draft.add(ident, "description", f"In the sources: {', '.join(posting.changes)}.")
    if posting.disputed:
        draft.add(ident, "description", "Sources differ on when it began or ended.")
        draft.leave(posting.claims, "sources differ on when it began or ended", "dates there are not in dispute")
    draft.time(ident, posting.when, posting.claims)


def _position(draft: Draft, posting: Posting, post: str, unit: Unit | None) -> str:
    where = unit.name if unit is not None else posting.unit_name
    ident = draft.begin(draft.ident("position", posting.unit or where or "", " ".join(words(post)) or post), "Position")
    draft.add(ident, "name", f"{post}, {where}" if where else post)
    if unit is None:
        return ident
    draft.add(ident, "organization", draft.ident(unit.id))
    for item in unit.properties:
        code = country_of(item.value) if item.property == "country" and firm(item.claims) else None
        draft.add(ident, "country", code.lower() if code else None)
    return ident
