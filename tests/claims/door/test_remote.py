"""The open door, against a stand-in server over real HTTP: good, invented, misshapen, slow and huge answers."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from answerable import Case
from answerable.claims.door.chat_server import ATTEMPTS, ChatServer, NoAnswerError
from answerable.claims.door.remote import LONGEST_QUESTION, UNANSWERED, RemoteExtractor, drafts_of
from answerable.claims.draft import Draft, Refusal
from answerable.claims.extraction import Extraction, extract
from answerable.claims.registry import EXTRACTORS, extractors_for
from answerable.errors import SettingsError
from answerable.model.slots import HarmSlots, IncidentSlots, PostingSlots
from answerable.settings import settings

WORDS = "Col. Anton Velk commands the 9th Mountain Brigade. Shells hit the grain market, killing at least 12 traders."
Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def completion(content: str) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def claims(*given: tuple[str, str, dict[str, Any]]) -> str:
    return json.dumps({"claims": [{"type": kind, "quote": quote, "slots": slots} for kind, quote, slots in given]})


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


class StandIn:
    """A chat server that answers as the test says, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.answer: Answer = lambda handler, _: send(handler, completion(claims()))
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stand_in.asked.append(question)
                stand_in.headers.append(dict(self.headers))
                stand_in.paths.append(self.path)
                try:
                    stand_in.answer(self, question)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                del format, args

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def says(self, content: str) -> None:
        self.answer = lambda handler, _: send(handler, completion(content))

    def client(self, **more: Any) -> ChatServer:
        return ChatServer(url=self.url, model="meta/small 3", **{"seconds": 5.0, "pause": 0.0, **more})


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    made = StandIn()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def ask(stand_in: StandIn, articles_of: Any) -> Callable[..., Extraction]:
    def run(words: str = WORDS, **more: Any) -> Extraction:
        (article,) = articles_of(words)
        return extract(article, [RemoteExtractor(stand_in.client(**more))])

    return run


def test_good_answer_becomes_claims_with_places_counted_here(stand_in: StandIn, ask: Callable[..., Extraction]) -> None:
    posting = {"person": "Anton Velk", "rank": "Colonel", "role": "commander", "unit": "9th Mountain Brigade"}
    stand_in.says(
        claims(
            ("posting", "Col. Anton Velk commands the 9th Mountain Brigade", posting),
            ("harm", "killing at least 12 traders", {"kind": "killed", "min": 12, "max": None, "whom": "traders"}),
        )
    )
    extraction = ask(key="secret")
    assert extraction.refused == ()
    first, second = extraction.claims
    assert (first.slots, second.slots) == (
        PostingSlots(**posting),
        HarmSlots(kind="killed", min=12, max=None, whom="traders"),
    )
    assert WORDS[second.start : second.end] == second.quote
    assert first.extractor == "remote-meta-small-3/1"
    (question,) = stand_in.asked
    assert question["model"] == "meta/small 3"
    assert question["messages"][1] == {"role": "user", "content": WORDS}
    assert "airstrike" in question["messages"][0]["content"]
    assert stand_in.paths == ["/v1/chat/completions"]
    assert stand_in.headers[0]["Authorization"] == "Bearer secret"
    assert "secret" not in repr(stand_in.client(key="secret"))


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (("posting", "Boris Hale commands the 9th Mountain Brigade", {"person": "Boris Hale"}), "not in the text"),
        (("posting", "commands the 9th Mountain Brigade", {"person": "Boris Hale"}), "posting.person"),
        (("harm", "killing at least 12 traders", {"kind": "killed", "min": 120, "max": 120}), "figure"),
        (("harm", "killing at least 12 traders", {"kind": "killed", "min": 12.0, "max": None}), "slots"),
        (("harm", "killing at least 12 traders", {"kind": "killed", "min": True, "max": True}), "slots"),
        (("harm", "killing at least 12 traders", {"kind": "<b>vaporised</b>", "min": 12, "max": None}), "slots"),
        (("incident", "Shells hit the grain market", {"kind": "shelling", "target": "grain market"}), "slots"),
        (("incident", "Shells hit the grain market", {"kind": "shelling", "colour": "red"}), "slots"),
        (("incident", "Shells hit the grain market", {"place": "market"}), "slots"),
        (("incident", "Shells hit the grain market", {"kind": "shelling", "place": "mar\u202eket"}), "slots"),
        (("incident", "Shells hit the grain market", {"kind": "shelling", "place": "x" * 5000}), "slots"),
        (("rumour", "Shells hit the grain market", {}), "no known type"),
        (("incident", "", {"kind": "shelling"}), "no quote"),
    ],
)
def test_what_is_invented_or_misshapen_is_refused_and_the_rest_kept(
    stand_in: StandIn, ask: Callable[..., Extraction], claim: tuple[str, str, dict[str, Any]], reason: str
) -> None:
    good = ("incident", "Shells hit the grain market", {"kind": "shelling", "target": ["grain market"]})
    stand_in.says(claims(claim, good))
    extraction = ask()
    assert [one.slots for one in extraction.claims] == [IncidentSlots(kind="shelling", target=("grain market",))]
    (line,) = extraction.refused
    assert line.startswith("remote-meta-small-3/1: ")
    assert reason in line
    assert line.endswith(" (1)")


@pytest.mark.parametrize(
    "answer",
    [
        "Certainly! Here are the claims:",
        "[]",
        "{}",
        '{"claims": {}}',
        '{"claims": [], "claims": []}',
        '{"claims": [NaN]}',
        '{"claims": [1, null, "x", {"type": "harm"}]}',
        '{"claims": [{"type": ["harm"], "quote": "x", "slots": {}}]}',
        '{"claims": [{"type": "harm", "quote": "Shells", "slots": [1]}]}',
        "[" * 50_000,
        json.dumps({"claims": [{}] * 5_000}),
    ],
)
def test_answer_that_is_not_what_was_asked_for(stand_in: StandIn, ask: Callable[..., Extraction], answer: str) -> None:
    stand_in.says(answer)
    extraction = ask()
    assert extraction.claims == ()
    assert extraction.refused


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"{}", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": 5}}]}']
)
def test_body_that_is_no_chat_completion(stand_in: StandIn, body: bytes) -> None:
    stand_in.answer = lambda handler, _: send(handler, body)
    with pytest.raises(NoAnswerError, match="no chat completion"):
        stand_in.client().ask("i", "w")


def test_fenced_answer_is_read() -> None:
    quote = "Shells hit the grain market"
    fenced = f"```json\n{claims(('incident', quote, {'kind': 'shelling'}))}\n```"
    (draft,) = drafts_of(fenced, WORDS, 0, len(WORDS))
    assert isinstance(draft, Draft)
    assert WORDS[draft.start : draft.end] == quote


def test_quote_from_another_stretch_is_not_in_this_one() -> None:
    answer = claims(("incident", "Shells hit the grain market", {"kind": "shelling"}))
    assert list(drafts_of(answer, WORDS, 0, 40)) == [Refusal("a quote is not in the text")]


def test_slow_server(stand_in: StandIn) -> None:
    stand_in.answer = lambda _, __: time.sleep(3)
    begun = time.monotonic()
    with pytest.raises(NoAnswerError, match="too long"):
        stand_in.client(seconds=0.3).ask("i", "w")
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("where", ["head", "body"])
def test_server_that_drips(stand_in: StandIn, where: str) -> None:
    def drip(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"X: " if where == "head" else b"\r\n"))
        for _drop in range(60):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    stand_in.answer = drip
    begun = time.monotonic()
    with pytest.raises(NoAnswerError, match="too long"):
        stand_in.client(seconds=0.5).ask("i", "w")
    assert time.monotonic() - begun < 2


def test_huge_answer_is_not_taken_in(stand_in: StandIn) -> None:
    stand_in.answer = lambda handler, _: send(handler, completion("x" * 300_000))
    with pytest.raises(NoAnswerError, match="too long"):
        stand_in.client(most_bytes=100_000).ask("i", "w")


def test_busy_server_is_asked_again_and_a_refusal_is_taken(stand_in: StandIn) -> None:
    def busy_once(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        send(handler, completion("yes") if len(stand_in.asked) > 1 else b"", 200 if len(stand_in.asked) > 1 else 503)

    stand_in.answer = busy_once
    assert stand_in.client().ask("i", "w") == "yes"
    assert len(stand_in.asked) == 2
    stand_in.answer = lambda handler, _: send(handler, b"", 500)
    with pytest.raises(NoAnswerError, match="500"):
        stand_in.client().ask("i", "w")
    assert len(stand_in.asked) == 2 + ATTEMPTS
    stand_in.answer = lambda handler, _: send(handler, b"", 401)
    with pytest.raises(NoAnswerError, match="401"):
        stand_in.client().ask("i", "w")
    assert len(stand_in.asked) == 3 + ATTEMPTS


def test_redirect_is_not_followed(stand_in: StandIn) -> None:
    def elsewhere(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(307)
        handler.send_header("Location", f"{stand_in.url}/elsewhere")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    stand_in.answer = elsewhere
    with pytest.raises(NoAnswerError, match="307"):
        stand_in.client().ask("i", "w")
    assert len(stand_in.paths) == 1


def test_nobody_there() -> None:
    with pytest.raises(NoAnswerError, match="could not be reached"):
        ChatServer(url="http://127.0.0.1:9", model="m", seconds=2, pause=0).ask("i", "w")


def test_long_text_is_asked_about_in_pieces_until_one_has_no_answer(
    stand_in: StandIn, ask: Callable[..., Extraction]
) -> None:
    words = "\n\n".join(["The clerk counted the sacks of grain in the store. " * 60] * 9)
    assert ask(words).claims == ()
    sent = [question["messages"][1]["content"] for question in stand_in.asked]
    assert len(sent) > 2
    assert all(piece in words and len(piece) <= LONGEST_QUESTION for piece in sent)
    assert sum(map(len, sent)) > 0.95 * len(words)
    stand_in.asked.clear()
    stand_in.answer = lambda handler, _: send(handler, b"", 404)
    lines = ask(words).refused
    assert len(stand_in.asked) == 1
    assert all(UNANSWERED in line for line in lines)


def test_off_unless_configured(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    assert extractors_for(settings()) == EXTRACTORS
    monkeypatch.setenv("ANSWERABLE_EXTRACTOR_MODEL", "m")
    assert extractors_for(settings()) == EXTRACTORS
    monkeypatch.setenv("ANSWERABLE_EXTRACTOR_URL", stand_in.url)
    monkeypatch.setenv("ANSWERABLE_EXTRACTOR_KEY", "secret")
    assert [one.name for one in extractors_for(settings())[len(EXTRACTORS) :]] == ["remote-m"]
    assert "secret" not in repr(settings())
    monkeypatch.delenv("ANSWERABLE_EXTRACTOR_MODEL")
    with pytest.raises(SettingsError, match="ANSWERABLE_EXTRACTOR_MODEL"):
        settings()


@pytest.mark.parametrize(
    "url", ["localhost:8000", "ftp://a.example/", "http://", "http://a:b:c/", "http://a .example/", "file:///etc"]
)
def test_address_that_is_none(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("ANSWERABLE_EXTRACTOR_URL", url)
    monkeypatch.setenv("ANSWERABLE_EXTRACTOR_MODEL", "m")
    with pytest.raises(SettingsError, match="ANSWERABLE_EXTRACTOR_URL"):
        settings()


def test_in_a_case_it_stands_beside_the_rules_and_is_asked_again_when_it_had_no_answer(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ANSWERABLE_EXTRACTOR_URL", stand_in.url)
    monkeypatch.setenv("ANSWERABLE_EXTRACTOR_MODEL", "m")
    (tmp_path / "a.txt").write_text(WORDS + "\n", encoding="utf-8")
    stand_in.answer = lambda handler, _: send(handler, b"", 400)
    with Case.create(tmp_path / "case") as case:
        case.add(tmp_path / "a.txt")
        (capture,) = (entry.capture for entry in case.store.entries())
        assert any(UNANSWERED in line for line in case.store.refused(capture))
        ours = {claim.id for claim in case.claims()}
        assert ours
        stand_in.says(claims(("incident", "Shells hit the grain market", {"kind": "shelling"})))
        case.read()
        told = [claim for claim in case.claims() if claim.extractor == "remote-m/1"]
        assert [claim.quote for claim in told] == ["Shells hit the grain market"]
        assert ours < {claim.id for claim in case.claims()}
        assert len(stand_in.asked) == 2
        case.read()
        assert len(stand_in.asked) == 2
        assert case.verify().ok
