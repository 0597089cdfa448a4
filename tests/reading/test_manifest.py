import json
from pathlib import Path

import pytest

from answerable.errors import InputError
from answerable.model.capture import Provenance
from answerable.reading.manifest import parse_manifest, read_manifest, read_sidecar


def test_a_manifest_says_what_is_known_of_each_file(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text(
        "file,published,publisher,title,url\n"
        'council.txt,2022-03,City council,"A title, with a comma",https://example.org/1\n'
        "\n"
        "folder/army.html,,,,\n",
        encoding="utf-8-sig",
    )
    assert read_manifest(path) == {
        "council.txt": Provenance(
            published="2022-03", publisher="City council", title="A title, with a comma", url="https://example.org/1"
        ),
        "army.html": Provenance(),
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "m.csv, line 1: the first line must name the columns"),
        ("name,published\n", "Unknown: 'name'."),
        ("file,file\n", "each once."),
        ("file,published\na.txt\n", "m.csv, line 2: 1 cells, and the first line names 2 columns."),
        ("file,published\na.txt,\nb.txt,24 March\n", "m.csv, line 3, column published: '24 March' is no date"),
        ("file,published\na.txt,2022-02-30\n", "column published: '2022-02-30' is no date"),
        ("file,url\na.txt,javascript:alert(1)\n", "m.csv, line 2, column url: 'javascript:alert(1)' is no web address"),
        ("file,url\na.txt,file:///etc/passwd\n", "is no web address"),
        ("file,title\n..,x\n", "m.csv, line 2, column file: the name of a file is missing."),
        ("file,title\na.txt,x\na.txt,y\n", "m.csv, line 3, column file: 'a.txt' stands in the manifest twice."),
        ('file,title\na.txt,"x"y\n', "m.csv, line 2: this is no CSV"),
        (f"file,title\na.txt,{'x' * 3000}\n", "m.csv, line 2, column title: longer than 2,000 characters."),
    ],
)
def test_errors_name_line_and_column(content: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_manifest(content.encode(), "m.csv")
    assert message in str(raised.value)


def test_hostile_cells_are_made_plain() -> None:
    known = parse_manifest("file,title\na.txt,Red\x1b[31m \u202etxet\n".encode(), "m.csv")
    assert known["a.txt"].title == "Red[31m txet"


def test_a_sidecar_says_what_is_known_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.meta.json"
    path.write_text(json.dumps({"published": "2022", "publisher": "City council", "url": None}))
    assert read_sidecar(path) == Provenance(published="2022", publisher="City council")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "a.meta.json: this is no JSON"),
        ("[]", "a.meta.json: a sidecar is an object"),
        ('{"date": "2022"}', "unknown key 'date'"),
        ('{"title": 3}', "key title: the value must be a string"),
        ('{"published": "soon"}', "a.meta.json, key published: 'soon' is no date"),
    ],
)
def test_a_bad_sidecar_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.meta.json"
    path.write_text(content)
    with pytest.raises(InputError) as raised:
        read_sidecar(path)
    assert message in str(raised.value)
