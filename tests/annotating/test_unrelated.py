"""What a page tells does not change when a paragraph about something else is added below it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from annotating.reading import statements_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallywire.records import Statement

pytestmark = pytest.mark.slow

STORIES = (
    "Gunmen killed two guards outside the bank in Tripoli on Monday, police said.",
    "The Coastal Front claimed responsibility for the attack on the embassy in Tripoli on Tuesday.",
    "A bomb exploded near the market of Benghazi on Sunday, wounding at least 12 people.",
    "Soldiers arrested 14 students in Tripoli on Monday; a spokesman denied that anyone had been beaten.",
    "The army said on Tuesday that it had retaken the port of Benghazi after three days of fighting.",
)
ASIDES = (
    "The museum will open a room with old maps.",
    "Apples are cheaper than pears.",
    "The choir sang two songs by a local composer.",
    "Its new library holds many books about birds.",
    "Bakers prefer flour with more protein.",
    "The lake is deep and cold.",
)


def told(text: str) -> list[Statement]:
    """The statements of a page without the ids, which cover the page's bytes."""
    return [
        replace(
            one,
            id="", document_id="", passage_id="",
            actors=tuple(replace(actor, entity_id=None) for actor in one.actors),
            targets=tuple(replace(target, entity_id=None) for target in one.targets),
        )
        for one in statements_of(text)
    ]  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(STORIES), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(ASIDES), min_size=1, max_size=3, unique=True),
)
def test_statements_stay_when_an_unrelated_paragraph_is_added(story: list[str], aside: list[str]) -> None:
    page = "\n\n".join(story)
    assert told(page)
    kept = [one for one in told(f"{page}\n\n{' '.join(aside)}\n") if one.start < len(page)]
    assert kept == told(page)
