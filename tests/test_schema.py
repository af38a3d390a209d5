"""Columns come from the vocabulary, and nothing is lost on the way through Arrow."""

import dataclasses
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire import records, schema
from tallywire.errors import UsageError

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)


def values(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Any value of a field's type."""
    optional = typing.get_origin(hint) is not typing.Literal and type(None) in typing.get_args(hint)
    if optional:
        (inner,) = (part for part in typing.get_args(hint) if part is not type(None))
        return st.none() | values(inner)
    if dataclasses.is_dataclass(hint):
        return any_record(typing.cast(type, hint))
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if typing.get_origin(hint) is typing.Literal:
        return st.sampled_from(typing.get_args(hint))
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    return {str: TEXT, int: st.integers(0, 2**60), float: numbers, bool: st.booleans()}[hint]


def any_record(kind: type) -> st.SearchStrategy[typing.Any]:
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: values(hints[field.name]) for field in dataclasses.fields(kind)})


@pytest.mark.parametrize("table", list(schema.TABLES))
@given(drawn=st.data())
def test_every_record_comes_back_from_arrow_as_it_went_in(table: str, drawn: st.DataObject) -> None:
    record = drawn.draw(any_record(schema.TABLES[table]))
    stored = schema.arrow_table(table, [record])
    assert list(schema.records_of(schema.TABLES[table], stored)) == [record]


@given(drawn=st.data())
def test_a_row_from_arrow_is_the_row_that_was_written(drawn: st.DataObject) -> None:
    record = drawn.draw(any_record(records.Figure))
    (back,) = schema.records_of(records.Figure, schema.arrow_table("figures", [record]))
    assert repr(schema.row_of(back)) == repr(schema.row_of(record))


def test_keywords_lose_their_underscore() -> None:
    assert {"from", "to"} < set(schema.arrow_schema("events").names)


def test_a_column_of_a_later_version_is_left_aside_and_a_missing_one_takes_its_default() -> None:
    row = {"start": 1, "end": 2, "text": "x", "measure": "killed", "side": None, "low": 3, "high": 3, "unit": None}
    figure = schema.record_of(records.StatedFigure, {**row, "qualifier": "exact", "colour": "red"})
    assert (figure.low, figure.part) == (3, False)


def test_no_such_table() -> None:
    with pytest.raises(UsageError, match="there is no table 'figure'; the tables are: documents"):
        schema.arrow_schema("figure")


def test_all_of_the_vocabulary_is_exported() -> None:
    defined = {
        name for name, value in vars(records).items() if isinstance(value, type) and dataclasses.is_dataclass(value)
    }
    assert defined == set(records.__all__) - {"UNKNOWN_DATE"}
