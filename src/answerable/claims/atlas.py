"""The atlas of an article: which places its claims speak of, by the gazetteer and in the light of the article."""

import re
from dataclasses import dataclass
from functools import cache

from answerable.claims.cast.cast import Cast
from answerable.claims.draft import Draft
from answerable.language.article import Article
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Location
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots, PositioningSlots
from answerable.places.country import countries_in
from answerable.places.gazetteer import Place, find, places_named, region_name


class _Sites(Lexicon):
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where an article's claims are. `countries` are those it names, the most named first."""

    article: Article
    cast: Cast
    countries: tuple[str, ...]

    def of(self, draft: Draft) -> tuple[Location, ...]:
        """The places of a claim that has any: its place slot's, else those named in its quote, each once."""
        slots = draft.slots
        if not isinstance(slots, IncidentSlots | HarmSlots | AllegationSlots | PositioningSlots):
            return ()
        spans = [(anchor.start, anchor.end) for anchor in draft.anchors if anchor.slot == "place"]
        if spans:
            named = [mention for span in spans for mention in self.cast.within(*span, "place")]
        else:
            named = [m for m in self.cast.within(draft.start, draft.end, "place") if self._is_where(m.start)]
        located = [self.at(mention.start, mention.end) for mention in named]
        found = [location for location in located if location is not None]
        if not found and slots.place:
            found = [self._unlisted(slots.place)]
        return tuple(dict.fromkeys(found))

    def at(self, start: int, end: int) -> Location | None:
        """The place that the name at [start, end) of the text means; None where the gazetteer has none."""
        content = self.article.text.content
        part = _PART.search(content, max(0, start - _REACH), start)
        start = start if part is None else part.start()
        container = self._container(content[end : end + _REACH])
        found = find(content[start:end], self.countries, container)
        if container is not None and container.country not in {None, *(place.country for place in found[:1])}:
            # A place too small for the gazetteer, of which the words say where it lies.
            site = self._site(content[start:end], container)
            region = None if container.region is None else region_name(container.region)
            precision = "region" if found and found[0].country is None else "unknown"
            held = Location(name=content[start:end], country=container.country, region=region, precision=precision)
            return site or held
        return found[0] if found else self._site(content[start:end], container)

    def _site(self, name: str, container: Place | None = None) -> Location | None:
        """A site within a settlement that its own name or the words behind it tell ("Kharkiv airport"), else None."""
        heads = [word for word in re.findall(r"[\w’'-]+", name) if word.lower() in _sites()]
        if not heads:
            return None
        town = re.sub(rf"\b(?:{'|'.join(map(re.escape, heads))})\b|\b(?:of|the|in|at)\b", " ", name).strip()
        held = places_named(town, self.countries, container) if town[:1].isupper() else ()
        if container is not None and held and held[0].country != container.country:
            held = ()
        place = held[0] if held else container
        numbers = tuple(dict.fromkeys(one.geonames for one in held if one.geonames is not None))
        region = None if place is None or place.region is None else region_name(place.region)
        country = None if place is None else place.country
        return Location(name=name, country=country, precision="site", region=region, candidates=numbers)

    def _is_where(self, start: int) -> bool:
        """Whether a name stands as a place ("in Syria") and not as somebody who acts ("Syria's army")."""
        return _LOCATIVE.search(self.article.text.content, max(0, start - _REACH), start) is not None

    def _container(self, after: str) -> Place | None:
        """The place that is said to hold the one before: ", Borno State", "in eastern Ukraine"."""
        match = _CONTAINER.match(after)
        if match is None:
            return None
        held = places_named(match[1], self.countries)
        return next((place for place in held if place.kind in {"country", "region", "area"}), None)

    def _unlisted(self, name: str) -> Location:
        found = find(name, self.countries)
        if found:
            return found[0]
        return self._site(name) or Location(name=name)


_REACH = 60
_CONTAINER = re.compile(
    r"(?:,\s+(?:in\s+)?|\s+in\s+|\s*\()(?:the\s+)?((?:[a-z]+ern\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})"
)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|into|inside|outside|across|around|throughout|within|over|off|from|to|towards?|through|on|between"
    r"|(?:city|town|village|district|province|region|state|suburb|port|capital|camp|outskirts|north|south|east|west)\s+of)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$",
    re.IGNORECASE,
)
# A part of the place that is named, or its surroundings: what happened there did not happen at the place itself.
_PART = re.compile(
    r"\b(?:(?:north|south|east|west|central|(?:north|south)[- ]?(?:east|west))(?:ern)?"
    r"|near|outside|outskirts of|vicinity of|(?:\d[\d.,]*\s+(?:km|kilomet(?:re|er)s?|miles?)\s+)?"
    r"(?:north|south|east|west|(?:north|south)[- ]?(?:east|west))\s+of)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def atlas_of(article: Article, cast: Cast) -> Atlas:
    """The atlas of an article; places count as near in the countries that its text names."""
    return Atlas(article, cast, countries_in(article.text.content))


@cache
def _sites() -> frozenset[str]:
    lexicon: _Sites = load_lexicon("answerable.claims.data", "sites.toml", _Sites)
    return lexicon.heads
