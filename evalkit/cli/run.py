"""`evalkit run`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from evalkit.cli.config import apply_config
from evalkit.cli.pairs import parse_pairs, parse_params
from evalkit.cli.shared import HELP, format_option, print_json, stdout_console
from evalkit.execution import RunOutcome, execute
from evalkit.options import DEFAULT_STORE, RunOptions
from evalkit.plan import grader_option

INCOMPLETE = 4

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(context_settings={**HELP, "max_content_width": 110})
@click.option("--cases", metavar="FILE|hf:NAME", help="Cases: JSONL, CSV, Parquet or a data set.")
@click.option("--split", metavar="S", help="Split of a Hugging Face data set.")
@click.option(
    "--map", "mapping", multiple=True, metavar="FIELD=COLUMN", help="Where a field stands."
)
@click.option("--where", multiple=True, metavar="KEY=VALUE", help="Only cases with this tag.")
@click.option("--limit", type=int, metavar="N", help="Only the first N cases.")
@click.option("--responses", metavar="FILE", help="Recorded replies, or an earlier results.jsonl.")
@click.option("--model", metavar="NAME", help="Ask this model for the replies.")
@click.option("--candidate-command", metavar="CMD", help="Ask this program for the replies.")
@click.option("--system-prompt", type=_FILE, metavar="FILE", help="Goes before each case.")
@click.option("--base-url", metavar="URL", help="Endpoint of the model (OPENAI_BASE_URL).")
@click.option("--repeats", type=int, default=1, metavar="N", help="Answers to each case.")
@click.option("--seed", type=int, metavar="N", help="Sent to the model as seed, plus the repeat.")
@click.option("--rubric", "rubrics", multiple=True, metavar="NAME|PATH", help="May be repeated.")
@click.option("--grader", "graders", multiple=True, metavar="local|NAME", help="Who grades.")
@click.option("--grader-base-url", metavar="URL", help="Endpoint of the grader.")
@click.option("--repeats-grader", type=int, default=1, metavar="N", help="Judgements each.")
@click.option("--isolate-criteria", is_flag=True, help="One grader call for each criterion.")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Run folder.")
@click.option("--store", type=_FILE, default=DEFAULT_STORE, metavar="FILE", help="Paid calls.")
@click.option("--replay", is_flag=True, help="Forbid the network; read the store alone.")
@click.option("--no-cache", is_flag=True, help="Take nothing from the store.")
@click.option("--retry-ungraded", is_flag=True, help="Ask anew for what came back unusable.")
@click.option("--max-ungraded", type=float, default=0.1, metavar="SHARE", help="Above it: exit 4.")
@click.option("--max-connections", type=int, default=64, metavar="N", help="Calls at a time.")
@click.option("--rpm", type=int, metavar="N", help="Requests a minute.")
@click.option("--tpm", type=int, metavar="N", help="Tokens a minute.")
@click.option("--deadline", type=float, metavar="S", help="Seconds for the whole run.")
@click.option("--max-output-tokens", type=int, metavar="N", help="Longest answer.")
@click.option("--max-tokens-total", type=int, metavar="N", help="Tokens for the whole run.")
@click.option("--max-cost", type=float, metavar="USD", help="Money for the whole run.")
@click.option("--prices", type=_FILE, metavar="FILE", help="Prices per million tokens.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Sent to the model.")
@click.option("--grader-param", "grader_params", multiple=True, metavar="NAME=VALUE")
@click.option("--redact-text", is_flag=True, help="Write digests in the place of all texts.")
@click.option("--dry-run", is_flag=True, help="Show the plan and what it could cost; ask nothing.")
@click.option("--config", type=_FILE, metavar="FILE", callback=apply_config, is_eager=True,
              expose_value=False, help="YAML with the same names.")  # fmt: skip
@format_option
@click.option("-v", "--verbose", is_flag=True, help="Show each response as it is graded.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Grade replies by rubrics. With no option: the shipped replies, offline.

    Exit 0 complete; 2 wrong input; 4 incomplete: more ungraded than --max-ungraded,
    or ended early.
    """
    from evalkit.cli.progress import progress_for

    options = _options(given, ctx)
    if given["dry_run"]:
        from evalkit.cli.dry_run import print_plan

        print_plan(options, given["output_format"])
        return
    with progress_for(given["quiet"], given["verbose"]) as progress:
        outcome = execute(options, progress)
    if given["output_format"] == "json":
        print_json(outcome.report)
    else:
        _print_text(outcome)
    ctx.exit(_exit_code(outcome, options.max_ungraded))


def _options(given: dict[str, Any], ctx: click.Context) -> RunOptions:
    named = ctx.meta.get("evalkit.graders") if not given["graders"] else None
    fields: dict[str, Any] = {
        name: given[name]
        for name in (
            "cases", "split", "limit", "responses", "model", "candidate_command", "system_prompt",
            "base_url", "repeats", "seed", "grader_base_url", "repeats_grader", "isolate_criteria",
            "output", "store", "replay", "retry_ungraded", "max_ungraded", "max_connections", "rpm",
            "tpm", "deadline", "max_output_tokens", "max_tokens_total", "max_cost", "prices",
            "redact_text",
        )
    }  # fmt: skip
    if given["rubrics"]:
        fields["rubrics"] = given["rubrics"]
    if named or given["graders"]:
        fields["graders"] = named or tuple(grader_option(name) for name in given["graders"])
    return RunOptions(
        **fields,
        mapping=dict(parse_pairs(given["mapping"], "--map")),
        where=tuple(parse_pairs(given["where"], "--where")),
        params=parse_params(given["params"], "--param"),
        grader_params=parse_params(given["grader_params"], "--grader-param"),
        use_cache=not given["no_cache"],
    )


def _print_text(outcome: RunOutcome) -> None:
    from evalkit.reports import print_report

    if outcome.resumed:
        click.echo("this run had ended; nothing was asked anew", err=True)
    print_report(outcome.report, stdout_console())
    click.echo(f"report: {outcome.folder / 'report.json'}", err=True)


def _exit_code(outcome: RunOutcome, max_ungraded: float) -> int:
    if outcome.signal is not None:
        return 128 + outcome.signal
    report = outcome.report
    share = report["summary"]["grades"]["share_ungraded"]
    stopped = report["run"]["stopped"] is not None
    too_many = share is None or share > max_ungraded
    return INCOMPLETE if stopped or too_many or report["status"] == "failed" else 0
