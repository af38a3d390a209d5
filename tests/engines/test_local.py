"""The embedded engine keeps order, memory and the other pages, whatever one page does."""

import functools
import os
from collections.abc import Callable, Iterator

import ibis
import pyarrow as pa
import pytest

from tallywire.engines.base import Failure
from tallywire.engines.local import LocalEngine, usable_cores
from tallywire.errors import UsageError

MANY = 200


def prepare_double(poison: int | None = None, deadly: int | None = None) -> Callable[[int], int]:
    def double(number: int) -> int:
        if number == poison:
            raise ValueError(f"{number} cannot be doubled")
        if number == deadly:
            os._exit(9)
        return number * 2

    return double


@pytest.mark.parametrize("workers", [1, 2])
def test_results_keep_the_order_of_the_values(workers: int) -> None:
    found = list(LocalEngine(workers=workers).map(prepare_double, range(MANY)))
    assert found == [number * 2 for number in range(MANY)]


@pytest.mark.parametrize("count", [3, MANY])
def test_one_bad_value_costs_nothing_else(count: int) -> None:
    found = list(LocalEngine(workers=2).map(functools.partial(prepare_double, 2), range(count)))
    assert found[2] == Failure(reason="ValueError: 2 cannot be doubled")
    assert found[:2] + found[3:] == [number * 2 for number in range(count) if number != 2]


def test_a_value_that_kills_its_worker_costs_nothing_else() -> None:
    found = list(LocalEngine(workers=2).map(functools.partial(prepare_double, None, 70), range(MANY)))
    assert isinstance(found[70], Failure)
    assert "killed" in found[70].reason
    assert found[:70] + found[71:] == [number * 2 for number in range(MANY) if number != 70]


def test_values_are_taken_only_as_results_are_asked_for() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = LocalEngine(workers=2).map(prepare_double, endless())
    assert [next(results) for _ in range(10)] == [2 * number for number in range(1, 11)]
    assert taken < 500
    results.close()  # type: ignore[attr-defined]


def test_a_fault_in_the_preparation_is_raised_and_not_swallowed() -> None:
    def prepare_nothing() -> Callable[[int], int]:
        raise LookupError("no such reader")

    with pytest.raises(LookupError, match="no such reader"):
        list(LocalEngine(workers=1).map(prepare_nothing, [1]))


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_is_prepared_where_there_is_nothing_to_do(workers: int) -> None:
    assert list(LocalEngine(workers=workers).map(prepare_refused, [])) == []


def prepare_refused() -> Callable[[int], int]:
    raise LookupError("no such reader")


def test_a_fault_in_the_preparation_is_raised_from_a_worker_too() -> None:
    with pytest.raises(LookupError, match="no such reader"):
        list(LocalEngine(workers=2).map(prepare_refused, range(MANY)))


def prepare_dead() -> Callable[[int], int]:
    os._exit(9)


def test_workers_that_cannot_start_are_no_fault_of_the_values() -> None:
    with pytest.raises(UsageError, match="use --workers 1"):
        list(LocalEngine(workers=2).map(prepare_dead, range(MANY)))


def test_one_worker_reads_nothing_ahead() -> None:
    values = iter(range(MANY))
    assert next(LocalEngine(workers=1).map(prepare_double, values)) == 0
    assert next(values) == 1


def test_a_set_stage_runs_on_duckdb() -> None:
    def counted(tables: dict[str, ibis.Table]) -> dict[str, ibis.Table]:
        table = tables["words"]
        return {"counts": table.group_by("word").agg(number=table.count()).order_by("word")}

    words = pa.table({"word": ["b", "a", "b"]})
    found = LocalEngine(workers=1).set(counted, {"words": words})  # type: ignore[arg-type]
    assert found["counts"].to_pylist() == [{"word": "a", "number": 1}, {"word": "b", "number": 2}]


def test_groups_are_worked_through_in_order() -> None:
    assert list(LocalEngine(workers=1).group(sum, [[1, 2], [3]])) == [3, 3]


def test_the_default_is_the_cores_that_may_be_used() -> None:
    assert LocalEngine().workers == usable_cores() >= 1


def test_groups_sent_together_come_back_in_order() -> None:
    groups = [[number, 1] for number in range(300)]
    assert list(LocalEngine(workers=2).group(sum, groups, batch=4)) == list(range(1, 301))


@pytest.mark.parametrize("groups", [[["words"]], [[1]] * 500 + [["words"]]], ids=["here", "in another process"])
def test_a_group_that_fails_among_others_stops_the_run(groups: list[list[object]]) -> None:
    with pytest.raises(RuntimeError, match="unsupported operand"):
        list(LocalEngine(workers=2).group(sum, groups, batch=4))  # type: ignore[arg-type]
