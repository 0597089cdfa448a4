"""Which claims are about a name: in a slot or as a speaker, in any spelling that identity forgives."""

from answerable.identity.comparison import Likeness
from answerable.identity.fold import skeleton, words
from answerable.identity.names import compare_persons
from answerable.model.claim import Claim, slots_json


def is_about(claim: Claim, name: str) -> bool:
    """Whether `name` stands in one of the claim's slots or speakers, in this or a compatible spelling."""
    asked = {skeleton(word) for word in words(name)}
    named = [*claim.said_by]
    for value in slots_json(claim.slots).values():
        named += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return bool(asked) and any(
        asked <= {skeleton(word) for word in words(said)} or compare_persons(name, said).likeness >= Likeness.COMPATIBLE
        for said in named
    )
