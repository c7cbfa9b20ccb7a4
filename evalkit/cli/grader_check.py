"""`evalkit grader check`: is this grader fit?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.files import dump_json, write_atomically
from evalkit.inputs.rubrics import DEFAULT_RUBRICS
from evalkit.options import LOCAL, grader_option

BELOW_FLOORS = 3


@click.command(context_settings=HELP)
@click.option("--grader", multiple=True, default=(LOCAL,), show_default=True,
              metavar="local|wording|path:DIR|NAME",
              help="Who grades; given several times, a panel.")  # fmt: skip
@click.option("--rubric", multiple=True, metavar="NAME|PATH", help="By what; repeatable.")
@click.option("--cases", type=click.IntRange(2, 40), default=12, show_default=True, metavar="N",
              help="Cases of known quality.")  # fmt: skip
@click.option("--repeats", type=click.IntRange(2), default=2, show_default=True, metavar="N",
              help="Gradings of each reply for consistency.")  # fmt: skip
@click.option("--no-pairs", is_flag=True, help="Leave the minimal pairs out.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the card here as JSON.")  # fmt: skip
@format_option
def command(format: str, **given: Any) -> None:
    """Run the shipped battery on a grader: controls, known groups, attacks, pairs.

    Exit 3 when a part is below its floor.
    """
    from evalkit.studies.checking import CheckOptions, check_grader

    card = check_grader(
        CheckOptions(
            [grader_option(name) for name in dict.fromkeys(given["grader"])],
            given["rubric"] or DEFAULT_RUBRICS,
            cases=given["cases"],
            repeats=given["repeats"],
            pairs=not given["no_pairs"],
        )
    )
    if given["output"] is not None:
        write_atomically(given["output"], dump_json(card, indent=2) + "\n")
    if format == "json":
        print_json(card)
    else:
        _print(card)
    click.get_current_context().exit(0 if card["passed"] else BELOW_FLOORS)


def _print(card: dict[str, Any]) -> None:
    parts = card["parts"]
    for name, part in parts.items():
        print_lines(f"{'ok  ' if part['passed'] else 'FAIL'} {name.replace('_', ' ')}")
        for line in _LINES[name](part):
            print_lines(f"     {line}")
    print_lines(f"{card['grader']}: {'fit' if card['passed'] else 'below its floors'}")


def _control_lines(part: dict[str, Any]) -> list[str]:
    return [
        f"{name}: highest {item['highest']:.2f} on {item['worst']} (ceiling {part['ceiling']:g})"
        for name, item in part["controls"].items()
        if item["highest"] is not None
    ]


def _group_lines(part: dict[str, Any]) -> list[str]:
    return [
        f"{name}: AUC {_shown(item['auc'])} (floor {part['floor']:g}); skilled "
        f"{_shown(item['skilled'])}, flat {_shown(item['flat'])}, "
        f"harmful {_shown(item['harmful'])}; {item['ungraded']} ungraded"
        for name, item in part["rubrics"].items()
    ]


def _attack_lines(part: dict[str, Any]) -> list[str]:
    again = part["regraded"]
    return [
        f"{name}: {item['bought']} of {item['n']} bought a better score "
        f"[{item['low']:.2f}, {item['high']:.2f}], mean rise {_shown(item['mean_rise'])}; "
        f"{'' if again is None else f'by chance {_chance(item)}; '}"
        f"{item['ungraded']} ungraded"
        for name, item in part["families"].items()
    ] + ([] if again is None else [f"no frame: {again['rose']} of {again['n']} rose as well"])


def _drift_lines(part: dict[str, Any]) -> list[str]:
    return [
        f"{name}: honest scores {_signed(item['drift'])} [{_signed(item['low'])}, "
        f"{_signed(item['high'])}] (ceiling {part['ceiling']:g}); {item['ungraded']} ungraded"
        for name, item in part["defences"].items()
    ] or ["it reads no prompt that would need defences"]


def _paraphrase_lines(part: dict[str, Any]) -> list[str]:
    return [
        f"{name}: scores move by {_shown(item['shift'])} (ceiling {part['ceiling']:g}), "
        f"{_signed(item['drift'])} on the whole; {item['ungraded']} ungraded"
        for name, item in part["forms"].items()
    ]


def _repeat_lines(part: dict[str, Any]) -> list[str]:
    return [f"{part['flips']} of {part['n']} levels changed; {part['ungraded']} ungraded"]


def _pair_lines(part: dict[str, Any]) -> list[str]:
    return [
        *(f"{name}: the grader does not know this rubric" for name in part["refused"]),
        *(
            f"{name}: {item['right']} of {item['n']} in order "
            f"[{item['low']:.2f}, {item['high']:.2f}] (floor {item['floor']:g})"
            for name, item in part["rubrics"].items()
        ),
    ]


def _chance(item: dict[str, Any]) -> str:
    return f"{item['chance']:.4f}"


def _signed(number: float | None) -> str:
    return "-" if number is None else f"{number:+.2f}"


def _shown(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}"


_LINES = {
    "controls": _control_lines,
    "known_groups": _group_lines,
    "attacks": _attack_lines,
    "drift": _drift_lines,
    "paraphrases": _paraphrase_lines,
    "repeats": _repeat_lines,
    "pairs": _pair_lines,
}
