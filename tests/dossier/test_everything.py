"""Whatever the claims say, a record is derived and every entity of it has a dossier in which all is backed."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.dossier.compose import compose
from answerable.dossier.form import dossier_json
from answerable.dossier.markdown import dossier_markdown
from answerable.dossier.page import dossier_html
from answerable.model.capture import Source
from answerable.model.claim import Claim, Location, Stance, Status, claim_id
from answerable.model.slots import SLOT_TYPES
from answerable.model.time import When
from answerable.record.record import Entity, derive
from answerable.record.rendering import record_json

NAMES = st.one_of(
    st.sampled_from(
        ["Radovan Teslin", "R. Teslin", "Teslin", "Радован Теслин", "64th Brigade", "64 Bde", "the ministry", "Ostrel"]
    ),
    st.text(min_size=1, max_size=12).filter(str.strip),
)
KINDS = st.sampled_from(["shelling", "siege", "killed", "killing", "child-of", "site", "nickname", "commander", "born"])
DAYS = st.none() | st.dates(date(1980, 1, 1), date(2031, 12, 31))
OPTIONAL = {
    "rank", "role", "title", "unit", "change", "place", "perpetrator", "whom", "of", "about", "subject", "forum"
}  # fmt: skip


@st.composite
def whens(draw: Any) -> When | None:
    if draw(st.booleans()):
        return None
    return When(edtf=draw(st.none() | st.just("2031")), begins=_bound(draw), ends=_bound(draw))


def _bound(draw: Any) -> tuple[date | None, date | None]:
    first, last = draw(DAYS), draw(DAYS)
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return first, last


@st.composite
def slots_of(draw: Any, kind: str) -> Any:
    made: dict[str, Any] = {}
    for field in SLOT_TYPES[kind].__dataclass_fields__:
        if field in {"target", "weapons"}:
            made[field] = tuple(draw(st.lists(NAMES, max_size=2)))
        elif field in {"min", "max"}:
            made[field] = draw(st.none() | st.integers(0, 5000))
        elif field == "approximate":
            made[field] = draw(st.booleans())
        elif field in {"kind", "property"}:
            made[field] = draw(KINDS)
        elif field in OPTIONAL:
            made[field] = draw(st.none() | NAMES)
        else:
            made[field] = draw(NAMES)
    if kind == "relation":
        made["kind"] = draw(st.sampled_from(["child-of", "member-of"]))
    if kind == "name":
        made["kind"] = draw(st.sampled_from(["nickname", "alias", "transliteration", "acronym"]))
    return SLOT_TYPES[kind](**made)


@st.composite
def claims_of(draw: Any) -> Claim:
    slots = draw(slots_of(draw(st.sampled_from(sorted(SLOT_TYPES)))))
    name = draw(st.sampled_from(["a.txt", "b.html", "c.pdf"]))
    capture = f"sha256:{name[0] * 64}"
    start = draw(st.integers(0, 400))
    quote = draw(st.text(min_size=1, max_size=30))
    return Claim(
        id=claim_id(capture, start, start + len(quote), slots),
        source=Source(name=name, capture=capture, published=draw(st.none() | st.just("2031-04-02"))),
        quote=quote,
        start=start,
        end=start + len(quote),
        slots=slots,
        when=draw(whens()),
        where=tuple(draw(st.lists(st.builds(Location, name=NAMES, precision=st.just("city")), max_size=1))),
        said_by=tuple(draw(st.lists(NAMES, max_size=2))),
        stance=draw(st.sampled_from(Stance)),
        status=draw(st.sampled_from(Status)),
        extractor="scribe/1",
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(claims_of(), max_size=9), st.randoms())
def test_any_claims_make_a_record_and_dossiers(claims: list[Claim], chance: Any) -> None:
    record = derive(claims)
    shuffled = list({claim.id: claim for claim in claims}.values())
    chance.shuffle(shuffled)
    assert derive(shuffled) == derive(list({claim.id: claim for claim in claims}.values()))
    every: list[Entity] = [*record.persons, *record.units, *record.incidents]
    for entity in every:
        assert record.find(entity.id) == entity
        assert record_json(entity)["claims"]
        dossier = compose(record, entity, claims)
        document = dossier_json(dossier)
        cited = {claim["id"] for claim in document["claims"]}
        assert all(sentence["claims"] and set(sentence["claims"]) <= cited for sentence in document["sentences"])
        assert dossier_html(dossier).rstrip().endswith("</html>")
        assert dossier_markdown(dossier)
