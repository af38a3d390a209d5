"""The embedded engine: a pool of processes for maps, DuckDB for sets, a loop for groups."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import multiprocessing.connection
import os
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar

from tallywire.engines.base import Failure, Prepare, SetFunction, guarded
from tallywire.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["LocalEngine"]

Given = TypeVar("Given")
Made = TypeVar("Made")

# Below this many values a pool costs more (each worker loads the reader, about two seconds) than it brings.
_WORTH_A_POOL = 48
_CHUNK = 8
_CHUNKS_AHEAD = 4  # for each worker: enough to keep it busy, few enough to keep memory flat


class LocalEngine:
    """Runs stages on this machine with `workers` processes."""

    def __init__(self, *, workers: int | None = None) -> None:
        self.workers = workers or usable_cores()

    def map(self, prepare: Prepare[Given, Made], values: Iterable[Given]) -> Iterator[Made | Failure]:
        """See `Engine.map`. A value that kills its worker process gives a `Failure`; the others are not lost."""
        if self.workers == 1:  # and nothing is read ahead
            return _one_after_the_other(prepare, values)
        remaining = iter(values)
        first = list(itertools.islice(remaining, _WORTH_A_POOL))
        if len(first) < _WORTH_A_POOL:
            return _one_after_the_other(prepare, itertools.chain(first, remaining))
        return _Pool(prepare, self.workers).map(itertools.chain(first, remaining))

    def set(self, function: SetFunction, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """See `Engine.set`."""
        # Each takes a second or so to load, and only builds need them.
        import ibis
        import pyarrow.parquet as pq

        # Through files, not Arrow in memory: DuckDB reads Arrow by way of pyarrow.dataset, which takes 1.1 GB of
        # address space, and a build must fit where that is limited.
        with tempfile.TemporaryDirectory(prefix="tallywire-") as folder:
            connection = ibis.duckdb.connect(threads=self.workers)
            try:
                given = {}
                for name, table in tables.items():
                    pq.write_table(table, f"{folder}/{name}.parquet")
                    given[name] = connection.read_parquet(f"{folder}/{name}.parquet", table_name=name)
                return {name: expression.to_pyarrow() for name, expression in function(given).items()}
            finally:
                connection.disconnect()

    def group(
        self, function: Callable[[Given], Made], groups: Iterable[Given], *, batch: int | None = None
    ) -> Iterator[Made]:
        """See `Engine.group`."""
        if batch is None or self.workers == 1:
            return map(function, groups)
        return self._batched(function, iter(groups), batch)

    def _batched(self, function: Callable[[Given], Made], groups: Iterator[Given], size: int) -> Iterator[Made]:
        batches = iter(lambda: list(itertools.islice(groups, size)), [])
        for results in self.map(functools.partial(_each, function), batches):
            if isinstance(results, Failure):
                raise RuntimeError(f"a group could not be worked through: {results.reason}")
            yield from results


def _each(function: Callable[[Given], Made]) -> Callable[[Sequence[Given]], list[Made]]:
    return functools.partial(_work_through, function)


def _work_through(function: Callable[[Given], Made], groups: Sequence[Given]) -> list[Made]:
    return [function(group) for group in groups]


def _one_after_the_other(prepare: Prepare[Given, Made], values: Iterable[Given]) -> Iterator[Made | Failure]:
    """The results in this process; nothing is prepared (the language reader is not loaded) where there is no value."""
    function: Callable[[Given], Made | Failure] | None = None
    for value in values:
        function = function or guarded(prepare())
        yield function(value)


def usable_cores() -> int:
    """The processors that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# ---------------------------------------------------------------- the pool


class _Pool:
    """A pool that keeps order, holds a bounded number of values, and survives the death of a worker."""

    def __init__(self, prepare: Prepare[Any, Any], workers: int) -> None:
        self.prepare = prepare
        self.workers = workers

    def map(self, values: Iterable[Any]) -> Iterator[Any]:
        remaining = iter(values)
        chunks = iter(lambda: list(itertools.islice(remaining, _CHUNK)), [])
        executor = self._executor(self.workers)
        waiting: deque[tuple[list[Any], Future[list[Any]]]] = deque()
        try:
            while True:
                for chunk in itertools.islice(chunks, self.workers * _CHUNKS_AHEAD - len(waiting)):
                    waiting.append((chunk, executor.submit(_work, chunk)))
                if not waiting:
                    return
                chunk, future = waiting.popleft()
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False, cancel_futures=True)
                    yield from self._one_by_one([chunk, *(held for held, _ in waiting)])
                    waiting.clear()
                    executor = self._executor(self.workers)
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def _one_by_one(self, chunks: Iterable[list[Any]]) -> Iterator[Any]:
        """The values that were under way when a worker died, each on its own: only the guilty one is lost."""
        executor = self._executor(1)
        try:
            for value in itertools.chain.from_iterable(chunks):
                try:
                    yield from executor.submit(_work, [value]).result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False)
                    executor = self._executor(1)
                    _check_start(executor)
                    yield Failure(reason="the process that read it was killed (out of memory, or a crash in a library)")
        finally:
            executor.shutdown(wait=False)

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        # `spawn`: threads of Arrow and DuckDB do not survive a fork.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(self.prepare,))


_function: Callable[[Any], Any] | None = None  # the one value that a worker process is made for


def _start(prepare: Prepare[Any, Any]) -> None:
    global _function
    # Ctrl-C reaches every process of the terminal; the parent answers it, and the workers leave with the parent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        _function = guarded(prepare())
    except Exception as problem:  # raised here, it would look like the death of the process
        _function = functools.partial(_refuse, problem)


def _refuse(problem: Exception, _: Any) -> Any:
    raise problem


def _check_start(executor: ProcessPoolExecutor) -> None:
    """Tells a value that kills its process from a process that dies by itself, which is no fault of any page."""
    try:
        executor.submit(_work, []).result()
    except BrokenProcessPool:
        raise UsageError(
            "the worker processes die as soon as they start, perhaps for want of memory; use --workers 1"
        ) from None


def _work(chunk: list[Any]) -> list[Any]:
    assert _function is not None
    return [_function(value) for value in chunk]


def _leave_with_parent() -> None:
    """Ends this process when the one that started it is gone, even if it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
