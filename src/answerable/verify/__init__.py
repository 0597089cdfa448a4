"""Verify checks a case or a bundle end to end: pass, fail and not checked, kept apart."""
