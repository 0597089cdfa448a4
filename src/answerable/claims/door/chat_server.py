"""A chat server that the user named: one question, one answer, within bounds of time and size.

It speaks the chat-completions interface that many servers offer. Nothing it sends is trusted: no redirect is followed,
and an answer that is late, long or of another form is none.
"""

import http.client
import json
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

ATTEMPTS = 2
"""How often a question is put, if the server cannot be reached or says that it is busy or broken."""

_BUSY = 429
_BROKEN = 500
_OK = 200


class NoAnswerError(Exception):
    """The server gave no answer that can be used; the message says why, without repeating what it sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatServer:
    """Where to ask and for how long to wait.

    Attributes:
        url: the address below which /chat/completions lies ("http://localhost:8000/v1").
        model: which model to ask for.
        key: sent as a bearer token, if the server wants one.
        seconds: how long an answer may take in all, from the connection to the last byte.
        most_bytes: how long an answer may be.
        pause: seconds to wait before a second attempt.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120.0
    most_bytes: int = 1_000_000
    pause: float = 1.0

    def ask(self, instructions: str, words: str) -> str:
        """The server's answer to `words`; NoAnswerError if there is none that can be used."""
        question = json.dumps(
            {
                "model": self.model,
                "temperature": 0,
                "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": words}],
            }
        ).encode()
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(self.pause)
            status, body = self._post(question, last=attempt == ATTEMPTS - 1)
            if status == _OK:
                return _content(body)
            if status and status != _BUSY and status < _BROKEN:
                raise NoAnswerError(f"the server refused (HTTP {status})")
        raise NoAnswerError(f"the server is busy or broken (HTTP {status})")

    def _post(self, question: bytes, *, last: bool) -> tuple[int, bytes]:
        """Status and body; status 0 for a server that could not be reached, unless this was the last attempt."""
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self.seconds)
        late = threading.Event()
        watch = None
        try:
            connection.connect()
            # A server that sends a byte now and then never meets the socket's own time-out.
            watch = threading.Timer(self.seconds, _hang_up, (connection.sock, late))
            watch.daemon = True
            watch.start()
            headers = {"Content-Type": "application/json", "Accept": "application/json"}
            if self.key:
                headers["Authorization"] = f"Bearer {self.key}"
            connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", question, headers)
            response = connection.getresponse()
            body = response.read(self.most_bytes + 1)
        except TimeoutError as error:
            raise NoAnswerError("the server took too long") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            if late.is_set():
                raise NoAnswerError("the server took too long") from error
            if last:
                raise NoAnswerError(f"the server could not be reached ({type(error).__name__})") from error
            return 0, b""
        finally:
            if watch is not None:
                watch.cancel()
            connection.close()
        if late.is_set():
            raise NoAnswerError("the server took too long")
        if len(body) > self.most_bytes:
            raise NoAnswerError("the answer is too long")
        return response.status, body


def _hang_up(connected: socket.socket, late: threading.Event) -> None:
    late.set()
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed in this very moment: there is nothing left to wait for


def _content(body: bytes) -> str:
    try:
        data: Any = json.loads(body)
        content = data["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise NoAnswerError("the answer is no chat completion") from error
    if not isinstance(content, str):
        raise NoAnswerError("the answer is no chat completion")
    return content
