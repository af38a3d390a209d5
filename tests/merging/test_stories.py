"""Invented pages about three happenings: they must be grouped as they were made."""

from dataclasses import replace

import numpy as np
import pytest

from tallywire.engines.local import LocalEngine
from tallywire.merging import stories
from tallywire.merging.pages import read_pages
from tallywire.merging.subjects import town_words, with_left_over
from tallywire.pipeline import grouping
from tallywire.records import UNKNOWN_DATE, Document, Published, Statement, Story
from tests.worlds import World

FERRY = [
    "A ferry ran aground below Cape Orla on Tuesday. The harbour master of Vell said 14 passengers drowned.",
    "At least 14 drowned when the Vell ferry struck rocks at Cape Orla, according to the harbour master.",
    "Families in Vell wait for news: the ferry that sank at Cape Orla carried ninety passengers.",
]
RAID = [
    "Jets bombed the fuel depot at Karsh on Tuesday, killing three guards, a spokesman of the Northern Army said.",
    "Three guards died in an air raid on Karsh, where the Northern Army stores fuel in a depot by the river.",
]
STRIKE = ["Teachers in Lorn marched against the new pension law; the union of teachers counted nine thousand marchers."]


def document(name: str, text: str, day: str | None = "2021-03-02") -> Document:
    published = UNKNOWN_DATE if day is None else Published(from_=day, to=day, precision="day", method="given")
    return Document(
        id=name, given_id=None, source=name, url=None, outlet=None, title=text.split(".")[0], byline=None, agency=None,
        language="en", published=published, text=text,
    )  # fmt: skip


def group_stories(documents: list[Document], statements: list[Statement]) -> list[Story]:
    return grouping.group_stories(documents, statements, engine=LocalEngine(workers=1))


@pytest.fixture
def world() -> list[Document]:
    made = {"ferry": FERRY, "raid": RAID, "strike": STRIKE}
    return [document(f"{name}{n}", text) for name, texts in made.items() for n, text in enumerate(texts)]


def grouped(documents: list[Document]) -> list[tuple[str, ...]]:
    return sorted(story.document_ids for story in group_stories(documents, []))


def test_pages_of_one_happening_are_one_story_and_others_are_not(world: list[Document]):
    assert grouped(world) == [("ferry0", "ferry1", "ferry2"), ("raid0", "raid1"), ("strike0",)]


def test_the_order_of_what_is_given_never_shows(world: list[Document]):
    assert group_stories(world, []) == group_stories(world[::-1], [])


def test_every_document_is_in_exactly_one_story(world: list[Document]):
    found = [name for group in grouped(world) for name in group]
    assert sorted(found) == sorted(d.id for d in world)


def test_the_title_is_the_title_of_a_member_and_the_days_those_of_publication(world: list[Document]):
    ferry = next(story for story in group_stories(world, []) if "ferry0" in story.document_ids)
    assert ferry.title in {d.title for d in world if d.id.startswith("ferry")}
    assert (ferry.from_, ferry.to) == ("2021-03-02", "2021-03-02")


def test_without_any_date_the_days_stay_unknown():
    (story,) = group_stories([document("a", FERRY[0], day=None)], [])
    assert (story.from_, story.to) == (None, None)


def test_a_copy_belongs_to_the_story_of_the_page_it_was_taken_from():
    first, other = document("a", FERRY[0]), document("b", STRIKE[0])
    assert len(group_stories([first, other], [])) == 2
    assert grouped([first, replace(other, origin_id="a")]) == [("a", "b")]


def test_nothing_and_empty_pages_are_no_trouble():
    assert group_stories([], []) == []
    assert grouped([document("a", ""), document("b", "")]) == [("a",), ("b",)]


LEAKS = [
    "Lenders named in the Orpheus files deny wrongdoing.",
    "A minister resigns over the Orpheus files and a flat in Vell.",
    "The Orpheus files: how a notary hid his boats.",
    "Football club paid agents abroad, Orpheus files show.",
    "Prosecutors open inquiries after the Orpheus files.",
    "What the Orpheus files say of the shipping king.",
]


def test_a_page_left_over_joins_the_large_story_whose_subject_its_head_names():
    shared = " The papers came from a law firm on Orla, where clerks kept records of trusts and owners since 1987."
    leaks = [document(f"leak{n}", text + shared) for n, text in enumerate(LEAKS)]
    late = document("late", "A tax office hires thirty clerks to read Orpheus records of trusts.", day="2021-06-09")
    other = document("other", STRIKE[0])
    (large, alone) = sorted(grouped([*leaks, late, other]), key=len, reverse=True)
    assert large == ("late", *(f"leak{n}" for n in range(6)))
    assert alone == ("other",)


def test_a_word_that_many_other_pages_name_too_is_no_subject():
    shared = " The papers came from a law firm on Orla, where clerks kept records of trusts and owners since 1987."
    leaks = [document(f"leak{n}", text + shared) for n, text in enumerate(LEAKS)]
    late = document("late", "A tax office hires thirty clerks to read Orpheus records of trusts.", day="2021-06-09")
    poems = [document(f"poem{n}", f"Orpheus sings verse {word} of the song.") for n, word in enumerate("abcdefgh" * 2)]
    joined = next(group for group in grouped([*leaks, late, *poems]) if "leak0" in group)
    assert not [name for name in joined if name.startswith("poem")]


def test_a_town_is_no_subject_for_things_happen_there_again_and_again():
    shared = " The papers came from a law firm on Orla, where clerks kept records of trusts and owners since 1987."
    leaks = [document(f"leak{n}", text + shared) for n, text in enumerate(LEAKS)]
    documents = [*leaks, document("late", "A tax office hires thirty clerks to read Orpheus records of trusts.")]
    groups, pages = [list(range(6)), [6]], read_pages(documents, [])
    assert with_left_over(groups, documents, pages, frozenset()) == [list(range(7))]
    assert with_left_over(groups, documents, pages, {"orpheus", "clerks", "records", "trusts"}) == groups


def test_the_towns_of_statements_are_known_by_every_word_of_their_names():
    world = World()
    world.say(world.page("a"), "Shells hit Lower Vell.", "shelling", place=("Lower Vell", 10.0, 10.0))
    assert town_words(world.statements) == {"lower", "vell"}


def test_a_knot_too_large_is_cut_where_its_evidence_is_weakest(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stories, "_LARGEST", 3)
    pages = read_pages([document(f"d{number}", FERRY[number % 3]) for number in range(6)], [])
    chain = stories.Scored(left=np.arange(5), right=np.arange(1, 6), evidence=np.array([4.0, 3.0, 1.2, 3.0, 4.0]))
    cut = sorted(members.tolist() for _, members in stories.gather_knots(pages, chain))
    assert cut == [[0, 1, 2], [3, 4, 5]]


def test_pages_that_nothing_can_part_stay_together(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stories, "_LARGEST", 1)
    pages = read_pages([document(f"d{number}", FERRY[0]) for number in range(2)], [])
    tied = stories.Scored(left=np.array([0]), right=np.array([1]), evidence=np.array([8.0]))
    assert [members.tolist() for _, members in stories.gather_knots(pages, tied)] == [[0, 1]]
