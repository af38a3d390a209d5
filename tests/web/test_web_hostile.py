"""Pages are written by strangers: what they write is shown, and never obeyed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from tallywire.publishing.tables import Tables
from tallywire.records import Judgement
from tests.publishing.conftest import build_tables
from tests.web.conftest import client_of

PAYLOAD = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)> javascript:alert(4)"
    " {{ 7 * 7 }} \u202emoc.live\u2028"
)
KEPT = frozenset({"id", "kind", "status", "polarity", "modality", "method", "precision", "measure", "relation", "at",
                  "direction", "country", "qualifier", "mode", "cue", "withdraws", "language", "as_of"})  # fmt: skip
ADDRESSES = (
    "/", "/?q=<script>alert(5)</script>", "/?place=javascript:alert(6)", "/event/eve-clash", "/event/eve-shelling",
    "/document/doc-wire?at=0-20", "/document/doc-copy", "/document/doc-hostile", "/document/doc-copy/beside/doc-wire",
    "/documents", "/sources", "/origin/ori-wire", "/origin/ori-army", "/stories", "/story/story-1", "/figures",
    "/timeline", "/search?q=alert", "/queue", "/judgements", "/event/<script>alert(7)</script>", "/<img src=x>",
)  # fmt: skip


def poisoned(value: Any, name: str = "") -> Any:
    """A record whose every free text is the payload; offsets hold, because a text keeps its length."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: poisoned(getattr(value, f.name), f.name) for f in fields(value)})
    if isinstance(value, tuple):
        return tuple(poisoned(one, name) for one in value)
    if not isinstance(value, str) or name in KEPT or name.endswith(("_id", "_ids", "from_", "to")):
        return value
    if name == "text":
        return (PAYLOAD * (len(value) // len(PAYLOAD) + 1))[: len(value)]
    return "javascript:alert(document.domain)" if name == "url" else PAYLOAD


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    tables = build_tables()
    judged = Judgement(
        id="jud-1", kind="wrong_kind", left_statement_ids=("sta-wire-armed_clash",), right_statement_ids=(),
        value=PAYLOAD, by=PAYLOAD, at="2031-05-07T10:00:00Z", note=PAYLOAD,
    )  # fmt: skip
    bad = Tables(**{f.name: poisoned(getattr(tables, f.name)) for f in fields(tables)})
    return client_of(tmp_path_factory.mktemp("hostile") / "ledger", replace(bad, judgements=(judged,)))


def elements(text: str) -> Iterator[html.HtmlElement]:
    return (one for one in html.fromstring(text).iter() if isinstance(one.tag, str))


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_that_a_page_says_becomes_markup(hostile: TestClient, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code in (200, 400, 404), answer.text
    assert "alert(" in answer.text or answer.status_code == 404 or "/queue" in address
    for one in elements(answer.text):
        assert one.tag not in ("img", "iframe", "object", "embed", "base", "style", "link") or one.get("href") in (
            "data:,", "/assets/app.css"
        ) or one.get("rel") == "alternate"  # fmt: skip
        assert not [name for name in one.attrib if name.startswith("on") or name == "style"], html.tostring(one)
        for name in ("href", "src", "action", "formaction", "cite"):
            assert (one.get(name) or "/").startswith(("/", "#", "data:,")), html.tostring(one)
        if one.tag == "script":
            assert one.get("src") == "/assets/app.js" or one.get("type") == "application/json"
        if one.tag == "svg":
            assert one.get("class") == "bar" or one.get("role") == "img"


@pytest.mark.parametrize("address", ADDRESSES)
def test_marks_that_turn_the_line_are_made_visible(hostile: TestClient, address: str) -> None:
    text = hostile.get(address).text
    data = "".join(one.text or "" for one in elements(text) if one.tag == "script")
    assert "\u202e" not in text.replace(data, "")


def test_what_a_template_language_would_run_stays_text(hostile: TestClient) -> None:
    shown = hostile.get("/event/eve-clash").text
    assert "{{ 7 * 7 }}" in shown
    assert "49" not in html.fromstring(shown).xpath("//h1")[0].text_content()


def test_an_address_of_a_page_is_followed_only_if_it_is_one(hostile: TestClient, client: TestClient) -> None:
    shown = html.fromstring(hostile.get("/document/doc-wire").text)
    assert not shown.xpath('//a[starts-with(@href, "javascript")]')
    (link,) = html.fromstring(client.get("/document/doc-wire").text).xpath('//a[contains(@href, "wire.example")]')
    assert "noopener" in link.get("rel")
    assert "noreferrer" in link.get("rel")


def test_a_sheet_runs_no_formula(tmp_path: Path) -> None:
    tables = build_tables()
    bad = replace(tables, documents=tuple(replace(one, title="=HYPERLINK(0)") for one in tables.documents))
    client = client_of(tmp_path / "ledger", bad)
    for row in csv.DictReader(io.StringIO(client.get("/documents.csv").text)):
        assert row["title"] == "'=HYPERLINK(0)"


def test_a_page_without_end_is_shown_in_time(tmp_path: Path) -> None:
    """Ten thousand lines, each marked: linear, not quadratic."""
    tables = build_tables()
    line = tables.documents[0].text.split("\n")[2]
    text = f"{line}\n" * 10_000
    statement = next(one for one in tables.statements if one.id == "sta-wire-armed_clash")
    shift = len(line) + 1
    told = tuple(
        replace(statement, id=f"sta-{at}", start=at * shift, end=at * shift + len(line), figures=(), attribution=None,
                trigger=replace(statement.trigger, start=at * shift, end=at * shift + 5), places=(), targets=())
        for at in range(0, 10_000, 10)
    )  # fmt: skip
    only = Tables(documents=(replace(tables.documents[0], text=text),), statements=told)
    answer = client_of(tmp_path / "ledger", only).get("/document/doc-wire")
    assert answer.status_code == 200
    assert answer.elapsed.total_seconds() < 20
