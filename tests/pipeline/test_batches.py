"""Adding pages in any order and in any batches gives the same ledger, to the byte."""

import dataclasses
import functools
import itertools
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tallywire.engines.local import LocalEngine
from tallywire.ledger.store import Ledger, writing
from tallywire.merging.dating import Dated
from tallywire.merging.merge import Merging, merge_story
from tallywire.pipeline import build as building
from tallywire.pipeline import telling
from tallywire.pipeline.build import build
from tallywire.pipeline.keeping import Before
from tallywire.pipeline.per_document import AnnotatingOptions, prepare
from tallywire.records import Page, ReadPage, Story

pytestmark = pytest.mark.slow

PAGES = {
    "wire.txt": "ORVANE, 3 March 2021 (Tern Wire) - Shells killed at least 7 people in the market of Orvane on Tuesday,"
    " the mayor said. A hospital took in 12 wounded. The Karsh Front denied firing them.\n",
    "copy.txt": "ORVANE, 4 March 2021 - Shells killed at least 7 people in the market of Orvane on Tuesday, the mayor"
    " said. A hospital took in 12 wounded.\n",
    "later.txt": "5 March 2021\n\nThe death toll from Tuesday's shelling of the Orvane market rose to 9, the hospital"
    " said on Thursday.\n",
    "undated.txt": "Nine people died when shells hit the market of Orvane on Tuesday, a surgeon said.\n",
    "ferry.txt": "6 March 2021\n\nA ferry ran aground below Cape Lissom on Friday and 14 passengers drowned, the"
    " harbour master said.\n",
    "empty.txt": "",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (made / name).write_text(text)
    return made


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Any:
    """Every page is read by the real reader, but only once for all builds of this module."""
    known: dict[Any, Any] = {}

    def remembering(options: AnnotatingOptions) -> Callable[[Page | ReadPage], Any]:
        @functools.cache
        def reader() -> Callable[[Page | ReadPage], Any]:
            return prepare(options)

        def call(page: Page | ReadPage) -> Any:
            key = repr(dataclasses.astuple(page))
            if key not in known:
                known[key] = reader()(page)
            return known[key]

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "prepare", remembering)
        yield


def files_of(folder: Path, batches: Sequence[Sequence[str]]) -> dict[str, str]:
    """The files of the ledger that these batches make, by table: they are named after their content."""
    with tempfile.TemporaryDirectory() as ledger:
        for batch in batches:
            build([str(folder / name) for name in batch], into=f"{ledger}/l", engine=LocalEngine(workers=1))
        return {name: stored.file for name, stored in Ledger.open(f"{ledger}/l").manifest.tables.items()}


@pytest.fixture(scope="module")
def at_once(folder: Path, read_once: None) -> dict[str, str]:
    return files_of(folder, [list(PAGES)])


@settings(
    max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(order=st.permutations(list(PAGES)), cuts=st.sets(st.integers(1, len(PAGES) - 1), max_size=3))
def test_order_and_batches_never_show(folder: Path, at_once: dict[str, str], order: list[str], cuts: set[int]) -> None:
    ends = [0, *sorted(cuts), len(order)]
    batches = [order[start:end] for start, end in itertools.pairwise(ends)]
    assert files_of(folder, batches) == at_once


def test_another_page_gives_another_ledger(folder: Path, at_once: dict[str, str]) -> None:
    fewer = files_of(folder, [["wire.txt", "ferry.txt"]])
    assert fewer["stories"] != at_once["stories"]


def test_only_the_stories_that_a_page_touches_are_told_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(*names: str) -> list[tuple[str, ...]]:
        told: list[tuple[str, ...]] = []

        def watched(story: Story, *rest: Any) -> Merging:
            told.append(tuple(story.document_ids))
            return merge_story(story, *rest)

        monkeypatch.setattr(telling, "merge_story", watched)
        build([str(folder / name) for name in names], into=tmp_path / "ledger", engine=LocalEngine(workers=1))
        return told

    (ferry,) = add("ferry.txt")
    assert ferry not in add("wire.txt", "undated.txt")
    assert add("wire.txt") == []
    assert len(add("copy.txt")) == 1


def test_a_ledger_of_other_columns_is_told_anew(folder: Path, tmp_path: Path) -> None:
    files = [str(folder / "wire.txt")]
    build(files, into=tmp_path / "ledger", engine=LocalEngine(workers=1))
    with writing(tmp_path / "ledger") as ledger:
        ledger.replace({"figures": ledger.table("figures").drop_columns(["status"])})
        assert Before.of(ledger, (), (), Dated(published={}, times={})) is None
    build(files, into=tmp_path / "ledger", engine=LocalEngine(workers=1))
    assert "status" in Ledger.open(tmp_path / "ledger").table("figures").column_names
