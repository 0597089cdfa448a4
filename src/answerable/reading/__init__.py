"""Reading makes a text of a capture's bytes: one small module a format, under limits, in a process apart if asked."""

from answerable.reading.apart import Apart
from answerable.reading.document import Job
from answerable.reading.limits import Limits
from answerable.reading.reader import read
from answerable.reading.sniff import sniff

__all__ = ["Apart", "Job", "Limits", "read", "sniff"]
