"""What other programs read: ACLED and UCDP columns, TimelineJS, Web Annotations."""

import csv
import dataclasses
import io
import json
from typing import Any

import pytest

from tallywire.ontology import Kind, load_ontology
from tallywire.publishing.acled import ACLED_COLUMNS
from tallywire.publishing.acled_types import ACLED_TYPES, type_columns
from tallywire.publishing.formats import export
from tallywire.publishing.tables import Tables
from tallywire.publishing.ucdp import UCDP_COLUMNS
from tallywire.records import Period


def exported(tables: Tables, format_name: str) -> str:
    stream = io.BytesIO()
    export(tables, stream, format_name=format_name)
    return stream.getvalue().decode("utf-8")


def rows(tables: Tables, format_name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(tables, format_name), newline="")))


def with_event(tables: Tables, **fields: Any) -> Tables:
    return dataclasses.replace(tables, events=(dataclasses.replace(tables.events[0], **fields), *tables.events[1:]))


def test_the_columns_are_the_codebooks() -> None:
    assert (len(ACLED_COLUMNS), len(set(ACLED_COLUMNS))) == (31, 31)
    assert (len(UCDP_COLUMNS), len(set(UCDP_COLUMNS))) == (49, 49)


def test_acled_has_each_incident_and_no_history(tables: Tables) -> None:
    clash, shelling = rows(tables, "acled")
    assert (clash["event_type"], clash["sub_event_type"]) == ("Battles", "Armed clash")
    assert (clash["event_date"], clash["year"], clash["time_precision"]) == ("2031-03-02", "2031", "1")
    assert (clash["latitude"], clash["longitude"], clash["geo_precision"]) == ("41.2", "19.7", "1")
    assert clash["fatalities"] == "15"
    assert clash["tags"] == "status=contested; origins=3; documents=4"
    assert clash["notes"].startswith(f'Quell Gazette: "{tables.passages[2].text}"')
    assert shelling["event_type"] == "Explosions/Remote violence"
    assert shelling["fatalities"] == ""


@pytest.mark.parametrize(
    ("kind", "event_type", "sub_type"),
    [
        ("territory_gain", "Battles", ""),
        ("protest", "", ""),
        ("casualties", "", ""),
        ("arrest", "Strategic developments", "Arrests"),
    ],
)
def test_what_acled_leaves_open_is_left_to_the_coder(tables: Tables, kind: str, event_type: str, sub_type: str) -> None:
    row = rows(with_event(tables, kind=kind), "acled")[0]
    assert (row["event_type"], row["sub_event_type"]) == (event_type, sub_type)


def test_an_accident_is_nothing_that_acled_codes(tables: Tables) -> None:
    assert [row["event_id_cnty"] for row in rows(with_event(tables, kind="accident"), "acled")] == ["eve-shelling"]


@pytest.mark.parametrize(
    ("to", "acled", "ucdp"),
    [("2031-03-02", "1", "1"), ("2031-03-05", "2", "2"), ("2031-03-08", "2", "3"), ("2031-03-30", "3", "4"),
     ("2031-05-01", "", "5"), ("2032-03-01", "", "5"), ("2032-04-01", "", ""), (None, "", "")],
)  # fmt: skip
def test_date_precision(tables: Tables, to: str | None, acled: str, ucdp: str) -> None:
    changed = with_event(tables, to=to)
    assert rows(changed, "acled")[0]["time_precision"] == acled
    assert rows(changed, "ucdp")[0]["date_prec"] == ucdp


@pytest.mark.parametrize(
    ("from_", "to", "day"),
    [("2031-03-02", "2031-03-02", "2031-03-02"), ("2031-03-03", "2031-03-09", "2031-03-06"),
     ("2030-12-28", "2031-01-10", "2031-01-03"), ("2031-01-01", "2031-01-31", "2031-01-16"),
     ("2031-01-01", "2031-02-28", "2031-01-01"), ("2031-03-02", None, "2031-03-02"), (None, "2031-03-02", "")],
)  # fmt: skip
def test_acled_dates_a_week_or_a_month_by_its_middle(
    tables: Tables, from_: str | None, to: str | None, day: str
) -> None:
    row = next(
        row for row in rows(with_event(tables, from_=from_, to=to), "acled") if row["event_id_cnty"] == "eve-clash"
    )
    assert (row["event_date"], row["year"]) == (day, day[:4])


def test_the_target_of_one_sided_violence_is_actor_2(tables: Tables) -> None:
    sides = {"actors": ("militia", "police"), "targets": ("nurses",)}
    attack = rows(with_event(tables, kind="attack", **sides), "acled")[0]
    assert (attack["actor1"], attack["assoc_actor_1"], attack["actor2"]) == ("militia", "police", "nurses")
    clash = rows(with_event(tables, kind="armed_clash", **sides), "acled")[0]
    assert (clash["actor1"], clash["assoc_actor_1"], clash["actor2"]) == ("militia", "", "police")


def test_protesters_under_excessive_force_are_civilian_targets() -> None:
    columns = type_columns("Protests/Excessive force against protesters")
    assert columns["disorder_type"] == "Political violence; Demonstrations"
    assert (columns["civilian_targeting"], columns["inter2"]) == ("Civilian targeting", None)
    assert type_columns("Protests/Peaceful protest")["civilian_targeting"] is None


def test_ucdp_has_the_incidents_with_deaths_and_counts_origins(tables: Tables) -> None:
    (clash,) = rows(tables, "ucdp")
    assert (clash["low"], clash["best"], clash["high"], clash["deaths_unknown"]) == ("12", "15", "15", "15")
    assert clash["number_of_sources"] == "3"
    assert clash["where_prec"] == "1"
    assert clash["side_b"] == "soldiers"
    assert clash["source_original"] == "Brigadier Tolan Reke; The Highland League"
    assert clash["source_office"] == "Daily Harbour; Quell Gazette; The Rival Post; second.txt"
    assert clash["source_article"].startswith('"Daily Harbour,2031-03-02,Twelve die in bridge battle"; ')
    assert (clash["event_clarity"], clash["where_description"]) == ("1", "Orvast")
    assert (clash["geom_wkt"], clash["priogrid_gid"]) == ("POINT (19.7 41.2)", str(262 * 720 + 399 + 1))
    assert clash["source_date"].startswith("2031-03-02; 2031-03-03")


def test_deaths_on_two_sides_are_never_added(tables: Tables) -> None:
    army, rebels = (
        dataclasses.replace(tables.figures[0], side=side, best=best, low=best, high=best)
        for side, best in (("army", 4), ("rebels", 9))
    )
    sides = dataclasses.replace(with_event(tables, actors=("army", "rebels")), figures=(army, rebels))
    (row,) = rows(sides, "ucdp")
    assert (row["deaths_a"], row["deaths_b"], row["best"], row["deaths_unknown"]) == ("4", "9", "", "")
    assert (row["side_a"], row["side_b"]) == ("army", "rebels")
    assert "killed, army: 4; killed, rebels: 9" in rows(sides, "acled")[0]["notes"]
    assert rows(sides, "acled")[0]["fatalities"] == ""


def test_civilians_have_a_column_of_their_own_and_other_sides_none(tables: Tables) -> None:
    civilians, strangers, day = (
        dataclasses.replace(tables.figures[0], side=side, best=best, period=period)
        for side, best, period in (
            ("local civilians", 3, None),
            ("strangers", 2, None),
            ("army", 9, Period(from_="2031-03-01", to="2031-03-02")),
        )
    )
    changed = with_event(tables, actors=("army",))
    (row,) = rows(dataclasses.replace(changed, figures=(civilians, strangers, day)), "ucdp")
    assert (row["deaths_civilians"], row["deaths_a"], row["deaths_b"], row["best"]) == ("3", "", "", "")
    assert row["event_clarity"] == "2"


def test_the_deaths_of_the_sides_never_make_more_than_the_total(tables: Tables) -> None:
    total = tables.figures[0]
    civilians = dataclasses.replace(total, side="civilians", low=3, best=3, high=3)
    (row,) = rows(dataclasses.replace(tables, figures=(total, civilians)), "ucdp")
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == ("15", "3", "")


@pytest.mark.parametrize(("to", "clarity"), [("2031-03-08", "1"), ("2031-03-30", ""), (None, "")])
def test_clarity_is_said_of_what_is_known_to_the_week(tables: Tables, to: str | None, clarity: str) -> None:
    assert rows(with_event(tables, to=to), "ucdp")[0]["event_clarity"] == clarity


@pytest.mark.parametrize(("radius", "code"), [(None, "2"), (25, "2"), (40, "5")])
def test_a_point_far_from_the_place_that_is_named_is_an_estimate(
    tables: Tables, radius: float | None, code: str
) -> None:
    place = dataclasses.replace(tables.events[0].place, precision="near", radius_km=radius)
    assert rows(with_event(tables, place=place), "ucdp")[0]["where_prec"] == code


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp"),
    [("point", "1", "1"), ("settlement", "1", "1"), ("near", "2", "2"), ("district", "2", "3"), ("province", "3", "4"),
     ("region", "3", "5"), ("country", "", "6"), (None, "", "")],
)  # fmt: skip
def test_place_precision(tables: Tables, precision: str | None, acled: str, ucdp: str) -> None:
    place = dataclasses.replace(tables.events[0].place, precision=precision, lat=None, lon=None, country="SY")
    changed = with_event(tables, place=place)
    row, coded = rows(changed, "ucdp")[0], rows(changed, "acled")[0]
    assert (coded["geo_precision"], row["where_prec"]) == (acled, ucdp)
    assert (coded["country"], coded["iso"], row["country"]) == ("Syria", "760", "Syria")
    assert (row["latitude"], row["geom_wkt"], row["priogrid_gid"]) == ("", "", "")


@pytest.mark.parametrize(
    ("kind", "disorder", "civilian"),
    [
        ("attack", "Political violence", "Civilian targeting"),
        ("armed_clash", "Political violence", ""),
        ("arrest", "Strategic developments", ""),
        ("protest", "", ""),
    ],
)
def test_what_follows_from_the_type(tables: Tables, kind: str, disorder: str, civilian: str) -> None:
    row = rows(with_event(tables, kind=kind), "acled")[0]
    assert (row["disorder_type"], row["civilian_targeting"]) == (disorder, civilian)
    assert row["inter2"] == ("Civilians" if civilian else "")


@pytest.mark.parametrize(("kind", "code"), [("attack", "3"), ("shelling", "1"), ("bombing", ""), ("armed_clash", "")])
def test_type_of_violence_is_given_where_the_kind_names_one(tables: Tables, kind: str, code: str) -> None:
    assert rows(with_event(tables, kind=kind), "ucdp")[0]["type_of_violence"] == code


def test_an_accident_is_no_organised_violence_and_an_unknown_kind_may_be(tables: Tables) -> None:
    assert rows(with_event(tables, kind="accident"), "ucdp") == []
    own = with_event(tables, kind="roadblock")
    assert rows(own, "ucdp")[0]["type_of_violence"] == ""
    assert rows(own, "acled")[0]["event_type"] == ""


@pytest.mark.parametrize("kind", [kind for kind in load_ontology().kinds.values() if kind.acled])
def test_every_name_of_the_ontology_is_one_of_acleds(kind: Kind) -> None:
    sub_types = {sub_type for listed in ACLED_TYPES.values() for sub_type in listed}
    whole = {f"{name}/{sub_type}" for name, listed in ACLED_TYPES.items() for sub_type in listed}
    assert set(kind.acled.split("; ")) <= whole | sub_types | {"fatalities of the event"}


def test_an_event_without_place_or_people_still_has_a_row(tables: Tables) -> None:
    bare = with_event(tables, place=None, targets=(), from_=None, to=None)
    row = next(row for row in rows(bare, "acled") if row["event_id_cnty"] == "eve-clash")
    assert (row["location"], row["actor1"], row["actor2"], row["event_date"], row["year"]) == ("", "", "", "", "")


def test_timelinejs_has_the_dated_incidents(tables: Tables) -> None:
    timeline = json.loads(exported(with_event(tables, to="2031-03-05"), "timelinejs"))
    assert timeline["title"]["text"]["headline"] == "5 pages, 3 independent origins"
    first, second = timeline["events"]
    assert first["start_date"] == {"year": "2031", "month": "03", "day": "02"}
    assert first["end_date"] == {"year": "2031", "month": "03", "day": "05"}
    assert "end_date" not in second
    assert "4 documents · 3 origins" in first["text"]["text"]
    assert json.loads(exported(with_event(tables, from_=None), "timelinejs"))["events"] == [second]


def test_timelinejs_text_is_escaped(tables: Tables) -> None:
    timeline = json.loads(exported(with_event(tables, title="<script>x</script>"), "timelinejs"))
    assert timeline["events"][0]["text"]["headline"] == "&lt;script&gt;x&lt;/script&gt;"


def test_every_annotation_quotes_its_page(tables: Tables) -> None:
    page = json.loads(exported(tables, "annotations"))
    texts = {document.url: document.text for document in tables.documents}
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == len(tables.statements)
    for annotation in page["items"]:
        quote, position = annotation["target"]["selector"]
        text = texts[annotation["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_an_annotation_says_what_was_read(tables: Tables) -> None:
    items = json.loads(exported(tables, "annotations"))["items"]
    tags = [[body["value"] for body in item["body"]] for item in items]
    assert tags[0] == ["armed clash", "at least 12 killed", "said by Brigadier Tolan Reke", "event eve-clash"]
    assert "background" in tags[1]
    assert "denied" in tags[4]


def test_a_page_without_a_web_address_is_named_by_its_id(tables: Tables) -> None:
    offline = tuple(dataclasses.replace(document, url="javascript:x()") for document in tables.documents)
    planned = tuple(dataclasses.replace(row, modality="planned", event_id=None) for row in tables.statements)
    items = json.loads(exported(dataclasses.replace(tables, documents=offline, statements=planned), "annotations"))[
        "items"
    ]
    assert items[0]["target"]["source"] == "urn:tallywire:doc-wire"
    assert "planned" in [body["value"] for body in items[0]["body"]]


def test_no_record_still_makes_a_page_of_annotations() -> None:
    assert json.loads(exported(Tables(), "annotations"))["items"] == []


def test_ftm_statements_make_events_with_articles_as_proof(tables: Tables) -> None:
    statements = [json.loads(line) for line in exported(tables, "ftm").splitlines()]
    entities: dict[str, dict[str, list[str]]] = {}
    for statement in statements:
        entities.setdefault(statement["entity_id"], {}).setdefault(statement["prop"], []).append(statement["value"])
    clash = entities["eve-clash"]
    assert (clash["name"], clash["startDate"], clash["country"]) == (["Clash at Orvast bridge"], ["2031-03-02"], ["qv"])
    assert set(clash["proof"]) == {"doc-wire", "doc-copy", "doc-rival", "doc-second"}
    assert clash["summary"] == ["4 documents · 3 origins; disputed; killed: 12–15–15"]
    assert entities["doc-wire"]["publishedAt"] == ["2031-03-02"]
    assert "eve-war" not in entities
    assert "doc-hostile" not in entities
    assert len({statement["id"] for statement in statements}) == len(statements)


def test_ftm_has_no_empty_value_and_says_first_what_each_entity_is(tables: Tables) -> None:
    statements = [json.loads(line) for line in exported(tables, "ftm").splitlines()]
    assert all(statement["value"] for statement in statements)
    seen: set[str] = set()
    for statement in statements:
        assert statement["entity_id"] in seen or statement["prop"] == "id"
        seen.add(statement["entity_id"])
