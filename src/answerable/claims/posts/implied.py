"""Implied units: what a title says of its unit where no unit stands beside it ("Chief of Army Staff": the army)."""

from collections.abc import Sequence

from answerable.claims.cast.ranks import police_letters
from answerable.claims.cast.titles import role_table
from answerable.claims.cast.units import unit_table
from answerable.model.mention import Mention

_STAFF = frozenset(
    {
        "staff",
        "chief",
        "boss",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "secretary",
        "marshal",
        "commander",
        "police",
        "officer",
    }
)
_OFFICES = frozenset({"director", "head", "chief", "coordinator"})
_LIGHT = frozenset({",", "in", "charge", "of", "for", "the", "(", ")"})
_AREA_ENDS = frozenset({"state", "province", "region", "district", "county", "oblast", "territory"})


def implied_unit(title: str, units: Sequence[Mention]) -> str | None:
    """The unit that `title` itself names: a state's police, a director's directorate, a whole service.

    A whole service is called as one of `units`, the article's own, calls it ("Nigerian Army"), else by its noun.
    """
    words = title.replace(",", " , ").replace("(", " ( ").replace(")", " ) ").split()
    lowers = [word.lower() for word in words]
    if lowers[-1:] == ["administration"] and "of" in lowers:
        return " ".join(words[lowers.index("of") + 1 :]).removeprefix("the ")
    area = _area(words, lowers)
    if area is not None:
        return area
    directed = _complement(words, lowers)
    if directed is not None:
        return directed
    echelon = next((noun for phrase, noun in role_table().echelons.items() if phrase in " ".join(lowers)), None)
    return _service(lowers, units) if echelon is None else _only(echelon, units)


def _only(echelon: str, units: Sequence[Mention]) -> str | None:
    """The article's one unit of an echelon; None if there are more, or none."""
    named = {mention.name for mention in units if echelon in mention.name.lower() and " " in mention.name}
    return next(iter(named)) if len(named) == 1 else None


def _service(lowers: list[str], units: Sequence[Mention]) -> str | None:
    """The service that a title names: the army of an army chief."""
    services = role_table().services
    service = next((services[word] for word in lowers if word in services), None)
    if service is None or not _STAFF.intersection(lowers):
        return None
    if "military" in lowers and ("commander" in lowers or "intelligence" in lowers):
        return None
    defence = service in ("armed forces", "defence headquarters")
    return None if defence and "secretary" in lowers else _called(service, units)


def _area(words: list[str], lowers: list[str]) -> str | None:
    """Osk State Police out of "Commissioner of Police, Osk State" or "Osk State Commissioner of Police"."""
    lettered = police_letters(" ".join(words)) is not None and "charge" in lowers
    if "police" not in lowers and not (lettered and lowers[-1] in _AREA_ENDS):
        return None
    at = 0 if lettered else lowers.index("police")
    after = [word for word in words[at + 1 :] if word.lower() not in _LIGHT]
    if after and after[0][0].isupper() and (after[-1].lower() in _AREA_ENDS or "charge" in lowers):
        return f"{' '.join(after)} Police"
    end = next((n for n, lower in enumerate(lowers[:at]) if lower in _AREA_ENDS), None)
    if end:
        return f"{' '.join(words[: end + 1])} Police"
    return f"{words[0]} Police" if words[0].isupper() and len(words[0]) > 1 and at > 0 else None


def _complement(words: list[str], lowers: list[str]) -> str | None:
    """What a director directs, or a chief is chief of: the words after "of" or a comma."""
    start = next((n for n, lower in enumerate(lowers) if lower in ("of", ",", "for")), None)
    if start is None or start + 1 >= len(words):
        return None
    rest = [word for word in words[start + 1 :] if word not in (",", "(", ")")]
    told = " ".join(rest).removeprefix("the ")
    first, *others = told.lower().split() or [""]
    if tuple(others) in unit_table().named.get(first, ()):
        return told
    office = "police" not in lowers[-2:] and not {"staff", "of"} <= set(lowers) and _OFFICES.intersection(lowers[:2])
    return told if office and told[:1].isupper() else None


def _called(service: str, units: Sequence[Mention]) -> str:
    table = unit_table()
    for mention in units:
        words = mention.name.lower()
        if words.endswith(service) and words.split()[0] in table.countries:
            return mention.name
    if service == "police":
        force = next((m.name for m in units if m.name.lower().endswith("police force")), None)
        if force is not None:
            return force
    return " ".join(word.capitalize() for word in service.split())
