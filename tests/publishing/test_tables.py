import dataclasses

import pytest

from tallywire.errors import UsageError
from tallywire.publishing.tables import Lookup, Tables


def test_a_table_that_is_not_named_is_empty() -> None:
    assert Tables.of({}) == Tables()


def test_a_name_that_is_no_table_is_refused_with_the_names_that_are() -> None:
    with pytest.raises(UsageError, match=r"verdicts.*documents, passages"):
        Tables.of({"verdicts": []})
    with pytest.raises(UsageError, match="verdicts"):
        Tables().table("verdicts")


def test_a_table_by_name_keeps_its_order(tables: Tables) -> None:
    assert tables.table("events") == tables.events


def test_records_are_found_by_what_they_belong_to(lookup: Lookup) -> None:
    assert [passage.kind for passage in lookup.passages_of["doc-rival"]] == ["headline", "body"]
    assert [figure.best for figure in lookup.figures_of["eve-clash"]] == [15]
    assert [copy.to_document_id for copy in lookup.copies_from["doc-wire"]] == ["doc-copy"]
    assert lookup.relations_of["sta-rival-casualties"] == lookup.relations_of["sta-wire-armed_clash"]


@pytest.mark.parametrize("given", ["eve-clash", "eve-c", "cla"])
def test_an_event_by_the_beginning_of_its_id(lookup: Lookup, given: str) -> None:
    assert lookup.event(given).id == "eve-clash"


def test_a_beginning_that_fits_many_or_none_is_refused(lookup: Lookup) -> None:
    with pytest.raises(UsageError, match="3 events begin with 'eve'"):
        lookup.event("eve")
    with pytest.raises(UsageError, match="no event 'zzz'"):
        lookup.event("zzz")
    with pytest.raises(UsageError, match="no document"):
        lookup.document("zzz")


def test_an_exact_id_wins_over_ids_that_begin_with_it(tables: Tables) -> None:
    longer = dataclasses.replace(tables.events[0], id="eve-clash-2")
    lookup = Lookup.of(dataclasses.replace(tables, events=(*tables.events, longer)))
    assert lookup.event("eve-clash").id == "eve-clash"


def test_a_document_by_the_id_its_sender_gave(tables: Tables) -> None:
    given = dataclasses.replace(tables.documents[2], given_id="row 7")
    lookup = Lookup.of(dataclasses.replace(tables, documents=(given,)))
    assert lookup.document("row 7") == given
