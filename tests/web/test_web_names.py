"""serve --hide-names: the names of private victims are on no page, in no sheet and in no answer of the search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.testclient import TestClient

from tallywire.publishing.tables import Tables
from tests.publishing.conftest import build_tables

VICTIM = "Mira Tolvan"


def with_a_victim() -> Tables:
    """The invented record, in which a page tells of somebody who was killed, with her name and age."""
    tables = build_tables()
    hostile = tables.documents[4]
    text = f"One dead at Orvast\n{VICTIM}, 34, was killed at Orvast bridge.\n"
    start = text.index(VICTIM)
    sentence = next(one for one in tables.statements if one.id == "sta-second-casualties")
    told = replace(
        sentence, id="sta-victim", document_id=hostile.id, passage_id="pas-victim", start=start, end=len(text) - 1,
        trigger=replace(sentence.trigger, start=text.index("killed"), end=text.index("killed") + 6), figures=(),
        targets=(replace(tables.statements[0].targets[0], start=start, end=start + len(VICTIM), text=VICTIM),),
    )  # fmt: skip
    passage = replace(
        tables.passages[0], id="pas-victim", document_id=hostile.id, start=start, end=len(text) - 1,
        text=text[start:-1], kind="body",
    )  # fmt: skip
    clash = replace(
        tables.events[0], statement_ids=(*tables.events[0].statement_ids, told.id),
        document_ids=(*tables.events[0].document_ids, hostile.id), targets=("soldiers", VICTIM),
    )  # fmt: skip
    return replace(
        tables, documents=(*tables.documents[:4], replace(hostile, title="One dead", text=text)),
        passages=(*(one for one in tables.passages if one.document_id != hostile.id), passage),
        statements=(*tables.statements, told), events=(clash, *tables.events[1:]),
    )  # fmt: skip


def addresses() -> list[str]:
    views = ("/events", "/event/eve-clash", "/document/doc-hostile", "/documents", "/timeline", "/figures")
    return [f"{view}{form}" for view in views for form in ("", ".json", ".csv")] + ["/search?q=killed"]


def test_a_name_is_shown_unless_it_is_to_be_hidden(app_of: Callable[..., TestClient]) -> None:
    client = app_of(with_a_victim())
    assert VICTIM in client.get("/document/doc-hostile").text
    assert VICTIM in client.get("/event/eve-clash").text


def test_a_hidden_name_is_nowhere(app_of: Callable[..., TestClient]) -> None:
    client = app_of(with_a_victim(), hide_names=True)
    for address in addresses():
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "Tolvan" not in answer.text, address
    assert "█" in client.get("/document/doc-hostile").text
    assert client.get("/search.json?q=Tolvan").json().get("total", 0) == 0


def test_where_names_are_hidden_nobody_judges(app_of: Callable[..., TestClient]) -> None:
    """What came of a judgement is said in the words of the whole ledger."""
    client = app_of(with_a_victim(), hide_names=True)
    assert 'name="token"' not in client.get("/event/eve-clash").text
    assert client.post("/judgements", data={"token": "", "kind": "hide", "left": "sta-victim"}).status_code == 403
