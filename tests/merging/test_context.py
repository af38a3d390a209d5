"""What a sentence leaves to its context: the day, the place, and the same words on another page."""

import dataclasses

from test_merge import FRIDAY, TUESDAY, merged
from worlds import KARSH, VELL, World, figure

from tallywire.merging.context import read_story


def told(world: World) -> list[tuple[str | None, str | None]]:
    found = read_story(world.statements, {document.id: document for document in world.documents})
    return [(one.first, one.place.name if one.place else None) for one in sorted(found, key=lambda one: one.order)]


def test_a_sentence_dated_by_its_page_goes_on_about_the_day_before_it():
    world = World()
    world.page("p", "2021-03-09")
    world.say("p", "Government warplanes bombed the depot on Tuesday.", "air_strike", day=TUESDAY)
    world.say("p", "The raid killed nine people.", "casualties", day="2021-03-09", inferred=True)
    world.say("p", "A mayor was arrested.", "arrest", day="2021-03-09", inferred=True)
    assert [day for day, _ in told(world)] == [TUESDAY, TUESDAY, "2021-03-09"]


def test_clauses_of_one_sentence_share_day_and_place():
    world = World()
    world.page("p", "2021-03-09")
    world.say("p", "A bomb exploded in Karsh on Tuesday.", "bombing", day=TUESDAY, place=KARSH)
    world.say("p", "Nine people were killed.", "casualties", day="2021-03-09", inferred=True)
    world.statements = [dataclasses.replace(statement, passage_id="one") for statement in world.statements]
    assert told(world) == [(TUESDAY, "Karsh")] * 2


def test_the_same_words_on_an_undated_page_are_of_the_same_day():
    world = World()
    for page, day in (("a", TUESDAY), ("b", None)):
        world.page(page, day)
        world.say(page, "Gunmen attacked the police post at Karsh.", "attack", day=day)
    assert [day for day, _ in told(world)] == [TUESDAY, TUESDAY]


def test_two_tolls_side_by_side_in_one_sentence_are_two_happenings():
    world = World()
    world.page("p", TUESDAY)
    world.say("p", "Rockets on Karsh killed ten people.", "casualties", day=TUESDAY, place=KARSH,
              figures=(figure("killed", 10),))  # fmt: skip
    world.say("p", "Raids on Karsh killed 30 people.", "casualties", day=TUESDAY, place=KARSH,
              figures=(figure("killed", 30),))  # fmt: skip
    world.statements = [dataclasses.replace(statement, passage_id="one") for statement in world.statements]
    assert len(merged(world).events) == 2


def test_a_place_that_no_gazetteer_knows_joins_events_of_one_day_but_not_of_another():
    world = World()
    for page, day in (("a", TUESDAY), ("b", TUESDAY), ("c", FRIDAY)):
        world.page(page, day)
        world.say(page, f"The assault on Old Brill killed people ({page}).", "casualties", day=day)
    assert sorted(len(event.statement_ids) for event in merged(world).events) == [1, 2]


def test_a_toll_that_rose_later_is_a_toll_of_the_deed_in_its_sentence():
    world = World()
    world.page("p", FRIDAY)
    world.say("p", "The bombing of the Karsh mill on Tuesday.", "bombing", day=TUESDAY, place=KARSH)
    world.say("p", "The dead rose to nine on Friday.", "casualties", day=FRIDAY, figures=(figure("killed", 9),))
    world.statements = [dataclasses.replace(statement, passage_id="one") for statement in world.statements]
    assert told(world) == [(TUESDAY, "Karsh")] * 2
    assert len(merged(world).events) == 1


def test_an_attack_that_is_told_as_a_fight_is_called_one():
    world = World()
    world.page("p", TUESDAY)
    for kind in ("attack", "attack", "armed_clash"):
        world.say("p", f"The assault on Karsh was fought on Tuesday ({kind}).", kind, day=TUESDAY, place=KARSH)
    (event,) = merged(world).events
    assert event.kind == "armed_clash"


def test_the_same_words_read_as_history_on_one_page_and_as_news_on_another_stay_apart():
    world = World()
    for page, day in (("a", TUESDAY), ("b", None)):
        world.page(page, day)
        world.say(page, "Gunmen attacked the police post at Karsh.", "attack", day=day, background=day is None)
    statements = {statement.id: statement for statement in world.statements}
    for event in merged(world).events:
        assert len({statements[name].background for name in event.statement_ids}) == 1


def test_a_part_of_a_town_lies_there_on_every_page_of_the_story():
    world = World()
    for name in ("p", "q"):
        world.page(name, TUESDAY)
    toll = {"day": TUESDAY, "figures": (figure("killed", 7),)}
    world.say("p", "Seven soldiers were killed in the Brill district of Karsh.", "casualties", place=KARSH, **toll)
    inner = dataclasses.replace(world.statements[0].places[0], name="Brill", lat=None, lon=None, within="Karsh")
    world.statements[0] = dataclasses.replace(world.statements[0], places=(inner,))
    alone = dataclasses.replace(inner, within=None)
    other = world.say("q", "Seven soldiers were killed in an assault on Brill.", "casualties", place=KARSH, **toll)
    world.statements[1] = dataclasses.replace(world.statements[1], places=(alone,))
    found = read_story(world.statements, {document.id: document for document in world.documents})
    assert [one.place.within for one in found if one.place] == ["Karsh", "Karsh"]
    town = world.say("q", "Seven soldiers died in the assault at Karsh.", "casualties", place=KARSH, **toll)
    merging = merged(world)
    assert merging.event_of[other] == merging.event_of[town] == merging.event_of[world.statements[0].id]


def test_a_list_of_history_has_its_days_from_the_entry_beside():
    world = World()
    world.page("p", "2021-03-09")
    past = {"background": True}
    world.say("p", "Vell market: 9 killed", "casualties", rules=("background:heading",), **past)
    world.say("p", "In May 2009 a man kills 9 at a market in Vell.", "attack", day="2009-05-04", place=VELL, **past)
    world.say("p", "He is shot by police.", "attack", rules=("background:carried",), **past)
    world.say("p", "The country was at war.", "attack", **past)
    assert told(world) == [*[("2009-05-04", "Vell")] * 3, (None, None)]


def test_a_sentence_with_a_place_of_its_own_has_begun_a_new_matter():
    world = World()
    world.page("p", "2021-03-09")
    world.say("p", "Rebels shelled Karsh on Tuesday.", "shelling", day=TUESDAY, place=KARSH)
    world.say("p", "Shells hit Vell.", "shelling", day="2021-03-09", place=VELL, inferred=True)
    assert [day for day, _ in told(world)] == [TUESDAY, "2021-03-09"]


def test_a_deed_behind_earlier_words_was_done_before_the_day_of_the_page():
    world = World()
    world.page("p", "2021-03-05")
    week = ("2021-03-01", "2021-03-05")
    world.say(
        "p", "Earlier this week Ruel swore revenge", "communication", said="Ruel", day=week, when="earlier this week",
        passage="p/1",
    )  # fmt: skip
    world.say("p", "for raids that had killed nine.", "air_strike", day="2021-03-05", inferred=True, passage="p/1")
    found = read_story(world.statements, {document.id: document for document in world.documents})
    assert (found[1].first, found[1].last) == (None, "2021-03-04")
