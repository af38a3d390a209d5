"""Where pages give those shot and those dead, the rest were hurt: only where nobody counts them, and said so."""

from dataclasses import replace

from test_tally import DAYS, event, report, tally, world
from worlds import World, figure

from tallywire.records import StatedFigure
from tallywire.tallying.shot import LESS_DEAD, bears

__all__ = ["world"]


def shooting(world: World, *told: StatedFigure, origin: str) -> None:
    """A page that says in one sentence how many were shot, and what else is told."""
    report(world, DAYS[0], *told, origin=origin)
    last = world.statements[-1]
    start = len(world.texts[last.document_id])
    words = "Five people were shot."
    world.texts[last.document_id] += words + "\n"
    world.statements[-1] = replace(last, start=start, end=start + len(words))


def hurt(world: World) -> list[tuple[float | None, str]]:
    return [(f.best, f.rule) for f in tally(world).figures if f.measure == "injured"]


def test_the_rest_of_those_shot_were_hurt(world: World):
    shooting(world, figure("other", 5), figure("killed", 1), origin="a")
    ((best, rule),) = hurt(world)
    assert best == 4
    assert rule.endswith(LESS_DEAD)


def test_the_dead_of_other_pages_are_taken_off_too(world: World):
    shooting(world, figure("other", 5), origin="a")
    report(world, DAYS[0], figure("killed", 2), origin="b")
    assert [best for best, _ in hurt(world)] == [3]


def test_nothing_is_worked_out_where_somebody_counts_the_hurt(world: World):
    shooting(world, figure("other", 5), figure("killed", 1), figure("injured", 3), origin="a")
    assert hurt(world) == [(3, "latest-most-origins")]


def test_where_all_of_them_died_nobody_was_hurt(world: World):
    shooting(world, figure("other", 2), figure("killed", 2), origin="a")
    assert hurt(world) == []


def test_other_counts_are_of_nobody_shot(world: World):
    report(world, DAYS[0], figure("other", 5), figure("killed", 1), origin="a")
    assert hurt(world) == []


def test_a_figure_worked_out_rests_on_the_count_of_those_shot(world: World):
    shooting(world, figure("other", 5), figure("killed", 1), origin="a")
    (found,) = (f for f in tally(world).figures if f.measure == "injured")
    assert bears(figure("other", 5), found)
    assert bears(figure("injured", 4), found)
    assert not bears(figure("other", 5), replace(found, rule="ucdp"))
    assert not bears(figure("killed", 5), found)
    assert event(world).id == found.event_id
