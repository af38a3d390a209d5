"""Who copied whom in the report: bounded, deterministic, every span one of its page."""

import dataclasses
import json

from copied import Press
from hypothesis import given
from hypothesis import strategies as st

from tallywire.publishing.report import render_report
from tallywire.publishing.report_data import report_data
from tallywire.publishing.tables import Lookup, Tables

STORY = ("At least 22 people died when the ferry sank off Orlo.", "The captain was not found.")


def ferry(carriers: int = 1, *, edited: int = 1) -> Press:
    press = Press()
    press.page("Wire", *STORY, day="2031-03-02")
    for n in range(carriers):
        changed = STORY[0].replace("22", "23") if n < edited else STORY[0]
        name = press.page(f"Page{n:03}", changed, STORY[1], day="2031-03-03", origin="Wire")
        press.take(name, 0, "Wire", 0, *([("number", "22", "23")] if n < edited else []))
        press.take(name, 1, "Wire", 1)
    press.origin("agency", "Wire", *press.documents, reason="these pages carry one story")
    return press


def test_a_page_says_what_it_took_and_shows_what_it_changed() -> None:
    tables = ferry().tables
    wire, page = report_data(Lookup.of(tables))["pages"]
    assert wire["taken"] is None
    assert page["taken"]["words"] == "all 2 passages, 1 word for word · direction known"
    assert (page["taken"]["share"], page["taken"]["changes"]) == ("2 of 2", ["22 → 23"])
    (gift,) = page["taken"]["gifts"]
    (copy,) = gift["copies"]
    (change,) = copy["changes"]
    giver, taker = (tables.documents[copy[side][0]].text for side in ("from", "to"))
    assert giver[slice(*change["from"])] == "22"
    assert taker[slice(*change["to"])] == "23"
    assert (gift["page"], gift["words"], gift["more"]) == (0, "2 passages, 1 word for word", 0)


def test_a_page_taken_word_for_word_still_has_a_copy_to_look_at() -> None:
    page = report_data(Lookup.of(ferry(edited=0).tables))["pages"][1]
    assert [copy["kind"] for copy in page["taken"]["gifts"][0]["copies"]] == ["verbatim"]


def test_sources_hold_trees_pictures_and_pages_of_their_own() -> None:
    press = ferry()
    press.page("Rival", "Nobody knows why.")
    press.page("Stray", "Nobody asked.")
    press.origin("outlet", "Rival", "Rival")
    press.origin("speaker", "The captain", "Wire", "Page000")
    sources = report_data(Lookup.of(press.tables))["sources"]
    (family,) = sources["origins"]
    assert (family["name"], family["reason"]) == ("Wire", "These pages carry one story.")
    assert family["trees"] == {"shown": [{"page": 0, "takers": {"shown": [{"page": 1}], "more": ""}}], "more": ""}
    assert family["graph"]["nodes"] == [
        {"kind": "page", "at": [1, 0], "page": 0},
        {"kind": "page", "at": [2, 0], "page": 1},
        {"kind": "agency", "at": [0, 0], "label": "Wire"},
    ]
    edge = family["graph"]["edges"][0]
    assert (edge["passages"], edge["kind"], edge["direction"], edge["changes"]) == (2, "edited", "known", ["22 → 23"])
    assert edge["words"] == "2 passages, 1 word for word · direction known"
    assert [own["name"] for own in sources["own"]] == ["Rival"]
    assert sources["others"] == {"shown": [{"page": 3}], "more": ""}
    assert sources["speakers"] == [{"name": "The captain", "kind": "speaker", "pages": "2 pages", "reason": None}]
    assert sources["more"] == 0


def test_what_a_family_holds_is_bounded_and_the_rest_is_counted() -> None:
    data = report_data(Lookup.of(ferry(300, edited=2).tables))
    (family,) = data["sources"]["origins"]
    takers = family["trees"]["shown"][0]["takers"]
    assert (len(takers["shown"]), takers["more"]) == (60, "and 240 more pages, word for word")
    assert len(family["graph"]["nodes"]) < 20


def test_families_beyond_a_limit_are_counted_and_pictures_are_fewer() -> None:
    press = Press()
    for n in range(203):
        for side in "ab":
            press.page(f"pair{n:03}{side}", *STORY, origin=f"pair{n:03}a")
        press.origin("unknown", None, f"pair{n:03}a", f"pair{n:03}b")
    sources = report_data(Lookup.of(press.tables))["sources"]
    assert (len(sources["origins"]), sources["more"]) == (200, 3)
    assert sum(family["graph"] is not None for family in sources["origins"]) == 60


def test_an_event_says_why_and_how_its_pages_came_by_their_text(tables: Tables) -> None:
    resting = report_data(Lookup.of(tables))["events"]["eve-clash"]["resting"]
    assert resting["count"] == "3 independent origins"
    assert [origin["why"] for origin in resting["origins"]] == [
        "These 2 pages carry one text, which has it from Brigadier Tolan Reke.",
        "The Rival Post has it from The Highland League.",
        "second.txt tells it in a text of its own.",
    ]
    assert resting["took"] == [1]
    nodes = resting["graph"]["nodes"]
    assert [node.get("page", node.get("label")) for node in nodes] == [
        0, 1, 2, 3, "Brigadier Tolan Reke", "The Highland League", "second.txt",
    ]  # fmt: skip
    assert report_data(Lookup.of(tables))["events"]["eve-shelling"]["resting"]["graph"] is None


def test_pages_behind_an_origin_are_bounded(tables: Tables) -> None:
    first = tables.statements[0]
    press = Press()
    names = [press.page(f"page{n:03}", STORY[0]) for n in range(60)]
    press.origin("agency", "Wire", *names)
    told = [
        dataclasses.replace(first, id=f"sta-{name}", document_id=name, origin_id="ori-Wire", event_id="eve-clash")
        for name in names
    ]
    event = dataclasses.replace(
        tables.events[0],
        statement_ids=tuple(one.id for one in told),
        document_ids=tuple(names),
        origin_ids=("ori-Wire",),
    )
    record = dataclasses.replace(press.tables, statements=tuple(told), events=(event,))
    (origin,) = report_data(Lookup.of(record))["events"]["eve-clash"]["resting"]["origins"]
    assert (len(origin["pages"]), origin["more"], origin["counted"]) == (40, 20, True)


def test_of_the_copies_of_one_sentence_those_that_changed_it_come_first(tables: Tables) -> None:
    first = tables.copies[0]
    edited = dataclasses.replace(first, kind="edited")
    lost = dataclasses.replace(first, to_document_id="lost")
    many = dataclasses.replace(tables, copies=(*[first] * 50, edited, lost))
    saying = report_data(Lookup.of(many))["events"]["eve-clash"]["voices"][0]["sayings"][0]
    assert (len(saying["copies"]), saying["more_copies"]) == (40, 11)
    assert saying["copies"][0]["kind"] == "edited"


def test_a_page_of_an_open_date_is_not_dated_to_a_day() -> None:
    press = ferry()
    wire = press.documents["Wire"]
    press.documents["Wire"] = dataclasses.replace(wire, published=dataclasses.replace(wire.published, to=None))
    assert report_data(Lookup.of(press.tables))["pages"][0]["published"] == "not before 2 March 2031"
    press.documents["Wire"] = dataclasses.replace(wire, published=dataclasses.replace(wire.published, from_=None))
    assert report_data(Lookup.of(press.tables))["pages"][0]["published"] == "not after 2 March 2031"


@given(st.text(min_size=1, max_size=20).filter(lambda name: not name.isspace()))
def test_names_from_pages_stay_text(name: str) -> None:
    press = Press()
    press.page("a", *STORY)
    press.page("b", *STORY, origin="a")
    press.take("b", 0, "a", 0)
    press.documents["a"] = dataclasses.replace(press.documents["a"], outlet=name)
    press.origin("outlet", name, "a", "b", reason=name)
    html = render_report(press.tables)
    embedded = html.split('<script type="application/json" id="record">', 1)[1].split("</script>", 1)[0]
    assert json.loads(embedded)["sources"]["origins"][0]["name"] == name
    assert "<" not in embedded
