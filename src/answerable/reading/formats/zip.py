"""ZIP, unpacked in memory and with care: bombs, bad names and links are left out, each with a line that says so.

Nothing is written to disk. A `manifest.csv` within applies to the files beside it.
"""

import zipfile
from typing import Final

from answerable.errors import InputError
from answerable.model.capture import Provenance
from answerable.model.text import Member, Reading
from answerable.reading.container import Container
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.manifest import MANIFEST_NAME, parse_manifest
from answerable.reading.names import harmless
from answerable.reading.unzipping import extract, open_zip

_NOISE: Final = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def _read(document: Document) -> Reading:
    container = Container(document)
    with open_zip(document) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_noise(entry.filename)]
        known = _manifest(container, archive, entries)
        for entry in entries:
            if harmless(entry.filename) == MANIFEST_NAME and known is not None:
                continue
            _take(container, archive, entry, known or {})
    if not container.members and not container.refused:
        raise UnreadableError("The ZIP holds no file.")
    return container.unpacked()


def _take(container: Container, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, known: dict[str, Provenance]) -> None:
    data = extract(container, archive, entry)
    if data is None:
        return
    given = known.get(harmless(entry.filename), Provenance())
    container.take(
        Member(
            name=container.names.take(_name(entry)),
            data=data,
            title=given.title,
            publisher=given.publisher,
            url=given.url,
            published=given.published,
            collected=given.collected,
        )
    )


def _manifest(
    container: Container, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> dict[str, Provenance] | None:
    """What the manifest within says of the members; None: there is none, or it is no manifest and stays a member."""
    entry = next((entry for entry in entries if harmless(entry.filename) == MANIFEST_NAME), None)
    data = extract(container, archive, entry) if entry is not None else None
    if data is None:
        return None
    try:
        return parse_manifest(data, MANIFEST_NAME)
    except InputError as error:
        container.refused.append(f"{error} It was not applied.")
        return None


def _is_noise(name: str) -> bool:
    return name.lower().startswith(_NOISE[0]) or name.lower().endswith(_NOISE[1:])


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; old packers wrote UTF-8 without saying so, which zipfile takes for code page 437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


READER = Reader("zip", 1, _read)
