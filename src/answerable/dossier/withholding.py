"""Withholding: names that the case protects are taken out of a whole dossier, quotations and notes included."""

import dataclasses
import re
from collections.abc import Sequence
from enum import Enum
from typing import Any, TypeVar

from answerable.dossier.dossier import Dossier
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, sentence_id

ValueT = TypeVar("ValueT")


def without_names(dossier: Dossier, names: Sequence[str]) -> Dossier:
    """The dossier with each of `names`, and the last word of each where it stands alone, replaced by a notice."""
    if not names:
        return dossier
    words = sorted({*names, *(name.split()[-1] for name in names)}, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
    return _walk(dossier, pattern)


def _walk(value: ValueT, pattern: re.Pattern[str]) -> ValueT:
    found: Any = value
    if isinstance(value, Enum):
        pass
    elif isinstance(value, str):
        found = pattern.sub(phrases().words["withheld"], value)
    elif isinstance(value, tuple):
        found = tuple(_walk(item, pattern) for item in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _walk(getattr(value, field.name), pattern) for field in dataclasses.fields(value)}
        found = dataclasses.replace(value, **fields)
        if isinstance(found, Sentence):
            ident = sentence_id(found.section, found.text, [claim.id for claim in found.claims])
            found = dataclasses.replace(found, id=ident)
    return found  # type: ignore[no-any-return]  # every branch above keeps the type of its value
