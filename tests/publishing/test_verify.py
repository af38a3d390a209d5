"""Every check is shown a record that breaks exactly its promise."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from tallywire.publishing.checks import row_id
from tallywire.publishing.tables import Tables
from tallywire.publishing.verify import verify
from tallywire.records import Copy, Period, Published, Span, StatedTime


def changed(tables: Tables, table: str, position: int, **fields: Any) -> Tables:
    rows = list(tables.table(table))
    rows[position] = dataclasses.replace(rows[position], **fields)
    return dataclasses.replace(tables, **{table: tuple(rows)})


def problems(tables: Tables) -> list[str]:
    return [violation.problem for violation in verify(tables)]


def test_a_sound_record_has_no_violation(tables: Tables) -> None:
    assert verify(tables) == []


def test_an_empty_record_is_sound() -> None:
    assert verify(Tables()) == []


ONE_FIELD: list[tuple[str, int, dict[str, Any], str]] = [
    ("passages", 0, {"text": "Clash at Orvast ridge"}, "the quote 'Clash at Orvast ridge' is not"),
    ("passages", 0, {"end": 9999, "text": "x" * 99}, "no stretch of a text of"),
    ("passages", 0, {"start": 5, "end": 5}, "no stretch"),
    ("passages", 0, {"start": -3}, "no stretch"),
    ("passages", 0, {"kind": "advert"}, "kind 'advert' is not one of"),
    ("passages", 0, {"document_id": "doc-lost"}, "document_id 'doc-lost' is not in documents"),
    ("statements", 0, {"trigger": Span(start=9000, end=9001)}, "trigger: [9000, 9001) is no stretch"),
    ("statements", 0, {"passage_id": "pas-lost"}, "passage_id 'pas-lost' is not in passages"),
    ("statements", 0, {"passage_id": "pas-copy-0"}, "is of another document"),
    ("statements", 0, {"passage_id": "pas-wire-0"}, "not within its passage"),
    ("statements", 0, {"polarity": "maybe"}, "polarity 'maybe'"),
    ("statements", 0, {"origin_id": "ori-lost"}, "origin_id 'ori-lost' is not in origins"),
    ("statements", 0, {"event_id": "eve-war"}, "event_id is 'eve-war', but it stands in eve-clash"),
    ("statements", 0, {"event_id": None}, "event_id is None, but it stands in eve-clash"),
    ("statements", 0, {"background": True}, "background statements in an incident"),
    ("events", 0, {"statement_ids": ()}, "it rests on no statement"),
    ("events", 0, {"statement_ids": ("sta-lost",)}, "statement_ids 'sta-lost' is not in statements"),
    ("events", 0, {"document_ids": ("doc-wire",)}, "document_ids are not the pages of its statements"),
    ("events", 0, {"origin_ids": ("ori-army", "ori-wire")}, "an origin of none of its statements"),
    ("events", 0, {"origin_ids": ()}, "its statements have origins, but it has none"),
    ("events", 0, {"origin_ids": ("ori-lost",)}, "origin_ids 'ori-lost' is not in origins"),
    ("events", 2, {"status": "corroborated"}, "corroborated with fewer than two origins"),
    ("events", 0, {"status": "true"}, "status 'true' is not one of"),
    ("events", 0, {"from_": "2031-13-40"}, "from '2031-13-40' is not an ISO day"),
    ("events", 0, {"from_": "20310302"}, "not an ISO day"),
    ("events", 0, {"from_": "2031-03-09"}, "from 2031-03-09 is after to 2031-03-02"),
    ("events", 2, {"statement_ids": ("sta-second-shelling", "sta-second-casualties")}, "it stands in 2 events"),
    ("figures", 0, {"low": 16}, "low 16 is above best 15"),
    ("figures", 0, {"best": None, "high": 11}, "low 12 is above high 11"),
    ("figures", 0, {"statement_ids": ()}, "it rests on no statement"),
    ("figures", 0, {"statement_ids": ("sta-rival-casualties",)}, "gives no figure of killed"),
    ("figures", 0, {"statement_ids": ("sta-second-shelling",)}, "statements of other events"),
    ("figures", 0, {"event_id": "eve-lost"}, "event_id 'eve-lost' is not in events"),
    ("figures", 0, {"rule": ""}, "it names no rule"),
    ("figures", 0, {"period": Period(from_="2031-02-30", to=None)}, "period.from '2031-02-30' is not an ISO day"),
    ("relations", 0, {"left_statement_id": "sta-lost"}, "statement 'sta-lost' is not in statements"),
    ("relations", 0, {"relation": "supports"}, "relation 'supports'"),
    ("copies", 0, {"to_end": 99999}, "no stretch of doc-copy"),
    ("copies", 0, {"similarity": 1.5}, "similarity 1.5 is not between 0 and 1"),
    ("copies", 0, {"from_document_id": "doc-lost"}, "document_id 'doc-lost' is not in documents"),
    ("documents", 0, {"origin_id": "doc-lost"}, "origin_id 'doc-lost' is not in documents"),
    ("documents", 0, {"story_id": "story-lost"}, "story_id 'story-lost' is not in stories"),
    ("documents", 1, {"id": "doc-wire"}, "the id stands more than once"),
    ("origins", 0, {"document_ids": ("doc-lost",)}, "document_ids 'doc-lost' is not in documents"),
    ("stories", 0, {"document_ids": ("doc-lost",)}, "document_ids 'doc-lost' is not in documents"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "position", "fields", "problem"), ONE_FIELD)
def test_one_broken_field_is_found(
    tables: Tables, table: str, position: int, fields: dict[str, Any], problem: str
) -> None:
    found = problems(changed(tables, table, position, **fields))
    assert any(problem in each for each in found), found


def in_first_statement(tables: Tables, part: str, change: Callable[[Any], Any]) -> Tables:
    value = getattr(tables.statements[0], part)
    return changed(tables, "statements", 0, **{part: change(value)})


def test_quotes_are_checked_at_every_depth(tables: Tables) -> None:
    figure = in_first_statement(tables, "figures", lambda found: (dataclasses.replace(found[0], text="At least 13"),))
    assert "figures[0]: the quote 'At least 13' is not" in problems(figure)[0]
    place = in_first_statement(tables, "places", lambda found: (dataclasses.replace(found[0], start=0),))
    assert problems(place)[0].startswith("places[0]: the quote 'Orvast' is not [0, ")
    speaker = in_first_statement(
        tables,
        "attribution",
        lambda found: dataclasses.replace(found, source=dataclasses.replace(found.source, text="General Reke")),
    )
    assert problems(speaker)[0].startswith("attribution.source: the quote 'General Reke'")


def test_an_inferred_time_needs_no_span_but_a_method_and_no_quote(tables: Tables) -> None:
    inferred = StatedTime(
        start=None, end=None, text=None, from_="2031-03-02", to="2031-03-02", precision="day", method="publication day",
        evidence=(Span(start=0, end=5),),
    )  # fmt: skip

    def with_time(**fields: Any) -> list[str]:
        return problems(changed(tables, "statements", 0, time=dataclasses.replace(inferred, **fields)))

    assert with_time() == []
    assert with_time(text="Sunday") == ["time: the quote 'Sunday' has no span"]
    assert with_time(start=3) == ["time: half a span"]
    assert with_time(method="") == ["time: no span and no method"]
    assert "time.evidence[0]: [0, 99999) is no stretch" in with_time(evidence=(Span(start=0, end=99999),))[0]


def test_publication_evidence_lies_in_the_page(tables: Tables) -> None:
    dated = Published(
        from_="2031-03-02", to=None, precision="day", method="inferred", evidence=(Span(start=0, end=9999),)
    )
    assert "published.evidence[0]: [0, 9999)" in problems(changed(tables, "documents", 0, published=dated))[0]


@pytest.mark.parametrize("lat", [91.0, -90.1, float("nan")])
def test_a_point_off_the_earth(tables: Tables, lat: float) -> None:
    place = dataclasses.replace(tables.events[0].place, lat=lat)  # type: ignore[type-var]
    assert "off the earth" in problems(changed(tables, "events", 0, place=place))[0]


def test_a_violation_names_its_table_and_row(tables: Tables) -> None:
    (violation,) = verify(changed(tables, "figures", 0, low=16))
    assert (violation.table, violation.id) == ("figures", "eve-clash killed")


def test_rows_without_an_id_are_named_by_what_they_join(tables: Tables) -> None:
    assert row_id(tables.relations[0]) == "sta-rival-casualties sta-wire-armed_clash"
    assert row_id(tables.rejections[0]) == "broken.pdf"
    assert isinstance(tables.copies[0], Copy)
    assert row_id(tables.copies[0]).endswith("→doc-copy")
