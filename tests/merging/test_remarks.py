"""What a page says that there is not hangs on what is told beside it; history and context do not."""

import pytest
from test_merge import TUESDAY, merged
from worlds import KARSH, World

REMARK = {"background": True, "rules": ("background:context",), "polarity": "denied"}


def world_of(*sentences: tuple[str, dict[str, object]], before: str = "bombing") -> tuple[World, list[str]]:
    world = World()
    world.page("p", TUESDAY)
    told = [world.say("p", "A bomb killed nine people in Karsh on Tuesday.", before, day=TUESDAY, place=KARSH)]
    told += [world.say("p", words, "background", **kept) for words, kept in sentences]
    return world, told


@pytest.mark.parametrize(
    ("words", "kept", "joins"),
    [
        ("Nobody knew more of those killed by the bomb.", REMARK, True),  # it speaks of what was told
        ("Their names were not known.", REMARK, True),  # a pronoun points back
        ("The province grows rice.", REMARK, False),
        ("Their names were known.", {**REMARK, "polarity": "asserted"}, False),  # context
        ("Their names were not known.", {"background": True, "polarity": "denied"}, False),  # history
        ("Their town fell that year.", {**REMARK, "day": "2019-01-01"}, False),  # it has a day of its own
        ("Their houses lie in Karsh.", {**REMARK, "place": KARSH}, False),
    ],
)
def test_a_remark_belongs_to_what_the_sentence_before_it_tells(words: str, kept: dict[str, object], joins: bool):
    world, (deed, remark) = world_of((words, kept))
    merging = merged(world)
    assert (merging.event_of[deed] == merging.event_of[remark]) is joins
    assert next(event for event in merging.events if deed in event.statement_ids).kind == "bombing"


def test_remarks_go_on_from_remarks():
    world, told = world_of(("His name was not known.", REMARK), ("His age was not known.", REMARK))
    assert len({merged(world).event_of[name] for name in told}) == 1


def test_a_clause_belongs_to_the_deed_of_its_sentence():
    world = World()
    world.page("p", TUESDAY)
    clause = world.say("p", "There was no word from the yard", "background", passage="p/1", **REMARK)
    deed = world.say("p", "after a bomb had exploded in Karsh.", "bombing", passage="p/1", day=TUESDAY, place=KARSH)
    merging = merged(world)
    assert merging.event_of[clause] == merging.event_of[deed]


def test_a_remark_without_anything_before_it_stays_alone():
    world = World()
    world.page("p", TUESDAY)
    alone = world.say("p", "Their names were not known.", "background", **REMARK)
    assert merged(world).events[0].statement_ids == (alone,)


def test_a_remark_on_a_saying_speaks_of_its_speaker():
    world = World()
    world.page("p", TUESDAY)
    saying = world.say("p", "The Dawn Front claimed responsibility.", "communication", said="the Dawn Front")
    remark = world.say("p", "The front gave no proof.", "background", **REMARK)
    other = world.say("p", "No responsibility was taken by the railway.", "background", **REMARK)
    merging = merged(world)
    assert merging.event_of[saying] == merging.event_of[remark] != merging.event_of[other]
