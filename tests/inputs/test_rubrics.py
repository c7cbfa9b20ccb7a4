import json

import pytest
import yaml

from evalkit.checks import Outcome, check
from evalkit.errors import InputError, UnknownName
from evalkit.files import shipped_folder
from evalkit.inputs import load_rubric, resolve_rubric, shipped_rubric_names
from evalkit.inputs.rubrics import DEFAULT_RUBRICS, resolve_rubrics
from evalkit.types import Level

RUBRIC = """\
schema_version: 1
id: kindness
version: "1.0.0"
title: Kindness in a reply
sources: ["made up for a test, 2026"]
criteria:
  - id: care
    kind: graded
    question: Does the reply show care?
    weight: 2
    direction: higher
    levels:
      - {value: 0, label: none, description: " No care. ", example: Next.}
      - {value: 1, label: some, description: Some care., example: {client: Ow., reply: Oh no.}}
      - {value: 2.0, label: much, description: Much care.}
"""
CHECK = """\
  - {id: made_up, kind: check, check: made_up, levels_at: [1, 2.5], weight: 1, direction: lower}
"""


@pytest.fixture
def rubric(write, folder):
    def rubric(text=RUBRIC, name="kindness.yaml"):
        return load_rubric(folder.joinpath(write(name, text)).relative_to(folder))

    return rubric


@pytest.fixture
def made_up(own_checks):
    """A check of that name, which takes `strict` and needs `words`."""

    @check(
        "made_up",
        summary="s",
        number="n",
        source="s",
        params={"strict": False},
        required=("words",),
    )
    def function(exchange, params):
        return Outcome(0.0)


def message(rubric, text):
    with pytest.raises(InputError) as caught:
        rubric(text)
    return str(caught.value)


def test_graded_criterion_arrives_whole(rubric):
    loaded = rubric(
        RUBRIC.replace(
            "weight: 2",
            "weight: 2\n    evidence: {required_from: 1.0}\n    must_not: {fails_at: 0}\n"
            "    allow_not_applicable: true\n    units: [conversation, reply]",
        )
    )

    (care,) = loaded.criteria
    assert (loaded.id, loaded.version, loaded.path) == ("kindness", "1.0.0", "kindness.yaml")
    assert (care.evidence_from, care.fails_at, care.allow_not_applicable) == (1, 0, True)
    assert (care.weight, care.direction, care.units) == (2.0, "higher", ("conversation", "reply"))
    assert care.levels[0] == Level(0, "none", "No care.", "", "Next.")
    assert care.levels[1] == Level(1, "some", "Some care.", "Ow.", "Oh no.")
    assert care.scale == (0, 2)
    assert all(type(level.value) is int for level in care.levels)


def test_check_criterion_arrives_whole(rubric, made_up):
    loaded = rubric(RUBRIC + CHECK.replace("weight", "params: {words: [a]}, weight"))

    made_up = loaded.criterion("made_up")
    assert (made_up.check, made_up.params) == ("made_up", {"words": ["a"]})
    assert (made_up.levels_at, made_up.scale) == ((1.0, 2.5), (0, 2))


def test_band_has_its_target(rubric):
    loaded = rubric(RUBRIC.replace("direction: higher", "direction: band\n    target: [1, 1.5]"))

    assert loaded.criteria[0].target == (1.0, 1.5)


def test_digest_is_of_the_content_not_of_its_form(rubric):
    plain = rubric()
    commented = rubric("# a comment\n" + RUBRIC.replace("[0]", "[ 0 ]"))
    other = rubric(RUBRIC.replace("Some care.", "A little care."))

    assert plain.digest == commented.digest
    assert plain.digest != other.digest


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ("{}", "$.criteria[1].params: the check 'made_up' needs the parameter 'words'"),
        (
            "{words: [], strct: true}",
            "$.criteria[1].params.strct: unknown parameter 'strct'; did you mean 'strict'?",
        ),
    ],
)
def test_bad_parameters_are_told_with_their_line(rubric, made_up, params, expected):
    found = message(rubric, RUBRIC + CHECK.replace("weight", f"params: {params}, weight"))

    assert f"kindness.yaml:16: {expected}" in found


def test_parameters_are_told_where_a_check_validates_them(rubric, made_up):
    text = RUBRIC + CHECK.replace("check: made_up", "check: pattern").replace(
        "weight", "params: {pattern: '(a'}, weight"
    )

    assert "kindness.yaml:16: $.criteria[1].params" in message(rubric, text)


def test_unknown_check_offers_the_nearest_and_the_list(rubric, made_up):
    assert message(rubric, RUBRIC + CHECK.replace("check: made_up", "check: made-up")) == (
        "kindness.yaml:16: $.criteria[1].check: unknown check 'made-up'; did you mean 'made_up'? "
        "See: evalkit checks list"
    )


def test_no_more_than_the_problems_shown_are_listed(rubric):
    text = RUBRIC + "".join(f"unknown_{number}: 1\n" for number in range(30))

    lines = message(rubric, text).splitlines()

    assert lines[0].startswith("kindness.yaml:16: ")
    assert lines[-1] == "... and 10 more problems"


def test_rubric_may_be_json(rubric):
    plain = yaml.safe_load(RUBRIC)

    assert rubric(json.dumps(plain, indent="\t"), "kindness.json").digest == rubric().digest


@pytest.mark.parametrize("name", shipped_rubric_names())
def test_shipped_rubric_loads_by_its_id(name):
    loaded = resolve_rubric(name)

    assert loaded.id == name
    assert loaded.path == str(shipped_folder("rubrics") / f"{name}.yaml")
    assert all(level.example_reply for c in loaded.criteria for level in c.levels)


def test_default_rubrics_are_shipped():
    assert set(DEFAULT_RUBRICS) <= set(shipped_rubric_names())
    assert [rubric.id for rubric in resolve_rubrics(DEFAULT_RUBRICS)] == list(DEFAULT_RUBRICS)


def test_shipped_name_wins_over_a_folder_of_that_name(folder):
    (folder / "validation").mkdir()

    assert resolve_rubric("validation").id == "validation"


def test_rubric_is_found_by_its_path(write):
    assert resolve_rubric(write("kindness.yaml", RUBRIC)).id == "kindness"
    assert resolve_rubric(write("kindness", RUBRIC)).id == "kindness"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("validaton", "unknown rubric 'validaton'; did you mean 'validation'?"),
        ("Validation", "unknown rubric 'Validation'; did you mean 'validation'?"),
        ("zzz", "unknown rubric 'zzz'; expected one of: "),
        ("", "unknown rubric ''"),
        ("x" * 5000, "unknown rubric 'xxxx"),
        ("a\0b", "unknown rubric 'a\\x00b'"),
    ],
)
def test_unknown_rubric_offers_the_nearest(folder, name, expected):
    with pytest.raises(UnknownName) as caught:
        resolve_rubric(name)

    assert expected in str(caught.value)
    assert str(caught.value).endswith("See: evalkit rubric list")


def test_missing_rubric_file_and_folder_are_told_as_such(folder):
    with pytest.raises(InputError, match=r"nope\.yaml: no such file"):
        resolve_rubric("nope.yaml")
    with pytest.raises(InputError, match="found a folder, expected a file"):
        resolve_rubric(str(folder))


def test_two_rubrics_of_one_id_are_refused(write):
    write("a.yaml", RUBRIC)
    write("b.yaml", RUBRIC)

    with pytest.raises(InputError) as caught:
        resolve_rubrics(["a.yaml", "b.yaml"])

    assert str(caught.value) == (
        "b.yaml: the rubric id 'kindness' is taken by a.yaml; give one of them another, "
        "or leave it out"
    )
