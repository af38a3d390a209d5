"""Rival counts, corrections, and denials of another side's gain."""

from test_merge import TUESDAY, merged, relations
from worlds import KARSH, World, figure


def count(world: World, page: str, killed: float, said: str | None, **told: object) -> str:
    return world.say(
        page,
        f"{killed:g} soldiers were killed in the assault on Karsh, {said} said.",
        "casualties",
        day=TUESDAY,
        place=KARSH,
        said=said,
        figures=(figure("killed", killed, side="soldiers"),),
        **told,
    )


def world_of(*pages: tuple[str, str | None]) -> World:
    world = World()
    for name, day in pages:
        world.page(name, day)
    return world


def test_two_speakers_on_one_page_give_rival_counts_of_one_event():
    world = world_of(("p", TUESDAY))
    few, many = count(world, "p", 4, "army spokesman Orlen"), count(world, "p", 31, "Front commander Reva")
    merging = merged(world)
    assert merging.event_of[few] == merging.event_of[many]
    assert relations(merging, "contradicts") == {frozenset((few, many))}


def test_a_speaker_who_counts_again_corrects_himself_even_on_one_day():
    world = world_of(("a", TUESDAY), ("b", TUESDAY))
    few, more = count(world, "a", 4, "army spokesman Orlen"), count(world, "b", 7, "Colonel Orlen")
    merging = merged(world)
    assert relations(merging, "updates") == {frozenset((few, more))}
    assert not relations(merging, "contradicts")


def test_an_undated_copy_counts_as_of_the_day_of_the_dated_page():
    world = world_of(("a", "2021-03-02"), ("b", None), ("c", "2021-03-05"))
    for page in "ab":
        count(world, page, 4, "the army")
    later = count(world, "c", 9, "a hospital")
    merging = merged(world)
    assert all(later in pair for pair in relations(merging, "updates"))
    assert len(relations(merging, "updates")) == 2
    assert not relations(merging, "contradicts")


def test_the_reasons_are_sentences_for_people():
    world = world_of(("p", TUESDAY))
    count(world, "p", 4, "army spokesman Orlen")
    count(world, "p", 31, "Front commander Reva")
    (reason,) = {row.reason for row in merged(world).relations if row.relation == "contradicts"}
    assert reason == "one says 4 killed, the other 31 killed: both cannot be right"


def test_the_denial_of_a_loss_joins_the_gain_that_it_denies():
    world = world_of(("p", TUESDAY), ("q", TUESDAY))
    gain = world.say("p", "Troops captured the Brill district on Tuesday.", "territory_gain", day=TUESDAY, by="troops",
                     on="the Brill district")  # fmt: skip
    denial = world.say("q", "The Front denied that it had lost Brill.", "communication", polarity="denied",
                       said="the Front")  # fmt: skip
    other = world.say("q", "The Front denied that it had lost Vell.", "communication", polarity="denied",
                      said="the Front")  # fmt: skip
    merging = merged(world)
    assert merging.event_of[denial] == merging.event_of[gain] != merging.event_of[other]
    assert relations(merging, "denies") == {frozenset((denial, gain))}


def test_a_title_is_a_whole_sentence_rather_than_a_fragment():
    world = world_of(("p", TUESDAY))
    world.say("p", "A page", "background", background=True)
    start = len(world.texts["p"])
    world.say("p", "The Front, which had held the Brill mill, lost it on Tuesday.", "territory_loss", day=TUESDAY)
    statement = world.statements[-1]
    cut = world.texts["p"].index("which had held")
    assert cut > start
    world.statements[-1] = type(statement)(
        **{name: getattr(statement, name) for name in statement.__slots__} | {"start": cut, "end": cut + 28}
    )
    titles = {event.title for event in merged(world).events if event.kind == "territory_loss"}
    assert titles == {"The Front, which had held the Brill mill, lost it on Tuesday."}
