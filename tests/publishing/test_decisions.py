"""What a person points at becomes sides of statements; what makes no sense is told, with what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallywire.errors import UsageError
from tallywire.pipeline.judging import make_judgement
from tallywire.publishing.judging import decision_lines, find_judgement, sides_of
from tallywire.publishing.tables import Lookup, Tables


@pytest.fixture
def clash(lookup: Lookup) -> tuple[str, ...]:
    """The event with most statements: its id, then theirs."""
    event = max(lookup.tables.events, key=lambda event: len(event.statement_ids))
    return (event.id, *event.statement_ids)


def test_two_events_are_their_statements(lookup: Lookup) -> None:
    first, second = lookup.tables.events[:2]
    assert sides_of(lookup, "same", [first.id, second.id], None) == (first.statement_ids, second.statement_ids)


def test_an_event_and_one_of_its_statements_are_that_one_and_the_rest(lookup: Lookup, clash: tuple[str, ...]) -> None:
    event, one, *rest = clash
    assert sides_of(lookup, "different", [event, one], None) == (tuple(rest), (one,))
    assert sides_of(lookup, "different", [one, event], None) == (tuple(rest), (one,))


def test_a_wrong_figure_is_that_of_those_who_give_it(lookup: Lookup, clash: tuple[str, ...]) -> None:
    figures = {name: lookup.statements[name].figures for name in clash[1:]}
    giving = {n for n, told in figures.items() if any(f.measure == "killed" and 12 in (f.low, f.high) for f in told)}
    assert giving
    left, right = sides_of(lookup, "wrong_figure", [clash[0]], "killed=12")
    assert (set(left), right) == (giving, ())
    with pytest.raises(UsageError, match="nobody gives the figure killed=13"):
        sides_of(lookup, "wrong_figure", [clash[0]], "killed=13")
    with pytest.raises(UsageError, match="needs --value MEASURE"):
        sides_of(lookup, "wrong_figure", [clash[0]], None)


@pytest.mark.parametrize(
    ("kind", "named", "told"),
    [
        ("same", ["clash"], "needs two"),
        ("hide", ["clash", "clash"], "needs one"),
        ("same", ["clash", "clash"], "one and the same"),
        ("wrong_kind", ["clash"], "--value KIND"),
        ("hide", ["nothing-like-it"], "no events or statements"),
        ("hide", ["sta-"], "begins with 'sta-'; give one"),
    ],
)
def test_what_makes_no_sense_is_told(
    lookup: Lookup, clash: tuple[str, ...], kind: str, named: list[str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        sides_of(lookup, kind, [clash[0] if name == "clash" else name for name in named], None)  # type: ignore[arg-type]


def test_decisions_are_listed_with_who_what_and_whether_they_hold(tables: Tables, clash: tuple[str, ...]) -> None:
    hidden = make_judgement("hide", left=clash[1:], by="Ada", at="2031-05-07T10:00:00Z", note="a film")
    back = make_judgement("withdrawn", by="Bo", at="2031-05-07T11:00:00Z", withdraws=hidden.id)
    place = make_judgement("wrong_place", left=clash[1:2], by="Bo", at="2031-05-07T12:00:00Z")
    other = make_judgement("wrong_place", left=clash[1:2], value="Merrin", by="Ada", at="2031-05-07T13:00:00Z")
    gone = make_judgement("hide", left=["sta-gone"], by="Ada", at="2031-05-07T14:00:00Z")
    lookup = Lookup.of(replace(tables, judgements=(hidden, back, place, other, gone)))
    told = "\n".join(decision_lines(lookup))
    assert f"{hidden.id}  2031-05-07T10:00:00Z  Ada: hide  (withdrawn)" in told
    assert f"Bo: withdrawn {hidden.id}" in told
    assert "wrong place: not known is right" in told
    assert "wrong place: Merrin is right" in told
    assert "note: a film" in told
    assert f"and {len(clash) - 2} more" in told
    assert "1 statement that the ledger no longer has" in told
    assert "conflict: Bo gave the place unknown, Ada Merrin" in told
    assert find_judgement(lookup, hidden.id.split("-")[1][:8]) is hidden
    with pytest.raises(UsageError, match="no judgements"):
        find_judgement(lookup, "none")
