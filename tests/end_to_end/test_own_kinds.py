"""A user adds a kind to an ontology file, as docs/kinds.md shows it, and sees it coded."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs" / "kinds.md"


def tallywire(*arguments: str | Path) -> bytes:
    command = [sys.executable, "-m", "tallywire.cli", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


def statements(*arguments: str | Path) -> list[dict[str, Any]]:
    return list(json.loads(tallywire("annotate", "--workers", "1", *arguments))["statements"])


@pytest.fixture
def shown(tmp_path: Path) -> tuple[Path, Path]:
    """The ontology file and the line of input that the page shows."""
    text = DOCS.read_text("utf-8")
    own, line = tmp_path / "own.toml", re.search(r"echo '(\{.*\})'", text)
    assert line is not None
    own.write_text(text.split("```toml")[1].split("```")[0], "utf-8")
    (tmp_path / "in.jsonl").write_text(line[1] + "\n", "utf-8")
    return own, tmp_path / "in.jsonl"


def test_the_documented_kind_is_coded_with_who_where_and_when(shown: tuple[Path, Path]) -> None:
    own, given = shown
    (told,) = [one for one in statements(given, "--ontology", own) if one["kind"] == "roadblock"]
    assert [actor["text"] for actor in told["actors"]] == ["Truckers"]
    assert [place["name"] for place in told["places"]] == ["Oslo"]
    assert told["time"]["text"] == "Monday"
    assert not told["background"]
    assert all(one["kind"] != "roadblock" for one in statements(given))


def test_it_becomes_an_event_of_the_ledger(shown: tuple[Path, Path], tmp_path: Path) -> None:
    own, given = shown
    tallywire("build", given, "--into", tmp_path / "ledger", "--ontology", own, "--workers", "1", "--quiet")
    events = tallywire("export", tmp_path / "ledger", "--table", "events", "--format", "jsonl").splitlines()
    assert [json.loads(event)["kind"] for event in events] == ["roadblock"]
    tallywire("verify", tmp_path / "ledger")
    for options, coded in (
        ((), ("", "", "")),
        (("--ontology", own), ("Demonstrations", "Protests", "Peaceful protest")),
    ):
        sheet = tallywire("export", tmp_path / "ledger", "--format", "acled", *options).decode()
        (row,) = csv.DictReader(io.StringIO(sheet, newline=""))
        assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == coded
