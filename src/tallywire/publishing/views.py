"""What a reader sees: the record's tables turned into answers, shared by the terminal, the report and the web app.

Everything here is a pure function of a `Lookup`. Nothing is counted that the tables do not hold: a view never merges,
averages or corrects. Counting follows the design's second rule: pages are not sources, so every view that says how many
pages report something says on how many independent origins they rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallywire.publishing.relating import relation_lines
from tallywire.publishing.sources import origin_name, text_origins
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count
from tallywire.records import Copy, Document, Event, Figure, Origin, Statement
from tallywire.tallying.status import WORDS

__all__ = [
    "HEADLINE_MEASURES",
    "EventView",
    "Saying",
    "StatementView",
    "Summary",
    "Voice",
    "background_events",
    "by_weight",
    "carriers",
    "event_view",
    "foremost",
    "headline",
    "incidents",
    "said_by",
    "statement_view",
    "statement_views",
    "summarise",
    "voices",
]

HEADLINE_MEASURES = ("killed", "missing", "injured", "abducted", "captured", "arrested", "released", "displaced")
"""Which figure stands for an event in a list: people before things, deaths before all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole record in a few numbers; `from_` and `to` span the incidents, not the history told beside them."""

    documents: int
    origins: int
    speakers: int
    stories: int
    statements: int
    incidents: int
    from_: str | None
    to: str | None
    statuses: Mapping[str, int]
    differing_figures: int
    revised_figures: int
    rejections: int

    @property
    def contested(self) -> int:
        """How many incidents someone denies or contradicts."""
        return self.statuses.get("contested", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event as a line of a list: on how much it rests and its leading figure."""

    event: Event
    documents: int
    origins: int
    figures: tuple[Figure, ...]
    headline: Figure | None
    caution: str | None

    @property
    def rests_on(self) -> str:
        """`12 documents · 2 origins`: the sentence the whole program exists for."""
        return f"{count(self.documents, 'document')} · {count(self.origins, 'origin')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement with its sentence, who says so, the page it stands in and the pages that carry the same words."""

    statement: Statement
    document: Document
    sentence: str
    said_by: str | None
    origin: str | None
    copies: tuple[Copy, ...]
    carried_by: tuple[Document, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One sentence as its pages carry it, word for word: the first statement and every page it stands in."""

    view: StatementView
    pages: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one origin says of an event."""

    origin: Origin | None
    name: str
    sayings: tuple[Saying, ...]

    @property
    def pages(self) -> int:
        """On how many pages this origin speaks of the event."""
        return len({page.id for saying in self.sayings for page in saying.pages})


# ---------------------------------------------------------------- events


def incidents(lookup: Lookup) -> tuple[Event, ...]:
    """The events that happened within the stories, by date; an event without a date comes last."""
    return tuple(sorted((e for e in lookup.tables.events if not _is_background(e, lookup)), key=_by_date))


def foremost(lookup: Lookup, most: int) -> tuple[Event, ...]:
    """The `most` events that weigh most, by date: disputed ones, deeds before words, by pages, origins, figures."""
    weighed = sorted(incidents(lookup), key=lambda event: _weight(event, lookup), reverse=True)
    return tuple(sorted(weighed[:most], key=_by_date))


def by_weight(lookup: Lookup) -> tuple[Event, ...]:
    """The incidents, those that weigh most first (`foremost`); of equal weight, by day."""
    dated = sorted(incidents(lookup), key=lambda event: (event.from_ or event.to or "9999", event.id))
    return tuple(sorted(dated, key=lambda event: _weight(event, lookup), reverse=True))


def _weight(event: Event, lookup: Lookup) -> tuple[bool, bool, int, int, int]:
    figures = len(lookup.figures_of.get(event.id, ()))
    deed = event.kind not in WORDS
    return event.status == "contested", deed, len(event.document_ids), len(event.origin_ids), figures


def background_events(lookup: Lookup) -> tuple[Event, ...]:
    """The events that pages tell as history or context only."""
    return tuple(sorted((e for e in lookup.tables.events if _is_background(e, lookup)), key=_by_date))


def _is_background(event: Event, lookup: Lookup) -> bool:
    statements = lookup.event_statements(event)
    return event.kind == "background" or (bool(statements) and all(s.background for s in statements))


def _by_date(event: Event) -> tuple[str, int, str, str]:
    """By day; of one day, what most pages tell first."""
    return (event.from_ or event.to or "9999", -len(event.document_ids), event.to or "9999", event.id)


def event_view(event: Event, lookup: Lookup) -> EventView:
    """One event as a line of a list."""
    figures = lookup.figures_of.get(event.id, ())
    return EventView(
        event=event,
        documents=len(event.document_ids),
        origins=len(event.origin_ids),
        figures=figures,
        headline=headline(figures),
        caution=_caution(lookup.event_statements(event)),
    )


def _caution(statements: tuple[Statement, ...]) -> str | None:
    """What a list must say beside an event that no page tells as having happened: said is not happened."""
    if statements and all(statement.polarity == "denied" for statement in statements):
        return "denied, and asserted on no page"
    modalities = {statement.modality for statement in statements if statement.polarity == "asserted"}
    return next(iter(modalities)) if modalities in ({"planned"}, {"possible"}, {"unconfirmed"}) else None


def headline(figures: Iterable[Figure]) -> Figure | None:
    """The figure that stands for an event in a list: people before things, deaths before all."""
    ranked = [(HEADLINE_MEASURES.index(f.measure), f) for f in figures if f.measure in HEADLINE_MEASURES]
    return (
        min(ranked, key=lambda pair: (pair[0], pair[1].side is not None, -(pair[1].high or 0)))[1] if ranked else None
    )


def summarise(lookup: Lookup) -> Summary:
    """The whole record in a few numbers."""
    tables, shown = lookup.tables, incidents(lookup)
    ids = {event.id for event in shown}
    figures = [figure for figure in tables.figures if figure.event_id in ids]
    starts = sorted(event.from_ for event in shown if event.from_)
    ends = sorted(event.to for event in shown if event.to)
    return Summary(
        documents=len(tables.documents),
        origins=len(text_origins(lookup)),
        speakers=sum(origin.kind == "speaker" for origin in tables.origins),
        stories=len(tables.stories),
        statements=len(tables.statements),
        incidents=len(shown),
        from_=starts[0] if starts else None,
        to=ends[-1] if ends else None,
        statuses=Counter(event.status for event in shown),
        differing_figures=sum(figure.status in ("range", "contested") for figure in figures),
        revised_figures=sum(figure.status == "updated" for figure in figures),
        rejections=len(tables.rejections),
    )


# ---------------------------------------------------------------- statements


def statement_views(event: Event, lookup: Lookup) -> tuple[StatementView, ...]:
    """Every statement of an event, in the event's order."""
    return tuple(statement_view(statement, lookup) for statement in lookup.event_statements(event))


def statement_view(statement: Statement, lookup: Lookup) -> StatementView:
    """One statement with everything needed to judge it. Raises `KeyError` if its document is not in the tables."""
    document = lookup.documents[statement.document_id]
    copies = carriers(statement, lookup)
    others = {_other(copy, document.id): None for copy in copies}
    origin = lookup.origins.get(statement.origin_id or "")
    return StatementView(
        statement=statement,
        document=document,
        sentence=document.text[statement.start : statement.end],
        said_by=said_by(statement),
        origin=origin_name(origin, lookup) if origin else None,
        copies=copies,
        carried_by=tuple(lookup.documents[name] for name in others if name in lookup.documents),
        reasons=relation_lines(statement, lookup),
    )


def voices(event: Event, lookup: Lookup) -> tuple[Voice, ...]:
    """An event origin by origin, in the order in which they first speak, however many pages carry them."""
    told: dict[str | None, dict[str, list[Statement]]] = {}
    for statement in lookup.event_statements(event):
        words = lookup.documents[statement.document_id].text[statement.start : statement.end]
        told.setdefault(statement.origin_id, {}).setdefault(" ".join(words.split()), []).append(statement)
    return tuple(_voice(origin_id, sentences, lookup) for origin_id, sentences in told.items())


def _voice(origin_id: str | None, sentences: Mapping[str, list[Statement]], lookup: Lookup) -> Voice:
    origin = lookup.origins.get(origin_id or "")
    return Voice(
        origin=origin,
        name=origin_name(origin, lookup) if origin else "origin not known",
        sayings=tuple(_saying(statements, lookup) for statements in sentences.values()),
    )


def _saying(statements: Sequence[Statement], lookup: Lookup) -> Saying:
    """One sentence, looked at where it stands first: a hundred pages that carry it need not be."""
    pages = {one.document_id: lookup.documents[one.document_id] for one in statements}
    return Saying(view=statement_view(statements[0], lookup), pages=tuple(pages.values()))


def carriers(statement: Statement, lookup: Lookup) -> tuple[Copy, ...]:
    """The copies that carry this statement's words to or from another page."""
    given = [
        c for c in lookup.copies_from.get(statement.document_id, ()) if _meets(c.from_start, c.from_end, statement)
    ]
    taken = [c for c in lookup.copies_to.get(statement.document_id, ()) if _meets(c.to_start, c.to_end, statement)]
    return tuple(given + taken)


def _meets(start: int, end: int, statement: Statement) -> bool:
    return start < statement.end and statement.start < end


def _other(copy: Copy, document_id: str) -> str:
    return copy.to_document_id if copy.from_document_id == document_id else copy.from_document_id


def said_by(statement: Statement) -> str | None:
    """Who a statement is attributed to, in the page's words; `None` where the page says it in its own voice."""
    if statement.attribution is None:
        return None
    source, via = statement.attribution.source, statement.attribution.via
    name = (source.name or source.text) if source else statement.attribution.channel
    return f"{name}, told to {via}" if name and via else name or via
