"""Invented news pages of any number with known copies, as tracing takes them: documents and passages, no reading.

The pages and the truth about them are made by `make_pages.py`, which lies with the benchmark data beside the project.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tallywire.records import UNKNOWN_DATE, Document, Passage, PassageKind, Published

__all__ = ["LeftOut", "Page", "first_pages", "make_pages", "stream_pages"]

GENERATOR = "make_pages.py"
Truth = Mapping[str, Any]


class LeftOut(Exception):
    """Something that the benchmark needs is not here; the message says what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its document and what is true of it (see `make_pages.py`)."""

    document: Document
    truth: Truth

    def passages(self) -> tuple[Passage, ...]:
        """The passages in order, made anew: a hundred thousand pages fit into memory without them."""
        return tuple(_passages(self.document, self.truth["sentences"]))


def make_pages(bench: Path, count: int, folder: Path, seed: int = 1) -> None:
    """Has `count` pages and their truth written into `folder`. Raises `LeftOut` where the generator is not there."""
    generator = bench / GENERATOR
    if not generator.is_file():
        raise LeftOut(f"{GENERATOR} is not in {bench.name}: name the folder of the benchmark data with --bench")
    order = [sys.executable, str(generator), "--documents", str(count), "--seed", str(seed), "--out", str(folder)]
    subprocess.run(order, check=True, stdout=subprocess.DEVNULL)


def stream_pages(folder: Path, count: int | None = None) -> Iterator[Page]:
    """The first `count` pages (all without) of `folder`, one at a time."""
    pages = (folder / "pages.jsonl").open(encoding="utf-8")
    truths = (folder / "truth.jsonl").open(encoding="utf-8")
    with pages, truths:
        told = (line for line in truths if line.startswith('{"type":"document"'))
        for line, truth in itertools.islice(zip(pages, told, strict=True), count):
            yield _page(json.loads(line), json.loads(truth))


def first_pages(folder: Path, passages: int) -> list[Page]:
    """As many pages as have about so many passages: the last one is not cut."""
    taken, total = [], 0
    for page in stream_pages(folder):
        if total >= passages:
            break
        taken.append(page)
        total += len(page.passages())
    return taken


def _page(row: Mapping[str, Any], truth: Truth) -> Page:
    day = (row.get("published") or "")[:10]
    document = Document(
        id=row["id"], given_id=row["id"], source=row["id"], url=row["url"], outlet=row["outlet"],
        title=row.get("title"), byline=None, agency=truth["credited"], language="en", text=row["text"],
        published=Published(from_=day, to=day, precision="day", method="given") if day else UNKNOWN_DATE,
    )  # fmt: skip
    return Page(document=document, truth=truth)


def _passages(document: Document, sentences: Sequence[Sequence[int]]) -> Iterator[Passage]:
    """The first line as headline, the sentences of the truth, and every line in which none stands.

    Bylines, "Read more" and the like come as `body`, which is harder than what reading hands over.
    """
    for number, (start, end) in enumerate(_lines(document.text)):
        inside = [(first, last) for first, last in sentences if start <= first < end]
        kind: PassageKind = "body" if number else "headline"
        for first, last in inside or [(start, end)]:
            yield Passage(
                id=f"{document.id}:{first}", document_id=document.id, start=first, end=last, kind=kind,
                text=document.text[first:last],
            )  # fmt: skip


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1
