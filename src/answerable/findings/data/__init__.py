"""Data files of the findings room."""
