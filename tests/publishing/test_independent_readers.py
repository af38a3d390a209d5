"""Every exchange format, read back by a program that others wrote for it."""

import csv
import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tallywire.errors import UsageError
from tallywire.publishing.acled_types import ACLED_TYPES
from tallywire.publishing.formats import RECORD_FORMATS, TABLE_FORMATS, export
from tallywire.publishing.hxl import HXL_TAGS
from tallywire.publishing.tables import Tables
from tallywire.schema import TABLES

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # libhxl leaves its own open


def exported(tables: Tables, format_name: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    export(tables, stream, format_name=format_name, **options)
    return stream.getvalue()


@pytest.fixture
def armed(tables: Tables) -> Tables:
    """The record with two armed sides, and a page that begins like a formula."""
    clash = dataclasses.replace(tables.events[0], actors=("=army()", "+rebels"), title="=HYPERLINK(0)")
    return dataclasses.replace(tables, events=(clash, *tables.events[1:]))


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("table", list(TABLES))
def test_pandas_reads_csv(tables: Tables, table: str) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.BytesIO(exported(tables, "csv", table=table)), keep_default_na=False)
    assert len(frame) == len(tables.table(table))


@pytest.mark.parametrize("table", list(TABLES))
def test_polars_reads_parquet(tables: Tables, table: str) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(io.BytesIO(exported(tables, "parquet", table=table)))
    assert frame.height == len(tables.table(table))


def test_a_spreadsheet_finds_no_formula(armed: Tables, tmp_path: Path) -> None:
    """What openpyxl takes for a formula, a spreadsheet would run."""
    openpyxl = pytest.importorskip("openpyxl")
    for name in ("acled", "ucdp"):
        sheet = openpyxl.Workbook().active
        for row in csv.reader(io.StringIO(exported(armed, name).decode(), newline="")):
            sheet.append(row)
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert any(cell.value == "'=army()" for cell in cells)
        assert not [cell.value for cell in cells if cell.data_type == "f"]


# ---------------------------------------------------------------- maps, codebooks, humanitarian tools


def test_geojson_and_shapely_read_geojson(tables: Tables) -> None:
    geojson, shapely = pytest.importorskip("geojson"), pytest.importorskip("shapely")
    collection = geojson.loads(exported(tables, "geojson"))
    assert isinstance(collection, geojson.FeatureCollection)
    assert collection.is_valid, collection.errors()
    points = [shapely.geometry.shape(one.geometry) for one in collection.features if one.geometry]
    assert [(point.x, point.y) for point in points] == [(19.7, 41.2)]
    assert all({"id", "properties", "geometry"} <= set(feature) for feature in collection.features)


def test_pandas_finds_codebook_values_in_acled(armed: Tables) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.BytesIO(exported(armed, "acled")))
    assert frame.shape == (2, 31)
    for row in frame.itertuples():
        assert row.event_type in ACLED_TYPES
        assert row.sub_event_type in ACLED_TYPES[row.event_type]
        assert row.disorder_type == "Political violence"
    assert frame.fatalities.dtype == "float64"  # 15 and unknown, which is not 0
    assert frame.time_precision.isin((1, 2, 3)).all()


def test_pandas_reads_days_and_numbers_from_ucdp(tables: Tables) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.BytesIO(exported(tables, "ucdp")), parse_dates=["date_start", "date_end"])
    assert frame.shape == (1, 49)
    assert (frame.low <= frame.best).all()
    assert (frame.best <= frame.high).all()
    assert str(frame.date_start[0].date()) == "2031-03-02"


@pytest.mark.parametrize("table", list(HXL_TAGS))
def test_libhxl_reads_every_tag_and_row(tables: Tables, table: str, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl")
    file = tmp_path / "rows.csv"
    file.write_bytes(exported(tables, "csv", table=table, hxl=True))
    data = hxl.data(hxl.make_input(str(file), hxl.InputOptions(allow_local=True)))
    assert [column.display_tag for column in data.columns] == list(HXL_TAGS[table].values())
    rows = list(data)
    assert len(rows) == 2
    found = [rows[0].get(hxl.TagPattern.parse(tag)) for tag in ("#loc+name", "#geo+lat", "#date+occurred+start")]
    assert found == ["Orvast", "41.2", "2031-03-02"]


def test_a_table_without_tags_is_refused(tables: Tables) -> None:
    with pytest.raises(UsageError, match="no HXL tags for 'copies'; there are for: events, figures"):
        exported(tables, "csv", table="copies", hxl=True)


@pytest.mark.parametrize("table", list(HXL_TAGS))
def test_libhxl_finds_values_of_the_kind_that_each_tag_promises(tables: Tables, table: str, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl")
    file = tmp_path / "rows.csv"
    file.write_bytes(exported(tables, "csv", table=table, hxl=True))
    found: list[Any] = []
    data = hxl.data(hxl.make_input(str(file), hxl.InputOptions(allow_local=True)))
    hxl.schema(None, callback=found.append).validate(data)
    severe = [error for error in found if error.rule.severity == "error"]
    assert not severe, [(str(error.rule), error.message, error.value) for error in severe]


# ---------------------------------------------------------------- people and pages


def test_followthemoney_builds_entities_of_the_statements(tables: Tables) -> None:
    pytest.importorskip("followthemoney")
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity
    from followthemoney.statement.serialize import read_json_statements

    statements = list(read_json_statements(io.BytesIO(exported(tables, "ftm"))))
    assert all(one.id == one.generate_key() for one in statements)
    dataset = Dataset.make({"name": "tallywire", "title": "Tallywire"})
    grouped: dict[str, list[Any]] = {}
    for one in statements:
        grouped.setdefault(one.entity_id, []).append(one)
    entities = {name: StatementEntity.from_statements(dataset, rows) for name, rows in grouped.items()}
    clash = entities["eve-clash"]
    assert (clash.schema.name, clash.caption) == ("Event", "Clash at Orvast bridge")
    assert clash.get("startDate") == ["2031-03-02"]
    for name in clash.get("proof"):
        assert entities[name].schema.is_a("Document")
    for entity in entities.values():
        for prop in entity.iterprops():
            assert all(prop.type.validate(value) for value in entity.get(prop) if prop.type.name in ("date", "url"))


ANNOTATION = {
    # The keys and values that a Web Annotation must have, from https://www.w3.org/TR/annotation-model/
    # (sections 3.1, 3.2.4, 3.3.5, 4.2.4 and 4.2.5).
    "type": "object",
    "required": ["id", "type", "body", "target"],
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {
            "enum": ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
                     "identifying", "linking", "moderating", "questioning", "replying", "tagging"],
        },
        "body": {
            "type": "array",
            "items": {"required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}}},
        },
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "format": "uri"},
                "selector": {
                    "type": "array",
                    "items": {
                        "oneOf": [
                            {
                                "required": ["type", "exact", "prefix", "suffix"],
                                "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"minLength": 1}},
                            },
                            {
                                "required": ["type", "start", "end"],
                                "properties": {
                                    "type": {"const": "TextPositionSelector"},
                                    "start": {"type": "integer", "minimum": 0},
                                    "end": {"type": "integer", "minimum": 0},
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
}  # fmt: skip


def test_annotations_are_what_the_model_asks_for(tables: Tables) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    page = json.loads(exported(tables, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item in page["items"]:
        jsonschema.validate(item, ANNOTATION, format_checker=jsonschema.FormatChecker())


def test_every_format_of_the_record_is_read_here() -> None:
    assert set(RECORD_FORMATS) == {"geojson", "acled", "ucdp", "timelinejs", "annotations", "ftm"}
    assert set(TABLE_FORMATS) == {"jsonl", "csv", "csv-excel", "parquet"}
