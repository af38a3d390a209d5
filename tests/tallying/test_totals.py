"""A toll and the people in it are one figure; parties are several."""

import pytest
from test_tally import DAYS, report, tally, world
from worlds import World, figure

from tallywire.records import Period
from tallywire.tallying.totals import side_key

__all__ = ["world"]


@pytest.mark.parametrize("side", ["children", "men", "young women", "Children", "his grandchildren", None])
def test_people_as_such_are_no_side(side: str | None):
    assert side_key(side) == ""


@pytest.mark.parametrize("side", ["soldiers", "the rebels", "policemen", "Orlan farmers", "civilians", "Dawn Front"])
def test_parties_and_people_told_apart_in_war_are_sides(side: str):
    assert side_key(side)


def test_children_without_another_total_are_the_toll(world: World):
    report(world, DAYS[0], figure("killed", 6, side="children"), origin="a")
    report(world, DAYS[0], figure("killed", 6), origin="b")
    (found,) = tally(world).figures
    assert (found.side, found.best, found.status) == (None, 6, "agreed")


def test_where_a_page_gives_the_total_its_children_are_a_part_of_it(world: World):
    report(world, DAYS[0], figure("killed", 8), figure("killed", 6, side="children"), origin="a")
    report(world, DAYS[0], figure("killed", 8), origin="b")
    (found,) = tally(world).figures
    assert (found.low, found.best, found.high, found.status) == (8, 8, 8, "agreed")


def test_one_person_told_of_singly_contradicts_no_greater_toll(world: World):
    report(world, DAYS[0], figure("killed", 5), origin="a")
    single = figure("killed", 1)
    report(
        world,
        DAYS[1],
        type(single)(**{n: getattr(single, n) for n in single.__slots__} | {"text": "a boy"}),
        origin="b",
    )
    (found,) = tally(world).figures
    assert (found.best, found.status) == (5, "range")


def test_a_lower_count_further_down_a_page_is_a_part_of_the_toll(world: World):
    page = world.page("p", DAYS[0])
    for count in (4, 2, 2):
        world.say(page, f"{count} dancers were wounded.", "casualties", figures=(figure("injured", count),), origin="a")
    (found,) = tally(world).figures
    assert (found.low, found.best, found.high) == (4, 4, 4)


def test_two_speakers_of_one_page_may_count_apart(world: World):
    page = world.page("p", DAYS[0])
    for count, speaker in ((31, "the Front"), (4, "the army")):
        world.say(page, f"{count} were killed.", "casualties", figures=(figure("killed", count),), said=speaker)
    (found,) = tally(world).figures
    assert (found.low, found.high, found.status) == (4, 31, "contested")


def test_who_was_hurt_on_one_page_and_is_dead_on_a_later_one_is_counted_once(world: World):
    report(world, DAYS[0], figure("injured", 1), origin="a")
    report(world, DAYS[1], figure("killed", 1), origin="b")
    assert [(f.measure, f.best) for f in tally(world).figures] == [("killed", 1)]


def test_dead_and_hurt_of_one_page_are_two_sorts_of_victims(world: World):
    report(world, DAYS[0], figure("injured", 1), figure("killed", 1), origin="a")
    report(world, DAYS[1], figure("killed", 1), origin="b")
    assert [(f.measure, f.best) for f in tally(world).figures] == [("injured", 1), ("killed", 1)]


def test_the_week_in_which_a_page_puts_the_deed_is_no_time_of_its_own(world: World):
    week = Period(from_="2021-02-22", to="2021-02-28")
    report(world, DAYS[0], figure("killed", 4), origin="a")
    page = world.page("late", DAYS[1])
    told = {"day": ("2021-02-22", "2021-02-28"), "figures": (figure("killed", 4, period=week),), "origin": "b"}
    world.say(page, "Four were killed last week.", "casualties", **told)
    (found,) = tally(world).figures
    assert (found.period, found.status) == (None, "agreed")
