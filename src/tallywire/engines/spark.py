"""The cluster engine: the same stages through Spark.

Maps and groups run in `mapInArrow`, values travelling as pickled bytes; set stages run as the same Ibis expressions on
Spark SQL. Results come back in the order of the values: each travels with its number, and the partitions are ranges.
"""

from __future__ import annotations

import itertools
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import ibis
import pyarrow as pa
from pyspark.sql import SparkSession

from tallywire.engines.base import Failure, Prepare, SetFunction, guarded

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["SparkEngine"]

Given = TypeVar("Given")
Made = TypeVar("Made")

_COLUMNS = "number long, value binary"
_ROWS = pa.schema([("number", pa.int64()), ("value", pa.binary())])
_AT_A_TIME = 4096  # values of one job: the driver holds no more than these and their results


class SparkEngine:
    """Runs stages in a Spark session: the one that is there (`spark-submit`), or a local one with `workers` threads."""

    def __init__(self, *, workers: int | None = None, session: SparkSession | None = None) -> None:
        self.session = session or _session(workers)

    def map(self, prepare: Prepare[Given, Made], values: Iterable[Given]) -> Iterator[Made | Failure]:
        """See `Engine.map`."""
        remaining = iter(values)
        while some := list(itertools.islice(remaining, _AT_A_TIME)):
            yield from self._run(lambda: guarded(prepare()), some)

    def group(
        self,
        function: Callable[[Given], Made],
        groups: Iterable[Given],
        *,
        batch: int | None = None,  # noqa: ARG002
    ) -> Iterator[Made]:
        """See `Engine.group`. Groups travel one by one, whatever `batch` says: a partition is a batch."""
        remaining = iter(groups)
        while some := list(itertools.islice(remaining, _AT_A_TIME)):
            yield from self._run(lambda: function, some)

    def set(self, function: SetFunction, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """See `Engine.set`."""
        connection = ibis.pyspark.connect(self.session)
        given = {}
        for name, table in tables.items():
            self.session.createDataFrame(table).createOrReplaceTempView(name)
            given[name] = connection.table(name)
        return {name: expression.to_pyarrow() for name, expression in function(given).items()}

    def _run(self, prepare: Callable[[], Callable[[Any], Any]], values: list[Any]) -> Iterator[Any]:
        rows = pa.table(
            {"number": range(len(values)), "value": [pickle.dumps(value) for value in values]}, schema=_ROWS
        )
        frame: DataFrame = self.session.createDataFrame(rows).repartitionByRange("number")

        def work(batches: Iterable[pa.RecordBatch]) -> Iterable[pa.RecordBatch]:
            call = prepare()
            for batch in batches:
                made = [pickle.dumps(call(_unpacked(value))) for value in batch["value"]]
                yield pa.record_batch([batch["number"], pa.array(made, pa.binary())], schema=_ROWS)

        found = frame.mapInArrow(work, _COLUMNS).toArrow().sort_by("number")
        return map(_unpacked, found["value"])


def _unpacked(value: Any) -> Any:
    return pickle.loads(value.as_py())  # noqa: S301 - bytes of this very run, never from outside


def _session(workers: int | None) -> SparkSession:
    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    # Spark takes the interpreter of its workers from the environment; without it, whatever `python3` is.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return (
        SparkSession.builder.appName("tallywire")
        .master(f"local[{workers or '*'}]")
        .config("spark.driver.host", "127.0.0.1")  # a local session listens to this machine alone
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "8")  # the default of 200 is for clusters
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
