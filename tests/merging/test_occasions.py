"""What one speaker says in one breath is one saying, and an act of speech is done once a day."""

from test_merge import FRIDAY, TUESDAY, merged
from worlds import World

WARNED = {"said": "the Dawn Front", "cue": "warned"}


def one_event(world: World, *statements: str) -> bool:
    events = merged(world).event_of
    return len({events[name] for name in statements}) == 1


def test_what_a_named_speaker_says_in_one_sentence_is_one_saying():
    world = World()
    world.page("p", TUESDAY)
    first = world.say("p", "The harvest fair will go ahead", "communication", said="Ana Ruel", passage="p/1")
    other = world.say("p", "her office was open to all.", "communication", said="Ana Ruel", passage="p/1")
    apart = world.say("p", "Roads stay shut.", "communication", said="Ana Ruel", passage="p/2")
    assert one_event(world, first, other)
    assert not one_event(world, first, apart)


def test_what_police_say_in_one_sentence_may_be_of_two_matters():
    world = World()
    world.page("p", TUESDAY)
    first = world.say("p", "the car was found in a lake", "communication", said="police", passage="p/1")
    other = world.say("p", "a cousin was being questioned.", "communication", said="police", passage="p/1")
    assert not one_event(world, first, other)


def test_who_goes_on_about_the_same_thing_says_one_thing_unless_it_bears_another_day():
    world = World()
    world.page("p", FRIDAY)
    first = world.say("p", "The northern bridge needs money.", "communication", said="Ana Ruel")
    same = world.say("p", "Nobody crosses the northern bridge at dusk.", "communication", said="Ana Ruel")
    other = world.say(
        "p", "Once the northern bridge was a wonder, she recalled.", "communication", said="Ana Ruel", day=TUESDAY
    )
    assert one_event(world, first, same)
    assert not one_event(world, same, other)


def test_a_warning_of_one_day_is_one_on_all_pages_whatever_words_report_it():
    world = World()
    for page in ("a", "b", "c", "d"):
        world.page(page, FRIDAY)
    first = world.say("a", "It would shell the port.", "communication", day=TUESDAY, **WARNED)
    again = world.say("b", "Shipping was in danger.", "communication", day=("2021-03-01", FRIDAY), **WARNED)
    later = world.say("c", "No vessel is safe.", "communication", day="2021-03-20", **WARNED)
    long_ago = world.say("d", "A storm is coming.", "communication", day=("2020-03-20", FRIDAY), **WARNED)
    assert one_event(world, first, again)
    assert not one_event(world, first, later)
    assert not one_event(world, first, long_ago)
