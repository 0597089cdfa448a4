"""Apart: documents are read in worker processes, so that one which hangs or crashes its reader takes nothing along."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from answerable.model.text import Reading, Unread
from answerable.reading.document import Job
from answerable.reading.limits import NO_MEMORY, Limits, megabytes
from answerable.reading.wire import WireError, receive, send, unpack

_BYTES_PER_CHARACTER: Final = 4
_JOBS_PER_WORKER: Final = 500
"""A worker is replaced after so many documents: libraries in C leak."""
_START_SECONDS: Final = 30.0
_DYING_SECONDS: Final = 2.0


class Apart:
    """A pool of workers that read documents under `limits`; a context manager.

    Each worker is started once and reused. One that exceeds a limit or dies is replaced, its document becomes an
    :class:`Unread` with the reason, and the others go on. A document at which a used worker dies is tried once more
    in a fresh one, so that it does not pay for what others left behind.

    Args:
        processes: how many workers.
        limits: bounds for each document.
        formats: import name of a module with a dict `FORMATS` (media type to module) that adds to the registry.
    """

    def __init__(self, processes: int = 1, limits: Limits | None = None, *, formats: str | None = None) -> None:
        self._processes = max(1, processes)
        self._limits = limits or Limits()
        self._formats = formats
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        for _ in range(self._processes):
            self._idle.put(None)
        self._threads = ThreadPoolExecutor(self._processes, thread_name_prefix="reading")
        self._busy: set[_Worker] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        # Whoever leaves early (an error, Ctrl-C) does not wait for what is being read.
        for busy in list(self._busy):
            busy.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        while not self._idle.empty():
            worker = self._idle.get()
            if worker is not None:
                worker.stop()

    def read_all(self, jobs: Iterable[Job]) -> Iterator[Reading]:
        """The readings of `jobs`, in order; jobs are taken as they are needed, a few ahead."""
        ahead: deque[Future[Reading]] = deque()
        for job in jobs:
            ahead.append(self._threads.submit(self._read, job))
            if len(ahead) > 2 * self._processes:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _read(self, job: Job) -> Reading:
        refusal = self._too_large(job)
        if refusal is not None:
            return refusal
        worker = self._idle.get()
        fresh = worker is None
        if worker is None or worker.served >= _JOBS_PER_WORKER:
            if worker is not None:
                worker.stop()
            worker, fresh = _Worker(self._limits, self._formats), True
        reading = self._read_by(worker, job)
        if worker.spent and not fresh and not worker.overtime and not self._closed:
            worker = _Worker(self._limits, self._formats)
            reading = self._read_by(worker, job)
        self._idle.put(None if worker.spent else worker)
        return reading

    def _read_by(self, worker: "_Worker", job: Job) -> Reading:
        self._busy.add(worker)
        try:
            return worker.read(job)
        finally:
            self._busy.discard(worker)
            if worker.spent:
                worker.stop()

    def _too_large(self, job: Job) -> Unread | None:
        try:
            size = job.data.stat().st_size if isinstance(job.data, Path) else len(job.data)
        except OSError:
            return None  # the worker meets the same error and says so
        if size <= self._limits.container_bytes:
            return None
        reason = (
            f"The file is too large to be opened: {megabytes(size)}, "
            f"and the limit is {megabytes(self._limits.container_bytes)}."
        )
        return Unread(capture=job.capture, reader="none", reason=reason)


class _Worker:
    """One process. `spent`: it must be stopped and not used again; `overtime`: because it took too long."""

    def __init__(self, limits: Limits, formats: str | None) -> None:
        self._limits = limits
        self.served = 0
        self.spent = False
        self.overtime = False
        # One thread each: numerical libraries otherwise reserve address space for every core.
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "answerable.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        self._setup = {"limits": asdict(limits), "formats": formats}

    def read(self, job: Job) -> Reading:
        seconds = self._limits.seconds + (0.0 if self.served else _START_SECONDS)
        watch = threading.Timer(seconds, self._kill_late)
        watch.start()
        try:
            reading = self._exchange(job)
        except (WireError, OSError) as error:
            self.spent = True
            reading = Unread(capture=job.capture, reader="none", reason=self._why(error))
        finally:
            watch.cancel()
        if isinstance(reading, Unread) and reading.reason == NO_MEMORY:
            self.spent = True
        self.served += 1
        return reading

    def kill(self) -> None:
        self._process.kill()

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)

    def _exchange(self, job: Job) -> Reading:
        to_worker, from_worker = self._process.stdin, self._process.stdout
        if to_worker is None or from_worker is None:
            raise WireError("the worker has no pipes")
        if not self.served:
            send(to_worker, self._setup, [])
        header = {name: getattr(job, name) for name in ("capture", "name", "media_type", "nesting", "room")}
        if isinstance(job.data, Path):
            send(to_worker, {**header, "path": str(job.data.absolute())}, [])
        else:
            send(to_worker, header, [job.data])
        most = max(self._limits.expanded_bytes, self._limits.characters * _BYTES_PER_CHARACTER)
        return unpack(*receive(from_worker, most))

    def _kill_late(self) -> None:
        self.overtime = True
        self._process.kill()

    def _why(self, error: Exception) -> str:
        try:
            code = self._process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            # It lives and has sent what is no reading: whatever it is now, it is no worker of ours.
            self._process.kill()
            return f"The reader's answer could not be used: {error}."
        if self.overtime or code in {-signal.SIGXCPU, -signal.SIGALRM}:
            self.overtime = True
            return f"Reading took longer than the limit of {self._limits.seconds:g} seconds and was stopped."
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"The reader crashed on this file ({how})."


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except BrokenPipeError:
        return
