"""A phrasebook: which of many known noun phrases ends at a token, longest first, in singular or plural."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from answerable.claims.wording.wordforms import singular


class Phrasebook:
    """Known phrases, each with a label. A phrase is found by its last word; hyphens and spaces are the same."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._by_head: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, label in phrases.items():
            *before, head = phrase.lower().replace("-", " ").split()
            self._by_head.setdefault(head, []).append((tuple(reversed(before)), label))
        for entries in self._by_head.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, token: Token) -> tuple[str, int] | None:
        """(label, number of the token that the phrase begins with) for the longest phrase that ends at `token`."""
        last = token.lower_.rsplit("-", 1)
        entries = self._entries(last[-1])
        if not entries:
            return None
        before, places = _words_before(token, last[0] if len(last) > 1 else "")
        for words, label in entries:
            if tuple(before[: len(words)]) == words:
                return label, places[len(words) - 1] if words else token.i
        return None

    def label(self, words: Iterable[str]) -> str | None:
        """The label of the longest phrase that ends a run of words; for printed slots rather than tokens."""
        run = [part for word in words for part in word.lower().replace("-", " ").split()]
        if not run:
            return None
        *before, head = run
        before.reverse()
        for entry, label in self._entries(head):
            if tuple(before[: len(entry)]) == entry:
                return label
        return None

    def _entries(self, head: str) -> list[tuple[tuple[str, ...], str]]:
        one = singular(head)
        if one == head:
            return self._by_head.get(head, [])
        both = self._by_head.get(head, []) + self._by_head.get(one, [])
        return sorted(both, key=lambda entry: -len(entry[0]))

    @property
    def heads(self) -> frozenset[str]:
        """The last words of all phrases, in the singular."""
        return frozenset(self._by_head)


def _words_before(token: Token, joined: str) -> tuple[list[str], list[int]]:
    """Up to four words before a token, nearest first, with their token numbers; hyphens fall away."""
    words = [part for part in reversed(joined.split("-")) if part]
    places = [token.i] * len(words)
    at, start = token.i - 1, token.sent.start
    while at >= start and len(words) < 4:  # noqa: PLR2004 - no phrase of the lists is longer
        word = token.doc[at].lower_
        if word != "-":
            for part in reversed([part for part in word.split("-") if part]):
                words.append(part)
                places.append(at)
        at -= 1
    return words, places
