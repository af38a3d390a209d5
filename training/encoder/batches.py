"""Sentences as batches of arrays: word pieces, shapes, and what is to be learned about each word."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tallywire.language.encoder_pieces import WordPieces
from tallywire.language.encoder_shapes import SHAPES, UNKNOWN, shapes_of
from training.encoder.prepare import Example

__all__ = ["IGNORED", "Batch", "Labels", "batches", "make_batch", "vary_shapes"]

IGNORED = -100
"""A target that the loss leaves out: padding, or what a corpus does not say."""

MOST_PIECES_OF_A_SENTENCE = 400
_UNKNOWN_WORDS = 0.04
"""Share of training words whose pieces are hidden: names of places and groups will often be new."""
_CURLY_QUOTES = 0.15

_SHARES = {"unknown": 0.15, "lower": 0.06, "title": 0.08}
"""Shares of training sentences whose shapes are blanked, without capitals, or in headline capitals."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of what the heads tell apart; a label's number is its place here."""

    upos: list[str]
    xpos: list[str]
    relations: list[str]
    names: list[str]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Labels:
        """The labels that occur in these sentences, sorted; names come as `O`, `B-kind`, `I-kind`."""
        kinds = sorted({kind for example in examples for _, _, kind in example.names or ()})
        return cls(
            upos=sorted({label for example in examples for label in example.upos or ()}),
            xpos=sorted({label for example in examples for label in example.xpos or ()}),
            relations=sorted({label for example in examples for label in example.relations or ()}),
            names=["O", *(f"B-{kind}" for kind in kinds), *(f"I-{kind}" for kind in kinds)],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Arrays of B sentences, T pieces with [CLS] and [SEP], W words and the root before them.

    `firsts` (B, 1 + W): the piece at which a word begins, 0 for the root; `words` (B, 1 + W): which are real;
    targets (B, W): `heads` counts from 0 = the root.
    """

    pieces: Integers
    shapes: Integers
    mask: NDArray[np.bool_]
    firsts: Integers
    words: NDArray[np.bool_]
    upos: Integers
    xpos: Integers
    heads: Integers
    relations: Integers
    names: Integers


def batches(
    examples: Sequence[Example], words: int, chance: random.Random, cut: Callable[[str], Sequence[int]]
) -> Iterator[list[Example]]:
    """All sentences once, in batches of about that many words and of like length, in random order."""
    fit = [example for example in examples if sum(len(cut(word)) for word in example.words) < MOST_PIECES_OF_A_SENTENCE]
    ordered = sorted(fit, key=lambda example: (len(example.words) * chance.uniform(0.9, 1.1), chance.random()))
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if sum(len(each.words) for each in groups[-1]) + len(example.words) > words and groups[-1]:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    yield from groups


def make_batch(
    examples: Sequence[Example], labels: Labels, pieces: WordPieces, chance: random.Random | None = None
) -> Batch:
    """The arrays of these sentences; with `chance`, shapes vary as in training."""
    cut = [_cut(example, pieces, chance) for example in examples]
    most_words = max(map(len, cut))
    most_pieces = 2 + max(sum(map(len, sentence)) for sentence in cut)
    size = len(examples)
    arrays = {name: np.zeros((size, most_pieces), np.int64) for name in ("pieces", "shapes")}
    mask = np.zeros((size, most_pieces), np.bool_)
    firsts = np.zeros((size, most_words + 1), np.int64)
    words = np.zeros((size, most_words + 1), np.bool_)
    targets = {name: np.full((size, most_words), IGNORED) for name in ("upos", "xpos", "heads", "relations", "names")}
    for row, (example, sentence) in enumerate(zip(examples, cut, strict=True)):
        shapes = shapes_of(example.words)
        if chance is not None:
            shapes = vary_shapes(shapes, example, chance)
        flat = [pieces.first, *(piece for word in sentence for piece in word), pieces.last]
        arrays["pieces"][row, : len(flat)] = flat
        arrays["shapes"][row, 1 : len(flat) - 1] = np.repeat(shapes, [len(word) for word in sentence])
        mask[row, : len(flat)] = True
        firsts[row, 1 : len(sentence) + 1] = 1 + np.cumsum([0, *(len(word) for word in sentence[:-1])])
        words[row, : len(sentence) + 1] = True
        for name, column in _targets(example, labels).items():
            targets[name][row, : len(sentence)] = column
    return Batch(**arrays, mask=mask, firsts=firsts, words=words, **targets)


def _cut(example: Example, pieces: WordPieces, chance: random.Random | None) -> list[tuple[int, ...]]:
    """The pieces of each word; with `chance`, some words hidden, and in some sentences the other quotation marks."""
    if chance is None:
        return [pieces.of(word) for word in example.words]
    words = example.words
    if chance.random() < _CURLY_QUOTES and example.xpos is not None:
        words = [_curled(word, tag) for word, tag in zip(words, example.xpos, strict=True)]
    return [(pieces.unknown,) if chance.random() < _UNKNOWN_WORDS else pieces.of(word) for word in words]


def _curled(word: str, tag: str) -> str:
    if word == '"':
        return "”" if tag == "''" else "“"
    return '"' if word in {"“", "”"} else word


def vary_shapes(shapes: list[int], example: Example, chance: random.Random) -> list[int]:
    """The shapes as they would be in another letter case, for a share of the sentences."""
    drawn = chance.random()
    for way, share in _SHARES.items():
        if drawn < share:
            return [_varied(shape, at, way, example) for at, shape in enumerate(shapes)]
        drawn -= share
    return shapes


def _varied(shape: int, at: int, way: str, example: Example) -> int:
    name = SHAPES[shape]
    if way == "unknown":
        return UNKNOWN if name not in {"number", "stop"} else shape
    if way == "lower":
        return SHAPES.index("lower") if name in {"title", "upper", "letter", "mixed"} else shape
    raised = name == "lower" and (len(example.words[at]) > 3 or at == 0)
    return SHAPES.index("title") if raised else shape


def _targets(example: Example, labels: Labels) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for name in ("upos", "xpos", "relations"):
        values = getattr(example, name)
        if values is not None:
            numbers = {label: number for number, label in enumerate(getattr(labels, name))}
            found[name] = [numbers.get(value, IGNORED) for value in values]
    if example.heads is not None:
        found["heads"] = [0 if head == at else head + 1 for at, head in enumerate(example.heads)]
    if example.names is not None:
        tags = ["O"] * len(example.words)
        for first, last, kind in example.names:
            tags[first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
        found["names"] = [labels.names.index(tag) for tag in tags]
        for at in example.unsure:
            found["names"][at] = IGNORED
    return found
