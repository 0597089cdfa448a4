"""Dates: from the words of a date to an interval with uncertain ends, and EDTF both ways."""
