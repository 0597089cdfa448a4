import re
from pathlib import Path

from answerable.model.text import PartKind, Text, Unread
from answerable.reading.document import Document, Reader
from answerable.reading.limits import Limits
from answerable.reading.reader import read
from answerable.reading.registry import FORMATS, reader_for

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "adding-a-reader.md"


def test_every_format_has_a_reader_and_every_module_another() -> None:
    readers = [reader_for(media_type) for media_type in FORMATS]
    assert all(isinstance(reader, Reader) for reader in readers)
    assert len({str(reader) for reader in readers}) == len(set(FORMATS.values()))
    assert reader_for("application/x-unknown") is None


def test_the_guides_example_works() -> None:
    code = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    names: dict[str, object] = {}
    exec(code[1], names)  # noqa: S102 - our own document
    reader = names["READER"]
    assert isinstance(reader, Reader)
    data = b"SAID The colonel denied it.\nAdvertisement\n"
    text = reader.read(Document(capture="a", name="a", source=data, reader=str(reader), limits=Limits()))
    assert isinstance(text, Text)
    assert text.content == "The colonel denied it.\n\nAdvertisement"
    assert [part.kind for part in text.parts] == [PartKind.PARAGRAPH, PartKind.FURNITURE]


def test_the_guides_imports_and_names_exist() -> None:
    for module in re.findall(r"`(?:answerable/)?(reading/\w+\.py)`", GUIDE.read_text(encoding="utf-8")):
        assert (GUIDE.parents[1] / "src" / "answerable" / module).is_file(), module


def test_an_empty_file_is_told_without_any_reader() -> None:
    assert read(b"", capture="a", name="a.pdf") == Unread(capture="a", reader="none", reason="The file is empty.")
