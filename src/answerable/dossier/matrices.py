"""The matrix after article 28 of the Rome Statute for a person and each incident that the person is tied to."""

from collections.abc import Sequence

from answerable.dossier.dossier import Block, Layout
from answerable.dossier.phrases import phrases
from answerable.dossier.sentence import Sentence, Span, sentence
from answerable.dossier.wording import chain, incident_title, listed, quoted, source_label
from answerable.findings.article28 import Element, Matrix, matrix
from answerable.model.claim import Claim
from answerable.record.incident import Incident
from answerable.record.person import Person

_SECTION = "article28"
_FEW = 4
"""No more claims than this are quoted in a cell; the notes have all of them."""


def matrix_block(person: Person, incident: Incident) -> Block | None:
    """The matrix as a block with its notice; None where no claim bears on any element."""
    found = matrix(person, incident)
    cited = tuple(claim for one in found.elements for claim in (*one.claims_for, *one.claims_against))
    if not cited:
        return None
    title = incident_title(incident.name, incident.when)
    return Block(
        layout=Layout.TABLE,
        title=phrases().words["matrix_of"].format(person=person.name, incident=title),
        name="matrix",
        columns=phrases().columns["matrix"],
        sentences=tuple(_row(one, found, title, cited) for one in found.elements),
        notice=found.notice,
    )


def _row(element: Element, found: Matrix, title: str, cited: Sequence[Claim]) -> Sentence:
    """An element. One on which nothing bears is said of all the claims that were sorted, for they show that."""
    words = phrases().words
    bearing = _told(element.claims_for) or words["no_claim_bears"]
    against = _told(element.claims_against) or words["no_claim_against"]
    missing = listed(element.missing)
    spans = phrases().say(
        "matrix_row",
        element=element.asks,
        person=found.person_name,
        incident=title,
        bearing=bearing,
        against=against,
        missing=words["would_fill"].format(missing=missing) if missing else "",
    )
    claims = (*element.claims_for, *element.claims_against) or tuple(cited)
    cells = (Span(element.asks), Span(bearing), Span(against), Span(missing))
    return sentence(_SECTION, spans, claims, cells)


def _told(claims: Sequence[Claim]) -> str:
    """What the claims say in their own words, each with who says so; their sources stand in the notes."""
    words = phrases().words
    told = list(dict.fromkeys(words["voiced"].format(what=quoted(one).text, who=_who(one)) for one in claims))
    if len(told) > _FEW:
        told = [*told[:_FEW], words["more"].format(number=len(told) - _FEW)]
    return "; ".join(told)


def _who(claim: Claim) -> str:
    return chain(claim.said_by) if claim.said_by else source_label(claim.source)
