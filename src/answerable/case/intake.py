"""The intake: captures what is given, reads what is captured, extracts from what is read.

Each step asks the case what is still to be done, so that a run that was cut short is finished by the next one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TypeVar

from answerable.archive.store import Store
from answerable.case.addition import Addition, Item, Outcome
from answerable.case.expansion import Expansion
from answerable.case.extracting import extract_all, stamp
from answerable.case.given import Given, Refused
from answerable.case.source import source_of
from answerable.case.tables import extract_table, is_table, is_table_stamp, table_stamp
from answerable.claims.door.remote import UNANSWERED
from answerable.errors import InputError
from answerable.model.capture import Entry, Provenance, Source
from answerable.model.text import Member, Reading, Text, Unpacked, Unread
from answerable.reading import Apart, Job, Limits, sniff
from answerable.settings import Settings

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""

TOO_MUCH = "The file that this was unpacked from holds more than the limit allows: left closed."

HEAD = 4096
"""Bytes that suffice to tell a format."""

TOGETHER = 8
"""Documents that one transaction adds: so few that hardly anything is done again after a kill."""

_T = TypeVar("_T")


def take_in(store: Store, given: Iterable[Given | Refused], settings: Settings, progress: Progress) -> Addition:
    """Add documents: capture them all, then read and extract whatever in the case still waits for it."""
    items: list[Item] = []
    number = 0
    for some in _some(given):
        with store.together():
            for document in some:
                progress("Capturing", number, number + 1)
                items.extend(_capture(store, document))
                number += 1
    items.extend(read_waiting(store, settings, progress))
    return Addition(tuple(items), extract_waiting(store, settings, progress))


def _some(documents: Iterable[_T]) -> Iterator[list[_T]]:
    """A few at a time."""
    iterator = iter(documents)
    while some := list(islice(iterator, TOGETHER)):
        yield some


def _capture(store: Store, document: Given | Refused) -> Iterator[Item]:
    """Put a document into the case; nothing is said yet of one that is new to it."""
    if isinstance(document, Refused):
        yield Item(name=document.name, outcome=Outcome.REFUSED, reason=document.reason)
        return
    try:
        with document.path.open("rb") as file:
            media_type = sniff(file.read(HEAD), document.path.name)
        entry, new = store.add_capture(
            document.path, name=document.path.name, media_type=media_type, provenance=document.provenance
        )
    except (OSError, InputError) as error:
        reason = f"The file cannot be read: {error.strerror if isinstance(error, OSError) else error}."
        yield Item(name=str(document.path), outcome=Outcome.REFUSED, reason=reason)
        return
    if not new:
        yield Item(name=entry.name, outcome=Outcome.KNOWN, capture=entry.capture)


def read_waiting(store: Store, settings: Settings, progress: Progress, *, again: bool = False) -> Iterator[Item]:
    """Read every capture that has no reading yet (with `again`: every capture), members of containers too."""
    limits = Limits()
    with Apart(settings.processes, limits) as apart:
        done = set() if again else {capture for capture, _ in store.readings()}
        while jobs := _jobs(store.entries(), done):
            readings = apart.read_all(_job(store, entry, depth) for entry, depth in jobs)
            sizes = {capture.digest: capture.size for capture in store.captures()}
            expansion = Expansion(store.entries(), sizes, limits.expanded_bytes)
            read = _told(zip((entry for entry, _ in jobs), readings, strict=True), progress, "Reading", len(jobs))
            for few in _few(read):
                items: list[Item] = []
                with store.together():
                    for entry, reading in few:
                        done.add(entry.capture)
                        if isinstance(reading, Unpacked) and not expansion.take(entry.capture, reading.members):
                            reading = Unread(capture=entry.capture, reader="none", reason=TOO_MUCH)  # noqa: PLW2901 - refused
                        items.extend(_keep(store, entry, reading))
                yield from items


def _few(read: Iterable[tuple[Entry, Reading]]) -> Iterator[list[tuple[Entry, Reading]]]:
    """Readings, a few at a time, of which only the last is a container: what came out of one may be large.

    They are made before they are kept: whoever else adds to the case waits only for what is kept.
    """
    few: list[tuple[Entry, Reading]] = []
    for one in read:
        few.append(one)
        if len(few) == TOGETHER or isinstance(one[1], Unpacked):
            yield few
            few = []
    if few:
        yield few


def _told(done: Iterable[_T], progress: Progress, step: str, total: int) -> Iterator[_T]:
    """What is done, with word of each as it comes."""
    for number, one in enumerate(done):
        progress(step, number, total)
        yield one


def _jobs(entries: Sequence[Entry], done: set[str]) -> list[tuple[Entry, int]]:
    """The first entry of each capture that is not in `done`, and how many containers it lies in."""
    containers: dict[str, str | None] = {}
    for entry in entries:
        containers.setdefault(entry.capture, entry.container)
    waiting: dict[str, tuple[Entry, int]] = {}
    for entry in entries:
        if entry.capture not in done:
            waiting.setdefault(entry.capture, (entry, _depth(entry.container, containers)))
    return list(waiting.values())


def _depth(container: str | None, containers: Mapping[str, str | None]) -> int:
    depth = 0
    while container is not None and depth <= len(containers):
        depth, container = depth + 1, containers.get(container)
    return depth


def _job(store: Store, entry: Entry, depth: int) -> Job:
    return Job(capture=entry.capture, name=entry.name, data=store.capture_bytes(entry.capture), nesting=depth)


def _keep(store: Store, entry: Entry, reading: Reading) -> Iterator[Item]:
    if isinstance(reading, Unpacked):
        # Members first: a run that is cut short here finds the container without a reading and opens it again.
        for member in reading.members:
            _keep_member(store, entry.capture, member)
        for line in reading.refused:
            yield Item(name=entry.name, outcome=Outcome.REFUSED, capture=entry.capture, reason=line)
        yield Item(name=entry.name, outcome=Outcome.UNPACKED, capture=entry.capture)
    elif isinstance(reading, Unread):
        yield Item(name=entry.name, outcome=Outcome.UNREAD, capture=entry.capture, reason=reading.reason)
    else:
        yield Item(name=entry.name, outcome=Outcome.READ, capture=entry.capture)
    store.add_reading(reading)


def _keep_member(store: Store, container: str, member: Member) -> None:
    store.add_capture(
        member.data,
        name=member.name,
        media_type=sniff(member.data[:HEAD], member.name),
        provenance=Provenance(
            title=member.title,
            publisher=member.publisher,
            url=member.url,
            published=member.published,
            collected=member.collected,
        ),
        container=container,
    )


def extract_waiting(store: Store, settings: Settings, progress: Progress) -> int:
    """Extract from every text whose newest extraction is not today's; gives how many claims were found."""
    entries: dict[str, list[Entry]] = {}
    for entry in store.entries():
        entries.setdefault(entry.capture, []).append(entry)
    stamps = {
        capture: _stamp(reading, source_of(reading, entries[capture]), settings)
        for capture, reading in store.readings()
        if isinstance(reading, Text)
    }
    made = store.extractions()
    waiting = [
        capture
        for capture, today in stamps.items()
        if made.get(capture) != today or (settings.extractor_url and _unanswered(store, capture))
    ]
    found = 0
    tables = [capture for capture in waiting if is_table_stamp(stamps[capture])]
    prose = [capture for capture in waiting if not is_table_stamp(stamps[capture])]
    extracted = chain(
        ((text, extract_table(store, text, source)) for text, source in _documents(store, tables, entries)),
        extract_all(_documents(store, prose, entries), settings),
    )
    for some in _some(_told(extracted, progress, "Finding claims", len(waiting))):
        with store.together():
            for text, extraction in some:
                store.add_claims(
                    text.capture,
                    stamps[text.capture],
                    extraction.claims,
                    extraction.mentions,
                    extraction.refused,
                    extraction.coverage,
                    found_in=text,
                )
                found += len(extraction.claims)
    return found


def _stamp(text: Text, source: Source, settings: Settings) -> str:
    return table_stamp(source) if is_table(text) else stamp(source, settings)


def _unanswered(store: Store, capture: str) -> bool:
    """Whether the server that the user named did not answer when it was asked about this text."""
    return any(f": {UNANSWERED}: " in line for line in store.refused(capture))


def _documents(
    store: Store, captures: Sequence[str], entries: Mapping[str, Sequence[Entry]]
) -> Iterator[tuple[Text, Source]]:
    # One at a time: a case may hold more texts than memory does.
    for capture in captures:
        reading = store.reading_of(capture)
        if isinstance(reading, Text):
            yield reading, source_of(reading, entries[capture])
