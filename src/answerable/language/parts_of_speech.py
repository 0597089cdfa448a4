"""Parts of speech, from a memory of what the pipeline's attribute ruler has decided.

The ruler matches 180 patterns against every token, which costs a twelfth of the parse. All that its decisions depend on
is a token's tag, its relation, the word itself if a pattern names it, and an expletive before it; there are a few
hundred such combinations, so each is asked of the ruler once. One that is new sends the whole document to the ruler.
"""

from collections.abc import Callable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

NAME = "parts_of_speech"
Key = tuple[int, int, int, bool, bool]


class PartsOfSpeech:
    """A pipeline component in the place of the attribute ruler; sets `pos` alone (no rule of ours reads morphology)."""

    def __init__(self, ruler: Callable[[Doc], Doc], words: frozenset[int], expletive: int) -> None:
        self._ruler = ruler
        self._words = words
        self._expletive = expletive
        self._known: dict[Key, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the parts of speech of a parsed document."""
        known = self._known
        tokens = list(doc)
        keys = list(self._keys(doc))
        if not all(key in known for key in keys):
            self._ruler(doc)
            known.update((key, token.pos) for key, token in zip(keys, tokens, strict=True))
            return doc
        for token, key in zip(tokens, keys, strict=True):
            token.pos = known[key]
        return doc

    def _keys(self, doc: Doc) -> Iterator[Key]:
        after_expletive = False
        for token in doc:
            lower, dep = token.lower, token.dep
            yield token.tag, lower if lower in self._words else 0, dep, token.is_space, after_expletive
            after_expletive = dep == self._expletive


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> PartsOfSpeech:
    del name
    ruler: Any = nlp.get_pipe("attribute_ruler")
    strings = nlp.vocab.strings
    words = frozenset(strings[word] for pattern in ruler.patterns for word in _named(pattern))
    return PartsOfSpeech(ruler, words, strings["expl"])


def remember_parts_of_speech(pipeline: Language) -> None:
    """Put :class:`PartsOfSpeech` in the place of the attribute ruler of `pipeline`, if it has one."""
    if "attribute_ruler" in pipeline.pipe_names:
        pipeline.add_pipe(NAME, after="attribute_ruler")
        pipeline.disable_pipe("attribute_ruler")


def _named(pattern: dict[str, Any]) -> Iterator[str]:
    for tokens in pattern["patterns"]:
        for token in tokens:
            lower = token.get("LOWER", ())
            yield from [lower] if isinstance(lower, str) else lower.get("IN", ()) if isinstance(lower, dict) else ()
