"""What one body says on one matter is one event, and what another says against it is none of it."""

from test_merge import TUESDAY, merged
from worlds import KARSH, World, figure


def world_of(*pages: str) -> World:
    world = World()
    for page in pages:
        world.page(page, TUESDAY)
    return world


def test_a_claim_told_in_other_words_on_two_pages_is_one_event_and_rests_on_one_origin():
    world = world_of("a", "b")
    told = {"said": "the Dawn Front"}
    first = world.say(
        "a", "The Dawn Front has claimed responsibility for the blast at the mill.", "communication", **told
    )
    again = world.say(
        "b", "It claimed responsibility for the charge at the mill.", "communication",
        said="Dawn Front press office", origin="org office",
    )  # fmt: skip
    merging = merged(world)
    (event,) = merging.events
    assert merging.event_of[first] == merging.event_of[again]
    assert len(event.origin_ids) == 1


def test_two_speakers_on_two_matters_stay_two_events():
    world = world_of("a", "b")
    first = world.say("a", "The mayor said the bridge is closed for repairs.", "communication", said="Mayor Ott")
    other = world.say("b", "The coach said the bridge player is tired.", "communication", said="Coach Reva")
    merging = merged(world)
    assert merging.event_of[first] != merging.event_of[other]


def test_who_tells_of_a_toll_tells_of_the_deed():
    world = world_of("a")
    deed = world.say("a", "A bomb went off in Karsh on Tuesday.", "bombing", day=TUESDAY, place=KARSH)
    toll = world.say("a", "Nine people were hurt in Karsh, police said.", "communication", said="Karsh police",
                     day=TUESDAY, place=KARSH, figures=(figure("injured", 9),))  # fmt: skip
    merging = merged(world)
    assert merging.event_of[deed] == merging.event_of[toll]


def test_a_lower_bound_is_no_other_toll_of_the_same_page():
    world = world_of("live")
    told = {"day": TUESDAY, "place": KARSH}
    early = world.say("live", "At least 9 people were killed at Karsh on Tuesday.", "casualties",
                      figures=(figure("killed", 9, qualifier="at_least"),), **told)  # fmt: skip
    late = world.say("live", "The killed at Karsh on Tuesday are 58 people now.", "casualties",
                     figures=(figure("killed", 58),), **told)  # fmt: skip
    merging = merged(world)
    assert merging.event_of[early] == merging.event_of[late]
