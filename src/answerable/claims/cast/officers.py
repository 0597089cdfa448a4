"""Officers: ranks with the names after them, and ranks in apposition ("Mr. Petran, a lieutenant colonel")."""

from answerable.claims.cast.common_words import is_common_word
from answerable.claims.cast.person_names import name_from
from answerable.claims.cast.persons import person_words
from answerable.claims.cast.ranks import RankMatch, is_plural, rank_table
from answerable.claims.cast.roll import Roll, blocked_words
from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import Paragraph
from answerable.places.gazetteer import find

# Forms of address that after a rank are given names.
_GIVEN_NAMES = frozenset({"don", "emir", "justice", "king", "prince", "princess", "sultan"})
_SERVICES = frozenset({"army", "navy", "force", "police", "marine", "guard", "corps"})
_GONE = frozenset({"retired", "former"})
_DETERMINED = _GONE | {"a", "an", "the"}
# What may stand in brackets between a rank and a name: that the officer has left, the service, the trade.
_REMARKS = frozenset(
    {
        "rtd",
        "retd",
        "ret",
        "retired",
        "res",
        "reserve",
        "navy",
        "army",
        "air",
        "force",
        "af",
        "dr",
        "engr",
        "barr",
        "rev",
    }
)
_LONGEST_REMARK = 4
_AREAS = frozenset({"state", "states", "province", "provinces", "region", "district", "county", "territory", "zone"})
# Nouns of places that are named after officers.
_NAMED_AFTER = frozenset(
    {
        "barracks",
        "cantonment",
        "hospital",
        "road",
        "street",
        "avenue",
        "airport",
        "stadium",
        "bridge",
        "estate",
        "hall",
        "square",
        "camp",
        "market",
        "library",
        "museum",
        "academy",
        "school",
        "college",
        "institute",
        "university",
        "foundation",
        "prize",
        "medal",
        "park",
        "plaza",
        "base",
        "airfield",
        "cemetery",
        "monument",
        "mosque",
        "building",
    }
)
_WITHIN = frozenset({"of", "in", "from", "with"})
_TWO_NAMES, _LONGEST_NAME = 2, 4
# Lower-case words that are ranks less often than not.
_COMMON_WORDS = frozenset({"major", "general", "private", "commander", "marshal", "inspector"})
# Ranks in one force and posts in another: alone they are ranks only right before a name.
_POSTS_TOO = frozenset({"Commander", "Marshal", "Inspector", "Superintendent", "Commissaire", "Adjutant", "Private"})


def enrol_officers(paragraph: Paragraph, taken: set[int], roll: Roll) -> None:
    """Take up every rank of a paragraph that stands with a name or in apposition, and the names."""
    table = rank_table()
    number = 0
    while number < len(paragraph):
        if number in taken or not paragraph.texts[number][0].isalpha():
            number += 1
            continue
        match = _of_service(paragraph, table.match(paragraph, number))
        if match is None or taken.intersection(range(match.first, match.last)):
            number += 1
            continue
        number = _officer(paragraph, match, taken, roll)


def _names_too(paragraph: Paragraph, at: int) -> bool:
    """Whether the word right after a rank is a common word that is a given name as well: "Colonel Than Zaw"."""
    return at + 1 < len(paragraph) and paragraph.texts[at] in person_words().names_too


def _of_service(paragraph: Paragraph, match: RankMatch | None) -> RankMatch | None:
    """The general of "U.S. Army General", where "Army General" is no rank of its own."""
    if match is None or match.name != "Army General" or match.first == 0 or match.last - match.first < _TWO_NAMES:
        return match
    before = paragraph.lowers[match.first - 1]
    of_country = before == "." or () in unit_table().countries.get(before, ())
    return RankMatch(match.first + 1, match.last, "General") if of_country else match


def rank_with_name(paragraph: Paragraph, rank: RankMatch) -> bool:
    """Whether a name follows words that are a rank in one place and a post in another ("Commissioner of Police")."""
    first = _past_letters(paragraph, rank)
    if first < len(paragraph) and rank_table().match(paragraph, first) is not None:
        return False
    return first < len(paragraph) and name_from(paragraph, first, blocked_words()) > first + 1


def rank_in_apposition(paragraph: Paragraph, match: RankMatch) -> bool:
    """Whether a rank without a name stands as ", a major general," or "(SP)" or "the rank of colonel"."""
    before = paragraph.lowers[match.first - 1] if match.first else ""
    earlier = paragraph.lowers[match.first - 2] if match.first > 1 else ""
    after = paragraph.texts[match.last] if match.last < len(paragraph) else "."
    if before == "(" and after in (")", ","):
        return True
    if match.name in _POSTS_TOO and after[:1].isalpha():
        return False
    several = is_plural(paragraph.lowers[match.last - 1])
    determined = before in ("a", "an") or (before in _GONE and match.name not in _POSTS_TOO and not several)
    closed = before == "," and after in (",", ".", ")") and match.name not in _POSTS_TOO
    if determined or closed:
        return not after[:1].isalpha() or after[0].islower()
    return before == "promoted" or (before in ("of", "to", "as") and earlier in ("rank", "promoted", "promotion"))


def _officer(paragraph: Paragraph, match: RankMatch, taken: set[int], roll: Roll) -> int:
    """Take up a rank and the name after it, or the rank alone in apposition; gives the next word to look at."""
    capital = paragraph.texts[match.first][0].isupper()
    first = _past_honorifics(paragraph, _past_letters(paragraph, match))
    ranked = first < len(paragraph) and rank_table().match(paragraph, first) is not None
    last = name_from(paragraph, first, blocked_words()) if first < len(paragraph) and not ranked else first
    if last == first and capital and not ranked and _names_too(paragraph, first):
        last = max(first, name_from(paragraph, first + 1, blocked_words()))
        last = first if last == first + 1 else last
    common = match.name.count(" ") == 0 and paragraph.lowers[match.first] in _COMMON_WORDS
    before = paragraph.lowers[match.first - 1] if match.first else ""
    shown = first > match.last or before in _SERVICES | _GONE
    if not capital and (last - first < _TWO_NAMES or (common and not shown)):
        last = first
    if last > first and capital and is_common_word(paragraph, match, last):
        last = first
    if last > first and (_names_a_place(paragraph, last) or (" of " in match.name and _area(paragraph, first, last))):
        taken.update(range(match.first, last))
        return last
    start = match.first
    if start and before in ("acting", "deputy") and start - 1 not in taken and " of " in match.name:
        start -= 1
    if last > first and not taken.intersection(range(first, last)):
        roll.add(paragraph, start, match.last, "rank", match.name)
        roll.add_person(paragraph, first, last)
        taken.update(range(start, last))
        if is_plural(paragraph.lowers[match.last - 1]):
            return _more_names(paragraph, last, taken, roll)
        return last
    if rank_in_apposition(paragraph, match):
        roll.add(paragraph, match.first, match.last, "rank", match.name)
        taken.update(range(match.first, match.last))
        _name_before(paragraph, match.first, taken, roll)
        return match.last
    return match.first + 1


def _names_a_place(paragraph: Paragraph, last: int) -> bool:
    """Whether a name that ends before word `last` is that of a place: "General Ivo Petran Barracks"."""
    return paragraph.lowers[last : last + 1] != () and paragraph.lowers[last] in _NAMED_AFTER


def _area(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether what follows a police rank is no name but the area: "Commissioners of Police Osk and Lira States"."""
    named = " ".join(paragraph.texts[first:last])
    return paragraph.lowers[last - 1] in _AREAS or bool(find(named))


def _past_honorifics(paragraph: Paragraph, at: int) -> int:
    honorifics = person_words().honorifics
    while at < len(paragraph) and paragraph.lowers[at] in honorifics and paragraph.texts[at][0].isupper():
        if paragraph.lowers[at] in _GIVEN_NAMES and paragraph.texts[at + 1 : at + 2] != (".",):
            break
        at += 2 if paragraph.texts[at + 1 : at + 2] == (".",) else 1
    return at


def _past_letters(paragraph: Paragraph, match: RankMatch) -> int:
    """Past "(IGP)," after a rank that is also a post; the end of the rank for all others."""
    after = match.last
    if " of " not in match.name:
        before = paragraph.lowers[match.first - 1] if match.first else ""
        comma = before in _DETERMINED and paragraph.texts[after : after + 1] == (",",)
        named = comma and name_from(paragraph, after + 1, blocked_words()) > after + _TWO_NAMES
        return after + 1 if named else _past_remark(paragraph, after)
    if paragraph.texts[after : after + 1] == ("(",):
        closing = next((n for n in range(after + 1, min(after + 5, len(paragraph))) if paragraph.texts[n] == ")"), None)
        return after if closing is None else closing + 1 + (paragraph.texts[closing + 1 : closing + 2] == (",",))
    if paragraph.texts[after : after + 1] == ("(",) and paragraph.texts[after + 2 : after + 3] == (")",):
        after += 3
    if paragraph.texts[after : after + 1] == (",",):
        after += 1
    return after


def _past_remark(paragraph: Paragraph, at: int) -> int:
    """Past "(rtd)" or "(Navy)" after a rank that ends before word `at`; `at` itself without one."""
    if at < len(paragraph) and paragraph.lowers[at] == "rtd":
        return at + 1
    if paragraph.texts[at : at + 1] != ("(",):
        return at
    closing = next(
        (n for n in range(at + 1, min(at + 1 + _LONGEST_REMARK, len(paragraph))) if paragraph.texts[n] == ")"), at
    )
    inside = [word for word in paragraph.lowers[at + 1 : closing] if word != "."]
    return closing + 1 if inside and all(word in _REMARKS for word in inside) else at


def _more_names(paragraph: Paragraph, last: int, taken: set[int], roll: Roll) -> int:
    """The further names after a rank in the plural: "Generals Ivo Petran, Jan Osk and Pim Dorel"."""
    while last + 1 < len(paragraph) and paragraph.lowers[last] in (",", "and"):
        first = last + 1
        if paragraph.lowers[first] == "and":
            first += 1
        after = name_from(paragraph, first, blocked_words()) if first < len(paragraph) else first
        if after == first or taken.intersection(range(first, after)):
            break
        roll.add_person(paragraph, first, after)
        taken.update(range(first, after))
        last = after
    return last


def _name_before(paragraph: Paragraph, at: int, taken: set[int], roll: Roll) -> None:
    """A name of two or more words that a rank in apposition follows: "Ivo Petran, a colonel" or "Ivo Petran (SP)"."""
    last = at
    while last > 0 and paragraph.lowers[last - 1] in (",", "(", "a", "an", "the"):
        last -= 1
    first = last
    while first > 0 and first - 1 not in taken and last - first < _LONGEST_NAME and _name_word(paragraph, first - 1):
        first -= 1
    if last - first > 1 and last < at:
        roll.add_person(paragraph, first, last)
        taken.update(range(first, last))


def _name_word(paragraph: Paragraph, number: int) -> bool:
    text, lower = paragraph.texts[number], paragraph.lowers[number]
    words = person_words()
    return text[0].isupper() and lower not in words.strangers | words.honorifics and lower not in blocked_words()
