"""`--config`: a YAML file with the names of the command's options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from evalkit.errors import InputError, Problem, unknown_name_message
from evalkit.files import dump_json
from evalkit.options import FOLDER_PREFIX, LOCAL, WORDING, GraderOption
from evalkit.schemas.validation import shown
from evalkit.strict_yaml import LinePath, load_yaml

GRADERS_KEY = "evalkit.graders"
"""Where the graders of a file wait in the context's `meta`."""

_GRADER_FIELDS = ("name", "model", "base_url", "api_key_env")
_PAIRS = ("map", "where", "param", "grader_param")
"""Options of NAME=VALUE pairs, which a file gives as an object."""

_KINDS: Mapping[Any, tuple[tuple[type, ...], str]] = {
    click.INT: ((int,), "a whole number"),
    click.FLOAT: ((int, float), "a number"),
}
"""What a file may give for an option of a type; for all others but flags it is text."""


def apply_config(ctx: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Make the values of a file the defaults of the command's options.

    What the command line or the environment says wins.

    Raises:
        InputError: Unknown names or values of the wrong kind, each with its line.
    """
    if path is None:
        return
    data, lines = load_yaml(path)
    if not isinstance(data, dict):
        raise InputError(Problem(f"{path}:1", "expected an object of option names and values"))
    problems: list[Problem | str] = []
    defaults: dict[str, Any] = {}
    for key, value in data.items():
        where = f"{path}:{lines[(key,)]}"
        try:
            if key == "graders":
                ctx.meta[GRADERS_KEY] = _graders(value, path, lines)
            elif key == "schema_version":
                _refuse_other_version(value, where)
            elif value is not None:
                parameter = _parameter(ctx.command, key, where)
                defaults[str(parameter.name)] = _value(ctx, parameter, key, value, where)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)
    ctx.default_map = {**(ctx.default_map or {}), **defaults}


def option_names(command: click.Command) -> dict[str, click.Option]:
    """The options of a command by the names that a file or a variable gives them."""
    return {
        option.removeprefix("--").replace("-", "_"): parameter
        for parameter in command.params
        if isinstance(parameter, click.Option) and parameter.name != "config"
        for option in parameter.opts
        if option.startswith("--")
    }


def _refuse_other_version(value: Any, where: str) -> None:
    if value != 1:
        raise InputError(Problem(where, f"schema_version: found {shown(value)}, expected 1"))


def _parameter(command: click.Command, key: str, where: str) -> click.Option:
    names = option_names(command)
    name = key.replace("-", "_")
    if name not in names:
        known = sorted([*names, "graders"])
        raise InputError(Problem(where, unknown_name_message("option", key, known)))
    return names[name]


def _value(ctx: click.Context, parameter: click.Option, key: str, value: Any, where: str) -> Any:
    """What click takes as the default of the option.

    Raises:
        InputError: A value of another kind than the option's.
    """
    if parameter.name in _PAIRS and isinstance(value, Mapping):
        value = [f"{k}={v if isinstance(v, str) else dump_json(v)}" for k, v in value.items()]
    if parameter.multiple and not isinstance(value, list):
        value = [value]
    kinds, noun = _KINDS.get(parameter.type, ((str,), "text"))
    if parameter.is_flag:
        kinds, noun = (bool,), "true or false"
    for item in value if parameter.multiple else [value]:
        if not isinstance(item, kinds) or (isinstance(item, bool) and bool not in kinds):
            raise InputError(Problem(where, f"{key}: expected {noun}, found {shown(item)}"))
    try:
        parameter.type_cast_value(ctx, value)
    except click.BadParameter as error:
        raise InputError(Problem(where, f"{key}: {error.message}")) from None
    return value


def _graders(value: Any, path: Path, lines: Mapping[LinePath, int]) -> tuple[GraderOption, ...]:
    where = f"{path}:{lines[('graders',)]}"
    if not isinstance(value, list) or not value:
        raise InputError(Problem(where, "graders: expected a list of {name, model, base_url, ...}"))
    problems: list[Problem | str] = []
    for index, item in enumerate(value):
        problems += _grader_problems(item, index, path, lines)
    if problems:
        raise InputError(*problems)
    return tuple(_grader(item) for item in value)


def _grader_problems(
    item: Any, index: int, path: Path, lines: Mapping[LinePath, int]
) -> Iterator[Problem]:
    where = f"{path}:{lines[('graders', index)]}"
    if not isinstance(item, dict) or not item.get("name"):
        yield Problem(where, f"graders: found {shown(item)}, expected an object with a 'name'")
        return
    for key, given in item.items():
        where = f"{path}:{lines[('graders', index, key)]}"
        if key not in _GRADER_FIELDS:
            yield Problem(where, unknown_name_message("field", key, _GRADER_FIELDS))
        elif not isinstance(given, str):
            yield Problem(where, f"{key}: expected text, found {shown(given)}")


def _grader(item: Mapping[str, str]) -> GraderOption:
    is_offline = item["name"] in (LOCAL, WORDING) or item["name"].startswith(FOLDER_PREFIX)
    if is_offline and "model" not in item:
        return GraderOption(item["name"])
    return GraderOption(
        name=item["name"],
        model=item.get("model", item["name"]),
        base_url=item.get("base_url"),
        api_key_env=item.get("api_key_env"),
    )
