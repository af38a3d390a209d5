"""The evidence between two pages: each part says what it should, and none decides alone."""

from dataclasses import replace

import numpy as np
import pytest

from tallywire.merging.comparing import EVIDENCE, WORST, compare, evidence
from tallywire.merging.pages import read_pages
from tallywire.records import Document, Published, Statement
from tests.worlds import KARSH, VELL, World

PARTS = list(EVIDENCE)


def pair(world: World, **changes: object) -> dict[str, float]:
    """The evidence between the first two pages, by part."""
    documents = [replace(document, **changes) for document in world.documents]  # type: ignore[arg-type]
    return parts(documents, world.statements)


def parts(documents: list[Document], statements: list[Statement]) -> dict[str, float]:
    pages = read_pages(documents, statements)
    row = evidence(pages, np.array([0]), np.array([1]))[0]
    return dict(zip(PARTS, row.tolist(), strict=True))


@pytest.fixture
def world() -> World:
    """Two pages that tell one shelling, each in its way."""
    made = World()
    for name, sentence in (("a", "Shells killed seven in Vell."), ("b", "Seven died as shells hit a Vell market.")):
        made.say(made.page(name), sentence, "shelling", day="2021-03-01", place=VELL)
    return made


def other(day: str, place: tuple[str, float, float], kind: str) -> World:
    made = World()
    made.say(made.page("a"), "Shells killed seven in Vell.", "shelling", day="2021-03-01", place=VELL)
    made.say(made.page("b"), "Seven died as shells hit a Vell market.", kind, day=day, place=place)
    return made


def test_what_agrees_speaks_for_it(world: World):
    found = pair(world)
    assert found["same day"] == 1
    assert found["other day"] == found["other town"] == found["other kind"] == found["published days apart"] == 0


def test_another_day_another_town_and_another_kind_speak_against_it():
    found = parts(*(lambda made: (made.documents, made.statements))(other("2021-02-10", KARSH, "abduction")))
    assert (found["same day"], found["other town"], found["other kind"]) == (0, 1, 1)
    assert found["other day"] == 1


def test_a_town_beside_it_is_no_other_town():
    made = other("2021-03-01", ("Lower Vell", VELL[1] + 0.05, VELL[2]), "shelling")
    assert parts(made.documents, made.statements)["other town"] == 0


def test_pages_published_far_apart_are_less_likely_one(world: World):
    near, far = world.documents[0], world.documents[1]
    later = replace(far, published=Published(from_="2021-05-20", to="2021-05-20", precision="day", method="given"))
    found = parts([near, later], world.statements)
    assert found["published days apart"] == found["published weeks apart"] == 1


def test_an_unknown_day_is_neither_near_nor_far(world: World):
    undated = Published(from_=None, to=None, precision="unknown", method="unknown")
    assert pair(world, published=undated)["published days apart"] == 0


def test_among_more_pages_a_pair_is_less_likely_one(world: World):
    crowd = World()
    for number in range(30):
        crowd.page(f"c{number}")
    few = pair(world)["busy weeks"]
    many = parts([*world.documents, *crowd.documents], world.statements)["busy weeks"]
    assert many == pytest.approx(few - np.log(16), abs=1e-9)


def test_whoever_carries_a_text_is_of_its_story():
    made = World()
    made.page("a")
    made.say("a", "Shells killed seven in Vell.", "shelling", day="2021-03-01", place=VELL)
    made.page("b", day="2021-09-09")
    made.say("b", "Teachers march.", "protest", day="2021-09-08", place=KARSH)
    carried = [replace(document, origin_id="a") for document in made.documents]
    left, right = np.array([0]), np.array([1])
    assert compare(read_pages(made.documents, made.statements), left, right)[0] < 0
    assert compare(read_pages(carried, made.statements), left, right)[0] > 0


def test_evidence_is_bounded_and_symmetric(world: World):
    pages = read_pages(world.documents, world.statements)
    there, back = (compare(pages, np.array([a]), np.array([b])) for a, b in ((0, 1), (1, 0)))
    assert there == back
    assert WORST <= there[0] <= -WORST
    assert compare(pages, np.array([], dtype=np.int64), np.array([], dtype=np.int64)).tolist() == []
