"""`evalkit gate`: does a run meet its rules?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines, without_collecting
from evalkit.errors import InputError, OutputError, Problem

if TYPE_CHECKING:
    from evalkit.reports.reading import ReportFile
    from evalkit.reports.verdict import Verdict


@click.command(context_settings=HELP)
@click.argument("report", required=False, type=click.Path(path_type=Path))
@click.option("--config", metavar="FILE", type=click.Path(path_type=Path),
              help="The gate file: rules, alpha, max_ungraded.")  # fmt: skip
@click.option(
    "--baseline",
    metavar="REPORT",
    type=click.Path(path_type=Path),
    help="A blessed run, for rules with a margin.",
)
@click.option("--candidate", metavar="NAME", help="Whose responses, where there are several.")
@click.option("--baseline-candidate", metavar="NAME",
              help="Whose of the baseline; else the same name, or the only one.")  # fmt: skip
@click.option(
    "--allow-different",
    is_flag=True,
    help="Compare despite other cases, rubrics, graders or prompts.",
)
@click.option("--check", is_flag=True,
              help="Lint the gate file, against REPORT where given, and stop.")  # fmt: skip
@click.option(
    "--bless",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Keep REPORT as a baseline in DIR; with --config only if it passes.",
)
@click.option("--junit", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the verdict as JUnit XML.")  # fmt: skip
@click.option("--sarif", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write what failed as SARIF.")  # fmt: skip
@click.option("--github", is_flag=True,
              help="Annotate, and add to the step summary of GitHub Actions.")  # fmt: skip
@click.option("--comment", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the verdict as Markdown, for a pull request.")  # fmt: skip
@format_option
@click.pass_context
@without_collecting()
def command(
    ctx: click.Context,
    report: Path | None,
    config: Path | None,
    baseline: Path | None,
    candidate: str | None,
    baseline_candidate: str | None,
    allow_different: bool,
    check: bool,
    bless: Path | None,
    junit: Path | None,
    sarif: Path | None,
    github: bool,
    comment: Path | None,
    format: str,
) -> None:
    """Pass or fail a run by the rules of a gate file.

    REPORT is a run folder or its report.json. No model is called. Exit 0: passed.
    3: failed. 4: inconclusive, and the verdict says what would decide it.
    """
    if check:
        _check(report, config, baseline, candidate, format)
        return
    if report is None:
        raise click.UsageError("Missing argument 'REPORT': the run folder to judge.")
    if config is None and bless is None:
        raise click.UsageError("Missing option '--config': the gate file with the rules.")
    from evalkit.reports.reading import load_report

    loaded = load_report(report)
    if config is None:
        assert bless is not None
        _bless(loaded, bless)
        return
    from evalkit.reports.gate import apply_gate
    from evalkit.reports.gatefile import load_gate

    verdict = apply_gate(
        load_gate(config),
        loaded,
        None if baseline is None else load_report(baseline),
        candidate=candidate,
        baseline_candidate=baseline_candidate,
        allow_different=allow_different,
    )
    if format == "json":
        print_json(verdict.as_json())
    else:
        _print(verdict)
    _write(verdict, junit, sarif, comment)
    if github:
        _tell_github(verdict)
    if bless is not None and verdict.outcome == "pass":
        _bless(loaded, bless)
    elif bless is not None:
        print_lines(f"not blessed: {bless} is as it was", err=True)
    ctx.exit(verdict.exit_code)


def _bless(report: ReportFile, folder: Path) -> None:
    """Keep a report as the baseline, and say so."""
    from evalkit.reports.bless import bless

    bless(report, folder)
    print_lines(f"blessed: {folder} holds run {report.run['id']}", err=True)


def _print(verdict: Verdict) -> None:
    """The verdict rule by rule, for a terminal."""
    from evalkit.reports.plain import plain

    for rule in verdict.rules:
        # On one line: a line break in a name must not begin a verdict of its own.
        print_lines(plain(rule.line if rule.decides else f"(not primary) {rule.line}"))
    for notice in (*verdict.differences, *verdict.notices):
        print_lines(plain(f"note: {notice}"))
    print_lines(verdict.summary)


def _write(verdict: Verdict, junit: Path | None, sarif: Path | None, comment: Path | None) -> None:
    """The same verdict in the formats asked for."""
    from evalkit.files import dump_json, write_atomically
    from evalkit.reports.junit import junit_of
    from evalkit.reports.markdown import markdown_of
    from evalkit.reports.sarif import sarif_of, sarif_results_of

    if junit is not None:
        write_atomically(junit, junit_of(verdict))
    if sarif is not None:
        write_atomically(sarif, dump_json(sarif_of(sarif_results_of(verdict)), indent=2) + "\n")
    if comment is not None:
        write_atomically(comment, markdown_of(verdict))


def _tell_github(verdict: Verdict) -> None:
    """Annotations on stderr, where a runner reads them too, and the step summary."""
    from evalkit.reports.annotations import annotations_of
    from evalkit.reports.markdown import markdown_of

    for line in annotations_of(verdict):
        click.echo(line, err=True)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        try:
            with open(summary, "a", encoding="utf-8") as file:
                file.write(markdown_of(verdict))
        except OSError as error:
            message = f"cannot be written: {error.strerror}"
            raise OutputError(Problem(summary, message)) from None


def _check(
    report: Path | None,
    config: Path | None,
    baseline: Path | None,
    candidate: str | None,
    format: str,
) -> None:
    """Lint the gate file; problems raise.

    Raises:
        InputError: With all problems at once.
    """
    if config is None:
        raise click.UsageError("Missing option '--config': the gate file to check.")
    from evalkit.reports.gatefile import load_gate, problems_with_report
    from evalkit.reports.reading import load_report
    from evalkit.reports.values import tags_of

    gate = load_gate(config)
    if report is not None:
        loaded = load_report(report)
        tags: set[str] = set()
        for line in loaded.lines(loaded.candidate(candidate)):
            tags |= tags_of(line["case"])
        found = problems_with_report(gate, loaded, tags=tags, has_baseline=baseline is not None)
        if found:
            raise InputError(*found)
    names = "checked" if report is not None else "not checked; give a REPORT to check them"
    n = len(gate.rules)
    if format == "json":
        print_json({"gate_file": gate.path, "rules": n, "names_checked": report is not None})
    else:
        print_lines(f"{config}: {n} rule{'' if n == 1 else 's'}, no problem; names {names}")
