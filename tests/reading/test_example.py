import gzip
import importlib.util
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.model.capture import Provenance
from answerable.model.text import PartKind, Reading, Text, Unread
from answerable.reading import Job, read
from answerable.reading.manifest import read_manifest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "examples" / "mariupol" / "documents"


def built() -> dict[str, Callable[[], bytes]]:
    spec = importlib.util.spec_from_file_location("build_example", ROOT / "tools" / "build_example.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    recipes: dict[str, Callable[[], bytes]] = module.BUILT
    return recipes


def without_compression(data: bytes) -> bytes:
    """What is packed in `data`, which versions of zlib pack differently."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(entry.filename.encode() + archive.read(entry) for entry in archive.infolist())
    return data


@pytest.mark.parametrize("name", sorted(built()))
def test_building_again_gives_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # the recipes set it; it must not outlive the test
    recipe = built()[name]
    assert without_compression(recipe()) == without_compression((DOCUMENTS / name).read_bytes())
    assert recipe() == recipe()


def readings() -> dict[str, tuple[Provenance, Reading]]:
    """Every document of the example as it is read, members of containers among them."""
    known = read_manifest(DOCUMENTS / "manifest.csv")
    found: dict[str, tuple[Provenance, Reading]] = {}
    jobs = [
        (known.get(path.name, Provenance()), Job(capture="a", name=path.name, data=path))
        for path in sorted(DOCUMENTS.iterdir())
        if path.name != "manifest.csv"
    ]
    for given, job in jobs:
        reading = read(job.data, capture="a", name=job.name)
        if isinstance(reading, Text | Unread):
            found[job.name] = given, reading
            continue
        assert all("passed over" in line for line in reading.refused)
        for member in reading.members:
            about = Provenance(title=member.title, published=member.published, url=member.url)
            found[f"{job.name}/{member.name}"] = about, read(member.data, capture="a", name=member.name)
    return found


def test_every_document_is_read_but_the_scan() -> None:
    unread = {name: reading.reason for name, (_, reading) in readings().items() if isinstance(reading, Unread)}
    assert unread == {"15-scan.pdf": "The PDF has no text layer: it needs OCR, which Answerable does not do."}
    texts = [reading for _, reading in readings().values() if isinstance(reading, Text)]
    assert len(texts) >= 12
    assert {text.reader.partition("/")[0] for text in texts} == {"text", "html", "pdf", "docx", "eml"}


def test_every_text_has_a_title_a_date_and_says_what_it_is() -> None:
    for name, (given, reading) in readings().items():
        if isinstance(reading, Text):
            assert given.published or reading.published, name
            assert given.title or reading.title, name
            assert reading.language == "en", name
            assert "for the Answerable example" in reading.content, name
            words = " ".join(reading.content.split()).count(" ")
            assert 70 <= words <= 200, (name, words)


def test_no_advertising_is_taken_for_a_paragraph() -> None:
    for name, (_, reading) in readings().items():
        if isinstance(reading, Text):
            for part in reading.parts:
                if part.kind is PartKind.PARAGRAPH:
                    words = reading.content[part.start : part.end]
                    assert words.endswith((".", '".')), (name, words)
                    assert "seed" not in words, name
