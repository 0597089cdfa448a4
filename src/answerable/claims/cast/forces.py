"""Forces and their ranks, as the table has them. How ranks are matched in a text: :mod:`answerable.claims.cast.ranks`.

Needs no parser, so that the rooms after claims can ask for a rank's grade and be quick about it.
"""

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon


class ForceRank(BaseModel):
    """A rank of a force: `grade` is NATO's ("OF-7"; "-": none), `native` its names in the force's own language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    grade: str
    name: str
    short: tuple[str, ...] = ()
    native: tuple[str, ...] = ()


class Force(BaseModel):
    """A force with its ranks, the highest first; `country` is ISO 3166-1 alpha-2."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    country: str
    name: str
    branch: str
    ranks: tuple[ForceRank, ...]


class RankLexicon(Lexicon):
    """The schema of data/ranks.toml."""

    force: tuple[Force, ...]
    names: tuple[str, ...]
    unfold: dict[str, str]
    short: dict[str, str]


def forces() -> tuple[Force, ...]:
    """The forces whose ranks are known, each with its grades, shortened forms and original-script forms."""
    return load_lexicon("answerable.claims.data", "ranks.toml", RankLexicon).force
