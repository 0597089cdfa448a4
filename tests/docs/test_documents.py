"""The documents and the program say the same: every command, exit code and type of claim is in both."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from answerable import errors
from answerable.cli.main import EXIT_CODES, app
from answerable.exchange.schema import claim_schema
from answerable.model.slots import SLOT_TYPES

ROOT = Path(__file__).parents[2]
CLAIMS = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def section(text: str, title: str) -> str:
    return re.split(r"^#+ ", text.split(f"## {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_every_command_is_documented_and_the_other_way_round() -> None:
    documented = set(re.findall(r"^\| `answerable (\w+)", COMMANDS, re.MULTILINE))
    assert documented == set(typer.main.get_group(app).commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_command_that_is_not_there(page: Path) -> None:
    named = re.findall(r"(?:`|\$ |^)answerable ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= set(typer.main.get_group(app).commands)


def test_every_type_of_claim_is_documented_and_the_other_way_round() -> None:
    documented = re.findall(r"^### (\w+)$", CLAIMS, re.MULTILINE)
    assert documented == list(SLOT_TYPES)


@pytest.mark.parametrize("name", SLOT_TYPES)
def test_every_slot_is_documented(name: str) -> None:
    words = CLAIMS.split(f"### {name}\n", 1)[1].split("\n###", 1)[0]
    for slot in SLOT_TYPES[name].__dataclass_fields__:
        assert f"`{slot}`" in words, f"{name}.{slot} is not in docs/claims.md"


def test_every_field_of_a_claim_is_documented() -> None:
    fields = re.findall(
        r"`(\w+)`", "\n".join(re.findall(r"^\| (`.*?) \|", section(CLAIMS, "The fields"), re.MULTILINE))
    )
    assert set(fields) == set(claim_schema()["properties"])


def test_every_exit_code_is_documented_and_the_other_way_round() -> None:
    documented = set(re.findall(r"^\| (\d) \|", section(COMMANDS, "Exit codes"), re.MULTILINE))
    classes = [value for value in vars(errors).values() if isinstance(value, type)]
    used = {str(error.exit_code) for error in classes if issubclass(error, errors.AnswerableError)} | {"0", "7"}
    assert documented == used
    assert set(re.findall(r"(?:: |; )(\d) ", EXIT_CODES)) == used


@pytest.mark.parametrize("tool", ["build_schema", "build_vocabularies"])
def test_a_generated_page_is_what_its_tool_gives(tool: str) -> None:
    code = f"import sys, {tool} as tool; sys.exit(tool.rendered() != tool.OUT.read_text(encoding='utf-8'))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tools", check=False)
    assert run.returncode == 0, f"its page in docs is old: run python tools/{tool}.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"
