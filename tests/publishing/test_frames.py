"""Frames: what they show, what they become, and what they say where a package is missing."""

import builtins
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pytest

from tallywire.errors import UsageError
from tallywire.publishing.frames import Frame

ROWS = [
    {"name": "<script>alert(1)</script>", "best": 12.0, "ids": ["a", "b"], "told": True, "count": 3},
    {"name": None, "best": None, "ids": [], "told": False, "count": None},
]
COLUMNS: Mapping[str, Any] = {"name": str, "best": float, "ids": list, "told": bool, "count": int}


@pytest.fixture
def frame() -> Frame:
    return Frame.of_rows("things", ROWS, COLUMNS)


def test_rows_come_back_as_they_went_in(frame: Frame) -> None:
    assert frame.to_pylist() == ROWS
    assert list(frame) == ROWS
    assert (len(frame), frame.columns, frame["count"]) == (2, list(COLUMNS), [3, None])
    assert frame.to_arrow() is frame.arrow


def test_a_frame_without_rows_has_its_columns() -> None:
    empty = Frame.of_rows("none", [], COLUMNS)
    assert (len(empty), empty.columns) == (0, list(COLUMNS))
    assert "none: 0 rows" in empty._repr_html_()


def test_a_column_that_there_is_not_is_refused_with_those_there_are(frame: Frame) -> None:
    with pytest.raises(UsageError, match="'nme'; the columns are: name, best"):
        frame["nme"]


def test_a_notebook_shows_a_small_table_and_runs_nothing(frame: Frame) -> None:
    shown = frame._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<td>a; b</td>" in shown
    assert "things: 2 rows" in shown
    many = Frame.of_rows("many", [{f"c{i}": "x" * 5000 for i in range(30)}] * 500, {f"c{i}": str for i in range(30)})
    assert len(many._repr_html_()) < 10_000
    assert "500 rows and 22 more columns" in many._repr_html_()


def test_pandas_and_polars_take_the_rows(frame: Frame) -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    assert isinstance(frame.to_pandas(), pandas.DataFrame)
    assert frame.to_polars().rows(named=True)[0]["ids"] == ["a", "b"]
    assert polars.DataFrame(frame).shape == (2, 5)
    assert pa.table(frame).equals(frame.arrow)


def test_whole_numbers_stay_whole_in_pandas_where_some_are_unknown() -> None:
    pytest.importorskip("pandas")
    ranked = Frame.of_rows("days", [{"rank": 1, "days": 2}, {"rank": None, "days": 3}], {"rank": int, "days": int})
    frame = ranked.to_pandas()
    assert (str(frame["rank"].dtype), str(frame["days"].dtype)) == ("Int64", "int64")
    assert frame["rank"].isna().tolist() == [False, True]


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_missing_package_is_named(frame: Frame, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == package:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=rf"needs the package {package}: pip install 'tallywire\[{package}\]'"):
        getattr(frame, f"to_{package}")()
