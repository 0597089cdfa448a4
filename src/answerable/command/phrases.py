"""The words in which paths say why they are no more certain; ready for translation."""

from answerable.lexicon import Lexicon, load_lexicon


class CommandPhrases(Lexicon):
    """phrases.en.toml."""

    language: str
    says: dict[str, str]


def said(name: str, **fields: object) -> str:
    """A phrase with its fields filled in."""
    found: CommandPhrases = load_lexicon("answerable.command.data", "phrases.en.toml", CommandPhrases)
    return found.says[name].format(**fields)
