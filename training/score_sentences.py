"""Scores sentence splitting on the treebanks' own sentences, beside syntok.

    python -m training.score_sentences CORPORA

A document's text is put together again: sentences joined by a space, paragraphs by a newline. A predicted sentence is
right when both its ends are (white space aside). Speed is on the same texts, one core.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import syntok.segmenter as syntok

from tallywire.language.sentences import split_sentences
from training.treebanks import TreebankSentence, read_conllu


def main() -> None:
    """Print precision, recall, F1 and speed for both splitters, over all documents and over news alone."""
    corpora = Path(sys.argv[1])
    documents = {path.stem: _text(read_conllu(path)) for path in sorted((corpora / "gum/dep").glob("*.conllu"))}
    for wanted in ("", "_news_"):
        chosen = {name: document for name, document in documents.items() if wanted in name}
        for splitter in (_ours, _syntok):
            print(f"{wanted or 'all':8} {splitter.__name__:8} {_score(chosen, splitter)}")


def _text(sentences: Iterator[TreebankSentence]) -> tuple[str, set[tuple[int, int]]]:
    text, spans = "", set()
    for sentence in sentences:
        if text:
            text += "\n" if sentence.starts_paragraph else " "
        words = "".join(token.form + " " * token.space_after for token in sentence.tokens).strip()
        spans.add((len(text), len(text) + len(words)))
        text += words
    return text, spans


def _ours(text: str) -> set[tuple[int, int]]:
    return {(span.start, span.end) for span in split_sentences(text)}


def _syntok(text: str) -> set[tuple[int, int]]:
    spans: set[tuple[int, int]] = set()
    start = 0
    for line in text.splitlines(keepends=True):
        for paragraph in syntok.analyze(line):
            spans.update(
                (start + tokens[0].offset, start + tokens[-1].offset + len(tokens[-1].value)) for tokens in paragraph
            )
        start += len(line)
    return spans


def _score(
    documents: dict[str, tuple[str, set[tuple[int, int]]]], splitter: Callable[[str], set[tuple[int, int]]]
) -> str:
    right = given = gold = 0
    started = time.perf_counter()
    for text, spans in documents.values():
        found = splitter(text)
        right, given, gold = right + len(found & spans), given + len(found), gold + len(spans)
    seconds = time.perf_counter() - started
    size = sum(len(text) for text, _ in documents.values())
    f1, speed = 2 * right / (given + gold), size / seconds / 1e6
    return f"precision {right / given:.3f} recall {right / gold:.3f} F1 {f1:.3f}  {speed:.2f} MB/s"


if __name__ == "__main__":
    main()
