"""The main job on the bundled example: add, find claims, verify, write a dossier. `make demo` runs it.

python tools/demo.py FOLDER
"""

import shlex
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path("examples/mariupol/documents")
UNREADABLE_IS_EXPECTED = 7
COMMAND = Path(sys.executable).with_name("answerable")


def answerable(*arguments: str | Path, allowed: tuple[int, ...] = (0,)) -> None:
    """Run one command as a user would, showing it first; stop where it fails."""
    print(f"\n$ answerable {shlex.join(map(str, arguments))}", flush=True)
    code = subprocess.run([COMMAND, *arguments], check=False).returncode  # noqa: S603 - our own command
    if code not in allowed:
        sys.exit(code)


def main(folder: Path) -> None:
    """Make a case of the example in `folder` and write its dossiers."""
    case = folder / "case"
    dossier = folder / "mizintsev.html"
    answerable("new", case)
    # One file of the example cannot be read; the command says so and exits with 7.
    answerable("add", case, EXAMPLE, allowed=(UNREADABLE_IS_EXPECTED,))
    answerable("who", case, "National Defence Management Centre", "--on", "2022-03-24")
    answerable("dossier", case, "Mikhail Mizintsev", "-o", dossier)
    answerable("dossier", case, "Mikhail Mizintsev", "-o", folder / "mizintsev.zip", "--format", "bundle")
    answerable("verify", case)
    answerable("verify", folder / "mizintsev.zip")
    print(f"\nThe dossier is {dossier.resolve()}\nA copy that a stranger can check is {folder / 'mizintsev.zip'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
