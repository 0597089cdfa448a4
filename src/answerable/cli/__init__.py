"""The command line: thin commands over :class:`answerable.case.Case`."""
