"""The growth benchmark tells a ledger again: same lengths, other names, other years; and times what it should."""

import pytest

from benchmarks.speed.growth import measure, retold
from tallywire import schema
from tallywire.engines.local import LocalEngine
from tallywire.ledger.store import writing
from tallywire.pipeline.across import Said, derive
from tests.worlds import KARSH, VELL, World, figure

STAGES = ["proposing", "comparing", "linking", "dating", "merging", "tallying"]


@pytest.fixture(scope="module")
def world() -> World:
    made = World()
    for number in range(8):
        page, place = made.page(f"p{number}", day=f"2021-03-0{2 + number}"), (VELL, KARSH)[number % 2]
        made.say(
            page, f"Shells killed {7 + number % 2} people in {place[0]} on Monday.", "shelling", day="2021-03-01",
            place=place, said="Harbour Police", figures=(figure("killed", 7 + number % 2),),
        )  # fmt: skip
    return made


def test_a_copy_keeps_lengths_and_changes_names_days_and_ids(world: World) -> None:
    (first, *_), (statement, *_) = world.documents, world.statements
    again, told = retold(first, 3, 70), retold(statement, 3, 70)
    assert len(again.text) == len(first.text)
    assert "Vell" not in again.text
    assert again.text[7:13] == "killed"
    assert again.published.from_ == "2021-09-28"
    assert told.time is not None
    assert told.time.from_ == "2021-09-27"
    assert (told.document_id, told.kind) == (f"{first.id}.3", statement.kind)
    assert told.places[0].name != "Vell"


def test_copy_0_is_the_record_itself(world: World) -> None:
    document = world.documents[0]
    assert retold(document, 0, 70) is document


def test_a_ledger_told_three_times_has_three_times_the_stories(world: World, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("growth") / "ledger"
    said = Said(documents=world.documents, passages=[], statements=world.statements)
    tables = derive(said, rule="ucdp", engine=LocalEngine(workers=1), entering=lambda _: None)
    with writing(path) as ledger:
        ledger.commit({name: table.cast(schema.arrow_schema(name)) for name, table in tables.items()}, stages={})
    once, thrice = measure(str(path), 1), measure(str(path), 3)
    assert thrice["documents"] == 3 * once["documents"] == 24
    assert thrice["stories"] == 3 * once["stories"]
    assert all(row[stage] >= 0 for row in (once, thrice) for stage in STAGES)
