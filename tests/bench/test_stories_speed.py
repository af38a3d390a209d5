"""The gate of grouping on invented pages, at a size that takes seconds: quality, and time at twice the pages."""

import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.accuracy.scorers import BENCH
from benchmarks.speed import copies_pages
from benchmarks.speed.copies_pages import Page, make_pages, stream_pages
from tallywire.engines.local import LocalEngine
from tallywire.pipeline.grouping import group_stories
from tallywire.records import Story

FLOORS = tomllib.loads(Path(copies_pages.__file__).with_name("stories_floors.toml").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark data is not beside this checkout"),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    made = tmp_path_factory.mktemp("pages")
    make_pages(BENCH, 2000, made)
    return list(stream_pages(made))


def grouped(pages: list[Page]) -> list[Story]:
    return group_stories([page.document for page in pages], (), engine=LocalEngine(workers=1))


def b_cubed(stories: list[Story], pages: list[Page]) -> float:
    """F1 of the mean precision and recall over pages (A. Bagga and B. Baldwin, 1998)."""
    gold = {page.document.id: page.truth["story_id"] for page in pages}
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for story in stories:
        for name, shared in Counter(gold[page] for page in story.document_ids).items():
            precision += shared * shared / len(story.document_ids)
            recall += shared * shared / sizes[name]
    return 2 * precision * recall / (precision + recall) / len(pages)


def seconds(pages: list[Page]) -> float:
    began = time.process_time()
    grouped(pages)
    return time.process_time() - began


def test_stories_of_invented_pages_are_found_as_well_as_ever(pages: list[Page]):
    some = pages[: FLOORS["gate"]["pages"]]
    assert b_cubed(grouped(some), some) >= FLOORS["gate"]["b_cubed"]


def test_twice_the_pages_take_little_more_than_twice_the_time(pages: list[Page]):
    growth = FLOORS["growth"]
    few, many = pages[: growth["pages"]], pages[: 2 * growth["pages"]]
    single = min(seconds(few) for _ in range(growth["runs"]))
    assert min(seconds(many) for _ in range(growth["runs"])) <= growth["times_at_double"] * single
