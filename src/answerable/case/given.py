"""What the user gave to be added: paths on the one hand, what is known of each document on the other."""

import dataclasses
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable.archive.folder import PUBLIC_KEY_FILE, is_case
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

    Hidden files, manifests, sidecars and cases are no documents. Links inside a folder that lead out of it are refused.
    A sidecar or manifest that cannot be used is a line of its own; the documents that it is of are taken without it.

    Raises:
        InputError: a path that was named does not exist, or is a case; no document was taken then.
    """
    for path in paths:
        _check(path)
    for path in paths:
        if path.is_dir():
            yield from _folder(path, provenance)
        else:
            manifest, refused = _manifest(path.parent)
            yield from refused
            yield from _file(path, provenance, manifest)


def _check(path: Path) -> None:
    try:
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder. Check the spelling and try again.")
        if _is_case(path):
            raise InputError(f"{path}: this is a case. Add documents to it, not itself.")
    except OSError as error:
        raise InputError(f"{str(path)[:200]}: this cannot be looked at ({error.strerror}).") from error


def _is_case(folder: Path) -> bool:
    return is_case(folder) and (folder / PUBLIC_KEY_FILE).is_file()


def _holds_no_case(folder: Path) -> bool:
    try:
        return not _is_case(folder)
    except OSError:
        return True  # it may not be entered: the walk will say so in a line of its own


def _folder(top: Path, provenance: Provenance) -> Iterator[Given | Refused]:
    refused: list[Refused] = []

    def note(error: OSError) -> None:
        refused.append(Refused(str(error.filename), f"The folder cannot be opened: {error.strerror}."))

    root = _target(top)
    for folder, folders, files in os.walk(top, onerror=note):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and _holds_no_case(Path(folder) / name)
        )
        manifest, unusable = _manifest(Path(folder))
        yield from unusable
        for name in sorted(files):
            path = Path(folder) / name
            if name.startswith(".") or name == MANIFEST_NAME or name.endswith(SIDECAR_ENDING):
                continue
            if path.is_symlink() and not _target(path).is_relative_to(root):
                yield Refused(str(path), "The link leads out of the folder; add its target by name if you want it.")
            elif not path.is_file():
                yield Refused(str(path), "This is no regular file.")
            else:
                yield from _file(path, provenance, manifest)
    yield from refused


def _target(path: Path) -> Path:
    # Path.resolve raises on links that lead in a circle; such a one stays where it is and is no regular file.
    return Path(os.path.realpath(path))


def _file(path: Path, provenance: Provenance, manifest: dict[str, Provenance]) -> Iterator[Given | Refused]:
    if not os.access(path, os.R_OK):
        yield Refused(str(path), "The file cannot be opened: permission denied.")
        return
    known = manifest.get(path.name, Provenance())
    sidecar = path.with_name(path.name + SIDECAR_ENDING)
    try:
        if sidecar.is_file():
            known = over(read_sidecar(sidecar), known)
    except InputError as error:
        yield Refused(str(sidecar), f"Not used; mend it and add its document again. {error}")
    except OSError:
        pass  # the name is as long as a name may be: no sidecar can have it
    yield Given(path, over(provenance, known))


def _manifest(folder: Path) -> tuple[dict[str, Provenance], tuple[Refused, ...]]:
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return {}, ()
    try:
        return read_manifest(path), ()
    except InputError as error:
        return {}, (Refused(str(path), f"Not used; mend it and add the folder again. {error}"),)


def over(first: Provenance, second: Provenance) -> Provenance:
    """`first` where it knows something, else `second`."""
    names = [field.name for field in dataclasses.fields(Provenance)]
    return Provenance(**{name: getattr(first, name) or getattr(second, name) for name in names})
