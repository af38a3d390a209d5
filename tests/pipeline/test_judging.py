"""A decision changes what it speaks of, at once; the next build gives the same; taken back, all is as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallywire.engines.local import LocalEngine
from tallywire.errors import LedgerError, UsageError
from tallywire.ledger.store import Ledger, writing
from tallywire.pipeline.build import build
from tallywire.pipeline.judging import JudgingReport, add_judgements, make_judgement
from tallywire.records import Judgement
from tallywire.schema import TABLES

PAGES = {
    "a.txt": "Shells killed 7 people in the market of Lille on Tuesday, the mayor said.\n",
    "b.txt": "A market in Lille was shelled on Tuesday; seven people were killed, the mayor said.\n",
    "c.txt": "Gunmen abducted four nurses in Toulouse on Friday, police said. The nurses were held in a barn.\n",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    return rebuilt(tmp_path / "ledger")


def rebuilt(ledger: Path) -> Path:
    build([str(ledger.parent / "pages")], into=ledger, engine=LocalEngine(workers=1))
    return ledger


def content(ledger: Path) -> dict[str, tuple[object, ...]]:
    return {name: Ledger.open(ledger).records(name) for name in TABLES if name != "judgements"}


def files(ledger: Path) -> dict[str, str]:
    """The files of the contract's tables, named by their content."""
    tables = Ledger.open(ledger).manifest.tables
    return {name: tables[name].file for name in TABLES if name != "judgements"}


def decide(ledger: Path, *judgements: Judgement) -> JudgingReport:
    return add_judgements(ledger, judgements, engine=LocalEngine(workers=1))


def made(kind: str, left: tuple[str, ...], right: tuple[str, ...] = (), hour: int = 1, **told: str) -> Judgement:
    at = f"2031-05-07T{hour:02}:00:00Z"
    return make_judgement(kind, left=left, right=right, by="Ada", at=at, **told)  # type: ignore[arg-type]


def two_events(ledger: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements of the shelling and of the abduction."""
    events = {event.kind: event.statement_ids for event in Ledger.open(ledger).records("events")}
    return events["shelling"], events["abduction"]


def test_judging_and_building_again_give_the_same_rows(ledger: Path) -> None:
    shelling, abduction = two_events(ledger)
    report = decide(ledger, made("same", shelling, abduction))
    (event,) = report.made
    assert set(event.statement_ids) >= {*shelling, *abduction}
    assert {gone.kind for gone in report.gone} == {"shelling", "abduction"}
    judged = content(ledger)
    assert len(judged["stories"]) == 1
    written = files(ledger)
    assert content(rebuilt(ledger)) == judged
    assert files(ledger) == written


def test_stories_that_a_build_joined_can_be_parted_and_joined_again(ledger: Path) -> None:
    before, (shelling, abduction) = files(ledger), two_events(ledger)
    one = made("same", shelling, abduction)
    decide(ledger, one)
    joined = files(rebuilt(ledger))
    decide(ledger, made("withdrawn", (), hour=2, withdraws=one.id))
    assert files(ledger) == before
    decide(ledger, made("same", abduction, shelling, hour=3))
    assert files(ledger)["stories"] == joined["stories"]
    assert files(rebuilt(ledger)) == files(ledger)


def test_only_the_tables_that_change_are_written_anew(ledger: Path) -> None:
    before, (shelling, _) = files(ledger), two_events(ledger)
    decide(ledger, made("wrong_kind", shelling, value="air_strike"))
    assert {name for name, file in files(ledger).items() if file != before[name]} == {"events"}


def test_a_ledger_of_an_earlier_version_can_be_judged(ledger: Path) -> None:
    _, abduction = two_events(ledger)
    with writing(ledger) as store:
        store.replace({"events": store.table("events").drop_columns(["reasons"])})
    decide(ledger, made("hide", abduction))
    left = {name for event in Ledger.open(ledger).records("events") for name in event.statement_ids}
    assert left
    assert left.isdisjoint(abduction)


def test_taking_it_back_restores_every_row(ledger: Path) -> None:
    before = content(ledger)
    shelling, abduction = two_events(ledger)
    for number, one in enumerate(
        (made("same", shelling, abduction), made("hide", abduction), made("wrong_figure", shelling, value="killed"))
    ):
        decide(ledger, one)
        assert content(ledger) != before
        decide(ledger, made("withdrawn", (), hour=2 + number, withdraws=one.id))
        assert content(ledger) == before
    kinds = [one.kind for one in Ledger.open(ledger).records("judgements")]
    assert sorted(kinds) == ["hide", "same", "withdrawn", "withdrawn", "withdrawn", "wrong_figure"]


def test_what_is_hidden_stays_in_its_table_without_an_event(ledger: Path) -> None:
    _, abduction = two_events(ledger)
    decide(ledger, made("hide", abduction))
    statements = {one.id: one for one in Ledger.open(ledger).records("statements")}
    assert {statements[name].event_id for name in abduction} == {None}


def test_the_same_decision_again_changes_nothing(ledger: Path) -> None:
    one = made("hide", two_events(ledger)[1])
    decide(ledger, one)
    before = (ledger / "manifest.json").read_bytes()
    assert decide(ledger, one).added == ()
    assert (ledger / "manifest.json").read_bytes() == before


def test_conflicts_are_reported(ledger: Path) -> None:
    shelling, abduction = two_events(ledger)
    decide(ledger, made("same", shelling, abduction))
    report = decide(ledger, made("different", shelling, abduction, hour=2))
    assert len(report.conflicts) == 1


def test_what_the_ledger_does_not_hold_cannot_be_judged(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no statement 'nobody'"):
        decide(ledger, made("hide", ("nobody",)))
    with pytest.raises(UsageError, match="no judgement 'nothing'"):
        decide(ledger, made("withdrawn", (), withdraws="nothing"))
    with pytest.raises(LedgerError, match="does not exist"):
        decide(tmp_path / "none", made("hide", ("nobody",)))
    assert not (tmp_path / "none").exists()
