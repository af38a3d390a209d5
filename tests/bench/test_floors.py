"""The accuracy floors, on the fast part of the benchmarks, where their data lies beside the checkout."""

import pytest

from benchmarks.accuracy.floors import Floors, load_floors
from benchmarks.accuracy.scorers import BENCH, Benchmark, load_suite, run_scorer

FAST = [benchmark for benchmark in load_suite().values() if benchmark.fast is not None]


@pytest.mark.bench
@pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark data is not beside this checkout")
@pytest.mark.parametrize("benchmark", FAST, ids=lambda benchmark: benchmark.name)
def test_quality_does_not_fall_below_its_floor(benchmark: Benchmark) -> None:
    floors = load_floors()[benchmark.name]
    if floors.digest != benchmark.digest():
        pytest.skip(f"the gold of {benchmark.name} is not the one that its floor was measured on")
    figures = run_scorer(benchmark, limit=benchmark.fast or None, timeout=600)
    assert not floors.faults(figures, fast=True)


def test_every_benchmark_of_the_gate_has_a_floor() -> None:
    assert {benchmark.name for benchmark in FAST} <= set(load_floors())


def test_a_figure_below_its_floor_is_a_fault() -> None:
    floors = Floors(digest="", full={}, fast={"f1": 0.9, "body_line_loss": 0.005})
    assert floors.faults({"f1": 0.91, "body_line_loss": 0.004}, fast=True) == []
    assert floors.faults({"f1": 0.89, "body_line_loss": 0.006}, fast=True) == [
        "f1 0.89 is not >= 0.9",
        "body_line_loss 0.006 is not <= 0.005",
    ]


def test_a_figure_that_is_not_there_is_a_fault() -> None:
    assert Floors(digest="", full={"f1": 0.1}, fast={}).faults({}, fast=False) == ["f1 None is not >= 0.1"]
