"""The index: the graph of command in a derived file, so that a question answers at once however large the case is.

The file is no part of the case. It is kept in the user's own folder, stamped with the root of the custody log and the
version of what it holds: delete it, and the next question makes it again. It is never taken from a case that somebody
else sent, who could have put other answers into it.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Self

from answerable.command.graph import Event, Link, Post, Seat, UnitRef
from answerable.command.places import place_key, sees
from answerable.errors import AmbiguousError, NotFoundError
from answerable.identity.comparison import Likeness
from answerable.identity.fold import words
from answerable.identity.units import compare_units, unit_name
from answerable.model.time import When

VERSION = 2
"""Raised whenever the same record may give another file."""

LISTED = 8
_COMPARED = 4000
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE unit (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE called (unit INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL);
CREATE TABLE mark (mark TEXT NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (mark, unit)) WITHOUT ROWID;
CREATE TABLE word (word TEXT NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (word, unit)) WITHOUT ROWID;
CREATE TABLE post (unit INTEGER NOT NULL, commander TEXT, body TEXT NOT NULL);
CREATE TABLE link (child INTEGER NOT NULL, parent INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE seat (unit INTEGER NOT NULL, place TEXT NOT NULL, geonames INTEGER, country TEXT, region TEXT,
                   precision TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE event (id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, body TEXT NOT NULL);
"""
_INDEXES = """
CREATE INDEX called_folded ON called (folded);
CREATE INDEX called_unit ON called (unit);
CREATE INDEX post_unit ON post (unit);
CREATE INDEX post_commander ON post (commander) WHERE commander IS NOT NULL;
CREATE INDEX link_child ON link (child);
CREATE INDEX link_parent ON link (parent);
CREATE INDEX seat_place ON seat (place);
CREATE INDEX seat_geonames ON seat (geonames);
CREATE INDEX seat_region ON seat (country, region);
CREATE INDEX seat_country ON seat (country) WHERE precision = 'country';
CREATE INDEX event_folded ON event (folded);
"""


def write_index(
    path: Path,
    stamp: str,
    *,
    units: Iterable[tuple[UnitRef, Sequence[str]]],
    posts: Iterable[Post],
    links: Iterable[Link],
    seats: Iterable[Seat],
    events: Iterable[Event],
) -> None:
    """Write an index, whole or not at all. `units` come with all their names; the other rows name units by id."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        numbers = _write_units(connection, units)
        connection.executemany(
            "INSERT INTO post VALUES (?, ?, ?)",
            ((numbers[p.unit], _folded(p.person_name) if p.command else None, _post_json(p)) for p in posts),
        )
        connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?)", ((numbers[n.child], numbers[n.parent], _link_json(n)) for n in links)
        )
        connection.executemany(
            "INSERT INTO seat VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (numbers[s.unit], place_key(s.place), s.geonames, s.country, s.region, s.precision, _seat_json(s))
                for s in seats
            ),
        )
        connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?)", ((e.id, e.name, _folded(e.name), _event_json(e)) for e in events)
        )
        connection.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
        connection.executescript(_INDEXES)
        connection.execute("ANALYZE")
        connection.commit()
    partial.replace(path)


def _write_units(connection: sqlite3.Connection, units: Iterable[tuple[UnitRef, Sequence[str]]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, (ref, names) in enumerate(units):
        numbers[ref.id] = number
        connection.execute("INSERT INTO unit VALUES (?, ?, ?)", (number, ref.id, ref.name))
        every = dict.fromkeys((ref.name, *names))
        connection.executemany("INSERT INTO called VALUES (?, ?, ?)", ((number, name, _folded(name)) for name in every))
        marks = {mark for name in every for mark in _marks(name)}
        connection.executemany("INSERT INTO mark VALUES (?, ?)", ((mark, number) for mark in sorted(marks)))
        found = {word for name in every for word in words(name)}
        connection.executemany("INSERT INTO word VALUES (?, ?)", ((word, number) for word in sorted(found)))
    return numbers


class Index:
    """An open index file. Close it, or use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path, stamp: str) -> Self | None:
        """The index at `path`, if it is there and has this stamp; else None, and it is to be made again."""
        if not path.is_file():
            return None
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
        except sqlite3.DatabaseError:
            row = None  # half a file, or none of ours: it is only a copy of what the case says
        if row is None or row[0] != stamp:
            connection.close()
            return None
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def unit(self, name: str) -> UnitRef:
        """See :class:`answerable.command.graph.CommandGraph`."""
        for fits in (self._by_id(name), self._by_name(name), self._by_likeness(name), self._by_part(name)):
            if len(fits) == 1:
                return fits[0]
            if fits:
                listed = "; ".join(f"{ref.name} ({ref.id})" for ref in fits[:LISTED])
                listed += f"; and {len(fits) - LISTED} more" if len(fits) > LISTED else ""
                raise AmbiguousError(f'"{name}" fits more than one: {listed}. Give the id in brackets.')
        raise NotFoundError(f'No unit called "{name}" is in this case.')

    def event(self, name: str) -> Event:
        """See :class:`answerable.command.graph.CommandGraph`."""
        rows = self._connection.execute(
            "SELECT body FROM event WHERE id = ? OR folded = ?", (name, _folded(name))
        ).fetchall()
        rows = rows or [
            (body,)
            for folded, body in self._connection.execute("SELECT folded, body FROM event ORDER BY id")
            if set(words(name)) <= set(folded.split())
        ]
        found = [_event(row[0]) for row in rows]
        if len(found) > 1:
            listed = "; ".join(f"{one.name} ({one.id})" for one in found[:LISTED])
            raise AmbiguousError(f'"{name}" fits more than one: {listed}. Give the id in brackets.')
        if not found:
            raise NotFoundError(f'No incident called "{name}" is in this case.')
        return found[0]

    def posts(self, unit: str) -> Sequence[Post]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [_post(body) for body in self._bodies("post", "unit", unit)]

    def parents(self, unit: str) -> Sequence[Link]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [_link(body) for body in self._bodies("link", "child", unit)]

    def children(self, unit: str) -> Sequence[Link]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [_link(body) for body in self._bodies("link", "parent", unit)]

    def seats_near(self, event: Event) -> Sequence[Seat]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        key = place_key(event.place) if event.place is not None else None
        found: dict[str, None] = {}
        for where, value in (
            ("place = ?", (key,)),
            ("geonames = ?", (event.geonames,)),
            ("country = ? AND region = ?", (event.country, event.region)),
            ("country = ? AND precision = 'country'", (event.country,)),
        ):
            if None not in value:
                query = f"SELECT body FROM seat WHERE {where} ORDER BY rowid"  # noqa: S608 - our own words above
                found.update(dict.fromkeys(row[0] for row in self._connection.execute(query, value)))
        return [seat for body in found if sees(seat := _seat(body), event)]

    def units_called(self, party: str) -> Sequence[UnitRef]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return self._alike(party, Likeness.COMPATIBLE)

    def commands_of(self, person: str) -> Sequence[Post]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        query = "SELECT body FROM post WHERE commander = ? ORDER BY rowid"
        return [_post(row[0]) for row in self._connection.execute(query, (_folded(person),))]

    def _bodies(self, table: str, column: str, unit: str) -> Iterator[str]:
        query = f"SELECT body FROM {table} WHERE {column} = (SELECT number FROM unit WHERE id = ?) ORDER BY rowid"  # noqa: S608 - our own words
        return (row[0] for row in self._connection.execute(query, (unit,)))

    def _by_id(self, name: str) -> list[UnitRef]:
        return self._refs("SELECT id, name FROM unit WHERE id = ?", (name,))

    def _by_name(self, name: str) -> list[UnitRef]:
        query = "SELECT DISTINCT u.id, u.name FROM called c JOIN unit u ON u.number = c.unit WHERE c.folded = ?"
        return self._refs(f"{query} ORDER BY u.number", (_folded(name),))

    def _by_likeness(self, name: str) -> list[UnitRef]:
        return self._alike(name, Likeness.PARTIAL)

    def _alike(self, name: str, least: Likeness) -> list[UnitRef]:
        """The units that have every mark of the name, and are alike enough by one of their names."""
        marks = _marks(name)
        if not marks:
            return []
        within = f"({self._having('mark', marks)} LIMIT {_COMPARED}) ORDER BY u.number"
        query = f"SELECT u.id, u.name, c.name FROM called c JOIN unit u ON u.number = c.unit WHERE c.unit IN {within}"  # noqa: S608 - our own words
        found: dict[str, UnitRef] = {}
        for ident, own, known in self._connection.execute(query, marks):
            if ident not in found and compare_units(name, known).likeness >= least:
                found[ident] = UnitRef(id=ident, name=own)
        return list(found.values())

    def _by_part(self, name: str) -> list[UnitRef]:
        asked = sorted(set(words(name)))
        if not asked:
            return []
        query = f"SELECT id, name FROM unit WHERE number IN ({self._having('word', asked)}) ORDER BY number"  # noqa: S608 - our own words
        return self._refs(query, asked)

    def _having(self, table: str, wanted: Sequence[str]) -> str:
        """A query for the units that have all of these marks or words."""
        first, *others = (f"SELECT unit FROM {table} WHERE {table} = ?" for _ in wanted)  # noqa: S608 - our own words
        return " INTERSECT ".join((first, *others))

    def _refs(self, query: str, values: Sequence[str]) -> list[UnitRef]:
        return [UnitRef(id=row[0], name=row[1]) for row in self._connection.execute(query, tuple(values))]


def _marks(name: str) -> list[str]:
    """What two names of one unit must share: its numbers and its telling words."""
    parts = unit_name(name)
    return sorted({*map(str, parts.numbers), *parts.telling})


def _folded(name: str) -> str:
    return " ".join(words(name))


def _when_json(when: When) -> list[str | None]:
    days = [None if day is None else day.isoformat() for day in (*when.begins, *when.ends)]
    return [when.edtf, *days]


def _when(data: Sequence[str | None]) -> When:
    first, begun, ending, last = (None if day is None else date.fromisoformat(day) for day in data[1:])
    return When(edtf=data[0], begins=(first, begun), ends=(ending, last))


def _dump(values: Sequence[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _post_json(post: Post) -> str:
    fixed = [post.unit, post.unit_name, post.person, post.person_name, post.role, post.rank, post.command, post.firm]
    return _dump([*fixed, _when_json(post.when), list(post.claims)])


def _post(body: str) -> Post:
    unit, unit_called, person, person_name, role, rank, command, firm, when, claims = json.loads(body)
    return Post(
        unit=unit,
        unit_name=unit_called,
        person=person,
        person_name=person_name,
        role=role,
        rank=rank,
        command=command,
        firm=firm,
        when=_when(when),
        claims=tuple(claims),
    )


def _link_json(link: Link) -> str:
    fixed = [link.child, link.child_name, link.parent, link.parent_name, link.kind, link.firm]
    return _dump([*fixed, _when_json(link.when), list(link.claims)])


def _link(body: str) -> Link:
    child, child_name, parent, parent_name, kind, firm, when, claims = json.loads(body)
    return Link(
        child=child,
        child_name=child_name,
        parent=parent,
        parent_name=parent_name,
        kind=kind,
        firm=firm,
        when=_when(when),
        claims=tuple(claims),
    )


def _seat_json(seat: Seat) -> str:
    fixed = [seat.unit, seat.unit_name, seat.place, seat.kind, seat.firm]
    where = [seat.geonames, seat.country, seat.region, seat.precision]
    return _dump([*fixed, _when_json(seat.when), *where, list(seat.claims)])


def _seat(body: str) -> Seat:
    unit, unit_called, place, kind, firm, when, geonames, country, region, precision, claims = json.loads(body)
    return Seat(
        unit=unit,
        unit_name=unit_called,
        place=place,
        kind=kind,
        firm=firm,
        when=_when(when),
        geonames=geonames,
        country=country,
        region=region,
        precision=precision,
        claims=tuple(claims),
    )


def _event_json(event: Event) -> str:
    when = None if event.when is None else _when_json(event.when)
    where = [event.geonames, event.country, event.region]
    return _dump([event.id, event.name, event.place, when, list(event.parties), *where, list(event.claims)])


def _event(body: str) -> Event:
    ident, name, place, when, parties, geonames, country, region, claims = json.loads(body)
    return Event(
        id=ident,
        name=name,
        place=place,
        when=None if when is None else _when(when),
        parties=tuple(parties),
        geonames=geonames,
        country=country,
        region=region,
        claims=tuple(claims),
    )
