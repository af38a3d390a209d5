"""One side's dead and a whole war's dead stand beside the toll of an event, never for it."""

from dataclasses import replace

import pytest
from test_tally import DAYS, report, tally, world
from worlds import KARSH, World, figure

from tallywire.records import Figure, StatedFigure

__all__ = ["world"]


def say(
    world: World,
    sentence: str,
    count: int,
    *,
    origin: str,
    day: str = DAYS[0],
    side: str | None = None,
    said: str | None = None,
    **told: object,
) -> str:
    """A page of one sentence, whose figure stands where its number does."""
    page = world.page(f"p{len(world.texts)}", day)
    start = sentence.index(f"{count:,}")
    counted = replace(figure("killed", count, side=side, **told), start=start, end=start + len(f"{count:,}"))
    return world.say(
        page, sentence, "casualties", figures=(counted,), origin=origin, day=DAYS[0], place=KARSH, said=said
    )


def of_people(world: World) -> Figure:
    return next(found for found in tally(world).figures if found.side is None)


@pytest.mark.parametrize(
    ("sentence", "side", "whose"),
    [
        ("18 troops had died, the Dawn Front said.", "troops", "troops"),
        ("We killed 18 of their men, the Dawn Front said.", None, "their men"),
        ("The Dawn Front said 18 members of the Orlan Guard fell.", "members", "Orlan Guard"),
        ("The Dawn Front put the number of the Orlan Guard dead at 18.", None, "Orlan Guard"),
    ],
)
def test_a_sides_dead_have_a_row_of_their_own_where_others_count_people(
    world: World, sentence: str, side: str | None, whose: str
):
    say(world, "At least 12 people were killed.", 12, origin="ministry", qualifier="at_least")
    told = say(world, sentence, 18, origin="front", side=side, said="the Dawn Front")
    found = {one.side: one for one in tally(world).figures}
    assert found.keys() == {None, whose}
    assert (found[None].best, found[whose].best, found[whose].statement_ids) == (12, 18, (told,))


def test_what_a_speaker_says_again_without_the_side_is_still_the_sides(world: World):
    say(world, "At least 12 people were killed.", 12, origin="ministry", qualifier="at_least")
    say(world, "18 troops had died, the Union said.", 18, origin="union", side="troops", said="the Union")
    say(world, "The Union put the dead at 18.", 18, origin="union", said="the Union")
    assert of_people(world).best == 12


def test_a_sides_dead_are_the_toll_where_nobody_counts_people(world: World):
    say(world, "18 troops had died.", 18, origin="front", side="troops")
    (found,) = tally(world).figures
    assert (found.best, found.status) == (18, "single_origin")


def test_the_members_of_a_family_are_people(world: World):
    say(world, "Five people were killed: 5.", 5, origin="a")
    say(world, "In all 5 members of the Vell family were killed.", 5, origin="b")
    (found,) = tally(world).figures
    assert (found.best, found.status) == (5, "agreed")


def test_a_partys_count_is_shown_and_contests_but_does_not_choose(world: World):
    for origin in ("front a", "front b"):
        say(world, "The dead were 31, the Dawn Front said.", 31, origin=origin, said="the Dawn Front")
    say(world, "The hospital counted 12 dead.", 12, origin="hospital", said="Vell Hospital")
    (found,) = tally(world).figures
    assert (found.low, found.best, found.high, found.status) == (12, 12, 31, "contested")
    assert len(found.statement_ids) == 3


def test_a_partys_count_stands_alone_where_nobody_else_counts(world: World):
    say(world, "The dead were 31, the army said.", 31, origin="army", said="the army")
    (found,) = tally(world).figures
    assert found.best == 31


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("More than 7,400 people have been killed in Orland.", 7400),
        ("Some 40 people have died in Orland since the fighting began.", 40),
    ],
)
def test_the_dead_of_a_long_war_are_not_those_of_the_day(world: World, sentence: str, count: int):
    say(world, "At least 5 people were killed.", 5, origin="hospital", qualifier="at_least")
    say(world, sentence, count, origin="monitor")
    (found,) = tally(world).figures
    assert (found.best, found.high) == (5, None)


def test_the_present_perfect_also_tells_news_of_the_day(world: World):
    say(world, "5 people were killed.", 5, origin="hospital")
    say(world, "9 people have been killed in Karsh.", 9, origin="police", day=DAYS[1])
    (found,) = tally(world).figures
    assert found.best == 9


def test_a_long_toll_is_told_where_nothing_else_is(world: World):
    say(world, "More than 7,400 people have been killed in Orland since 2004.", 7400, origin="monitor")
    (found,) = tally(world).figures
    assert found.best == 7400


def test_a_count_without_its_page_is_one_of_people(world: World):
    told: StatedFigure = figure("killed", 7)
    report(world, DAYS[0], told, origin="a")
    assert of_people(world).best == 7


def test_a_later_count_of_several_origins_replaces_an_earlier_one_that_more_pages_told(world: World):
    for number in range(5):
        report(world, DAYS[0], figure("killed", 13), origin=f"early {number}")
    for number in range(2):
        report(world, DAYS[1], figure("killed", 24), origin=f"later {number}")
    assert of_people(world).best == 24


def test_a_corrected_count_may_be_lower(world: World):
    for number in range(3):
        report(world, DAYS[0], figure("killed", 14), origin=f"early {number}")
    for number in range(2):
        report(world, DAYS[2], figure("killed", 13), origin=f"later {number}")
    assert of_people(world).best == 13


def test_one_origin_or_copies_of_it_replace_no_count_of_many(world: World):
    for number in range(3):
        report(world, DAYS[0], figure("killed", 13), origin=f"early {number}")
    for _ in range(9):
        report(world, DAYS[1], figure("killed", 24), origin="wire")
    found = of_people(world)
    assert (found.best, found.high, found.status) == (13, 24, "contested")


def test_a_later_lower_bound_replaces_nothing(world: World):
    for number in range(2):
        report(world, DAYS[0], figure("killed", 13), origin=f"early {number}")
    for number in range(2):
        report(world, DAYS[1], figure("killed", 9, qualifier="at_least"), origin=f"later {number}")
    assert of_people(world).best == 13
