"""Expectations that the program does not meet yet stand in `known_gaps.txt`, and nowhere else.

What a careful person expects of the examples is never bent to the program. A test named in that file may fail; every
other one may not, and whoever closes a gap takes its line out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

GAPS = Path(__file__).with_name("known_gaps.txt")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lines = GAPS.read_text("utf-8").splitlines()
    gaps = {line for line in lines if line and not line.startswith("#")}
    for test in items:
        if test.path.parent == GAPS.parent and test.name in gaps:
            test.add_marker(pytest.mark.xfail(reason="a known gap (known_gaps.txt)", strict=True))
