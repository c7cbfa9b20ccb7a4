"""YAML read so that nothing in it surprises: the JSON subset, with comments.

`no` stays text, `012` and `1:30` are errors of the schema rather than numbers
nobody wrote, dates stay text, a key that occurs twice is refused, and aliases
(the way to make 342 bytes walk half a million nodes) are refused too.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from evalkit.errors import InputError, Problem
from evalkit.files import MAX_YAML_BYTES, read_text

LinePath = tuple[str | int, ...]
"""Keys and indexes from the root of a document to one of its values."""

MAX_DEPTH = 40
"""Deeper than any file of ours, far from Python's recursion limit."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?([eE][-+]?[0-9]{1,2})?")
_WORDS: dict[str, bool | None] = {"null": None, "~": None, "": None, "true": True, "false": False}


def load_yaml(path: Path) -> tuple[Any, dict[LinePath, int]]:
    """The document, and the line (from 1) on which each value of it stands.

    Raises:
        InputError: Not UTF-8, not YAML, an alias, a tag, a key that is not text
            or occurs twice, nesting beyond `MAX_DEPTH`, or more than one document.
    """
    text = read_text(path, MAX_YAML_BYTES)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(Problem(f"{path}:{line}", f"not valid YAML: {error.problem}")) from None
    except yaml.YAMLError as error:
        raise InputError(Problem(str(path), f"not valid YAML: {error}")) from None
    except RecursionError:
        raise InputError(Problem(str(path), "nested too deeply")) from None
    if root is None:
        raise InputError(Problem(str(path), "the file holds no YAML document"))
    builder = _Builder(path)
    return builder.build(root, ()), builder.lines


class _Builder:
    """Turns composed nodes into plain values and remembers their lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[LinePath, int] = {}
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, at: LinePath) -> Any:
        if id(node) in self._seen:
            raise self._problem(node, "found an alias (*name), expected the value written out")
        self._seen.add(id(node))
        if len(at) > MAX_DEPTH:
            raise self._problem(node, f"nested more than {MAX_DEPTH} deep")
        self.lines[at] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, at: LinePath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag.endswith(":merge"):
                raise self._problem(key_node, "found a key that is not plain text")
            key = key_node.value
            if key in result:
                first = self.lines[(*at, key)]
                raise self._problem(
                    key_node, f"the key {key!r} occurs twice; it stands on line {first} already"
                )
            result[key] = self.build(value_node, (*at, key))
            self.lines[(*at, key)] = key_node.start_mark.line + 1
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        text: str = node.value
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.endswith(
            ("binary", "set", "omap", "pairs")
        ):
            raise self._problem(node, f"found the tag {node.tag}, expected plain data")
        quoted = isinstance(node, yaml.ScalarNode) and node.style is not None
        if quoted:
            return text
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        return text

    def _problem(self, node: yaml.Node, message: str) -> InputError:
        return InputError(Problem(f"{self.path}:{node.start_mark.line + 1}", message))
