import csv
import dataclasses
import io
import json

import pyarrow.parquet as pq
import pytest
from copied import Press
from hypothesis import given
from hypothesis import strategies as st

from tallywire.errors import UsageError
from tallywire.publishing.formats import RECORD_FORMATS, TABLE_FORMATS, export, export_table
from tallywire.publishing.lines import json_bytes
from tallywire.publishing.sheets import harmless, write_csv_rows
from tallywire.publishing.tables import Tables
from tallywire.records import Rejection
from tallywire.schema import TABLES, arrow_schema, records_of, row_of


def exported(tables: Tables, format_name: str, table: str | None = None) -> bytes:
    stream = io.BytesIO()
    export(tables, stream, format_name=format_name, table=table)
    return stream.getvalue()


@pytest.mark.parametrize("table", list(TABLES))
def test_json_lines_hold_every_row_with_its_keys_in_order(tables: Tables, table: str) -> None:
    lines = exported(tables, "jsonl", table).decode("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [row_of(record) for record in tables.table(table)]
    assert all(list(json.loads(line)) == arrow_schema(table).names for line in lines)


@pytest.mark.parametrize("table", list(TABLES))
def test_parquet_gives_the_same_records_back(tables: Tables, table: str) -> None:
    stored = pq.read_table(io.BytesIO(exported(tables, "parquet", table)))
    assert tuple(records_of(TABLES[table], stored)) == tables.table(table)


@pytest.mark.parametrize("format_name", list(TABLE_FORMATS))
@pytest.mark.parametrize("table", list(TABLES))
def test_the_same_record_gives_the_same_bytes(tables: Tables, table: str, format_name: str) -> None:
    assert exported(tables, format_name, table) == exported(tables, format_name, table)
    assert exported(Tables(), format_name, table) == exported(Tables(), format_name, table)


def test_an_empty_csv_has_its_header(tables: Tables) -> None:
    assert exported(Tables(), "csv", "rejections") == b"source,stage,code,message\r\n"


def test_csv_comes_back_with_nested_values_as_json(tables: Tables) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(tables, "csv", "statements").decode("utf-8"), newline="")))
    assert json.loads(rows[0]["figures"])[0]["text"] == "At least 12"
    assert rows[1]["background"] == "true"
    assert rows[0]["time"].startswith("{")
    assert rows[1]["time"] == ""


def test_what_a_copy_changed_comes_back_from_every_format_of_one_table() -> None:
    press = Press()
    press.page("first", "=22 ships did not sink.")
    press.page("second", "=23 ships, it is said, did sink.", origin="first")
    press.take(
        "second", 0, "first", 0, ("number", "=22", "=23"), ("words", "", ", it is said,"), ("negation", " not", "")
    )
    press.take("second", 0, "first", 0)
    changes = [row_of(copy)["changes"] for copy in press.copies]
    assert [change["to_text"] for change in changes[0]] == ["=23", ", it is said,", ""]
    rows = list(csv.DictReader(io.StringIO(exported(press.tables, "csv", "copies").decode("utf-8"), newline="")))
    assert [json.loads(row["changes"]) for row in rows] == changes
    assert rows[1]["changes"] == "[]"
    lines = exported(press.tables, "jsonl", "copies").decode("utf-8").splitlines()
    assert [json.loads(line)["changes"] for line in lines] == changes
    stored = pq.read_table(io.BytesIO(exported(press.tables, "parquet", "copies")))
    assert tuple(records_of(TABLES["copies"], stored)) == press.tables.copies


def test_csv_for_excel_begins_with_the_mark_and_plain_csv_does_not(tables: Tables) -> None:
    plain = exported(tables, "csv", "events")
    assert exported(tables, "csv-excel", "events") == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-1 dead", "@sum", "\tx", "\rx", "-", "-1-1", "--5", "-١"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3", "-3.5", "-1e9", "3", "", "a=b", "'=x", " =x"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_cell_survives_csv(cell: str) -> None:
    stream = io.BytesIO()
    write_csv_rows([{"a": cell, "b": "x"}], stream, columns=["a", "b"])
    (_, row) = csv.reader(io.StringIO(stream.getvalue().decode("utf-8"), newline=""))
    assert row == [harmless(cell), "x"]


def test_numbers_in_csv_are_numbers() -> None:
    stream = io.BytesIO()
    write_csv_rows([{"a": -3, "b": 0.5, "c": None}], stream, columns=["a", "b", "c", "d"])
    assert stream.getvalue() == b"a,b,c,d\r\n-3,0.5,,\r\n"


def test_a_lone_surrogate_does_not_stop_an_export() -> None:
    broken = Rejection(source="\ud800", stage="reading", code="x", message="=m")
    tables = Tables.of({"rejections": [broken]})
    assert json.loads(exported(tables, "jsonl", "rejections"))["source"] == "\ud800"
    assert b"\\ud800,reading,x,'=m" in exported(tables, "csv", "rejections")


def test_json_has_no_word_for_infinity() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_bytes(float("inf"))


def test_geojson_has_every_incident_once_and_no_background(tables: Tables) -> None:
    collection = json.loads(exported(tables, "geojson"))
    by_id = {feature["id"]: feature for feature in collection["features"]}
    assert set(by_id) == {"eve-clash", "eve-shelling"}
    assert by_id["eve-clash"]["geometry"] == {"type": "Point", "coordinates": [19.7, 41.2]}
    assert by_id["eve-clash"]["properties"]["origins"] == 3
    assert by_id["eve-clash"]["properties"]["figures"][0]["best"] == 15


def test_a_place_that_is_not_known_has_no_point(tables: Tables) -> None:
    nowhere = dataclasses.replace(tables.events[0], place=None)
    collection = json.loads(exported(dataclasses.replace(tables, events=(nowhere, *tables.events[1:])), "geojson"))
    assert [feature["geometry"] for feature in collection["features"]] == [None, None]
    assert collection["features"][0]["properties"]["place"] is None


def test_what_cannot_be_exported_is_refused_with_what_can(tables: Tables) -> None:
    with pytest.raises(UsageError, match="jsonl, csv"):
        exported(tables, "xlsx", "events")
    with pytest.raises(UsageError, match="--table"):
        exported(tables, "csv")
    with pytest.raises(UsageError, match="verdicts"):
        exported(tables, "csv", "verdicts")
    with pytest.raises(UsageError, match="verdicts"):
        export_table([], io.BytesIO(), table="verdicts", format_name="csv")
    with pytest.raises(UsageError, match="geojson"):
        export_table([], io.BytesIO(), table="events", format_name="geojson")


def test_no_format_is_both_of_a_table_and_of_the_record() -> None:
    assert not set(TABLE_FORMATS) & set(RECORD_FORMATS)
