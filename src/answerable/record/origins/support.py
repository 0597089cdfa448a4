"""Support: by how many sources, and by how many origins, something is told. "7 sources, 3 origins", with the reasons.

Two sources are one origin for a statement if one text comes from the other, if both relay the same named speaker, or if
one relays what the other published. Who speaks without a name ("residents", "a source") is not known to be the same
person in two sources.

A claim out of a researchers' table stands on the works that its row cites: each is a source and an origin of its own,
the same work in two rows is one, and the table, which only brings them together, is none beside them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from answerable.identity.fold import words
from answerable.model.claim import Claim
from answerable.record.gathering import folded
from answerable.record.origins.origin import Joining, Origin
from answerable.record.origins.telling import origin_words

_WORK = "work:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many sources tell something, how many origins they come from, and why some count as one."""

    sources: int
    origins: int
    reasons: tuple[str, ...] = ()


def support_of(claims: Iterable[Claim], origins: Sequence[Origin]) -> Support:
    """The support of what `claims` say together; `origins` as :func:`origins_of` groups the case's sources."""
    by_capture = {capture: origin for origin in origins for capture in origin.captures}
    told = sorted(claims, key=lambda claim: (claim.source.published or "9999", claim.source.name, claim.id))
    sources = {source for claim in told for source in _sources(claim)}
    joining = Joining()
    voices: dict[str, str] = {}
    reasons: list[str] = []
    for claim in told:
        voice = _voice(claim)
        if voice is not None:
            for document in _documents(claim, by_capture):
                joining.join(_key(voice), document)
            voices.setdefault(_key(voice), voice)
    publishers = {_key(c.source.publisher): c for c in told if c.source.publisher}
    for key, voice in sorted(voices.items()):
        relayed = publishers.get(key)
        if relayed is not None:
            for document in _documents(relayed, by_capture):
                joining.join(key, document)
        relaying = sorted({claim.source.name for claim in told if _key(_voice(claim)) == key})
        if len(relaying) > 1:
            reasons.append(f"{', '.join(relaying)}: all relay {voice}")
        elif relayed is not None and relaying and relaying != [relayed.source.name]:
            reasons.append(f"{relaying[0]} relays {voice}, whose own publication is {relayed.source.name}")
    reasons += _copies(sources, origins)
    heads = {joining.head(document) for claim in told for document in _documents(claim, by_capture)}
    return Support(sources=len(sources), origins=len(heads), reasons=tuple(dict.fromkeys(reasons)))


def _copies(sources: set[str], origins: Sequence[Origin]) -> list[str]:
    return [reason for origin in origins if len(sources & set(origin.captures)) > 1 for reason in origin.reasons]


def _sources(claim: Claim) -> tuple[str, ...]:
    """What a claim stands on: the works that it cites, else the capture that it stands in."""
    return tuple(f"{_WORK}{work}" for work in claim.cited) or (claim.source.capture,)


def _documents(claim: Claim, by_capture: Mapping[str, Origin]) -> tuple[str, ...]:
    return tuple(
        f"document:{by_capture[source].captures[0] if source in by_capture else source}" for source in _sources(claim)
    )


def _key(voice: str | None) -> str:
    return f"voice:{folded(voice)}"


def _voice(claim: Claim) -> str | None:
    """The innermost speaker, who is the origin of what is relayed, if it is somebody in particular by name."""
    speaker = claim.said_by[0] if claim.said_by else None
    if speaker is None or not speaker[:1].isupper() or not origin_words().crowd.isdisjoint(words(speaker)):
        return None
    return speaker
