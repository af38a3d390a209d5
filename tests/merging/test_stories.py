"""Invented pages about three happenings: they must be grouped as they were made."""

from dataclasses import replace

import pytest

from tallywire.merging.stories import group_stories
from tallywire.records import UNKNOWN_DATE, Document, Published

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
