# mypy: allow-subclassing-any, allow-untyped-calls, disable-error-code="import-not-found"
"""Writes a trained checkpoint as the files that the package ships.

    python -m training.encoder.export WORK/checkpoint.pt MINILM OUT

OUT then holds `encoder.onnx` (eight bits), `relations.onnx`, `vocabulary.txt` and `labels.json`. With `--full`, the
encoder keeps its 32 bits, to measure what rounding costs.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch

from training.encoder.files import write_model


def main() -> None:
    """Write the four files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "minilm", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    state = torch.load(options.checkpoint, weights_only=True)
    weights = {name: tensor.numpy() for name, tensor in state["model"].items()}
    write_model(options.out, weights, state["sizes"], state["labels"], eight_bits=not options.full)
    shutil.copyfile(options.minilm / "vocab.txt", options.out / "vocabulary.txt")
    for path in sorted(options.out.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
