"""Where the processor time of `annotate` goes, in one process: the encoder, the rest of the reader, each rule's part.

python -m benchmarks.speed.annotate_profile PAGES.jsonl

Every page is annotated as a worker does it, after some pages for warming up. Parts are timed at their front doors, so
that timing costs little. One JSON line on standard output; seconds are those of the processor.
"""

from __future__ import annotations

import functools
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tallywire.annotating import annotate as annotating
from tallywire.language import encoder, encoder_model
from tallywire.pipeline import per_document, stream
from tallywire.pipeline.per_document import AnnotatingOptions

WARM = 60
"""Pages before the clock starts: tables load, common words are met."""

_PARTS: tuple[tuple[Any, str], ...] = (
    (encoder.EncoderComponent, "_annotate"),
    (encoder_model.EncoderModel, "read"),
    (annotating, "parse_sentences"),
    (annotating, "find_statements"),
    (annotating, "find_attributions"),
    (annotating, "find_names"),
    (annotating, "find_mentions"),
    (annotating, "find_times"),
    (annotating, "find_quantities"),
    (annotating, "_places"),
    (per_document, "read_page"),
    (stream, "read_json_line"),
    (stream, "_row"),
    (stream, "_json"),
)


def main() -> None:
    """The command line."""
    lines = Path(sys.argv[1]).read_bytes().splitlines()
    seconds: dict[str, float] = defaultdict(float)
    for place, name in _PARTS:
        if hasattr(place, name):
            setattr(place, name, _timed(getattr(place, name), name.lstrip("_"), seconds))
    annotate_line = stream._prepare_line(AnnotatingOptions(), "-")
    warm = min(WARM, len(lines) // 4)
    for numbered in enumerate(lines[:warm]):
        annotate_line(numbered)
    seconds.clear()
    started = time.process_time()
    kept = [annotate_line(numbered).content for numbered in enumerate(lines[warm:])]
    total = time.process_time() - started
    sentences = sum(passage["kind"] != "boilerplate" for line in kept for passage in json.loads(line)["passages"])
    figures = {
        "documents": len(kept),
        "sentences": sentences,
        "seconds": total,
        "parts": seconds,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(figures))


def _timed(function: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return function(*given, **named)
        finally:
            seconds[name] += time.process_time() - started

    return timed


if __name__ == "__main__":
    main()
