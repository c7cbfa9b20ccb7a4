"""Validated cases and replies, joined in any order without holding them in memory.

Both files are read once, whole, before anything is spent; what is valid goes to
a private temporary SQLite database (SQLite deletes it with the connection, and
nobody else can open it). From there it streams out in case order. So a hundred
thousand replies cost no more memory than a thousand.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from evalkit.errors import MAX_SHOWN, InputError, OutputError, Problem, unknown_name_message
from evalkit.files import dump_json
from evalkit.types import Case, Message, Response, Usage

MAX_NEIGHBOURS = 2000
"""Known case ids among which the nearest to an unknown one is looked for."""

_TABLES = """
CREATE TABLE cases (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, family TEXT, origin TEXT, body TEXT,
    kept INTEGER  -- 0: left out by a filter, but known, so that its replies are no strangers
);
CREATE TABLE replies (
    position INTEGER PRIMARY KEY, case_id TEXT, candidate TEXT, repeat INTEGER,
    origin TEXT, body TEXT, UNIQUE (case_id, candidate, repeat)
);
"""


class Spool:
    """Where validated inputs wait for the run."""

    def __init__(self) -> None:
        """Open the temporary database."""
        # The empty name means: a temporary file of SQLite's own, gone when closed.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Delete the temporary database."""
        self._database.close()

    def add_case(self, case: Case, where: str, *, once: bool = True, kept: bool = True) -> None:
        """Take in a case.

        Args:
            case: The case.
            where: File and line it came from.
            kept: False where a filter leaves it out of the run.
            once: Refuse a second case of that id. Otherwise (inline cases, where
                several candidates answer one) an equal second is the same case.

        Raises:
            InputError: The id is taken, or the case holds what JSON cannot hold.
        """
        body = _body(_case_fields(case), where)
        taken = self._insert(
            "INSERT INTO cases (id, family, origin, body, kept) VALUES (?, ?, ?, ?, ?)",
            (case.id, case.family, where, body, int(kept)),
        )
        if not taken:
            return
        first, first_body = self._database.execute(
            "SELECT origin, body FROM cases WHERE id = ?", (case.id,)
        ).fetchone()
        if once:
            raise InputError(
                Problem(where, f"the id {case.id!r} is taken by {first}; give each case its own")
            )
        if first_body != body:
            raise InputError(
                Problem(
                    where,
                    f"the case {case.id!r} differs from the one at {first}; "
                    "give it another id, or the same fields",
                )
            )

    def add_reply(self, response: Response, where: str) -> None:
        """Keep a recorded response.

        Raises:
            InputError: The same candidate answered that case in that repeat already.
        """
        key = (response.case_id, response.candidate, response.repeat)
        taken = self._insert(
            "INSERT INTO replies (case_id, candidate, repeat, origin, body) VALUES (?, ?, ?, ?, ?)",
            (*key, where, _body(_response_fields(response), where)),
        )
        if taken:
            (first,) = self._database.execute(
                "SELECT origin FROM replies WHERE case_id = ? AND candidate = ? AND repeat = ?", key
            ).fetchone()
            raise InputError(
                Problem(
                    where,
                    f"found a second reply of {response.candidate!r} to case {response.case_id!r}; "
                    f"the first is {first}. Give each its own 'repeat' (0, 1, ...) or 'candidate'",
                )
            )

    def _insert(self, statement: str, values: tuple[Any, ...]) -> bool:
        """Insert a row; whether its key is taken."""
        try:
            self._database.execute(statement, values)
        except sqlite3.IntegrityError:
            return True
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"the inputs do not fit into the temporary folder: {error}; free some space there, "
                "or name another one in the variable SQLITE_TMPDIR"
            ) from None
        return False

    def refuse_unknown_cases(self, hint: str) -> None:
        """Stop at replies to cases that nobody gave.

        Raises:
            InputError: Every such reply, in the order of the file.
        """
        orphans = self._database.execute(
            "SELECT origin, case_id FROM replies WHERE case_id NOT IN (SELECT id FROM cases)"
            " ORDER BY position"
        ).fetchall()
        if not orphans:
            return
        known = [
            case_id
            for (case_id,) in self._database.execute(
                "SELECT id FROM cases ORDER BY position LIMIT ?", (MAX_NEIGHBOURS,)
            )
        ]
        problems = [
            Problem(where, _unknown_case(case_id, known, hint))
            for where, case_id in orphans[:MAX_SHOWN]
        ]
        # Only those shown need a message; looking for the nearest name takes a while.
        raise InputError(*problems, *(where for where, _ in orphans[MAX_SHOWN:]))

    def refuse_gaps_in_repeats(self, source: str) -> None:
        """Stop at candidates whose repeats are not counted 0, 1, 2 ...

        Each repeat from 0 to the highest is planned for every case, so a count that
        begins with 1 would leave a whole round of replies missing.

        Raises:
            InputError: The first number missing, for each such candidate.
        """
        problems = []
        for candidate in self.candidates():
            rows = self._database.execute(
                "SELECT DISTINCT repeat FROM replies WHERE candidate = ? ORDER BY repeat",
                (candidate,),
            )
            for expected, (repeat,) in enumerate(rows):
                if repeat != expected:
                    message = (
                        f"candidate {candidate!r}: found 'repeat' {repeat}, but no reply with "
                        f"'repeat' {expected}; count them 0, 1, 2 ..."
                    )
                    problems.append(Problem(source, message))
                    break
        if problems:
            raise InputError(*problems)

    def has_orphans(self) -> bool:
        """Whether there are replies to cases that nobody gave yet."""
        query = "SELECT EXISTS (SELECT 1 FROM replies WHERE case_id NOT IN (SELECT id FROM cases))"
        return bool(self._number(query))

    def drop_unanswered_cases(self) -> int:
        """Leave out the cases to which there is no reply at all; how many those were."""
        return self._database.execute(
            "UPDATE cases SET kept = 0 WHERE kept AND id NOT IN (SELECT case_id FROM replies)"
        ).rowcount

    def keep_first(self, limit: int) -> None:
        """Leave out all cases behind the first `limit`."""
        self._database.execute(
            "UPDATE cases SET kept = 0 WHERE kept AND position NOT IN"
            " (SELECT position FROM cases WHERE kept ORDER BY position LIMIT ?)",
            (limit,),
        )

    @property
    def n_cases(self) -> int:
        """Cases kept."""
        return self._number("SELECT count(*) FROM cases WHERE kept")

    @property
    def n_clusters(self) -> int:
        """Independent scenario families among them."""
        return self._number("SELECT count(DISTINCT family) FROM cases WHERE kept")

    def _number(self, query: str) -> int:
        return int(self._database.execute(query).fetchone()[0])

    def candidates(self) -> list[str]:
        """Names of the candidates that have a recorded reply, sorted."""
        rows = self._database.execute("SELECT DISTINCT candidate FROM replies ORDER BY candidate")
        return [name for (name,) in rows]

    def repeats_of(self, candidate: str) -> int:
        """How often the candidate answered a case at most."""
        row = self._database.execute(
            "SELECT max(repeat) + 1 FROM replies WHERE candidate = ?", (candidate,)
        ).fetchone()
        return int(row[0])

    def cases(self) -> Iterator[Case]:
        """All cases, in the order they were added."""
        for (body,) in self._database.execute(
            "SELECT body FROM cases WHERE kept ORDER BY position"
        ):
            yield _case_from(json.loads(body))

    def reply(self, case_id: str, candidate: str, repeat: int) -> Response | None:
        """The recorded response, or None when there is none."""
        row = self._database.execute(
            "SELECT body FROM replies WHERE case_id = ? AND candidate = ? AND repeat = ?",
            (case_id, candidate, repeat),
        ).fetchone()
        return None if row is None else _response_from(json.loads(row[0]))

    def digest_of_cases(self) -> str:
        """SHA-256 over the kept cases in order."""
        return self._digest_of("SELECT body FROM cases WHERE kept ORDER BY position")

    def digest_of_replies(self) -> str:
        """SHA-256 over the replies to kept cases, whatever order the file had."""
        return self._digest_of(
            "SELECT body FROM replies WHERE case_id IN (SELECT id FROM cases WHERE kept)"
            " ORDER BY case_id, candidate, repeat"
        )

    def _digest_of(self, query: str) -> str:
        digest = hashlib.sha256()
        for (body,) in self._database.execute(query):
            digest.update(body.encode("utf-8"))
            digest.update(b"\n")
        return digest.hexdigest()


def _unknown_case(case_id: str, known: list[str], hint: str) -> str:
    message = unknown_name_message("case id", case_id, known)
    if message.endswith("?"):
        return f"{message} Otherwise {hint}"
    return f"{message.removesuffix('.')}; {hint}"


def _body(fields: dict[str, Any], where: str) -> str:
    """JSON text of fields, fit for a database."""
    try:
        body = dump_json(fields)
        body.encode("utf-8")  # refuses half a surrogate pair
    except (TypeError, ValueError, RecursionError) as error:
        # Not from JSON files, which were read strictly: from Python, or a foreign data set.
        raise InputError(Problem(where, f"holds what JSON cannot hold: {error}")) from None
    return body


# Written out, since `dataclasses.asdict` takes as long as all the rest of a line.


def _case_fields(case: Case) -> dict[str, Any]:
    return {
        "id": case.id,
        "messages": _message_fields(case.messages),
        "cluster": case.cluster,
        "tags": case.tags,
        "language": case.language,
        "reference": case.reference,
        "metadata": case.metadata,
    }


def _response_fields(response: Response) -> dict[str, Any]:
    usage = response.usage
    return {
        "case_id": response.case_id,
        "candidate": response.candidate,
        "repeat": response.repeat,
        "messages": _message_fields(response.messages),
        "state": response.state,
        "detail": response.detail,
        "model": response.model,
        "usage": None if usage is None else [usage.input_tokens, usage.output_tokens],
    }


def _message_fields(messages: tuple[Message, ...]) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in messages]


def _case_from(data: dict[str, Any]) -> Case:
    data["messages"] = tuple(Message(**message) for message in data["messages"])
    data["tags"] = tuple((key, value) for key, value in data["tags"])
    return Case(**data)


def _response_from(data: dict[str, Any]) -> Response:
    data["messages"] = tuple(Message(**message) for message in data["messages"])
    data["usage"] = None if data["usage"] is None else Usage(*data["usage"])
    return Response(**data)
