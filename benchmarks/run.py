"""Measures notekit beside its peers in one run: python benchmarks/run.py [PART...]

Times are medians of runs taken in turn on this machine; ratios and exponents are what carries over.
"""

import sys

import cold_start
import newsletter
import parsing
import word

PARTS = {
    "parse": parsing.speed,
    "growth": parsing.growing,
    "hostile": parsing.hostile,
    "word": word.documents,
    "word-growth": word.growing,
    "newsletter": newsletter.messages,
    "start": cold_start.commands,
}


def main(names: list[str]) -> int:
    """Print the tables of these parts, of all if there are none."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    for name in names or PARTS:
        print(PARTS[name](), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
