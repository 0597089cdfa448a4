"""Cells: words out of a document as they may reach a terminal."""

from rich.text import Text


def cell(value: object, style: str = "") -> Text:
    """`value` as text that is taken for no markup, its control characters replaced by blanks."""
    return Text("".join(letter if letter.isprintable() else " " for letter in str(value)), style=style)
