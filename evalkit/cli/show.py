"""`evalkit show REPORT CASE`: what was said to one case, and every grade of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.errors import InputError, Problem
from evalkit.reports.plain import plain

_SPEAKERS = {"system": "setting", "user": "person", "assistant": "reply"}


@click.command(context_settings=HELP)
@click.argument("report", type=click.Path(path_type=Path), metavar="REPORT")
@click.argument("case", metavar="CASE")
@click.option("--candidate", metavar="NAME", help="Only this one's responses.")
@format_option
def command(report: Path, case: str, candidate: str | None, format: str) -> None:
    """Show one case of a run: its replies, grades and evidence.

    REPORT is a run folder or its report.json, CASE the id of a case. Of several repeats the
    first is shown.
    """
    from evalkit.reports.reading import find_lines, load_report

    run = load_report(report)
    names = run.candidates if candidate is None else [run.candidate(candidate)]
    lines = [found[case] for name in names if case in (found := find_lines(run, name, {case}))]
    if not lines:
        message = f"holds no response to case {case!r}; the ids stand in results.jsonl"
        raise InputError(Problem(str(report), message))
    if format == "json":
        print_json(lines)
        return
    for line in _conversation(lines[0]["case"]):
        print_lines(line)
    for response in lines:
        print_lines("")
        for line in _response(response):
            print_lines(line)


def _conversation(case: Mapping[str, Any]) -> Iterator[str]:
    family = case.get("cluster")
    yield plain(f"case {case['id']}" + (f", family {family}" if family else ""))
    for message in case["messages"]:
        yield f"  {_SPEAKERS[message['role']]}: {plain(message['content'])}"


def _response(line: Mapping[str, Any]) -> Iterator[str]:
    reason = f": {plain(line['detail'])}" if line["detail"] else ""
    yield f"{plain(line['candidate'])} ({line['state']}{reason})"
    for message in line["messages"]:
        yield f"  {_SPEAKERS[message['role']]}: {plain(message['content'])}"
    for rubric, score in line["scores"].items():
        yield f"  {plain(rubric)}: {'ungraded' if score is None else f'{score:.2f}'}"
        for grade in line["grades"]:
            if grade["rubric"] == rubric:
                yield f"    {_grade(line, grade)}"


def _grade(line: Mapping[str, Any], grade: Mapping[str, Any]) -> str:
    from evalkit.reports.values import quotes_of

    level = grade["state"] if grade["value"] is None else f"{grade['value']:.2f}"
    again = f", judgement {grade['repeat'] + 1}" if grade["repeat"] else ""
    parts = [f"{grade['criterion']} {level} ({grade['grader']}{again})"]
    parts += [f'"{quote}"' for quote in quotes_of(line, grade)]
    parts += [text for text in (grade["explanation"], grade["detail"]) if text]
    return plain("; ".join(parts))
