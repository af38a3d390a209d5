"""A body that tells of a few of its own, beside a large toll, tells of a happening of its own."""

from test_merge import TUESDAY, merged
from worlds import KARSH, World, figure

DAY = {"day": TUESDAY, "place": KARSH}


def world_with(toll: float) -> tuple[World, list[str]]:
    world = World()
    world.page("p", TUESDAY)
    deed = world.say("p", f"A bomb hurt {toll:g} in Karsh.", "bombing", figures=(figure("injured", toll),), **DAY)
    own = world.say("p", "The brigade says two of its firemen were hurt in Karsh.", "casualties", said="The Brigade",
                    on="two of its firemen", figures=(figure("injured", 2, side="its firemen"),), **DAY)  # fmt: skip
    both = world.say("p", "Both were hurt badly in Karsh.", "casualties", **DAY)
    return world, [deed, own, both]


def test_beside_a_large_toll_its_own_few_are_an_event_of_their_own():
    world, (deed, own, both) = world_with(90)
    merging = merged(world)
    assert merging.event_of[own] == merging.event_of[both] != merging.event_of[deed]


def test_where_few_suffered_they_are_among_them():
    world, told = world_with(4)
    assert len({merged(world).event_of[name] for name in told}) == 1
