"""Invented reports with a known truth: the figures and the status must be the ones that the world was made with."""

from dataclasses import replace

import pytest
from worlds import KARSH, World, figure

from tallywire.errors import UsageError
from tallywire.records import Event, Figure, Period, Relation, StatedFigure
from tallywire.tallying.rules import DEFAULT_RULE, RULES
from tallywire.tallying.tally import Tally, tally_event

DAYS = ("2021-03-02", "2021-03-03", "2021-03-04")


def report(
    world: World, day: str | None, told: StatedFigure, *more: StatedFigure, origin: str, **kwargs: object
) -> str:
    page = world.page(f"p{len(world.texts)}", day)
    kwargs = {"day": DAYS[0], "place": KARSH, **kwargs}
    return world.say(page, "People were killed at Karsh.", "casualties", figures=(told, *more), origin=origin, **kwargs)


def event(world: World, **told: object) -> Event:
    values: dict[str, object] = {
        "id": "event-1", "kind": "attack", "title": "", "from_": DAYS[0], "to": DAYS[0], "place": None, "actors": (),
        "targets": (), "statement_ids": tuple(s.id for s in world.statements),
        "document_ids": tuple(world.texts),
        "origin_ids": tuple(sorted({s.origin_id or "" for s in world.statements})), "status": "unattributed",
    }  # fmt: skip
    return Event(**{**values, **told})  # type: ignore[arg-type]


def tally(world: World, *, rule: str = DEFAULT_RULE, relations: tuple[Relation, ...] = (), **told: object) -> Tally:
    return tally_event(event(world, **told), world.statements, world.documents, relations, rule=rule)


def only(world: World, rule: str = DEFAULT_RULE) -> Figure:
    (found,) = tally(world, rule=rule).figures
    return found


@pytest.fixture
def world() -> World:
    return World()


def test_two_origins_with_one_count_agree(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a")
    report(world, DAYS[1], figure("killed", 7), origin="b")
    found = only(world)
    assert (found.low, found.best, found.high, found.status) == (7, 7, 7, "agreed")
    assert (found.origin_ids, found.as_of, found.rule) == (("a", "b"), DAYS[1], "latest-most-origins")
    assert found.statement_ids == tuple(s.id for s in world.statements)


def test_forty_pages_of_one_origin_do_not_outvote_two_origins(world: World):
    for _ in range(40):
        report(world, DAYS[0], figure("killed", 9), origin="wire")
    report(world, DAYS[0], figure("killed", 7), origin="a")
    report(world, DAYS[0], figure("killed", 7), origin="b")
    found = only(world)
    assert (found.low, found.best, found.high, found.status) == (7, 7, 9, "contested")


def test_a_rising_toll_of_one_origin_is_updated_and_the_old_count_is_no_longer_low(world: World):
    report(world, DAYS[0], figure("killed", 4), origin="a")
    report(world, DAYS[2], figure("killed", 11), origin="a")
    found = only(world)
    assert (found.low, found.best, found.high, found.status, found.as_of) == (11, 11, 11, "updated", DAYS[2])


def test_a_lower_bound_supports_every_higher_count(world: World):
    report(world, DAYS[0], figure("killed", 50, qualifier="at_least"), origin="a")
    report(world, DAYS[1], figure("killed", 58), origin="b")
    found = only(world)
    assert (found.best, found.high, found.status) == (58, 58, "updated")


def test_a_lower_bound_alone_leaves_the_high_open(world: World):
    report(world, DAYS[0], figure("killed", 50, qualifier="at_least"), origin="a")
    found = only(world)
    assert (found.low, found.best, found.high, found.status) == (50, 50, None, "single_origin")


def test_two_origins_that_cannot_both_be_right_are_contested_and_nothing_is_averaged(world: World):
    report(world, DAYS[0], figure("killed", 10), origin="a")
    report(world, DAYS[0], figure("killed", 20), origin="b")
    found = only(world)
    assert (found.low, found.high, found.status) == (10, 20, "contested")
    assert found.best in (10, 20)


def test_opposite_sides_are_separate_figures_and_never_added(world: World):
    report(world, DAYS[0], figure("killed", 7, side="soldiers"), figure("killed", 30, side="the rebels"), origin="a")
    report(world, DAYS[0], figure("killed", 30, side="Rebels"), origin="b")
    assert [(f.side, f.best, f.status) for f in tally(world).figures] == [
        ("Rebels", 30, "agreed"),
        ("soldiers", 7, "single_origin"),
    ]


def test_other_periods_are_separate_figures(world: World):
    month = Period(from_="2021-02-01", to="2021-02-28")
    report(world, DAYS[0], figure("killed", 7), figure("killed", 90, period=month), origin="a")
    assert {(f.period, f.best) for f in tally(world).figures} == {(None, 7), (month, 90)}


def test_the_events_own_days_said_again_are_no_other_period(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a")
    report(world, DAYS[0], figure("killed", 7, period=Period(from_=DAYS[0], to=DAYS[0])), origin="b")
    assert (only(world).status, only(world).period) == ("agreed", None)


def test_a_part_is_neither_added_to_nor_mixed_with_the_total(world: World):
    children = figure("killed", 12, side="children", part=True)
    report(world, DAYS[0], figure("killed", 40), children, figure("killed", 3, part=True), origin="a")
    assert [(f.side, f.best) for f in tally(world).figures] == [(None, 40), ("children", 12)]


@pytest.mark.parametrize(
    "how", [{"polarity": "denied"}, {"modality": "planned"}, {"modality": "possible"}, {"modality": "unconfirmed"}]
)
def test_what_is_denied_planned_or_unconfirmed_is_never_counted(world: World, how: dict[str, object]):
    report(world, DAYS[0], figure("killed", 99), origin="b", **how)
    assert tally(world).figures == ()


def test_history_is_not_counted_among_the_dead_of_an_incident(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a")
    report(world, DAYS[0], figure("killed", 99), origin="b", background=True)
    assert only(world).best == 7


@pytest.mark.parametrize(("first", "last", "counted"), [(0, 0, True), (0, 2, True), (None, 0, False), (0, None, False)])
def test_the_toll_of_a_past_happening_is_told_where_its_day_is_known(
    world: World, first: int | None, last: int | None, counted: bool
):
    report(world, DAYS[2], figure("killed", 49), origin="a", background=True)
    began, ended = (None if day is None else DAYS[day] for day in (first, last))
    found = tally(world, kind="background", from_=began, to=ended).figures
    assert [one.best for one in found] == [49] * counted


def test_the_toll_of_a_whole_war_is_the_toll_of_no_event(world: World):
    report(world, DAYS[0], figure("killed", 7000), origin="a", background=True)
    assert tally(world, kind="background", from_="2019-01-01", to=DAYS[0]).figures == ()


def test_without_a_day_of_publication_as_of_is_unknown(world: World):
    report(world, None, figure("killed", 7), origin="a")
    assert only(world).as_of is None


def test_an_unknown_figure_is_no_figure(world: World):
    report(world, DAYS[0], figure("killed", None), origin="a")
    assert tally(world).figures == ()


@pytest.mark.parametrize(("rule", "best"), [("latest-most-origins", 12), ("ucdp", 9), ("acled", 10)])
def test_the_rules_choose_as_their_codebooks_say(world: World, rule: str, best: float):
    for day, count, origin in (
        (0, 9, "a"),
        (0, 9, "b"),
        (0, 10, "c"),
        (1, 10, "c"),
        (1, 10, "c"),
        (2, 12, "a"),
        (2, 12, "b"),
    ):
        report(world, DAYS[day], figure("killed", count), origin=origin)
    found = only(world, rule)
    assert (found.best, found.rule) == (best, rule)


def test_a_rule_that_does_not_exist_is_refused_with_those_that_do(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a")
    with pytest.raises(UsageError, match="acled, latest-most-origins, ucdp"):
        tally(world, rule="mean")
    assert DEFAULT_RULE in RULES


def test_the_order_of_what_is_given_never_shows(world: World):
    for number, day in enumerate(DAYS * 3):
        report(world, day, figure("killed", 5 + number % 4), figure("injured", 3), origin=f"o{number % 4}")
    backwards = tally_event(event(world), world.statements[::-1], world.documents[::-1], (), rule=DEFAULT_RULE)
    assert backwards == tally(world)


# ---- status of the event


def test_two_origins_corroborate_and_one_does_not(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a")
    assert tally(world).event.status == "single_origin"
    report(world, DAYS[0], figure("killed", 7), origin="b")
    assert tally(world).event.status == "corroborated"


def test_without_any_known_origin_an_event_is_unattributed(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a")
    assert tally(world, origin_ids=()).event.status == "unattributed"


def test_only_a_party_says_so_is_a_claim(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a", said="a commander of the Northern Legion")
    assert tally(world, actors=("the Northern Legion",)).event.status == "claimed"
    report(world, DAYS[0], figure("killed", 7), origin="b", said="Vell hospital")
    assert tally(world, actors=("the Northern Legion",)).event.status == "corroborated"


def test_a_statement_with_a_not_in_it_does_not_contest_the_event_by_itself(world: World):
    report(world, DAYS[0], figure("killed", 7), origin="a")
    report(world, DAYS[0], figure("killed", 7), origin="b", polarity="denied")
    assert tally(world).event.status == "corroborated"


def test_a_denial_contests_the_event_but_a_differing_count_does_not(world: World):
    told = report(world, DAYS[0], figure("killed", 7), origin="a")
    denial = Relation(left_statement_id="x", right_statement_id=told, relation="denies", measure=None, reason="")
    count = Relation(
        left_statement_id=told, right_statement_id="x", relation="contradicts", measure="killed", reason=""
    )
    assert tally(world, relations=(denial,)).event.status == "contested"
    assert tally(world, relations=(count,)).event.status == "single_origin"


def test_a_page_without_a_known_origin_is_no_origin(world: World):
    report(world, DAYS[0], figure("killed", 4), origin="spokesman")
    report(world, DAYS[0], figure("killed", 4), origin="nobody")
    world.statements[-1] = replace(world.statements[-1], origin_id=None)
    assert only(world).origin_ids == ("spokesman",)


def test_an_undated_copy_of_an_earlier_count_does_not_keep_it_alive(world: World):
    report(world, DAYS[0], figure("killed", 4), origin="spokesman")
    report(world, None, figure("killed", 4), origin="spokesman")
    report(world, DAYS[1], figure("killed", 7), origin="spokesman")
    found = only(world)
    assert (found.low, found.best, found.high, found.status) == (7, 7, 7, "updated")


def test_a_page_that_carries_an_old_count_late_does_not_renew_it(world: World):
    report(world, DAYS[0], figure("killed", 9), origin="ministry")
    report(world, DAYS[1], figure("killed", 14), origin="ministry")
    report(world, DAYS[2], figure("killed", 9), origin="ministry")
    found = only(world)
    assert (found.best, found.status) == (14, "updated")


def test_a_toll_counted_again_on_the_next_day_is_the_same_toll(world: World):
    report(world, DAYS[0], figure("killed", 9), origin="ministry")
    report(world, DAYS[1], figure("killed", 14, period=Period(from_=DAYS[1], to=DAYS[1])), origin="ministry")
    found = only(world)
    assert (found.best, found.period, found.status) == (14, None, "updated")


def test_while_origins_are_against_each_other_a_corrected_count_still_marks_the_low(world: World):
    report(world, DAYS[0], figure("killed", 4), origin="army")
    report(world, DAYS[1], figure("killed", 7), origin="army")
    report(world, DAYS[1], figure("killed", 31), origin="front")
    found = only(world)
    assert (found.low, found.high, found.status) == (4, 31, "contested")
