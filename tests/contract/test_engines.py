"""Every shape of stage gives the same rows on both engines."""

import math

import pyarrow as pa
import pytest

from tallywire import schema
from tallywire.engines.base import Engine, Failure
from tallywire.pipeline.assembling import assemble
from tallywire.records import UNKNOWN_DATE, Document, Passage, Story
from tallywire.tracing.candidates import candidate_pairs, shingle_table
from tallywire.tracing.folded import fold_document

pytestmark = [
    pytest.mark.slow,
    # Spark leaves sockets for the collector, and says so where it can.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::UserWarning"),
]


def document(name: str) -> Document:
    return Document(
        id=name, given_id=None, source=f"{name}.txt", url=None, outlet=None, title=None, byline=None, agency=None,
        language="en", published=UNKNOWN_DATE, text=f"The text of {name}.",
    )  # fmt: skip


def links(key: str, value: str, *pairs: tuple[str, str]) -> pa.Table:
    columns = pa.schema([(key, pa.string()), (value, pa.string())])
    return pa.table({key: [pair[0] for pair in pairs], value: [pair[1] for pair in pairs]}, schema=columns)


def test_a_map_keeps_order_and_survives_a_bad_value(engine: Engine) -> None:
    found = list(engine.map(lambda: math.sqrt, [4, -1, 9]))
    assert found == [2.0, Failure(reason="ValueError: math domain error"), 3.0]


def test_groups_are_worked_through_in_order(engine: Engine) -> None:
    groups = [[number, 1] for number in range(100)]
    assert list(engine.group(sum, groups)) == list(range(1, 101))
    assert list(engine.group(sum, groups, batch=8)) == list(range(1, 101))


def test_a_group_stage_that_fails_stops_the_run(engine: Engine) -> None:
    with pytest.raises(Exception, match="unsupported operand"):
        list(engine.group(sum, [["words"]]))


def test_assembling_links_what_the_stages_found(engine: Engine) -> None:
    given = {
        "dated_documents": schema.arrow_table("documents", [document("b"), document("a"), document("c")]),
        "dated_statements": schema.arrow_table("statements", []),
        "stories": schema.arrow_table(
            "stories", [Story(id="s", title=None, document_ids=("a", "b"), from_=None, to=None)]
        ),
        "document_origins": links("document_id", "origin_id", ("a", "a"), ("b", "a"), ("c", "c")),
        "statement_origins": links("statement_id", "origin_id"),
        "statement_events": links("statement_id", "event_id"),
    }
    tables = {name: table.cast(schema.arrow_schema(name)) for name, table in engine.set(assemble, given).items()}
    found = [(d.id, d.origin_id, d.story_id) for d in schema.records_of(Document, tables["documents"])]
    assert found == [("a", "a", "s"), ("b", "a", "s"), ("c", "c", None)]
    assert tables["statements"].num_rows == 0


def test_pairing_finds_the_pages_that_share_text(engine: Engine) -> None:
    lines = [
        "A grain barge sank below the weir at Tarn late on Sunday with five hands aboard.",
        "Residents of the lower town heard the alarm bell of the mill shortly before ten.",
    ]
    pages = [lines[:1], lines[1:], lines, *([lines[1:]] * 14)]  # the second line has too many holders to pair them all
    folded = [
        fold_document([Passage(id="", document_id="", start=0, end=len(line), kind="body", text=line) for line in page])
        for page in pages
    ]
    found = engine.set(candidate_pairs, {"shingles": shingle_table(folded)})["candidates"]
    pairs = list(zip(found["left"].to_pylist(), found["right"].to_pylist(), strict=True))
    assert pairs == [(0, 2), *((1, number) for number in range(2, len(pages)))]
