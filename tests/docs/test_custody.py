"""The page on custody: each attack in its table has its test, and each test of an attack is in the table."""

import re
from pathlib import Path

from answerable.verify import standalone

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "custody.md").read_text(encoding="utf-8")
TESTS = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "verify").glob("test_*.py")))


def test_every_attack_in_the_table_has_its_test() -> None:
    named = re.findall(r"^\|.*\| `(test_\w+)` \|$", PAGE, re.MULTILINE)
    assert len(named) == len(set(named)) >= 25
    assert [name for name in named if f"def {name}(" not in TESTS] == []


def test_every_test_of_an_attack_is_in_the_table() -> None:
    attacks = re.findall(r"^def (test_\w+_(?:is|are)_(?:named|found)\w*)\(", TESTS, re.MULTILINE)
    assert [name for name in attacks if f"`{name}`" not in PAGE] == []


def test_the_page_says_how_long_the_program_is() -> None:
    lines = len(Path(standalone.__file__).read_text(encoding="utf-8").splitlines())
    assert f"one file of {lines} lines" in PAGE
