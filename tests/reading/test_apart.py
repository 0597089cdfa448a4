import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.model.text import Reading, Text, Unread
from answerable.reading import Apart, Job, Limits

WAYWARD = """
import ctypes
import os
import sys
import time

from answerable.model.text import Unread
from answerable.reading.document import Reader, UnreadableError


def behave(document):
    word = document.data.split()[1].decode()
    if word == "hang":
        time.sleep(60)
    if word == "spin":
        while True:
            pass
    if word == "exit":
        os._exit(3)
    if word == "segfault":
        ctypes.string_at(0)
    if word == "raise":
        raise RuntimeError("a bug in the reader")
    if word == "memory":
        bytearray(8 * 1024**3)
    if word == "chatter":
        print("noise on standard output", flush=True)
        os.write(1, b"more of it")
    raise UnreadableError(f"{word} {os.getpid()}")


READER = Reader("wayward", 1, behave)
FORMATS = {"application/rtf": "wayward"}
"""


@pytest.fixture
def wayward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "wayward.py").write_text(WAYWARD)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    yield "wayward"
    sys.modules.pop("wayward", None)


def job(word: str) -> Job:
    if word == "good":
        return Job(capture="sha256:good", name="good.txt", data=b"The brigade moved to the river on Monday.")
    return Job(capture=f"sha256:{word}", name="x.rtf", data=f"{{\\rtf {word} ".encode())


def reasons(readings: list[Reading]) -> list[str]:
    return [reading.reason.partition(" of ")[0] if isinstance(reading, Unread) else "read" for reading in readings]


def test_one_that_hangs_or_crashes_takes_nothing_along(wayward: str) -> None:
    words = ["good", "exit", "good", "segfault", "raise", "good", "hang", "good"]
    limits = Limits(seconds=1.5)
    with Apart(1, limits, formats=wayward) as apart:
        readings = list(apart.read_all(map(job, words)))
    assert [reading.capture for reading in readings] == [f"sha256:{word}" for word in words]
    assert reasons(readings) == [
        "read",
        "The reader crashed on this file (exit code 3).",
        "read",
        "The reader crashed on this file (SIGSEGV).",
        "The reader crashed on this file (exit code 1).",
        "read",
        "Reading took longer than the limit",
        "read",
    ]


def test_memory_is_limited(wayward: str) -> None:
    if sys.platform == "darwin":
        pytest.skip("macOS does not keep the limit")
    with Apart(1, Limits(), formats=wayward) as apart:
        readings = list(apart.read_all([job("memory"), job("good")]))
    assert reasons(readings) == ["The file needs more memory than the limit allows.", "read"]


def test_what_a_reader_prints_does_not_reach_the_wire(wayward: str) -> None:
    with Apart(1, Limits(), formats=wayward) as apart:
        readings = list(apart.read_all([job("chatter"), job("good")]))
    assert isinstance(readings[0], Unread)
    assert readings[0].reason.startswith("chatter")
    assert isinstance(readings[1], Text)


def test_a_worker_is_used_again_and_two_share_the_work(wayward: str) -> None:
    with Apart(1, Limits(), formats=wayward) as apart:
        one = {reading.reason for reading in apart.read_all([job("pid")] * 6) if isinstance(reading, Unread)}
    assert len(one) == 1
    with Apart(2, Limits(), formats=wayward) as apart:
        two = {reading.reason for reading in apart.read_all([job("pid")] * 30) if isinstance(reading, Unread)}
    assert len(two) == 2


def test_jobs_are_taken_as_they_are_needed(wayward: str) -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for _ in range(50):
            taken += 1
            yield job("good")

    with Apart(1, Limits(), formats=wayward) as apart:
        readings = apart.read_all(jobs())
        next(readings)
        assert taken < 10


def test_a_large_file_and_a_file_by_its_path(tmp_path: Path) -> None:
    large, small = tmp_path / "large.txt", tmp_path / "small.txt"
    with large.open("wb") as stream:
        stream.write(b"Words at the beginning. " * 4000)
        stream.truncate(200 * 1024 * 1024)
    small.write_text("The brigade moved to the river on Monday.")
    jobs = [Job(capture="a", name=path.name, data=path) for path in (large, small)]
    began = time.monotonic()
    with Apart() as apart:
        readings = list(apart.read_all(jobs))
    assert reasons(readings) == ["The file is too large to be read: 200 MB, and the limit is 64 MB.", "read"]
    assert time.monotonic() - began < 20


def test_a_file_that_may_not_be_read_or_is_gone(tmp_path: Path) -> None:
    with Apart() as apart:
        readings = list(apart.read_all([Job(capture="a", name="gone.txt", data=tmp_path / "gone.txt"), job("good")]))
    assert reasons(readings) == ["The file cannot be opened: No such file or directory.", "read"]


def test_whoever_leaves_early_does_not_wait(wayward: str) -> None:
    began = time.monotonic()
    with Apart(1, Limits(seconds=30), formats=wayward) as apart:
        readings = apart.read_all([job("good"), job("hang"), job("good"), job("good")])
        assert isinstance(next(readings), Text)
    assert time.monotonic() - began < 15


def test_a_reader_that_only_computes_is_stopped_too(wayward: str) -> None:
    with Apart(1, Limits(seconds=1), formats=wayward) as apart:
        readings = list(apart.read_all([job("good"), job("spin"), job("good")]))
    assert reasons(readings) == ["read", "Reading took longer than the limit", "read"]
