"""The formats that can be imported, one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalkit.errors import InputError, Problem, UnknownName
from evalkit.files import digest_of
from evalkit.inputs.importing.conversations import Imported, Said, conversation
from evalkit.inputs.importing.deepeval import deepeval
from evalkit.inputs.importing.inspect_log import inspect_log
from evalkit.inputs.importing.promptfoo import promptfoo
from evalkit.inputs.importing.tables import csv_rows, field, json_items, jsonl_items

HUMAN = "human"
"""Candidate of replies that people gave."""


def empathetic_dialogues(path: Path) -> Imported:
    """EmpatheticDialogues (Rashkin et al. 2019): CSV, the listener's turns are replies."""
    talks: dict[str, list[Mapping[str, str]]] = {}
    needs = ("conv_id", "utterance_idx", "context", "prompt", "speaker_idx", "utterance")
    for _, row in csv_rows(path, needs):
        talks.setdefault(row["conv_id"], []).append(row)
    imported = Imported()
    for name, rows in talks.items():
        rows.sort(key=lambda row: int(row["utterance_idx"]))
        # The one who opens a conversation is the one who tells of an experience.
        speaker = rows[0]["speaker_idx"]
        said = [Said(row["speaker_idx"] == speaker, _commas(row["utterance"])) for row in rows]
        imported.add(conversation(name, said, HUMAN, {"emotion": rows[0]["context"]}))
    return imported


def esconv(path: Path) -> Imported:
    """ESConv (Liu et al. 2021): JSON list of dialogues between seeker and supporter."""
    imported = Imported()
    for number, (where, item) in enumerate(json_items(path)):
        said = []
        for turn in field(item, "dialog", list, where):
            speaker = field(turn, "speaker", str, where)
            text = turn.get("content", turn.get("text"))
            if not isinstance(text, str):
                raise InputError(Problem(where, "$.dialog: a turn without content"))
            said.append(Said(speaker in ("seeker", "usr"), text))
        tags = {
            name: str(item[name]) for name in ("problem_type", "emotion_type") if item.get(name)
        }
        imported.add(conversation(f"esconv-{number + 1:04d}", said, HUMAN, tags))
    return imported


def epitome(path: Path) -> Imported:
    """EPITOME (Sharma et al. 2020): CSV of one mechanism, named in the file's name."""
    mechanism = next((name for name in _MECHANISMS if name in path.stem.replace("-", "_")), None)
    if mechanism is None:
        expected = " or ".join(_MECHANISMS)
        raise InputError(
            Problem(str(path), f"cannot tell the mechanism: put {expected} in the file's name")
        )
    imported = Imported()
    for where, row in csv_rows(path, ("sp_id", "rp_id", "seeker_post", "response_post", "level")):
        if row["level"] not in ("0", "1", "2"):
            raise InputError(Problem(where, f"level: found {row['level']!r}, expected 0, 1 or 2"))
        label = ("epitome", mechanism, float(row["level"]), "epitome")
        said = [Said(True, row["seeker_post"]), Said(False, row["response_post"], [label])]
        one = conversation(f"{row['sp_id']}-{row['rp_id']}", said, HUMAN)
        for case in one.cases:
            case["cluster"] = row["sp_id"]
        imported.add(one)
    return imported


def annomi(path: Path) -> Imported:
    """AnnoMI (Wu et al. 2022): CSV of counselling transcripts, one utterance a row."""
    talks: dict[str, dict[int, list[tuple[str, Mapping[str, str]]]]] = {}
    needs = ("transcript_id", "utterance_id", "interlocutor", "utterance_text")
    for where, row in csv_rows(path, needs):
        by_number = talks.setdefault(row["transcript_id"], {})
        by_number.setdefault(int(row["utterance_id"]), []).append((where, row))
    imported = Imported()
    for name, by_number in talks.items():
        said = []
        for _, rows in sorted(by_number.items()):
            first = rows[0][1]
            labels = [label for where, row in rows for label in _annomi_labels(row, where)]
            said.append(Said(first["interlocutor"] == "client", first["utterance_text"], labels))
        row = next(iter(by_number.values()))[0][1]
        tags = {key: row[key] for key in ("mi_quality", "topic") if row.get(key)}
        imported.add(conversation(f"annomi-{name}", said, HUMAN, tags))
    return imported


def counsel_chat(path: Path) -> Imported:
    """CounselChat (Bertagnolli 2020): CSV of questions with therapists' answers."""
    imported = Imported()
    asked: dict[str, int] = {}
    for _, row in csv_rows(path, ("questionTitle", "questionText", "answerText")):
        question = "\n".join(filter(None, (row["questionTitle"], row["questionText"]))).strip()
        if not question or not row["answerText"].strip():
            continue
        case_id = f"counsel-chat-{row.get('questionID') or digest_of(question)[:12]}"
        if case_id not in asked:
            case: dict[str, Any] = {
                "id": case_id,
                "messages": [{"role": "user", "content": question}],
                "cluster": case_id,
            }
            if row.get("topic"):
                case["tags"] = {"topic": row["topic"]}
            imported.cases.append(case)
        number = asked.get(case_id, 0)
        asked[case_id] = number + 1
        candidate = f"therapist-{number + 1}"
        imported.replies.append(
            {"case_id": case_id, "candidate": candidate, "text": row["answerText"]}
        )
    return imported


def healthbench(path: Path) -> Imported:
    """HealthBench (Arora et al. 2025): JSONL of prompts with their own rubric items.

    The items stay in the case's metadata; the ideal completion is its reference.
    """
    imported = Imported()
    for where, item in jsonl_items(path):
        prompt = field(item, "prompt", list, where)
        messages = [
            {"role": field(m, "role", str, where), "content": field(m, "content", str, where)}
            for m in prompt
        ]
        name = field(item, "prompt_id", str, where)
        case: dict[str, Any] = {
            "id": name,
            "messages": messages,
            "metadata": {"rubrics": field(item, "rubrics", list, where)},
        }
        tags = item.get("example_tags")
        if isinstance(tags, list) and tags:
            case["tags"] = [str(tag) for tag in tags]
        ideal = item.get("ideal_completions_data")
        if isinstance(ideal, dict) and isinstance(ideal.get("ideal_completion"), str):
            case["reference"] = ideal["ideal_completion"]
        imported.cases.append(case)
    return imported


_MECHANISMS = ("emotional_reactions", "interpretations", "explorations")


@dataclass(frozen=True)
class Format:
    """One importable format."""

    read: Callable[[Path], Imported]
    summary: str


FORMATS: Mapping[str, Format] = {
    "empathetic-dialogues": Format(empathetic_dialogues, "EmpatheticDialogues, CSV"),
    "esconv": Format(esconv, "ESConv, JSON"),
    "epitome": Format(epitome, "EPITOME, CSV of one mechanism; labels for rubric epitome"),
    "annomi": Format(annomi, "AnnoMI, CSV; labels for rubric miti"),
    "counsel-chat": Format(counsel_chat, "CounselChat, CSV"),
    "healthbench": Format(healthbench, "HealthBench, JSONL of prompts with rubric items"),
    "inspect": Format(inspect_log, "a log of inspect_ai, .eval or .json"),
    "promptfoo": Format(promptfoo, "results of promptfoo, JSON"),
    "deepeval": Format(deepeval, "a test run of deepeval, JSON"),
}


def import_file(name: str, path: Path) -> Imported:
    """Read a file of a public format.

    Raises:
        UnknownName: No format has that name.
        InputError: The file is not of that format, or holds nothing.
    """
    if name not in FORMATS:
        raise UnknownName("format", name, FORMATS, see="evalkit dataset import --help")
    imported = FORMATS[name].read(path)
    if not imported.cases:
        message = "found no conversation with a turn of the person"
        if imported.left_out:
            message = f"found no reply; left out: {imported.left_out_line()}"
        raise InputError(Problem(str(path), message))
    return imported


def _commas(text: str) -> str:
    """EmpatheticDialogues writes commas out, so that its files split at every comma."""
    return text.replace("_comma_", ",")


def _annomi_labels(row: Mapping[str, str], where: str) -> list[tuple[str, str, float, str]]:
    if row["interlocutor"] != "therapist":
        return []
    rater = f"annotator-{row.get('annotator_id') or '1'}"
    found = []
    for column, criterion, values in (
        ("reflection_subtype", "reflection", {"simple": 1.0, "complex": 2.0}),
        ("question_subtype", "question", {"closed": 1.0, "open": 2.0}),
    ):
        exists = row.get(column.replace("subtype", "exists"), "").strip().lower()
        if not exists:
            continue
        if exists not in ("true", "false"):
            raise InputError(Problem(where, f"{column}: found {exists!r}, expected True or False"))
        kind = row.get(column, "").strip().lower()
        value = values.get(kind, 1.0) if exists == "true" else 0.0
        found.append(("miti", criterion, value, rater))
    return found
