import re
from pathlib import Path

import pytest

from answerable.findings.checks import CHECKS
from answerable.findings.finding import Finding, finding_phrases

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")


def test_every_check_is_documented_with_an_example_and_a_rule_and_the_other_way_round() -> None:
    rows = re.findall(r"^\| ([a-z-]+) \| .+ \| .+ \| .+ \|$", PAGE, re.MULTILINE)
    assert rows == ["check", *(check.name for check in CHECKS)]


def test_every_check_says_what_would_settle_it() -> None:
    phrases = finding_phrases()
    said = {name for name in phrases.says if name in phrases.missing or name.rpartition("-")[0] in phrases.missing}
    assert said == set(phrases.says)


def test_a_finding_without_a_claim_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a claim"):
        Finding(check="x", version=1, about=(), words="x", claims_for=())
