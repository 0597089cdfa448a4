"""Words and sentences keep every character; abbreviations and initials end no sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.language.slavic.words import sentences_of, words_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Погибли 12 чел. в г. Новолесье, сообщил И. И. Петров.", 1),
        ("ru", "«Мы не стреляли!» — сказал он. Ему не поверили.", 2),
        ("ru", "Это было 5 мая 2022 г. В бой вступила 58-я бригада.", 2),
        ("ru", "Ущерб — 1,5 тыс. рублей. Виновных нет.", 2),
        ("uk", "У с. Вербівка на вул. Шкільній загинули двоє. Ще троє поранені.", 2),
        ("uk", "– Ви там були? – Так, був.", 2),
    ],
)
def test_sentences(language: str, text: str, expected: int) -> None:
    assert len(sentences_of(text, language)) == expected


@given(st.text(max_size=80))
def test_sentences_keep_the_text(text: str) -> None:
    spans = sentences_of(text, "ru")
    assert all(span.doc.text == text for span in spans)
    assert [word.text for word in words_of(text)] == [text[w.start : w.end] for w in words_of(text)]
