"""Where an event was."""

from __future__ import annotations

from dataclasses import replace

from test_merge import TUESDAY, merged
from worlds import KARSH, World

from tallywire.records import EventPlace


def scene(name: str, **told: object) -> EventPlace:
    return EventPlace(name=name, country="XX", lat=1.0, lon=1.0, precision="settlement", **told)  # type: ignore[arg-type]


def told(place: tuple[str, float, float] | None, scenes: list[EventPlace | None]) -> EventPlace | None:
    """The place of one shooting that several pages tell."""
    world = World()
    for number, found in enumerate(scenes):
        page = f"p{number}"
        world.page(page, "2021-03-03")
        world.say(page, f"A gunman shot at dancers in a hall ({page}).", "attack", day=TUESDAY, place=place)
        world.statements[-1] = replace(world.statements[-1], scene=found)
    (event,) = merged(world).events
    return event.place


def test_the_pages_own_scene_is_the_events_place() -> None:
    place = told(None, [scene("Velm"), scene("Velm")])
    assert place is not None
    assert place.name == "Velm"


def test_most_pages_say_where_it_was() -> None:
    place = told(None, [scene("Velm"), scene("Ostra"), scene("Ostra")])
    assert place is not None
    assert place.name == "Ostra"


def test_a_scene_outweighs_a_place_that_a_sentence_names() -> None:
    place = told(KARSH, [scene("Velm"), scene("Velm")])
    assert place is not None
    assert place.name == "Velm"


def test_without_scenes_the_sentences_say_it() -> None:
    place = told(KARSH, [None, None])
    assert place is not None
    assert place.name == KARSH[0]


def test_what_the_place_lies_beside_stays_with_it() -> None:
    world = World()
    world.page("p", "2021-03-03")
    world.say("p", "A gunman shot at dancers in a hall.", "attack", day=TUESDAY, place=KARSH)
    (here,) = world.statements[-1].places
    moved = replace(here, relation="30 km north of", radius_km=17.0, precision="near")
    world.statements[-1] = replace(world.statements[-1], places=(moved,))
    (event,) = merged(world).events
    assert event.place is not None
    assert (event.place.relation, event.place.radius_km) == ("30 km north of", 17.0)
