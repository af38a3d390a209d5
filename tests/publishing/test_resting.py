"""On how many origins an event rests, and why, in sentences."""

import dataclasses
import io

import pytest
from copied import Press
from rich.console import Console

from tallywire.publishing.copying import takings
from tallywire.publishing.resting import Ground, grounds
from tallywire.publishing.show import render
from tallywire.publishing.tables import Lookup, Tables
from tallywire.records import Event, OriginKind, Span, Statement

LINE = "Some 22 people died at the ferry of Orlo on Sunday."


def told(page: str, origin: str, polarity: str = "asserted") -> Statement:
    return Statement(
        id=f"{page} {origin}", document_id=page, start=0, end=len(LINE), passage_id=f"{page}-0", kind="accident",
        trigger=Span(start=8, end=14), background=False, polarity=polarity, modality="happened",  # type: ignore[arg-type]
        actors=(), targets=(), places=(), time=None, figures=(), attribution=None, origin_id=origin, event_id="eve",
    )  # fmt: skip


def record(press: Press, *statements: Statement, counted: tuple[str, ...]) -> Tables:
    event = Event(
        id="eve", kind="accident", title="Ferry sinks", from_=None, to=None, place=None, actors=(), targets=(),
        statement_ids=tuple(one.id for one in statements),
        document_ids=tuple(dict.fromkeys(one.document_id for one in statements)),
        origin_ids=counted, status="single_origin",
    )  # fmt: skip
    return dataclasses.replace(press.tables, statements=statements, events=(event,))


def found(tables: Tables) -> tuple[Ground, ...]:
    lookup = Lookup.of(tables)
    return grounds(lookup.event("eve"), lookup, takings(lookup))


def carried(pages: int, texts: int, kind: OriginKind, name: str | None) -> str:
    """Why an origin counts that stands on so many pages, all but the first `texts` of them copies of the first."""
    press = Press()
    names = [press.page(f"Page {n}", LINE, day=f"2031-03-{n + 1:02}") for n in range(pages)]
    for taker in names[texts:]:
        press.take(taker, 0, names[0], 0)
    origin = press.origin(kind, name, *names)
    (ground,) = found(record(press, *(told(page, origin) for page in names), counted=(origin,)))
    assert ground.counted
    assert [page.id for page in ground.pages] == names
    return ground.why


@pytest.mark.parametrize(
    ("pages", "texts", "kind", "name", "why"),
    [
        (8, 1, "agency", "Wire", "These 8 pages carry one Wire story."),
        (8, 3, "agency", "Wire", "These 8 pages carry 3 texts, all by Wire."),
        (1, 1, "agency", "Wire", "Page 0 carries a text by Wire."),
        (1, 1, "agency", "Page 0", "Page 0 tells it in a text of its own."),
        (2, 2, "speaker", "army", "Both texts rest on the words of the army."),
        (5, 2, "speaker", "army", "Both texts on these 5 pages rest on the words of the army."),
        (5, 3, "speaker", "army", "3 texts on 5 pages all rest on the words of the army."),
        (5, 1, "speaker", "army", "These 5 pages carry one text, which has it from the army."),
        (1, 1, "speaker", "army", "Page 0 has it from the army."),
        (1, 1, "speaker", "a witness", "Page 0 has it from a witness."),
        (3, 1, "outlet", "The Post", "These 3 pages carry one text, first seen at The Post."),
        (3, 2, "outlet", "The Post", "These 3 pages carry 2 texts of The Post."),
        (1, 1, "outlet", "The Post", "Page 0 carries a text first seen at The Post."),
        (3, 1, "unknown", None, "These 3 pages carry one text, and no page says who wrote it."),
        (1, 1, "unknown", None, "Page 0 tells it, and does not say who wrote the text."),
    ],
)
def test_every_origin_says_why_it_counts(pages: int, texts: int, kind: OriginKind, name: str | None, why: str) -> None:
    assert carried(pages, texts, kind, name) == why


def test_the_records_own_reason_is_given_where_it_is_about_these_very_pages() -> None:
    press = Press()
    names = [press.page(name, LINE) for name in ("a", "b", "c")]
    origin = press.origin("agency", "Wire", *names, reason="these 3 pages carry one story, first seen at a")
    (whole,) = found(record(press, *(told(name, origin) for name in names), counted=(origin,)))
    assert whole.why == "These 3 pages carry one story, first seen at a."
    (some,) = found(record(press, *(told(name, origin) for name in names[:2]), counted=(origin,)))
    assert some.why == "These 2 pages carry 2 texts, all by Wire."
    (one,) = found(record(press, told("a", origin), counted=(origin,)))
    assert one.why == "a carries a text by Wire."


def beside(kind: OriginKind, other: str, polarity: str = "asserted") -> str:
    """Why an origin beside a counted one of `kind` is not counted."""
    press = Press()
    press.page("a", LINE)
    press.page("b", LINE)
    counted, left = press.origin(kind, "Counted", "a"), press.origin(other, "Left", "b")
    tables = record(press, told("a", counted), told("b", left, polarity), counted=(counted,))
    first, second = found(tables)
    assert (first.counted, second.counted) == (True, False)
    return second.why


def test_what_is_not_counted_says_why_not() -> None:
    assert beside("speaker", "speaker", "denied") == "It denies that this happened: a denial is no report of it."
    assert beside("speaker", "speaker") == "It is another name of a speaker who is counted."
    assert beside("speaker", "outlet") == "As far as anybody can know, it retells what those quoted say."
    assert beside("outlet", "outlet") == "It tells history again, which corroborates nothing."


def printed(tables: Tables) -> str:
    stream = io.StringIO()
    Console(file=stream, width=100, highlight=False).print(render(tables, "event", "eve"))
    return "\n".join(row.rstrip() for row in stream.getvalue().splitlines())


def test_an_event_says_on_how_many_origins_it_rests_and_how_its_pages_came_by_their_text() -> None:
    press = Press()
    names = [press.page("Wire", LINE)]
    for n in range(15):
        names.append(press.page(f"Page {n:02}", LINE.replace("22", "23"), day="2031-03-03", origin="Wire"))
        press.take(names[-1], 0, "Wire", 0, ("number", "22", "23"))
    press.page("Rival", LINE)
    wire, rival = press.origin("agency", "Wire", *names), press.origin("outlet", "Rival", "Rival")
    army = press.origin("speaker", "Army", "Rival")
    statements = (*(told(page, wire) for page in names), told("Rival", rival), told("Rival", army))
    text = printed(record(press, *statements, counted=(wire, rival)))
    assert (
        """\
Rests on 2 independent origins
  1. These 16 pages carry one Wire story. (Wire, Page 00, Page 01, Page 02, Page 03, Page 04 and 10
  more)
  2. Rival tells it in a text of its own.
  not counted: Army. It is another name of a speaker who is counted.

How 15 of its 17 pages came by their text
  Page 00 (2031-03-03)
    1 of 1 passage, edited · direction known
    changed: 22 → 23
"""
        in text
    )
    assert "  and 3 more pages\n" in text


def test_an_event_gives_the_records_own_reason_for_a_page_that_took_from_one_other() -> None:
    press = Press()
    for name, origin in (("Wire", "Wire"), ("Post", "Wire"), ("Mail", "Wire"), ("Rival", "Rival")):
        press.page(name, LINE, LINE, origin=origin)
        press.documents[name] = dataclasses.replace(press.documents[name], origin_reason=f"Why {name} was taken.")
    press.take("Post", 0, "Wire", 0)
    press.take("Mail", 0, "Wire", 0)
    press.take("Mail", 1, "Rival", 0)
    wire = press.origin("agency", "Wire", *press.documents)
    text = printed(record(press, *(told(name, wire) for name in ("Wire", "Post", "Mail")), counted=(wire,)))
    assert "  Post (2031-03-02)\n    Why Post was taken.\n" in text
    assert "  Mail (2031-03-02)\n    all 2 passages, word for word: 1 from Wire (2031-03-02)," in text


def test_an_event_of_no_known_origin_has_no_such_section() -> None:
    press = Press()
    press.page("a", LINE)
    tables = record(press, dataclasses.replace(told("a", "x"), origin_id=None), counted=())
    assert "Rests on" not in printed(tables)
    assert "came by their text" not in printed(tables)
    press.origin("outlet", "a", "a")
    assert "came by their text" not in printed(record(press, told("a", "ori-a"), counted=("ori-a",)))
