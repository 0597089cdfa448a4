"""Casting: from an article's paragraphs to the mentions of its cast, in one pass, then names resolved over all of it."""

from answerable.claims.groups import group_mentions
from answerable.claims.persons import People, name_from, name_words, person_words
from answerable.claims.pronouns import resolve_pronouns
from answerable.claims.ranks import rank_table
from answerable.claims.words import Paragraph, paragraphs_of
from answerable.language.article import Article
from answerable.model.mention import Mention

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BLOCKED: frozenset[str] = frozenset()


def mentions_of(article: Article) -> tuple[Mention, ...]:
    """Every mention of an article, in text order, names resolved within the article."""
    paragraphs = paragraphs_of(article)
    content = article.text.content
    persons: list[tuple[int, int]] = []
    found: list[Mention] = []
    for paragraph in paragraphs:
        taken: set[int] = set()
        for mention in _ranked(paragraph, taken, persons):
            found.append(mention)
        _named(paragraph, taken, persons)
        found.extend(_entities(paragraph, taken, content))
    people = People()
    for start, end in sorted(persons):
        people.add(" ".join(content[start:end].split()))
    for paragraph in paragraphs:
        persons.extend(_surnames(paragraph, people, persons, found))
    named = [Mention(start, end, "person", people.full(" ".join(content[start:end].split()))) for start, end in persons]
    mentions = sorted({*found, *named})
    return tuple(sorted((*mentions, *resolve_pronouns(article, paragraphs, mentions))))


def _ranked(paragraph: Paragraph, taken: set[int], persons: list[tuple[int, int]]) -> list[Mention]:
    table, words = rank_table(), person_words()
    found: list[Mention] = []
    number = 0
    while number < len(paragraph):
        match = table.match(paragraph, number) if paragraph.texts[number][0].isalpha() else None
        if match is None:
            honorific = paragraph.lowers[number] in words.honorifics and paragraph.texts[number][0].isupper()
            if honorific:
                after = number + 2 if paragraph.texts[number + 1 : number + 2] == (".",) else number + 1
                last = name_from(paragraph, after, _BLOCKED)
                if last > after:
                    persons.append((paragraph.starts[after], paragraph.ends[last - 1]))
                    taken.update(range(number, last))
                    number = last
                    continue
            number += 1
            continue
        last = name_from(paragraph, match.last, _BLOCKED) if paragraph.texts[number][0].isupper() else match.last
        if last > match.last:
            persons.append((paragraph.starts[match.last], paragraph.ends[last - 1]))
            found.append(Mention(paragraph.starts[number], paragraph.ends[match.last - 1], "rank", match.name))
            taken.update(range(number, last))
        number = last
    return found


def _named(paragraph: Paragraph, taken: set[int], persons: list[tuple[int, int]]) -> None:
    words = person_words()
    for entity in paragraph.doc.ents:
        if entity.label_ != "PERSON":
            continue
        first = paragraph.word_at(paragraph.offset + entity.start_char)
        if first in taken:
            continue
        while paragraph.lowers[first] in words.honorifics and first + 1 < len(paragraph):
            first += 1
        last = name_from(paragraph, first, _BLOCKED)
        limit = paragraph.word_at(paragraph.offset + entity.end_char - 1) + 1
        last = min(last, max(limit, first))
        while last > first and paragraph.texts[last - 1] in ("’s", "'s"):
            last -= 1
        if last > first and not taken.intersection(range(first, last)):
            persons.append((paragraph.starts[first], paragraph.ends[last - 1]))
            taken.update(range(first, last))


def _entities(paragraph: Paragraph, taken: set[int], content: str) -> list[Mention]:
    found = group_mentions(paragraph, taken)
    for entity in paragraph.doc.ents:
        kind = "unit" if entity.label_ == "ORG" else "place" if entity.label_ in _PLACES else None
        if kind is None:
            continue
        start, end = paragraph.offset + entity.start_char, paragraph.offset + entity.end_char
        first, last = paragraph.word_at(start), paragraph.word_at(end - 1) + 1
        if paragraph.lowers[first] in ("the", "a", "an"):
            first += 1
        if last > first and paragraph.lowers[last - 1] in ("'s", "’s"):
            last -= 1
        if last > first and not taken.intersection(range(first, last)):
            start, end = paragraph.starts[first], paragraph.ends[last - 1]
            found.append(Mention(start, end, kind, " ".join(content[start:end].split())))
            taken.update(range(first, last))
    return found


def _surnames(
    paragraph: Paragraph, people: People, persons: list[tuple[int, int]], found: list[Mention]
) -> list[tuple[int, int]]:
    known = {start for start, _ in persons} | {mention.start for mention in found}
    covered = [(start, end) for start, end in persons if paragraph.offset <= start]
    inside = {place for start, end in covered for place in range(start, end)}
    return [
        (start, end)
        for text, lower, start, end in zip(
            paragraph.texts, paragraph.lowers, paragraph.starts, paragraph.ends, strict=True
        )
        if text[0].isupper() and start not in known and start not in inside and people.knows(lower.replace("’", ""))
        if name_words(text)
    ]
