"""Memory of `tallywire annotate` over a long stream of short lines: it must not grow with what has been read.

python -m benchmarks.speed.stream_memory [--lines 100000] [--workers 1]

Every line is invented and has names, numbers and places of its own, because what leaks is what is new: words met,
texts looked up. Memory (resident, of the process and its children) is taken at ten points as the lines come out; the
first fifth is warming up. One JSON line on standard output; exit code 1 when memory is not flat, or a line is lost.
Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

POINTS = 10
WARM = 2
"""Points before which memory may grow: caches fill, the allocator finds its size."""

_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_CODAS = ("", "n", "r", "l", "s", "sk", "nd", "rt", "m")
_SENTENCES = (
    "At least {n} people were killed on {day} when shells hit the market of {place}, {name} of the {group} said.",
    "{name} said that {n} fighters of the {group} had left {place} by {day}.",
    "Gunmen of the {group} abducted {n} workers near {place} on {day}, according to {name}.",
    "The {group} denied that its men had shot {name} in {place}; police counted {n} wounded.",
    "Some {n} families fled {place} after {day}, {name} told reporters of the {group}.",
)
_DAYS = ("Monday", "Tuesday", "12 March 2019", "4 August", "Friday night", "last week")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Memory (MB) and time (s) when so many lines had come out."""

    lines: int
    seconds: float
    megabytes: float


def main() -> int:
    """The command line."""
    options = _arguments()
    samples = _measure(options.lines, options.workers, options.seed)
    came = samples[-1].lines
    warm = samples[WARM - 1].megabytes
    growth = max(sample.megabytes for sample in samples[WARM - 1 :]) / warm - 1
    figures = {
        "lines": came,
        "lines_per_second": round(came / samples[-1].seconds, 1),
        "megabytes": [round(sample.megabytes, 1) for sample in samples],
        "growth": round(growth, 4),
        "flat": growth <= options.most_growth,
    }
    print(json.dumps(figures))
    return 0 if figures["flat"] and came == options.lines else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most-growth", type=float, default=0.1, help="share of the memory at 20 %% of the lines")
    return parser.parse_args()


def _measure(lines: int, workers: int, seed: int) -> list[Sample]:
    command = [sys.executable, "-m", "tallywire.cli", "annotate", "--quiet", "--workers", str(workers)]
    began = time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        threading.Thread(target=_feed, args=(process.stdin, lines, seed), daemon=True).start()
        samples = []
        for sample in _sampled(process, process.stdout, lines, began):
            samples.append(sample)
            print(f"{sample.lines:>9,} lines {sample.seconds:8.1f} s {sample.megabytes:8.1f} MB", file=sys.stderr)
        return samples


def _feed(stream: IO[bytes], lines: int, seed: int) -> None:
    with stream:
        stream.writelines(invented_lines(lines, seed))


def _sampled(process: subprocess.Popen[bytes], out: IO[bytes], lines: int, began: float) -> Iterator[Sample]:
    marks = {lines * point // POINTS for point in range(1, POINTS)}
    came, last = 0, 0.0
    for came, _ in enumerate(out, 1):
        if came in marks or came == lines:
            last = _resident(process.pid) or last  # the process may be gone after its last line
            yield Sample(lines=came, seconds=time.monotonic() - began, megabytes=last)
    if came != lines:
        yield Sample(lines=came, seconds=time.monotonic() - began, megabytes=last)


def invented_lines(count: int, seed: int) -> Iterator[bytes]:
    """JSON lines of one or two sentences, each with words that no other line has."""
    rng = random.Random(seed)
    for number in range(count):
        text = " ".join(_sentence(rng) for _ in range(rng.randint(1, 2)))
        yield json.dumps({"id": f"{number}", "text": text}).encode() + b"\n"


def _sentence(rng: random.Random) -> str:
    return rng.choice(_SENTENCES).format(
        n=rng.choice((rng.randint(2, 90), f"{rng.randint(1000, 99_999):,}")),
        day=rng.choice(_DAYS),
        place=_name(rng, 3),
        name=f"{_name(rng, 2)} {_name(rng, 3)}",
        group=f"{_name(rng, 2)} {rng.choice(('Front', 'Brigade', 'Movement', 'Ministry'))}",
    )


def _name(rng: random.Random, syllables: int) -> str:
    made = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables))
    return made.capitalize()


# ---------------------------------------------------------------- memory


def _resident(process: int) -> float:
    """Megabytes resident of a process and all below it."""
    return sum(_own(number) for number in (process, *_below(process)))


def _own(process: int) -> float:
    for line in _proc(process, "status").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _below(process: int) -> Sequence[int]:
    children = [int(child) for child in _proc(process, f"task/{process}/children").split()]
    return [number for child in children for number in (child, *_below(child))]


def _proc(process: int, name: str) -> str:
    try:
        return Path(f"/proc/{process}/{name}").read_text(encoding="ascii")
    except OSError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
