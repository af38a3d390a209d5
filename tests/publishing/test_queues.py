"""What stands in each queue, in which order, and what is said of it."""

from __future__ import annotations

import dataclasses

import pytest

from tallywire.pipeline.judging import make_judgement
from tallywire.publishing.pages.judgements import Outcome, judgements_page
from tallywire.publishing.pages.queue import queue_list, queue_page
from tallywire.publishing.queues import QUEUES, length, pointers
from tallywire.publishing.record import Record
from tallywire.publishing.tables import Tables
from tallywire.records import EventPlace, Relation
from tallywire.schema import TABLES, arrow_table


def recorded(tables: Tables) -> Record:
    return Record.of({name: arrow_table(name, tables.table(name)) for name in TABLES})


@pytest.fixture
def record(tables: Tables) -> Record:
    return recorded(tables)


def events_of(record: Record, name: str) -> list[str]:
    return [pointer.event_id for pointer in pointers(record, QUEUES[name], most=100)[0]]


def test_every_queue_is_as_long_as_it_says(record: Record) -> None:
    lengths = queue_list(record).lengths
    assert list(lengths) == list(QUEUES)
    for name, queue in QUEUES.items():
        found, total = pointers(record, queue, most=1000)
        assert lengths[name] == length(record, queue) == len(found) == total
        assert pointers(record, queue, most=10, skipped=1000) == ((), total)


def test_sentences_that_speak_against_each_other_stand_side_by_side(record: Record, tables: Tables) -> None:
    page = queue_page(record, QUEUES["contradictions"])
    against = {(one.left_statement_id, one.right_statement_id) for one in tables.relations if one.relation == "denies"}
    assert against
    shown = {(entry.left.id, entry.right.id) for entry in page.entries if entry.right}
    assert shown <= {(r.left_statement_id, r.right_statement_id) for r in tables.relations}
    assert shown & against
    (row, *_) = page.rows()
    assert row["left_sentence"]
    assert row["right_sentence"]


def test_events_without_coordinates_or_days_have_their_queues(tables: Tables) -> None:
    nowhere = EventPlace(name="Nowhere", country=None, lat=None, lon=None, precision=None)
    events = tuple(
        dataclasses.replace(event, place=nowhere if number % 2 else None, from_=None, to=None)
        for number, event in enumerate(tables.events)
    )
    record = recorded(dataclasses.replace(tables, events=events))
    shown = [event for event in events if event.id in events_of(record, "unresolved-dates")]
    assert shown
    assert set(events_of(record, "unresolved-places")) == {event.id for event in shown}
    named = [event.id for event in shown if event.place]
    assert events_of(record, "unresolved-places")[: len(named)] == sorted(
        named, key=lambda name: events_of(record, "unresolved-dates").index(name)
    )


def test_two_events_of_one_kind_day_and_place_are_perhaps_the_same(tables: Tables) -> None:
    event = next(one for one in tables.events if one.from_ and one.place and one.kind not in ("background", "politics"))
    twin = dataclasses.replace(event, id="event-twin", statement_ids=event.statement_ids[:1])
    record = recorded(dataclasses.replace(tables, events=(*tables.events, twin)))
    (entry,) = queue_page(record, QUEUES["twins"]).entries
    assert {entry.left.id, entry.right.id if entry.right else ""} == {event.id, "event-twin"}


def test_a_place_that_is_hardly_sure_is_of_low_confidence(tables: Tables) -> None:
    sure = dict.fromkeys((one.id for one in tables.statements), 0.9)
    shown = next(one for one in tables.statements if one.places and one.event_id and not one.background)
    for confidence, expected in ((0.2, True), (0.9, False)):
        statements = tuple(
            dataclasses.replace(
                one,
                places=tuple(
                    dataclasses.replace(
                        place, confidence=confidence if one.event_id == shown.event_id else sure.get(one.id)
                    )
                    for place in one.places
                ),
            )
            for one in tables.statements
        )
        events = tuple(dataclasses.replace(one, status="corroborated") for one in tables.events)
        record = recorded(dataclasses.replace(tables, statements=statements, events=events))
        assert (shown.event_id in events_of(record, "low-confidence")) == expected


def test_a_decision_is_shown_beside_what_it_speaks_of_and_in_the_list(tables: Tables) -> None:
    pair = next(one for one in tables.relations if one.relation in ("denies", "contradicts"))
    made = make_judgement(
        "different", left=[pair.left_statement_id], right=[pair.right_statement_id], by="Ada", at="2031-05-07T10:00:00Z"
    )
    undone = make_judgement("withdrawn", by="Ada", at="2031-05-07T11:00:00Z", withdraws=made.id)
    record = recorded(dataclasses.replace(tables, judgements=(made,)))
    entries = queue_page(record, QUEUES["contradictions"]).entries
    assert [one.judgement for entry in entries for one in entry.decided] == [made]
    view = judgements_page(record, outcomes={made.id: Outcome(gone=("a",), made=())}, done=made.id)
    assert (view.in_force, view.total, view.found[0].holds) == (1, 1, True)
    assert view.found[0].sentence
    assert view.json()["judgements"][0]["holds"] is True
    record = recorded(dataclasses.replace(tables, judgements=(made, undone)))
    assert not any(entry.decided for entry in queue_page(record, QUEUES["contradictions"]).entries)
    assert [one.holds for one in judgements_page(record, outcomes={}).found] == [False, False]


def test_an_empty_record_has_empty_queues() -> None:
    record = recorded(Tables())
    assert set(queue_list(record).lengths.values()) == {0}
    for queue in QUEUES.values():
        assert queue_page(record, queue).json()["entries"] == []
    assert next(iter(queue_list(record).rows()))["queue"] == "contradictions"


def test_a_relation_to_a_sentence_of_no_event_is_left_out(tables: Tables) -> None:
    loose = dataclasses.replace(tables.statements[0], id="loose", event_id=None)
    relation = Relation(
        left_statement_id=tables.statements[0].id, right_statement_id="loose", relation="contradicts", measure=None,
        reason="another number",
    )  # fmt: skip
    only = dataclasses.replace(tables, statements=(*tables.statements, loose), relations=(relation,))
    assert length(recorded(only), QUEUES["contradictions"]) == 0
