"""Portraits: the sections of a dossier on a person, a unit, an incident."""

from collections.abc import Iterable, Sequence
from datetime import date

from answerable.command.command_post import is_command
from answerable.dossier.backing import (
    accusation,
    accuser,
    attributed,
    demand,
    denial,
    differences,
    disputed_times,
    name_fact,
    place_row,
    posting_label,
    posting_row,
    posting_sentence,
    property_fact,
    rank_fact,
    statement,
)
from answerable.dossier.basis import Basis
from answerable.dossier.chains import chain_block, chains_of, the_day
from answerable.dossier.checked import finding_blocks
from answerable.dossier.dossier import Bar, Block, Layout, Section
from answerable.dossier.identity import identity_sentences
from answerable.dossier.incidents import figures_differ, incident_blocks
from answerable.dossier.matrices import matrix_block
from answerable.dossier.missing import missing_of_incident, missing_of_person, missing_of_unit
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, Style, sentence
from answerable.dossier.wording import chain, incident_title, listed, quoted, source_label, sources_of, spell
from answerable.model.time import Answer
from answerable.record.backed import Allegation, Backed, Denial, NameGiven
from answerable.record.career import Posting
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.unit import Relation, Unit


def person_sections(person: Person, basis: Basis) -> tuple[Section, ...]:
    """The sections on a person."""
    incidents = _incidents(person.incidents, basis)
    facts = [
        *(name_fact("facts", item) for item in person.names),
        *(rank_fact("facts", item) for item in person.ranks),
        *(property_fact("facts", item) for item in person.properties),
    ]
    differing = [*differences("differences", person.properties), *disputed_times("differences", person.career)]
    rows = [posting_row("career", posting, of_unit=False) for posting in person.career]
    return _kept(
        _section("summary", _prose(_person_summary(person, incidents))),
        _section("facts", _table("facts", facts)),
        _section("career", _table("career", rows), bars=_bars(person.career, rows, of_unit=False)),
        _section("places", _table("places", [place_row("places", person.name, item) for item in person.places])),
        _balance(person),
        _incident_section(incidents, person, basis),
        _section("chain", *_person_chains(person, incidents, basis)),
        _section("article28", *(matrix_block(person, incident) for incident in incidents)),
        _section("statements", _cards(statement("statements", item) for item in person.statements)),
        _section("spoken", _cards(statement("spoken", item) for item in person.spoken_of)),
        _section("demands", _cards(demand("demands", item) for item in person.demands)),
        _section(
            "differences",
            _list(differing),
        ),
        _section("findings", *finding_blocks(person.id, basis)),
        _section("missing", _list(_once([*missing_of_person("missing", person, incidents), *_lacking(incidents)]))),
        _section("identity", _list(identity_sentences(person, basis))),
    )


def unit_sections(unit: Unit, basis: Basis) -> tuple[Section, ...]:
    """The sections on a unit."""
    incidents = _incidents(unit.incidents, basis)
    facts = [
        *(name_fact("facts", item) for item in unit.names),
        *(property_fact("facts", item) for item in unit.properties),
    ]
    held = [posting for posting in unit.posted if is_command(posting)]
    rows = [posting_row("command", posting, of_unit=True) for posting in held]
    others = [posting_row("posted", posting, of_unit=True) for posting in unit.posted if posting not in held]
    differing = [*differences("differences", unit.properties), *disputed_times("differences", held, of_unit=True)]
    relations = [_relation("structure", unit, item) for item in (*unit.parents, *unit.children)]
    return _kept(
        _section("summary", _prose(_unit_summary(unit))),
        _section("facts", _table("facts", facts)),
        _section("command", _table("command", rows), bars=_bars(held, rows, of_unit=True)),
        _section("posted", _table("posted", others)),
        _section("structure", _table("structure", relations)),
        _section("places", _table("places", [place_row("places", unit.name, item) for item in unit.places])),
        _balance(unit),
        _incident_section(incidents, unit, basis),
        _section("chain", *_unit_chains(unit, incidents, basis)),
        _section("demands", _cards(demand("demands", item) for item in unit.demands)),
        _section(
            "differences",
            _list(differing),
        ),
        _section("findings", *finding_blocks(unit.id, basis)),
        _section("missing", _list(_once([*missing_of_unit("missing", unit), *_lacking(incidents)]))),
        _section("identity", _list(identity_sentences(unit, basis))),
    )


def incident_sections(incident: Incident, basis: Basis) -> tuple[Section, ...]:
    """The sections on an incident."""
    summary = [
        sentence(
            "summary",
            phrases().say(
                "incident_told",
                incident=Span(incident_title(incident.name, incident.when), Style.STRONG),
                sources=sources_of(incident.claims),
            ),
            incident.claims,
        ),
        *_accused("summary", incident.name, incident.allegations, "incident_accused_by"),
        *_answered("summary", incident.denials),
        *figures_differ("summary", incident),
    ]
    return _kept(
        _section("summary", _prose(summary)),
        _section("told", _table("told", _attributes("told", incident))),
        _section("account", *incident_blocks("account", incident, title="", lines=basis.lines(incident))),
        _section("chain", *_incident_chains(incident, basis)),
        _section("findings", *finding_blocks(incident.id, basis)),
        _section("missing", _list(missing_of_incident("missing", incident))),
        _section("identity", _list(identity_sentences(incident, basis))),
    )


def _attributes(section: str, incident: Incident) -> list[Sentence]:
    """Kinds, targets and weapons, each with who gives it."""
    given = {"kinds": incident.kinds, "targets": incident.targets, "weapons": incident.weapons}
    return [attributed(section, phrases().words[what], item) for what, items in given.items() for item in items]


def _person_summary(person: Person, incidents: Sequence[Incident]) -> list[Sentence]:
    firm = [posting for posting in person.career if posting.firm] or list(person.career)
    dated = [posting for posting in firm if spell(posting.when)] or firm
    out = [sentence("summary", posting_sentence(posting), posting.claims) for posting in dated[-3:]]
    out.extend(_called("summary", person.name, person.names))
    out.extend(_accused("summary", person.name, person.allegations))
    out.extend(_answered("summary", person.denials))
    for incident in incidents:
        out.extend(figures_differ("summary", incident))
    return out


def _unit_summary(unit: Unit) -> list[Sentence]:
    held = [posting for posting in unit.posted if is_command(posting)]
    out = [sentence("summary", posting_sentence(posting), posting.claims) for posting in held]
    out.extend(_called("summary", unit.name, unit.names))
    out.extend(_accused("summary", unit.name, unit.allegations))
    out.extend(_answered("summary", unit.denials))
    return out


def _called(section: str, name: str, names: Sequence[NameGiven]) -> list[Sentence]:
    others = [item for item in names if item.kind != "printed"]
    if not others:
        return []
    listed_names = listed(f"\u201c{item.name}\u201d" for item in others)
    claims = [claim for item in others for claim in item.claims]
    spans = phrases().say("also_called", name=Span(name, Style.STRONG), others=listed_names)
    return [sentence(section, spans, claims)]


def _accused(section: str, name: str, items: Sequence[Allegation], pattern: str = "accused_by") -> list[Sentence]:
    return _voiced(section, pattern, [(accuser(item), item) for item in items], name=Span(name, Style.STRONG))


def _answered(section: str, items: Sequence[Denial]) -> list[Sentence]:
    told = [(chain(item.speakers) if item.speakers else source_label(item.claims[0].source), item) for item in items]
    return _voiced(section, "denied_by", told)


def _voiced(section: str, pattern: str, items: Sequence[tuple[str, Backed]], **fields: Span) -> list[Sentence]:
    """Who says it, each with the first words that say so; more than a few are counted."""
    if not items:
        return []
    first: dict[str, Backed] = {}
    for who, item in items:
        first.setdefault(who, item)
    told = [f"{who} ({quoted(item.claims[0]).text})" for who, item in list(first.items())[:_FEW]]
    if len(first) > _FEW:
        told.append(phrases().words["more"].format(number=len(first) - _FEW))
    claims = [claim for _, item in items for claim in item.claims]
    return [sentence(section, phrases().say(pattern, speakers=listed(told), **fields), claims)]


_FEW = 4


def _relation(section: str, unit: Unit, item: Relation) -> Sentence:
    kind = phrases().words[item.kind]
    time = spell(item.when)
    told = sources_of(item.claims)
    spans = phrases().say(
        "relation",
        child=Span(item.child_name, Style.STRONG),
        kind=kind,
        parent=Span(item.parent_name, Style.STRONG),
        time=time and f", {time},",
        sources=told,
    )
    above = item.child == unit.id
    other = item.parent_name if above else item.child_name
    label = f"{kind} {item.parent_name}" if not above else f"{unit.name} is {kind} it"
    return sentence(section, spans, item.claims, (Span(other, Style.STRONG), Span(label), Span(time), Span(told)))


def _bars(postings: Sequence[Posting], rows: Sequence[Sentence], *, of_unit: bool) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            sentence=row,
            label=posting.person_name if of_unit else posting_label(posting),
            sublabel=spell(posting.when) or phrases().words["undated_time"],
            when=posting.when,
            firm=posting.firm,
        )
        for posting, row in zip(postings, rows, strict=True)
    )


def _incidents(ids: Sequence[str], basis: Basis) -> list[Incident]:
    return [incident for incident in basis.record.incidents if incident.id in set(ids)]


def _person_chains(person: Person, incidents: Sequence[Incident], basis: Basis) -> list[Block]:
    """Above each unit that the person may have been in on the day of an incident; else above the last command held."""
    blocks: list[Block] = []
    for incident in incidents:
        on = the_day(incident)
        held = [p for p in person.career if p.unit and (on is None or p.holds_on(on) is not Answer.NO)]
        units = [posting.unit for posting in sorted(held, key=lambda p: not is_command(p)) if posting.unit]
        if units:
            blocks += chains_of(list(dict.fromkeys(units))[:_FEW], incident, basis)
    if incidents:
        return blocks
    dated = [(p, day) for p in person.career if p.unit and is_command(p) and (day := _last_day(p)) is not None]
    for posting, on in dated[-1:]:
        title = phrases().words["last_attested"].format(posting=posting_label(posting))
        block = chain_block(posting.unit or "", on, basis, title)
        blocks += [block] if block else []
    return blocks


def _last_day(posting: Posting) -> date | None:
    """The last day on which the claims attest a posting."""
    days = [day for day in (posting.when.begins[1], posting.when.ends[0]) if day is not None]
    return max(days, default=None)


def _incident_chains(incident: Incident, basis: Basis) -> list[Block]:
    """Above the units that are named as perpetrators or accused, or that who is accused may have commanded that day."""
    on = the_day(incident)
    parties = [*(item.value for item in incident.perpetrators), *(item.accused for item in incident.allegations)]
    units: dict[str, None] = {}
    for party in parties:
        units |= dict.fromkeys(unit.id for unit in basis.graph.units_called(party))
        held = [
            post for post in basis.graph.commands_of(party) if on is None or post.when.holds_on(on) is not Answer.NO
        ]
        units |= dict.fromkeys(post.unit for post in held)
    return chains_of(list(units), incident, basis) if units else []


def _unit_chains(unit: Unit, incidents: Sequence[Incident], basis: Basis) -> list[Block]:
    return [block for incident in incidents for block in chains_of([unit.id], incident, basis)]


def _balance(entity: Person | Unit) -> Section | None:
    """What is said against the entity beside what is said in answer."""
    allegations = _cards((accusation("balance", item) for item in entity.allegations), "allegations")
    denials = _cards((denial("balance", item) for item in entity.denials), "denials")
    return _section("balance", allegations, denials)


def _incident_section(incidents: Sequence[Incident], entity: Person | Unit, basis: Basis) -> Section | None:
    told = frozenset(claim.id for item in (*entity.allegations, *entity.denials) for claim in item.claims)
    blocks = [
        block
        for incident in incidents
        for block in incident_blocks(
            "incidents",
            incident,
            title=incident_title(incident.name, incident.when),
            lines=basis.lines(incident),
            told=told,
        )
    ]
    return _section("incidents", *blocks)


def _lacking(incidents: Sequence[Incident]) -> list[Sentence]:
    return [lack for incident in incidents for lack in missing_of_incident("missing", incident)]


def _once(sentences: Iterable[Sentence]) -> list[Sentence]:
    return list({item.id: item for item in sentences}.values())


def _section(key: str, *blocks: Block | None, bars: tuple[Bar, ...] = ()) -> Section | None:
    kept = tuple(block for block in blocks if block is not None)
    return Section(id=key, title=phrases().sections[key], blocks=kept, bars=bars) if kept else None


def _kept(*sections: Section | None) -> tuple[Section, ...]:
    return tuple(section for section in sections if section is not None)


def _prose(sentences: Iterable[Sentence]) -> Block | None:
    return _block(Layout.PROSE, sentences)


def _cards(sentences: Iterable[Sentence], title: str = "") -> Block | None:
    return _block(Layout.CARDS, sentences, title=phrases().sections[title] if title else "")


def _list(sentences: Iterable[Sentence]) -> Block | None:
    return _block(Layout.LIST, sentences)


def _table(key: str, sentences: Iterable[Sentence]) -> Block | None:
    kept = tuple(sentences)
    columns = phrases().columns[key]
    return Block(layout=Layout.TABLE, name=key, columns=columns, sentences=kept) if kept else None


def _block(layout: Layout, sentences: Iterable[Sentence], title: str = "") -> Block | None:
    kept = tuple(sentences)
    return Block(layout=layout, sentences=kept, title=title) if kept else None
