"""Decisions over an invented war: they hold, the later one wins, and what is taken back leaves no trace."""

from __future__ import annotations

import pytest
from worlds import KARSH, VELL, World, figure

from tallywire.merging.joining import join_stories
from tallywire.merging.judged import conflicts, in_force, joined_documents
from tallywire.merging.merge import Merging, merge_story
from tallywire.pipeline.judging import make_judgement
from tallywire.records import Judgement, Story
from tallywire.tallying.tally import tally_event

DAY = "2021-03-02"


def decide(kind: str, left: list[str], right: list[str] | None = None, *, hour: int = 1, **told: str) -> Judgement:
    told = {"by": "Ada", "at": f"2031-05-07T{hour:02}:00:00Z", **told}
    return make_judgement(kind, left=left, right=right or [], **told)  # type: ignore[arg-type]


@pytest.fixture
def world() -> World:
    """A raid on Karsh and another on Vell, each told by two pages."""
    world = World()
    for name, place, killed in (("p1", KARSH, 7), ("p2", KARSH, 7), ("p3", VELL, 30), ("p4", VELL, 30)):
        world.page(name, DAY)
        world.say(
            name,
            f"Warplanes bombed {place[0]} and killed {killed} people ({name}).",
            "air_strike",
            day=DAY,
            place=place,
            figures=(figure("killed", killed),),
        )
    return world


def merged(world: World, *judgements: Judgement) -> Merging:
    return merge_story(world.story, world.documents, world.statements, judgements)


def pages(merging: Merging) -> set[tuple[str, ...]]:
    return {event.document_ids for event in merging.events}


def ids(world: World, *numbers: int) -> list[str]:
    return [world.statements[number].id for number in numbers]


def test_two_events_judged_the_same_are_one_and_say_so(world: World) -> None:
    assert pages(merged(world)) == {("p1", "p2"), ("p3", "p4")}
    found = merged(world, decide("same", ids(world, 0), ids(world, 2)))
    assert pages(found) == {("p1", "p2", "p3", "p4")}
    assert any(reason.startswith("judged the same by Ada") for reason in found.events[0].reasons)
    assert set(found.event_of.values()) == {found.events[0].id}


def test_an_event_judged_two_is_two(world: World) -> None:
    found = merged(world, decide("different", ids(world, 0), ids(world, 1)))
    assert pages(found) == {("p1",), ("p2",), ("p3", "p4")}


def test_a_withdrawn_decision_leaves_no_trace(world: World) -> None:
    made = decide("same", ids(world, 0), ids(world, 2))
    back = decide("withdrawn", [], hour=2, withdraws=made.id)
    again = decide("withdrawn", [], hour=3, withdraws=back.id)
    assert merged(world, made, back) == merged(world)
    assert merged(world, made, back, again) == merged(world, made)
    assert in_force([back, made, again]) == [made]


@pytest.mark.parametrize("by", ["Ada", "Bo", "Cy", "Di", "Ed", "Flo"])
def test_a_decision_can_be_taken_back_in_the_second_in_which_it_was_made(world: World, by: str) -> None:
    made = decide("same", ids(world, 0), ids(world, 2), by=by)
    back = decide("withdrawn", [], withdraws=made.id, by=by)
    again = decide("withdrawn", [], withdraws=back.id, by=by)
    assert in_force([made, back]) == []
    assert in_force([made, back, again]) == [made]


def test_of_two_decisions_the_later_one_holds_and_the_conflict_is_told(world: World) -> None:
    same = decide("same", ids(world, 0), ids(world, 2), by="Ada")
    other = decide("different", ids(world, 2, 3), ids(world, 0, 1), by="Bo", hour=2)
    assert pages(merged(world, same, other)) == {("p1", "p2"), ("p3", "p4")}
    (conflict,) = conflicts([other, same])
    assert (conflict.earlier, conflict.later) == (same, other)
    assert conflict.reason == "Ada judged them same, Bo different"
    assert conflicts([same]) == []


def test_two_right_places_conflict_and_two_decisions_on_other_events_do_not(world: World) -> None:
    first = decide("wrong_place", ids(world, 0), value="Orvane")
    second = decide("wrong_place", ids(world, 0, 1), hour=2, by="Bo")
    (conflict,) = conflicts([first, second])
    assert conflict.reason == "Ada gave the place Orvane, Bo unknown"
    assert conflicts([first, decide("wrong_place", ids(world, 2), value="Vell")]) == []


def test_what_is_hidden_is_part_of_no_event(world: World) -> None:
    found = merged(world, decide("hide", ids(world, 0, 1)))
    assert pages(found) == {("p3", "p4")}
    assert world.statements[0].id not in found.event_of


def test_the_right_kind_and_place_stand_in_the_event(world: World) -> None:
    judgements = [
        decide("wrong_kind", ids(world, 0, 1), value="shelling"),
        decide("wrong_place", ids(world, 0, 1), value="vell", hour=2),
        decide("wrong_place", ids(world, 2, 3), value="Orvane", hour=3),
    ]
    events = {event.document_ids: event for event in merged(world, *judgements).events}
    first, second = events["p1", "p2"], events["p3", "p4"]
    assert first.kind == "shelling"
    assert first.place is not None
    assert (first.place.name, first.place.lat) == ("Vell", VELL[1])
    assert second.place is not None
    assert (second.place.name, second.place.lat) == ("Orvane", None)
    nowhere = merged(world, decide("wrong_place", ids(world, 0, 1)))
    assert [event.place for event in nowhere.events if "p1" in event.document_ids] == [None]


def test_a_decision_on_a_few_statements_of_a_large_event_does_not_rename_it(world: World) -> None:
    found = merged(world, decide("wrong_kind", ids(world, 0, 2), value="shelling"))
    assert {event.kind for event in found.events} == {"air_strike"}


def test_a_figure_judged_wrong_is_not_tallied(world: World) -> None:
    merging = merged(world)
    event = next(event for event in merging.events if "p1" in event.document_ids)

    def tally(*judgements: Judgement) -> list[float | None]:
        found = tally_event(event, world.statements, world.documents, merging.relations, judgements=judgements)
        return [figure.best for figure in found.figures]

    assert tally() == [7]
    assert tally(decide("wrong_figure", ids(world, 0, 1), value="killed=8")) == [7]
    assert tally(decide("wrong_figure", ids(world, 0, 1), value="killed=7")) == []
    assert tally(decide("wrong_figure", ids(world, 0), value="killed")) == [7]


def test_stories_are_joined_where_people_joined_their_events(world: World) -> None:
    stories = [
        Story(id="a", title="Karsh", document_ids=("p1", "p2"), from_="2021-03-02", to="2021-03-04"),
        Story(id="b", title="Vell", document_ids=("p3",), from_="2021-03-01", to=None),
        Story(id="c", title="Orvane", document_ids=("p4",), from_=None, to=None),
    ]
    document_of = {statement.id: statement.document_id for statement in world.statements}
    together = joined_documents([decide("same", ids(world, 0), ids(world, 2))], document_of)
    joined, alone = join_stories(stories, together)
    assert (joined.document_ids, joined.title) == (("p1", "p2", "p3"), "Karsh")
    assert (joined.from_, joined.to) == ("2021-03-01", "2021-03-04")
    assert alone is stories[2]
    assert join_stories(stories, joined_documents([], document_of)) == [stories[1], stories[0], stories[2]]
