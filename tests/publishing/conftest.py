"""An invented record of five pages, small enough to read: a clash at a bridge, its denial, and a shelling of a town."""

from __future__ import annotations

import pytest

from tallywire.publishing.tables import Lookup, Tables
from tallywire.records import (
    Copy,
    Cue,
    Document,
    Event,
    EventPlace,
    Figure,
    Origin,
    Participant,
    Passage,
    Place,
    Published,
    Rejection,
    Relation,
    Span,
    Speaker,
    StatedAttribution,
    StatedFigure,
    StatedTime,
    Statement,
    Story,
)

WIRE = "Northline News Agency"
CLASH = "At least 12 soldiers were killed at Orvast bridge on Sunday, Brigadier Tolan Reke said."
DENIAL = "The Highland League denied that any soldier had died at Orvast bridge."
HISTORY = "Some 900 people were killed in the valley war of 2019."
SHELLING = "Shells hit the town of Merrin on Monday, injuring about 30 people."
REVISED = "The number of soldiers killed at Orvast bridge rose to 15 on Tuesday, the army said."
MENU = "Home | World | Weather | Subscribe"

PAGES = {
    "wire": f"Clash at Orvast bridge\n{WIRE}\n{CLASH}\n{HISTORY}\n{MENU}\n",
    "copy": f"Twelve die in bridge battle\n({WIRE})\n{CLASH}\n{HISTORY}\nShare this page\n",
    "rival": f"League rejects army claim\n{DENIAL}\n",
    "second": f"Death count rises\n{REVISED}\n{SHELLING}\n",
    "hostile": "</script><script>alert(1)</script> =cmd\n<img src=x onerror=alert(2)> Nothing else is known.\n",
}
MONDAY, SUNDAY, TUESDAY = "2031-03-03", "2031-03-02", "2031-03-04"


def document(name: str, day: str | None, *, origin: str | None = None, outlet: str | None = None) -> Document:
    published = Published(
        from_=day, to=day, precision="day" if day else "unknown", method="dateline" if day else "unknown"
    )
    return Document(
        id=f"doc-{name}", given_id=None, source=f"pages/{name}.txt", url=f"https://{name}.example/a", outlet=outlet,
        title=PAGES[name].split("\n")[0], byline=None, agency=WIRE if name in ("wire", "copy") else None, language="en",
        published=published, text=PAGES[name], origin_id=f"doc-{origin or name}", story_id="story-1",
    )  # fmt: skip


def passages(name: str) -> list[Passage]:
    found, start = [], 0
    for line in PAGES[name].splitlines():
        furniture = line in (MENU, "Share this page")
        kind = "headline" if start == 0 else "boilerplate" if furniture else "byline" if WIRE in line else "body"
        found.append(
            Passage(
                id=f"pas-{name}-{start}",
                document_id=f"doc-{name}",
                start=start,
                end=start + len(line),
                kind=kind,
                text=line,
            )
        )
        start += len(line) + 1
    return found


def span(name: str, words: str) -> dict[str, int]:
    start = PAGES[name].index(words)
    return {"start": start, "end": start + len(words)}


def quote(name: str, words: str) -> dict[str, object]:
    return {**span(name, words), "text": words}


def figure(name: str, words: str, measure: str, low: float, high: float | None, qualifier: str) -> StatedFigure:
    return StatedFigure(
        **quote(name, words), measure=measure, side=None, low=low, high=high, unit="people", qualifier=qualifier
    )


def said(name: str, source: str, cue: str, *, kind: str = "official") -> StatedAttribution:
    return StatedAttribution(
        source=Speaker(**quote(name, source), name=source, kind=kind), cue=Cue(**quote(name, cue)),
        channel=None, mode="indirect", via=None,
    )  # fmt: skip


def statement(name: str, sentence: str, kind: str, trigger: str, event: str, origin: str, **more: object) -> Statement:
    place = span(name, sentence)
    fields = {
        "background": False, "polarity": "asserted", "modality": "happened", "actors": (), "targets": (), "places": (),
        "time": None, "figures": (), "attribution": None,
    }  # fmt: skip
    return Statement(
        id=f"sta-{name}-{kind}", document_id=f"doc-{name}", **place, passage_id=f"pas-{name}-{place['start']}",
        kind=kind, trigger=Span(**span(name, trigger)), origin_id=origin, event_id=event, **{**fields, **more},
    )  # fmt: skip


def clash(name: str) -> Statement:
    where = Place(
        **quote(name, "Orvast"), name="Orvast", country="QV", lat=41.2, lon=19.7, geonames_id=None, confidence=0.8
    )
    when = StatedTime(
        **quote(name, "Sunday"), from_=SUNDAY, to=SUNDAY, precision="day", method="weekday before publication"
    )
    return statement(
        name, CLASH, "armed_clash", "killed", "eve-clash", "ori-army", places=(where,), time=when,
        targets=(Participant(**quote(name, "soldiers"), entity_id=None),),
        figures=(figure(name, "At least 12", "killed", 12, None, "at_least"),),
        attribution=said(name, "Brigadier Tolan Reke", "said"), rules=("casualty verb, passive",),
    )  # fmt: skip


def statements() -> list[Statement]:
    return [
        clash("wire"),
        statement("wire", HISTORY, "casualties", "killed", "eve-war", "ori-wire", background=True),
        clash("copy"),
        statement("copy", HISTORY, "casualties", "killed", "eve-war", "ori-wire", background=True),
        statement(
            "rival", DENIAL, "casualties", "died", "eve-clash", "ori-league", polarity="denied",
            attribution=said("rival", "The Highland League", "denied", kind="group"),
        ),
        statement(
            "second", REVISED, "casualties", "killed", "eve-clash", "ori-second",
            figures=(figure("second", "15", "killed", 15, 15, "exact"),),
        ),
        statement(
            "second", SHELLING, "shelling", "hit", "eve-shelling", "ori-second",
            figures=(figure("second", "about 30", "injured", 30, 30, "about"),),
        ),
    ]  # fmt: skip


def events(rows: list[Statement]) -> list[Event]:
    def event(name: str, kind: str, title: str, status: str, day: str | None, place: EventPlace | None) -> Event:
        members = [row for row in rows if row.event_id == name]
        return Event(
            id=name, kind=kind, title=title, from_=day, to=day, place=place, actors=(), targets=("soldiers",),
            statement_ids=tuple(row.id for row in members),
            document_ids=tuple(sorted({row.document_id for row in members})),
            origin_ids=tuple(sorted({row.origin_id for row in members})), status=status,
            reasons=("same place and day",),
        )  # fmt: skip

    bridge = EventPlace(name="Orvast", country="QV", lat=41.2, lon=19.7, precision="settlement")
    town = EventPlace(name="Merrin", country=None, lat=None, lon=None, precision=None)
    return [
        event("eve-clash", "armed_clash", "Clash at Orvast bridge", "contested", SUNDAY, bridge),
        event("eve-war", "casualties", "Valley war", "single_origin", None, None),
        event("eve-shelling", "shelling", "Shelling of Merrin", "single_origin", MONDAY, town),
    ]


def figures() -> list[Figure]:
    def counted(event: str, measure: str, bounds: tuple[float, float, float], status: str, names: list[str]) -> Figure:
        ids, origins = zip(*(name.split(" ") for name in names), strict=True)
        return Figure(
            event_id=event, measure=measure, side=None, period=None, low=bounds[0], best=bounds[1], high=bounds[2],
            status=status, rule="latest", statement_ids=ids, origin_ids=tuple(sorted(set(origins))), as_of=TUESDAY,
        )  # fmt: skip

    killed = ["sta-wire-armed_clash ori-army", "sta-copy-armed_clash ori-army", "sta-second-casualties ori-second"]
    return [
        counted("eve-clash", "killed", (12, 15, 15), "updated", killed),
        counted("eve-shelling", "injured", (30, 30, 30), "single_origin", ["sta-second-shelling ori-second"]),
    ]


def origins() -> list[Origin]:
    return [
        Origin(id="ori-army", kind="speaker", name="Brigadier Tolan Reke", document_ids=("doc-copy", "doc-wire")),
        Origin(id="ori-league", kind="speaker", name="The Highland League", document_ids=("doc-rival",)),
        Origin(id="ori-rival", kind="outlet", name="The Rival Post", document_ids=("doc-rival",)),
        Origin(id="ori-second", kind="outlet", name=None, document_ids=("doc-second",)),
        Origin(id="ori-wire", kind="agency", name=WIRE, document_ids=("doc-copy", "doc-wire"), reason="credits agree"),
    ]


def build_tables() -> Tables:
    told = statements()
    taken = Copy(
        from_document_id="doc-wire", from_start=span("wire", CLASH)["start"], from_end=span("wire", CLASH)["end"],
        to_document_id="doc-copy", to_start=span("copy", CLASH)["start"], to_end=span("copy", CLASH)["end"],
        kind="verbatim", similarity=1.0, direction="known",
    )  # fmt: skip
    denies = Relation(
        left_statement_id="sta-rival-casualties", right_statement_id="sta-wire-armed_clash", relation="denies",
        measure="killed", reason="a denial of the same deaths",
    )  # fmt: skip
    pages = [
        document("wire", SUNDAY, outlet="Quell Gazette"),
        document("copy", SUNDAY, origin="wire", outlet="Daily Harbour"),
        document("rival", MONDAY, outlet="The Rival Post"),
        document("second", TUESDAY),
        document("hostile", None, outlet="<b>Payload</b> & Sons"),
    ]
    return Tables(
        documents=tuple(pages), passages=tuple(p for name in PAGES for p in passages(name)), copies=(taken,),
        origins=tuple(origins()), statements=tuple(told), events=tuple(events(told)), figures=tuple(figures()),
        relations=(denies,),
        stories=(
            Story(id="story-1", title="Orvast", document_ids=tuple(p.id for p in pages), from_=SUNDAY, to=TUESDAY),
        ),
        rejections=(Rejection(source="broken.pdf", stage="reading", code="encrypted", message="the PDF is encrypted"),),
    )  # fmt: skip


@pytest.fixture
def tables() -> Tables:
    return build_tables()


@pytest.fixture
def lookup(tables: Tables) -> Lookup:
    return Lookup.of(tables)
