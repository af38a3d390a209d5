"""The profile of annotating: its parts add up, its report says what was measured, a worker's memory is bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed.annotate import _pages, _profile, render


@pytest.mark.slow
def test_the_profile_adds_up_and_a_worker_stays_small(tmp_path: Path) -> None:
    pages, source = _pages(tmp_path / "no benchmark data", 10, tmp_path)
    assert source == "the pages of the examples"
    profile = _profile(pages)
    parts = profile["parts"]
    assert parts["read"] <= parts["annotate"] <= parts["parse_sentences"] <= profile["seconds"]
    assert profile["sentences"] > profile["documents"] > 10
    assert profile["peak_megabytes"] < 700
    command = {"documents": 40, "workers": 2, "seconds": 4.0, "processor_seconds": 5.0}
    report = render({"date": "today", "machine": "m", "source": source, "command": command, "profile": profile})
    assert "| documents a second as if alone, start included | 16.0 |" in report
    assert "| documents a second by the clock, start included | 10.0 |" in report
