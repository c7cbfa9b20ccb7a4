"""What the `openai` package alone costs for the calls of a run: one answer, one grading.

    python bench/engine_floor.py create|post --base-url URL --cases FILE [--connections N]

`create` is the documented way, `chat.completions.create()`. `post` sends the same through
`client.post(..., cast_to=object)` on the package's aiohttp transport. Nothing is stored,
verified or reported.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

RETRIES = 8
INSTRUCTIONS = (
    "You grade one reply to a person who struggles. For each criterion quote the words that "
    "decide it, explain in one sentence, and give the level. "
) * 8  # about as long as the prompt of a grader
GRADE = {
    "type": "object",
    "properties": {
        "evidence": {"type": "array", "items": {"type": "string"}},
        "explanation": {"type": "string"},
        "level": {"type": "integer", "enum": [0, 1, 2]},
    },
    "required": ["evidence", "explanation", "level"],
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "properties": {"care": GRADE, "blame": GRADE},
    "required": ["care", "blame"],
    "additionalProperties": False,
}
FORMAT = {
    "type": "json_schema",
    "json_schema": {"name": "grades", "schema": SCHEMA, "strict": True},
}

Ask = Callable[[Mapping[str, Any]], Awaitable[str]]


def asking(way: str, base_url: str) -> Ask:
    """A function from a request to the text of its answer."""
    import openai

    def client(**more: Any) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(
            base_url=base_url, api_key="none", max_retries=RETRIES, timeout=120, **more
        )

    if way == "create":
        plain = client()

        async def create(body: Mapping[str, Any]) -> str:
            answer = await plain.chat.completions.create(**body)
            return str(answer.choices[0].message.content)

        return create
    quick = client(http_client=openai.DefaultAioHttpClient())

    async def post(body: Mapping[str, Any]) -> str:
        answer: Any = await quick.post("/chat/completions", body=body, cast_to=object)
        return str(answer["choices"][0]["message"]["content"])

    return post


async def work(ask: Ask, cases: Iterator[Mapping[str, Any]]) -> int:
    """Ask and grade until no case is left; how many of them failed."""
    n_failed = 0
    for case in cases:
        asked = case["messages"]
        try:
            reply = await ask({"model": "candidate", "messages": asked})
            shown = json.dumps({"conversation": asked, "reply": reply})
            question = [{"role": "user", "content": f"{INSTRUCTIONS}\n{shown}"}]
            graded = {"model": "grader", "messages": question, "response_format": FORMAT}
            json.loads(await ask(graded))
        except Exception:  # noqa: BLE001 - a bare loop has no notion of what may go wrong
            n_failed += 1
    return n_failed


async def run(way: str, base_url: str, path: Path, n_connections: int) -> int:
    """All cases, so many at a time; how many of them failed."""
    ask = asking(way, base_url)
    with path.open(encoding="utf-8") as lines:
        cases = map(json.loads, lines)
        return sum(await asyncio.gather(*(work(ask, cases) for _ in range(n_connections))))


def main() -> None:
    """Print how many cases failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("way", choices=("create", "post"))
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--connections", type=int, default=64)
    given = parser.parse_args()
    n_failed = asyncio.run(run(given.way, given.base_url, given.cases, given.connections))
    print(json.dumps({"failed": n_failed}))


if __name__ == "__main__":
    main()
