"""What pages recall of a named day is kept as an event of that day, and stays background."""

from dataclasses import replace

import pytest
from worlds import KARSH, World

from tallywire.merging.merge import merge_story
from tallywire.records import Event, Judgement, StatementKind

SOME_DAY = "2021-02-10"


def told(kind: StatementKind, rule: str, *pages: str, **more: object) -> Event:
    world = World()
    for page in pages:
        world.page(page, "2021-03-02")
        said = {"day": SOME_DAY, "place": KARSH, "background": True, **more}
        world.say(page, "The ferry company closed its last office in Karsh on 10 February.", kind, **said)
        world.statements[-1] = replace(world.statements[-1], rules=(f"background:{rule}",))
    (event,) = merge_story(world.story, world.documents, world.statements).events
    return event


def test_history_of_a_named_day_keeps_its_kind_and_its_day() -> None:
    event = told("attack", "history", "p1")
    assert (event.kind, event.from_, event.to) == ("attack", SOME_DAY, SOME_DAY)


@pytest.mark.parametrize("rule", ["happening", "recalled"])
def test_a_happening_of_no_named_kind_is_another_one(rule: str) -> None:
    assert told("background", rule, "p1").kind == "other"


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        ("context", {}),
        ("habit", {}),
        ("history", {"day": ("2021-01-01", "2021-01-31")}),
        ("history", {"day": None}),
        ("history", {"inferred": True}),
        ("history", {"modality": "planned"}),
        ("happening", {"polarity": "denied"}),
    ],
)
def test_what_names_no_day_or_did_not_happen_is_mere_background(rule: str, more: dict[str, object]) -> None:
    assert told("attack", rule, "p1", **more).kind == "background"


def test_newsrooms_count_for_what_is_news_and_not_for_what_everybody_knows() -> None:
    assert told("background", "happening", "p1", "p2").origin_ids == ("org p1", "org p2")
    assert told("background", "recalled", "p1", "p2").origin_ids == ("org p1",)


def test_history_that_somebody_joins_to_news_gives_the_event_no_kind_that_an_incident_has() -> None:
    world = World()
    world.page("p1", "2021-03-02")
    old = world.say("p1", "Gunmen attacked the depot.", "attack", day=SOME_DAY, place=KARSH, background=True)
    world.statements[-1] = replace(world.statements[-1], rules=("background:history",))
    new = world.say("p1", "Gunmen raided the depot of Karsh again.", "attack", day="2021-03-02", place=KARSH)
    same = Judgement(
        id="j", kind="same", left_statement_ids=(old,), right_statement_ids=(new,), value=None, by="Ana",
        at="2021-03-04T00:00:00Z",
    )  # fmt: skip
    (event,) = merge_story(world.story, world.documents, world.statements, [same]).events
    assert event.kind == "background"
