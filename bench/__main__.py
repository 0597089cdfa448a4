"""`python -m bench`: sit an exam, sit and score them all, hold them against their floors, or write RESULTS.md.

python -m bench sit EXAM DATA -o OUT [--published DATE]
python -m bench exams [--exams FOLDER]
python -m bench floors [--exams FOLDER]
python -m bench results [--exams FOLDER]
"""

import argparse
import importlib
import sys
from pathlib import Path

from bench.exams import EXAMS, sit_and_score
from bench.floors import fallen
from bench.results import write_results

EXAM_FOLDER = Path("../shared/exams")


def main() -> int:
    """Run the command line; gives the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    sit = commands.add_parser("sit", help="write predictions for one exam, in its scorer's format; reads texts only")
    sit.add_argument("exam", choices=sorted(EXAMS))
    sit.add_argument("data", type=Path)
    sit.add_argument("-o", "--output", type=Path, required=True)
    sit.add_argument("--published", help="date of publication, where the exam's data gives none (article)")
    for name in ("exams", "floors", "results"):
        command = commands.add_parser(name)
        command.add_argument("--exams", type=Path, default=EXAM_FOLDER, help="the folder of the public exams")
    chosen = parser.parse_args()
    if chosen.command == "sit":
        module = importlib.import_module(f"bench.{chosen.exam}")
        if chosen.exam == "article":
            module.sit(chosen.data, chosen.output, published=chosen.published)
        else:
            module.sit(chosen.data, chosen.output)
        return 0
    if chosen.command == "exams":
        for result in sit_and_score(chosen.exams):
            print(result.line())
        return 0
    if chosen.command == "floors":
        lines = [line for result in sit_and_score(chosen.exams) for line in fallen(result.exam, result.figures)]
        print("\n".join(lines) or "No exam is below its floor.")
        return 1 if lines else 0
    write_results(chosen.exams, Path(__file__).with_name("RESULTS.md"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
