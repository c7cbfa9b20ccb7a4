"""`evalkit checks list|run`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from evalkit.cli.shared import HELP, Group, format_option, print_json, print_lines


@click.group(cls=Group, context_settings=HELP)
def command() -> None:
    """List the deterministic checks, or run them on a text."""


@command.command("list")
@format_option
def list_(format: str) -> None:
    """List all checks: what each looks for, and where that comes from."""
    from evalkit.checks import all_checks

    checks = all_checks()
    if format == "json":
        print_json(
            [
                {
                    "name": check.name,
                    "summary": check.summary,
                    "number": check.number,
                    "source": check.source,
                    "languages": list(check.languages),
                    "params": dict(check.params),
                    "required": list(check.required),
                }
                for check in checks
            ]
        )
        return
    width = max(len(check.name) for check in checks)
    for check in checks:
        click.echo(f"{check.name:<{width}}  {check.summary}")
        click.echo(f"{'':<{width}}  {check.number}; {check.source}")


@command.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--text", help="The reply itself, instead of a file.")
@click.option("--client", default="", help="What the person said before it.")
@click.option("--check", multiple=True, metavar="NAME", help="Only this check; may be repeated.")
@format_option
def run(
    file: Path | None, text: str | None, client: str, check: tuple[str, ...], format: str
) -> None:
    """Run checks on one reply: --text, a FILE, or - for standard input."""
    from evalkit.checks import Exchange, Text, all_checks, find_check
    from evalkit.checks.running import run_check
    from evalkit.files import decode, read_text

    if (file is None) == (text is None):
        raise click.UsageError("Give the reply as --text or as FILE, one of them.")
    if file is not None:
        from_stdin = str(file) == "-"
        text = decode(sys.stdin.buffer.read(), "standard input") if from_stdin else read_text(file)
    reply = text or ""
    exchange = Exchange(Text(reply), Text(client))
    checks = [find_check(n) for n in check] or [c for c in all_checks() if not c.required]
    results = [run_check(known, exchange) for known in checks]
    if format == "json":
        print_json(
            [
                {
                    "check": result.check,
                    "value": result.value,
                    "detail": result.detail,
                    "findings": [
                        {
                            "kind": finding.kind,
                            "start": finding.span.start,
                            "end": finding.span.end,
                            "text": reply[finding.span.start : finding.span.end],
                        }
                        for finding in result.findings
                    ],
                }
                for result in results
            ]
        )
        return
    from evalkit.reports.plain import plain

    width = max(len(result.check) for result in results)
    for result in results:
        value = "-" if result.value is None else f"{result.value:g}"
        detail = f"  {plain(result.detail)}" if result.detail else ""
        print_lines(f"{result.check:<{width}}  {value}{detail}")
        for finding in result.findings:
            words = plain(reply[finding.span.start : finding.span.end])
            print_lines(f"{'':<{width}}    {finding.kind}: {words}")
