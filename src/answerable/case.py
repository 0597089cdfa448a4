"""A case: the one door to everything an investigation holds. What the command line does, done from Python."""
