"""Abbreviations: "Brig. Roe" is one phrase; the full stop of a rank must not end the sentence.

The parser's own tokenizer parts most ranks from their stop, and the parser then often ends a sentence there.
"""

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from answerable.lexicon import Lexicon, load_lexicon

_COMPONENT = "answerable_abbreviations"


class Abbreviations(Lexicon):
    """data/abbreviations.toml; each word ends in a full stop."""

    words: tuple[str, ...]


def keep_abbreviations(pipeline: Language) -> None:
    """Make the pipeline read listed abbreviations as one token, with no sentence beginning behind them."""
    tokenizer = pipeline.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError(
            f"a pipeline that splits words by spaCy's own rules is needed, not by {type(tokenizer).__name__}"
        )
    for word in load_lexicon("answerable.language", "data/abbreviations.toml", Abbreviations).words:
        tokenizer.add_special_case(word, [{ORTH: word}])
    pipeline.add_pipe(_COMPONENT, first=True)


@Language.component(_COMPONENT)
def no_sentence_behind(doc: Doc) -> Doc:
    """Tell the parser that the token behind an abbreviation begins no sentence."""
    words = frozenset(load_lexicon("answerable.language", "data/abbreviations.toml", Abbreviations).words)
    for token in doc[:-1]:
        if token.text in words:
            doc[token.i + 1].is_sent_start = False
    return doc
