"""Wording: dates, times, figures, voices and sources in words that claim no more than the claims do."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Span, Style
from answerable.model.capture import Source
from answerable.model.claim import Claim, Stance
from answerable.model.coverage import Extent
from answerable.model.time import Bound, When
from answerable.model.work import Work
from answerable.record.origins.support import Support


def day(at: date) -> str:
    """A day as "2 April 2031"."""
    return f"{at.day} {phrases().months[at.month - 1]} {at.year}"


def edtf_day(edtf: str | None) -> str:
    """A date of publication, an EDTF day, month or year, in words; anything else stays as it is."""
    parts = (edtf or "").split("-")
    try:
        numbers = [int(part) for part in parts]
        words = [str(numbers[0]), *([phrases().months[numbers[1] - 1]] if numbers[1:] else []), *map(str, numbers[2:3])]
    except (ValueError, IndexError):
        return edtf or phrases().words["undated"]
    return " ".join(reversed(words))


def day_of(moment: str) -> str:
    """The day of a moment as records have it (ISO 8601, UTC), in words."""
    return edtf_day(moment[:10])


def support_line(support: Support) -> str:
    """How many sources and origins: "7 sources, 3 origins"."""
    words = phrases().words
    sources = words["source_counted" if support.sources == 1 else "sources_counted"].format(number=support.sources)
    origins = words["origin_counted" if support.origins == 1 else "origins_counted"].format(number=support.origins)
    return f"{sources}, {origins}"


def work_label(work: Work) -> str:
    """A cited work: who published it, its title, when."""
    title = f"\u201c{one_line(work.title)}\u201d" if work.title else ""
    return ", ".join(part for part in (work.publisher, title, edtf_day(work.published)) if part)


def extent_line(extent: Extent) -> str:
    """How much of a source was read, in a line."""
    words = phrases().words
    if extent.percent is None:
        return words["extent_none"]
    return words["extent_whole"].format(
        read=extent.read, sentences=extent.sentences, percent=extent.percent, claims=extent.claims
    )


def stretch(first: date, last: date) -> str:
    """The days from first to last as the largest unit they fill: "2003", "March 2022", or "between … and …"."""
    if first == last:
        return day(first)
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}\u2013{last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{phrases().months[first.month - 1]} {first.year}"
    return phrases().words["between"].format(first=day(first), last=day(last))


def spell(when: When | None) -> str:
    """The time of a state (a posting, a rank) in words; empty where none is known."""
    if when is None:
        return ""
    words = phrases().words
    (_, begun), (ending, _) = when.begins, when.ends
    if when.begins == when.ends and None not in when.begins:
        return event(when)
    if when.begins[0] is None and when.ends[1] is None and begun is not None and ending is not None and ending <= begun:
        return words["as_of"].format(day=stretch(ending, begun))
    parts = [_begin(when.begins), _end(when.ends)]
    if begun is not None and ending is not None and begun < ending:
        if not parts[0]:
            parts[0] = words["at_least_from"].format(day=day(begun))
        if not parts[1]:
            parts[1] = words["at_least_until"].format(day=day(ending))
    return " ".join(part for part in parts if part)


def _begin(bound: Bound) -> str:
    first, last = bound
    if first is None:
        return ""
    if last is None:
        return phrases().words["from_earliest"].format(day=day(first))
    return phrases().words["from"].format(time=stretch(first, last))


def _end(bound: Bound) -> str:
    first, last = bound
    if last is None:
        return ""
    if first is None:
        return phrases().words["until_latest"].format(day=day(last))
    return phrases().words["until"].format(time=stretch(first, last))


def event(when: When | None) -> str:
    """The time of an event in words: "16 March 2031", "March 2031"; empty where none is known."""
    if when is None:
        return ""
    first, last = when.begins[0], when.ends[1]
    if first is None or last is None:
        return spell(When(edtf=None, begins=when.begins, ends=when.ends)) if first != last else ""
    return stretch(first, last)


def listed(items: Iterable[str]) -> str:
    """Items as "a, b and c", each once."""
    unique = list(dict.fromkeys(items))
    if len(unique) < 2:  # noqa: PLR2004 -- one or none needs no joining
        return "".join(unique)
    return phrases().words["and"].format(before=", ".join(unique[:-1]), last=unique[-1])


def chain(speakers: Sequence[str]) -> str:
    """Speakers, innermost first: "a doctor, as relayed by the district hospital"."""
    return phrases().words["relayed_by"].join(map(_inside, speakers))


def _inside(speaker: str) -> str:
    """A speaker as named inside a sentence: "The council" as "the council", "defence ministry" as "the ..."."""
    first, space, rest = speaker.partition(" ")
    if first.lower() in phrases().determiners:
        return f"{first.lower()}{space}{rest}"
    if speaker[:1].islower() and speaker.rpartition(" ")[2] in phrases().article:
        return f"{phrases().words['the']} {speaker}"
    return speaker


def with_article(unit: str) -> str:
    """A unit's name as it stands in running words: "the 64th Brigade", "a recon platoon", but "Karvel Rights Watch"."""
    parts = unit.split()
    article = phrases().article
    if parts and parts[0][0].islower() and parts[-1].casefold() in phrases().nameless:
        return f"{phrases().words['a']} {unit}"
    if parts and (parts[0][0].isdigit() or parts[0].casefold() in article or parts[-1].casefold() in article):
        return f"{phrases().words['the']} {unit}"
    return unit


def incident_title(name: str, when: When | None) -> str:
    """An incident's name with its date in words."""
    if when is None or not when.edtf:
        return name
    return name.removesuffix(when.edtf) + event(when) if name.endswith(when.edtf) and event(when) else name


def source_label(source: Source) -> str:
    """Who published a source, and when: "Valley Courier (2 April 2031)"."""
    return f"{_publisher(source)} ({edtf_day(source.published)})"


def _publisher(source: Source) -> str:
    """Who published a source; else its title, in quotation marks; else its file's name."""
    return source.publisher or (f"\u201c{one_line(source.title)}\u201d" if source.title else source.name)


def sources_of(claims: Iterable[Claim]) -> str:
    """The sources of the claims, listed; several of one publisher under its name once.

    Where there are very many the first are named, and that there are others; how many, and of how many origins, is
    counted beside the sentence (:class:`answerable.dossier.sentence.Sentence`).
    """
    dates: dict[str, list[str]] = {}
    for claim in claims:
        dated = dates.setdefault(_publisher(claim.source), [])
        if edtf_day(claim.source.published) not in dated:
            dated.append(edtf_day(claim.source.published))
    words = phrases().words
    told = []
    for name, found in dates.items():
        many = words["many_of_one"].format(first=found[0], last=found[-1])
        told.append(f"{name} ({many if len(found) > _MANY else listed(found)})")
    if len(told) > _MANY:
        told = [*told[: _MANY - 1], words["others"]]
    return listed(told)


_MANY = 3


def voice(claims: Sequence[Claim]) -> str:
    """Who says it: speakers as cited by the sources, or the sources in their own voice, hedged where they hedge."""
    speakers = claims[0].said_by
    words = phrases().words
    told = sources_of(claims)
    if speakers:
        return words["cited_by"].format(speakers=chain(speakers), sources=told)
    if all(claim.stance is Stance.REPORTED for claim in claims):
        return words["unnamed_reports"].format(sources=told)
    return told


def quoted(claim: Claim) -> Span:
    """A claim's quote in quotation marks: single ones around words that hold double ones."""
    words = one_line(claim.quote)
    if any(mark in words for mark in '"\u201c\u201d\u201e'):
        return Span(f"\u2018{words}\u2019", Style.QUOTE)
    return Span(f"\u201c{words}\u201d", Style.QUOTE)


def latin_line(claim: Claim) -> str:
    """The slots of a claim that are in another script, in Latin letters, in a line."""
    told = (", ".join(value) if isinstance(value, tuple) else value for _, value in claim.latin)
    return "; ".join(dict.fromkeys(told))


def one_line(text: str) -> str:
    """`text` with runs of white space as single spaces."""
    return " ".join(text.split())


def figure(least: int | None, most: int | None, *, approximate: bool) -> str:
    """A figure as it is to be read: "about 300", "1,001 or more", "40 to 60"."""
    words = phrases().words
    if least is None and most is None:
        return words["no_figure"]
    if most is None:
        text = words["or_more"].format(number=f"{least:,}")
    elif least is None:
        text = words["or_fewer"].format(number=f"{most:,}")
    else:
        text = f"{least:,}" if least == most else words["to"].format(least=f"{least:,}", most=f"{most:,}")
    return words["about"].format(number=text) if approximate else text
