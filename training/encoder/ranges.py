"""How large the numbers get that the encoder multiplies: the scales of its eight-bit arithmetic come from here.

The encoder in 32 bits reads sentences it was trained on, some of them in capitals, and what each product is given is
watched. The largest value in ten thousand is taken, not the largest of all: the rest is cut off, which costs less
than a coarse scale for everything.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from tallywire.language.encoder_model import EncoderModel
from training.encoder.graph import WATCHED

__all__ = ["a_sample", "measure_ranges"]

_SHARE = 0.9999
_KEPT = 3  # every third piece: 600 sentences fit in memory, and more change nothing


def measure_ranges(watched: Path, sentences: Sequence[Sequence[str]]) -> dict[str, NDArray[np.float32]]:
    """The ranges for `files.py: write_model`, from a watched encoder in 32 bits reading these sentences.

    One number for each place of a product's vectors; one for all of them before "down", where dividing each place
    would take a pass of its own and brings nothing (measured here).
    """
    model = EncoderModel(watched)
    watching = _Watching(watched / "encoder.onnx")
    model._encoder = watching
    model.read([words for words in sentences if words and sum(map(model.length, words)) < model.most_pieces - 2])
    return {name: _range(name, np.concatenate(parts)) for name, parts in watching.seen.items()}


def a_sample(sentences: Sequence[Sequence[str]], *, count: int = 600, seed: int = 3) -> list[list[str]]:
    """Some of the sentences, and a sixth of that in capitals."""
    chosen = random.Random(seed).sample(list(map(list, sentences)), count + count // 6)
    return chosen[:count] + [[word.upper() for word in words] for words in chosen[count:]]


def _range(name: str, seen: NDArray[np.float16]) -> NDArray[np.float32]:
    if name.endswith(".down"):
        return np.quantile(seen.astype(np.float32), _SHARE, keepdims=True).ravel()
    return np.quantile(seen.astype(np.float32), _SHARE, axis=0).astype(np.float32)


class _Watching:
    """An ONNX session that keeps the sizes of what its products were given, without padding."""

    def __init__(self, path: Path) -> None:
        self._session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        self._names = [each.name for each in self._session.get_outputs() if each.name.startswith(WATCHED)]
        self.seen: dict[str, list[NDArray[np.float16]]] = {}

    def run(self, wanted: list[str], inputs: Mapping[str, NDArray[np.generic]]) -> list[NDArray[np.generic]]:
        """As the session's own."""
        found: list[NDArray[np.generic]] = self._session.run([*wanted, *self._names], inputs)
        by_width = {inputs[name].shape[1]: inputs[name].astype(bool) for name in ("mask", "words")}  # pieces, words
        for name, values in zip(self._names, found[len(wanted) :], strict=True):
            real = np.abs(values[by_width[values.shape[1]]][::_KEPT]).astype(np.float16)
            self.seen.setdefault(name.removeprefix(WATCHED), []).append(real)
        return found[: len(wanted)]
