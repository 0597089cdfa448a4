"""Identity in a dossier: names taken as one and why, what persons decided, and who may be the same."""

from collections.abc import Iterable, Sequence

from answerable.dossier.basis import Basis
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import day_of, listed, sources_of
from answerable.identity.comparison import Likeness
from answerable.identity.names import compare_persons
from answerable.model.claim import Claim
from answerable.model.decision import IdentityDecision, Sameness, Side, standing
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import Entity, Record
from answerable.record.unit import Unit

_SECTION = "identity"


def identity_sentences(entity: Entity, basis: Basis) -> list[Sentence]:
    """All of it, each once."""
    found = [*_decided(entity, basis)]
    if not isinstance(entity, Incident):
        found = [*_taken_as_one(entity), *found, *_doubtful(entity, basis.record)]
    if isinstance(entity, Person):
        found += _kept_apart(entity, basis.record)
    return list({one.id: one for one in found}.values())


def _taken_as_one(entity: Person | Unit) -> list[Sentence]:
    printed = [item for item in entity.names if item.kind == "printed"]
    if len(printed) < 2:  # noqa: PLR2004 -- one name was taken together with none
        return []
    given = listed(f"\u201c{item.name}\u201d" for item in printed)
    claims = [claim for item in printed for claim in item.claims]
    reason = "; ".join(entity.identity) or phrases().words["spelling"]
    return [sentence(_SECTION, phrases().say("identity", names=given, reason=reason), claims)]


def _decided(entity: Entity, basis: Basis) -> Iterable[Sentence]:
    """Every decision on the entity, those undone too: who, when, why, and whether it stands."""
    stands = {decision.id for decision in standing(basis.decisions)}
    for decision in basis.decisions:
        if decision.verdict is Sameness.UNDO or not any(_speaks_of(side, entity) for side in decision.sides):
            continue
        undone = next((one for one in basis.decisions if one.undoes == decision.id), None)
        tail = "" if decision.id in stands or undone is None else _undone(undone)
        one, other = (side.name for side in decision.sides)
        spans = phrases().say(
            f"decided_{decision.verdict}",
            who=decision.who,
            when=day_of(decision.at),
            one=Span(one, Style.STRONG),
            other=Span(other, Style.STRONG),
            why=decision.why,
            undone=tail,
        )
        yield sentence(_SECTION, spans, _meant(decision, entity))


def _undone(decision: IdentityDecision) -> str:
    return phrases().words["undone_by"].format(who=decision.who, when=day_of(decision.at), why=decision.why)


def _speaks_of(side: Side, entity: Entity) -> bool:
    if isinstance(entity, Incident):
        return side.kind == "incident" and not {claim.id for claim in entity.claims}.isdisjoint(side.claims)
    spelt = {(item.name, claim.source.capture) for item in entity.names for claim in item.claims}
    return side.kind != "incident" and any((one.name, one.capture) in spelt for one in side.namings)


def _meant(decision: IdentityDecision, entity: Entity) -> Sequence[Claim]:
    """The entity's claims that the decision speaks of; all of them where their names are no longer told apart."""
    if isinstance(entity, Incident):
        named = {ident for side in decision.sides for ident in side.claims}
        return [claim for claim in entity.claims if claim.id in named] or entity.claims
    meant = {(one.name, one.capture) for side in decision.sides for one in side.namings}
    found = [c for item in entity.names for c in item.claims if (item.name, c.source.capture) in meant]
    return found or entity.claims


def _doubtful(entity: Person | Unit, record: Record) -> Iterable[Sentence]:
    """Who may be the same and was not joined, with what speaks for it and against it."""
    known: dict[str, Person | Unit] = {person.id: person for person in record.persons}
    known |= {unit.id: unit for unit in record.units}
    words = phrases().words
    for likely in record.entities.candidates:
        if entity.id not in {likely.one, likely.other}:
            continue
        other = known.get(likely.other if likely.one == entity.id else likely.one)
        if other is None:
            continue
        weighing = likely.link.weighing
        spans = phrases().say(
            "may_be_one",
            name=Span(entity.name, Style.STRONG),
            other=Span(other.name, Style.STRONG),
            sources=sources_of(_naming(other)),
            speaks_for=listed(weighing.speaks_for) or words["nothing"],
            against=listed(weighing.speaks_against) or words["nothing"],
        )
        yield sentence(_SECTION, spans, (*_naming(entity), *_naming(other)))


def _naming(entity: Person | Unit) -> Sequence[Claim]:
    return [claim for item in entity.names for claim in item.claims] or entity.claims


def _kept_apart(person: Person, record: Record) -> list[Sentence]:
    """Persons whose names are like this one's, and why they are not taken as one."""
    pairs = [{likely.one, likely.other} for likely in record.entities.candidates]
    doubtful = {key for pair in pairs if person.id in pair for key in pair}
    out = []
    for other in record.persons:
        if other.id == person.id or other.id in doubtful:
            continue
        outcome = compare_persons(person.name, other.name)
        if outcome.likeness is Likeness.DIFFERENT:
            continue
        claims = _naming(other)
        spans = phrases().say(
            "kept_apart",
            other=f"\u201c{other.name}\u201d",
            sources=sources_of(claims),
            reason=outcome.reasons[0],
        )
        out.append(sentence(_SECTION, spans, claims))
    return out
