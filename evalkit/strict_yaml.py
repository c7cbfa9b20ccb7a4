"""YAML read so that nothing in it surprises: the JSON subset, with comments.

`no`, `012`, `1:30` and dates stay the text they look like, so that a schema can
refuse them where a number is due. A key that occurs twice, a tag, and an alias
(the way to make 342 bytes walk half a million nodes) are refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import ReaderError

from evalkit.errors import InputError, Problem
from evalkit.files import MAX_YAML_BYTES, read_text

LinePath = tuple[str | int, ...]
"""Keys and indexes from the root of a document to one of its values."""

MAX_DEPTH = 40
"""Deeper than any file of ours, far from Python's recursion limit."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?([eE][-+]?[0-9]{1,2})?")
_WORDS: dict[str, bool | None] = {"null": None, "~": None, "": None, "true": True, "false": False}

_HINTS = {
    "mapping values are not allowed here": "put text that holds ': ' in quotes",
    "character '\\t'": "indent with spaces",
    "expected <block end>": "check quotes and indentation on this line and those above",
    "but found another document": "remove the line '---'",
}
"""What to do about what people meet most, by PyYAML's words for it."""


def load_yaml(path: Path) -> tuple[Any, dict[LinePath, int]]:
    """The document, and the line (from 1) on which each value of it stands.

    Raises:
        InputError: Not UTF-8, not YAML, an alias, a tag, a key that is not text
            or occurs twice, nesting beyond `MAX_DEPTH`, or more than one document.
    """
    text = read_text(path, MAX_YAML_BYTES)
    if path.suffix.lower() == ".json":
        text = text.replace("\t", " ")  # JSON may be indented so, and its texts hold no raw tab
    try:
        root = yaml.compose(text, Loader=_Loader)
    except ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        found = f"found the character U+{ord(text[int(error.position)]):04X}, which YAML forbids"
        raise InputError(Problem(f"{path}:{line}", f"{found}; remove it")) from None
    except yaml.MarkedYAMLError as error:
        raise InputError(Problem(f"{path}:{_line_of(error)}", _reason(error))) from None
    except (ValueError, OverflowError):
        raise InputError(Problem(str(path), "found an escape that is no character")) from None
    if root is None:
        raise InputError(Problem(str(path), "found comments alone, expected a YAML document"))
    builder = _Builder(path)
    value = builder.build(root, ())
    if builder.problems:
        raise InputError(*builder.problems)
    return value, builder.lines


class _Refused(yaml.MarkedYAMLError):
    """Valid YAML that has no place in a file of ours."""


class _Loader(yaml.SafeLoader):
    """Composes nodes; stops at what could run code, explode or exhaust the stack."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call] # the stubs leave it out
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"found the alias *{event.anchor}, expected the value written out")
        tag = getattr(event, "tag", None)
        if tag is not None:
            tag = tag.replace("tag:yaml.org,2002:", "!!")[:60]
            self._refuse(event, f"found the tag {tag}, expected plain data; remove it")
        if self.depth > MAX_DEPTH:
            self._refuse(event, f"found values nested more than {MAX_DEPTH} deep, expected fewer")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refuse(self, event: Any, message: str) -> None:
        raise _Refused(problem=message, problem_mark=event.start_mark)


def _line_of(error: yaml.MarkedYAMLError) -> int:
    # What is never closed is noticed at the end of the file; where it began is of use.
    open_ended = any(words in str(error.problem) for words in ("end of stream", "<stream end>"))
    mark = error.context_mark if open_ended else error.problem_mark
    return mark.line + 1 if mark else 1


def _reason(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem)
    if isinstance(error, _Refused):
        return problem
    hint = next((hint for words, hint in _HINTS.items() if words in problem), None)
    context = f"{error.context}, " if error.context else ""
    return f"not valid YAML: {context}{problem}" + (f"; {hint}" if hint else "")


class _Builder:
    """Turns composed nodes into plain values and remembers their lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[LinePath, int] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, at: LinePath) -> Any:
        self.lines[at] = _line(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, at: LinePath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(key_node, "found a list or an object as a key, expected text")
                continue
            if key_node.tag.endswith(":merge"):
                self._report(key_node, "found the merge key '<<', expected the fields written out")
                continue
            key = self._text(key_node)
            if key in result:
                first = self.lines[(*at, key)]
                self._report(
                    key_node,
                    f"the key {key[:60]!r} occurs twice; it stands on line {first} already. "
                    "Remove one",
                )
                continue
            result[key] = self.build(value_node, (*at, key))
            self.lines[(*at, key)] = _line(key_node)
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        text = self._text(node)
        if isinstance(node, yaml.ScalarNode) and node.style is not None:  # quoted or a block
            return text
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        return text

    def _text(self, node: yaml.Node) -> str:
        text: str = node.value
        try:
            # JSON escapes an emoji as two halves, which PyYAML leaves apart.
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            self._report(node, "found half a surrogate pair, expected a whole one or none")
            return ""

    def _report(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(f"{self.path}:{_line(node)}", message))


def _line(node: yaml.Node) -> int:
    line: int = node.start_mark.line + 1
    return line
