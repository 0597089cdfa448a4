"""A progress bar on standard error for whatever takes longer than a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic

PATIENCE = 1.0
"""Seconds of silence that a person bears."""


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function to be called with (step, done, total); the bar appears after a second, never with `quiet`."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True)
    task = bar.add_task("", total=None)
    began = monotonic()
    running = False

    def progress(step: str, done: int, total: int) -> None:
        nonlocal running
        if quiet or not console.is_terminal:
            return
        if not running and monotonic() - began > PATIENCE:
            bar.start()
            running = True
        bar.update(task, description=step, completed=done, total=total)

    try:
        yield progress
    finally:
        if running:
            bar.stop()


@contextmanager
def shown_work(what: str) -> Iterator[None]:
    """Say on standard error what is being done once it has taken a second; for work that cannot count itself."""
    from rich.console import Console
    from rich.status import Status

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    status = Status(f"{what} …", console=console)
    timer = Timer(PATIENCE, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
