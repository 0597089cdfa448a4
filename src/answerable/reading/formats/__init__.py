"""One module a format; each has a READER. Which media type goes to which: :mod:`answerable.reading.registry`."""
