"""A toll and the people in it are one figure; parties are several."""

import pytest
from test_tally import DAYS, report, tally, world
from worlds import World, figure

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
