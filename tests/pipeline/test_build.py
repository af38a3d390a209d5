"""A build: adding is idempotent, what is held is not read again, and one bad page costs no other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tallywire.engines.local import LocalEngine
from tallywire.ledger.store import Ledger, writing
from tallywire.pipeline import build as building
from tallywire.pipeline.build import BuildReport, build
from tallywire.pipeline.per_document import AnnotatingOptions, prepare
from tallywire.pipeline.plan import PLAN
from tallywire.records import Page, ReadPage, Rejection

NEWS = "Shells killed 7 people in the market of Orvane on Tuesday, the mayor said.\n"
STAGES = ["reading", *(stage.name for stage in PLAN[2:]), "writing"]


def add(ledger: Path, *sources: Path, **options: Any) -> BuildReport:
    return build([str(source) for source in sources], into=ledger, engine=LocalEngine(workers=1), **options)


def write(folder: Path, name: str, text: str = NEWS) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def sources(ledger: Path, table: str = "documents") -> list[str]:
    return [Path(row.source).name for row in Ledger.open(ledger).records(table)]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Page | ReadPage]:
    """Everything that the map stages are given from here on."""
    given: list[Page | ReadPage] = []

    def watched(options: AnnotatingOptions) -> Callable[[Page | ReadPage], Any]:
        function = prepare(options)

        def call(page: Page | ReadPage) -> Any:
            given.append(page)
            return function(page)

        return call

    monkeypatch.setattr(building, "prepare", watched)
    return given


def test_no_page_gives_an_empty_ledger(tmp_path: Path) -> None:
    report = add(tmp_path / "ledger")
    assert (report.added, report.known, report.rejections) == (0, 0, [])
    assert Ledger.open(tmp_path / "ledger").records("documents") == ()


def test_the_report_counts_what_came(tmp_path: Path) -> None:
    a, b = write(tmp_path, "a.txt"), write(tmp_path, "b.txt", "")
    report = add(tmp_path / "ledger", a, a, b)
    assert (report.added, report.known, [r.code for r in report.rejections]) == (1, 1, ["empty"])
    assert report.rows["documents"] == 1
    assert list(report.seconds) == STAGES
    assert all(seconds >= 0 for seconds in report.seconds.values())


def test_whoever_watches_is_told_of_pages_and_stages(tmp_path: Path) -> None:
    pages, stages = [], []
    add(
        tmp_path / "ledger",
        write(tmp_path, "a.txt"),
        write(tmp_path, "b.txt", "Rain fell in the hills of Tessim on Monday."),
        page_done=lambda: pages.append(1),
        entering=stages.append,
    )
    assert len(pages) == 2
    assert stages == STAGES


def test_a_page_that_is_held_is_not_read_again(tmp_path: Path, seen: list[Page | ReadPage]) -> None:
    a = write(tmp_path, "a.txt")
    add(tmp_path / "ledger", a)
    add(tmp_path / "ledger", a, write(tmp_path, "b.txt", "Rain fell in the hills of Tessim on Monday."))
    assert [Path(page.source).name for page in seen if isinstance(page, Page)] == ["a.txt", "b.txt"]


def test_one_page_by_two_paths_names_the_first_whichever_came_first(tmp_path: Path) -> None:
    first, second = write(tmp_path, "1.txt"), write(tmp_path, "2.txt")
    add(tmp_path / "together", second, first)
    add(tmp_path / "later", second)
    add(tmp_path / "later", first)
    add(tmp_path / "earlier", first)
    add(tmp_path / "earlier", second)
    for name in ("together", "later", "earlier"):
        assert sources(tmp_path / name) == ["1.txt"]


def test_a_fault_of_the_program_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(options: AnnotatingOptions) -> Callable[[Page], Any]:
        function = prepare(options)

        def call(page: Page) -> Any:
            if page.source.endswith("b.txt"):
                raise ZeroDivisionError("division by zero")
            return function(page)

        return call

    monkeypatch.setattr(building, "prepare", faulty)
    pages = [write(tmp_path, name, f"{NEWS}That is page {name}.\n") for name in ("a.txt", "b.txt", "c.txt")]
    (rejection,) = add(tmp_path / "ledger", *pages).rejections
    assert (rejection.stage, rejection.code) == ("annotating", "failed")
    assert "ZeroDivisionError: division by zero" in rejection.message
    assert sorted(sources(tmp_path / "ledger")) == ["a.txt", "c.txt"]
    assert sources(tmp_path / "ledger", "rejections") == ["b.txt"]


def test_a_rejection_holds_until_its_file_is_read_again(tmp_path: Path) -> None:
    broken = write(tmp_path, "lines.jsonl", f"{{}}\n{json.dumps({'text': NEWS})}\n")
    numbered, other = write(tmp_path, "page#1.txt", ""), write(tmp_path, "page#2.txt", "")
    add(tmp_path / "ledger", broken, numbered, other)
    assert sources(tmp_path / "ledger", "rejections") == ["lines.jsonl#1", "page#1.txt", "page#2.txt"]
    broken.write_text(json.dumps({"text": NEWS}) + "\n")
    add(tmp_path / "ledger", broken)
    assert sources(tmp_path / "ledger", "rejections") == ["page#1.txt", "page#2.txt"]
    other.write_text("Rain fell in the hills of Tessim on Monday.")
    add(tmp_path / "ledger", other)
    assert sources(tmp_path / "ledger", "rejections") == ["page#1.txt"]


def test_a_newer_annotator_reads_what_is_held_without_its_pages(
    tmp_path: Path, seen: list[Page | ReadPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(tmp_path, "a.txt")
    add(tmp_path / "ledger", page)
    before = Ledger.open(tmp_path / "ledger").all_records()
    page.unlink()
    newer = building.versions() | {"annotating": "next"}
    monkeypatch.setattr(building, "versions", lambda: newer)
    add(tmp_path / "ledger")
    assert [type(page) for page in seen] == [Page, ReadPage]
    after = Ledger.open(tmp_path / "ledger")
    assert after.manifest.stages["annotating"] == "next"
    assert after.all_records() == before


def test_another_ontology_reads_what_is_held_again(tmp_path: Path, seen: list[Page | ReadPage]) -> None:
    kinds = write(tmp_path, "kinds.toml", "")
    add(tmp_path / "ledger", write(tmp_path, "a.txt"))
    shipped = Ledger.open(tmp_path / "ledger").manifest.stages["ontology"]
    add(tmp_path / "ledger", options=AnnotatingOptions(ontology=kinds))
    assert isinstance(seen[-1], ReadPage)
    assert Ledger.open(tmp_path / "ledger").manifest.stages["ontology"] != shipped


def test_another_rule_needs_no_page_read_again(tmp_path: Path, seen: list[Page | ReadPage]) -> None:
    add(tmp_path / "ledger", write(tmp_path, "a.txt"))
    add(tmp_path / "ledger", rule="ucdp")
    assert len(seen) == 1
    assert {figure.rule for figure in Ledger.open(tmp_path / "ledger").records("figures")} == {"ucdp"}


def test_what_is_held_and_cannot_be_read_again_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(options: AnnotatingOptions) -> Callable[[Page], Any]:
        def call(page: Page) -> Any:
            raise ZeroDivisionError

        return call

    add(tmp_path / "ledger", write(tmp_path, "a.txt"))
    held = Ledger.open(tmp_path / "ledger").manifest
    monkeypatch.setattr(building, "prepare", failing)
    with pytest.raises(RuntimeError, match="could not be annotated again: ZeroDivisionError"):
        add(tmp_path / "ledger", options=AnnotatingOptions(ontology=write(tmp_path, "kinds.toml", "")))
    assert Ledger.open(tmp_path / "ledger").manifest == held


def test_a_build_that_is_broken_off_leaves_the_last_good_state_and_no_lock(tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    add(tmp_path / "ledger", write(tmp_path, "a.txt"))
    held = Ledger.open(tmp_path / "ledger").manifest
    with pytest.raises(KeyboardInterrupt):
        add(tmp_path / "ledger", write(tmp_path, "b.txt", "Rain fell."), page_done=stop)
    assert Ledger.open(tmp_path / "ledger").manifest == held
    with writing(tmp_path / "ledger"):
        pass


def test_a_page_that_cannot_be_read_is_a_rejection_of_the_reading_stage() -> None:
    page = Page(source="a.txt", media="text", content=b" \n", identity=(b" \n", None))
    result = prepare(AnnotatingOptions())(page)
    assert isinstance(result, Rejection)
    assert (result.source, result.stage, result.code) == ("a.txt", "reading", "no_text")


def test_an_undated_page_is_dated_by_its_story_and_again_when_the_story_grows(tmp_path: Path) -> None:
    told = "A gunman shot dead nine bakers in the market of Orvane on Sunday"
    undated = write(tmp_path / "a", "undated.txt", f"{told}, police said on Monday. The bakers were on strike.\n")
    dated = tmp_path / "b" / "dated.jsonl"
    dated.parent.mkdir()
    row = {"text": f"{told}. The bakers were on strike, the mayor said.", "published": "2021-03-09"}
    dated.write_text(json.dumps(row) + "\n")

    def published(ledger: Path) -> list[tuple[str | None, str | None]]:
        return sorted(
            (one.published.from_ or "", one.published.to or "") for one in Ledger.open(ledger).records("documents")
        )

    add(tmp_path / "ledger", undated)
    assert published(tmp_path / "ledger") == [("", "")]
    add(tmp_path / "ledger", dated)
    assert published(tmp_path / "ledger") == [("2021-03-08", "2021-03-09"), ("2021-03-09", "2021-03-09")]
    add(tmp_path / "whole", dated, undated)
    for name in ("documents", "statements", "events"):
        assert Ledger.open(tmp_path / "whole").table(name) == Ledger.open(tmp_path / "ledger").table(name)
