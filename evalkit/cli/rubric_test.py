"""`evalkit rubric test`: does a grader order a rubric's pairs and place its goldens?"""

from __future__ import annotations

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.inputs import resolve_rubric, shipped_rubric_names
from evalkit.options import LOCAL, grader_option

BELOW_FLOORS = 3


@click.command("test", context_settings=HELP)
@click.argument("names", metavar="NAME|PATH...", nargs=-1)
@click.option("--grader", default=LOCAL, metavar="local|wording|path:DIR|NAME",
              help="Who grades the pairs and goldens.")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="List what was put wrong.")
@format_option
@click.pass_context
def command(
    ctx: click.Context, names: tuple[str, ...], grader: str, verbose: bool, format: str
) -> None:
    """Lint rubrics, and test them on their minimal pairs and goldens.

    A pair is right when the better reply gets the better level; a tie is wrong. All
    shipped rubrics are tested when none is named. Exit 3 below the floors.
    """
    from evalkit.studies.rubric_test import is_tested, run_rubric_tests

    rubrics = [resolve_rubric(name) for name in names or shipped_rubric_names()]
    tests = run_rubric_tests(rubrics, grader_option(grader))
    if format == "json":
        print_json({"grader": grader, "rubrics": [test.as_json() for test in tests]})
        ctx.exit(BELOW_FLOORS if any(test.problems for test in tests) else 0)
    width = max(len(test.rubric) for test in tests)
    for rubric, test in zip(rubrics, tests, strict=True):
        verdict = "FAIL" if test.problems else "ok  "
        counts = (
            f"pairs {test.n_pairs_right} of {len(test.pairs)}, "
            f"goldens {test.n_goldens_right} of {len(test.goldens)}"
        )
        if not is_tested(rubric):
            counts = "linted only: it judges whole conversations"
        print_lines(f"{verdict} {test.rubric:<{width}}  {counts}")
        for problem in test.problems:
            print_lines(f"     {problem}")
        if verbose:
            for pair in test.pairs:
                if not pair.is_right:
                    found = f"{_level(pair.better)} not above {_level(pair.worse)}"
                    print_lines(f"     {pair.id} {pair.criterion} ({pair.contrast}): {found}")
            for golden in test.goldens:
                if not golden.is_right:
                    found = f"expected {golden.expected}, found {_level(golden.found)}"
                    print_lines(f"     {golden.id} {golden.criterion}: {found}")
    ctx.exit(BELOW_FLOORS if any(test.problems for test in tests) else 0)


def _level(value: float | None) -> str:
    return "no level" if value is None else f"{value:.2f}"
