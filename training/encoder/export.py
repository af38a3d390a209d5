# mypy: allow-subclassing-any, allow-untyped-calls, disable-error-code="import-not-found"
"""Writes a trained checkpoint as the files that the package ships.

    python -m training.encoder.export WORK/checkpoint.pt MINILM DATA OUT

OUT then holds `encoder.onnx` (eight bits), `relations.onnx`, `vocabulary.txt` and `labels.json`. With `--full`, the
encoder keeps its 32 bits, to measure what rounding costs. The scales of the eight bits are measured on sentences of
DATA/train.jsonl.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch

from training.encoder.files import write_model
from training.encoder.prepare import read_examples
from training.encoder.ranges import a_sample, measure_ranges


def main() -> None:
    """Write the four files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "minilm", "data", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    state = torch.load(options.checkpoint, weights_only=True)
    weights = {name: tensor.numpy() for name, tensor in state["model"].items()}
    vocabulary = options.minilm / "vocab.txt"
    ranges = None
    if not options.full:
        with tempfile.TemporaryDirectory() as folder:
            watched = Path(folder)
            write_model(watched, weights, state["sizes"], state["labels"], ranges=None, watched=True)
            shutil.copyfile(vocabulary, watched / "vocabulary.txt")
            sentences = [example.words for example in read_examples(options.data / "train.jsonl")]
            ranges = measure_ranges(watched, a_sample(sentences))
    write_model(options.out, weights, state["sizes"], state["labels"], ranges=ranges)
    shutil.copyfile(vocabulary, options.out / "vocabulary.txt")
    for path in sorted(options.out.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
