"""What people saw and heard belongs to the happening of their page."""

from test_merge import TUESDAY, merged
from worlds import KARSH, World


def page(world: World) -> str:
    world.page("p", TUESDAY)
    return world.say("p", "A bomb went off in Karsh on Tuesday.", "bombing", day=TUESDAY, place=KARSH)


def test_what_a_witness_saw_and_what_he_tells_beside_it_is_told_of_the_happening():
    world = World()
    deed = page(world)
    saw = world.say("p", "she saw smoke above the roofs", "communication", said="Ana Ruel")
    ran = world.say("p", "the whole market emptied", "communication", said="Ana Ruel")
    other = world.say("p", "the budget has to be mended", "communication", said="Mayor Ott")
    merging = merged(world)
    assert merging.event_of[deed] == merging.event_of[saw] == merging.event_of[ran]
    assert merging.event_of[other] != merging.event_of[deed]
    assert next(event for event in merging.events if deed in event.statement_ids).kind == "bombing"


def test_the_cue_may_be_the_perceiving():
    world = World()
    deed = page(world)
    heard = world.say("p", "a long rattle", "communication", said="A neighbour", cue="heard")
    unheard = world.say("p", "no cry for help", "communication", said="Another man", cue="heard", polarity="denied")
    merging = merged(world)
    assert merging.event_of[heard] == merging.event_of[deed] != merging.event_of[unheard]


def test_without_a_happening_on_the_page_a_witness_says_what_he_says():
    world = World()
    world.page("p", TUESDAY)
    saw = world.say("p", "he saw the parade", "communication", said="Ana Ruel")
    assert merged(world).events[0].statement_ids == (saw,)
