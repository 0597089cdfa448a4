"""Sheets: tables of rows that researchers keep, read as they are; which kinds are known is in data/sfm.toml."""
