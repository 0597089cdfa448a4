"""Support: by how many sources, and by how many origins, something is told. "7 sources, 3 origins", with the reasons.

Two sources are one origin for a statement if one text comes from the other, if both relay the same named speaker, or if
one relays what the other published. Who speaks without a name ("residents", "a source") is not known to be the same
person in two sources.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from answerable.identity.fold import words
from answerable.model.claim import Claim
from answerable.record.gathering import folded
from answerable.record.origins.origin import Joining, Origin
from answerable.record.origins.telling import origin_words


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
    sources = {claim.source.capture for claim in told}
    joining = Joining()
    voices: dict[str, str] = {}
    reasons: list[str] = []
    for claim in told:
        voice = _voice(claim)
        if voice is not None:
            joining.join(_key(voice), _document(claim, by_capture))
            voices.setdefault(_key(voice), voice)
    publishers = {_key(c.source.publisher): c for c in told if c.source.publisher}
    for key, voice in sorted(voices.items()):
        relayed = publishers.get(key)
        if relayed is not None:
            joining.join(key, _document(relayed, by_capture))
        relaying = sorted({claim.source.name for claim in told if _key(_voice(claim)) == key})
        if len(relaying) > 1:
            reasons.append(f"{', '.join(relaying)}: all relay {voice}")
        elif relayed is not None and relaying and relaying != [relayed.source.name]:
            reasons.append(f"{relaying[0]} relays {voice}, whose own publication is {relayed.source.name}")
    reasons += _copies(sources, origins)
    heads = {joining.head(_document(claim, by_capture)) for claim in told}
    return Support(sources=len(sources), origins=len(heads), reasons=tuple(dict.fromkeys(reasons)))


def _copies(sources: set[str], origins: Sequence[Origin]) -> list[str]:
    return [reason for origin in origins if len(sources & set(origin.captures)) > 1 for reason in origin.reasons]


def _document(claim: Claim, by_capture: Mapping[str, Origin]) -> str:
    origin = by_capture.get(claim.source.capture)
    return f"document:{origin.captures[0] if origin else claim.source.capture}"


def _key(voice: str | None) -> str:
    return f"voice:{folded(voice)}"


def _voice(claim: Claim) -> str | None:
    """The innermost speaker, who is the origin of what is relayed, if it is somebody in particular by name."""
    speaker = claim.said_by[0] if claim.said_by else None
    if speaker is None or not speaker[:1].isupper() or not origin_words().crowd.isdisjoint(words(speaker)):
        return None
    return speaker
