"""Casting: from an article's paragraphs to the mentions of its cast, in one pass, then names resolved over all of it."""

from dataclasses import dataclass, field

from spacy.tokens import Span

from answerable.claims.abbreviations import abbreviations_in
from answerable.claims.groups import group_mentions
from answerable.claims.persons import People, name_from, person_words
from answerable.claims.pronouns import resolve_pronouns
from answerable.claims.ranks import RankMatch, rank_table
from answerable.claims.titles import phrase_at, role_table, title_at
from answerable.claims.units import unit_table, units_in
from answerable.claims.words import Paragraph, paragraphs_of
from answerable.language.article import Article
from answerable.model.mention import Mention

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_POSTS_TOO = frozenset({"Commander", "Marshal", "Inspector", "Superintendent", "Commissaire", "Adjutant", "Private"})


@dataclass(slots=True)
class _Casting:
    """What has been found so far: mentions, and persons' names whose full form is not yet known."""

    content: str
    mentions: list[Mention] = field(default_factory=list)
    persons: list[tuple[int, int]] = field(default_factory=list)

    def words(self, paragraph: Paragraph, first: int, last: int) -> str:
        return " ".join(self.content[paragraph.starts[first] : paragraph.ends[last - 1]].split())

    def add(self, paragraph: Paragraph, first: int, last: int, kind: str, name: str | None = None) -> None:
        name = self.words(paragraph, first, last) if name is None else name
        self.mentions.append(Mention(paragraph.starts[first], paragraph.ends[last - 1], kind, name))

    def add_person(self, paragraph: Paragraph, first: int, last: int) -> None:
        self.persons.append((paragraph.starts[first], paragraph.ends[last - 1]))


def mentions_of(article: Article, paragraphs: tuple[Paragraph, ...]) -> tuple[Mention, ...]:
    """Every mention of an article, in text order, names resolved within the article."""
    casting = _Casting(article.text.content)
    takens = [_cast_paragraph(paragraph, casting) for paragraph in paragraphs]
    people = People()
    for start, end in sorted(casting.persons):
        people.add(" ".join(casting.content[start:end].split()))
    for paragraph, taken in zip(paragraphs, takens, strict=True):
        _surnames(paragraph, taken, people, casting)
    casting.mentions.extend(
        Mention(start, end, "person", people.full(" ".join(casting.content[start:end].split())))
        for start, end in casting.persons
    )
    mentions = sorted(set(_resolved(paragraphs, takens, casting)))
    return tuple(sorted({*mentions, *resolve_pronouns(article, paragraphs, mentions)}))


def _cast_paragraph(paragraph: Paragraph, casting: _Casting) -> set[int]:
    """Find everything in a paragraph; gives the words that are taken."""
    taken: set[int] = set()
    _fixed_titles(paragraph, taken, casting)
    _ranks(paragraph, taken, casting)
    for match in units_in(paragraph, taken):
        casting.add(paragraph, match.first, match.last, "unit")
        taken.update(range(match.first, match.last))
    _titles(paragraph, taken, casting)
    _addressed(paragraph, taken, casting)
    _named(paragraph, taken, casting)
    for mention in group_mentions(paragraph, taken):
        casting.mentions.append(mention)
    _entities(paragraph, taken, casting)
    return taken


def _fixed_titles(paragraph: Paragraph, taken: set[int], casting: _Casting) -> None:
    """Fixed phrases and letters first: no word of "General Officer Commanding" is a rank."""
    nouns = unit_table().nouns
    ranks, letters = rank_table(), role_table().letters
    number = 0
    while number < len(paragraph):
        text = paragraph.texts[number]
        initials = text in letters and _initials(paragraph, number)
        if (paragraph.lowers[number] in role_table().phrases and phrase_at(paragraph, number)) or (
            text in letters and not initials
        ):
            match = title_at(paragraph, number, taken, nouns)
            rank = ranks.match(paragraph, number)
            if match is not None and rank is not None and rank.last >= match.last and _police_rank(paragraph, rank):
                number = rank.last
                continue
            if match is not None and not taken.intersection(range(match.first, match.last)):
                casting.add(paragraph, match.first, match.last, "title", match.name)
                taken.update(range(match.first, match.last))
                number = match.last
                continue
        number += 1


def _initials(paragraph: Paragraph, number: int) -> bool:
    """Whether letters that could be a title are a person's initials: "Rear Admiral CO Onu"."""
    before = paragraph.lowers[number - 1] if number else ""
    if before == "." and number > 1:
        before = paragraph.lowers[number - 2]
    after = paragraph.texts[number + 1] if number + 1 < len(paragraph) else ""
    known = rank_table()
    return (
        (before in known.last_words or before in known.unfold)
        and after[:1].isupper()
        and len(paragraph.texts[number]) < 4
    )


def _police_rank(paragraph: Paragraph, rank: RankMatch) -> bool:
    """Whether a name follows the words that are a rank in one place and a post in another."""
    after = rank.last
    while (
        after < len(paragraph)
        and (paragraph.texts[after] in ",()" or paragraph.texts[after].isupper())
        and after < rank.last + 4
    ):
        if paragraph.texts[after].isupper() and name_from(paragraph, after, _blocked()) > after + 1:
            break
        after += 1
    return name_from(paragraph, after, _blocked()) > after + 1 if after < len(paragraph) else False


def _blocked() -> frozenset[str]:
    return unit_table().echelons | frozenset(role_table().heads) | frozenset({"police", "ministry", "department"})


def _ranks(paragraph: Paragraph, taken: set[int], casting: _Casting) -> None:
    table = rank_table()
    number = 0
    while number < len(paragraph):
        if number in taken or not paragraph.texts[number][0].isalpha():
            number += 1
            continue
        match = table.match(paragraph, number)
        if match is None:
            number += 1
            continue
        if taken.intersection(range(match.first, match.last)):
            number += 1
            continue
        number = _rank(paragraph, match, taken, casting)


def _rank(paragraph: Paragraph, match: RankMatch, taken: set[int], casting: _Casting) -> int:
    """Take a rank and the name after it, or the rank alone where it stands in apposition; the next word to look at."""
    capital = paragraph.texts[match.first][0].isupper()
    first = _past_letters(paragraph, match)
    while (
        first < len(paragraph)
        and paragraph.lowers[first] in person_words().honorifics
        and paragraph.texts[first][0].isupper()
    ):
        first += 2 if paragraph.texts[first + 1 : first + 2] == (".",) else 1
    last = name_from(paragraph, first, _blocked()) if capital and first < len(paragraph) else first
    if last > first and not taken.intersection(range(first, last)):
        casting.add(paragraph, match.first, match.last, "rank", match.name)
        casting.add_person(paragraph, first, last)
        taken.update(range(match.first, last))
        if paragraph.lowers[match.last - 1].endswith("s"):
            return _more_names(paragraph, last, taken, casting)
        return last
    if _apposed(paragraph, match):
        casting.add(paragraph, match.first, match.last, "rank", match.name)
        taken.update(range(match.first, match.last))
        return match.last
    return match.first + 1


def _past_letters(paragraph: Paragraph, match: RankMatch) -> int:
    """Past "(IGP)," after a rank that is also a post; the end of the rank for all others."""
    after = match.last
    if " of " not in match.name:
        return after
    if paragraph.texts[after : after + 1] == ("(",) and paragraph.texts[after + 2 : after + 3] == (")",):
        after += 3
    if paragraph.texts[after : after + 1] == (",",):
        after += 1
    return after


def _more_names(paragraph: Paragraph, last: int, taken: set[int], casting: _Casting) -> int:
    """The further names after a rank in the plural: "Generals Ivo Petran, Jan Osk and Pim Dorel"."""
    while last + 1 < len(paragraph) and paragraph.lowers[last] in (",", "and"):
        first = last + 1
        if paragraph.lowers[first] == "and":
            first += 1
        after = name_from(paragraph, first, _blocked()) if first < len(paragraph) else first
        if after == first or taken.intersection(range(first, after)):
            break
        casting.add_person(paragraph, first, after)
        taken.update(range(first, after))
        last = after
    return last


def _apposed(paragraph: Paragraph, match: RankMatch) -> bool:
    """Whether a rank without a name stands as ", a major general," or "(SP)" or "the rank of colonel"."""
    before = paragraph.lowers[match.first - 1] if match.first else ""
    earlier = paragraph.lowers[match.first - 2] if match.first > 1 else ""
    after = paragraph.texts[match.last] if match.last < len(paragraph) else "."
    if before == "(" and after in (")", ","):
        return True
    if match.name in _POSTS_TOO and after[:1].isalpha():
        return False
    if before in ("a", "an") or (before == "," and after in (",", ".", ")")):
        return not after[:1].isalpha() or after[0].islower()
    return before in ("of", "to", "as") and earlier in ("rank", "promoted", "promotion")


def _titles(paragraph: Paragraph, taken: set[int], casting: _Casting) -> None:
    heads, nouns = role_table().heads, unit_table().nouns
    for number, lower in enumerate(paragraph.lowers):
        if lower not in heads or number in taken or _goes_on(paragraph, number, taken):
            continue
        match = title_at(paragraph, number, taken, nouns)
        if match is not None and not taken.intersection(range(match.first, match.last)):
            kind = "role" if match.last - match.first == 1 else "title"
            casting.add(paragraph, match.first, match.last, kind, match.name)
            taken.update(range(match.first, match.last))
            _titled_name(paragraph, match.last, taken, casting)


def _goes_on(paragraph: Paragraph, number: int, taken: set[int]) -> bool:
    """Whether the word is no head but stands before one: "Deputy" in "Deputy Commandant", "Chief" in "Chief Executive"."""
    table = role_table()
    after = number + 1
    if paragraph.lowers[number] not in table.prefixes | table.modifiers:
        return False
    while (
        after < len(paragraph)
        and after not in taken
        and (paragraph.lowers[after] in table.modifiers or paragraph.texts[after] == "-")
    ):
        after += 1
    return (
        after < len(paragraph) and after not in taken and after - number < 4 and paragraph.lowers[after] in table.heads
    )


def _titled_name(paragraph: Paragraph, at: int, taken: set[int], casting: _Casting) -> None:
    """A name of two or more words right after a title: "spokesman Ivo Petran"."""
    words = person_words()
    while at < len(paragraph) and paragraph.lowers[at] in words.honorifics and paragraph.texts[at][0].isupper():
        at += 2 if paragraph.texts[at + 1 : at + 2] == (".",) else 1
    last = name_from(paragraph, at, _blocked()) if at < len(paragraph) else at
    if last > at + 1 and not taken.intersection(range(at, last)):
        casting.add_person(paragraph, at, last)
        taken.update(range(at, last))


def _addressed(paragraph: Paragraph, taken: set[int], casting: _Casting) -> None:
    words = person_words()
    for number, lower in enumerate(paragraph.lowers):
        if lower not in words.honorifics or number in taken or not paragraph.texts[number][0].isupper():
            continue
        after = number + 2 if paragraph.texts[number + 1 : number + 2] == (".",) else number + 1
        if after >= len(paragraph) or after in taken:
            continue
        last = name_from(paragraph, after, _blocked())
        if last > after and not taken.intersection(range(after, last)):
            casting.add_person(paragraph, after, last)
            taken.update(range(number, last))


def _named(paragraph: Paragraph, taken: set[int], casting: _Casting) -> None:
    """Persons that the parser's entity labels give, cut to name words."""
    words = person_words()
    for entity in paragraph.doc.ents:
        if entity.label_ != "PERSON":
            continue
        first, limit = _numbers(paragraph, entity)
        while first < limit and (
            paragraph.lowers[first] in words.honorifics or first in taken or not paragraph.texts[first][0].isalpha()
        ):
            first += 1
        if first >= limit:
            continue
        last = min(name_from(paragraph, first, _blocked()), limit)
        while last > first and paragraph.texts[last - 1] in _POSSESSIVES:
            last -= 1
        if last > first and not taken.intersection(range(first, last)):
            casting.add_person(paragraph, first, last)
            taken.update(range(first, last))


def _entities(paragraph: Paragraph, taken: set[int], casting: _Casting) -> None:
    for entity in paragraph.doc.ents:
        kind = "unit" if entity.label_ == "ORG" else "place" if entity.label_ in _PLACES else None
        if kind is None:
            continue
        first, last = _numbers(paragraph, entity)
        if paragraph.lowers[first] in ("the", "a", "an"):
            first += 1
        if last > first and paragraph.texts[last - 1] in _POSSESSIVES:
            last -= 1
        if last > first and not taken.intersection(range(first, last)) and paragraph.texts[first][0].isupper():
            casting.add(paragraph, first, last, kind)
            taken.update(range(first, last))


def _numbers(paragraph: Paragraph, entity: Span) -> tuple[int, int]:
    first = paragraph.word_at(paragraph.offset + entity.start_char)
    return first, paragraph.word_at(paragraph.offset + entity.end_char - 1) + 1


def _surnames(paragraph: Paragraph, taken: set[int], people: People, casting: _Casting) -> None:
    for number, (text, lower) in enumerate(zip(paragraph.texts, paragraph.lowers, strict=True)):
        if number in taken or not text[0].isupper() or not people.knows(lower.replace("’", "").replace("'", "")):
            continue
        casting.add_person(paragraph, number, number + 1)
        taken.add(number)


def _resolved(paragraphs: tuple[Paragraph, ...], takens: list[set[int]], casting: _Casting) -> list[Mention]:
    """The mentions, with abbreviations that brackets introduce written out, and found where they stand alone."""
    letters = abbreviations_in(paragraphs, casting.mentions)
    if not letters:
        return casting.mentions
    starts = {mention.start: mention for mention in casting.mentions}
    found = [
        Mention(m.start, m.end, m.kind, letters[m.name].name)
        if m.name in letters and letters[m.name].kind == m.kind
        else m
        for m in casting.mentions
    ]
    for paragraph, taken in zip(paragraphs, takens, strict=True):
        for number, text in enumerate(paragraph.texts):
            if text in letters and number not in taken and paragraph.starts[number] not in starts:
                meant = letters[text]
                if paragraph.texts[number - 1 : number] != ("(",):
                    found.append(Mention(paragraph.starts[number], paragraph.ends[number], meant.kind, meant.name))
    return found
