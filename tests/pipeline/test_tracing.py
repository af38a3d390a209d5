"""An invented world of pages with known copies: tracing must give them back."""

from dataclasses import replace

import pytest

from tallywire.engines.local import LocalEngine
from tallywire.pipeline.tracing import trace_all
from tallywire.records import (
    UNKNOWN_DATE,
    Document,
    Passage,
    PassageKind,
    Published,
    Span,
    Speaker,
    StatedAttribution,
    Statement,
)
from tallywire.tracing.trace import Tracing

WIRE = [
    "A ferry carrying ninety passengers ran aground on the rocks below Cape Orla before dawn on Tuesday.",
    "The harbour master of Vell said that at least 14 people drowned when the lower deck filled with water.",
    "Two tugs and a naval helicopter brought the others ashore in heavy seas during the morning.",
    "The ferry company has run the crossing between Vell and the outer islands since the old bridge fell.",
    "Investigators from the capital were expected to examine the engine room once the storm had passed.",
]
OWN = [
    "Families waited all day outside the fish market in Vell for news of the wrecked ferry.",
    "A nurse at the island clinic counted 16 bodies laid out in the chapel by nightfall.",
    "Nobody from the company that owns the vessel would come to the door of its office.",
    "The last ship to be lost off these cliffs was a grain freighter, nearly forty years ago.",
]
LINE = "Subscribe to our evening letter and receive the best of the day in your box."


def page(
    name: str,
    lines: list[str],
    *,
    day: str | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    kind: PassageKind = "body",
) -> tuple[Document, list[Passage]]:
    text = "\n".join(lines)
    published = UNKNOWN_DATE if day is None else Published(from_=day, to=day, precision="day", method="given")
    document = Document(
        id=name, given_id=None, source=name, url=None, outlet=outlet, title=None, byline=None, agency=agency,
        language="en", published=published, text=text,
    )  # fmt: skip
    passages, at = [], 0
    for line in lines:
        end = at + len(line)
        passages.append(Passage(id=f"{name}:{at}", document_id=name, start=at, end=end, kind=kind, text=line))
        at = end + 1
    return document, passages


def traced(*pages: tuple[Document, list[Passage]], statements: tuple[Statement, ...] = ()) -> Tracing:
    documents, passages = [document for document, _ in pages], [passage for _, own in pages for passage in own]
    return trace_all(documents, passages, statements, engine=LocalEngine(workers=1))


def said(document_id: str, name: str | None, *, kind: str = "person") -> Statement:
    speaker = Speaker(start=0, end=1, text=name or "witnesses", name=name, kind=kind)  # type: ignore[arg-type]
    return Statement(
        id=f"{document_id}/{name}", document_id=document_id, start=0, end=1, passage_id="", kind="accident",
        trigger=Span(start=0, end=1), background=False, polarity="asserted", modality="happened", actors=(),
        targets=(), places=(), time=None, figures=(),
        attribution=StatedAttribution(source=speaker, cue=None, channel=None, mode="indirect", via=None),
    )  # fmt: skip


def test_a_reprint_is_a_verbatim_copy_of_the_earlier_page_with_exact_offsets():
    first, second = page("z", WIRE, day="2021-03-02"), page("a", ["Ferry wrecked", *WIRE], day="2021-03-03")
    found = traced(first, second)
    assert len(found.copies) == len(WIRE)
    for copy in found.copies:
        assert (copy.from_document_id, copy.to_document_id) == ("z", "a")
        assert (copy.kind, copy.direction, copy.similarity) == ("verbatim", "known", 1.0)
        taken = first[0].text[copy.from_start : copy.from_end]
        assert taken == second[0].text[copy.to_start : copy.to_end]
        assert taken in WIRE
    assert found.document_origins == {"a": "z", "z": "z"}


@pytest.mark.parametrize(
    ("old", "new"), [("at least 14", "at least 17"), ("of Vell said", "of Orla said"), ("drowned", "had not drowned")]
)
def test_a_changed_number_name_or_negation_makes_the_copy_edited(old: str, new: str):
    found = traced(page("a", WIRE, day="2021-03-02"), page("b", [w.replace(old, new) for w in WIRE], day="2021-03-04"))
    assert [copy.kind for copy in found.copies] == ["verbatim", "edited", "verbatim", "verbatim", "verbatim"]
    assert found.copies[1].similarity < 1


def test_quotes_and_dashes_alone_do_not_make_a_copy_edited():
    straight = [line + ' "It was dark," he said - twice.' for line in WIRE]
    curly = [line + " “It was dark,” he said – twice." for line in WIRE]
    assert {copy.kind for copy in traced(page("a", straight), page("b", curly)).copies} == {"verbatim"}


def test_without_dates_or_containment_the_direction_stays_unknown():
    assert {copy.direction for copy in traced(page("a", WIRE), page("b", WIRE)).copies} == {"unknown"}


def test_pages_of_one_day_have_no_known_direction():
    found = traced(page("a", WIRE, day="2021-03-02"), page("b", WIRE, day="2021-03-02"))
    assert {copy.direction for copy in found.copies} == {"unknown"}


def test_an_excerpt_is_inferred_to_be_taken_from_the_longer_page():
    found = traced(page("a", WIRE[:2]), page("b", WIRE))
    assert {(c.from_document_id, c.to_document_id, c.direction) for c in found.copies} == {("b", "a", "inferred")}
    assert found.document_origins == {"a": "b", "b": "b"}


def test_the_agency_itself_came_before_the_page_that_credits_it():
    found = traced(page("b", WIRE, outlet="Coastal Wire"), page("a", WIRE, outlet="Courier", agency="Coastal Wire"))
    assert {(c.from_document_id, c.direction) for c in found.copies} == {("b", "known")}


def test_a_stitched_page_keeps_copies_from_all_its_sources_and_is_no_origin():
    pages = page("a", WIRE), page("b", OWN), page("c", [WIRE[1], OWN[1], WIRE[2], OWN[3]])
    found = traced(*pages)
    assert {(c.from_document_id, c.to_document_id) for c in found.copies} == {("a", "c"), ("b", "c")}
    assert {c.direction for c in found.copies} == {"inferred"}
    assert found.document_origins["c"] in ("a", "b")
    assert (found.document_origins["a"], found.document_origins["b"]) == ("a", "b")


def test_two_reports_of_one_happening_in_their_own_words_are_no_copies():
    found = traced(page("a", WIRE), page("b", OWN))
    assert not found.copies
    assert found.document_origins == {"a": "a", "b": "b"}


def test_furniture_never_links_pages():
    pages = [page(str(n), [own, LINE]) for n, own in enumerate(OWN)]
    assert not traced(*pages).copies
    labelled = [page(name, WIRE, kind="boilerplate") for name in "ab"]
    assert not traced(*labelled).copies


def test_a_line_that_pages_share_with_nothing_else_is_not_linked_even_where_it_is_labelled_body():
    others = [page(str(n), [LINE, own]) for n, own in enumerate(OWN)]
    found = traced(*others, page("a", [*WIRE, LINE]), page("b", [*WIRE, LINE]))
    assert {(c.from_document_id, c.to_document_id) for c in found.copies} == {("a", "b")}
    assert len(found.copies) == len(WIRE)


def test_forty_pages_of_one_agency_story_are_one_origin_and_the_work_is_a_star():
    pages = [page(f"p{n:02}", WIRE, day="2021-03-02", outlet=f"Paper {n}") for n in range(40)]
    pages[7] = (replace(pages[7][0], agency="Coastal Wire"), pages[7][1])
    found = traced(*pages)
    assert len(found.copies) == 39 * len(WIRE)
    assert set(found.document_origins.values()) == {"p00"}
    (origin,) = found.origins
    assert (origin.kind, origin.name, len(origin.document_ids)) == ("agency", "Coastal Wire", 40)
    assert origin.reason == "These 40 pages carry one Coastal Wire story, first seen at Paper 0 on 2 March 2021."


def test_two_texts_that_rest_on_one_spokesman_are_one_origin():
    statements = (said("a", "Sheriff Ana Ruiz"), said("b", "Ana Ruiz (Vell police)"), said("a", None, kind="witness"))
    found = traced(page("a", WIRE, outlet="Courier"), page("b", OWN, outlet="Beacon"), statements=statements)
    rests = found.statement_origins
    assert rests["a/Sheriff Ana Ruiz"] == rests["b/Ana Ruiz (Vell police)"] != rests["a/None"]
    kinds = {origin.id: (origin.kind, origin.name) for origin in found.origins}
    assert kinds[rests["a/None"]] == ("outlet", "Courier")
    assert kinds[rests["a/Sheriff Ana Ruiz"]][0] == "speaker"


def test_a_page_without_agency_or_outlet_rests_on_itself():
    (origin,) = traced(page("a", WIRE)).origins
    assert (origin.kind, origin.name, origin.reason) == (
        "unknown",
        None,
        "One page carries a text whose maker is not named.",
    )


def test_the_order_of_what_is_given_never_shows():
    pages = [
        page("a", WIRE),
        page("b", OWN),
        page("c", [WIRE[1], OWN[1], WIRE[2], OWN[3]]),
        page("d", WIRE, day="2021-03-02"),
    ]
    assert traced(*pages) == traced(*reversed(pages))


def test_of_several_dated_givers_only_the_first_gave_the_passage():
    pages = [page(str(n), WIRE, day=f"2021-03-0{n}") for n in (1, 2, 3)]
    assert {(c.from_document_id, c.to_document_id) for c in traced(*pages).copies} == {("1", "2"), ("1", "3")}


def test_nothing_in_gives_nothing_out():
    assert traced() == Tracing(copies=(), origins=(), document_origins={}, statement_origins={})


def test_a_sentence_run_together_with_its_neighbour_is_cut_to_what_matches():
    long = f"{OWN[0]} {WIRE[1]} {OWN[2]} {OWN[3]}"
    first, second = page("a", WIRE), page("b", [long])
    (copy,) = traced(first, second).copies
    where = {"a": first[0].text, "b": second[0].text}
    assert where[copy.from_document_id][copy.from_start : copy.from_end] in (WIRE[1], long)
    cut = where[copy.to_document_id][copy.to_start : copy.to_end]
    assert cut in WIRE[1]
    assert len(cut) > 0.9 * len(WIRE[1])


@pytest.mark.slow
def test_a_megabyte_on_one_line_is_read_in_linear_time():
    hostile = "1,2 " * 250_000
    traced(page("a", [hostile]), page("b", [hostile + "3"]))


def test_an_agency_credited_by_its_short_name_is_the_same_agency():
    short = page("a", WIRE, day="2021-03-02", outlet="Courier", agency="Orla")
    full = page("b", OWN, day="2021-03-03", outlet="Post", agency="Orla News Agency")
    own_site = page("c", [LINE + " It is free of charge."], day="2021-03-03", outlet="ORLA")
    (origin,) = traced(short, full, own_site).origins
    assert (origin.kind, origin.name, origin.document_ids) == ("agency", "Orla News Agency", ("a", "b", "c"))


def test_names_that_only_begin_alike_are_other_newsrooms():
    first = page("a", WIRE, outlet="Courier", agency="Orla")
    second = page("b", OWN, outlet="Post", agency="Orla Hill")
    assert len(traced(first, second).origins) == 2


def test_a_stitched_passage_rests_on_the_page_that_gave_it():
    pages = (
        page("a", WIRE, outlet="Courier"),
        page("b", OWN, outlet="Post"),
        page("c", [WIRE[1], OWN[1], WIRE[2], OWN[3]]),
    )
    texts = {document.id: document.text for document, _ in pages}
    statements = []
    for line in (WIRE[1], OWN[1]):
        start = texts["c"].index(line)
        statements.append(
            replace(said("c", None, kind="unknown"), id=line, start=start, end=start + len(line), attribution=None)
        )
    found = traced(*pages, statements=tuple(statements))
    names = {origin.id: origin.name for origin in found.origins}
    assert [names[found.statement_origins[line]] for line in (WIRE[1], OWN[1])] == ["Courier", "Post"]
