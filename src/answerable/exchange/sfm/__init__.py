"""Tables of Security Force Monitor: rows in, as claims; the record out, as rows (docs/sfm.md)."""
