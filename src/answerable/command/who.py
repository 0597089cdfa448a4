"""Who held command of a unit on a day: yes, possible or no, each with its claims."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from answerable.errors import NotFoundError
from answerable.identity.fold import words
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim
from answerable.model.time import Answer, When
from answerable.record.career import Posting
from answerable.record.record import Record
from answerable.record.unit import Unit


class Roles(Lexicon):
    """roles.toml: which roles are command of a unit.

    Attributes:
        command: roles that are.
        below: words with which a role is not.
        taking: changes that make somebody the holder where no role is given.
    """

    command: tuple[str, ...]
    below: tuple[str, ...]
    taking: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person who is said to have held command, and whether it was so on the day asked for.

    Without a day the answer is yes where a source states the posting flatly, else possible. `when` is the time that
    the claims allow; `claims` are those of the posting.
    """

    person: str
    role: str | None
    rank: str | None
    answer: Answer
    when: When
    claims: tuple[Claim, ...]


def who(record: Record, unit: str, on: date | None = None) -> tuple[Holding, ...]:
    """Who held command of `unit` on the day `on` (None: at any time). Sorted yes, possible, no; then by time.

    Raises NotFoundError where no unit of that name is in the record, AmbiguousError where several are.
    """
    found = record.find(unit)
    if not isinstance(found, Unit):
        raise NotFoundError(f'"{unit}" is not a unit in this case but {found.name} ({found.id}).')
    order = list(Answer)
    holdings = [_holding(posting, on) for posting in found.posted if is_command(posting)]
    return tuple(sorted(holdings, key=lambda holding: order.index(holding.answer)))


def is_command(posting: Posting) -> bool:
    """Whether a posting is command of its unit, by its role, else by its titles (roles.toml)."""
    if posting.role is None and not posting.titles:
        return bool(_roles().taking & set(posting.changes))
    named = (posting.role,) if posting.role else posting.titles
    return any(_commands(name, posting.unit_name or "") for name in named)


@cache
def _commands(name: str, unit: str) -> bool:
    """Whether a role ends in a word of command, or goes on after it ("head of …") with the unit itself."""
    parts = words(name)
    padded = f" {' '.join(parts)} "
    if any(f" {word} " in padded for word in _roles().below):
        return False
    own = set(words(unit)) - {"of", "the"}
    for role in _roles().command:
        head, found, tail = padded.partition(f" {role} ")
        del head
        if found and (not tail.strip() or own & set(tail.split())):
            return True
    return False


def _roles() -> Roles:
    found: Roles = load_lexicon("answerable.command.data", "roles.toml", Roles)
    return found


def _holding(posting: Posting, on: date | None) -> Holding:
    ever = Answer.YES if posting.firm else Answer.POSSIBLE
    return Holding(
        person=posting.person_name,
        role=posting.role or (posting.titles[0] if posting.titles else None),
        rank=posting.ranks[-1] if posting.ranks else None,
        answer=ever if on is None else posting.holds_on(on),
        when=posting.when,
        claims=posting.claims,
    )
