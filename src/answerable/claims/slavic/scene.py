"""The scene of a Russian or Ukrainian article: what is known of all of it before any claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.claims.atlas import Atlas
from answerable.claims.cast.cast import Cast
from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.slavic.clock import slavic_clock
from answerable.claims.slavic.lines import Line, lines_of
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.people import People, rank_of
from answerable.claims.slavic.spots import spots_of
from answerable.claims.slavic.units import units_of
from answerable.claims.slavic.vocabulary import vocabulary_of
from answerable.claims.slavic.voices import SlavicVoices, Speakers, Speech, quoted_runs
from answerable.language.article import Article
from answerable.model.claim import Location
from answerable.model.mention import Mention
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots, PositioningSlots
from answerable.places.country import countries_in
from answerable.places.gazetteer import find


@dataclass(frozen=True, slots=True)
class SlavicScene(Scene):
    """A scene with the article's lines, and who and what is named in them, in order."""

    language: str
    lines: tuple[Line, ...]
    people: tuple[Named, ...]
    units: tuple[Named, ...]
    spots: tuple[Named, ...]
    speeches: tuple[Speech, ...]
    quoted: tuple[tuple[int, int], ...]

    def persons_in(self, line: int) -> list[Named]:
        """The persons named in a line, pronouns among them."""
        return [one for one in self.people if one.line == line]

    def units_in(self, line: int) -> list[Named]:
        """The units named in a line."""
        return [one for one in self.units if one.line == line]

    def spots_in(self, line: int) -> list[Named]:
        """The places named in a line."""
        return [one for one in self.spots if one.line == line]


@dataclass(frozen=True, slots=True)
class SlavicAtlas(Atlas):
    """Where the claims of a Russian or Ukrainian article are."""

    def of(self, draft: Draft) -> tuple[Location, ...]:
        """The place of the draft's place slot, with what the gazetteer makes of it."""
        slots = draft.slots
        if not isinstance(slots, IncidentSlots | HarmSlots | AllegationSlots | PositioningSlots) or not slots.place:
            return ()
        found = find(slots.place, self.countries)
        return found[:1] if found else (Location(name=slots.place),)


def slavic_scene(article: Article) -> tuple[SlavicScene, SlavicAtlas]:
    """The scene and the atlas of an article in a language of SLAVIC."""
    language = article.text.language
    lines = lines_of(article, vocabulary_of(language))
    people = People(lines, language).mentions
    units = units_of(lines, language)
    taken = {(one.line, at) for one in people if not one.pronoun for at in range(one.first, one.last)}
    held = {(one.line, at) for one in units for at in range(one.first, one.last)}
    units = tuple(one for one in units if not any((one.line, at) in taken for at in range(one.first, one.last)))
    spots = spots_of(lines, taken | held, language)
    content = article.text.content
    quoted = quoted_runs(content, [(part.start, part.end) for part in article.text.parts])
    speeches = tuple(Speakers(lines, (*people, *units), quoted, content, language).speeches())
    spoken = frozenset(
        (speech.line, lines[speech.line].segment(speech.cue[0])[0]) for speech in speeches if speech.verb is not None
    )
    cast = Cast(tuple(sorted(_mentions(lines, people, units, spots))))
    voices = SlavicVoices(article, (), (), (), (), {}, lines, speeches, language)
    clock = slavic_clock(article, lines, spoken)
    scene = SlavicScene(article, cast, voices, clock, language, lines, people, units, spots, speeches, quoted)
    return scene, SlavicAtlas(article, cast, countries_in(content))


def _mentions(
    lines: Sequence[Line], people: Sequence[Named], units: Sequence[Named], spots: Sequence[Named]
) -> set[Mention]:
    found: set[Mention] = set()
    for one in (*people, *units, *spots):
        found.add(Mention(*lines[one.line].span(one.first, one.last), one.kind, one.name))
        rank = rank_of(lines[one.line], one.first) if one.kind == "person" else None
        if rank is not None:
            found.add(Mention(*lines[one.line].span(rank[1], one.first), "rank", rank[0]))
    return found
