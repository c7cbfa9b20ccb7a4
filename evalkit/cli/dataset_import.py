"""`evalkit dataset import`: a foreign format into cases, replies and labels."""

from __future__ import annotations

from pathlib import Path

import click

from evalkit.cli.shared import HELP, format_option, print_json, print_lines
from evalkit.errors import InputError, Problem
from evalkit.files import dump_json, write_atomically


@click.command("import", context_settings=HELP)
@click.argument("name", metavar="FORMAT")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--output", required=True, type=click.Path(path_type=Path, file_okay=False),
              metavar="DIR", help="Folder for cases, replies and labels.")  # fmt: skip
@format_option
def command(name: str, source: Path, output: Path, format: str) -> None:
    """Turn a FILE of another FORMAT into files that evalkit reads.

    FORMAT is one of the public data sets empathetic-dialogues, esconv, epitome,
    annomi, counsel-chat, healthbench, which stay under their own licences; or a
    result file of inspect (.eval or .json), promptfoo or deepeval, whose recorded
    replies can be graded here. What failed there is counted and is no reply.
    """
    from evalkit.inputs.importing import import_file

    imported = import_file(name, source)
    parts = {
        "cases.jsonl": imported.cases,
        "replies.jsonl": imported.replies,
        "labels.jsonl": imported.labels,
    }
    for file in parts:
        if (output / file).exists():
            raise InputError(Problem(str(output / file), "is there already; name another folder"))
    output.mkdir(parents=True, exist_ok=True)
    counts = {}
    for file, lines in parts.items():
        if lines:
            write_atomically(output / file, "".join(f"{dump_json(line)}\n" for line in lines))
            counts[file.removesuffix(".jsonl")] = len(lines)
    if format == "json":
        left_out = dict(sorted(imported.left_out.items()))
        about = {"format": name, "source": str(source), "output": str(output)}
        print_json({**about, **counts, **({"left_out": left_out} if left_out else {})})
        return
    listed = ", ".join(f"{n} {noun}" for noun, n in counts.items())
    print_lines(f"{output}: {listed}")
    if imported.left_out:
        print_lines(f"left out: {imported.left_out_line()}")
    if imported.replies:
        print_lines(
            f"grade them: evalkit run --cases {output / 'cases.jsonl'} "
            f"--responses {output / 'replies.jsonl'}"
        )
