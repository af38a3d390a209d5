"""What every test stands on: reproducible examples, no deadline (a busy machine is no fault), coverage where it counts.

The tracer of coverage makes Python about four times slower (3.9, measured on 3.11). So what reads a clock, what holds
the floors of the benchmarks, and what uses the whole program as its users do runs without it: none of them is there to
reach a line, and the tracer would be timed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import hypothesis
import pytest
from filelock import FileLock

hypothesis.settings.register_profile(
    "tallywire",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("tallywire")

CLOCKS = frozenset(("monotonic", "perf_counter", "process_time"))
WHOLE = frozenset(("browser", "end_to_end"))
"""The folders of tests that use the whole program: every line is there for a room's own tests to reach."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.pluginmanager.has_plugin("pytest_cov"):
        return
    for test in items:
        timed = isinstance(test, pytest.Function) and reads_clock(test.function)
        if timed or test.get_closest_marker("bench") or test.path.parent.name in WHOLE:
            test.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """What such a test needs is made without the tracer too; `no_cover` keeps it out of the test itself alone."""
    tracing = coverage.Coverage.current() if item.get_closest_marker("no_cover") else None
    if tracing:
        tracing.stop()
    try:
        return (yield)
    finally:
        if tracing:
            tracing.start()


def reads_clock(function: Any) -> bool:
    """Whether a test reads a clock, itself or in a helper of its module."""
    inner = getattr(getattr(function, "hypothesis", None), "inner_test", function)
    names = set(_names(inner.__code__))
    module: Mapping[str, Any] = inner.__globals__
    helpers = (module.get(name) for name in names)
    return bool(CLOCKS & names) or any(
        CLOCKS & set(_names(one.__code__))
        for one in helpers
        if isinstance(one, FunctionType) and one.__module__ == inner.__module__
    )


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The width and colours of the terminal that the tests run in must not reach what they compare."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    if request.node.get_closest_marker("no_cover"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)  # by which programs that it starts are traced


@pytest.fixture(scope="session")
def karvel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The ledger of the example of the README, built once for all workers; who would write to it writes to a copy."""
    from tallywire.engines.local import LocalEngine
    from tallywire.pipeline.build import build

    own = tmp_path_factory.getbasetemp()
    ledger = (own if worker_id == "master" else own.parent) / "karvel.ledger"
    with FileLock(ledger.with_suffix(".lock")):
        if not ledger.exists():
            pages = Path(__file__).parents[1] / "examples" / "karvel" / "pages"
            making = own / "making.ledger"  # so that a build that failed leaves nothing that another worker would take
            build([str(pages)], into=making, engine=LocalEngine(workers=1))
            making.rename(ledger)
    return ledger
