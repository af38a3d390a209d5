"""The stages across documents as one: every link is filled, and the order of what came changes nothing."""

import pytest

from tallywire import schema
from tallywire.engines.local import LocalEngine
from tallywire.pipeline.across import Said, derive
from tallywire.pipeline.plan import PLAN
from tallywire.records import Document, Event, Statement
from tests.worlds import VELL, World, figure


@pytest.fixture(scope="module")
def world() -> World:
    made = World()
    for name, killed in (("b", 7), ("a", 7), ("c", 9)):
        page = made.page(name)
        made.say(
            page, f"Shells killed {killed} people in Vell on Monday.", "shelling", day="2021-03-01", place=VELL,
            figures=(figure("killed", killed),),
        )  # fmt: skip
    made.page("silent")
    return made


def said(world: World, *, backwards: bool = False) -> Said:
    step = -1 if backwards else 1
    return Said(documents=world.documents[::step], passages=[], statements=world.statements[::step])


def test_every_table_is_made_and_each_stage_is_told(world: World) -> None:
    entered: list[str] = []
    tables = derive(said(world), rule="latest-most-origins", engine=LocalEngine(workers=1), entering=entered.append)
    assert set(tables) == set(schema.TABLES) - {"rejections", "judgements"}
    assert all(table.schema == schema.arrow_schema(name) for name, table in tables.items())
    assert entered == [stage.name for stage in PLAN[2:]]


def test_documents_and_statements_carry_their_links(world: World) -> None:
    tables = derive(said(world), rule="ucdp", engine=LocalEngine(workers=1), entering=lambda _: None)
    documents = list(schema.records_of(Document, tables["documents"]))
    statements = list(schema.records_of(Statement, tables["statements"]))
    told_by = {name: event.id for event in schema.records_of(Event, tables["events"]) for name in event.statement_ids}
    assert [document.id for document in documents] == ["a", "b", "c", "silent"]
    assert all(document.origin_id and document.story_id for document in documents)
    assert [statement.document_id for statement in statements] == ["a", "b", "c"]
    assert {statement.id: statement.event_id for statement in statements} == told_by
    assert all(statement.origin_id for statement in statements)
    assert set(tables["figures"]["rule"].to_pylist()) == {"ucdp"}


def test_nothing_said_is_an_empty_record() -> None:
    nothing = Said(documents=[], passages=[], statements=[])
    tables = derive(nothing, rule="ucdp", engine=LocalEngine(workers=1), entering=lambda _: None)
    assert {table.num_rows for table in tables.values()} == {0}


def test_the_order_of_what_came_changes_nothing(world: World) -> None:
    engine = LocalEngine(workers=1)
    forth = derive(said(world), rule="ucdp", engine=engine, entering=lambda _: None)
    back = derive(said(world, backwards=True), rule="ucdp", engine=engine, entering=lambda _: None)
    assert [name for name in forth if not forth[name].equals(back[name])] == []
