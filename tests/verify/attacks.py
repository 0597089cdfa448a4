"""What the tests of verify share: the failed lines of a report, and edits by plain SQL."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from answerable.model.canonical import canonical
from answerable.verify import Outcome, verify_case

Sql = Callable[..., list[tuple[Any, ...]]]


def fails(case: Path, *, reread: bool = False, **given: Any) -> list[str]:
    """The failed lines, each "subject: message"; without making the texts again, which takes a second each time."""
    report = verify_case(case, reread=reread, **given)
    return [f"{check.subject}: {check.message}" for check in report.of(Outcome.FAIL)]


def named(lines: list[str], subject: str, words: str) -> bool:
    return any(line.startswith(subject) and words in line for line in lines)


def the(sql: Sql, statement: str) -> Any:
    return sql(statement)[0][0]


def edit_body(sql: Sql, change: Callable[[dict[str, Any]], None]) -> str:
    """Change the first claim's stored JSON and keep it canonical; its id."""
    extraction, position, ident, body = sql(
        "SELECT extraction, position, id, body FROM claim ORDER BY extraction, position LIMIT 1"
    )[0]
    data = json.loads(body)
    change(data)
    sql(
        "UPDATE claim SET body = ? WHERE extraction = ? AND position = ?",
        canonical(data).decode(),
        extraction,
        position,
    )
    return str(ident)
