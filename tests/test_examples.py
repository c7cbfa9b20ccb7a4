"""Files in tests/examples: the valid load, the invalid give the message beside them.

To add a case, add a file to tests/examples/{valid,invalid}/{cases,replies,rubrics}; for
an invalid one also FILE.expected, the whole message that a user shall read. Replies are
read after the cases c1, c2 and c3 of tests/examples/cases.jsonl.
"""

from pathlib import Path

import pytest

from evalkit.errors import InputError
from evalkit.inputs import Spool, load_rubric
from evalkit.inputs.loading import add_cases, add_replies

EXAMPLES = Path(__file__).parent / "examples"


def examples(verdict: str) -> list[Path]:
    files = (EXAMPLES / verdict).glob("*/*")
    return sorted(path for path in files if path.suffix != ".expected")


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def expectation(path: Path) -> Path:
    return path.with_name(f"{path.name}.expected")


def load(kind: str, path: Path) -> None:
    spool = Spool()
    try:
        if kind == "rubrics":
            load_rubric(path)
        elif kind == "cases":
            add_cases(spool, str(path))
        else:
            add_cases(spool, str(EXAMPLES / "cases.jsonl"))
            add_replies(spool, str(path))
            spool.refuse_unknown_cases("give its case with --cases, or inline")
    finally:
        spool.close()


@pytest.mark.parametrize("path", examples("valid"), ids=name_of)
def test_valid_example_loads(path):
    load(path.parent.name, path)


@pytest.mark.parametrize("path", examples("invalid"), ids=name_of)
def test_invalid_example_gives_the_message_beside_it(path, monkeypatch):
    expected = expectation(path).read_text(encoding="utf-8")
    monkeypatch.chdir(path.parent)

    with pytest.raises(InputError) as caught:
        load(path.parent.name, Path(path.name))

    assert str(caught.value) == expected.rstrip("\n")


def test_every_expected_message_has_its_example():
    beside = {expectation(path) for path in examples("invalid")}

    alone = set(EXAMPLES.rglob("*.expected")) - beside

    assert alone == set()
