"""Choosing whom to compare loses nothing: at a hundred articles, the same as comparing all of them with each other."""

import itertools
import json
from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import pytest
from newsmaker import Article, Newsmaker, article

from benchmarks.accuracy.scorers import BENCH
from tallywire.engines.local import LocalEngine
from tallywire.language.sentences import split_sentences
from tallywire.pipeline.tracing import trace_all
from tallywire.records import Copy

COPIES = BENCH / "copies" / "inputs.jsonl"

Row = tuple[Any, ...]


def copied(articles: Sequence[Article]) -> list[Copy]:
    documents = [document for document, _ in articles]
    passages = [passage for _, own in articles for passage in own]
    return list(trace_all(documents, passages, (), engine=LocalEngine(workers=1)).copies)


def all_pairs(tables: Mapping[str, ibis.Table]) -> dict[str, ibis.Table]:
    """In place of the choice of candidates: every document with every later one."""
    documents = tables["shingles"].select("document").distinct()
    other = documents.view()
    paired = documents.inner_join(other, [documents.document < other.document])
    return {"candidates": paired.select(left=documents.document, right=other.document).order_by("left", "right")}


def assert_same(articles: Sequence[Article], monkeypatch: pytest.MonkeyPatch) -> list[Copy]:
    asked = []

    def noted(tables: Mapping[str, ibis.Table]) -> dict[str, ibis.Table]:
        asked.append(tables)
        return all_pairs(tables)

    chosen = copied(articles)
    monkeypatch.setattr("tallywire.pipeline.tracing.candidate_pairs", noted)
    every = copied(articles)
    assert asked
    lost, made_up = _shown(every, chosen, articles), _shown(chosen, every, articles)
    assert (lost, made_up) == ([], [])
    assert chosen == every
    return chosen


def _shown(these: Sequence[Copy], those: Sequence[Copy], articles: Sequence[Article]) -> list[Row]:
    """The rows that only `these` has, with their words: what a failure must show."""
    texts = {document.id: document.text for document, _ in articles}
    return [
        (copy.from_document_id, texts[copy.from_document_id][copy.from_start : copy.from_end],
         copy.to_document_id, texts[copy.to_document_id][copy.to_start : copy.to_end])
        for copy in these if copy not in set(those)
    ]  # fmt: skip


# ---------------------------------------------------------------- an invented hundred


class Desk:
    """Twenty stories, and what other newsrooms make of them."""

    def __init__(self) -> None:
        self.maker = Newsmaker(21, vocabulary=400)
        self.stories = [self.maker.sentences(self.maker.rng.randint(5, 14)) for _ in range(20)]

    def articles(self) -> list[Article]:
        made = [*self.stories]
        for story in self.stories:
            made += [self.edited(story), self.spun(story), self.shortened(story)]
        made += [self.stitched() for _ in range(20)]
        self.maker.rng.shuffle(made)
        return [
            article(f"p{number:03}", lines, day=f"2021-03-{self.maker.rng.randint(1, 28):02}" if number % 3 else None)
            for number, lines in enumerate(made)
        ]

    def edited(self, story: Sequence[str]) -> list[str]:
        """Here and there another number or name, or a word more."""
        return [self._changed(line, 0.06) for line in story if self.maker.rng.random() < 0.9]

    def spun(self, story: Sequence[str]) -> list[str]:
        """Every sixth word is another one."""
        return [self._changed(line, 1 / 6) for line in story]

    def shortened(self, story: Sequence[str]) -> list[str]:
        return [*story[: max(3, len(story) // 2)], *self.maker.sentences(3)]

    def stitched(self) -> list[str]:
        chosen = self.maker.rng.sample(self.stories, 3)
        return [line for story in chosen for line in (*story[1:4], self.maker.sentence())]

    def _changed(self, line: str, share: float) -> str:
        rng = self.maker.rng
        words = [rng.choice(self.maker.words) if rng.random() < share else word for word in line.split()]
        return " ".join(words)


def test_a_hundred_invented_articles_have_the_copies_of_all_pairs(monkeypatch: pytest.MonkeyPatch):
    found = assert_same(Desk().articles(), monkeypatch)
    assert {copy.kind for copy in found} == {"verbatim", "edited"}
    assert len({(copy.from_document_id, copy.to_document_id) for copy in found}) >= 100


# ---------------------------------------------------------------- the first hundred of the benchmark


def as_article(row: Mapping[str, Any]) -> Article:
    text = row["text"]
    lines = [text[span.start : span.end] for span in split_sentences(text)]
    return article(row["id"], lines, day=(row.get("published") or "")[:10] or None, outlet=row.get("outlet"))


@pytest.mark.slow
@pytest.mark.bench
@pytest.mark.skipif(not COPIES.is_file(), reason="the benchmark data is not beside this checkout")
def test_a_hundred_articles_of_the_benchmark_have_the_copies_of_all_pairs(monkeypatch: pytest.MonkeyPatch):
    with COPIES.open(encoding="utf-8") as lines:
        articles = [as_article(json.loads(line)) for line in itertools.islice(lines, 100)]
    assert assert_same(articles, monkeypatch)
