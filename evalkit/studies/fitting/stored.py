"""The numbers of a grader's ONNX file, by the names that the network in training has for them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evalkit.errors import InputError
from evalkit.graders.local.adapted import read_adapted, write_adapted
from evalkit.graders.local.model import MODEL_NAME, TOKENIZER_NAME

HEADS = ("weight", "value", "seen")
"""Matrices of the heads: what a token counts, what it says, what the checks say."""
EMBEDDINGS = ("words", "places", "types")


class StoredNetwork:
    """What a folder's network holds, with what adapts it."""

    def __init__(self, folder: Path) -> None:
        """Read it.

        Raises:
            InputError: The package `onnx` is missing.
        """
        try:
            import onnx
            from onnx import numpy_helper
        except ImportError:
            raise InputError(
                "fitting a grader needs onnx: pip install 'evalkit-empathy[train]'"
            ) from None
        self._folder = folder
        graph = onnx.load(str(folder / MODEL_NAME)).graph
        self._adapted = read_adapted(folder)
        self._arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
        self._arrays.update(self._adapted)
        self._matrices: dict[str, str] = {}
        for node in graph.node:
            if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in self._arrays:
                path = node.name.strip("/").split("/")[:-1]
                self._matrices[".".join(path)] = node.input[1].removesuffix("_quantized")
        # The exporter writes width / heads as a division by a constant.
        divided = next(node.input[1] for node in graph.node if node.name == "/layers.0/Div")
        constant = next(node for node in graph.node if divided in node.output)
        self._n_heads = int(numpy_helper.to_array(constant.attribute[0].t))

    def matrix(self, module: str) -> str:
        """The name that the graph has for a module's matrix."""
        return self._matrices[module]

    def scale(self, module: str) -> tuple[str, Any]:
        """The name and the numbers of the scale of each output of an 8-bit matrix."""
        name = f"{self._matrices[module]}_scale"
        return name, self._arrays[name]

    def of(self, name: str) -> Any:
        """A parameter as an array, outputs first; of 8-bit ones the numbers they stand for."""
        if name in self._arrays:
            return self._arrays[name]
        module = name.removesuffix(".weight")
        if module in EMBEDDINGS:
            return self._full(name)
        stored = self._matrices[module]
        return (self._arrays[stored] if stored in self._arrays else self._full(stored)).T.copy()

    def sizes(self) -> tuple[int, int, int, int, int, int]:
        """Width, layers, attention heads, inner width, vocabulary and places of the encoder."""
        vocabulary, width = self._arrays["words.weight_quantized"].shape
        n_layers = sum(name.endswith(".done.bias") for name in self._arrays)
        inner = len(self._arrays["layers.0.inner.bias"])
        places = len(self._arrays["places.weight_quantized"])
        return width, n_layers, self._n_heads, inner, vocabulary, places

    def write(self, output: Path, replaced: Mapping[str, Any]) -> None:
        """Write the network, and beside it what replaces its numbers from now on.

        Args:
            output: Folder to write to.
            replaced: Name in the graph to array; what else adapts the network stays.
        """
        for name in (MODEL_NAME, TOKENIZER_NAME):
            shutil.copyfile(self._folder / name, output / name)
        write_adapted(output, {**self._adapted, **replaced})

    def _full(self, name: str) -> Any:
        zero = self._arrays[f"{name}_zero_point"].astype("float32")
        whole = self._arrays[f"{name}_quantized"].astype("float32")
        return (whole - zero) * self._arrays[f"{name}_scale"]
