"""`python -m tests.bench`: measure, print the table, with `--write` also into docs/bench.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench.running import QUICK, WHOLE, run

DOCUMENT = Path(__file__).parents[2] / "docs" / "bench.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it works")
    parser.add_argument("--write", action="store_true", help="write the table into docs/bench.md")
    asked = parser.parse_args()
    report = run(QUICK if asked.quick else WHOLE)
    sys.stdout.write(report.text() + "\n")
    if asked.write:
        report.write(DOCUMENT)


if __name__ == "__main__":
    main()
