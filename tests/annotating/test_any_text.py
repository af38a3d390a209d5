"""No text makes annotating fail, and whatever it finds is quoted exactly: hypothesis writes the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallywire.annotating.annotate import annotate
from tallywire.errors import InputError
from tallywire.language.reader import load_reader
from tallywire.ontology import load_ontology
from tallywire.reading.read import read_page
from tallywire.records import Page, ReadPage

pytestmark = pytest.mark.slow

NEWS = (
    "Harbour guards shot dead 14 smugglers near Velm on Monday, Colonel Ida Brandt said, adding that two had fled.",
    "The number of sailors missing rose to 31, the ministry told Radio Velm.",
    "“We saw nothing,” said Orla Finch, a baker. “They came at night.”",
    "Between 20 and 30 miners, 6 of them badly hurt, were freed; the guild denied reports that it had paid.",
    "In 2007, a flood at the mill killed 12 men.",
    "MILITIA SEIZES VELM AIRPORT AS TROOPS WITHDRAW: MONITOR",
    "According to a statement, at least 3,400 people have been displaced since the war began.",
)
WORDS = [word for sentence in NEWS for word in sentence.split()]
MARKS = [
    '"',
    "“",
    "”",
    "''",
    ",",
    ".",
    ":",
    ";",
    "-",
    "—",
    "(",
    ")",
    "?",
    "$5",
    "1,2",
    "7%",
    "2009",
    "'s",
    "\n",
    "\n\n",
    "  ",
]

mixed = st.lists(st.sampled_from(WORDS + MARKS * 2) | st.sampled_from(WORDS).map(str.upper), min_size=1, max_size=45)
cut = st.tuples(st.sampled_from(NEWS), st.integers(1, 110)).map(lambda pair: pair[0][: pair[1]])
texts = mixed.map(" ".join) | st.lists(cut, min_size=1, max_size=6).map("\n".join) | st.text(max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_every_text_is_annotated_and_every_quote_is_its_span(text: str) -> None:
    try:
        page = _page(text)
    except InputError:  # nothing but white space
        return
    _check(page)


def _page(text: str) -> ReadPage:
    return read_page(Page(source="page", media="text", content=text, identity=("page",), given_language="en"))


def _check(page: ReadPage) -> None:
    found = annotate(page, reader=load_reader(), ontology=load_ontology())
    for quoted in _quoted(found):
        assert page.document.text[quoted.start : quoted.end] == quoted.text


def _quoted(value: Any) -> Iterator[Any]:
    """Everything with offsets and a text, however deep."""
    if isinstance(value, tuple):
        for part in value:
            yield from _quoted(part)
    elif is_dataclass(value) and not isinstance(value, type):
        names = {field.name for field in fields(value)}
        if {"start", "end", "text"} <= names and getattr(value, "start", None) is not None:
            yield value
        for name in names:
            yield from _quoted(getattr(value, name))


def test_titles_and_broken_lines_are_quoted_as_the_page_has_them() -> None:
    title = "Harbour Guards Shoot Ida Brandt's Crew Near Velm"
    _check(_page(f"{title}\n\nThe guards\nof Velm Harbour said on Monday that Ida\nBrandt had fled.\n"))
