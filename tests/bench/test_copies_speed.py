"""The gate of the tracing benchmark, at a size that takes seconds; the table is made by `benchmarks.speed.copies`."""

import time
import tomllib
from pathlib import Path

import pytest

from benchmarks.accuracy.scorers import BENCH
from benchmarks.speed import copies_table
from benchmarks.speed.copies_minhash import find_candidates
from benchmarks.speed.copies_pages import LeftOut, Page, first_pages, make_pages
from benchmarks.speed.copies_side import measure_tallywire
from benchmarks.speed.copies_truth import Kin, score_links
from tallywire.engines.local import LocalEngine
from tallywire.pipeline.tracing import trace_all

FLOORS = tomllib.loads(Path(copies_table.__file__).with_name("copies_floors.toml").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark data is not beside this checkout"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    make_pages(BENCH, 1200, made)
    return made


def seconds(pages: list[Page]) -> float:
    """Processor time of tracing."""
    documents = [page.document for page in pages]
    passages = [passage for page in pages for passage in page.passages()]
    began = time.process_time()
    trace_all(documents, passages, (), engine=LocalEngine(workers=1))
    return time.process_time() - began


def test_copies_between_invented_pages_are_found_as_well_as_ever(folder: Path):
    gate = dict(FLOORS["gate"])
    figures = measure_tallywire(first_pages(folder, gate.pop("passages")), workers=1)
    assert {name: figures[name] for name, floor in gate.items() if figures[name] < floor} == {}


def test_twice_the_pages_take_little_more_than_twice_the_time(folder: Path):
    growth = FLOORS["growth"]
    few, many = (first_pages(folder, times * growth["passages"]) for times in (1, 2))
    single = min(seconds(few) for _ in range(growth["runs"]))
    double = min(seconds(many) for _ in range(growth["runs"]))
    assert double <= growth["times_at_double"] * single


def test_pages_are_cut_into_the_sentences_of_the_truth(folder: Path):
    for page in first_pages(folder, 1000):
        text, passages = page.document.text, page.passages()
        assert [text[p.start : p.end] for p in passages] == [p.text for p in passages]
        assert passages[0].kind == "headline"
        spans = {(passage.start, passage.end) for passage in passages}
        assert spans >= {tuple(span) for span in page.truth["sentences"]}
        assert sum(len(p.text) for p in passages) >= 0.9 * len(text)


def test_the_truth_itself_has_full_marks_and_a_wrong_link_costs(folder: Path):
    pages = first_pages(folder, 1000)
    kin = Kin(pages)
    starts = {page.document.id: [start for start, _ in page.truth["sentences"]] for page in pages}
    links = [
        ((given["from"], starts[given["from"]][there]), (page.document.id, starts[page.document.id][here]))
        for page in pages
        for given in page.truth["copies"]
        for there, here in (*given["verbatim"], *given["edited"])
    ]
    assert (score_links(links, kin)["precision"], score_links(links, kin)["recall"]) == (1.0, 1.0)
    one, other = (page.document for page in pages[:2])
    headlines = ((one.id, 0), (other.id, 0))
    assert score_links([*links, headlines], kin)["precision"] == 1.0
    byline = next(p.start for page in pages for p in page.passages() if p.text.startswith("By ") and page is pages[1])
    assert score_links([*links, ((one.id, starts[one.id][0]), (other.id, byline))], kin)["precision"] < 1.0
    assert score_links(links[1:], kin)["recall"] < 1.0
    assert score_links([], kin)["f1"] == 0.0


def test_the_rival_finds_what_was_copied_word_for_word(folder: Path):
    pytest.importorskip("datasketch")
    passages = [passage for page in first_pages(folder, 2000) for passage in page.passages()]
    found = set(find_candidates(passages, 0.5).pairs)
    last: dict[str, int] = {}
    for number, passage in enumerate(passages):
        if (before := last.get(passage.text)) is not None:
            assert (before, number) in found
        last[passage.text] = number


def test_without_the_generator_it_is_said_what_to_do(tmp_path: Path):
    with pytest.raises(LeftOut, match="--bench"):
        make_pages(tmp_path, 1, tmp_path)


def test_the_table_has_every_figure_that_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copies_table, "_FIGURES", tmp_path / "results.json")
    assert "## Growth" not in copies_table.render()
    quality = ("f1", "kind_accuracy", "direction_accuracy", "origin_accuracy", "origin_count_exact")
    row = dict.fromkeys(("seconds", "processor_seconds", "megabytes", *quality), 1.0)
    sizes = [row | {"documents": size, "processor_seconds": size / 50} for size in (100, 1000)]
    copies_table.keep("growth", {**copies_table.machine(), "sizes": sizes})
    side = row | {"name": "one", "passages": 10, "documents": 1, "precision": 0.5, "recall": 0.5, "links": 3}
    slow = side | {"name": "two", "processor_seconds": 7.5, "tokens_seconds": 0.25}
    copies_table.keep("side_by_side", {**copies_table.machine(), "sides": [side, slow]})
    text = copies_table.render()
    assert "Exponents: time 1.00, memory 0.00." in text
    assert "Of the time of two it takes 0.13" in text
    assert "| two | 1.0 | 7.5 | 7.5 | 0.2 | 1 | 0.500 |" in text
