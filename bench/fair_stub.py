"""How often `evalkit grader check` fails a fair grader that wavers.

    python bench/fair_stub.py [--seeds 1000] [--noise 0.025] [--cases 12]

The grader gives every reply of the battery the level that is planted in it, and moves each
level to a neighbour with the chance `--noise`. Each seed is a run of the whole battery without
the minimal pairs. Printed are the runs that failed, with a Wilson interval, and by which part.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from evalkit.stats import wilson

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from stub_graders import Recorded, Stub, fair


def main(arguments: list[str] | None = None) -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seeds", type=int, default=1000, metavar="N")
    parser.add_argument("--noise", type=float, default=0.025, metavar="P", help="0 to 1 (0.025)")
    parser.add_argument("--cases", type=int, default=12, metavar="N", help="of each attack (12)")
    options = parser.parse_args(arguments)
    battery = Recorded()
    failed: Counter[str] = Counter()
    runs = 0
    for seed in range(options.seeds):
        card = battery.check(Stub(fair, noise=options.noise, seed=seed), options.cases)
        runs += not card["passed"]
        failed.update(card["failed"])
    share = wilson(runs, options.seeds)
    print(
        f"{runs} of {options.seeds} runs failed a fair grader: "
        f"{runs / options.seeds:.1%} [{share.low:.1%}, {share.high:.1%}]"
    )
    for part, n in failed.most_common():
        print(f"  {part}: {n}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
