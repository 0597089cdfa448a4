"""Persons and units as Person, Organization and PublicBody; relations between units as Membership."""

from collections.abc import Sequence

from answerable.exchange.ftm.dates import printed_prefix
from answerable.exchange.ftm.draft import Draft, written
from answerable.exchange.standing import firm
from answerable.identity.fold import words
from answerable.identity.names import person_name
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim
from answerable.places.gazetteer import country_of
from answerable.record.backed import NameGiven, Property
from answerable.record.person import Person
from answerable.record.unit import Relation, Unit

_DATES = {"born": "birthDate", "died": "deathDate", "founded": "incorporationDate", "disbanded": "dissolutionDate"}
_COUNTRIES = {"nationality": "nationality", "country": "country"}
_TEXTS = {
    "birthplace": "birthPlace",
    "education": "education",
    "occupation": "profession",
    "classification": "classification",
}
HEDGED = "no source states it flatly"


class FtmWords(Lexicon):
    """ftm.toml: words, folded, by which the name of a unit is that of a public body."""

    public_bodies: frozenset[str]


def ftm_words() -> FtmWords:
    """The words of ftm.toml."""
    return load_lexicon("answerable.exchange.data", "ftm.toml", FtmWords)


def draw_person(draft: Draft, person: Person) -> None:
    """A Person with names, ranks as titles, and properties. A person whose name is protected is not there at all."""
    if draft.release.withholds(person.name):
        return
    ident = draft.begin(draft.ident(person.id), "Person")
    draft.add(ident, "name", person.name)
    _draw_names(draft, ident, person.name, person.names)
    for held in person.ranks:
        if not firm(held.claims):
            continue
        draft.add(ident, "title", held.rank)
        draft.back(ident, held.claims)
        if held.when is not None:
            draft.leave(held.claims, f"{held.rank}: {written(held.when)}", "a title there has no time")
    _draw_properties(draft, ident, person.properties)


def draw_unit(draft: Draft, unit: Unit) -> None:
    """An Organization, or a PublicBody where its name has the words of one."""
    public = ftm_words().public_bodies.intersection(words(unit.name))
    ident = draft.begin(draft.ident(unit.id), "PublicBody" if public else "Organization")
    draft.add(ident, "name", unit.name)
    _draw_names(draft, ident, unit.name, unit.names)
    _draw_properties(draft, ident, unit.properties)


def _draw_names(draft: Draft, ident: str, name: str, names: Sequence[NameGiven]) -> None:
    for given in names:
        if not (given.kind == "printed" or firm(given.claims)):
            continue
        if given.name != name and not draft.release.withholds(given.name):
            draft.add(ident, _name_property(given), given.name)
        draft.back(ident, (claim for claim in given.claims if claim.type == "name"))


def _name_property(given: NameGiven) -> str:
    if given.kind == "acronym":
        return "abbreviation"
    broad = given.kind == "nickname" or (given.kind == "printed" and not person_name(given.name).given)
    return "weakAlias" if broad else "alias"


def _draw_properties(draft: Draft, ident: str, properties: Sequence[Property]) -> None:
    for item in properties:
        name, value = _property(item)
        if name is None or not firm(item.claims):
            continue
        if value is None:
            draft.leave(item.claims, f"{item.property}: {item.value}", f"it is no value that {name} can have")
            continue
        draft.add(ident, name, value)
        draft.back(ident, item.claims)


def _property(item: Property) -> tuple[str | None, str | None]:
    if item.property in _DATES:
        return _DATES[item.property], printed_prefix(item.value)
    if item.property in _COUNTRIES:
        code = country_of(item.value)
        return _COUNTRIES[item.property], code.lower() if code else None
    return _TEXTS.get(item.property), item.value


def draw_relation(draft: Draft, relation: Relation) -> None:
    """A Membership of the lower unit in the higher, in the role of the relation's kind (child-of, member-of)."""
    if not firm(relation.claims):
        return
    child, parent = draft.ident(relation.child), draft.ident(relation.parent)
    if not (draft.has(child) and draft.has(parent)):
        return
    ident = draft.begin(draft.ident("relation", relation.kind, *_key(relation.claims)), "Membership")
    draft.add(ident, "member", child)
    draft.add(ident, "organization", parent)
    draft.add(ident, "role", relation.kind)
    finish_interval(draft, ident, relation.claims)
    draft.time(ident, relation.when, relation.claims)
    draft.back(child, relation.claims)
    draft.back(parent, relation.claims)


def finish_interval(draft: Draft, ident: str, claims: Sequence[Claim]) -> None:
    """The sources of an interval (`proof`) and the ids of its claims (`recordId`)."""
    draft.add(ident, "proof", *(document for claim in claims for document in documents_of(draft, claim)))
    draft.add(ident, "recordId", *(claim.id for claim in claims))


def source_ident(draft: Draft, capture: str) -> str:
    """The id of the Article that stands for the sources of a capture."""
    return draft.ident("source", capture)


def documents_of(draft: Draft, claim: Claim) -> tuple[str, ...]:
    """The ids of the Articles behind a claim: its source, and the works that an imported one cites."""
    cited = (draft.ident("work", work) for work in claim.cited if work in draft.release.works)
    return (source_ident(draft, claim.source.capture), *cited)


def _key(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims))
