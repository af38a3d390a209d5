# mypy: allow-subclassing-any, allow-untyped-calls, disable-error-code="import-not-found"
"""Second stage: the head for names learns from ECB+ too; encoder and trees stay as they are.

    python -m training.encoder.names DATA MINILM WORK

Reads WORK/checkpoint.pt, writes WORK/named.pt. Every sentence with names is encoded once, with shapes and hidden
words as in training; the head is then trained on these vectors alone, which takes seconds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from tallywire.language.encoder_pieces import WordPieces
from training.encoder.batches import IGNORED, Labels, batches, make_batch
from training.encoder.model import Sizes, TreeEncoder
from training.encoder.prepare import Example, read_examples

SEED = 7
ROUNDS, EPOCHS, WORDS, RATE = 1, 10, 512, 1e-3


def main() -> None:
    """Train the head; print what is right on held-out sentences, before and after."""
    data, minilm, work = map(Path, sys.argv[1:4])
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    state = torch.load(work / "checkpoint.pt", weights_only=True)
    labels = Labels(**state["labels"])
    model = TreeEncoder(Sizes(**state["sizes"]))
    model.load_state_dict(state["model"])
    model.eval()
    pieces = WordPieces((minilm / "vocab.txt").read_text(encoding="utf-8").splitlines())
    held_out = {
        name: _vectors(model, read_examples(data / f"{name}.jsonl"), labels, pieces, 0) for name in ("gum", "re3d")
    }
    train = [
        each for name in ("train", "names") for each in read_examples(data / f"{name}.jsonl") if each.names is not None
    ]
    words, targets = _vectors(model, train, labels, pieces, ROUNDS)
    print(len(targets), "words;", {name: _f1(model, *held, labels) for name, held in held_out.items()}, flush=True)
    _fit(model, words, targets)
    print({name: _f1(model, *held, labels) for name, held in held_out.items()})
    torch.save({**state, "model": model.state_dict(), "optimizer": None}, work / "named.pt")


def _vectors(
    model: TreeEncoder, examples: Sequence[Example], labels: Labels, pieces: WordPieces, rounds: int
) -> tuple[Tensor, Tensor]:
    """What the head sees of every word (N, width) and what it should say (N); without rounds, as they are, once."""
    found: list[tuple[Tensor, Tensor]] = []
    for number in range(max(rounds, 1)):
        chance = random.Random(SEED + number)
        for group in batches(examples, 1500, chance, pieces.of):
            batch = make_batch(group, labels, pieces, chance if rounds else None)
            with torch.no_grad():
                arrays = (batch.pieces, batch.shapes, batch.mask, batch.firsts)
                words = model.words(*map(torch.from_numpy, arrays))[:, 1:]
            targets = torch.from_numpy(batch.names)
            known = torch.from_numpy(batch.words[:, 1:]) if not rounds else targets != IGNORED
            found.append((words[known], targets[known]))
    vectors, targets = zip(*found, strict=True)
    return torch.cat(vectors), torch.cat(targets)


def _fit(model: TreeEncoder, words: Tensor, targets: Tensor) -> None:
    optimizer = torch.optim.AdamW(model.names.parameters(), lr=RATE, weight_decay=0.01)
    model.names.train()
    steps = list(_steps(len(targets)))
    for number, chosen in enumerate(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - number / len(steps))
        vectors = functional.dropout(words[chosen], model.head_dropout)
        loss = functional.cross_entropy(model.names(vectors), targets[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.names.eval()


def _steps(words: int) -> Iterator[Tensor]:
    for _ in range(EPOCHS):
        yield from torch.randperm(words).split(WORDS)


def _f1(model: TreeEncoder, words: Tensor, targets: Tensor, labels: Labels) -> dict[str, float]:
    """Names with both ends and kind right, over the sentences one after the other."""
    with torch.no_grad():
        found = model.names(words).argmax(1).tolist()
    spans = [_spans([labels.names[number] for number in numbers]) for numbers in (found, targets.tolist())]
    right = len(spans[0] & spans[1])
    return {"precision": round(right / len(spans[0]), 4), "recall": round(right / len(spans[1]), 4)}


def _spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    spans: set[tuple[int, int, str]] = set()
    first = 0
    for at, tag in enumerate([*tags, "O"]):
        before = tags[at - 1] if at else "O"
        goes_on = tag[:1] == "I" and before[2:] == tag[2:]
        if before != "O" and not goes_on:
            spans.add((first, at, before[2:]))
        if not goes_on:
            first = at
    return spans


if __name__ == "__main__":
    main()
