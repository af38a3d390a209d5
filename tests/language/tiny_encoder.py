"""A random encoder of the shipped one's form and a hundredth of its size, for the tests of the code around it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from tallywire.language.encoder import ENCODER_COMPONENT, EncoderComponent
from tallywire.language.encoder_shapes import SHAPES
from training.encoder.files import write_model
from training.encoder.ranges import measure_ranges

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,-'"
WIDTH, INNER, ARC, RELATION, LAYERS = 24, 48, 16, 8, 2
TEXTS = ("a bus left .", "men from Zliten left on a bus , police said in a statement 12 times")
LABELS = {
    "upos": ["ADP", "NOUN", "PUNCT", "VERB"],
    "xpos": [",", "IN", "NN", "VBD"],
    "relations": ["nsubj", "obj", "parataxis", "punct", "root"],
    "names": ["O", "B-PERSON", "B-PLACE", "I-PERSON", "I-PLACE"],
}


def vocabulary() -> list[str]:
    """A piece for every letter, at the start of a word and inside."""
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{letter}" for letter in LETTERS)]


def weights(seed: int = 1) -> dict[str, np.ndarray]:
    """Random weights under the names of `training/encoder/model.py`."""
    random = np.random.default_rng(seed)
    word = WIDTH + 4
    made = {
        "pieces.weight": (len(vocabulary()), WIDTH),
        "positions.weight": (256, WIDTH),
        "shapes.weight": (len(SHAPES), WIDTH),
        "head_shapes.weight": (len(SHAPES), 4),
        "arc_weight": (ARC + 1, ARC),
        "relation_weight": (len(LABELS["relations"]), RELATION + 1, RELATION + 1),
        "names.3.weight": (len(LABELS["names"]), 16),
        "names.3.bias": (len(LABELS["names"]),),
    }
    outputs = {"upos": 4, "xpos": 4, "names.0": 16, "arc_child": ARC, "arc_parent": ARC}
    for name, size in {**outputs, "relation_child": RELATION, "relation_parent": RELATION}.items():
        made |= {f"{name}.weight": (size, word), f"{name}.bias": (size,)}
    for layer in range(LAYERS):
        sizes = {"queries_keys_values": (3 * WIDTH, WIDTH), "output": (WIDTH, WIDTH), "up": (INNER, WIDTH)}
        for name, shape in {**sizes, "down": (WIDTH, INNER)}.items():
            made |= {f"layers.{layer}.{name}.weight": shape, f"layers.{layer}.{name}.bias": shape[:1]}
    found = {name: random.normal(scale=0.2, size=shape).astype(np.float32) for name, shape in made.items()}
    for norm in (
        "input_norm",
        *(f"layers.{layer}.{part}_norm" for layer in range(LAYERS) for part in ("output", "down")),
    ):
        found |= {f"{norm}.weight": np.ones(WIDTH, np.float32), f"{norm}.bias": np.zeros(WIDTH, np.float32)}
    return found


def write_tiny(folder: Path, *, seed: int = 1, eight_bits: bool = True) -> Path:
    """The four files of a model in a folder."""
    sizes = {"layers": LAYERS, "attention_heads": 4}
    write_model(folder, weights(seed), sizes, dict(LABELS), ranges=None, watched=eight_bits)
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary()), encoding="utf-8")
    if eight_bits:
        ranges = measure_ranges(folder, [text.split() for text in TEXTS])
        write_model(folder, weights(seed), sizes, dict(LABELS), ranges=ranges)
    return folder


def tiny_reader(folder: Path) -> Language:
    """An English pipeline with the tiny encoder alone."""
    nlp = spacy.blank("en")
    component = nlp.add_pipe(ENCODER_COMPONENT)
    assert isinstance(component, EncoderComponent)
    component.from_disk(write_tiny(folder))
    return nlp
