"""Directions are told by what the pages show, and by nothing else; nobody is his own grandfather."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import document, passages

from tallywire.records import CopyDirection, Document
from tallywire.tracing.directions import Directed, Evidence
from tallywire.tracing.folded import Folded, fold_document
from tallywire.tracing.lineage import direct, earliest_first, taken_from
from tallywire.tracing.matching import Matches, align_pairs
from tallywire.tracing.pairs import Pairs, tie

WIRE = [
    "An avalanche that broke loose above the Sarn pass buried two coaches of skiers early on Saturday morning.",
    "Rescue chief Bruna Keller said at least 14 travellers had died under four metres of wet and heavy snow.",
    "Soldiers with dogs and long poles searched the slope until darkness and fresh falls drove them off.",
    "The road over the pass has been closed to lorries since a rock wall gave way in the thaw of last year.",
    "Engineers from the canton were to blast the remaining cornice from the air as soon as the wind dropped.",
]
OWN = [
    "Parents stood behind the barrier at the valley station and read the names from a handwritten sheet.",
    "The innkeeper at the tunnel mouth counted 16 stretchers carried past his windows before midnight.",
    "No one at the coach firm could say who had told the drivers that the upper route was safe.",
    "The worst slide on this side of the mountain struck a convent in the winter of the great frost.",
]


Link = tuple[int, int, CopyDirection, Evidence]


def compared(*pages: tuple[Document, Sequence[str]]) -> tuple[list[Document], list[Folded], Pairs]:
    documents = [page for page, _ in pages]
    folded = [fold_document(passages(page.id, lines)) for page, lines in pages]
    lefts, rights = np.triu_indices(len(pages), 1)
    return documents, folded, tie(lefts, rights, align_pairs(folded, lefts, rights), folded)


def directed(*pages: tuple[Document, Sequence[str]]) -> list[Link]:
    documents, folded, pairs = compared(*pages)
    return shown(direct(pairs, documents, folded))


def shown(links: Directed) -> list[Link]:
    return list(zip(links.sources.tolist(), links.targets.tolist(), links.directions, links.evidence, strict=True))


def turned(pairs: Pairs, links: Sequence[tuple[int, int, CopyDirection]]) -> Directed:
    """Made-up directions, each of a pair of the same two pages."""
    lefts = np.array([min(a, b) for a, b, _ in links], dtype=np.int64)
    rights = np.array([max(a, b) for a, b, _ in links], dtype=np.int64)
    one = pairs.matches.take(pairs.matches.pairs == 0)
    matches = [replace(one, pairs=one.pairs + number) for number in range(len(links))]
    return Directed(
        pairs=Pairs(lefts, rights, np.full(len(links), pairs.rooms[0]), Matches.join([Matches.none(), *matches])),
        sources=np.array([source for source, _, _ in links], dtype=np.int64),
        targets=np.array([target for _, target, _ in links], dtype=np.int64),
        directions=[way for _, _, way in links],
        evidence=["none"] * len(links),
        taken=np.ones(len(links)),
    )


def page(name: str, lines: Sequence[str], **told: str) -> tuple[Document, Sequence[str]]:
    return document(name, "\n".join(lines), **told), lines  # type: ignore[arg-type]


def only(*pages: tuple[Document, Sequence[str]]) -> tuple[int, str, str]:
    ((source, _, direction, evidence),) = directed(*pages)
    return source, direction, evidence


def test_stated_days_that_do_not_overlap_are_known() -> None:
    assert only(page("a", WIRE, day="2021-03-03"), page("b", WIRE, day="2021-03-02")) == (1, "known", "dates")
    assert only(page("a", WIRE, day="2021-03-02"), page("b", WIRE, day="2021-03-03")) == (0, "known", "dates")


def test_the_same_day_and_overlapping_days_tell_nothing() -> None:
    assert only(page("a", WIRE, day="2021-03-02"), page("b", WIRE, day="2021-03-02")) == (0, "unknown", "none")
    wide = page("b", WIRE, day="2021-03-01", until="2021-03-31")
    assert only(page("a", WIRE, day="2021-03-02"), wide) == (0, "unknown", "none")
    assert only(page("a", WIRE, day="2021-03-02"), page("b", WIRE)) == (0, "unknown", "none")


def test_days_that_were_worked_out_make_the_direction_inferred() -> None:
    later = page("b", WIRE, day="2021-03-05", method="inferred")
    assert only(page("a", WIRE, day="2021-03-02"), later) == (0, "inferred", "dates")


@pytest.mark.parametrize(
    "agency", [{"outlet": "Reuters"}, {"url": "https://www.reuters.com/world"}, {"outlet": "REUTERS"}]
)
def test_the_newsroom_that_the_other_page_credits_came_first(agency: dict[str, str]) -> None:
    taker = page("a", WIRE, outlet="Courier", agency="Associated Press; Reuters", day="2021-03-02")
    assert only(taker, page("b", WIRE, day="2021-03-03", **agency)) == (1, "known", "credit")


def test_two_pages_of_one_agency_credit_nobody() -> None:
    pages = (page("a", WIRE, outlet="Reuters", agency="Reuters"), page("b", WIRE, outlet="Reuters", agency="Reuters"))
    assert only(*pages) == (0, "unknown", "none")


TOLD = [*WIRE[:4], "The coaches should never have left, the retired guide Ilka Torren told Radio Vell on Sunday."]


def test_the_newsroom_that_somebody_told_came_first() -> None:
    vell = page("b", TOLD, outlet="Radio Vell 97.4", url="https://radiovell.example")
    assert only(page("a", TOLD, outlet="Courier"), vell) == (1, "known", "told")
    assert only(vell, page("a", TOLD, outlet="Courier")) == (0, "known", "told")


def test_a_newsroom_named_outside_the_copied_words_tells_nothing() -> None:
    aside = [*WIRE, "None of this was true, a sailor with another story entirely told Radio Vell."]
    own = [*WIRE, *OWN]
    assert only(page("a", aside, outlet="Courier"), page("b", own, outlet="Radio Vell"))[1:] == ("unknown", "none")


def test_a_source_named_in_the_copied_words_makes_the_direction_inferred() -> None:
    lines = [*WIRE[:4], "A Riverline reporter saw lorries carry the drowned from the harbour to the chapel at noon."]
    river = page("b", lines, outlet="Riverline Radio")
    assert only(page("a", lines, outlet="Courier"), river) == (1, "inferred", "named")


def test_a_page_that_corrects_the_other_came_later() -> None:
    changed = [WIRE[0], WIRE[1].replace("14", "17"), *WIRE[2:], "Correction: an earlier version gave another number."]
    assert only(page("a", changed), page("b", WIRE)) == (1, "inferred", "correction")
    assert (
        only(page("a", [*WIRE, "Correction: an earlier version gave another number."]), page("b", WIRE))[1] == "unknown"
    )


def test_an_excerpt_was_taken_from_the_longer_page() -> None:
    assert only(page("a", WIRE[:2]), page("b", WIRE)) == (1, "inferred", "excerpt")


def test_a_page_that_is_mostly_in_both_stands_behind_the_longer_one() -> None:
    long = [*WIRE[:3], *OWN, *(line.replace("the", "every").replace("16", "a dozen") for line in OWN[::-1])]
    source, direction, _ = only(page("a", WIRE), page("b", long))
    assert (source, direction) == (1, "unknown")


def test_a_page_put_together_from_several_took_from_them_and_belongs_to_the_one_that_gave_most() -> None:
    pages = page("a", WIRE), page("b", OWN), page("c", [WIRE[1], OWN[1], WIRE[2], WIRE[0]])
    documents, folded, pairs = compared(*pages)
    links = direct(pairs, documents, folded)
    assert shown(links) == [(0, 2, "inferred", "stitched"), (1, 2, "inferred", "stitched")]
    assert taken_from(links, folded) == {2: 0}


def test_a_third_of_a_page_makes_it_no_origin_and_a_tenth_does() -> None:
    for taken, parents in ((2, {1: 0}), (1, {})):
        documents, folded, pairs = compared(
            page("a", WIRE, day="2021-03-02"), page("b", [*WIRE[:taken], *OWN], day="2021-03-03")
        )
        assert taken_from(direct(pairs, documents, folded), folded) == parents


def test_quotations_alone_make_no_page_the_copy_of_another() -> None:
    speech = [f"“{line[:-1]} and so we shall remember them all our days,” she said." for line in WIRE[:3]]
    documents, folded, pairs = compared(
        page("a", [*speech, *OWN[:2]], day="2021-03-02"), page("b", [*speech, *OWN[2:]], day="2021-03-03")
    )
    assert taken_from(direct(pairs, documents, folded), folded) == {}


def test_where_nearly_all_is_quoted_quotations_count() -> None:
    speech = [f"“{line[:-1]} and so we shall remember them all our days,” she said." for line in (*WIRE, *OWN)]
    documents, folded, pairs = compared(
        page("a", [*speech, WIRE[0], WIRE[2]], day="2021-03-02"),
        page("b", [*speech, WIRE[0], OWN[2]], day="2021-03-03"),
    )
    assert taken_from(direct(pairs, documents, folded), folded) == {1: 0}


def test_circles_are_cut() -> None:
    _, folded, pairs = compared(*(page(name, WIRE) for name in "abc"))
    parents = taken_from(turned(pairs, [(0, 1, "unknown"), (2, 0, "known"), (1, 2, "known")]), folded)
    assert len(parents) == 2
    for number in range(3):
        seen = [number]
        while seen[-1] in parents:
            seen.append(parents[seen[-1]])
            assert len(seen) <= 3


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["known", "inferred", "unknown"]))))
def test_whatever_the_directions_are_chains_end(links: list[tuple[int, int, CopyDirection]]) -> None:
    folded = [fold_document(passages("a", WIRE))] * 8
    lefts, rights = np.triu_indices(2, 1)
    pairs = tie(lefts, rights, align_pairs(folded[:2], lefts, rights), folded)
    links = [(a, b, way) for a, b, way in links if a != b]
    parents = taken_from(turned(pairs, links), folded)
    assert set(parents.items()) <= {(target, source) for source, target, _ in links}
    for number in range(8):
        steps = 0
        while number in parents:
            number, steps = parents[number], steps + 1
            assert steps < 8


def test_the_certain_day_orders_pages() -> None:
    pages = [
        document("open"),
        document("wide", day="2021-03-01", until="2021-03-31", method="inferred"),
        document("late", day="2021-03-09"),
        document("early", day="2021-03-02"),
    ]
    assert [one.id for one in earliest_first(pages)] == ["early", "late", "wide", "open"]


@pytest.mark.slow
def test_a_page_copied_three_thousand_times_is_a_star_that_takes_linear_time() -> None:
    documents, folded, pairs = compared(page("a", WIRE, day="2021-03-02"), page("b", WIRE, day="2021-03-03"))
    count = 3_000
    star = turned(pairs, [(0, number, "known") for number in range(1, count)]).pairs
    links = direct(star, [documents[0], *[documents[1]] * (count - 1)], [folded[0], *[folded[1]] * (count - 1)])
    assert set(taken_from(links, [folded[0]] * count).values()) == {0}
