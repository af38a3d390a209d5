"""What a page goes on to tell belongs to what it is about; pages of one story meet in it, unless something forbids."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_merge import FRIDAY, TUESDAY, merged
from worlds import KARSH, VELL, World, figure

from tallywire.merging.apart import why_apart
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import read_features
from tallywire.merging.merge import merge_story

NEXT_TUESDAY = "2021-03-09"


def shooting(world: World, page: str, day: str | None = TUESDAY, place: object = KARSH, **told: object) -> str:
    return world.say(
        page, f"A gunman shot at dancers in a hall at Karsh ({page}).", "attack", day=day, place=place, **told
    )


def on_weekday(world: World) -> None:
    """Turns the last statement's day into a mere weekday."""
    last = world.statements[-1]
    assert last.time is not None
    world.statements[-1] = replace(last, time=replace(last.time, text="Tuesday"))


def cluster(world: World) -> Cluster:
    made, documents = Cluster(), {document.id: document for document in world.documents}
    for statement in world.statements:
        made.add(read_features(statement, documents[statement.document_id]), ())
    return made


def test_what_a_page_tells_without_day_and_place_is_told_of_its_happening():
    world = World()
    world.page("p", "2021-03-03")
    first = shooting(world, "p")
    world.say("p", "Lena Ott ran a bakery by the river for thirty years, and everybody knew her bread." * 4, "politics")
    late = world.say("p", "Karl Voss died in hospital.", "casualties", figures=(figure("killed", 1),))
    merging = merged(world)
    assert merging.event_of[first] == merging.event_of[late]


def test_two_pages_of_one_story_tell_one_happening_in_other_words():
    world = World()
    for page in "ab":
        world.page(page, "2021-03-03")
    first = shooting(world, "a")
    other = world.say("b", "Five guests of a wedding were wounded by bullets on Tuesday.", "casualties", day=TUESDAY)
    merging = merged(world)
    assert merging.event_of[first] == merging.event_of[other]


def test_a_page_misdated_by_weeks_tells_of_the_same_weekday_and_the_earlier_week_holds():
    world = World()
    for page, day in (("a", "2021-03-03"), ("b", "2021-03-10")):
        world.page(page, day)
    shooting(world, "a", TUESDAY)
    on_weekday(world)
    shooting(world, "b", NEXT_TUESDAY)
    on_weekday(world)
    (event,) = merged(world).events
    assert (event.from_, event.to) == (TUESDAY, TUESDAY)


@pytest.mark.parametrize(("early", "late"), [("Monday night", "Tuesday"), ("Monday", "early Tuesday")])
def test_one_night_belongs_to_both_its_days(early: str, late: str):
    world = World()
    for page, day, text in (("a", "2021-03-01", early), ("b", TUESDAY, late)):
        world.page(page, "2021-03-03")
        shooting(world, page, day)
        last = world.statements[-1]
        assert last.time is not None
        world.statements[-1] = replace(last, time=replace(last.time, text=text))
    assert len(merged(world).events) == 1


def test_how_who_did_it_ended_is_an_event_of_its_own():
    world = World()
    world.page("p", "2021-03-03")
    deed = shooting(world, "p")
    end = world.say("p", "The gunman then killed himself.", "casualties", day=TUESDAY, place=KARSH)
    merging = merged(world)
    assert merging.event_of[deed] != merging.event_of[end]


def test_two_dates_are_two_days_also_where_they_are_weeks_apart():
    world = World()
    for page, day in (("a", "2021-03-03"), ("b", "2021-03-10")):
        world.page(page, day)
    shooting(world, "a", TUESDAY)
    shooting(world, "b", NEXT_TUESDAY)
    assert len(merged(world).events) == 2


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"day": FRIDAY}, "another day"),
        ({"place": VELL}, "another town"),
        ({"by": "soldiers"}, "opposite sides"),
        ({"kind": "bombing"}, "another sort of deed"),
        ({}, None),
        ({"day": None, "place": None}, None),
    ],
)
def test_every_rule_that_keeps_two_events_apart_has_its_name(other: dict[str, object], why: str | None):
    worlds = World(), World()
    for world in worlds:
        world.page("p", TUESDAY)
    told: dict[str, object] = {"day": TUESDAY, "place": KARSH, "by": "gunmen", "kind": "shelling"}
    for world, values in zip(worlds, (told, {**told, **other}), strict=True):
        kind = str(values.pop("kind"))
        world.say("p", "The attack on the mill.", kind, **values)
    assert why_apart(cluster(worlds[0]), cluster(worlds[1]), slack=3) == why


def test_the_place_of_an_event_is_the_town_rather_than_the_street_and_the_state():
    world = World()
    for page in "ab":
        world.page(page, TUESDAY)
        shooting(world, page)
        town = world.statements[-1].places[0]
        street = replace(town, name="Mill Street", lat=None, lon=None, precision=None)
        state = replace(town, name="Orland", precision="province")
        world.statements[-1] = replace(world.statements[-1], places=(street, state, town))
    (event,) = merged(world).events
    assert event.place is not None
    assert event.place.name == "Karsh"


def test_where_the_event_names_no_town_it_is_the_one_that_its_pages_name():
    world = World()
    for page in "ab":
        world.page(page, TUESDAY)
        shooting(world, page, place=None)
        world.say(page, f"The mayor spoke in Karsh of order ({page}).", "politics", place=KARSH)
    places = {event.place.name for event in merged(world).events if event.kind == "attack" and event.place}
    assert places == {"Karsh"}


def test_a_street_is_no_town_though_a_map_has_a_town_of_its_name():
    world = World()
    world.page("p", TUESDAY)
    shooting(world, "p", place=("Vell Road", 10.0, 10.0))
    world.say("p", "It was the third attack in Karsh on Tuesday.", "attack", day=TUESDAY, place=("Karsh", 10.1, 10.1))
    assert {event.place.name for event in merged(world).events if event.place} == {"Karsh"}


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 5))
def test_the_order_of_pages_and_statements_never_shows(random: object, pages: int):
    world = World()
    for number in range(pages):
        page = world.page(f"p{number}", "2021-03-03")
        shooting(world, page, TUESDAY if number % 2 else None)
        world.say(page, f"Guest {number} died in hospital.", "casualties", figures=(figure("killed", 1),))
    mixed, documents = list(world.statements), list(world.documents)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    random.shuffle(documents)  # type: ignore[attr-defined]
    assert merge_story(world.story, documents, mixed) == merged(world)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 4), st.integers(0, 3))
def test_a_copy_never_adds_an_origin(pages: int, copied: int):
    world = World()
    for number in range(pages):
        shooting(world, world.page(f"p{number}", "2021-03-03"), origin=f"org {number}")
    before = {event.origin_ids for event in merged(world).events}
    world.page("copy", "2021-03-04")
    shooting(world, "copy", origin=f"org {copied % pages}")
    assert max(len(origins) for origins in before) >= max(len(event.origin_ids) for event in merged(world).events)


@pytest.mark.parametrize(
    ("report", "slack", "apart"),
    [("2021-03-04", 3, False), ("2021-06-04", 3, True), ("2021-06-04", 365, False), ("2021-02-20", 365, True)],
)
def test_a_report_without_a_day_of_its_own_comes_on_the_day_or_later(report: str, slack: int, apart: bool):
    worlds = World(), World()
    for world in worlds:
        world.page("p", report)
    shooting(worlds[0], "p", TUESDAY)
    shooting(worlds[1], "p", report, inferred=True)
    assert (why_apart(cluster(worlds[0]), cluster(worlds[1]), slack=slack) == "another day") is apart


def test_people_who_suffered_both_on_one_day_were_in_one_place():
    worlds = World(), World()
    for world, place in zip(worlds, (KARSH, VELL), strict=True):
        world.page("p", TUESDAY)
        world.say("p", "On Tuesday a gunman shot Lena Ott.", "attack", day=TUESDAY, place=place, on="Lena Ott")
    assert why_apart(cluster(worlds[0]), cluster(worlds[1]), slack=3) is None


def test_a_town_in_another_county_is_not_the_place_of_an_event_in_this_one():
    world = World()
    world.page("p", TUESDAY)
    shooting(world, "p")
    county = replace(world.statements[-1].places[0], name="Karsh County", precision="district")
    world.statements[-1] = replace(world.statements[-1], places=(county,))
    world.say("p", "The mayor spoke in Vell of order.", "politics", place=VELL)
    assert {e.place.name for e in merged(world).events if e.kind == "attack" and e.place} == {"Karsh County"}
