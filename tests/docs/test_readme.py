"""The README's Python example runs as printed, on an article of our own."""

import re
from pathlib import Path

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ARTICLE = """\
Col. Anton Velk, commander of the 9th Mountain Brigade, said on Tuesday that his soldiers had left the valley.

The brigade was founded in 1998.
"""


def test_the_python_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANSWERABLE_CONFIG", str(tmp_path / "configuration"))
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - the example is our own, and this is its test
    printed = capsys.readouterr().out.splitlines()
    assert any(line.startswith("Anton Velk · ") and line.endswith("· article.txt") for line in printed)
    assert any(line.endswith(" Anton Velk") for line in printed)
    assert printed[-1] == "True"
    assert "Anton Velk" in Path("velk.html").read_text(encoding="utf-8")
