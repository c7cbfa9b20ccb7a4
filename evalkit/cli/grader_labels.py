"""`evalkit grader labels`: people rate a run without knowing who wrote what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.errors import InputError

if TYPE_CHECKING:
    from evalkit.studies.labelling import Sheet

_SOME_RATER = "rater-1"
_PATH = click.Path(path_type=Path)
_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(context_settings=HELP)
@click.argument("sources", metavar="REPORT|FILE...", nargs=-1, type=_PATH)
@click.option("--output", type=_PATH, metavar="DIR",
              help="Where sheets and assignment go; with --collect the labels file.")  # fmt: skip
@click.option("--sample", type=click.IntRange(1), metavar="N",
              help="Replies to draw, as many of each candidate; default: 60.")  # fmt: skip
@click.option("--seed", type=int, default=0, show_default=True, metavar="N",
              help="Of the draw, the assignment and every order.")  # fmt: skip
@click.option("--rater", "--raters", "raters", multiple=True, metavar="NAME",
              help="Who rates; repeatable; default: rater-1.")  # fmt: skip
@click.option("--overlap", type=click.IntRange(1), default=1, show_default=True, metavar="K",
              help="Raters for each reply.")  # fmt: skip
@click.option("--rubric", multiple=True, metavar="NAME|PATH",
              help="What is rated; repeatable; default: all rubrics of the run.")  # fmt: skip
@click.option("--terminal", is_flag=True,
              help="Ask one --rater here, reply by reply; may be stopped and resumed.")  # fmt: skip
@click.option("--resolve", multiple=True, type=_FILE, metavar="LABELS",
              help="A sheet of what the raters dispute in these labels; repeatable.")  # fmt: skip
@click.option("--collect", type=_FOLDER, metavar="DIR",
              help="Join saved FILEs with the assignment in DIR, into labels.")  # fmt: skip
@format_option
def command(format: str, sources: tuple[Path, ...], **given: Any) -> None:
    """Draw replies of REPORT for blind rating, and join the ratings into labels.

    \b
      evalkit grader labels REPORT --output DIR --rater ann --rater bo --overlap 2
      evalkit grader labels --collect DIR ratings-ann.jsonl ratings-bo.jsonl
      evalkit grader calibrate DIR/labels.jsonl --report REPORT

    Each rater gets one HTML page that works offline and saves a file. Names, scores
    and cases stand in DIR/assignment.jsonl alone: keep it from the raters. Where
    they differ, --resolve makes a sheet that settles it.
    """  # noqa: D301 - click's mark for lines that stay as they are
    _refuse_mixtures(sources, given)
    told: dict[str, Any] | None
    if given["collect"] is not None:
        told = _collect(given["collect"], sources, given["output"])
    else:
        told = _sheets(sources[0], given)
    if told is None:
        return
    if format == "json":
        print_json(told)
    else:
        for line in _lines(told):
            print_lines(line)


def _refuse_mixtures(sources: tuple[Path, ...], given: dict[str, Any]) -> None:
    modes = [mode for mode in ("collect", "resolve", "terminal") if given[mode]]
    if "collect" in modes and len(modes) > 1:
        raise InputError(f"found --collect and --{modes[1]}, expected one of them")
    if "collect" in modes:
        return
    if len(sources) != 1:
        raise InputError(
            f"found {len(sources)} files, expected one REPORT: a run folder or its report.json "
            "(or --collect DIR and the files that raters saved)"
        )
    if given["output"] is None:
        raise InputError("--output is missing: say which folder the sheets go to")
    if "resolve" in modes:
        for name in ("raters", "sample"):
            if given[name]:
                option = "--rater" if name == "raters" else "--sample"
                raise InputError(f"{option} has no use with --resolve, which asks of every dispute")
    elif "terminal" in modes and len(given["raters"]) > 1:
        raise InputError(
            "found several raters, expected one --rater at a terminal; for several draw once "
            "without --terminal, then ask each with --terminal and the same --output"
        )


def _sheets(report: Path, given: dict[str, Any]) -> dict[str, Any] | None:
    from evalkit.studies.labelling import disputed_sheet, write_sheets

    folder: Path = given["output"]
    sheets = []
    if given["resolve"]:
        disputes = disputed_sheet(report, given["resolve"], given["rubric"], given["seed"])
        if disputes is None:
            return {"disputed": 0}
        sheets.append(disputes)
    elif not given["terminal"]:
        sheets += _drawn(report, given)
    if given["terminal"]:
        _ask(folder, sheets[0] if sheets else _one_rater(report, given))
        return None
    pages = write_sheets(folder, sheets)
    return {
        "sheets": [
            {
                "rater": sheet.rater,
                "page": str(page),
                "replies": len(sheet.items),
                "questions": sheet.n_questions,
            }
            for sheet, page in zip(sheets, pages, strict=True)
        ],
        "folder": str(folder),
    }


def _drawn(report: Path, given: dict[str, Any]) -> list[Sheet]:
    from evalkit.studies.labelling import SheetOptions, make_sheets

    return make_sheets(
        SheetOptions(
            report=report,
            raters=given["raters"] or (_SOME_RATER,),
            overlap=given["overlap"],
            size=given["sample"],
            seed=given["seed"],
            rubrics=given["rubric"],
        )
    )


def _one_rater(report: Path, given: dict[str, Any]) -> Sheet:
    """The rater's sheet of the assignment in the folder, or of a new draw for them alone."""
    from evalkit.studies.labelling import ASSIGNMENT_NAME, assigned_sheet

    folder: Path = given["output"]
    if not (folder / ASSIGNMENT_NAME).exists():
        return _drawn(report, given)[0]
    rater = (given["raters"] or (_SOME_RATER,))[0]
    sheet = assigned_sheet(report, folder, rater, given["rubric"])
    print_lines(f"the assignment in {folder} is taken up: {len(sheet.items)} replies", err=True)
    return sheet


def _ask(folder: Path, sheet: Sheet) -> None:
    from evalkit.cli.asking import ask_at_terminal
    from evalkit.studies.labelled import RESOLVED
    from evalkit.studies.labelling import ASSIGNMENT_NAME, ratings_path, write_sheets

    # A sheet of disputes is made anew each time, so the folder must be that very one's.
    if sheet.rater == RESOLVED or not (folder / ASSIGNMENT_NAME).exists():
        write_sheets(folder, [sheet], pages=False)
    ask_at_terminal(sheet, ratings_path(folder, sheet.rater))


def _collect(folder: Path, files: tuple[Path, ...], output: Path | None) -> dict[str, Any]:
    from evalkit.studies.labelling import collect

    output = output or folder / "labels.jsonl"
    found = collect(folder, files, output)
    return {
        "labels": str(output),
        "lines": found.labels,
        "unrated": found.unrated,
        "raters": {
            rater: {"replies": done, "assigned": n} for rater, (done, n) in found.items.items()
        },
        "shared": found.shared,
        "disputed": found.disputed,
    }


def _lines(told: dict[str, Any]) -> list[str]:
    if "sheets" in told:
        lines = [
            f"{sheet['page']}: {sheet['replies']} replies, {sheet['questions']} questions "
            f"for {sheet['rater']}"
            for sheet in told["sheets"]
        ]
        return [
            *lines,
            f"keep {told['folder']}/assignment.jsonl from the raters; join what they save with: "
            f"evalkit grader labels --collect {told['folder']} FILE...",
        ]
    if "labels" not in told:
        return ["the raters dispute nothing"]
    lines = [f"{told['labels']}: {told['lines']} labels, {told['unrated']} of them without a level"]
    lines += [
        f"  {rater}: {own['replies']} of {own['assigned']} replies"
        for rater, own in told["raters"].items()
    ]
    if told["shared"]:
        lines.append(f"  disputed: {told['disputed']} of {told['shared']} answers given twice")
    return lines
