import dataclasses
from typing import Any

import pytest

from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.trees import SourceBranch, branches
from tallywire.publishing.views import (
    background_events,
    event_view,
    foremost,
    incidents,
    said_by,
    statement_view,
    summarise,
    voices,
)
from tallywire.records import Relation, StatedAttribution


def test_incidents_stand_by_date_and_history_stands_apart(lookup: Lookup) -> None:
    assert [event.id for event in incidents(lookup)] == ["eve-clash", "eve-shelling"]
    assert [event.id for event in background_events(lookup)] == ["eve-war"]


def test_an_event_without_a_date_comes_last(tables: Tables) -> None:
    undated = dataclasses.replace(tables.events[0], from_=None, to=None)
    lookup = Lookup.of(dataclasses.replace(tables, events=(undated, *tables.events[1:])))
    assert [event.id for event in incidents(lookup)] == ["eve-shelling", "eve-clash"]


def test_the_summary_counts_origins_and_not_pages(lookup: Lookup) -> None:
    summary = summarise(lookup)
    assert (summary.documents, summary.origins, summary.speakers, summary.stories) == (5, 3, 2, 1)
    assert (summary.from_, summary.to) == ("2031-03-02", "2031-03-03")
    assert (summary.contested, summary.revised_figures, summary.differing_figures, summary.rejections) == (1, 1, 0, 1)


def test_an_empty_record_has_no_dates() -> None:
    summary = summarise(Lookup.of(Tables()))
    assert (summary.incidents, summary.from_, summary.to) == (0, None, None)


def test_an_event_says_on_how_much_it_rests(lookup: Lookup) -> None:
    view = event_view(lookup.event("eve-clash"), lookup)
    assert view.rests_on == "4 documents · 3 origins"
    assert view.headline is not None
    assert view.headline.best == 15


def test_deaths_stand_for_an_event_before_injuries_and_things_never(tables: Tables) -> None:
    killed = tables.figures[0]
    injured, money = (dataclasses.replace(killed, measure=measure) for measure in ("injured", "money"))
    one_side = dataclasses.replace(killed, side="army", best=99, high=99)
    lookup = Lookup.of(dataclasses.replace(tables, figures=(money, injured, one_side, killed)))
    assert event_view(lookup.event("eve-clash"), lookup).headline == killed
    lookup = Lookup.of(dataclasses.replace(tables, figures=(money,)))
    assert event_view(lookup.event("eve-clash"), lookup).headline is None


@pytest.mark.parametrize(
    ("polarity", "modality", "caution"),
    [
        ("denied", "happened", "denied, and asserted on no page"),
        ("asserted", "planned", "planned"),
        ("asserted", "unconfirmed", "unconfirmed"),
        ("asserted", "ongoing", None),
    ],
)
def test_said_is_not_happened(tables: Tables, polarity: Any, modality: Any, caution: str | None) -> None:
    told = tuple(dataclasses.replace(row, polarity=polarity, modality=modality) for row in tables.statements)
    lookup = Lookup.of(dataclasses.replace(tables, statements=told))
    assert event_view(lookup.event("eve-shelling"), lookup).caution == caution


def test_of_one_day_the_event_that_most_pages_tell_comes_first(tables: Tables) -> None:
    same_day = tuple(dataclasses.replace(event, from_="2031-03-02", to="2031-03-02") for event in tables.events[::-1])
    assert [e.id for e in incidents(Lookup.of(dataclasses.replace(tables, events=same_day)))] == [
        "eve-clash",
        "eve-shelling",
    ]


def test_the_foremost_are_disputed_first_then_told_by_most_pages_and_stand_by_date(tables: Tables) -> None:
    clash, shelling = (next(e for e in tables.events if e.id == name) for name in ("eve-clash", "eve-shelling"))
    clash = dataclasses.replace(clash, status="corroborated")
    assert foremost(Lookup.of(dataclasses.replace(tables, events=(shelling, clash))), 1) == (clash,)
    shelling = dataclasses.replace(shelling, status="contested")
    lookup = Lookup.of(dataclasses.replace(tables, events=(shelling, clash)))
    assert foremost(lookup, 1) == (shelling,)
    assert foremost(lookup, 5) == (clash, shelling)


def test_one_sentence_on_two_pages_is_one_saying_of_one_voice(lookup: Lookup) -> None:
    army, league, second = voices(lookup.event("eve-clash"), lookup)
    assert (army.name, army.pages, len(army.sayings)) == ("Brigadier Tolan Reke", 2, 1)
    assert [page.outlet for page in army.sayings[0].pages] == ["Quell Gazette", "Daily Harbour"]
    assert league.sayings[0].view.statement.polarity == "denied"
    assert second.name == "second.txt"


def test_a_statement_whose_origin_is_not_known_says_so(tables: Tables) -> None:
    lost = tuple(dataclasses.replace(statement, origin_id=None) for statement in tables.statements)
    lookup = Lookup.of(dataclasses.replace(tables, statements=lost))
    (voice,) = voices(lookup.event("eve-shelling"), lookup)
    assert voice.name == "origin not known"


def test_a_statement_knows_the_pages_that_carry_its_words(lookup: Lookup) -> None:
    given = statement_view(lookup.statements["sta-wire-armed_clash"], lookup)
    taken = statement_view(lookup.statements["sta-copy-armed_clash"], lookup)
    other = statement_view(lookup.statements["sta-copy-casualties"], lookup)
    assert [page.id for page in given.carried_by] == ["doc-copy"]
    assert [page.id for page in taken.carried_by] == ["doc-wire"]
    assert other.carried_by == ()
    (line,) = given.reasons
    assert line.startswith("denied by “The Highland League denied")
    assert line.endswith("(The Rival Post): a denial of the same deaths")


def test_what_denies_comes_first_and_what_agrees_is_counted(lookup: Lookup) -> None:
    wire, copy = "sta-wire-armed_clash", "sta-copy-armed_clash"
    agreeing = [
        Relation(left_statement_id=wire, right_statement_id=copy, relation="same", measure=measure, reason="one count")
        for measure in (None, "killed")
    ]
    tables = dataclasses.replace(lookup.tables, relations=(*agreeing, *lookup.tables.relations))
    lines = statement_view(lookup.statements[wire], Lookup.of(tables)).reasons
    assert [line.split(" ")[0] for line in lines] == ["denied", "agrees"]
    assert lines[1] == "agrees with 1 other statement (Daily Harbour)"


def test_copies_of_one_denial_are_one_line(lookup: Lookup) -> None:
    (denial,) = lookup.tables.relations
    again = dataclasses.replace(lookup.statements[denial.left_statement_id], id="sta-again")
    tables = dataclasses.replace(
        lookup.tables,
        statements=(*lookup.tables.statements, again),
        relations=(denial, dataclasses.replace(denial, left_statement_id=again.id)),
    )
    assert len(statement_view(lookup.statements[denial.right_statement_id], Lookup.of(tables)).reasons) == 1


def test_who_says_so(lookup: Lookup) -> None:
    spoken = lookup.statements["sta-wire-armed_clash"]
    assert said_by(spoken) == "Brigadier Tolan Reke"
    assert said_by(lookup.statements["sta-second-shelling"]) is None
    assert spoken.attribution is not None
    told = dataclasses.replace(spoken.attribution, via="Northline")
    assert said_by(dataclasses.replace(spoken, attribution=told)) == "Brigadier Tolan Reke, told to Northline"
    channel = StatedAttribution(source=None, cue=None, channel="state television", mode="indirect", via=None)
    assert said_by(dataclasses.replace(spoken, attribution=channel)) == "state television"


def outlets(branch: SourceBranch) -> list[str]:
    return [branch.document.id, *(name for taker in branch.takers for name in outlets(taker))]


def test_the_tree_puts_every_page_below_the_one_it_was_taken_from(lookup: Lookup) -> None:
    trees = branches(lookup)
    assert outlets(trees[0]) == ["doc-wire", "doc-copy"]
    assert sorted(name for tree in trees for name in outlets(tree)) == sorted(lookup.documents)


def test_pages_that_name_each_other_as_origin_still_stand_once_each(tables: Tables) -> None:
    wire, copy, *others = tables.documents
    circle = (dataclasses.replace(wire, origin_id=copy.id), dataclasses.replace(copy, origin_id=wire.id), *others)
    trees = branches(Lookup.of(dataclasses.replace(tables, documents=circle)))
    assert sorted(name for tree in trees for name in outlets(tree)) == sorted(page.id for page in circle)


def test_a_very_long_chain_of_copies_is_cut_and_loses_no_page(tables: Tables) -> None:
    first = tables.documents[0]
    chain = [dataclasses.replace(first, id=f"doc-{n:04}", origin_id=f"doc-{max(n - 1, 0):04}") for n in range(2000)]
    trees = branches(Lookup.of(Tables.of({"documents": chain})))
    assert sorted(name for tree in trees for name in outlets(tree)) == [page.id for page in chain]
