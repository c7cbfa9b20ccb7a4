"""`evalkit run`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from evalkit.cli.config import GRADERS_KEY, apply_config, option_names
from evalkit.cli.pairs import parse_pairs, parse_params
from evalkit.cli.shared import HELP, format_option, print_json, print_rich, reader_may_leave
from evalkit.errors import InputError, unknown_name_message
from evalkit.execution import RunOutcome, execute
from evalkit.options import DEFAULT_STORE, RunOptions, grader_option

INCOMPLETE = 4
ASKED_AGAIN = {"provider_error", "timeout", "budget_stopped", "cancelled"}
"""States that are no answer, so that the same command asks again."""

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(context_settings={**HELP, "max_content_width": 100})
@click.option("--cases", metavar="FILE|hf:NAME", help="Cases: JSONL, CSV, Parquet or a data set.")
@click.option("--split", metavar="S", help="Split of a Hugging Face data set.")
@click.option("--map", multiple=True, metavar="FIELD=COLUMN", help="Column that holds a field.")
@click.option("--where", multiple=True, metavar="KEY=VALUE",
              help="Only cases with this tag, id, cluster or language.")  # fmt: skip
@click.option("--limit", type=int, metavar="N", help="Only the first N cases.")
@click.option("--responses", metavar="FILE", help="Recorded replies, or an earlier results.jsonl.")
@click.option("--model", metavar="NAME", help="Ask this model for the replies.")
@click.option("--candidate-command", metavar="CMD",
              help="Ask this program: a case as JSON in, the reply out.")  # fmt: skip
@click.option("--system-prompt", type=_FILE, metavar="FILE", help="Put before each case.")
@click.option("--base-url", metavar="URL", help="Where the model is, if not at OPENAI_BASE_URL.")
@click.option("--repeats", type=int, default=1, metavar="N", help="Replies to each case.")
@click.option("--seed", type=int, metavar="N", help="Sent to the model as seed, plus the repeat.")
@click.option("--rubric", multiple=True, metavar="NAME|PATH", help="What to grade by.")
@click.option("--grader", multiple=True, metavar="local|wording|path:DIR|NAME",
              help="Who grades: the embedded grader, or a model.")  # fmt: skip
@click.option("--grader-base-url", metavar="URL", help="Where the grader is.")
@click.option("--repeats-grader", type=int, default=1, metavar="N", help="Gradings of each reply.")
@click.option("--min-confidence", type=float, default=0.0, metavar="P",
              help="A local grader abstains below this probability.")  # fmt: skip
@click.option("--card", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Agreement card of a grader, for the report.")  # fmt: skip
@click.option("--isolate-criteria", is_flag=True, help="One grader call for each criterion.")
@click.option("--versus", metavar="FILE",
              help="Replies of others, to be held against these by twos.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR",
              help="Run folder, if not results/<run-id>.")  # fmt: skip
@click.option("--store", type=_FILE, default=DEFAULT_STORE, show_default=True, metavar="FILE",
              help="Where answers that were paid for are kept.")  # fmt: skip
@click.option("--replay", is_flag=True, help="Forbid the network: answers come from the store.")
@click.option("--no-cache", is_flag=True, help="Ask anew for what the store holds.")
@click.option("--retry-ungraded", is_flag=True, help="Ask anew for what came back unusable.")
@click.option("--max-ungraded", type=float, default=0.1, show_default=True, metavar="SHARE",
              help="Ungraded share above which the exit code is 4.")  # fmt: skip
@click.option("--max-connections", type=int, default=64, show_default=True, metavar="N",
              help="Calls under way at a time.")  # fmt: skip
@click.option("--rpm", type=int, metavar="N", help="Requests a minute, at most.")
@click.option("--tpm", type=int, metavar="N", help="Tokens a minute, at most.")
@click.option("--deadline", type=float, metavar="S", help="Seconds for the whole run, at most.")
@click.option("--max-output-tokens", type=int, metavar="N", help="Longest answer.")
@click.option("--max-tokens-total", type=int, metavar="N", help="Tokens for the whole run.")
@click.option("--max-cost", type=float, metavar="USD", help="Money for the whole run.")
@click.option("--prices", type=_FILE, metavar="FILE", help="Prices per million tokens.")
@click.option("--param", multiple=True, metavar="NAME=VALUE", help="Sent to the model.")
@click.option("--grader-param", multiple=True, metavar="NAME=VALUE", help="Sent to the grader.")
@click.option("--redact-text", is_flag=True, help="Write digests in the place of all texts.")
@click.option("--dry-run", is_flag=True, help="Show what would be asked, and ask nothing.")
@click.option("--config", type=_FILE, metavar="FILE", callback=apply_config, is_eager=True,
              expose_value=False, help="YAML with the same names.")  # fmt: skip
@format_option
@click.option("-v", "--verbose", is_flag=True, help="Show each response as it is graded.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Grade replies by rubrics. With no option: the shipped replies, offline.

    Each option can also be set as EVALKIT_RUN_<OPTION>, or in a --config file. Those that
    name or filter (--rubric, --grader, --where, --map, --param) may be repeated.

    Exit 0: complete. 2: wrong input, nothing was spent. 4: incomplete; more ungraded
    than --max-ungraded, or ended early; run the same command again to go on.
    """
    from evalkit.cli.progress import progress_for

    _refuse_unknown_variables(ctx.command)
    options = _options(given, ctx.meta.get(GRADERS_KEY, ()))
    if given["dry_run"]:
        from evalkit.cli.dry_run import print_plan

        print_plan(options, given["format"])
        return
    with progress_for(given["quiet"], given["verbose"]) as progress:
        outcome = execute(options, progress, begin=progress.begin)
    code = exit_code(outcome.report, options.max_ungraded, outcome.signal)
    # The exit code counts, whether or not anybody reads on.
    with reader_may_leave(sys.stderr), reader_may_leave(sys.stdout):
        _print(outcome, given["format"])
        if code:
            click.echo(_way_on(outcome.report), err=True)
    ctx.exit(code)


def _refuse_unknown_variables(command: click.Command) -> None:
    """A variable with a slip in its name would be ignored, and the run another one."""
    known = {f"EVALKIT_RUN_{name.upper()}" for name in option_names(command)}
    for name in sorted(os.environ):
        if name.startswith("EVALKIT_RUN_") and name not in known | {"EVALKIT_RUN_CONFIG"}:
            raise InputError(unknown_name_message("environment variable", name, sorted(known)))


def _options(given: Mapping[str, Any], configured: Any) -> RunOptions:
    same = (
        "cases", "split", "limit", "responses", "model", "candidate_command", "system_prompt",
        "base_url", "repeats", "seed", "grader_base_url", "repeats_grader", "isolate_criteria",
        "min_confidence", "card", "versus",
        "output", "store", "replay", "retry_ungraded", "max_ungraded", "max_connections", "rpm",
        "tpm", "deadline", "max_output_tokens", "max_tokens_total", "max_cost", "prices",
        "redact_text",
    )  # fmt: skip
    fields: dict[str, Any] = {name: given[name] for name in same}
    if given["rubric"]:
        fields["rubrics"] = given["rubric"]
    graders = tuple(grader_option(name, configured) for name in given["grader"]) or configured
    if graders:
        fields["graders"] = graders
    return RunOptions(
        **fields,
        mapping=dict(parse_pairs(given["map"], "--map")),
        where=tuple(parse_pairs(given["where"], "--where")),
        params=parse_params(given["param"], "--param"),
        grader_params=parse_params(given["grader_param"], "--grader-param"),
        use_cache=not given["no_cache"],
    )


def _print(outcome: RunOutcome, format: str) -> None:
    if outcome.resumed:
        click.echo("this run was complete already; nothing was asked anew", err=True)
    if format == "json":
        print_json(outcome.report)
    else:
        from evalkit.reports import print_report

        print_rich(partial(print_report, outcome.report))
    click.echo(f"report: {outcome.folder / 'report.json'}", err=True)


def exit_code(report: Mapping[str, Any], max_ungraded: float, signal: int | None = None) -> int:
    """0 for a complete run, 4 for an incomplete one, 128 and the signal for a stopped one."""
    if signal is not None:
        return 128 + signal
    share = report["summary"]["grades"]["share_ungraded"]
    ended_early = report["run"]["stopped"] is not None or "budget_stopped" in _states(report)
    too_many = share is None or share > max_ungraded
    return INCOMPLETE if ended_early or too_many or report["status"] == "failed" else 0


def _way_on(report: Mapping[str, Any]) -> str:
    """What an incomplete run lacks, and how to get it."""
    grades = report["summary"]["grades"]
    lacking = f"incomplete: {grades['ungraded']} of {grades['planned']} grades are missing"
    if report["run"]["stopped"] is not None or _states(report) & ASKED_AGAIN:
        return f"{lacking}; run the same command again to ask for what is missing"
    if any(item["kind"] in ("model", "llm") for item in _askers(report)):
        return f"{lacking}; --retry-ungraded asks anew for what came back unusable"
    return f"{lacking}; their states and reasons stand in results.jsonl"


def _askers(report: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*report["run"]["candidates"], *report["run"]["graders"]]


def _states(report: Mapping[str, Any]) -> set[str]:
    """The states in which any response or grade ended."""
    states: set[str] = set()
    for candidate in report["summary"]["candidates"]:
        states.update(candidate["responses"]["states"])
        for rubric in candidate["rubrics"]:
            for criterion in rubric["criteria"]:
                states.update(criterion["states"])
    return states
