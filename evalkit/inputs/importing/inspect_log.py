"""Logs of inspect_ai: the `.eval` file, which is a zip, and the `.json` log.

A sample's input is the case and its epochs are repeats. System messages that a solver put
in are the candidate's own affair and no part of the case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, decode, parse_json
from evalkit.inputs.importing.conversations import Imported
from evalkit.inputs.importing.recorded import (
    CUT_SHORT,
    FAILED,
    INVALIDATED,
    NO_REPLY,
    NOT_TEXT,
    Recorded,
    fields_of,
)
from evalkit.inputs.importing.tables import field, json_object, optional_list
from evalkit.inputs.importing.zip_members import ZipMembers, is_zip, open_zip

_HEADERS = ("header.json", "_journal/start.json")
"""The second is all there is of a run that did not end."""
_ATTACHMENT = "attachment://"
_CUT_REASONS = ("max_tokens", "model_length")
_HARMLESS_LIMITS = ("message", "turn", "custom")
"""Limits that end a conversation where its author wanted it to; others cut it off."""

Item = Mapping[str, Any]


class _NotText(Exception):
    """A message with pictures, sound or files."""


def inspect_log(path: Path) -> Imported:
    """The replies in a log of inspect_ai."""
    if is_zip(path):
        with open_zip(path) as members:
            return _imported(str(path), _header(path, members), _samples(path, members))
    log = json_object(path)
    field(log, "eval", dict, str(path))
    samples = optional_list(log, "samples", str(path))
    listed = ((f"{path}: sample {n}", sample) for n, sample in enumerate(samples))
    return _imported(str(path), log, listed)


def _header(path: Path, members: ZipMembers) -> Item:
    for name in _HEADERS:
        if name in members.names:
            return _object(members.read(name), f"{path}: {name}")
    message = f"found no {_HEADERS[0]}, expected a log of inspect_ai"
    raise InputError(Problem(str(path), message))


def _samples(path: Path, members: ZipMembers) -> Iterator[tuple[str, Item]]:
    for name in members.names:
        # An id may have slashes in it.
        if name.startswith("samples/") and name.endswith(".json"):
            where = f"{path}: {name}"
            yield where, _object(members.read(name), where)


def _object(raw: bytes, where: str) -> Item:
    try:
        item = parse_json(decode(raw, where), nan_is_null=True)
    except ParseProblem as error:
        raise InputError(Problem(where, str(error))) from None
    if not isinstance(item, dict):
        raise InputError(Problem(where, f"found {type(item).__name__}, expected an object"))
    return item


def _imported(path: str, header: Item, samples: Iterator[tuple[str, Any]]) -> Imported:
    about = field(header, "eval", dict, path)
    candidate = field(about, "model", str, path)
    order = _order(about)
    read = []
    for where, sample in samples:
        if not isinstance(sample, dict):
            raise InputError(Problem(where, "found no object, expected a sample"))
        name, epoch = _name(sample, where), field(sample, "epoch", int, where)
        read.append((order.get(name, len(order)), epoch, name, _reply(sample, where)))
    # A log has its samples in the order in which they ended.
    read.sort(key=lambda item: item[:2])
    recorded = Recorded()
    for _, _, name, found in read:
        if isinstance(found, str):
            recorded.leave_out(found)
        else:
            conversation, said, fields = found
            recorded.add(name, conversation, candidate, said, fields)
    return recorded.imported


def _order(about: Item) -> dict[str, int]:
    """Where each sample stands in the data set."""
    dataset = about.get("dataset")
    ids = dataset.get("sample_ids") if isinstance(dataset, dict) else None
    return {str(name): n for n, name in enumerate(ids)} if isinstance(ids, list) else {}


def _name(sample: Item, where: str) -> str:
    name = sample.get("id")
    if not isinstance(name, int | str):
        raise InputError(Problem(where, "$.id: found nothing, expected a text or a number"))
    return str(name)


Messages = list[dict[str, str]]


def _reply(sample: Item, where: str) -> tuple[Messages, Messages, dict[str, Any]] | str:
    """Conversation, reply and other fields of a sample, or why it has no reply."""
    if sample.get("error"):
        return FAILED
    if sample.get("invalidation"):
        return INVALIDATED
    if _is_cut_short(sample):
        return CUT_SHORT
    attachments = sample.get("attachments")
    texts = attachments if isinstance(attachments, dict) else {}
    try:
        conversation = _conversation(sample, texts, where)
        said = _said(sample, conversation, texts, where)
    except _NotText:
        return NOT_TEXT
    return (conversation, said, _fields(sample)) if said else NO_REPLY


def _is_cut_short(sample: Item) -> bool:
    limit = sample.get("limit")
    if isinstance(limit, dict) and limit.get("type") not in _HARMLESS_LIMITS:
        return True
    choices = _choices(sample)
    return bool(choices) and choices[0].get("stop_reason") in _CUT_REASONS


def _choices(sample: Item) -> Sequence[Item]:
    output = sample.get("output")
    choices = output.get("choices") if isinstance(output, dict) else None
    return [c for c in choices if isinstance(c, dict)] if isinstance(choices, list) else []


def _conversation(sample: Item, attachments: Item, where: str) -> Messages:
    given = sample.get("input")
    if isinstance(given, str):
        return [{"role": "user", "content": _resolved(given, attachments)}]
    return _messages(field(sample, "input", list, where), attachments, where)


def _said(sample: Item, conversation: Messages, attachments: Item, where: str) -> Messages:
    """The new messages, from the first assistant turn that the input does not hold.

    Where the person speaks again it is a conversation, and all of it counts. Else it
    is the last that the candidate said: what stands before are its steps with tools.
    """
    all_messages = _messages(optional_list(sample, "messages", where), attachments, where)
    n_old = sum(message["role"] == "assistant" for message in conversation)
    turns = [n for n, message in enumerate(all_messages) if message["role"] == "assistant"]
    new = [] if len(turns) <= n_old else all_messages[turns[n_old] :]
    new = [m for m in new if m["role"] != "system"]
    if any(message["role"] == "user" for message in new):
        return [message for message in new if message["content"].strip()]
    output = sample.get("output")
    completion = output.get("completion") if isinstance(output, dict) else None
    spoken = [m["content"] for m in new if m["content"].strip()]
    if isinstance(completion, str) and completion.strip():
        spoken.append(_resolved(completion, attachments))
    if spoken:
        return [{"role": "assistant", "content": spoken[-1]}]
    # An answer of nothing is silence; no answer at all is none.
    return [{"role": "assistant", "content": ""}] if new or _choices(sample) else []


def _messages(items: Sequence[Any], attachments: Item, where: str) -> Messages:
    """Messages without those of tools."""
    found = []
    for item in items:
        if not isinstance(item, dict):
            raise InputError(Problem(where, "$.messages: found no object, expected a message"))
        role = field(item, "role", str, where)
        if role in ("system", "user", "assistant"):
            found.append({"role": role, "content": _text(item.get("content"), attachments)})
    return found


def _text(content: Any, attachments: Item) -> str:
    """Text of a message; what the candidate only thought is no part of it."""
    if isinstance(content, str):
        return _resolved(content, attachments)
    texts = []
    for part in content if isinstance(content, list) else ():
        kind = part.get("type") if isinstance(part, dict) else None
        if kind == "text" and isinstance(part.get("text"), str):
            texts.append(_resolved(part["text"], attachments))
        elif kind not in ("reasoning", "tool_use"):
            raise _NotText
    return "\n".join(texts)


def _resolved(text: str, attachments: Item) -> str:
    if not text.startswith(_ATTACHMENT):
        return text
    found = attachments.get(text.removeprefix(_ATTACHMENT))
    return found if isinstance(found, str) else text


def _fields(sample: Item) -> dict[str, Any]:
    """Fields of the case; the target, which may be a word to look for, is metadata."""
    metadata = sample.get("metadata")
    given = dict(metadata) if isinstance(metadata, dict) else {}
    if sample.get("target"):
        given.setdefault("target", sample["target"])
    return fields_of(given)
