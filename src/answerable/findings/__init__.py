"""Findings: what claims show when they are held against each other. Each has its claims; none is a verdict."""
