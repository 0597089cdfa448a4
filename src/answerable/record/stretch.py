"""Stretches of time: what two claims about one stretch allow together."""

from answerable.model.time import Bound, When

ANY_TIME = When(edtf=None, begins=(None, None), ends=(None, None))
"""A time of which nothing is known."""


def said(when: When | None) -> When | None:
    """The time if the words of the claim give it; None for one marked as uncertain (EDTF "?"), carried over."""
    return None if when is None or (when.edtf is not None and "?" in when.edtf) else when


def intersect(one: When, other: When) -> When | None:
    """The time that both allow for one stretch; None where no stretch can satisfy both."""
    begins, ends = _meet(one.begins, other.begins), _meet(one.ends, other.ends)
    if begins is None or ends is None:
        return None
    if begins[0] is not None and ends[1] is not None and begins[0] > ends[1]:
        return None
    return When(edtf=None, begins=begins, ends=ends)


def _meet(one: Bound, other: Bound) -> Bound | None:
    earliest = max((day for day in (one[0], other[0]) if day is not None), default=None)
    latest = min((day for day in (one[1], other[1]) if day is not None), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return None
    return earliest, latest


def either(one: When, other: When) -> When:
    """The time of one stretch on which two claims differ: a bound that both allow, else from the one to the other."""
    begins = _meet(one.begins, other.begins) or _span(one.begins, other.begins)
    ends = _meet(one.ends, other.ends) or _span(one.ends, other.ends)
    return When(edtf=None, begins=begins, ends=ends)


def _span(one: Bound, other: Bound) -> Bound:
    earliest = None if one[0] is None or other[0] is None else min(one[0], other[0])
    latest = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return earliest, latest
