"""What the user gave to be added: paths on the one hand, what is known of each document on the other."""

import dataclasses
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable.errors import InputError
from answerable.model.capture import Provenance
from answerable.reading.manifest import MANIFEST_NAME, SIDECAR_ENDING, read_manifest, read_sidecar


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be added and what is known of it from outside."""

    path: Path
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Refused:
    """A path that could not be taken, and why."""

    name: str
    reason: str


def walk(paths: Sequence[Path], provenance: Provenance) -> Iterator[Given | Refused]:
    """Every file under `paths`, in name order; what the user said beats a sidecar, a sidecar beats the manifest.

    Hidden files, manifests and sidecars are no documents. Links inside a folder that lead out of it are refused.

    Raises:
        InputError: a path that was named does not exist.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder. Check the spelling and try again.")
        if path.is_dir():
            yield from _folder(path, provenance)
        else:
            yield _file(path, provenance, _manifest(path.parent))


def _folder(top: Path, provenance: Provenance) -> Iterator[Given | Refused]:
    refused: list[Refused] = []

    def note(error: OSError) -> None:
        refused.append(Refused(str(error.filename), f"The folder cannot be opened: {error.strerror}."))

    root = top.resolve()
    for folder, folders, files in os.walk(top, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        manifest = _manifest(Path(folder))
        for name in sorted(files):
            path = Path(folder) / name
            if name.startswith(".") or name == MANIFEST_NAME or name.endswith(SIDECAR_ENDING):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield Refused(str(path), "The link leads out of the folder; add its target by name if you want it.")
            elif not path.is_file():
                yield Refused(str(path), "This is no regular file.")
            else:
                yield _file(path, provenance, manifest)
    yield from refused


def _file(path: Path, provenance: Provenance, manifest: dict[str, Provenance]) -> Given | Refused:
    if not os.access(path, os.R_OK):
        return Refused(str(path), "The file cannot be opened: permission denied.")
    known = manifest.get(path.name, Provenance())
    sidecar = path.with_name(path.name + SIDECAR_ENDING)
    if sidecar.is_file():
        known = over(read_sidecar(sidecar), known)
    return Given(path, over(provenance, known))


def _manifest(folder: Path) -> dict[str, Provenance]:
    path = folder / MANIFEST_NAME
    return read_manifest(path) if path.is_file() and os.access(path, os.R_OK) else {}


def over(first: Provenance, second: Provenance) -> Provenance:
    """`first` where it knows something, else `second`."""
    names = [field.name for field in dataclasses.fields(Provenance)]
    return Provenance(**{name: getattr(first, name) or getattr(second, name) for name in names})
