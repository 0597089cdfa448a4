"""Answerable turns reporting on armed and security forces into a record that can be checked.

From Python, everything starts with a case::

    from answerable import Case
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from answerable.case import Case

__all__ = ["Case", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Case brings the database with it; whoever only asks for the version or for --help should not wait for that.
    if name == "Case":
        from answerable.case import Case  # noqa: PLC0415 - late on purpose, see above

        return Case
    raise AttributeError(f"module 'answerable' has no attribute {name!r}")
