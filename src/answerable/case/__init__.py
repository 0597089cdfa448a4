"""A case: the one door to everything that an investigation holds. What the command line does, done from Python."""

from answerable.case.case import Case

__all__ = ["Case"]
