import json
import shutil

import pytest

from evalkit.errors import InputError
from evalkit.files import shipped_folder
from evalkit.inputs.rubrics import load_rubric, resolve_rubric, scheme_names, shipped_rubric_names
from evalkit.inputs.trials import goldens_of, pairs_of

CORE = ("validation", "reflection", "non_judgment")
TESTED = [
    name
    for name in shipped_rubric_names()
    if any("reply" in c.units and c.kind == "graded" for c in resolve_rubric(name).criteria)
]
PAIR = {
    "id": "p1",
    "criterion": "warmth",
    "contrast": "sorrow / none",
    "messages": [{"role": "user", "content": "He left."}],
    "better": "I'm so sorry.",
    "worse": "Men do that.",
}
GOLDEN = {
    "id": "g1",
    "messages": PAIR["messages"],
    "response": "I'm so sorry.",
    "levels": {"warmth": 2},
}


@pytest.fixture
def validation(tmp_path):
    def with_lines(folder, *lines):
        shutil.copyfile(shipped_folder("rubrics") / "validation.yaml", tmp_path / "validation.yaml")
        (tmp_path / folder).mkdir()
        text = "\n".join(json.dumps(line) for line in lines)
        (tmp_path / folder / "validation.jsonl").write_text(text)
        return load_rubric(tmp_path / "validation.yaml")

    return with_lines


def test_trials_lie_beside_the_rubric(validation):
    known = validation("pairs", PAIR)

    (pair,) = pairs_of(known)

    assert (pair.criterion, pair.better, pair.worse) == ("warmth", "I'm so sorry.", "Men do that.")
    assert goldens_of(known) == []


@pytest.mark.parametrize(
    ("folder", "line", "message"),
    [
        ("pairs", {**PAIR, "criterion": "warmt"}, "did you mean 'warmth'"),
        ("pairs", {**PAIR, "criterion": "stock_phrases"}, "unknown criterion"),
        ("pairs", {**PAIR, "worse": PAIR["better"]}, "the same text"),
        ("pairs", {**PAIR, "better": ""}, r"\$\.better"),
        ("goldens", {**GOLDEN, "levels": {"warmth": 3}}, "found 3, expected 0 to 2"),
        ("goldens", {**GOLDEN, "levels": {}}, r"\$\.levels"),
    ],
)
def test_wrong_line_is_refused_with_its_place(validation, folder, line, message):
    known = validation(folder, line)

    read = pairs_of if folder == "pairs" else goldens_of
    with pytest.raises(InputError, match=f"validation.jsonl:1: .*{message}"):
        read(known)


def test_id_that_stands_twice_is_refused(validation):
    known = validation("pairs", PAIR, PAIR)

    with pytest.raises(InputError, match=r":2: .*'p1' stands in .*:1"):
        pairs_of(known)


@pytest.mark.parametrize("name", TESTED)
def test_every_shipped_rubric_has_its_pairs_and_goldens(name):
    known = resolve_rubric(name)
    graded = {c.id for c in known.criteria if c.kind == "graded"}
    pairs, goldens = pairs_of(known), goldens_of(known)

    assert len(pairs) >= (40 if name in CORE else 20)
    assert {pair.criterion for pair in pairs} == graded
    assert len({pair.case.family for pair in pairs}) == len(pairs)
    assert {criterion for golden in goldens for criterion in golden.levels} == graded


@pytest.mark.parametrize("name", TESTED)
def test_replies_of_a_pair_are_of_one_length_unless_length_is_the_test(name):
    for pair in pairs_of(resolve_rubric(name)):
        longer, shorter = sorted((len(pair.better), len(pair.worse)), reverse=True)
        if "padded" not in pair.contrast:
            assert longer <= 1.18 * shorter, pair.case.id
        else:
            assert len(pair.better) < len(pair.worse)


@pytest.mark.parametrize("name", scheme_names())
def test_published_schemes_resolve_by_name_and_cite_their_source(name):
    known = resolve_rubric(name)

    assert known.id == name
    assert known.sources
    assert name not in shipped_rubric_names()
