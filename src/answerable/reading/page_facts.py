"""What a web page says of itself: title, author, publisher, date, address. Its own word, believed as far as that goes.

Asked in this order: JSON-LD, meta elements (OpenGraph, Dublin Core), `<time>`, the headings.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from lxml.etree import _Element

from answerable.reading.addresses import web_address
from answerable.reading.composition import fact, flatten
from answerable.reading.published import published

_LONGEST_JSON: Final = 1_000_000
_ARTICLES: Final = ("Article", "Posting", "Report", "PressRelease", "WebPage", "CreativeWork")
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_AUTHORS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "parsely-author",
)
_PUBLISHERS: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_DATES: Final = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "date",
)
_TAG: Final = re.compile(r"<[^<>]{1,300}>")
_LONGEST_DATE: Final = 60
_LONGEST_BYLINE: Final = 80
_SEPARATORS: Final = (" | ", " – ", " — ", " - ", " :: ", " « ", " » ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Title, author, publisher, address and EDTF date; None where the page does not say.

    `body` is the article as JSON-LD repeats it, "" mostly; pages that are drawn by scripts have their words only there.
    """

    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    published: str | None
    body: str


def page_facts(page: _Element) -> PageFacts:
    """Read the facts from a parsed page."""
    described = next(_described(page), {})
    meta = _meta(page)
    publisher = fact(_name(described.get("publisher"))) or _first(meta, _PUBLISHERS)
    return PageFacts(
        title=_title(page, described, meta, publisher),
        byline=fact(_name(described.get("author"))) or _author(page, meta),
        publisher=publisher,
        url=_url(page, described, meta),
        published=_date(page, described, meta),
        body=_body(described),
    )


def _body(described: dict[str, Any]) -> str:
    body = described.get("articleBody")
    return _TAG.sub("\n\n", unescape(body)).strip() if isinstance(body, str) else ""


def _described(page: _Element) -> Iterator[dict[str, Any]]:
    """Descriptions of the article in JSON-LD, the more telling types first."""
    found: list[tuple[int, dict[str, Any]]] = []
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _LONGEST_JSON:
            continue
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(content):
            kinds = item.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                rank = next((n for n, end in enumerate(_ARTICLES) if str(kind).endswith(end)), None)
                if rank is not None:
                    found.append((rank, item))
    return (item for _, item in sorted(found, key=lambda pair: pair[0]))


def _items(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, list):
        for item in content:
            yield from _items(item)
    elif isinstance(content, dict):
        yield content
        for item in content.get("@graph") or ():
            if isinstance(item, dict):
                yield item


def _name(value: Any) -> str | None:
    """A name in JSON-LD: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return None if value.startswith("http") else value
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value[:10]) if name) or None
    return None


def _meta(page: _Element) -> dict[str, str]:
    meta: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = fact(element.get("content"))
        if name and content:
            meta.setdefault(name.lower(), content)
    return meta


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _title(page: _Element, described: dict[str, Any], meta: dict[str, str], publisher: str | None) -> str | None:
    headline = described.get("headline")
    if isinstance(headline, str) and headline.strip():
        return fact(headline)
    title = _first(meta, _TITLES)
    if title is None:
        headings = [flatten("".join(heading.itertext())) for heading in page.iter("h1")]
        headings = [heading for heading in headings if heading]
        if len(headings) == 1:
            return fact(headings[0])
        title = fact(next((element.text for element in page.iter("title")), None))
    return _without_publisher(title, publisher) if title else None


def _without_publisher(title: str, publisher: str | None) -> str:
    for separator in _SEPARATORS:
        front, found, end = title.rpartition(separator)
        if found and publisher and end.strip().lower() == publisher.lower():
            return front.strip()
    return title


def _author(page: _Element, meta: dict[str, str]) -> str | None:
    author = _first(meta, _AUTHORS)
    if author and not author.startswith("http"):
        return author
    for element in page.iter("a", "span", "p", "div", "address"):
        marks = " ".join(element.get(name) or "" for name in ("rel", "itemprop", "class")).lower().split()
        if any(mark.startswith(("author", "byline")) or mark.endswith("byline") for mark in marks):
            words = flatten("".join(element.itertext()))
            if words and len(words) <= _LONGEST_BYLINE:
                return words
    return None


def _url(page: _Element, described: dict[str, Any], meta: dict[str, str]) -> str | None:
    links = [element.get("href") for element in page.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    entity = described.get("mainEntityOfPage")
    candidates = [
        *links,
        meta.get("og:url"),
        described.get("url"),
        entity.get("@id") if isinstance(entity, dict) else entity,
    ]
    return next((url for url in map(web_address, candidates) if url), None)


def _date(page: _Element, described: dict[str, Any], meta: dict[str, str]) -> str | None:
    given = described.get("datePublished")
    candidates = [given if isinstance(given, str) else None, _first(meta, _DATES), *_times(page)]
    return next((day for day in map(published, candidates) if day), None)


def _times(page: _Element) -> Iterator[str]:
    """What `<time>` elements say: those marked as publication first, then the first that stands by itself.

    One within a sentence tells when something happened, not when the page was published.
    """
    times = list(page.iter("time"))
    marked = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    for time in [*marked, *(time for time in times if _stands_alone(time))]:
        yield time.get("datetime") or "".join(time.itertext())


def _stands_alone(time: _Element) -> bool:
    return len("".join(time.getparent().itertext()).strip()) <= _LONGEST_DATE
