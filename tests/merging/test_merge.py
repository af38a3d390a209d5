"""An invented war: the events that were put into the pages must come out of them, and no others."""

from dataclasses import replace

import pytest
from worlds import KARSH, VELL, World, figure

from tallywire.merging.merge import Merging, merge_story
from tallywire.records import Relation, Span

TUESDAY, FRIDAY = "2021-03-02", "2021-03-05"


def merged(world: World) -> Merging:
    return merge_story(world.story, world.documents, world.statements)


def relations(merging: Merging, kind: str) -> set[frozenset[str]]:
    return {frozenset((r.left_statement_id, r.right_statement_id)) for r in merging.relations if r.relation == kind}


@pytest.fixture
def war() -> World:
    world = World()
    for name, day in (("p1", TUESDAY), ("p2", "2021-03-03"), ("p3", FRIDAY)):
        world.page(name, day)
    return world


def raid(world: World, page: str, killed: float = 7, **told: object) -> tuple[str, str]:
    told = {"day": TUESDAY, "place": KARSH, "by": "government warplanes", **told}
    strike = world.say(page, f"Government warplanes bombed the fuel depot at Karsh ({page}).", "air_strike", **told)
    dead = world.say(
        page,
        f"The raid on the depot killed {killed:g} people.",
        "casualties",
        figures=(figure("killed", killed),),
        **told,
    )
    return strike, dead


def test_a_strike_and_its_dead_told_by_two_pages_are_one_event_with_its_reasons(war: World):
    ids = {*raid(war, "p1"), *raid(war, "p2")}
    (event,) = merged(war).events
    assert (event.kind, set(event.statement_ids), event.document_ids) == ("air_strike", ids, ("p1", "p2"))
    assert (event.from_, event.to) == (TUESDAY, TUESDAY)
    assert event.place is not None
    assert (event.place.name, event.place.precision) == ("Karsh", "settlement")
    assert event.actors == ("government warplanes",)
    assert any(reason.startswith("on the same day") for reason in event.reasons)


def test_the_title_stands_in_a_page_word_for_word(war: World):
    raid(war, "p1")
    (event,) = merged(war).events
    assert event.title in war.texts["p1"]
    where = event.title_quote
    assert where is not None
    assert war.texts[where.document_id][where.start : where.end] == event.title


def test_a_title_is_shortened_to_the_core_of_its_clause_but_not_to_hide_who_says_so(war: World):
    long = "On Tuesday, after weeks of talks that had led nowhere, troops took the mill of Karsh without a shot"
    core = "troops took the mill of Karsh"

    def titled(sentence: str, **told: object) -> str:
        war.page("q")
        war.say("q", "A page", "background", background=True)
        war.say("q", sentence, "territory_gain", day=TUESDAY, place=KARSH, **told)
        one = war.statements[-1]
        at = war.texts["q"].index(core)
        war.statements[-1] = replace(one, core=Span(start=at, end=at + len(core)))
        return next(event.title for event in merged(war).events if event.kind == "territory_gain")

    assert titled(f"{long}.") == core
    war.statements.clear()
    assert titled(f"{long}, the army said.", said="the army") != core


@pytest.mark.parametrize("kept", ["p1", "p2"])
def test_the_title_of_an_event_stands_in_one_of_its_pages(war: World, kept: str):
    raid(war, kept)
    (event,) = merged(war).events
    assert event.title_quote is not None
    assert event.title_quote.document_id == kept


@pytest.mark.parametrize(
    "other",
    [
        {"day": FRIDAY},
        {"place": VELL},
        {"by": "rebel gunmen"},
    ],
    ids=["another day", "another town", "the other side"],
)
def test_what_must_not_be_merged_is_not(war: World, other: dict[str, object]):
    raid(war, "p1")
    raid(war, "p2", **other)
    assert [len(event.statement_ids) for event in merged(war).events] == [2, 2]


def test_two_kinds_of_deed_stay_apart_even_on_one_day_at_one_place(war: World):
    raid(war, "p1")
    war.say("p2", "Mortar shells fell on Karsh.", "shelling", day=TUESDAY, place=KARSH, by="the militia")
    assert sorted(event.kind for event in merged(war).events) == ["air_strike", "shelling"]


def test_history_is_an_event_of_kind_background_and_never_joins_an_incident(war: World):
    raid(war, "p1")
    old = war.say("p1", "An earlier raid on the depot killed 40 people.", "casualties", place=KARSH, background=True,
                  figures=(figure("killed", 40),))  # fmt: skip
    merging = merged(war)
    kinds = {event.id: event.kind for event in merging.events}
    assert kinds[merging.event_of[old]] == "background"
    assert sorted(kinds.values()) == ["air_strike", "background"]


def test_a_plan_is_not_the_deed(war: World):
    strike, _ = raid(war, "p1")
    plan = war.say("p2", "The government will bomb the depot at Karsh.", "air_strike", day=TUESDAY, place=KARSH,
                   modality="planned", by="the government")  # fmt: skip
    merging = merged(war)
    assert merging.event_of[plan] != merging.event_of[strike]


def test_what_is_said_about_a_deed_is_an_event_of_its_own(war: World):
    strike, _ = raid(war, "p1")
    word = war.say("p2", "The minister called the bombing of the depot at Karsh a crime.", "communication", day=TUESDAY,
                   place=KARSH, said="Minister Ida Holm")  # fmt: skip
    merging = merged(war)
    assert merging.event_of[word] != merging.event_of[strike]


def test_one_speaker_told_by_two_pages_is_one_event_and_another_speaker_is_not(war: World):
    words = "the bombing of the depot was a crime against the town"
    first = war.say("p1", f"Ida Holm said {words}.", "communication", said="Ida Holm")
    again = war.say("p2", f"According to Holm, {words}.", "communication", said="Holm")
    other = war.say("p3", "Karl Voss spoke of a mistake made by pilots.", "communication", said="Karl Voss")
    event_of = merged(war).event_of
    assert event_of[first] == event_of[again] != event_of[other]


def test_a_denial_belongs_to_the_event_that_it_denies(war: World):
    strike, _ = raid(war, "p1")
    denial = war.say("p2", "The army denied that warplanes bombed the depot at Karsh.", "air_strike", day=TUESDAY,
                     place=KARSH, polarity="denied", said="the army", by="government warplanes")  # fmt: skip
    merging = merged(war)
    assert merging.event_of[denial] == merging.event_of[strike]
    assert frozenset((denial, strike)) in relations(merging, "denies")


def test_that_a_number_is_not_known_denies_nothing(war: World):
    raid(war, "p1")
    unknown = war.say("p2", "The army cannot give the number of dead at Karsh.", "casualties", day=TUESDAY, place=KARSH,
                      polarity="denied", modality="unconfirmed", by="government warplanes")  # fmt: skip
    merging = merged(war)
    assert merging.event_of[unknown]
    assert not relations(merging, "denies")


def test_an_inferred_day_does_not_keep_a_report_from_its_event(war: World):
    raid(war, "p1")
    raid(war, "p3", day="2021-03-04", inferred=True)
    (event,) = merged(war).events
    assert (event.from_, event.to) == (TUESDAY, TUESDAY)


def test_one_page_does_not_tell_one_toll_in_two_sizes(war: World):
    _, few = raid(war, "p1", killed=7)
    many = war.say("p1", "Raids on Karsh killed 60 people.", "casualties", day=TUESDAY, place=KARSH,
                   figures=(figure("killed", 60),))  # fmt: skip
    event_of = merged(war).event_of
    assert event_of[few] != event_of[many]


def test_dead_by_shells_are_no_dead_of_the_air_raid(war: World):
    strike, _ = raid(war, "p1")
    shelled = war.say("p2", "Mortars killed 6 people in Karsh.", "casualties", day=TUESDAY, place=KARSH,
                      figures=(figure("killed", 6),))  # fmt: skip
    event_of = merged(war).event_of
    assert event_of[strike] != event_of[shelled]


def test_a_rising_toll_is_updated_and_not_contradicted(war: World):
    _, early = raid(war, "p1", killed=7)
    _, late = raid(war, "p3", killed=12)
    merging = merged(war)
    (update,) = [r for r in merging.relations if r.relation == "updates"]
    assert (update.left_statement_id, update.right_statement_id, update.measure) == (late, early, "killed")
    assert not relations(merging, "contradicts")


def test_two_counts_of_one_day_that_cannot_both_be_contradict_each_other(war: World):
    war.page("q", TUESDAY)
    _, one = raid(war, "p1", killed=7)
    _, other = raid(war, "q", killed=12)
    assert relations(merged(war), "contradicts") == {frozenset((one, other))}


def test_a_lower_bound_is_updated_by_the_higher_count_even_on_one_day(war: World):
    war.page("q", TUESDAY)
    low = war.say("p1", "At least 5 people were killed at Karsh.", "casualties", day=TUESDAY, place=KARSH,
                  figures=(figure("killed", 5, qualifier="at_least"),))  # fmt: skip
    high = war.say("q", "Nine people were killed at Karsh.", "casualties", day=TUESDAY, place=KARSH,
                   figures=(figure("killed", 9),))  # fmt: skip
    merging = merged(war)
    assert relations(merging, "updates") == {frozenset((low, high))}
    assert not relations(merging, "contradicts")


def test_the_dead_of_two_sides_are_never_compared(war: World):
    told = {"day": TUESDAY, "place": KARSH, "on": "the garrison"}
    war.say(
        "p1",
        "The battle at Karsh killed 7 soldiers.",
        "armed_clash",
        figures=(figure("killed", 7, side="soldiers"),),
        **told,
    )
    war.say(
        "p2",
        "The battle at Karsh killed 30 rebels.",
        "armed_clash",
        figures=(figure("killed", 30, side="rebels"),),
        **told,
    )
    merging = merged(war)
    assert len(merging.events) == 1
    assert not [r for r in merging.relations if r.measure == "killed"]


def test_what_pages_tell_in_their_own_voice_adds_nothing_to_the_people_that_are_quoted(war: World):
    raid(war, "p1", said="the Valley Observatory")
    raid(war, "p2", said="the Observatory", origin="org short")
    raid(war, "p3")
    (event,) = merged(war).events
    assert event.origin_ids == ("org the Valley Observatory",)


def test_two_newsrooms_count_where_nobody_is_quoted_but_witnesses_are_nobody_in_particular(war: World):
    raid(war, "p1")
    raid(war, "p2", said="Witnesses", said_kind="witness", origin="org p2")
    (event,) = merged(war).events
    assert event.origin_ids == ("org p1", "org p2")


def test_history_told_by_two_newsrooms_is_not_corroborated(war: World):
    raid(war, "p1", background=True)
    raid(war, "p2", background=True)
    (event,) = merged(war).events
    assert (event.kind, event.origin_ids) == ("background", ("org p1",))


def test_a_denial_in_words_is_tied_to_the_claim(war: World):
    claim = war.say(
        "p1", "The Black Hand claimed the attack on the depot at Karsh.", "communication", said="the Black Hand"
    )
    denial = war.say("p2", "Police found no link between the Black Hand and the attack on the depot.", "communication",
                     said="Police chief Lena Ott", polarity="denied")  # fmt: skip
    merging = merged(war)
    assert merging.event_of[claim] != merging.event_of[denial]
    assert relations(merging, "denies") == {frozenset((claim, denial))}


def test_the_order_of_what_is_given_never_shows(war: World):
    for page in ("p1", "p2", "p3"):
        raid(war, page)
        raid(war, page, day=FRIDAY, place=VELL)
    backwards = merge_story(war.story, war.documents[::-1], war.statements[::-1])
    assert backwards == merged(war)


def test_statements_of_other_stories_are_left_out(war: World):
    raid(war, "p1")
    raid(war, "p2")
    alone = merge_story(replace(war.story, document_ids=("p1",)), war.documents, war.statements)
    assert {name for event in alone.events for name in event.document_ids} == {"p1"}


def test_days_and_places_that_nobody_tells_stay_unknown(war: World):
    war.say("p1", "Fighters attacked the convoy.", "attack")
    (event,) = merged(war).events
    assert (event.from_, event.to, event.place, event.status) == (None, None, None, "unattributed")


def test_relations_of_a_huge_event_stay_few():
    world = World()
    for number in range(150):
        page = world.page(f"p{number:03}", TUESDAY)
        raid(world, page, killed=7 + number % 5)
    merging = merged(world)
    assert len(merging.events) == 1
    assert len(merging.relations) < 12 * len(world.statements)


def test_nothing_in_gives_nothing_out():
    assert merged(World()) == Merging(events=(), relations=(), event_of={})


def test_relations_are_sorted_and_said_once(war: World):
    for page in ("p1", "p2", "p3"):
        raid(war, page)
    found: tuple[Relation, ...] = merged(war).relations
    keys = [(r.left_statement_id, r.right_statement_id, r.relation, r.measure or "") for r in found]
    assert keys == sorted(set(keys))


def test_a_second_bomb_is_not_the_first_nor_is_its_denial_a_denial_of_the_first(war: World):
    told = {"day": TUESDAY, "by": "gunmen"}
    first = war.say("p1", "A bomb exploded in the hall at Karsh and killed 7 people.", "bombing", place=KARSH, **told)
    second = war.say("p2", "A second bomb exploded at the ferry.", "bombing", **told)
    denied = war.say(
        "p2", "Police denied that a second bomb had exploded at the ferry.", "bombing", polarity="denied", **told
    )
    raided = war.say("p3", "It was the second bombing in Karsh and hurt 12.", "bombing", place=KARSH, **told)
    events = [set(event.statement_ids) for event in merged(war).events]
    assert {first, raided} in events
    assert {second, denied} in events
