"""What a search finds, by everything that can be typed; and that nothing typed is an operator or an error."""

from __future__ import annotations

import sqlite3
import threading

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.errors import UsageError
from tallywire.publishing.pages.found import search_page
from tallywire.publishing.querying import LONGEST, fts_query
from tallywire.publishing.record import Record
from tallywire.publishing.search import PassageIndex
from tallywire.publishing.tables import Tables
from tallywire.schema import arrow_table

SENTENCES = [
    ("a", "headline", "Night curfew in Merrin"),
    ("a", "body", "A night curfew was imposed on Tuesday, the mayor of Malmö said."),
    ("a", "boilerplate", "Share this curfew"),
    ("b", "body", "No curfew at night: the mayor\u2019s office denied it."),
    ("b", "body", "Shelling was heard; shells fell on Merrin."),
    ("c", "body", "A \x02marked\x03 curfew."),
]


@pytest.fixture(scope="module")
def index() -> PassageIndex:
    starts = [10 * number for number in range(len(SENTENCES))]
    names, kinds, texts = zip(*SENTENCES, strict=True)
    return PassageIndex.of(pa.table({"document_id": names, "start": starts, "kind": kinds, "text": texts}))


def found(index: PassageIndex, asked: str) -> list[str]:
    return [hit.text for page in index.search(asked).pages for hit in page.hits]


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ("curfew Tuesday", ["A night"]),
        ('"night curfew"', ["Night curfew", "A night"]),
        ('"curfew night"', []),
        ("shell*", ["Shelling"]),
        ("shells", ["Shelling"]),
        ("shellfish", []),
        ("malmo", ["A night"]),
        ("CURFEW -night", ["A \x02"]),
        ("tuesday OR shells", ["A night", "Shelling"]),
        ("merrin shells OR tuesday", ["Shelling"]),
        ("mayor's", ["No curfew"]),
        ('-"night curfew" night', ["No curfew"]),
    ],
)
def test_what_is_found(index: PassageIndex, asked: str, starts: list[str]) -> None:
    texts = found(index, asked)
    assert len(texts) == len(starts)
    assert all(text.startswith(start) for text, start in zip(texts, starts, strict=True))


def test_the_words_that_were_looked_for_are_marked(index: PassageIndex) -> None:
    ((hit,),) = (page.hits for page in index.search("mayor tuesday").pages)
    assert [hit.text[start:end] for start, end in hit.marks] == ["Tuesday", "mayor"]


def test_a_passage_that_holds_the_signs_itself_is_shown_unmarked(index: PassageIndex) -> None:
    (hit,) = index.search("marked").pages[0].hits
    assert (hit.text, hit.marks) == ("A \x02marked\x03 curfew.", ())


def test_furniture_is_not_searched(index: PassageIndex) -> None:
    assert index.search("share").passages == 0


def test_pages_with_most_passages_come_first_and_the_earlier_of_equals(index: PassageIndex) -> None:
    assert index.search("curfew").document_ids == ("a", "b", "c")
    assert index.by_day({"b": "2031-03-05", "c": "2031-03-02"}).search("curfew").document_ids == ("a", "c", "b")
    assert [page.document_id for page in index.search("curfew", most=1, skipped=1).pages] == ["b"]
    assert index.search("curfew").pages[0].passages == 2


@pytest.mark.parametrize("asked", ["", "-night", "*", '"', "!?", "x" * (LONGEST + 1)])
def test_what_names_nothing_is_refused(asked: str) -> None:
    with pytest.raises(UsageError):
        fts_query(asked)


@given(st.text(alphabet=st.sampled_from('ab OR"*-()^:{}+\x00\n,NEAT'), max_size=40))
def test_nothing_typed_is_an_error_of_the_index(index: PassageIndex, asked: str) -> None:
    try:
        index.search(asked)
    except UsageError:
        return
    except sqlite3.Error as problem:  # pragma: no cover
        pytest.fail(f"{asked!r}: {problem}")


def test_many_threads_can_ask(index: PassageIndex) -> None:
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(index.search("curfew").passages)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [4] * 8


def test_pages_and_origins_are_counted(tables: Tables) -> None:
    names = ("documents", "passages", "origins", "events", "statements")
    record = Record.of({name: arrow_table(name, tables.table(name)) for name in names})
    view = search_page(record, PassageIndex.of(record.arrow("passages")), "Orvast bridge")
    assert view.documents >= 2
    assert view.origins >= 1
    assert view.counted.startswith(f"{view.documents} pages")
    rows = list(view.rows())
    texts = {document.id: document.text for document in tables.documents}
    assert all(texts[row["document_id"]][row["start"] : row["end"]] == row["text"] for row in rows)
    assert view.json()["documents"] == view.documents
    nothing = search_page(record, PassageIndex.of(record.arrow("passages")), "zebra")
    assert (nothing.documents, nothing.pages, list(nothing.rows())) == (0, 1, [])
