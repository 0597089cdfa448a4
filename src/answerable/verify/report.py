"""A report: what was checked and how it came out. Pass, fail and not checked are three things, never two."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How a check came out. NOT_CHECKED says that nothing is known either way, and its message why."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    FAIL = "fail"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of a report: `subject` is what was looked at (a capture, a claim, a log entry), named so it is found."""

    outcome: Outcome
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All checks of a case or a bundle, in the order of the chain: key, log, rows, bytes, texts, quotes, dossiers."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing failed. What was not checked did not fail; read those lines too."""
        return not self.of(Outcome.FAIL)

    def of(self, outcome: Outcome) -> tuple[Check, ...]:
        """The checks that came out so."""
        return tuple(check for check in self.checks if check.outcome is outcome)


def passed(subject: str, message: str) -> Check:
    """A check that passed."""
    return check_of(Outcome.PASS, subject, message)


def failed(subject: str, message: str) -> Check:
    """A check that failed."""
    return check_of(Outcome.FAIL, subject, message)


def not_checked(subject: str, message: str) -> Check:
    """A check that could not be made, and why."""
    return check_of(Outcome.NOT_CHECKED, subject, message)


def guarded(subject: str, check: Callable[[], Iterable[Check]]) -> Iterator[Check]:
    """The checks that `check` makes; if damage that nobody foresaw stops it, a line that says so, as a failure."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - hostile data can be wrong in any way; the other checks must go on
        kind = type(error).__name__
        yield failed(subject, f"the check was stopped by data that cannot be right ({kind}: {error})")


def check_of(outcome: Outcome, subject: str, message: str) -> Check:
    """A check whose words can be printed: what a hostile case names itself must not drive anybody's terminal."""
    return Check(outcome=outcome, subject=_printable(subject), message=_printable(message))


def _printable(words: str) -> str:
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in words)
