"""The pages of the app as values: what stands on them, whether they are made of a slice or of the whole record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallywire.errors import UsageError
from tallywire.publishing.copying import taking, takings
from tallywire.publishing.pages.beside import beside_page
from tallywire.publishing.pages.document import DocumentPage, document_page, page_lines, stretch
from tallywire.publishing.pages.documents import documents_page
from tallywire.publishing.pages.entries import figure_bar
from tallywire.publishing.pages.event import EventPage, event_page
from tallywire.publishing.pages.figures import figures_page
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.first import first_page, overview
from tallywire.publishing.pages.links import link
from tallywire.publishing.pages.listing import find, named_views
from tallywire.publishing.pages.origin import origin_page
from tallywire.publishing.pages.segments import Mark, cut
from tallywire.publishing.pages.sources import sources_page
from tallywire.publishing.pages.stories import stories_page, story_page
from tallywire.publishing.record import Record
from tallywire.publishing.slice_takings import page_takings
from tallywire.publishing.slices import document_slice, events_slice
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import voices
from tallywire.records import Change, Judgement, Passage, Relation, Statement
from tests.publishing.conftest import CLASH, PAGES, REVISED, SUNDAY
from tests.publishing.many import record_of, worlds


@pytest.fixture
def record(tables: Tables) -> Record:
    return record_of(tables)


def sliced_event(record: Record, event_id: str) -> EventPage:
    tables, taken = events_slice(record, [event_id])
    lookup = Lookup.of(tables)
    return event_page(lookup.events[event_id], lookup, taken)


def sliced_document(record: Record, document_id: str, at: tuple[int, int] | None = None) -> DocumentPage:
    lookup = Lookup.of(document_slice(record, document_id))
    page = lookup.documents[document_id]
    return document_page(page, lookup, taking(page, lookup), at=at, views=named_views(record, lookup.events))


# ---------------------------------------------------------------- slices


@pytest.mark.parametrize("event_id", ["eve-clash", "eve-war", "eve-shelling"])
def test_an_event_of_a_slice_is_the_event_of_the_whole(tables: Tables, event_id: str) -> None:
    record, lookup = record_of(tables), Lookup.of(tables)
    whole = event_page(lookup.events[event_id], lookup, takings(lookup))
    part = sliced_event(record, event_id)
    assert part.json() == whole.json()
    assert part.carrying_json(link) == whole.carrying_json(link)
    assert list(part.rows()) == list(whole.rows())


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_of_a_slice_is_the_page_of_the_whole(tables: Tables, name: str) -> None:
    record, lookup = record_of(tables), Lookup.of(tables)
    page = lookup.documents[f"doc-{name}"]
    whole = document_page(page, lookup, taking(page, lookup), at=None)
    part = sliced_document(record, page.id)
    assert part.json() == whole.json()
    assert part.lines == whole.lines


def test_a_slice_holds_one_world_of_many() -> None:
    record = Record.of(worlds(6))
    part, _ = events_slice(record, ["eve-3-clash"])
    assert {page.id for page in part.documents} == {f"doc-3-{name}" for name in ("wire", "copy", "rival", "second")}
    assert len(part.relations) == 1


def test_words_that_were_handed_on_twice_are_followed_back(tables: Tables) -> None:
    """copy took the clash from wire, and third took it from copy: three pages, one text."""
    third = replace(tables.documents[1], id="doc-third", outlet="Third Post", origin_id="doc-copy")
    (copied,) = tables.copies
    on = replace(copied, from_document_id="doc-copy", from_start=copied.to_start, from_end=copied.to_end,
                 to_document_id="doc-third")  # fmt: skip
    told = replace(
        next(s for s in tables.statements if s.id == "sta-copy-armed_clash"), id="sta-third", document_id="doc-third"
    )
    event = next(e for e in tables.events if e.id == "eve-clash")
    only = replace(event, statement_ids=("sta-third",), document_ids=("doc-third",))
    passages = tuple(replace(p, id=f"{p.id}-third", document_id="doc-third")
                     for p in tables.passages if p.document_id == "doc-copy")  # fmt: skip
    told_once = tuple(replace(s, event_id=None) if s.event_id == "eve-clash" else s for s in tables.statements)
    longer = replace(
        tables, documents=(*tables.documents, third), copies=(copied, on), passages=(*tables.passages, *passages),
        statements=(*told_once, replace(told, event_id="eve-clash")), events=(only,),
    )  # fmt: skip
    (ground,) = sliced_event(record_of(longer), "eve-clash").grounds
    assert ground.texts == ("doc-wire",)


def test_takings_chosen_on_columns_are_those_of_the_whole_record(tables: Tables) -> None:
    lookup = Lookup.of(tables)
    whole = {name: taken.copies for name, taken in takings(lookup).items()}
    chosen = page_takings(record_of(tables), lookup.documents)
    assert {name: taken.copies for name, taken in chosen.items()} == whole
    assert [one.passages for one in chosen.values()] == [taking(one, lookup).passages for one in tables.documents]


# ---------------------------------------------------------------- events


def test_a_figure_shows_the_sentence_behind_each_bound(record: Record) -> None:
    (figure,) = sliced_event(record, "eve-clash").figures
    ends = {name: [report.document.id for report in reports] for name, _, reports in figure.ends()}
    assert ends == {"low": ["doc-copy"], "best and high": ["doc-second"]} or ends == {
        "low": ["doc-wire"], "best and high": ["doc-second"]
    }  # fmt: skip
    assert [value for _, value, _ in figure.ends()] == [12, 15]


def test_reports_of_one_text_are_one_with_all_its_pages(record: Record) -> None:
    (figure,) = sliced_event(record, "eve-clash").figures
    first, last = figure.reports
    assert {page.id for page in first.pages} == {"doc-wire", "doc-copy"}
    assert (first.said_by, last.said_by) == ("Brigadier Tolan Reke", None)
    assert "".join(segment.text for segment in last.sentence) == REVISED
    assert first.day == SUNDAY


def test_a_chart_has_a_line_for_each_origin(record: Record) -> None:
    (figure,) = sliced_event(record, "eve-clash").figures
    chart = figure.steps_json(link)
    assert [(one["name"], [point["best"] for point in one["points"]]) for one in chart["origins"]] == [
        ("Brigadier Tolan Reke", [12]), ("second.txt", [15])
    ]  # fmt: skip
    assert chart["origins"][0]["points"][0]["words"] == "at least 12"
    assert chart["origins"][0]["points"][0]["href"].endswith("#here")


def test_what_replaced_a_number_is_named_with_the_reason(tables: Tables) -> None:
    updates = Relation(
        left_statement_id="sta-second-casualties", right_statement_id="sta-wire-armed_clash", relation="updates",
        measure="killed", reason="15 was published later than 12",
    )  # fmt: skip
    record = record_of(replace(tables, relations=(*tables.relations, updates)))
    (figure,) = sliced_event(record, "eve-clash").figures
    assert figure.reports[0].replaced_by == (("15", "15 was published later than 12"),)
    assert figure.reports[1].replaced_by == ()
    voices = {voice.voice.name: voice for voice in sliced_event(record, "eve-clash").voices}
    (saying,) = voices["second.txt"].sayings
    assert [(rival.words, rival.document.id) for rival in saying.rivals] == [("takes the place of", "doc-wire")]


def test_a_number_is_not_replaced_by_that_of_another_side(tables: Tables) -> None:
    """Twelve soldiers and three rebels; then fifteen soldiers and three rebels: the rebels were counted once."""
    clash = next(one for one in tables.statements if one.id == "sta-wire-armed_clash")
    later = next(one for one in tables.statements if one.id == "sta-second-casualties")

    def with_rebels(statement: Statement) -> Statement:
        (soldiers,) = statement.figures
        return replace(statement, figures=(
            replace(soldiers, side="soldiers"), replace(soldiers, side="rebels", low=3, high=3, qualifier="exact")
        ))  # fmt: skip

    figure = replace(tables.figures[0], statement_ids=(clash.id, later.id))
    updates = Relation(
        left_statement_id=later.id, right_statement_id=clash.id, relation="updates", measure="killed", reason="later",
    )  # fmt: skip
    told = [with_rebels(one) if one in (clash, later) else one for one in tables.statements]
    sides = (replace(figure, side="soldiers"), replace(figure, side="rebels", low=3, best=3, high=3))
    record = record_of(replace(tables, statements=tuple(told), figures=sides, relations=(updates,)))
    found = {one.figure.side: [report.replaced_by for report in one.reports] for one in
             sliced_event(record, "eve-clash").figures}  # fmt: skip
    assert found == {"soldiers": [(("15", "later"),), ()], "rebels": [(), ()]}


def test_a_denial_stands_with_what_it_denies(record: Record) -> None:
    page = sliced_event(record, "eve-clash")
    said = {voice.voice.name: voice.sayings[0] for voice in page.voices}
    assert [rival.words for rival in said["Brigadier Tolan Reke"].rivals] == ["denied by"]
    assert [rival.words for rival in said["The Highland League"].rivals] == ["denies"]
    assert said["Brigadier Tolan Reke"].carried[0].taker.id == "doc-copy"


def test_a_voice_that_says_much_is_cut_and_says_so(record: Record) -> None:
    lookup = Lookup.of(events_slice(record, ["eve-clash"])[0])
    from tallywire.publishing.pages.voices import heard

    cut_short = heard(voices(lookup.events["eve-clash"], lookup), lookup, most=0)
    assert [(len(voice.sayings), voice.more) for voice in cut_short] == [(0, 1), (0, 1), (0, 1)]


def test_judgements_stand_on_the_page_with_whether_they_hold(tables: Tables) -> None:
    def judged(name: str, kind: str, *, value: str | None = None, withdraws: str | None = None) -> Judgement:
        left = () if withdraws else ("sta-wire-armed_clash",)
        return Judgement(
            id=name, kind=kind, left_statement_ids=left, right_statement_ids=(), value=value, by="Ada",
            at=f"2031-05-07T10:00:0{len(name)}Z", withdraws=withdraws,
        )  # fmt: skip

    made = (
        judged("jud-1", "wrong_kind", value="shelling"), judged("jud-22", "wrong_figure", value="killed=12"),
        judged("jud-333", "wrong_place"), judged("jud-4444", "withdrawn", withdraws="jud-1"),
    )  # fmt: skip
    page = sliced_event(record_of(replace(tables, judgements=made)), "eve-clash")
    assert [(one.words, one.holds) for one in page.decisions] == [
        ("the kind is wrong: it is shelling", False), ("the figure is wrong: killed=12", True),
        ("the place is wrong: not known is right", True),
    ]  # fmt: skip


# ---------------------------------------------------------------- pages of text


def test_a_page_shows_all_of_its_text_and_greys_the_furniture(record: Record) -> None:
    page = sliced_document(record, "doc-wire")
    assert ["".join(s.text for s in line.segments) for line in page.lines] == PAGES["wire"].split("\n")[:-1]
    assert [line.kind for line in page.lines] == ["headline", "byline", "body", "body", "boilerplate"]


def test_what_was_read_is_marked(record: Record) -> None:
    line = sliced_document(record, "doc-wire").lines[2]
    marked = {segment.text: set(segment.marks) for segment in line.segments}
    assert marked["At least 12"] == {"statement", "number"}
    assert marked["Brigadier Tolan Reke"] == {"statement", "said"}
    assert {"statement", "trigger"} <= marked["killed"]
    denied = sliced_document(record, "doc-rival").lines[1]
    assert all("denied" in segment.marks for segment in denied.segments)
    history = sliced_document(record, "doc-wire").lines[3]
    assert "statement history" in history.segments[0].marks


def test_copied_passages_have_the_colour_of_their_giver(record: Record) -> None:
    page = sliced_document(record, "doc-copy")
    assert "copied giver-1" in page.lines[2].segments[0].marks
    assert [(number, giver.id) for number, giver in page.givers()] == [(1, "doc-wire")]
    assert [(one.document.id, one.copies, one.edited) for one in sliced_document(record, "doc-wire").takers] == [
        ("doc-copy", 1, 0)
    ]


def test_the_stretch_that_was_asked_for_is_marked_once(record: Record) -> None:
    start = PAGES["wire"].index("12 soldiers")
    page = sliced_document(record, "doc-wire", (start, start + 11))
    assert "".join(s.text for line in page.lines for s in line.segments if s.here) == "12 soldiers"


@pytest.mark.parametrize("given", ["", "5", "9-3", "-1-4", "1-9999", "a-b", "1-1", "1-٣", "0-" + "9" * 40])
def test_a_stretch_that_is_none_marks_nothing(given: str) -> None:
    assert stretch(given, 100) is None


def test_a_line_is_of_the_kind_that_most_of_it_is() -> None:
    text = "HERE, Sunday -- Nobody was hurt in the fire.\n\nShare"
    passages = [
        Passage(id="p1", document_id="d", start=0, end=12, kind="dateline", text=text[:12]),
        Passage(id="p2", document_id="d", start=16, end=44, kind="body", text=text[16:44]),
    ]
    assert [line.kind for line in page_lines(text, passages, [])] == ["body", "boilerplate"]
    assert [line.kind for line in page_lines(text, [], [])] == ["body", "body"]


def test_text_is_cut_at_every_bound_and_nothing_is_lost() -> None:
    text = "abcdefghij"
    marks = [Mark(start=2, end=6, name="x"), Mark(start=4, end=8, name="y", title="t"), Mark(start=3, end=3, name="z")]
    pieces = cut(text, marks, start=1, end=9)
    assert [(one.text, one.marks) for one in pieces] == [
        ("b", ()), ("cd", ("x",)), ("ef", ("x", "y")), ("gh", ("y",)), ("i", ()),
    ]  # fmt: skip
    assert pieces[2].title == "t"


# ---------------------------------------------------------------- side by side


def edited(tables: Tables) -> Tables:
    (copied,) = tables.copies
    number = CLASH.index("12")
    change = Change(
        kind="number", from_start=copied.from_start + number, from_end=copied.from_start + number + 2, from_text="12",
        to_start=copied.to_start + number, to_end=copied.to_start + number + 2, to_text="12",
    )  # fmt: skip
    return replace(tables, copies=(replace(copied, kind="edited", changes=(change,)),))


def test_the_giver_stands_on_the_left_whichever_was_named_first(tables: Tables) -> None:
    record = record_of(edited(tables))
    for named in (("doc-wire", "doc-copy"), ("doc-copy", "doc-wire")):
        lookup = Lookup.of(document_slice(record, named[0], beside=[named[1]]))
        page = beside_page(lookup.documents[named[0]], lookup.documents[named[1]], lookup)
        assert (page.giver.id, page.taker.id) == ("doc-wire", "doc-copy")
        assert page.part("from") == "gave"
        assert page.words == "1 passage on both, 0 word for word; direction known."
        was = [s for line in page.sides[0].lines for s in line.segments if s.changed]
        assert [(s.text, s.marks, s.pair) for s in was] == [("12", ("copied", "was number"), 1)]
        assert [row["from_text"] for row in page.rows()] == [CLASH]


def test_pages_with_nothing_in_common_say_so(record: Record) -> None:
    lookup = Lookup.of(document_slice(record, "doc-rival", beside=["doc-second"]))
    page = beside_page(lookup.documents["doc-rival"], lookup.documents["doc-second"], lookup)
    assert page.words == "No passage is known to stand on both pages."
    assert page.part("to") == "no passage in common"
    assert list(page.rows()) == []


def test_a_copy_of_unknown_direction_names_no_giver(tables: Tables) -> None:
    unsure = replace(tables, copies=tuple(replace(copy, direction="unknown") for copy in tables.copies))
    lookup = Lookup.of(unsure)
    page = beside_page(lookup.documents["doc-copy"], lookup.documents["doc-wire"], lookup)
    assert page.part("from") == page.part("to") == "who was first is not known"


# ---------------------------------------------------------------- lists


def test_filters_cut_the_list(record: Record) -> None:
    def found(**asked: str) -> list[str]:
        view = first_page(record, Filters.of(asked), overview(record))
        return [one.view.event.id for one in view.entries]

    assert found() == ["eve-clash", "eve-shelling"]
    assert found(kind="shelling") == found(place="merrin") == found(q="MERRIN shelling") == ["eve-shelling"]
    assert found(status="contested") == found(place="qv") == found(queue="contested") == ["eve-clash"]
    assert found(party="Soldier") == ["eve-clash", "eve-shelling"]
    assert found(origin="ori-army") == ["eve-clash"]
    assert found(**{"from": "2031-03-03"}) == ["eve-shelling"]
    assert found(to="2031-03-02") == ["eve-clash"]
    assert found(queue="unplaced") == ["eve-shelling"]
    assert found(queue="updated") == ["eve-clash"]
    assert found(queue="undated") == []
    assert found(history="1") == ["eve-war"]
    assert found(story="story-1") == ["eve-clash", "eve-shelling"]
    assert found(sort="latest") == ["eve-shelling", "eve-clash"]


def test_a_long_list_is_cut_into_pages_that_neither_repeat_nor_lose() -> None:
    record = Record.of(worlds(30))
    about = overview(record)
    pages = [first_page(record, Filters(page=number), about, most=25) for number in (1, 2, 3, 4)]
    shown = [one.view.event.id for page in pages for one in page.entries]
    assert len(shown) == len(set(shown)) == pages[0].total == 60
    assert (pages[0].pages, len(pages[3].entries)) == (3, 0)


def test_the_map_and_the_line_draw_what_can_be_drawn(record: Record) -> None:
    view = first_page(record, Filters(), overview(record))
    (placed,) = view.map_json(link)["events"]
    assert (placed["id"], placed["lat"], placed["precision"], placed["href"]) == (
        "eve-clash", 41.2, "settlement", "/event/eve-clash",
    )  # fmt: skip
    assert view.places == [("Orvast", 1)]
    assert [one["id"] for one in view.timeline_json(link)["events"]] == ["eve-clash", "eve-shelling"]


def test_the_origin_that_was_asked_for_is_always_offered(record: Record) -> None:
    view = first_page(record, Filters(origin="ori-league"), overview(record))
    assert "ori-league" in [one.value for one in view.origins]
    nobody = first_page(record, Filters(origin="ori-nobody"), overview(record))
    assert (nobody.origins[0].value, nobody.total) == ("ori-nobody", 0)


def test_origins_are_listed_with_their_pages_and_events(record: Record) -> None:
    rows = {row["id"]: row for row in sources_page(record, Filters()).rows()}
    assert (rows["ori-wire"]["pages"], rows["ori-wire"]["events"]) == (2, 0)
    assert rows["ori-second"]["name"] == "second.txt"
    assert rows["ori-second"]["events"] == 2
    assert sources_page(record, Filters(kind="agency")).total == 1
    assert sources_page(record, Filters(q="league")).total == 1
    with pytest.raises(UsageError, match="an origin is: agency"):
        sources_page(record, Filters(kind="shelling"))


def test_an_origin_shows_its_pages_as_trees_and_what_it_tells(record: Record) -> None:
    page = origin_page(record, "ori-wire", {})
    assert [(tree.document.id, [taker.document.id for taker in tree.takers]) for tree in page.trees] == [
        ("doc-wire", ["doc-copy"])
    ]
    assert (page.more, page.name) == (0, "Northline News Agency")
    assert len(page.carrying_json(link)["edges"]) == 2
    assert [row["id"] for row in page.rows()] == ["doc-wire", "doc-copy"]
    assert origin_page(record, "ori-second", {}).graph_rows() == []
    assert origin_page(record, "ori-army", {}).events == 1


def test_stories_are_listed_and_one_is_shown_whole(record: Record) -> None:
    (row,) = stories_page(record, Filters()).rows()
    assert (row["documents"], row["events"], row["contested"], row["origins"]) == (5, 2, 1, 3)
    assert stories_page(record, Filters(q="elsewhere")).total == 0
    assert stories_page(record, Filters.of({"from": "2031-03-05"})).total == 0
    assert stories_page(record, Filters.of({"to": "2031-03-02"})).total == 1
    page = story_page(record, "story-1", Filters(), {})
    assert [row["id"] for row in page.rows()] == ["eve-clash", "eve-shelling"]
    assert page.documents.total == 5


def test_figures_are_listed_with_their_events(record: Record) -> None:
    page = figures_page(record, Filters(), {"killed": 15.0})
    assert [(row["measure"], row["event_id"]) for row in page.rows()] == [
        ("killed", "eve-clash"), ("injured", "eve-shelling")
    ]  # fmt: skip
    assert page.figures[1].bar is None
    assert (page.figures[0].bar.start + page.figures[0].bar.width, page.figures[0].bar.best) == (100, 100)
    assert figures_page(record, Filters(measure="killed"), {}).total == 1
    assert figures_page(record, Filters(figure="updated"), {}).total == 1
    assert figures_page(record, Filters(measure="killed", figure="agreed"), {}).total == 0
    assert figures_page(record, Filters(place="Merrin"), {}).total == 1


def test_pages_are_listed_with_whose_text_they_are(record: Record) -> None:
    page = documents_page(record, Filters())
    listed = {one.document.id: one for one in page.documents}
    assert listed["doc-copy"].taken_from is not None
    assert listed["doc-copy"].taken_from.id == "doc-wire"
    assert listed["doc-wire"].taken_from is None
    assert (listed["doc-wire"].statements, listed["doc-hostile"].statements) == (2, 0)
    assert [one.document.id for one in page.documents][-1] == "doc-hostile"
    assert documents_page(record, Filters(q="harbour battle")).total == 1
    assert documents_page(record, Filters.of({"from": "2031-03-04"})).total == 1
    assert documents_page(record, Filters.of({"to": "2031-03-02"})).total == 2
    assert documents_page(record, Filters(origin="ori-league")).total == 1


def test_bars_show_small_numbers_beside_large_ones(tables: Tables) -> None:
    figure = replace(tables.figures[0], low=9, best=99, high=999)
    bar = figure_bar(figure, 99_999)
    assert bar is not None
    assert (bar.start, bar.best, bar.start + bar.width) == (20, 40, 60)
    assert figure_bar(replace(figure, low=None, best=None, high=None), 10) is None
    assert figure_bar(replace(figure, low=0, best=0, high=0), 0) is None
    unknown = figure_bar(replace(figure, best=None, high=None), 9)
    assert unknown is not None
    assert (unknown.start, unknown.width, unknown.best) == (100, 0, 100)


# ---------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"from": "2031-02-30"}, "no day"),
        ({"to": "last week"}, "no day"),
        ({"status": "true"}, "it can be: corroborated"),
        ({"queue": "all"}, "it can be: contested"),
        ({"sort": "best"}, "it can be: day"),
        ({"figure": "sure"}, "it can be: agreed"),
        ({"page": "0"}, "numbered from 1"),
        ({"page": "two"}, "numbered from 1"),
        ({"page": "٣"}, "numbered from 1"),
        ({"page": "9" * 300}, "at most 200"),
        ({"page": "9" * 30}, "numbered from 1"),
        ({"q": "x" * 201}, "at most 200"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(asked: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Filters.of(asked)


def test_filters_are_an_address_and_back() -> None:
    asked = {"kind": "shelling", "from": "2031-03-02", "history": "1", "sort": "weight", "page": "3", "q": "a b"}
    filters = Filters.of(asked)
    assert Filters.of({name: str(value) for name, value in filters.query().items()}) == filters
    assert filters.query(page=None, kind=None) == {"from": "2031-03-02", "history": 1, "sort": "weight", "q": "a b"}
    assert filters.narrowing
    assert not Filters(sort="latest", page=2).narrowing


def test_a_filter_that_no_event_has_finds_none(record: Record) -> None:
    assert find(record, Filters(kind="no such kind"), most=10).total == 0
