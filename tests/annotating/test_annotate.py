"""The whole stage on invented pages with the shipped reader: what must hold whatever the reader's trees look like."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallywire.annotating.annotate import annotate
from tallywire.language.reader import load_reader
from tallywire.ontology import load_ontology
from tallywire.records import Annotations, Block, Document, Published, ReadPage

PAGE = (
    "Raid on harbour kills nine\n"
    "Nine fishermen were killed on Tuesday when warplanes bombed the harbour of Tripoli, police said.\n"
    "The Coastal Front denied that it had attacked the market. Witnesses said soldiers arrested 14 students.\n"
    "In 2009, rebels seized the town.\n"
)


def page(text: str, *, language: str | None = "en", kind: str = "body") -> ReadPage:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), kind="headline" if number == 0 else kind))  # type: ignore[arg-type]
        at += len(line) + 1
    document = Document(
        id="doc-1",
        given_id=None,
        source="x",
        url=None,
        outlet=None,
        title=None,
        byline=None,
        agency=None,
        language=language,
        published=Published(from_="2031-05-07", to="2031-05-07", precision="day", method="given"),
        text=text,
    )
    return ReadPage(document=document, blocks=tuple(blocks))


def read(text: str, **options: str | None) -> Annotations:
    return annotate(page(text, **options), reader=load_reader(), ontology=load_ontology())  # type: ignore[arg-type]


def quoted(value: object) -> Iterator[tuple[int, int, str]]:
    if dataclasses.is_dataclass(value):
        start, end, text = (getattr(value, name, None) for name in ("start", "end", "text"))
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for one in dataclasses.fields(value):
            yield from quoted(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from quoted(part)


@pytest.fixture(scope="module")
def annotations() -> Annotations:
    return read(PAGE)


def test_lines_broken_to_fit_a_page_cut_no_name_date_or_number() -> None:
    text = "Nine die\n" + "The army said that forty\nsoldiers left the harbour of San\nSalvador on 30\nApril 2031."
    whole = dataclasses.replace(
        page(text), blocks=(Block(start=0, end=8, kind="headline"), Block(start=9, end=len(text), kind="body"))
    )
    found = annotate(whole, reader=load_reader(), ontology=load_ontology())
    assert [place.text for place in found.places] == ["San\nSalvador"]
    assert [time.text for time in found.times] == ["30\nApril 2031"]
    assert [quantity.unit for quantity in found.quantities[1:]] == ["soldier"]
    assert all(text[start:end] == quote for start, end, quote in quoted(found))


def test_the_toll_is_read_with_its_figure_day_and_speaker(annotations: Annotations) -> None:
    tolls = [s for s in annotations.statements if s.kind == "casualties" and "fishermen" in PAGE[s.start : s.end]]
    assert tolls
    (toll,) = tolls
    assert [(f.measure, f.low, f.high, f.side) for f in toll.figures] == [("killed", 9, 9, "fishermen")]
    assert toll.time is not None
    assert (toll.time.from_, toll.time.to) == ("2031-05-06", "2031-05-06")
    assert toll.attribution is not None
    assert toll.attribution.source is not None
    assert toll.attribution.source.text == "police"


def test_a_denial_is_kept_and_history_is_background(annotations: Annotations) -> None:
    denied = [s for s in annotations.statements if s.polarity == "denied"]
    assert any("attacked the market" in PAGE[s.start : s.end] for s in denied)
    history = [s for s in annotations.statements if "2009" in PAGE[s.start : s.end]]
    assert history
    assert all(s.background for s in history)


def test_every_quote_is_exact_and_every_statement_lies_in_its_passage(annotations: Annotations) -> None:
    parts = list(quoted(annotations))
    assert len(parts) > 20
    assert all(PAGE[start:end] == text for start, end, text in parts)
    passages = {p.id: p for p in annotations.passages}
    for s in annotations.statements:
        assert passages[s.passage_id].start <= s.start < s.end <= passages[s.passage_id].end
        assert s.start <= s.trigger.start < s.trigger.end <= s.end
        assert s.rules
    assert len({s.id for s in annotations.statements}) == len(annotations.statements)


def test_the_same_page_gives_the_same_record(annotations: Annotations) -> None:
    assert read(PAGE) == annotations


def test_another_language_gives_passages_only() -> None:
    found = read(PAGE, language="fr")
    assert [p.kind for p in found.passages] == ["headline", "body", "body", "body"]
    assert not found.statements
    assert not found.times


def test_furniture_says_nothing() -> None:
    assert all("Nine fishermen" not in PAGE[s.start : s.end] for s in read(PAGE, kind="boilerplate").statements)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [
                "killed",
                "12",
                "IS",
                "rebels",
                '"',
                "said",
                "that",
                ",",
                ".",
                "(",
                ")",
                "Tripoli",
                "in",
                "2015",
                "and",
                "'",
                "wounded",
                "of",
                "at least",
                "the",
            ]
        ),
        max_size=30,
    )
)
def test_odd_sentences_break_nothing(words: list[str]) -> None:
    text = "Head\n" + " ".join(words)
    found = read(text)
    assert all(text[start:end] == part for start, end, part in quoted(found))
