"""`--config`: a YAML file with the names of the command's options."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from evalkit.errors import InputError, Problem, unknown_name_message
from evalkit.options import LOCAL, GraderOption
from evalkit.strict_yaml import load_yaml

GRADERS_KEY = "evalkit.graders"
"""Where the graders of a file wait in the context's `meta`."""

_GRADER_FIELDS = ("name", "model", "base_url", "api_key_env")
_PAIRS = ("map", "where", "param", "grader_param")
"""Options of NAME=VALUE pairs, which a file gives as an object."""


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
    names = _option_names(ctx.command)
    defaults: dict[str, Any] = {}
    problems: list[Problem | str] = []
    for key, value in data.items():
        where = f"{path}:{lines[(key,)]}"
        name = key.replace("-", "_")
        if name == "graders":
            try:
                ctx.meta[GRADERS_KEY] = _graders(value, where)
            except InputError as error:
                problems += error.problems
        elif name in names:
            defaults[names[name]] = _as_given(name, value)
        elif name != "schema_version":
            known = sorted([*names, "graders"])
            problems.append(Problem(where, unknown_name_message("option", key, known)))
    if problems:
        raise InputError(*problems)
    ctx.default_map = {**(ctx.default_map or {}), **defaults}


def _option_names(command: click.Command) -> dict[str, str]:
    """Each option's name as a user writes it to the name of its parameter."""
    return {
        option.lstrip("-").replace("-", "_"): str(parameter.name)
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--") and parameter.name != "config"
    }


def _as_given(name: str, value: Any) -> Any:
    if name in _PAIRS and isinstance(value, Mapping):
        from evalkit.files import dump_json

        return [f"{k}={v if isinstance(v, str) else dump_json(v)}" for k, v in value.items()]
    if name in ("rubric", "grader") and isinstance(value, str):
        return [value]
    return value


def _graders(value: Any, where: str) -> tuple[GraderOption, ...]:
    if not isinstance(value, list) or not value:
        raise InputError(Problem(where, "graders: expected a list of {name, model, base_url, ...}"))
    return tuple(_grader(item, where) for item in value)


def _grader(item: Any, where: str) -> GraderOption:
    if not isinstance(item, dict) or not isinstance(item.get("name"), str):
        raise InputError(Problem(where, "graders: each needs at least a 'name'"))
    for key, given in item.items():
        if key not in _GRADER_FIELDS:
            raise InputError(Problem(where, unknown_name_message("field", key, _GRADER_FIELDS)))
        if not isinstance(given, str):
            raise InputError(Problem(where, f"graders: {key}: expected text, found {given!r}"))
    if item["name"] == LOCAL and "model" not in item:
        return GraderOption(LOCAL)
    fields: dict[str, str] = {"model": item["name"], **item}
    return GraderOption(**fields)
