"""The files of a model, from its weights: two ONNX graphs and the names of the labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray

from tallywire.language.encoder_shapes import SHAPES
from training.encoder.graph import MOST_PIECES, Ranges, encoder_graph, relations_graph

__all__ = ["write_model"]


def write_model(
    out: Path,
    weights: dict[str, NDArray[np.float32]],
    sizes: dict[str, int],
    labels: dict[str, list[str]],
    *,
    ranges: Ranges | None,
    watched: bool = False,
) -> None:
    """Write the two graphs and `labels.json` into a folder; the vocabulary is left to the caller.

    With `ranges` (`ranges.py`) in eight bits, without in 32; `watched` as in `graph.py: encoder_graph`.
    """
    out.mkdir(parents=True, exist_ok=True)
    encoder = encoder_graph(
        weights, layers=sizes["layers"], attention_heads=sizes["attention_heads"], ranges=ranges, watched=watched
    )
    onnx.save(encoder, out / "encoder.onnx")
    onnx.save(relations_graph(weights, labels["relations"].index("root")), out / "relations.onnx")
    described: dict[str, Any] = {**labels, "shapes": list(SHAPES), "most_pieces": MOST_PIECES}
    (out / "labels.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
