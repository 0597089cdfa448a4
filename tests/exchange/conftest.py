"""The tools of others that read what we export, in an environment of their own (`make exchange`), and a case to export.

Where they are not installed, what needs them is skipped; in CI it fails.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Scribe, as_of, began, on

from answerable.exchange.release import Release
from answerable.model.claim import Claim, Location, Stance, Status
from answerable.record.protection import protected_names
from answerable.record.record import derive

OUTSIDE = Path(__file__).parents[2] / ".venv" / "exchange" / "bin"


@pytest.fixture(scope="session")
def outside() -> Callable[..., str]:
    """Runs a tool of that environment and gives what it printed; fails the test where the tool finds fault."""
    if not (OUTSIDE.parent / ".installed").exists():
        if os.environ.get("CI"):
            pytest.fail("the tools that read our exports are not installed: make exchange")
        pytest.skip("the tools that read our exports are not installed: make exchange")

    def run(tool: str, *arguments: str | Path) -> str:
        done = subprocess.run([OUTSIDE / tool, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


TOWN = Location(name="Ternopil", country="UA", precision="city", geonames=691650)


def told() -> tuple[Claim, ...]:
    """Claims of two sources about invented persons: postings, an incident, figures, an allegation, victims."""
    one = Scribe("=report.html", "2021-05-04", "The Lantern")
    other = Scribe("<b>second</b>.txt", "2021-06-01")
    return (
        one.claim(
            "posting",
            when=began("2020-02-01"),
            person="Anton Velk",
            rank="Colonel",
            role="commander",
            unit="9th Brigade",
        ),
        other.claim("posting", when=as_of("2021-06-01"), person="Anton Velk", role="commander", unit="9th Brigade"),
        one.claim("posting", person="Boris Hale", unit="Ministry of Defence", title="+Deputy <i>Minister</i>"),
        one.claim("posting", stance=Stance.ALLEGED, person="Oleg Marn", role="commander", unit="4th Regiment"),
        one.claim("posting", person="Anton Velk", role="chief of staff", unit="4th Regiment", status=Status.REJECTED),
        one.claim("name", entity="Anton Velk", name="the Anvil", kind="nickname"),
        one.claim("person", person="Anton Velk", property="born", value="1970-03"),
        one.claim("person", person="Anton Velk", property="nationality", value="Ukrainian"),
        other.claim("person", person="Boris Hale", property="born", value="1962~"),
        other.claim("unit", unit="9th Brigade", property="country", value="Ukraine"),
        other.claim("relation", when=on("2021-05-30"), unit="9th Brigade", related_unit="2nd Corps", kind="child-of"),
        other.claim("positioning", unit="9th Brigade", place="Ternopil", kind="site", where=(TOWN,)),
        one.claim(
            "incident",
            when=on("2021-05-02"),
            where=(TOWN,),
            kind="shelling",
            place="Ternopil",
            target=("market",),
            weapons=("mortars",),
            perpetrator="9th Brigade",
            stance=Stance.ALLEGED,
            said_by=("a witness",),
        ),
        other.claim(
            "incident", when=on("2021-05-02"), where=(TOWN,), kind="shelling", place="Ternopil", target=("market",)
        ),
        one.claim("harm", when=on("2021-05-02"), kind="killed", min=12, max=12, place="Ternopil", where=(TOWN,)),
        one.claim("harm", kind="killed", min=1, max=1, whom="Ilka Tarn"),
        one.claim("person", person="Ilka Tarn", property="occupation", value="baker"),
        other.claim("harm", kind="killed", min=1, max=1, whom="Лена Соболева"),
        other.claim("statement", "„Соболеву знали все“", speaker="Boris Hale", words="Соболеву знали все"),
        one.claim(
            "allegation", said_by=("a witness",), stance=Stance.ALLEGED, accused="Anton Velk", conduct="shelling"
        ),
        other.claim(
            "allegation", stance=Stance.DENIED, said_by=("Anton Velk",), accused="Anton Velk", conduct="shelling"
        ),
        other.claim("demand", by="Boris Hale", what="an inquiry"),
    )


def released(claims: tuple[Claim, ...], *, disclose: bool = False) -> Release:
    protected = () if disclose else protected_names(claims)
    return Release(case_id="ab12", claims=claims, record=derive(claims), protected=protected)


@pytest.fixture
def release() -> Release:
    return released(told())
