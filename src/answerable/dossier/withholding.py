"""Withholding: names that the case protects are taken out of a whole dossier, quotations and notes included."""

import dataclasses
import re
from collections.abc import Sequence
from enum import Enum
from typing import Any, TypeVar

from answerable.dossier.dossier import Dossier
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, sentence_id
from answerable.record.protection import name_pattern

ValueT = TypeVar("ValueT")


def without_names(dossier: Dossier, names: Sequence[str]) -> Dossier:
    """The dossier with each of `names` replaced by a notice, in any case and in addresses too ("ana-holm-found.html").

    The last word of a name is replaced where it stands alone as it is written.
    """
    if not names:
        return dossier
    return _walk(dossier, name_pattern(names))


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
