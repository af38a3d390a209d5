"""What claimants tell of their deed is their claim, not another report of it."""

import pytest
from test_merge import TUESDAY, merged
from worlds import KARSH, World, figure

DAY = {"day": TUESDAY, "place": KARSH}


def world_of(words: str, **told: object) -> tuple[World, list[str]]:
    world = World()
    world.page("p", TUESDAY)
    deed = world.say("p", "Gunmen attacked the mill at Karsh on Tuesday.", "attack", by="gunmen", **DAY)
    claim = world.say("p", "Boko Haram claimed responsibility for the attack.", "communication", said="Boko Haram")
    other = world.say("p", words, "attack", **{**DAY, **told})
    return world, [deed, claim, other]


@pytest.mark.parametrize(
    ("told", "is_claim"),
    [
        ({"said": "Boko Haram"}, True),
        ({"said": "the armed group", "cue": "claimed"}, True),  # a body without a name, where one claims
        ({"said": "the armed group", "cue": "said"}, False),
        ({"said": "Karsh police"}, False),
        ({}, False),
        ({"said": "Boko Haram", "figures": (figure("killed", 30),)}, False),  # a count stands against other counts
        ({"said": "Boko Haram", "polarity": "denied"}, False),
    ],
)
def test_what_a_claimant_says_of_the_deed_is_a_word_about_it(told: dict[str, object], is_claim: bool):
    world, (deed, _, other) = world_of("Its fighters attacked the mill at Karsh.", **told)
    merging = merged(world)
    assert (merging.event_of[other] != merging.event_of[deed]) is is_claim or told.get("polarity") == "denied"
    kind = next(event.kind for event in merging.events if deed in event.statement_ids)
    assert kind == "attack"


def test_a_body_without_a_listed_name_is_known_by_its_name():
    world = World()
    world.page("p", TUESDAY)
    deed = world.say("p", "Gunmen attacked the mill at Karsh.", "attack", by="gunmen", **DAY)
    world.say("p", "The Dawn Front claimed responsibility for it.", "communication", said="the Dawn Front")
    told = world.say("p", "Its men attacked the mill at Karsh.", "attack", said="the Dawn Front", **DAY)
    merging = merged(world)
    assert merging.event_of[told] != merging.event_of[deed]


def test_a_claim_is_a_communication_whatever_deed_it_claims():
    world = World()
    world.page("p", TUESDAY)
    world.say("p", "A bomb went off at the mill in Karsh.", "bombing", **DAY)
    claim = world.say("p", "Boko Haram claimed responsibility", "communication", said="Boko Haram", passage="p/2")
    bomb = world.say("p", "for the bombing of the mill.", "bombing", said="Boko Haram", passage="p/2", **DAY)
    merging = merged(world)
    assert merging.event_of[claim] == merging.event_of[bomb]
    assert next(event.kind for event in merging.events if claim in event.statement_ids) == "communication"


def test_who_only_disowns_a_deed_is_no_origin_of_it():
    world = World()
    world.page("p", TUESDAY)
    deed = world.say("p", "Police arrested three men in Karsh.", "arrest", said="Karsh police", **DAY)
    world.say("p", "the three men arrested in Karsh.", "arrest", said="Harbour Union", cue="denied", **DAY)
    event = next(event for event in merged(world).events if deed in event.statement_ids)
    assert event.origin_ids == ("org Karsh police",)
