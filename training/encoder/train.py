# mypy: allow-subclassing-any, allow-untyped-calls, disable-error-code="import-not-found"
"""Trains the encoder: one command, two CPU threads.

    python -m training.encoder.train DATA MINILM WORK --epochs 5

DATA is what `training.encoder.prepare` wrote, MINILM a folder with `model.safetensors` and `vocab.txt` of MiniLM-L6.
WORK/checkpoint.pt is replaced every 30 batches; with one there, training goes on from it. With `--pause FILE`, it waits
for as long as FILE exists, so that the machine can be had for something else; on a busy machine it takes one thread.
With `--minutes N`, it ends after that time at the latest, and the rates fall accordingly.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tallywire.language.encoder_pieces import WordPieces
from tallywire.language.encoder_shapes import SHAPES
from training.encoder.batches import IGNORED, Batch, Labels, batches, make_batch
from training.encoder.minilm import load_minilm
from training.encoder.model import Scores, Sizes, TreeEncoder
from training.encoder.prepare import Example, read_examples

SEED = 7
WORDS_IN_A_BATCH = 1100
ENCODER_RATE, HEAD_RATE = 1.2e-4, 1.5e-3
WARM_UP = 0.08
WEIGHTS = {"arcs": 1.0, "relations": 1.0, "upos": 0.3, "xpos": 0.5, "names": 0.7}
"""Shares in the loss: trees are what the rules read, word classes are learned quickly."""


def main() -> None:
    """Train, with a line per 20 batches and the held-out scores of every epoch."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    options.work.mkdir(parents=True, exist_ok=True)
    train = read_examples(options.data / "train.jsonl")
    held_out = {name: read_examples(options.data / f"{name}.jsonl") for name in ("news", "ewt", "re3d")}
    labels = Labels.of(train)
    pieces = WordPieces((options.minilm / "vocab.txt").read_text(encoding="utf-8").splitlines())
    model = TreeEncoder(sizes_for(labels))
    load_minilm(model, options.minilm / "model.safetensors")
    optimizer = torch.optim.AdamW(_groups(model))
    model.pieces.weight.requires_grad_(False)  # most pieces are too rare here to be learned again
    run = _Run(model=model, optimizer=optimizer, labels=labels, pieces=pieces, options=options)
    epoch, batch = run.restore()
    while epoch < options.epochs and run.progress(epoch) < 1:
        chance = random.Random(SEED * 1000 + epoch)
        run.epoch(epoch, batch, list(batches(train, WORDS_IN_A_BATCH, chance, pieces.of)))
        epoch, batch = epoch + 1, 0
        run.save(epoch, 0)
        for name, examples in held_out.items():
            found = quick_scores(model, examples, labels, pieces)
            print(f"{time.strftime('%H:%M')} epoch {epoch} {name}: {found}", flush=True)


def sizes_for(labels: Labels) -> Sizes:
    """The sizes of a model that tells these labels apart."""
    return Sizes(
        shapes=len(SHAPES),
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        relations=len(labels.relations),
        names=len(labels.names),
    )


def loss_of(model: TreeEncoder, batch: Batch) -> Tensor:
    """The weighted sum of the heads' cross entropies for one batch."""
    scores = _scores(model, batch)
    heads = torch.from_numpy(batch.heads)
    logits = {
        "arcs": scores.arcs,
        "relations": model.relation_scores(scores, heads.clamp(min=0)),
        "upos": scores.upos,
        "xpos": scores.xpos,
        "names": scores.names,
    }
    total = torch.zeros(())
    for name, weight in WEIGHTS.items():
        targets = torch.from_numpy(batch.heads if name == "arcs" else getattr(batch, name))
        if bool((targets != IGNORED).any()):
            total = total + weight * functional.cross_entropy(
                logits[name].flatten(0, 1), targets.flatten(), ignore_index=IGNORED
            )
    return total


def quick_scores(
    model: TreeEncoder, examples: Sequence[Example], labels: Labels, pieces: WordPieces
) -> dict[str, float]:
    """Shares of words that are right, each word's best head taken alone. For watching, not for the card."""
    model.eval()
    right, known = dict.fromkeys(("upos", "xpos", "uas", "las", "names"), 0), dict.fromkeys(("tree", "names"), 0)
    for group in batches(examples, WORDS_IN_A_BATCH, random.Random(0), pieces.of):
        batch = make_batch(group, labels, pieces)
        with torch.no_grad():
            scores = _scores(model, batch)
            heads = scores.arcs.argmax(2)
            relations = model.relation_scores(scores, heads).argmax(2).numpy()
        attached = heads.numpy() == batch.heads
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (relations == batch.relations)).sum())
        for name in ("upos", "xpos", "names"):
            right[name] += int((getattr(scores, name).argmax(2).numpy() == getattr(batch, name)).sum())
        known["tree"] += int((batch.heads != IGNORED).sum())
        known["names"] += int((batch.names != IGNORED).sum())
    totals = {name: known["names" if name == "names" else "tree"] for name in right}
    return {name: round(right[name] / totals[name], 4) for name in right if totals[name]}


@dataclass(slots=True, kw_only=True)
class _Run:
    """A training that can be stopped and taken up again."""

    model: TreeEncoder
    optimizer: torch.optim.Optimizer
    labels: Labels
    pieces: WordPieces
    options: argparse.Namespace
    started: float = field(default_factory=time.monotonic)

    def epoch(self, epoch: int, first: int, groups: list[list[Example]]) -> None:
        """Learn from the batches of one epoch, from the `first` on."""
        self.model.train()
        clock, words, losses = time.monotonic(), 0, 0.0
        for number, group in list(enumerate(groups))[first:]:
            self._wait()
            progress = self.progress(epoch + number / len(groups))
            if progress >= 1:
                return
            losses += self._learn(group, progress, random.Random(f"{SEED} {epoch} {number}"))
            words += sum(len(example.words) for example in group)
            if number % 10 == 9:
                speed = words / (time.monotonic() - clock)
                print(
                    f"epoch {epoch} batch {number + 1}/{len(groups)} loss {losses / 10:.3f} {speed:.0f} words/s",
                    flush=True,
                )
                clock, words, losses = time.monotonic(), 0, 0.0
            if number % 30 == 29:
                self.save(epoch, number + 1)

    def progress(self, epochs: float) -> float:
        """The share of the training that is done, by epochs or by the clock."""
        minutes = self.options.minutes
        timed = (time.monotonic() - self.started) / 60 / minutes if minutes else 0.0
        return float(max(epochs / self.options.epochs, timed))

    def save(self, epoch: int, batch: int) -> None:
        """Keep everything that is needed to go on with this batch."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "epoch": epoch,
            "batch": batch,
        }
        path = self.options.work / "checkpoint.pt"
        torch.save(
            {**state, "labels": asdict(self.labels), "sizes": asdict(self.model.sizes)}, path.with_suffix(".new")
        )
        path.with_suffix(".new").replace(path)

    def restore(self) -> tuple[int, int]:
        """Load the last checkpoint, if there is one; the epoch and batch to go on with."""
        path = self.options.work / "checkpoint.pt"
        if not path.exists():
            return 0, 0
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        return int(state["epoch"]), int(state.get("batch", 0))

    def _learn(self, group: list[Example], progress: float, chance: random.Random) -> float:
        torch.manual_seed(chance.getrandbits(32))
        _set_rates(self.optimizer, progress)
        loss = loss_of(self.model, make_batch(group, self.labels, self.pieces, chance))
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return float(loss.detach())

    def _wait(self) -> None:
        """Sleep while told to; on a busy machine two threads would mostly wait for each other."""
        while self.options.pause is not None and self.options.pause.exists():
            time.sleep(1)
        torch.set_num_threads(1 if os.getloadavg()[0] > self.options.threads + 0.8 else self.options.threads)


def _scores(model: TreeEncoder, batch: Batch) -> Scores:
    arrays = (batch.pieces, batch.shapes, batch.mask, batch.firsts, batch.words)
    scores: Scores = model(*map(torch.from_numpy, arrays))
    return scores


def _groups(model: TreeEncoder) -> list[dict[str, object]]:
    """Parameters by rate and decay: vectors are not decayed, the pretrained part is changed slowly."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rate = ENCODER_RATE if name.startswith(("pieces", "positions", "input_norm", "layers")) else HEAD_RATE
        groups.setdefault((rate, 0.01 if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "peak": rate, "weight_decay": decay, "betas": (0.9, 0.98)}
        for (rate, decay), parameters in groups.items()
    ]


def _set_rates(optimizer: torch.optim.Optimizer, progress: float) -> None:
    factor = progress / WARM_UP if progress < WARM_UP else (1 - progress) / (1 - WARM_UP)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * max(factor, 0.002)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "minilm", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--pause", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
