"""A small language for invented statements: what the tests of merging need to say, and no more."""

from tallywire.records import (
    UNKNOWN_DATE,
    Cue,
    Document,
    Participant,
    Place,
    Published,
    Span,
    Speaker,
    StatedAttribution,
    StatedFigure,
    StatedTime,
    Statement,
    Story,
)

VELL, KARSH = ("Vell", 10.0, 10.0), ("Karsh", 12.0, 12.0)


class World:
    """Pages made sentence by sentence; `say` gives the id of the statement that the sentence makes."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.days: dict[str, str | None] = {}
        self.agencies: dict[str, str | None] = {}
        self.statements: list[Statement] = []

    def page(self, name: str, day: str | None = "2021-03-02", agency: str | None = None) -> str:
        self.texts[name], self.days[name], self.agencies[name] = "", day, agency
        return name

    def say(self, page: str, sentence: str, kind: str, **told: object) -> str:
        start = len(self.texts[page])
        self.texts[page] += sentence + "\n"
        end = start + len(sentence)
        self.statements.append(_statement(page, start, end, kind, **told))  # type: ignore[arg-type]
        return self.statements[-1].id

    @property
    def documents(self) -> list[Document]:
        return [
            Document(
                id=name,
                given_id=None,
                source=name,
                url=None,
                outlet=None,
                title=text.split("\n")[0],
                byline=None,
                agency=self.agencies[name],
                language="en",
                published=_published(self.days[name]),
                text=text,
            )
            for name, text in self.texts.items()
        ]

    @property
    def story(self) -> Story:
        return Story(id="story-1", title=None, document_ids=tuple(sorted(self.texts)), from_=None, to=None)


def _published(day: str | None) -> Published:
    return UNKNOWN_DATE if day is None else Published(from_=day, to=day, precision="day", method="given")


def figure(measure: str, low: float | None, high: float | None = None, **told: object) -> StatedFigure:
    """A figure; without `high` it is exact, with `qualifier="at_least"` open above."""
    qualifier = told.pop("qualifier", "exact")
    top = None if qualifier == "at_least" else low if high is None else high
    return StatedFigure(
        start=0, end=1, text=f"{low:g}" if low is not None else "?", measure=measure, side=told.pop("side", None),
        low=low, high=top, unit="persons", qualifier=qualifier, **told,  # type: ignore[arg-type]
    )  # fmt: skip


def _statement(
    page: str,
    start: int,
    end: int,
    kind: str,
    *,
    day: str | tuple[str | None, str | None] | None = None,
    place: tuple[str, float, float] | None = None,
    by: str | None = None,
    on: str | None = None,
    said: str | None = None,
    said_kind: str = "organisation",
    figures: tuple[StatedFigure, ...] = (),
    background: bool = False,
    polarity: str = "asserted",
    modality: str = "happened",
    inferred: bool = False,
    origin: str | None = None,
    method: str = "stated",
    passage: str | None = None,
    when: str | None = None,
    cue: str | None = None,
    rules: tuple[str, ...] = (),
) -> Statement:
    first, last = (day, day) if isinstance(day, str) or day is None else day
    speaker = Speaker(start=start, end=end, text=said, name=said, kind=said_kind) if said else None  # type: ignore[arg-type]
    return Statement(
        id=f"{page}:{start}", document_id=page, start=start, end=end, passage_id=passage or f"{page}/{start}",
        kind=kind,  # type: ignore[arg-type]
        trigger=Span(start=start, end=end), background=background,
        polarity=polarity, modality=modality,  # type: ignore[arg-type]
        actors=_people(by), targets=_people(on),
        places=() if place is None else (_place(*place),),
        time=None if first is None and last is None else StatedTime(
            start=None if inferred else start, end=None if inferred else end, text=when, from_=first, to=last,
            precision="day", method=method),
        figures=figures,
        attribution=None if speaker is None else StatedAttribution(
            source=speaker, cue=Cue(start=start, end=end, text=cue) if cue else None, channel=None, mode="indirect",
            via=None),
        rules=rules,
        origin_id=origin or (f"org {said}" if said else f"org {page}"),
    )  # fmt: skip


def _people(name: str | None) -> tuple[Participant, ...]:
    return () if name is None else (Participant(start=0, end=1, text=name, entity_id=None),)


def _place(name: str, lat: float, lon: float) -> Place:
    return Place(
        start=0, end=1, text=name, name=name, country="ORL", lat=lat, lon=lon, geonames_id=None, confidence=0.9,
        precision="settlement",
    )  # fmt: skip
