"""Which postings are command of their unit, by role, title and change."""

from functools import cache

from answerable.identity.fold import words
from answerable.lexicon import Lexicon, load_lexicon
from answerable.record.career import Posting


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
