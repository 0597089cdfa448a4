"""Alembic's scripts: each brings a case file from one form to the next."""
