"""What writes: only a form of this server's own pages; what it keeps, what it answers, and that it can be undone."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from tallywire.engines.local import LocalEngine
from tallywire.ledger.store import Ledger
from tallywire.pipeline.build import build
from tallywire.publishing.pages.judgements import Outcome
from tallywire.records import Event
from tallywire.schema import TABLES
from tallywire.web.app import make_app
from tallywire.web.judging_routes import _inside, _login, _remember
from tallywire.web.safety import Settings

PAGES = {
    "a.txt": "A market in Lille was shelled on Tuesday; 7 people were killed, the mayor said.\n",
    "b.txt": "A market in Lille was shelled on Tuesday; 9 people were killed, the hospital said.\n",
    "c.txt": "Gunmen abducted four nurses in Toulouse on Friday, police said.\n",
}
SITE = "http://127.0.0.1"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judging")
    (folder / "pages").mkdir()
    for name, text in PAGES.items():
        (folder / "pages" / name).write_text(text)
    build([str(folder / "pages")], into=folder / "ledger", engine=LocalEngine(workers=1))
    return folder / "ledger"


class Reviewer:
    """A browser before an app over a copy of the ledger."""

    def __init__(self, ledger: Path, *, read_only: bool = False) -> None:
        self.ledger = ledger
        self.settings = Settings.made(host="127.0.0.1", read_only=read_only)
        app = make_app(ledger, self.settings)
        self.client = TestClient(app, base_url=SITE, follow_redirects=False, raise_server_exceptions=False)

    def judge(self, kind: str, *, script: bool = True, origin: str = SITE, **fields: str) -> httpx2.Response:
        headers = {"Origin": origin, "Accept": "application/json" if script else "text/html"}
        form = {"token": self.settings.token, "kind": kind, **fields}
        return self.client.post("/judgements", data=form, headers=headers)

    def events(self) -> dict[str, Event]:
        return {event.id: event for event in Ledger.open(self.ledger).records("events")}

    def of_kind(self, kind: str) -> Event:
        return next(event for event in self.events().values() if event.kind == kind)


@pytest.fixture
def reviewer(built: Path, tmp_path: Path) -> Reviewer:
    shutil.copytree(built, tmp_path / "ledger")
    return Reviewer(tmp_path / "ledger")


def test_two_events_become_one_and_two_again(reviewer: Reviewer) -> None:
    before = reviewer.events()
    shelling, abduction = reviewer.of_kind("shelling"), reviewer.of_kind("abduction")
    answer = reviewer.judge("same", left=shelling.id, right=abduction.id).json()
    assert set(answer["gone"]) == {shelling.title, abduction.title}
    assert [made["id"] for made in answer["made"]] == list(set(reviewer.events()) - set(before))
    assert "2 events gone, 1 event new" in answer["said"]
    assert reviewer.client.get(f"/event/{answer['made'][0]['id']}").status_code == 200
    undone = reviewer.judge("withdrawn", **answer["undo"]).json()
    assert undone["said"].startswith("Taken back")
    assert reviewer.events() == before


def test_what_is_kept_is_what_a_build_would_write(reviewer: Reviewer, built: Path) -> None:
    shelling, abduction = reviewer.of_kind("shelling"), reviewer.of_kind("abduction")
    reviewer.judge("same", left=shelling.id, right=abduction.id)
    reviewer.judge("hide", left=shelling.statement_ids[0])
    kept = Ledger.open(reviewer.ledger).manifest.tables
    build([str(built.parent / "pages")], into=reviewer.ledger, engine=LocalEngine(workers=1))
    again = Ledger.open(reviewer.ledger).manifest.tables
    assert {name: kept[name].file for name in TABLES} == {name: again[name].file for name in TABLES}


def test_every_decision_can_be_made_of_an_event(reviewer: Reviewer) -> None:
    shelling = reviewer.of_kind("shelling")
    assert reviewer.judge("wrong_kind", left=shelling.id, wrong_kind_value="air_strike").status_code == 200
    assert reviewer.judge("wrong_place", left=shelling.id, wrong_place_value="Nowhere").status_code == 200
    changed = reviewer.of_kind("air_strike")
    assert changed.place is not None
    assert changed.place.name == "Nowhere"
    assert reviewer.judge("wrong_figure", left=shelling.id, wrong_figure_value="killed=9").status_code == 200
    figures = Ledger.open(reviewer.ledger).records("figures")
    assert all(9 not in (one.low, one.best, one.high) for one in figures if one.event_id == shelling.id)
    assert reviewer.judge("hide", left=shelling.id).status_code == 200
    assert shelling.id not in reviewer.events()


def test_of_a_pair_the_one_that_is_meant_is_judged(reviewer: Reviewer) -> None:
    statements = Ledger.open(reviewer.ledger).records("statements")
    seven, nine = (
        next(one for one in statements if any(figure.low == number for figure in one.figures)) for number in (7, 9)
    )
    answer = reviewer.judge("wrong_figure", left=seven.id, right=nine.id, wrong_figure_value="killed=9").json()
    (kept,) = (j for j in Ledger.open(reviewer.ledger).records("judgements") if j.id == answer["judgement"])
    assert kept.left_statement_ids == (nine.id,)
    answer = reviewer.judge("hide", left=seven.id, right=nine.id, which="right").json()
    (kept,) = (j for j in Ledger.open(reviewer.ledger).records("judgements") if j.id == answer["judgement"])
    assert kept.left_statement_ids == (nine.id,)


def test_a_form_leads_to_what_it_changed(reviewer: Reviewer) -> None:
    shelling = reviewer.of_kind("shelling")
    answer = reviewer.judge("hide", script=False, left=shelling.id, note="twice", by="Ada")
    assert answer.status_code == 303
    shown = reviewer.client.get(answer.headers["location"]).text
    assert f"<s>{shelling.title}</s>" in shown
    assert "note: twice" in shown
    assert "Ada," in shown


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"kind": "hide", "token": "another"}, 403),
        ({"kind": "hide", "origin": "http://elsewhere.example"}, 403),
        ({"kind": "hide", "left": "event-nobody"}, 400),
        ({"kind": "destroy"}, 400),
        ({"kind": "withdrawn", "withdraws": "judgement-nobody"}, 400),
        ({"kind": "hide", "by": "x" * 100}, 400),
        ({"kind": "wrong_kind"}, 400),
    ],
)
def test_what_may_not_be_is_refused_and_changes_nothing(
    reviewer: Reviewer, fields: dict[str, str], status: int
) -> None:
    before = (reviewer.ledger / "manifest.json").read_bytes()
    given = {"left": reviewer.of_kind("shelling").id} | fields
    answer = reviewer.judge(given.pop("kind"), **given)
    assert answer.status_code == status
    assert (reviewer.ledger / "manifest.json").read_bytes() == before


def test_a_read_only_server_takes_nothing(built: Path) -> None:
    reviewer = Reviewer(built, read_only=True)
    before = (built / "manifest.json").read_bytes()
    assert reviewer.judge("hide", left=reviewer.of_kind("shelling").id).status_code == 403
    assert reviewer.client.post("/reviewer", data={"by": "Ada"}).status_code == 403
    assert '<form class="decide"' not in reviewer.client.get("/queue/single-origin").text
    assert (built / "manifest.json").read_bytes() == before


def test_the_reviewer_is_remembered(reviewer: Reviewer) -> None:
    form = {"token": reviewer.settings.token, "by": "Ada Mérin", "back": "/queue/twins"}
    answer = reviewer.client.post("/reviewer", data=form, headers={"Origin": SITE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue/twins")
    assert "HttpOnly" in answer.headers["set-cookie"]
    reviewer.judge("hide", left=reviewer.of_kind("shelling").id)
    assert [one.by for one in Ledger.open(reviewer.ledger).records("judgements")] == ["Ada Mérin"]
    reviewer.client.cookies.clear()
    reviewer.client.cookies.set("tallywire-reviewer", "no hexadecimal number")
    reviewer.judge("hide", left=reviewer.of_kind("abduction").id)
    assert len({one.by for one in Ledger.open(reviewer.ledger).records("judgements")}) == 2


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil.example", "queue"])
def test_no_form_leads_elsewhere(address: str) -> None:
    assert _inside(address) == "/queue"
    assert _inside("/queue/twins?page=2") == "/queue/twins?page=2"


def test_queues_and_judgements_have_their_sheets(reviewer: Reviewer) -> None:
    assert reviewer.client.get("/queue/nothing").status_code == 404
    assert reviewer.client.get("/queue.json").json()["queues"]
    assert reviewer.client.get("/queue/single-origin.csv").text.startswith("left,")
    assert reviewer.client.get("/judgements.json").json() == {
        "total": 0, "in_force": 0, "page": 1, "pages": 1, "judgements": [], "conflicts": [],
    }  # fmt: skip


def test_a_search_is_answered_and_survives_a_judgement(reviewer: Reviewer) -> None:
    asked = "/search.json?q=nurses"
    before = reviewer.client.get(asked).json()
    assert before["passages"] == 1
    index = reviewer.client.app.state.finder._index  # type: ignore[attr-defined]
    reviewer.judge("hide", left=reviewer.of_kind("shelling").id)
    assert reviewer.client.get(asked).json() == before
    assert reviewer.client.app.state.finder._index is index  # type: ignore[attr-defined]
    assert reviewer.client.get("/search?q=-nurses").status_code == 400
    assert "How to ask" in reviewer.client.get("/search").text
    assert '<mark class="found">nurses</mark>' in reviewer.client.get("/search?q=nurses").text


def test_outcomes_are_remembered_for_a_while() -> None:
    outcomes: dict[str, Outcome] = {}
    for number in range(1100):
        _remember(outcomes, f"judgement-{number}", Outcome(gone=(), made=()))
    assert len(outcomes) == 1000
    assert "judgement-1099" in outcomes


def test_a_server_without_a_user_of_its_own_has_a_reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert _login() == "reviewer"
