# mypy: allow-subclassing-any, allow-untyped-calls, disable-error-code="import-not-found"
"""The starting weights: MiniLM-L6 (`all-MiniLM-L6-v2`, Apache 2.0), put into our model's names."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.encoder.model import TreeEncoder

__all__ = ["load_minilm"]

_PARTS = {
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "output_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "down_norm",
}


def load_minilm(model: TreeEncoder, path: Path) -> None:
    """Copy the pretrained embeddings and layers; shapes and heads stay as they are. Raises on a missing weight."""
    given = load_file(path)
    wanted: dict[str, Tensor] = {
        "pieces.weight": given["embeddings.word_embeddings.weight"],
        # there is only ever one kind of segment: its vector goes into the positions
        "positions.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        wanted[f"input_norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for number in range(model.sizes.layers):
            source, target = f"encoder.layer.{number}.", f"layers.{number}."
            joined = [given[f"{source}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            wanted[f"{target}queries_keys_values.{kind}"] = torch.cat(joined)
            for name, ours in _PARTS.items():
                wanted[f"{target}{ours}.{kind}"] = given[f"{source}{name}.{kind}"]
    left = model.load_state_dict(wanted, strict=False)
    if left.unexpected_keys or any(
        name.startswith(("pieces", "positions", "input", "layers")) for name in left.missing_keys
    ):
        raise ValueError(f"weights that do not fit: {left}")
