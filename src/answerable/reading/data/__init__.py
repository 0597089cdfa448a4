"""Data files of the reading room: patterns of page furniture and bylines, languages."""
