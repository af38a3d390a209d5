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


def count(world: World, words: str, number: float, behind: str) -> float | None:
    """The best count of a page with one sentence, of which `behind` is what stands behind the number."""
    report(world, DAYS[0], figure("killed", number), origin="a")
    told(world, words)
    last = world.statements[-1]
    at = last.start + len(words) - len(behind)
    world.statements[-1] = replace(last, figures=(replace(last.figures[0], start=at - 1, end=at),))
    (found,) = tally(world).figures
    return found.best


def test_who_kills_others_and_then_himself_is_one_more_of_the_dead(world: World):
    assert (
        count(
            world,
            "He killed five people before turning the gun on himself.",
            5,
            " people before turning the gun on himself.",
        )
        == 6
    )


def test_a_page_that_calls_it_a_murder_suicide_counts_the_killer_elsewhere(world: World):
    assert count(world, "He killed five people. It was a murder-suicide.", 5, " people. It was a murder-suicide.") == 6


def test_a_toll_told_without_a_doer_is_of_all_who_died(world: World):
    words = "Five people were killed. It was a murder-suicide."
    assert count(world, words, 5, " people were killed. It was a murder-suicide.") == 5


def test_nobody_is_added_where_nobody_killed_himself(world: World):
    assert count(world, "He killed five people before he fled.", 5, " people before he fled.") == 5


def test_who_is_in_the_count_is_not_counted_twice(world: World):
    words = "He killed five, including the gunman, before shooting himself."
    assert count(world, words, 5, ", including the gunman, before shooting himself.") == 5
