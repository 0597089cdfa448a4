"""Support: by how many sources, and by how many origins, something is told. "7 sources, 3 origins", with the reasons.

Two sources are one origin for a statement if one text comes from the other, if both relay the same named speaker, or if
one relays what the other published. A source that relays two speakers relays two origins. Who speaks without a name
("residents", "a source") is not known to be the same person in two sources.

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
    voices, relayed_in = _relays(told, by_capture, origins, joining)
    reasons = [*_relaying(told, voices, by_capture, joining), *_copies(sources, origins)]
    heads: set[str] = set()
    for claim in told:
        voice = _voice(claim)
        for document in _documents(claim, by_capture):
            # What a source tells in its own voice beside a speaker's words may be the speaker's: it adds no origin.
            heads.add(joining.head(_key(voice) if voice is not None else relayed_in.get(document, document)))
    return Support(sources=len(sources), origins=len(heads), reasons=tuple(dict.fromkeys(reasons)))


def _relays(
    told: Sequence[Claim], by_capture: Mapping[str, Origin], origins: Sequence[Origin], joining: Joining
) -> tuple[dict[str, str], dict[str, str]]:
    """The named speakers by key, and for each document the first that it relays; those of copies are joined to it."""
    copied = {f"document:{origin.captures[0]}" for origin in origins if len(origin.captures) > 1}
    voices: dict[str, str] = {}
    relayed_in: dict[str, str] = {}
    for claim in told:
        voice = _voice(claim)
        if voice is None:
            continue
        voices.setdefault(_key(voice), voice)
        for document in _documents(claim, by_capture):
            relayed_in.setdefault(document, _key(voice))
            if document in copied:
                joining.join(_key(voice), document)
    return voices, relayed_in


def _relaying(
    told: Sequence[Claim], voices: Mapping[str, str], by_capture: Mapping[str, Origin], joining: Joining
) -> list[str]:
    """Join speakers to what they published themselves; a reason for each who is relayed more than once, or so."""
    publishers = {_key(c.source.publisher): c for c in told if c.source.publisher}
    reasons = []
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
    return reasons


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
