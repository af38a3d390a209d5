"""The values that flow through Tallywire: the whole vocabulary of the project on one page.

Every record is frozen, slotted and keyword-only. The names are those of the contract (the tables and
fields that other programs read); a trailing underscore marks a name that is a Python keyword, and is
dropped wherever a record is written (`from_` is `from`).

Conventions:

- Offsets count Unicode code points, half-open, into the `text` of the document named beside them:
  `text[start:end]` is exactly the quoted string.
- Dates are ISO 8601 days (`2016-08-09`); an interval is `from_`/`to`, both inclusive, `None` when open.
- Unknown is `None`: never 0, never today.
- Ids are content hashes (`tallywire.identity`).

>>> when = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")
>>> when.evidence
()
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "UNKNOWN_DATE",
    "Annotations",
    "Attribution",
    "Block",
    "Change",
    "Copy",
    "Cue",
    "Document",
    "Event",
    "EventPlace",
    "Figure",
    "Judgement",
    "Mention",
    "Origin",
    "Page",
    "Participant",
    "Passage",
    "Period",
    "Place",
    "Published",
    "Quantity",
    "Quote",
    "ReadPage",
    "Rejection",
    "Relation",
    "Span",
    "Speaker",
    "StatedAttribution",
    "StatedFigure",
    "StatedTime",
    "Statement",
    "Story",
    "Time",
]

# ---------------------------------------------------------------- closed vocabularies

PassageKind = Literal["headline", "byline", "dateline", "body", "caption", "boilerplate"]
DatePrecision = Literal["day", "month", "year", "unknown"]
PublishedMethod = Literal["given", "metadata", "dateline", "inferred", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionKind = Literal[
    "person", "organisation", "group", "nationality", "facility", "weapon", "vehicle", "event", "other"
]
MentionLevel = Literal["name", "nominal", "pronoun"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "between"]
QuotationMode = Literal["direct", "indirect", "mixed"]
PlacePrecision = Literal["point", "settlement", "near", "district", "province", "country", "region"]
StatementKind = Literal[
    "armed_clash", "territory_gain", "territory_loss", "air_strike", "shelling", "bombing", "attack",
    "abduction", "arrest", "release", "aircraft_loss", "casualties", "mobilization", "support", "agreement",
    "demand", "communication", "protest", "displacement", "accident", "politics", "background",
]  # fmt: skip
Polarity = Literal["asserted", "denied"]
Modality = Literal["happened", "ongoing", "planned", "possible", "unconfirmed"]
Measure = Literal[
    "killed", "injured", "missing", "captured", "arrested", "abducted", "released", "displaced", "strikes",
    "participants", "territory_percent", "aircraft", "vehicles", "weapons", "money", "other",
]  # fmt: skip
TimePrecision = Literal["hour", "day", "week", "month", "year", "unknown"]
SpeakerKind = Literal["person", "organisation", "group", "official", "media", "witness", "document", "unknown"]
CopyKind = Literal["verbatim", "edited"]
ChangeKind = Literal["number", "name", "negation", "words"]
CopyDirection = Literal["known", "inferred", "unknown"]
OriginKind = Literal["agency", "outlet", "speaker", "unknown"]
EventStatus = Literal["corroborated", "single_origin", "claimed", "contested", "unattributed"]
FigureStatus = Literal["agreed", "range", "updated", "contested", "single_origin"]
RelationKind = Literal["same", "agrees", "contradicts", "updates", "denies"]
JudgementKind = Literal["same", "different", "wrong_kind", "wrong_place", "wrong_figure", "hide", "withdrawn"]


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a document was published: an interval of days, how it is known, from which characters, and why so."""

    from_: str | None
    to: str | None
    precision: DatePrecision
    method: PublishedMethod
    evidence: tuple[Span, ...] = ()
    reason: str | None = None


UNKNOWN_DATE = Published(from_=None, to=None, precision="unknown", method="unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it was handed in, before anything is read from it.

    `content` holds the bytes of a file or archive member, or the text of a JSON line's `text`/`html` field;
    `media` says how to read it. The `given_*` fields are what the sender said of the page (a JSON line's fields,
    a WARC record's address, a feed entry's date); they win over what the page says of itself.
    `identity` is what the document's id is the hash of (CONTRACT.md, Conventions).
    """

    source: str
    media: Literal["html", "text", "mail", "pdf", "docx"]
    content: bytes | str
    identity: tuple[str | bytes | None, ...]
    given_id: str | None = None
    url: str | None = None
    charset: str | None = None
    given_title: str | None = None
    given_outlet: str | None = None
    given_published: str | None = None
    given_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page that was read: its text (never changed afterwards) and what is known of where it came from."""

    id: str
    given_id: str | None
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    agency: str | None
    language: str | None
    published: Published
    text: str
    origin_id: str | None = None
    story_id: str | None = None
    origin_reason: str | None = None  # why it was taken from `origin_id`; None where it was taken from nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A labelled stretch of a document; a body passage is one sentence (after annotating)."""

    id: str
    document_id: str
    start: int
    end: int
    kind: PassageKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A labelled line of a document as reading leaves it: a body block is a paragraph, not yet cut into sentences."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What reading one page gives: the document and its labelled lines, in order, without overlaps."""

    document: Document
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that could not be read: where it lies, at which stage it failed, and what to do about it."""

    source: str
    stage: str
    code: str
    message: str


# ---------------------------------------------------------------- annotating


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression with its TIMEX3 value and the interval of days it covers."""

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place name and where it lies; coordinates in WGS 84 degrees, `None` where it could not be resolved.

    A statement's place may lie beside the one that is named: `relation` then has the words that say how ("30 km north
    of"), the point is the one that they lead to, `precision` is "near", and `radius_km` is how far off it may be.
    `within` is the place whose point it has, where only that one's is known: the town of a street or a quarter.
    `metonym` says that a capital or country stands for its government here ("Moscow denied it"): nothing was there.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: str | None
    confidence: float | None
    precision: PlacePrecision | None = None
    relation: str | None = None
    radius_km: float | None = None
    within: str | None = None
    metonym: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event was, with the precision that the reports support; the last three fields are those of `Place`."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None
    relation: str | None = None
    radius_km: float | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Someone or something that is not a place, by name, by a noun ("the army") or by a pronoun."""

    start: int
    end: int
    text: str
    kind: MentionKind
    level: MentionLevel = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that counts or measures something: `low` and `high` are its bounds, `None` when open."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what: the spans of a source, of the words that attribute, and of what is attributed."""

    source: Span | None
    cue: Span | None
    content: Span
    mode: QuotationMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor or a target of a statement; `entity_id` is shared by the mentions of one name in one document."""

    start: int
    end: int
    text: str
    entity_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTime:
    """When a statement says its happening was. Without a span of its own, `evidence` says what it was inferred from."""

    start: int | None
    end: int | None
    text: str | None
    from_: str | None
    to: str | None
    precision: TimePrecision
    method: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days that a figure covers, both inclusive."""

    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A figure as one statement gives it: what it counts, on whose side, over which days."""

    start: int
    end: int
    text: str
    measure: Measure
    side: str | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: Qualifier
    period: Period | None = None
    part: bool = False  # "including 12 children": a part of another figure, never added to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a statement is attributed to. A pronoun keeps its own span; `name` is what it stands for."""

    start: int
    end: int
    text: str
    name: str | None
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute: "said", "according to", "in a statement"."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAttribution:
    """The attribution of one statement; `via` is the newsroom it was told to, `channel` the medium."""

    source: Speaker | None
    cue: Cue | None
    channel: str | None
    mode: QuotationMode
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that one document says happened, with who says so and the rules that read it.

    `core` is the part of it that can stand alone as a title: subject, verb and what the verb needs, one unbroken run.
    `scene` is where the page as a whole says that its happening was: no part of this statement, but a help to know
    where something was that the statement itself puts nowhere, or into a street without its town.
    """

    id: str
    document_id: str
    start: int
    end: int
    passage_id: str
    kind: StatementKind
    trigger: Span
    background: bool
    polarity: Polarity
    modality: Modality
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    places: tuple[Place, ...]
    time: StatedTime | None
    figures: tuple[StatedFigure, ...]
    attribution: StatedAttribution | None
    origin_id: str | None = None
    event_id: str | None = None
    rules: tuple[str, ...] = ()
    core: Span | None = None
    scene: EventPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything that one document says, read without looking at any other document."""

    document_id: str
    published: Published
    passages: tuple[Passage, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]


# ---------------------------------------------------------------- tracing


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a copy changed: words of the giver (`from_text`, empty where words were added) and what stands instead."""

    kind: ChangeKind
    from_start: int
    from_end: int
    from_text: str
    to_start: int
    to_end: int
    to_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One passage that `to` took from `from`; `similarity` is the share of words the two passages have in common.

    `changes` are the edits that matter to a reader of the record, in the order of the text.
    """

    from_document_id: str
    from_start: int
    from_end: int
    to_document_id: str
    to_start: int
    to_end: int
    kind: CopyKind
    similarity: float
    direction: CopyDirection
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What counts as one source, however many pages carry it; `reason` says in words why these pages are one."""

    id: str
    kind: OriginKind
    name: str | None
    document_ids: tuple[str, ...]
    reason: str | None = None


# ---------------------------------------------------------------- judgements


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided, by whom and when (`at`: ISO 8601, UTC, seconds). Never changed and never deleted.

    It speaks of statements, which keep their ids when events change: those of one side, and for `same` and
    `different` those of the other. `value` is what is right instead: the kind, the place's name (None: no place is
    known); of `wrong_figure` it is the measure, or the measure and the number that are wrong ("killed=12").
    `withdrawn` takes back the judgement that `withdraws` names.
    """

    id: str
    kind: JudgementKind
    left_statement_ids: tuple[str, ...]
    right_statement_ids: tuple[str, ...]
    value: str | None
    by: str
    at: str
    note: str | None = None
    withdraws: str | None = None


# ---------------------------------------------------------------- merging and tallying


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents about the same happening or its immediate course."""

    id: str
    title: str | None
    document_ids: tuple[str, ...]
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of one document, wherever it is used."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, as told by statements of one or many documents; `reasons` say why they were joined.

    `title` is the words of a page as they stand, `title_quote` says where.
    """

    id: str
    kind: StatementKind
    title: str
    from_: str | None
    to: str | None
    place: EventPlace | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    statement_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origin_ids: tuple[str, ...]
    status: EventStatus
    reasons: tuple[str, ...] = ()
    title_quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the reports of one event give for one measure, side and period, by a stated rule."""

    event_id: str
    measure: Measure
    side: str | None
    period: Period | None
    low: float | None
    best: float | None
    high: float | None
    status: FigureStatus
    rule: str
    statement_ids: tuple[str, ...]
    origin_ids: tuple[str, ...]
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two statements stand to each other, and why."""

    left_statement_id: str
    right_statement_id: str
    relation: RelationKind
    measure: Measure | None
    reason: str
