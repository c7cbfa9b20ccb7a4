"""Any input file as a stream of plain rows, each knowing where it stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem, unknown_name_message
from evalkit.files import NotJson, ParseProblem, iterate_lines, parse_json
from evalkit.inputs.hub import read_hub
from evalkit.inputs.tables import read_csv, read_parquet
from evalkit.schemas.validation import shown

HUB_PREFIX = "hf:"
"""Sources that start so are Hugging Face data sets: a hub name or a local folder."""

_NOT_OURS = (".gz", ".zip", ".zst", ".bz2", ".xz", ".tsv", ".xls", ".xlsx", ".yaml", ".yml")
"""Endings of files that people try, and whose content would only puzzle a reader of JSON."""

OnProblem = Callable[[Problem], None]
"""What to do with a row that cannot be read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of an input file."""

    where: str
    """`file:line` or `source row N`, for messages."""
    data: dict[str, Any]
    """Field names to values, mapped columns already renamed; no empty cells."""
    number: int
    """Position in its source, from 0."""
    typed: bool
    """False when values are cells of text (CSV) or of a foreign data set, whose
    conventional forms (a prompt as plain text, say) are understood."""
    columns: tuple[str, ...] = ()
    """Of a row that is not typed: the names of all its columns, empty cells too."""


def stop_at(problem: Problem) -> None:
    """Read no further.

    Raises:
        InputError: The problem.
    """
    raise InputError(problem)


def read_rows(
    source: str,
    *,
    split: str | None = None,
    mapping: Mapping[str, str] | None = None,
    on_problem: OnProblem = stop_at,
) -> Iterator[Row]:
    """Stream the rows of a file or data set.

    Args:
        source: A path ending in .jsonl, .csv or .parquet, or `hf:NAME`.
        split: Split of a Hugging Face data set; None takes the only one.
        mapping: Field name to the column that holds it; `a.b` reaches into objects.
        on_problem: Called with what is wrong with a row, which is then left out.

    Raises:
        InputError: The source cannot be read, or a mapped column is missing.
    """
    if source.startswith(HUB_PREFIX):
        rows = _table(read_hub(source.removeprefix(HUB_PREFIX), split))
    elif split is not None:
        raise InputError(
            f"--split {split}: belongs to Hugging Face data sets (hf:NAME), but the source is "
            f"{source}; remove it"
        )
    else:
        rows = _local(Path(source), on_problem)
    for row in rows:
        try:
            yield _mapped(row, mapping) if mapping else row
        except ParseProblem as error:
            # The columns of a table are the same in every row: once is enough.
            (stop_at if row.columns else on_problem)(Problem(row.where, str(error)))


def _local(path: Path, on_problem: OnProblem) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return _table(read_csv(path, on_problem))
    if suffix in (".parquet", ".pq"):
        return _table(read_parquet(path))
    if suffix in _NOT_OURS:
        message = f"found a {suffix} file, expected .jsonl, .csv or .parquet; convert it"
        raise InputError(Problem(str(path), message))
    return _jsonl(path, on_problem)


def _table(records: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[Row]:
    for number, (where, record) in enumerate(records):
        cells = {name: cell for name, cell in record.items() if cell is not None and cell != ""}
        yield Row(where, cells, number, typed=False, columns=tuple(record))


def _jsonl(path: Path, on_problem: OnProblem) -> Iterator[Row]:
    for number, (line, text) in enumerate(iterate_lines(path)):
        where = f"{path}:{line}"
        if number == 0 and text.strip() in ("[", "{"):
            raise InputError(
                Problem(
                    where,
                    "found JSON that goes over several lines, expected one JSON object a line; "
                    "`jq -c '.[]'` turns a list of objects into lines, `jq -c .` one object",
                )
            )
        try:
            yield Row(where, _object(text), number, typed=True)
        except ParseProblem as error:
            on_problem(Problem(where, str(error)))


def _object(text: str) -> dict[str, Any]:
    """The JSON object that a line holds.

    Raises:
        ParseProblem: It holds something else.
    """
    expected = "expected one JSON object a line"
    try:
        value = parse_json(text)
    except NotJson as error:
        raise ParseProblem(f"{error}; {expected}") from None
    if isinstance(value, list):
        raise ParseProblem(f"found a list, {expected}; `jq -c '.[]'` turns a list into lines")
    if not isinstance(value, dict):
        raise ParseProblem(f"found {shown(value)}, {expected}")
    return value


def _mapped(row: Row, mapping: Mapping[str, str]) -> Row:
    """The row with its mapped columns renamed.

    Raises:
        ParseProblem: It has no such column.
    """
    data = {name: value for name, value in row.data.items() if name not in mapping.values()}
    columns = dict.fromkeys(row.columns or row.data)
    for field, column in mapping.items():
        value = _column(row, column)
        data.pop(field, None)
        if value is not None:
            data[field] = value
    names = [name for name in columns if name not in mapping.values()]
    return Row(row.where, data, row.number, False, tuple(dict.fromkeys([*names, *mapping])))


def _column(row: Row, column: str) -> Any:
    """The cell of a column, or what lies inside one; None when it is empty."""
    columns = row.columns or tuple(row.data)
    if column in columns:
        return row.data.get(column)
    value: Any = row.data
    known: list[str] = list(columns)
    parts = column.split(".")
    for depth, part in enumerate(parts):
        if part not in known:
            prefix = "".join(f"{outer}." for outer in parts[:depth])
            names = [f"{prefix}{name}" for name in known]
            raise ParseProblem(unknown_name_message("column", column, names))
        value = value.get(part)
        if value is None:
            return None
        known = list(value) if isinstance(value, Mapping) else []
    return value
