"""A toll that takes in who did it and one that does not are no contradiction."""

from dataclasses import replace

from test_tally import DAYS, report, tally, world
from worlds import World, figure

from tallywire.tallying.inclusive import counts_attacker

__all__ = ["world"]


def told(world: World, words: str) -> None:
    """Puts words into the sentence of the last statement."""
    last = world.statements[-1]
    start = len(world.texts[last.document_id])
    world.texts[last.document_id] += words + "\n"
    world.statements[-1] = replace(last, start=start, end=start + len(words))


def test_one_more_with_the_gunman_is_the_toll(world: World):
    report(world, DAYS[0], figure("killed", 5), origin="a")
    report(world, DAYS[0], figure("killed", 5), origin="b")
    report(world, DAYS[0], figure("killed", 6), origin="c")
    told(world, "Six people, including the gunman, were killed.")
    (found,) = tally(world).figures
    assert (found.low, found.best, found.status) == (6, 6, "single_origin")


def test_another_count_stays_against_it(world: World):
    report(world, DAYS[0], figure("killed", 3), origin="a")
    report(world, DAYS[0], figure("killed", 6), origin="c")
    told(world, "Six people, including the gunman, were killed.")
    (found,) = tally(world).figures
    assert found.status == "contested"


def test_only_who_did_it_counts_so():
    assert counts_attacker("He killed three people and then himself")
    assert not counts_attacker("Six people, including two children, were killed")
