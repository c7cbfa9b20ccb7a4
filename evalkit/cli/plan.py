"""`evalkit plan`: how large must a suite be?"""

from __future__ import annotations

from pathlib import Path

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines

REPEATS = (1, 2, 3, 5)
_PATH = click.Path(path_type=Path)
_SHARE = click.FloatRange(0, 1, min_open=True, max_open=True)


@click.command(context_settings=HELP)
@click.option("--margin", required=True, type=_SHARE, metavar="M",
              help="Margin of the gate, on the scale 0-1.")  # fmt: skip
@click.option("--sd", type=click.FloatRange(0, 1, min_open=True), metavar="SD",
              help="Of a scenario's paired difference; else taken from --report.")  # fmt: skip
@click.option("--report", type=_PATH, metavar="REPORT",
              help="A run that shows spread and cost.")  # fmt: skip
@click.option("--baseline", type=_PATH, metavar="REPORT",
              help="Another run of the same cases: their difference shows the spread.")  # fmt: skip
@click.option("--rubric", metavar="NAME", help="Whose score, in --report.")
@click.option("--candidate", metavar="NAME", help="Whose responses, where there are several.")
@click.option("--repeats", type=click.IntRange(1), multiple=True, metavar="N",
              help="Responses to each case; repeatable.  [default: 1, 2, 3, 5]")  # fmt: skip
@click.option("--alpha", type=_SHARE, default=0.05, show_default=True, metavar="A",
              help="Chance of a false pass, one-sided.")  # fmt: skip
@click.option("--power", type=_SHARE, default=0.8, show_default=True, metavar="P",
              help="Chance that an unchanged system passes.")  # fmt: skip
@click.option("--cost-per-response", type=click.FloatRange(0), metavar="USD",
              help="With its grading; else taken from --report.")  # fmt: skip
@format_option
def command(
    margin: float,
    sd: float | None,
    report: Path | None,
    baseline: Path | None,
    rubric: str | None,
    candidate: str | None,
    repeats: tuple[int, ...],
    alpha: float,
    power: float,
    cost_per_response: float | None,
    format: str,
) -> None:
    """Say how many scenarios a margin needs, and what they cost.

    An unchanged system then passes the gate with the power asked for, and one that
    is worse by the margin passes with chance alpha.
    """
    from evalkit.reports.planning import Spread, cost_seen, plan_rows, rows_as_json, spread_seen
    from evalkit.reports.reading import load_report

    loaded = None if report is None else load_report(report)
    if sd is not None:
        spread = Spread(sd**2, 0.0)
    elif loaded is None or rubric is None:
        raise click.UsageError(
            "Missing option '--sd', or '--report' and '--rubric': what tells the spread."
        )
    else:
        other = None if baseline is None else load_report(baseline)
        spread = spread_seen(loaded, other, rubric, candidate)
    cost = cost_per_response
    if cost is None and loaded is not None:
        cost = cost_seen(loaded)
    # Without a spread between repeats, more of them only cost more.
    tried = repeats or (REPEATS if spread.repeat else (1,))
    rows = plan_rows(spread, margin, tried, alpha=alpha, power=power, cost_usd=cost)
    if format == "json":
        print_json(
            rows_as_json(rows, margin=margin, alpha=alpha, power=power, cost_per_response=cost)
        )
        return
    print_lines(f"margin {margin:g}, one-sided alpha {alpha:g}, power {power:g}")
    print_lines("repeats  scenarios  responses  cost of a run   SD of a paired difference")
    for row in rows:
        scenarios = "over 1 M" if row.scenarios is None else f"{row.scenarios:,}"
        responses = "-" if row.responses is None else f"{row.responses:,}"
        paid = "unknown" if row.cost_usd is None else f"${row.cost_usd:,.2f}"
        print_lines(f"{row.repeats:>7}  {scenarios:>9}  {responses:>9}  {paid:>13}   {row.sd:.3f}")
