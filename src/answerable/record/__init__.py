"""The record is what the claims and decisions of a case add up to, derived afresh and never edited."""
