from typing import Any

import pytest

from answerable.model.claim import Claim, Stance
from answerable.record.record import Record, derive


@pytest.fixture
def claims(scribe: Any, times: Any) -> list[Claim]:
    """What two papers, a rights group and a ministry say of an invented general, his brigade and a market."""
    courier = scribe("courier.html", "2031-04-02", "Valley Courier")
    post = scribe("post.txt", "2031-05-09", "Norhaven Post")
    ministry = scribe("statement.eml", "2031-04-03", "Ministry of Ostrava Vale")
    brigade = "64th Motor Rifle Brigade"
    name = "Radovan Teslin"
    return [
        courier.claim(
            "posting", person=name, rank="Colonel", role="commander", unit=brigade, when=times.as_of("2031-04-02")
        ),
        courier.claim("posting", person=name, role="platoon leader", when=times.during("1998-01-01", "1999-12-31")),
        courier.claim("name", "called the Miller", entity=name, name="the Miller", kind="nickname"),
        courier.claim("person", person=name, property="born", value="1978"),
        courier.claim(
            "incident", kind="shelling", place="Ostrel", target=("Corn Market",), when=times.on("2031-03-16")
        ),
        courier.claim(
            "harm",
            "roughly 300 were killed",
            kind="killed",
            min=300,
            max=300,
            approximate=True,
            said_by=("the city council",),
        ),
        courier.claim(
            "allegation",
            "accuse Teslin of ordering the shelling",
            accused=name,
            conduct="ordering",
            of="the shelling",
            said_by=("Karvel officials",),
            stance=Stance.ALLEGED,
        ),
        post.claim("person", person=name, property="born", value="1977"),
        post.claim("posting", person=name, role="commander", unit=brigade, when=times.began("2030-01-05")),
        post.claim("posting", person=name, role="adviser", unit="Harbour Office", stance=Stance.REPORTED),
        post.claim("incident", "the fire on the Corn Market", kind="attack", place="Ostrel", target=("corn market",)),
        post.claim("harm", "at least 600 died", kind="killed", min=600, max=None),
        post.claim(
            "demand", "called for a trial", by="Lena Arvo", what="a trial", subject=name, said_by=("Lena Arvo",)
        ),
        post.claim("statement", "called the dead actors", speaker=name, words="actors", said_by=(name,)),
        ministry.claim(
            "allegation",
            "denies that Teslin gave such an order",
            accused=name,
            conduct="gave an order",
            said_by=("the ministry",),
            stance=Stance.DENIED,
        ),
    ]


@pytest.fixture
def record(claims: list[Claim]) -> Record:
    return derive(claims)
