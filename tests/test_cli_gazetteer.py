"""The command that makes a gazetteer of a GeoNames dump."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallywire.cli.gazetteer import app
from tallywire.errors import UsageError
from tallywire.language.gazetteer import load_gazetteer

ROW = "90000003\tQasr Zumurrud\tQasr Zumurrud\t\t32.5\t20.5\tP\tPPL\tLY\t\t\t\t\t\t0\t\t\tAfrica/Tripoli\t2020-01-01\n"


def test_import_makes_a_file_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "LY.txt").write_text(ROW)
    made = tmp_path / "villages.gazetteer"
    result = CliRunner().invoke(app, ["import", str(tmp_path / "LY.txt"), "--into", str(made)])
    assert result.exit_code == 0
    assert "1 places added" in result.output
    assert load_gazetteer(made).has("qasr zumurrud")


def test_quiet_says_nothing_and_a_wrong_file_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "LY.txt").write_text(ROW)
    made = tmp_path / "villages.gazetteer"
    result = CliRunner().invoke(app, ["import", str(tmp_path / "LY.txt"), "--into", str(made), "--quiet"])
    assert (result.exit_code, result.output) == (0, "")
    with pytest.raises(UsageError, match="cannot be read"):
        CliRunner().invoke(app, ["import", str(tmp_path / "none")], catch_exceptions=False)
