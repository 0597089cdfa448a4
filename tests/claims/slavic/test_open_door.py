"""What a server says of a Russian text is held to the text as in English; the map says that it was read."""

import json
from collections.abc import Iterable

import pytest

from answerable.claims.door.remote import drafts_of
from answerable.claims.draft import Draft, Refusal
from answerable.claims.extraction import extract
from answerable.claims.extractor import Scene
from answerable.language.parser import annotate
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.coverage import Coverage
from answerable.model.slots import TYPE_NAMES
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings

WORDS = "Командира 86-го полка полковника Ивана Дроздовского видели в городе. Погода была ясной."


class Told:
    """Gives what an answer says, as the open door does."""

    languages = SLAVIC
    name = "told"
    version = 1
    needs: frozenset[str] = frozenset()
    adds = frozenset(TYPE_NAMES.values())

    def __init__(self, slots: dict[str, str]) -> None:
        quote = "Командира 86-го полка полковника Ивана Дроздовского"
        self._answer = json.dumps({"claims": [{"type": "posting", "quote": quote, "slots": slots}]})

    def extract(self, scene: Scene) -> Iterable[Draft | Refusal]:
        """The drafts in the answer."""
        content = scene.article.text.content
        return drafts_of(self._answer, content, 0, len(content))


@pytest.mark.parametrize(
    ("person", "unit", "taken"),
    [
        ("Иван Дроздовский", "86-й полк", True),
        ("Ивана Дроздовского", "86-го полка", True),
        ("Пётр Сорокин", "86-й полк", False),
        ("Иван Дроздовский", "87-й полк", False),
    ],
)
def test_what_a_server_says_stands_in_the_text_or_is_refused(person: str, unit: str, taken: bool) -> None:  # noqa: FBT001 - a case table
    address = sha256(WORDS.encode())
    parts = (Part(PartKind.PARAGRAPH, 0, len(WORDS)),)
    text = Text(capture=address, reader="text/1", content=WORDS, parts=parts, language="ru")
    (article,) = annotate([(text, Source(name="a.txt", capture=address))], settings().pipeline)
    found = extract(article, [Told({"person": person, "unit": unit, "role": "commander"})])
    assert bool(found.claims) is taken
    assert bool(found.refused) is not taken
    assert found.coverage[1].state is Coverage.NO_CLAIMS
