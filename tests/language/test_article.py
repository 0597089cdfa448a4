from answerable.language.article import Sentence
from answerable.language.parser import pipeline
from answerable.model.text import Part, PartKind
from answerable.settings import settings

OFFSET = 7
TEXT = "Anton Velk left.  He, they said, went to Osk."


def test_tokens_are_those_that_share_a_character() -> None:
    doc = pipeline(settings().pipeline)(TEXT)
    part = Part(PartKind.PARAGRAPH, OFFSET, OFFSET + len(TEXT))
    for number, span in enumerate(doc.sents):
        sentence = Sentence(number, part, span, OFFSET)
        for start in range(OFFSET - 2, OFFSET + len(TEXT) + 2):
            for end in range(start, OFFSET + len(TEXT) + 2):
                wanted = [t for t in span if sentence.place(t)[0] < end and start < sentence.place(t)[1]]
                assert sentence.tokens_in(start, end) == wanted, (start, end)
