"""Canonical JSON and content addresses: the same value gives the same bytes on every machine.

Sorted keys, no white space, UTF-8, no NaN; floats are refused, because two machines may print them differently.
"""

import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """`value` (dicts, lists, strings, ints, bools, None) as canonical JSON bytes. Floats raise TypeError."""
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode("utf-8")


def sha256(data: bytes) -> str:
    """The address of `data`: the hexadecimal SHA-256 with "sha256:" before it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


_PLAIN = frozenset({str, int, bool, type(None)})


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"canonical JSON holds no floats: {value!r}")
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"canonical JSON has string keys only: {key!r}")
            if type(item) not in _PLAIN:
                _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            if type(item) not in _PLAIN:
                _refuse_floats(item)
