"""Results of promptfoo: what `promptfoo eval --output results.json` writes.

There a candidate is a provider with a prompt. Of a prompt with one variable that is text,
the variable is what the person said and the rest the candidate's instructions; of any
other prompt all that was sent is the conversation, without system messages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem
from evalkit.files import ParseProblem, digest_of, parse_json
from evalkit.inputs.importing.conversations import Imported
from evalkit.inputs.importing.recorded import FAILED, NO_REPLY, NOT_TEXT, Recorded, fields_of
from evalkit.inputs.importing.tables import field, json_object

VERSION = 3
_ERROR = 2
"""`failureReason` of a result that an error ended; 1 is an assertion that did not hold."""
_MAX_LABEL = 40
"""A longer label is the prompt itself, which promptfoo takes for want of one."""

Item = Mapping[str, Any]


def promptfoo(path: Path) -> Imported:
    """The replies in a results file of promptfoo."""
    summary = field(json_object(path), "results", dict, str(path))
    version = summary.get("version")
    if version != VERSION:
        message = f"$.results.version: found {version!r}, expected {VERSION}; export it again"
        raise InputError(Problem(str(path), f"{message} with `promptfoo export eval ID -o FILE`"))
    results = []
    for number, result in enumerate(field(summary, "results", list, str(path))):
        where = f"{path}: result {number}"
        if not isinstance(result, dict):
            raise InputError(Problem(where, "found no object, expected a result"))
        results.append((where, result))
    prompts = _prompt_names([result for _, result in results])
    recorded = Recorded()
    for where, result in results:
        reply = _reply(result)
        if reply is None:
            recorded.leave_out(_reason(result))
            continue
        said = [{"role": "assistant", "content": reply}]
        conversation = _conversation(result, where)
        candidate = _candidate(result, prompts, where)
        recorded.add(None, conversation, candidate, said, _fields(result))
    return recorded.imported


def _reply(result: Item) -> str | None:
    if _failed(result):
        return None
    output = _response(result).get("output")
    return output if isinstance(output, str) else None


def _failed(result: Item) -> bool:
    return result.get("failureReason") == _ERROR or bool(_response(result).get("error"))


def _reason(result: Item) -> str:
    if _failed(result):
        return FAILED
    return NO_REPLY if _response(result).get("output") is None else NOT_TEXT


def _response(result: Item) -> Item:
    response = result.get("response")
    return response if isinstance(response, dict) else {}


def _conversation(result: Item, where: str) -> list[dict[str, str]]:
    raw = field(field(result, "prompt", dict, where), "raw", str, where)
    messages = _chat(raw)
    if messages is not None:
        return [message for message in messages if message["role"] != "system"]
    variables = [value for value in _variables(result).values() if isinstance(value, str)]
    # A variable that is not in the prompt as it stands was filtered or is meant for a check.
    said = variables[0] if len(variables) == 1 and variables[0] in raw else raw
    return [{"role": "user", "content": said}]


def _chat(raw: str) -> list[dict[str, str]] | None:
    """The messages of a prompt that is a JSON list of them; None for any other text."""
    if not raw.lstrip().startswith("["):
        return None
    try:
        items = parse_json(raw)
    except ParseProblem:
        return None
    messages = []
    for item in items if isinstance(items, list) else ():
        role = item.get("role") if isinstance(item, dict) else None
        content = _text(item.get("content")) if isinstance(item, dict) else None
        if role not in ("system", "developer", "user", "assistant") or content is None:
            return None
        messages.append({"role": "system" if role == "developer" else role, "content": content})
    return messages or None


def _text(content: Any) -> str | None:
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return None
    texts = [part["text"] for part in content if isinstance(part, dict) and "text" in part]
    # Pictures and files are no text: the conversation would not be what was sent.
    return "\n".join(map(str, texts)) if len(texts) == len(content) else None


def _variables(result: Item) -> Item:
    variables = result.get("vars")
    return variables if isinstance(variables, dict) else {}


def _prompt_names(results: Sequence[Item]) -> dict[str, str]:
    """What to call each prompt; empty where there is one alone."""
    labels: dict[str, str] = {}
    for result in results:
        prompt = result.get("prompt")
        label = prompt.get("label") if isinstance(prompt, dict) else None
        labels.setdefault(_prompt_key(result), label if isinstance(label, str) else "")
    if len(labels) < 2:
        return {}
    return {
        key: label if _is_short(label) else f"prompt {number}"
        for number, (key, label) in enumerate(labels.items(), start=1)
    }


def _prompt_key(result: Item) -> str:
    prompt = result.get("prompt")
    label = prompt.get("label") if isinstance(prompt, dict) else None
    return str(result.get("promptId") or label)


def _is_short(label: str) -> bool:
    return 0 < len(label) <= _MAX_LABEL and "{{" not in label and "\n" not in label


def _candidate(result: Item, prompts: Mapping[str, str], where: str) -> str:
    provider = result.get("provider")
    if not isinstance(provider, str):  # older files have the id alone
        given = field(result, "provider", dict, where)
        provider = given.get("label") or field(given, "id", str, where)
    prompt = prompts.get(_prompt_key(result))
    return f"{provider} / {prompt}" if prompt else str(provider)


def _fields(result: Item) -> dict[str, Any]:
    """Fields of the case: tests of the same variables are one family."""
    case = result.get("testCase")
    test = case if isinstance(case, dict) else {}
    given = test.get("metadata")
    metadata = {k: v for k, v in given.items() if k[:1] != "_"} if isinstance(given, dict) else {}
    variables = _variables(result)
    if variables:
        metadata.setdefault("vars", dict(variables))
        metadata.setdefault("cluster", f"vars-{digest_of(variables)[:12]}")
    if isinstance(test.get("description"), str):
        metadata.setdefault("description", test["description"])
    return fields_of(metadata)
