"""The app over invented ledgers, asked without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tallywire.publishing.tables import Tables
from tallywire.web.app import make_app
from tallywire.web.safety import Settings
from tests.publishing.conftest import build_tables
from tests.publishing.many import arrow_tables, ledger_of


def client_of(folder: Path, tables: Tables, **settings: Any) -> TestClient:
    """A client of the app over some tables, asking as a browser on this machine would."""
    ledger_of(arrow_tables(tables), str(folder))
    app = make_app(folder, Settings.made(host="127.0.0.1", **settings))
    return TestClient(app, base_url="http://localhost:8765", raise_server_exceptions=False)


@pytest.fixture
def app_of(tmp_path: Path) -> Callable[..., TestClient]:
    """Makes a client of the app over some tables; its ledger is `tmp_path / "ledger"`."""
    return lambda tables=None, **settings: client_of(tmp_path / "ledger", tables or build_tables(), **settings)


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A client for tests that only look."""
    return client_of(tmp_path_factory.mktemp("web") / "ledger", build_tables())
