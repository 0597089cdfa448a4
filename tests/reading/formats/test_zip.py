import io
import zipfile

from answerable.model.text import Unpacked, Unread
from answerable.reading import Limits, read


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return out.getvalue()


def test_a_manifest_within_applies_to_the_files() -> None:
    manifest = "file,published,publisher,url\ncouncil.txt,2021-05,Town council,https://example.org/1\n"
    data = archive({"a/council.txt": b"Words.", "a/manifest.csv": manifest.encode(), "a/army.txt": b"Others."})
    reading = read(data, capture="a", name="a.zip")
    assert isinstance(reading, Unpacked)
    council, army = reading.members
    assert (council.name, council.published, council.publisher) == ("council.txt", "2021-05", "Town council")
    assert council.url == "https://example.org/1"
    assert (army.name, army.published) == ("army.txt", None)
    assert reading.refused == ()


def test_a_manifest_that_is_none_is_noted_and_kept_as_a_member() -> None:
    reading = read(archive({"manifest.csv": b"name;day\n", "a.txt": b"Words."}), capture="a", name="a.zip")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["manifest.csv", "a.txt"]
    assert reading.refused[0].startswith("manifest.csv, line 1: the first line must name the columns")


def test_what_operating_systems_leave_behind_is_no_document() -> None:
    data = archive({"__MACOSX/._a.txt": b"x", "a/.DS_Store": b"x", "Thumbs.db": b"x", "a/": b"", "a.txt": b"Words."})
    reading = read(data, capture="a", name="a.zip")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["a.txt"]


def test_a_damaged_member_is_left_out_and_the_rest_is_taken() -> None:
    data = bytearray(archive({"a.txt": b"Words that were damaged on the way.", "b.txt": b"Others."}))
    at = data.index(b"a.txt") + len(b"a.txt") + 3
    data[at : at + 4] = b"\xff\xff\xff\xff"
    reading = read(bytes(data), capture="a", name="a.zip")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["b.txt"]
    assert reading.refused == ("a.txt: left out, it is damaged or packed in a way that cannot be opened.",)


def test_an_encrypted_member_is_left_out() -> None:
    data = bytearray(archive({"a.txt": b"Words."}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    reading = read(bytes(data), capture="a", name="a.zip")
    assert isinstance(reading, Unpacked)
    assert reading.refused == ("a.txt: left out, it is encrypted.",)


def test_containers_share_the_room_of_the_outermost() -> None:
    data = archive({"a.txt": b"x" * 600, "b.txt": b"y" * 600})
    tight = read(data, capture="a", name="a.zip", room=1000)
    assert isinstance(tight, Unpacked)
    assert [member.name for member in tight.members] == ["a.txt"]
    none = read(data, capture="a", name="a.zip", room=0)
    assert isinstance(none, Unread)
    assert none.reason == "The containers around this one hold more than the limit allows: left closed."


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_declares() -> None:
    data = bytearray(archive({"a.txt": b"0" * 500_000}))
    declared = (10).to_bytes(4, "little")
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = declared
    reading = read(bytes(data), capture="a", name="a.zip", limits=Limits(expanded_bytes=1000))
    assert isinstance(reading, Unpacked)
    assert all(len(member.data) <= 10 for member in reading.members)
