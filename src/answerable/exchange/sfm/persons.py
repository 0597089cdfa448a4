"""Rows of persons, as published in 2019: a posting each, with the person's other names, birth and death."""

from collections.abc import Mapping
from dataclasses import replace

from answerable.claims.cast.ranks import unfold_rank
from answerable.claims.cast.titles import role_of
from answerable.exchange.sfm.days import Cited, cited
from answerable.exchange.sfm.taker import Taker, items
from answerable.model.slots import NameSlots, PersonSlots, PostingSlots
from answerable.model.time import When
from answerable.reading.sheets.layout import LaidCell, LaidLine

POST = ("unit", "role", "title", "rank")
_ACTING = "acting "


def take_person(taker: Taker) -> None:
    """Take a row of persons."""
    name = taker.row.words.get("name")
    if name is None:
        taker.fault("the row has no name of a person", "name")
        return
    lines = taker.row.lines
    if "posting" in lines:
        _posting(taker, lines["posting"])
    if "names" in lines:
        take_names(taker, lines["names"])
    if "person" in lines:
        _person(taker, lines["person"])


def post_of(words: Mapping[str, str]) -> PostingSlots:
    """The slots of a posting out of its cells: name, unit, role, title, rank.

    A role is a controlled word only where it is one as printed: an "Operations Commander" commands operations, not the
    unit, so it stays as it is.
    """
    role, title, rank = words.get("role"), words.get("title"), words.get("rank")
    acting = any(cell is not None and cell.casefold().startswith(_ACTING) for cell in (role, title))
    return PostingSlots(
        person=words["name"],
        rank=None if rank is None else unfold_rank(rank),
        role=None if role is None else _role(role),
        title=title,
        unit=words.get("unit"),
        change="acting" if acting else None,
    )


def _role(printed: str) -> str:
    plain = printed.casefold()
    bare = printed[len(_ACTING) :] if plain.startswith(_ACTING) else printed
    plain = bare.casefold()
    controlled = role_of(plain)
    # Of longer titles role_of looks at the head alone.
    return controlled if controlled == plain or " " not in plain else bare


def appointed(slots: PostingSlots, context: str | None, *, starts: bool) -> PostingSlots:
    """The posting as an appointment where its first citation is its start and the row says how it started."""
    if slots.change is None and starts and (context or "").casefold() == "appointed":
        return replace(slots, change="appointed")
    return slots


def _posting(taker: Taker, line: LaidLine) -> None:
    words = taker.row.words
    slots, dated = post_of(words), taker.dated("", "end")
    if not any(key in words for key in POST):
        taker.fault("the row has a date, but neither unit, role, title nor rank that it could be of", "unit")
        return
    slots = appointed(slots, words.get("start_context"), starts=dated.starts)
    printed = {key: words[key] for key in ("role", "rank") if key in words and words[key] != getattr(slots, key)}
    beside = ("start_context", "end_context", "country")
    taker.used.update(beside)
    more = dated.printed | printed | {key: words[key] for key in beside if key in words}
    anchors: dict[str, LaidCell] = {"person": line.cells["name"]}
    anchors.update({slot: line.cells[slot] for slot in POST if slot in line.cells})
    if slots.change == "appointed":
        anchors["change"] = line.cells["start_context"]
    taker.claim(
        line,
        slots,
        anchors,
        rests=("name", *POST, "first", "start_context", "last", "end_context"),
        when=dated.when,
        noted=more,
    )


def take_names(taker: Taker, line: LaidLine) -> None:
    """The other names of the row's person or unit."""
    head = line.cells[line.head]
    for other in items(line.cells["aliases"]):
        # Some lists begin with the name itself, which says nothing.
        if other.words != head.words:
            slots = NameSlots(entity=head.words, name=other.words, kind="alias")
            taker.claim(line, slots, {"entity": head, "name": other}, rests=("aliases",))
    taker.used.add("aliases")


def _person(taker: Taker, line: LaidLine) -> None:
    for property_ in ("born", "died"):
        if property_ not in line.cells:
            continue
        date, trouble = cited(taker.row.words, property_)
        if trouble is not None:
            taker.fault(trouble, property_)
        if date is not None:
            cell = line.cells[property_]
            slots = PersonSlots(person=line.cells["name"].words, property=property_, value=date.edtf)
            taker.claim(
                line, slots, {"person": line.cells["name"], "value": cell}, rests=(property_,), when=on_some_day(date)
            )


def on_some_day(date: Cited) -> When:
    """Something that happened on one of the days of a date."""
    return When(edtf=date.edtf, begins=date.days, ends=date.days)
