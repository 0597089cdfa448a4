"""Verify checks a case or a bundle end to end: pass, fail and not checked, kept apart."""

from answerable.verify.bundle import verify_bundle, write_bundle
from answerable.verify.case import verify_case
from answerable.verify.report import Check, Outcome, Report

__all__ = ["Check", "Outcome", "Report", "verify_bundle", "verify_case", "write_bundle"]
