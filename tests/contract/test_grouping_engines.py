"""The stages of grouping, and all stages across documents together, give the same bytes on both engines."""

import random

import pytest

from tallywire import schema
from tallywire.engines.base import Engine
from tallywire.engines.local import LocalEngine
from tallywire.merging.pages import Pages, read_pages
from tallywire.merging.proposing import proposed_pairs, term_table
from tallywire.pipeline.across import Said, derive
from tallywire.pipeline.grouping import group_stories
from tests.worlds import KARSH, VELL, World, figure

pytestmark = [
    pytest.mark.slow,
    # Spark leaves sockets for the collector, and says so where it can.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::UserWarning"),
]

SYLLABLES = ["ka", "lo", "mir", "tes", "van", "dor", "rin", "sel", "pau", "geth"]


@pytest.fixture(scope="module")
def world() -> World:
    """Sixty pages of six happenings in two months, some undated, with words of their own and words of the trade."""
    chance, made = random.Random(7), World()
    for number in range(60):
        happening = number % 6
        names = [SYLLABLES[(happening + step) % 10] + SYLLABLES[(happening * 3 + step) % 10] for step in range(8)]
        day = None if number % 9 == 0 else f"2021-0{1 + happening % 2}-{10 + happening + number // 30:02}"
        page = made.page(f"page{number:02}", day=day)
        words = " ".join(chance.sample(names, 5))
        made.say(
            page, f"Shells killed {7 + happening} people near {words} on Monday, the mayor said.", "shelling",
            day=day, place=VELL if happening % 2 else KARSH, figures=(figure("killed", 7 + happening),),
        )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def pages(world: World) -> Pages:
    return read_pages(world.documents, world.statements)


def test_the_same_pages_are_proposed_in_the_same_order(engine: Engine, pages: Pages) -> None:
    given = {"terms": term_table(pages)}
    here = LocalEngine(workers=1).set(proposed_pairs, given)["candidates"]
    found = engine.set(proposed_pairs, given)["candidates"]
    assert here.num_rows > 60
    assert [found[side].to_pylist() for side in ("left", "right")] == [
        here[side].to_pylist() for side in ("left", "right")
    ]


def test_stories_are_the_same(engine: Engine, world: World) -> None:
    here = group_stories(world.documents, world.statements, engine=LocalEngine(workers=1))
    assert 2 < len(here) < 20
    assert group_stories(world.documents, world.statements, engine=engine) == here


def test_every_table_is_the_same(engine: Engine, world: World) -> None:
    said = Said(documents=world.documents, passages=[], statements=world.statements)
    here = derive(said, rule="ucdp", engine=LocalEngine(workers=1), entering=lambda _: None)
    found = derive(said, rule="ucdp", engine=engine, entering=lambda _: None)
    assert [name for name in here if not found[name].equals(here[name])] == []
    assert all(table.schema == schema.arrow_schema(name) for name, table in found.items())
