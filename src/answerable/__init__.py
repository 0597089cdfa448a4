"""Answerable turns reporting on armed and security forces into a record that can be checked."""

__version__ = "0.1.0"
