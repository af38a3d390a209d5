"""Trains the shipped reader: one command, one CPU thread, about 40 minutes on a free core.

    python -m training.train CORPORA WORK

Three stages, each going on from the one before: 6 passes with growing batches at a constant rate (`reader.cfg`),
900 steps of 1,000 words on a slowly falling rate, 360 steps in which the rate falls to nothing. The packaged pipeline
(`training/package.py`) lies in `src/tallywire/language/model` afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MODEL = Path("src/tallywire/language/model")
PIPES = ("tok2vec", "tagger", "morphologizer", "parser", "ner")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that goes on from another: where it stops, and how its learning rate falls."""

    name: str
    base: str
    steps: int
    warmup: int
    fall_over: int
    rate: float


STAGES = (
    Stage("second", "first/model-best", 900, 50, 1700, 0.001),
    Stage("third", "second/model-last", 360, 10, 365, 0.0008),
)


def main() -> None:
    """Prepare the data, run the stages, package and score the result."""
    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    _run("training.prepare", corpora, work / "data")
    _train(work, "first", Path("training/reader.cfg"))
    _run("training.package", work / "first/model-best", MODEL)  # its tokeniser serves the later stages
    for stage in STAGES:
        config = work / f"{stage.name}.cfg"
        config.write_text(_config(stage, work), encoding="utf-8")
        _train(work, stage.name, config)
    _run("training.package", work / "third/model-best", MODEL)
    _run("training.score", work / "data", MODEL, "training/scores.json")


def _run(module: str, *arguments: str | Path) -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True, env=environment)


def _train(work: Path, name: str, config: Path) -> None:
    filled = work / f"{name}.filled.cfg"
    _run("spacy", "init", "fill-config", config, filled, "--code", "training/package.py")
    data = work / "data"
    places: list[str | Path] = ["--paths.train", data / "train.spacy", "--paths.dev", data / "news.spacy"]
    _run("spacy", "train", filled, "--code", "training/package.py", "--output", work / name, *places)


def _config(stage: Stage, work: Path) -> str:
    """The first stage's configuration with trained parts, constant batches and a falling rate."""
    text = Path("training/reader.cfg").read_text(encoding="utf-8")
    head, rest = text.split("[components]\n", 1)
    parts = "".join(f'[components.{pipe}]\nsource = "{work / stage.base}"\n\n' for pipe in PIPES)
    rate = (
        '\n[training.optimizer.learn_rate]\n@schedules = "warmup_linear.v1"\n'
        f"warmup_steps = {stage.warmup}\ntotal_steps = {stage.fall_over}\ninitial_rate = {stage.rate}\n"
    )
    tokeniser = f'@callbacks = "spacy.copy_from_base_model.v1"\ntokenizer = "{MODEL}"\n'
    training = rest[rest.index("[corpora]") :]
    for old, new in (
        ("max_epochs = 6", "max_epochs = 0"),
        ("max_steps = 0", f"max_steps = {stage.steps}"),
        ("start = 300\nstop = 2000\ncompound = 1.002", "start = 1000\nstop = 1001\ncompound = 1.0"),
        ("eval_frequency = 200", f"eval_frequency = {min(300, stage.steps // 3)}"),
        ("learn_rate = 0.001\n", rate),
    ):
        if old not in training:
            raise ValueError(f"reader.cfg has no line {old!r}")
        training = training.replace(old, new)
    return f"{head}[components]\n\n{parts}{training}\n[initialize]\n\n[initialize.before_init]\n{tokeniser}"


if __name__ == "__main__":
    main()
