"""Whose deed it was, who had no part in it and how he ended are no second telling of the deed."""

import pytest
from test_merge import TUESDAY, merged
from worlds import KARSH, World, figure


@pytest.fixture
def raid() -> World:
    world = World()
    for page in ("a", "b"):
        world.page(page, TUESDAY)
        world.say(page, f"Gunmen attacked the mill at Karsh on Tuesday ({page}).", "attack", day=TUESDAY, place=KARSH,
                  by="Gunmen", figures=(figure("killed", 9),))  # fmt: skip
    return world


def apart(world: World, statement: str) -> bool:
    merging = merged(world)
    return merging.event_of[statement] != merging.event_of["a:0"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Dawn Front claimed the attack on the mill at Karsh.",
        "The attack on the mill at Karsh was carried out by fighters of the Dawn Front.",
    ],
)
def test_a_claim_of_a_deed_is_a_word_about_it(raid: World, sentence: str):
    said = raid.say("b", sentence, "attack", said="the Dawn Front", by="the Dawn Front", day=TUESDAY, place=KARSH)
    assert apart(raid, said)


def test_a_deed_that_a_party_tells_of_itself_stays_a_deed(raid: World):
    said = raid.say("b", "Its gunmen attacked the mill at Karsh, the Dawn Front said.", "attack",
                    said="the Dawn Front", by="Gunmen", day=TUESDAY, place=KARSH)  # fmt: skip
    assert not apart(raid, said)


def test_whoever_had_no_part_in_a_deed_denies_no_deed(raid: World):
    said = raid.say("b", "The miller was not involved in the attack at Karsh.", "attack", polarity="denied",
                    said="Karsh police", day=TUESDAY, place=KARSH)  # fmt: skip
    assert apart(raid, said)
    assert not [one for one in merged(raid).relations if one.relation == "denies" and one.left_statement_id == said]


def test_no_dead_of_one_people_denies_no_deaths(raid: World):
    said = raid.say("b", "There was no Orlan casualty in the attack at Karsh.", "casualties", polarity="denied",
                    said="the foreign ministry", day=TUESDAY, place=KARSH)  # fmt: skip
    assert apart(raid, said)


def test_the_end_of_who_did_it_is_told_as_his_deed_and_as_that_of_others():
    world = World()
    world.page("a", TUESDAY)
    world.page("b", TUESDAY)
    own = world.say("a", "The gunman killed himself in the hall at Karsh.", "attack", by="The gunman",
                    on="the gunman", day=TUESDAY, place=KARSH)  # fmt: skip
    other = world.say("b", "Police shot the gunman dead in the hall at Karsh.", "casualties", by="Police",
                      on="the gunman", day=TUESDAY, place=KARSH)  # fmt: skip
    merging = merged(world)
    assert merging.event_of[own] == merging.event_of[other]


def test_one_slip_does_not_name_the_sort_of_a_deed():
    world = World()
    for n in range(12):
        page = world.page(f"p{n:02}", TUESDAY)
        world.say(page, f"Gunmen attacked the mill at Karsh ({n}).", "attack" if n else "armed_clash", by="Gunmen",
                  day=TUESDAY, place=KARSH)  # fmt: skip
    (event,) = merged(world).events
    assert event.kind == "attack"


def test_the_tolls_of_history_are_those_of_as_many_happenings():
    world = World()
    world.page("a", TUESDAY)
    told = [world.say("a", f"Hall shooting: {n} dead in a hall.", "casualties", background=True,
                      figures=(figure("killed", n),)) for n in (22, 14, 13)]  # fmt: skip
    assert len({merged(world).event_of[one] for one in told}) == 3


def test_what_is_said_beside_a_claim_is_part_of_it():
    world = World()
    world.page("a", TUESDAY)
    claim = world.say("a", "The Dawn Front claimed responsibility for the blast.", "communication", said="Dawn Front")
    added = world.say("a", "The bomber had sworn an oath months ago, it said.", "communication", said="Dawn Front")
    later = world.say("a", "The mayor asked for calm and for bread." + " " * 300, "communication", said="Mayor Ott")
    last = world.say("a", "The tax on mills is unjust, it added.", "communication", said="Dawn Front")
    merging = merged(world)
    assert merging.event_of[claim] == merging.event_of[added] != merging.event_of[last]
    assert merging.event_of[later] != merging.event_of[claim]


def test_what_had_happened_before_a_day_is_not_of_that_day():
    world = World()
    world.page("a", "2021-03-05")
    world.page("b", "2021-03-05")
    rockets = world.say(
        "b", "Rebels fired rockets at Karsh on Tuesday.", "shelling", by="Rebels", day=TUESDAY, place=KARSH
    )
    friday = world.say("a", "rocket attacks by rebels that had hit Karsh", "shelling", by="rebels", day="2021-03-05",
                       place=KARSH, method="sentence")  # fmt: skip
    merging = merged(world)
    assert merging.event_of[rockets] == merging.event_of[friday]


def test_what_a_saying_of_an_earlier_day_speaks_of_was_done_by_then():
    world = World()
    world.page("a", "2021-03-05")
    world.page("b", "2021-03-05")
    today = world.say("b", "Warplanes struck Karsh on Friday.", "air_strike", day="2021-03-05", place=KARSH)
    world.say("a", "The Dawn Front warned on Tuesday of revenge", "communication", said="Dawn Front", day=TUESDAY,
              passage="a/one")  # fmt: skip
    before = world.say("a", "for strikes by warplanes on Karsh", "air_strike", day="2021-03-05", inferred=True,
                       place=KARSH, passage="a/one")  # fmt: skip
    merging = merged(world)
    assert merging.event_of[today] != merging.event_of[before]
