"""Origins: which sources are one source, and how many origins stand behind what is counted."""
