"""The data files of dates."""
