"""What stands in the place of a network's own numbers."""

import json
import shutil

import numpy as np
import pytest
from values import turn

from evalkit.errors import InputError
from evalkit.graders.local.adapted import ADAPTED_NAME, read_adapted, write_adapted
from evalkit.graders.local.grader import shipped_weights
from evalkit.graders.local.model import LocalModel, network_digest

TURN = turn("I'm so sorry that you are alone with this.", "They let me go after ten years.")
WARMTH = ("validation", "warmth")


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped grader whose file of replacements is the test's to write."""
    copy = tmp_path / "grader"
    shutil.copytree(shipped_weights(), copy)
    return copy


def adapt(folder, shift):
    """Write what the folder has with another constant of every head."""
    arrays = dict(read_adapted(folder))
    arrays["value.bias"] = arrays["value.bias"] + np.float32(shift)
    write_adapted(folder, arrays)


def test_number_replaced_is_the_number_read(folder):
    before = LocalModel(folder).raw(TURN)[WARMTH]

    adapt(folder, 1.0)

    after = LocalModel(folder).raw(TURN)[WARMTH]
    assert after == pytest.approx([logit + 1 for logit in before], abs=1e-4)


def test_grader_with_other_numbers_is_another_grader(folder):
    before = LocalModel(folder).digest

    adapt(folder, 0.5)

    assert LocalModel(folder).digest != before


def test_same_arrays_are_the_same_bytes(tmp_path):
    arrays = {"b": np.ones((2, 3), np.float32), "a": np.zeros(2, np.float32)}
    write_adapted(tmp_path, arrays)
    first = (tmp_path / ADAPTED_NAME).read_bytes()

    write_adapted(tmp_path, dict(reversed(arrays.items())))

    assert (tmp_path / ADAPTED_NAME).read_bytes() == first
    assert {name: a.tolist() for name, a in read_adapted(tmp_path).items()} == {
        name: a.tolist() for name, a in arrays.items()
    }


def test_network_they_were_not_made_for_is_refused(folder):
    card = json.loads((folder / "card.json").read_text())
    assert card["adapts"] == network_digest(folder)
    (folder / "card.json").write_text(json.dumps({**card, "adapts": "0" * 64}))

    with pytest.raises(InputError, match=r"made for another model\.onnx"):
        LocalModel(folder).raw(TURN)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"no archive at all"])
def test_damaged_file_is_refused(folder, content):
    (folder / ADAPTED_NAME).write_bytes(content)

    with pytest.raises(InputError, match="found no arrays to read"):
        LocalModel(folder).raw(TURN)


def test_single_array_is_refused(folder):
    with (folder / ADAPTED_NAME).open("wb") as file:
        np.save(file, np.zeros(3, np.float32))

    with pytest.raises(InputError, match="found no arrays to read"):
        LocalModel(folder).raw(TURN)


def test_objects_are_never_unpickled(folder):
    with (folder / ADAPTED_NAME).open("wb") as file:
        np.savez(file, harm=np.array([{"code": 1}], dtype=object))

    with pytest.raises(InputError, match="found no arrays to read"):
        LocalModel(folder).raw(TURN)


def test_other_kinds_of_numbers_are_refused(folder):
    with (folder / ADAPTED_NAME).open("wb") as file:
        np.savez(file, doubled=np.zeros(3))

    with pytest.raises(InputError, match="found numbers of type float64, expected float32"):
        LocalModel(folder).raw(TURN)
