"""The entities that are found at once are those that the recognizer finds step by step, in every English article."""

import importlib

import pytest
from bench.labelled import ENGLISH, labelled_articles
from spacy.lang.en import English
from spacy.language import Language

from answerable.language.named_entities import NAME, find_entities_at_once
from answerable.language.parser import pipeline
from answerable.settings import settings

PARAGRAPHS = [
    block for article in labelled_articles(*ENGLISH) for block in article.content.split("\n\n") if block.strip()
]


@pytest.fixture(scope="module")
def stepping() -> Language:
    loaded: Language = importlib.import_module(settings().pipeline).load(exclude=["lemmatizer"])
    return loaded


def test_every_entity_is_the_recognizers(stepping: Language) -> None:
    ours = pipeline(settings().pipeline)
    assert NAME in ours.pipe_names
    recognizer = stepping.get_pipe("ner")
    seen = 0
    for doc in ours.pipe(PARAGRAPHS):
        found = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
        states = [token.ent_iob_ for token in doc]
        doc.set_ents([], default="missing")
        recognizer(doc)
        assert [(entity.start, entity.end, entity.label_) for entity in doc.ents] == found, doc.text
        assert [token.ent_iob_ for token in doc] == states
        seen += len(found)
    assert seen > len(PARAGRAPHS)


@pytest.mark.parametrize("text", ["", " ", "Velk", "Anton Velk", " Anton \n Velk ", "Anton Velk. Osk. Anton"])
def test_texts_of_hardly_a_word(stepping: Language, text: str) -> None:
    doc = pipeline(settings().pipeline)(text)
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        (entity.text, entity.label_) for entity in stepping(text).ents
    ]


def test_a_pipeline_without_a_recognizer_stays_as_it_is() -> None:
    blank = English()
    find_entities_at_once(blank)
    assert blank.pipe_names == []
