"""The phrases of a dossier: every fixed word of it, from one data file for each language."""

from string import Formatter

from answerable.dossier.sentence import Span
from answerable.lexicon import Lexicon, load_lexicon


class Phrases(Lexicon):
    """phrases.en.toml.

    Attributes:
        language: BCP 47 tag.
        months: names of the months, January first.
        notice: what the document is and is not, a few lines for its head.
        sections: id of a section to its title.
        article: words at the head or end of a unit's name, folded, that call for an article.
        nameless: words at the end of a unit's name in small letters that call for "a".
        determiners: words at the head of a description, lower case inside a sentence.
        harms: kinds of harm in the order of a ledger.
        columns: id of a table to the heads of its columns.
        words: single words and labels.
        sentences: patterns with named fields in braces.
    """

    language: str
    months: tuple[str, ...]
    notice: tuple[str, ...]
    sections: dict[str, str]
    article: frozenset[str]
    nameless: frozenset[str]
    determiners: frozenset[str]
    harms: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    words: dict[str, str]
    sentences: dict[str, str]

    def say(self, pattern: str, **fields: str | Span) -> tuple[Span, ...]:
        """The pattern with its fields filled in; what is in a field is never read as a pattern."""
        out: list[Span] = []
        for plain, field, _, _ in Formatter().parse(self.sentences[pattern]):
            out.append(Span(plain))
            if field is not None:
                value = fields[field]
                out.append(Span(value) if isinstance(value, str) else value)
        return tuple(span for span in out if span.text)


def phrases() -> Phrases:
    """The English phrases, read once."""
    found: Phrases = load_lexicon("answerable.dossier.data", "phrases.en.toml", Phrases)
    return found
