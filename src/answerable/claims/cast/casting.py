"""Casting: from an article's paragraphs to the mentions of its cast, found first, then resolved over all of it."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from answerable.claims.cast.abbreviations import Abbreviated, abbreviations_in
from answerable.claims.cast.groups import group_mentions
from answerable.claims.cast.introductions import enrol_beside, enrol_introduced
from answerable.claims.cast.notices import Heading, labels_in
from answerable.claims.cast.officers import enrol_officers
from answerable.claims.cast.offices import enrol_fixed, enrol_titles
from answerable.claims.cast.people import People
from answerable.claims.cast.person_names import name_from, name_to
from answerable.claims.cast.persons import person_words
from answerable.claims.cast.pronouns import resolve_pronouns
from answerable.claims.cast.roll import Roll, blocked_words
from answerable.claims.cast.shouting import with_capitals
from answerable.claims.cast.titles import role_table
from answerable.claims.cast.unit_names import units_in
from answerable.claims.cast.unit_words import names_beside, numbers_beside, ships_in
from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import Paragraph
from answerable.language.article import Article
from answerable.model.mention import Mention
from answerable.places.country import country_named, country_of_people
from answerable.places.gazetteer import find

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SHORT = 3
# After these a name alone is a place, whatever the parser thinks.
_AT = frozenset({"in", "near", "outside", "throughout"})
_WHERE = frozenset({"to", "at", "in", "from", "around", "outside"})
_STATIONED = frozenset(
    {"deployed", "based", "stationed", "sent", "headquartered", "garrisoned", "located", "quartered", "redeployed"}
)
_LONGEST_DATELINE = 120
_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})


def mentions_of(
    article: Article, paragraphs: tuple[Paragraph, ...], headings: tuple[Heading, ...] = ()
) -> tuple[Mention, ...]:
    """Every mention of an article, in text order, names resolved within the article and with `headings` of notices."""
    roll = Roll(article.text.content)
    takens = [_enrol(paragraph, roll, headings) for paragraph in paragraphs]
    people = People()
    for heading in headings:
        if heading.name is not None:
            people.add(heading.name)
            roll.mentions.append(Mention(heading.start, heading.end, "person", heading.name))
        elif heading.unit is not None:
            roll.mentions.append(Mention(heading.start, heading.end, "unit", heading.unit))
    for start, end in sorted(roll.persons):
        people.add(" ".join(roll.content[start:end].split()))
    _definite_units(paragraphs, takens, roll)
    for paragraph, taken in zip(paragraphs, takens, strict=True):
        _surnames(paragraph, taken, people, roll)
        roll.mentions.extend(group_mentions(paragraph, taken))
        _entities(paragraph, taken, roll)
    roll.mentions.extend(
        Mention(start, end, "person", people.full(" ".join(roll.content[start:end].split())))
        for start, end in roll.persons
    )
    mentions = sorted(set(_resolved(paragraphs, takens, roll)))
    return tuple(sorted({*mentions, *resolve_pronouns(article, paragraphs, mentions)}))


def _enrol(paragraph: Paragraph, roll: Roll, headings: tuple[Heading, ...]) -> set[int]:
    """Find everything in a paragraph that names itself, before surnames alone; gives the words that are taken."""
    taken = {
        number
        for heading in headings
        for number in range(len(paragraph))
        if heading.name is not None and heading.start <= paragraph.starts[number] < heading.end
    }
    if headings:
        _labelled_places(paragraph, taken, roll)
    words = with_capitals(paragraph, roll.content)
    for first, last in ships_in(words, taken):
        roll.add(paragraph, first, last, "unit")
        taken.update(range(first, last))
    enrol_fixed(paragraph, taken, roll)
    enrol_officers(paragraph, taken, roll)
    for match in units_in(words, taken):
        beside = [one for one in numbers_beside(words, match.first, match.last) if one[0] not in taken]
        alike = f"{words.texts[match.first]} {beside[0][1].partition(' ')[2]}" if beside else None
        roll.add(paragraph, match.first, match.last, "unit", alike)
        taken.update(range(match.first, match.last))
        for number, name in beside:
            roll.add(paragraph, number, number + 1, "unit", name)
            taken.add(number)
    for first, last, name in names_beside(words, taken):
        if taken.isdisjoint(range(first, last)):
            roll.add(paragraph, first, last, "unit", name)
            taken.update(range(first, last))
    enrol_titles(paragraph, taken, roll)
    _addressed(paragraph, taken, roll)
    _named(paragraph, taken, roll)
    _between_commas(paragraph, taken, roll)
    _before_titles(paragraph, taken, roll)
    enrol_introduced(paragraph, taken, roll)
    enrol_beside(paragraph, taken, roll)
    return taken


def _labelled_places(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """What "Place of birth:" and its like name is no person's and no unit's name."""
    for label in labels_in(paragraph):
        if label.kind == "place" and label.value < label.last and taken.isdisjoint(range(label.value, label.last)):
            roll.add(paragraph, label.value, label.last, "place")
            taken.update(range(label.value, label.last))


def _addressed(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    words = person_words()
    for number, lower in enumerate(paragraph.lowers):
        if lower not in words.honorifics or number in taken or not paragraph.texts[number][0].isupper():
            continue
        after = number + 2 if paragraph.texts[number + 1 : number + 2] == (".",) else number + 1
        if after >= len(paragraph) or after in taken:
            continue
        last = name_from(paragraph, after, blocked_words())
        if last > after and not taken.intersection(range(after, last)):
            roll.add_person(paragraph, after, last)
            taken.update(range(number, last))


def _named(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
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
        last = name_from(paragraph, first, blocked_words())
        if limit >= len(paragraph) or paragraph.lowers[limit] not in words.particles:
            last = min(last, limit)
        while last > first and paragraph.texts[last - 1] in _POSSESSIVES:
            last -= 1
        if last - first == 1 and _begins_title(paragraph, last):
            continue
        if last > first and not taken.intersection(range(first, last)) and not _placed(paragraph, first, last, taken):
            roll.add_person(paragraph, first, last)
            taken.update(range(first, last))


def _begins_title(paragraph: Paragraph, last: int) -> bool:
    """Whether a word before word `last` only begins a title: "Law Minister"."""
    head = last < len(paragraph) and paragraph.lowers[last] in role_table().heads
    return head and paragraph.texts[last][0].isupper() and not paragraph.texts[last].isupper()


def _between_commas(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """A name of two or three words between commas after a title or unit: "spokesman of the Navy, Ivo Petran, said"."""
    for number in range(1, len(paragraph) - 2):
        if paragraph.texts[number] != "," or number - 1 not in taken or number + 1 in taken:
            continue
        first = number + 1
        if not paragraph.texts[first][0].isupper():
            continue
        last = name_from(paragraph, first, blocked_words())
        names = sum(len(text) > 1 for text in paragraph.texts[first:last])
        if (
            last - first < _SHORT - 1
            or not 1 <= names <= _SHORT
            or taken.intersection(range(first, last))
            or last >= len(paragraph)
        ):
            continue
        ends = paragraph.texts[last] in (",", "(") or paragraph.token_at(paragraph.starts[last]).tag_ in ("VBD", "VBZ")
        if (
            ends
            and not _placed(paragraph, first, last, taken)
            and not find(roll.printed(paragraph.starts[first], paragraph.ends[last - 1]))
        ):
            roll.add_person(paragraph, first, last)
            taken.update(range(first, last))


def _before_titles(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """A name of two or three words before a comma and a title: "Ida Sorel, head of". The parser misses many."""
    titles = {mention.start for mention in roll.mentions if mention.kind in ("title", "role")}
    for number in range(2, len(paragraph) - 1):
        if paragraph.texts[number] != "," or number - 1 in taken:
            continue
        after = number + 2 if paragraph.lowers[number + 1] in ("the", "a", "an") else number + 1
        if after >= len(paragraph) or paragraph.starts[after] not in titles:
            continue
        first = name_to(paragraph, number, blocked_words(), taken)
        names = sum(len(text) > 1 for text in paragraph.texts[first:number])
        begins = first == 0 or not paragraph.texts[first - 1][0].isupper()
        if not begins or not _SHORT - 1 <= names <= _SHORT:
            continue
        place = bool(find(roll.printed(paragraph.starts[first], paragraph.ends[number - 1])))
        if not place and not taken.intersection(range(first, number)):
            roll.add_person(paragraph, first, number)
            taken.update(range(first, number))


def _placed(paragraph: Paragraph, first: int, last: int, taken: set[int]) -> bool:
    """Whether what the parser calls a person is a place: ", Osk," after a unit, a town's name alone, "Osk State"."""
    if paragraph.lowers[last - 1] in ("state", "province", "region", "district", "county", "area"):
        return True
    if first and last - first == 1 and (paragraph.lowers[first - 1] in _AT or _sent_there(paragraph, first, last)):
        return True
    if last - first > 1:
        named = " ".join(paragraph.texts[first:last])
        return country_named(named) is not None or country_of_people(named) is not None
    unit_before = first > 1 and paragraph.texts[first - 1] == "," and first - 2 in taken
    return (unit_before and paragraph.texts[last : last + 1] == (",",)) or bool(find(paragraph.texts[first]))


def _entities(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    for entity in paragraph.doc.ents:
        kind = "unit" if entity.label_ == "ORG" else "place" if entity.label_ in _PLACES else None
        if kind is None:
            continue
        first, last = _numbers(paragraph, entity)
        if paragraph.lowers[first] in ("the", "a", "an"):
            first += 1
        opened = paragraph.texts.index("(", first, last) if "(" in paragraph.texts[first:last] else last
        last = last if ")" in paragraph.texts[first:last] else opened
        if last > first and paragraph.texts[last - 1] in _POSSESSIVES:
            last -= 1
        if paragraph.lowers[first:last] == ("state",):
            continue
        if last > first and not taken.intersection(range(first, last)) and paragraph.texts[first][0].isupper():
            if (
                kind == "unit"
                and last - first < _SHORT
                and find(roll.printed(paragraph.starts[first], paragraph.ends[last - 1]))
            ):
                kind = "place"
            if kind == "unit" and _is_where(paragraph, first, last):
                kind = "place"
            roll.add(paragraph, first, last, kind)
            taken.update(range(first, last))


def _is_where(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a name is a place though the parser takes it for a body: by what stands before it."""
    return (
        _sent_there(paragraph, first, last)
        or _dateline(paragraph, first, last)
        or (
            first > 0
            and paragraph.lowers[first - 1] in _AT
            and not unit_table().nouns.intersection(paragraph.lowers[first:last])
            and not paragraph.texts[last - 1].isupper()
        )
    )


def _sent_there(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a name is where somebody was deployed or is based, though the parser takes it for a body."""
    before = first - 1
    while before > 0 and paragraph.lowers[before] in ("the", "near"):
        before -= 1
    moved = before > 0 and paragraph.lowers[before] in _WHERE and paragraph.lowers[before - 1] in _STATIONED
    nouns = unit_table().nouns.intersection(paragraph.lowers[first:last])
    return moved and not nouns and not paragraph.texts[last - 1].isupper()


def _dateline(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a name opens a dateline: "SANTA ELVIRA (COSTA MARENA), 11 MAR"."""
    return first == 0 and paragraph.texts[last : last + 1] == ("(",) and "--" in paragraph.doc.text[:_LONGEST_DATELINE]


def _numbers(paragraph: Paragraph, entity: Span) -> tuple[int, int]:
    first = paragraph.word_at(paragraph.offset + entity.start_char)
    return first, paragraph.word_at(paragraph.offset + entity.end_char - 1) + 1


def _surnames(paragraph: Paragraph, taken: set[int], people: People, roll: Roll) -> None:
    for number, (text, lower) in enumerate(zip(paragraph.texts, paragraph.lowers, strict=True)):
        if number in taken or not text[0].isupper() or not people.knows(lower.replace("’", "").replace("'", "")):
            continue
        roll.add_person(paragraph, number, number + 1)
        taken.add(number)


def _definite_units(paragraphs: tuple[Paragraph, ...], takens: list[set[int]], roll: Roll) -> None:
    """Take up "the Division" and its like as the last unit before it whose name has that noun."""
    named: dict[str, list[tuple[int, str]]] = {}
    for mention in sorted(roll.mentions):
        if mention.kind == "unit":
            for word in mention.name.lower().split():
                named.setdefault(word, []).append((mention.start, mention.name))
    strong = unit_table().strong
    for paragraph, taken in zip(paragraphs, takens, strict=True):
        for number, lower in enumerate(paragraph.lowers):
            if (
                lower not in strong
                or number in taken
                or number == 0
                or paragraph.lowers[number - 1] not in ("the", "this")
            ):
                continue
            before = [name for start, name in named.get(lower, ()) if start < paragraph.starts[number]]
            if before:
                roll.add(paragraph, number - 1, number + 1, "unit", before[-1])
                taken.update((number - 1, number))


def _without_repeats(roll: Roll) -> list[Mention]:
    """The mentions without letters in brackets that only shorten the title before them."""
    ends = {mention.end for mention in roll.mentions if mention.kind in ("title", "role")}
    return [
        mention
        for mention in roll.mentions
        if mention.kind not in ("title", "unit")
        or not roll.content[mention.start : mention.end].isupper()
        or roll.content[mention.start - 1 : mention.start] not in ("(", "[")
        or not ends.intersection(range(mention.start - 3, mention.start))
    ]


def _resolved(paragraphs: tuple[Paragraph, ...], takens: list[set[int]], roll: Roll) -> list[Mention]:
    """The mentions, with abbreviations that brackets introduce written out, and found where they stand alone."""
    roll.mentions = _without_repeats(roll)
    places = {mention.name for mention in roll.mentions if mention.kind == "place"}
    roll.mentions = [
        Mention(m.start, m.end, "place", m.name) if m.kind == "unit" and m.name in places else m for m in roll.mentions
    ]
    letters = abbreviations_in(paragraphs, roll.mentions, roll.content)
    if not letters:
        return roll.mentions
    starts = {mention.start: mention for mention in roll.mentions}
    found = [
        Mention(m.start, m.end, m.kind, letters[m.name].name)
        if m.name in letters and letters[m.name].kind == m.kind
        else m
        for m in roll.mentions
    ]
    for short in sorted(letters):
        if "-" in short:
            found.extend(_parted(short, letters[short], paragraphs, takens, roll))
    for paragraph, taken in zip(paragraphs, takens, strict=True):
        for number, text in enumerate(paragraph.texts):
            if text in letters and number not in taken and paragraph.starts[number] not in starts:
                meant = letters[text]
                if paragraph.texts[number - 1 : number] != ("(",):
                    found.append(Mention(paragraph.starts[number], paragraph.ends[number], meant.kind, meant.name))
    return found


def _parted(
    letters: str, meant: Abbreviated, paragraphs: tuple[Paragraph, ...], takens: list[set[int]], roll: Roll
) -> Iterator[Mention]:
    """The further mentions of letters that a hyphen parts, "FR-9", which are three words."""
    starts = {mention.start for mention in roll.mentions}
    for match in re.finditer(rf"(?<![\w(]){re.escape(letters)}(?![\w])", roll.content):
        for paragraph, taken in zip(paragraphs, takens, strict=True):
            if paragraph.starts[0] <= match.start() < paragraph.ends[-1] and match.start() not in starts:
                first, last = paragraph.word_at(match.start()), paragraph.word_at(match.end() - 1) + 1
                if taken.isdisjoint(range(first, last)):
                    taken.update(range(first, last))
                    yield Mention(match.start(), match.end(), meant.kind, meant.name)
