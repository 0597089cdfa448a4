"""Who held command of a unit on a day: yes, possible or no, each with its claims."""

from dataclasses import dataclass
from datetime import date

from answerable.command.graph import CommandGraph, answer
from answerable.model.time import Answer, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person who is said to have held command, and whether it was so on the day asked for.

    Without a day the answer is yes where a source states the posting flatly, else possible. `when` is the time that
    the claims allow; `claims` are the ids of those of the posting, and of a successor's that ends it.
    """

    person: str
    role: str | None
    rank: str | None
    answer: Answer
    when: When
    claims: tuple[str, ...]


def who(graph: CommandGraph, unit: str, on: date | None = None) -> tuple[Holding, ...]:
    """Who held command of `unit` on the day `on` (None: at any time). Sorted yes, possible, no; then by time.

    Raises NotFoundError where no unit of that name is in the record, AmbiguousError where several are.
    """
    order = list(Answer)
    holdings = [
        Holding(
            person=post.person_name,
            role=post.role,
            rank=post.rank,
            answer=answer(post.when, on, firm=post.firm),
            when=post.when,
            claims=post.claims,
        )
        for post in graph.posts(graph.unit(unit).id)
        if post.command
    ]
    return tuple(sorted(holdings, key=lambda holding: order.index(holding.answer)))
