"""A trained network as an ONNX file of 8-bit weights."""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from evalkit.studies.fitting.network import Network
from evalkit.studies.fitting.stored import HEADS

_OPSET = 17
_HEAD_NODES = tuple(f"/{name}/" for name in HEADS)
"""How the names of a head's nodes begin in the graph."""


def export_network(network: Network, path: Path) -> None:
    """Write a network for `onnxruntime`, weights in 8 bits, activations as they come.

    Args:
        network: What was trained.
        path: The file to write.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    ids = torch.ones(1, 12, dtype=torch.long)
    types = torch.tensor([[0] * 6 + [1] * 6])
    features = torch.zeros(1, network.seen.in_features)
    with tempfile.TemporaryDirectory(prefix="evalkit-fit-") as folder:
        full = Path(folder) / "full.onnx"
        with warnings.catch_warnings():
            # The older exporter says that a newer one exists, which needs more packages.
            warnings.simplefilter("ignore")
            torch.onnx.export(
                network,
                (ids, types, features),
                str(full),
                input_names=["input_ids", "token_type_ids", "features"],
                output_names=["logits", "tokens", "states"],
                dynamic_axes={
                    "input_ids": {0: "batch", 1: "length"},
                    "token_type_ids": {0: "batch", 1: "length"},
                    "features": {0: "batch"},
                    "logits": {0: "batch"},
                    "tokens": {0: "batch", 1: "length"},
                    "states": {0: "batch", 1: "length"},
                },
                opset_version=_OPSET,
                dynamo=False,
            )
        with _quiet():
            quantize_dynamic(
                full,
                path,
                # The heads are small, and `fit` puts others in their place.
                nodes_to_exclude=_head_nodes(full),
                weight_type=QuantType.QInt8,
                per_channel=True,
                # Processors without VNNI add 8-bit products in 16 bits, which 7-bit weights
                # never overflow: so all processors compute nearly the same.
                reduce_range=True,
            )


def _head_nodes(path: Path) -> list[str]:
    """Names of the multiplications that belong to heads."""
    import onnx

    graph = onnx.load(str(path)).graph
    return [node.name for node in graph.node if node.name.startswith(_HEAD_NODES)]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the quantizer's advice on preprocessing out of the terminal."""
    logger = logging.getLogger()
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
