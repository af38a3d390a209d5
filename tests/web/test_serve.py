"""`tallywire serve` as people run it: a process that says where it listens, answers there, and ends on Ctrl-C."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallywire.cli import app
from tests.publishing.conftest import build_tables
from tests.publishing.many import arrow_tables, ledger_of


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    ledger_of(arrow_tables(build_tables()), str(tmp_path / "ledger"))
    return tmp_path / "ledger"


@pytest.mark.slow
def test_it_says_where_it_listens_and_answers_there(ledger: Path) -> None:
    command = [sys.executable, "-m", "tallywire.cli", "serve", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            line = server.stderr.readline()
            found = re.search(r"opened in [\d.]+ s: (http://127\.0\.0\.1:\d+/)", line)
            assert found, line
            with urllib.request.urlopen(found[1], timeout=60) as answer:
                assert "Clash at Orvast bridge" in answer.read().decode()
                assert "server" not in {name.lower() for name in answer.headers}
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)


def test_a_port_that_is_taken_is_said_with_what_to_do(ledger: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = CliRunner().invoke(app, ["serve", str(ledger), "--port", str(taken.getsockname()[1])])
    assert "--port" in str(done.exception)


def test_what_is_no_ledger_is_said_to_be_none(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", str(tmp_path / "none")])
    assert "tallywire build" in str(done.exception)


def test_who_listens_to_others_is_told_what_that_means(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    for more, words in (((), "read the ledger and judge"), (("--read-only",), "read the ledger\n")):
        done = CliRunner().invoke(app, ["serve", str(ledger), "--host", "0.0.0.0", "--port", "0", *more])
        assert done.exit_code == 0
        assert words in done.stderr


def test_what_is_not_built_is_said_and_else_nothing_where_quiet_is_wanted(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    quietly = ["serve", str(ledger), "--port", "0", "--quiet"]
    monkeypatch.setattr("tallywire.web.app.ASSETS", tmp_path)
    assert "make assets" in CliRunner().invoke(app, quietly).stderr
    (tmp_path / "app.js").write_text("")
    assert CliRunner().invoke(app, quietly).stderr == ""
