"""On how many independent origins an event rests, and why: a sentence for each of them.

Pages are not sources. Eight pages that carry one agency's story are one origin; two texts that both quote one
spokesman are one origin for what he said. What an event does not count is named too, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallywire.publishing.copying import Taking, written_at
from tallywire.publishing.sources import origin_name
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import by_day
from tallywire.publishing.words import count, page_name, sentence
from tallywire.records import Document, Event, Origin, Statement

__all__ = ["Ground", "grounds", "texts_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An origin of an event: the event's pages that rest on it, whether it is counted, and why in a sentence.

    `texts` are the pages that its words were first seen on, one for every text that tells them.
    """

    origin: Origin
    name: str
    pages: tuple[Document, ...]
    texts: tuple[str, ...]
    counted: bool
    why: str


def grounds(event: Event, lookup: Lookup, taken: Mapping[str, Taking]) -> tuple[Ground, ...]:
    """The origins of an event: those that count, the one of most pages first, then those that add nothing.

    `taken` says what every page took (`takings`).
    """
    by_origin: dict[str, list[Statement]] = {}
    for statement in lookup.event_statements(event):
        if statement.origin_id in lookup.origins and statement.document_id in lookup.documents:
            by_origin.setdefault(statement.origin_id or "", []).append(statement)
    found = [_ground(lookup.origins[name], told, event, lookup, taken) for name, told in by_origin.items()]
    return tuple(sorted(found, key=lambda one: (not one.counted, -len(one.pages), one.name, one.origin.id)))


def texts_of(told: Iterable[Statement], taken: Mapping[str, Taking]) -> tuple[str, ...]:
    """The pages on which the words of statements were first seen: one a text, however many pages carry it."""
    return tuple(dict.fromkeys(written_at(one.document_id, one.start, one.end, taken) for one in told))


def _ground(
    origin: Origin, told: Sequence[Statement], event: Event, lookup: Lookup, taken: Mapping[str, Taking]
) -> Ground:
    pages = tuple(sorted({lookup.documents[one.document_id] for one in told}, key=by_day))
    name, counted, texts = origin_name(origin, lookup), origin.id in event.origin_ids, texts_of(told, taken)
    return Ground(
        origin=origin,
        name=name,
        pages=pages,
        texts=texts,
        counted=counted,
        why=_why(origin, name, pages, len(texts)) if counted else _why_not(origin, told, event, lookup),
    )


def _why(origin: Origin, name: str, pages: Sequence[Document], texts: int) -> str:
    """The record's own reason where it is about these very pages, else the same for the event's pages alone."""
    if origin.reason and len(pages) > 1 and {page.id for page in pages} == set(origin.document_ids):
        return sentence(origin.reason)
    if origin.kind == "speaker":
        article = "the " if name[:1].islower() and not name.startswith(("the ", "a ", "an ")) else ""
        return _spoken(article + name, pages, texts)
    if len(pages) == 1:
        return _one_page(origin, name, pages[0])
    amount = f"These {count(len(pages), 'page')} carry"
    match origin.kind:
        case "agency":
            return f"{amount} one {name} story." if texts == 1 else f"{amount} {texts} texts, all by {name}."
        case "outlet":
            return f"{amount} one text, first seen at {name}." if texts == 1 else f"{amount} {texts} texts of {name}."
        case _:
            return f"{amount} one text, and no page says who wrote it."


def _spoken(name: str, pages: Sequence[Document], texts: int) -> str:
    if len(pages) == 1:
        return f"{page_name(pages[0])} has it from {name}."
    if texts == 1:
        return f"These {count(len(pages), 'page')} carry one text, which has it from {name}."
    if texts == 2:
        both = "Both texts" if len(pages) == 2 else f"Both texts on these {len(pages)} pages"
        return f"{both} rest on the words of {name}."
    return f"{texts} texts on {count(len(pages), 'page')} all rest on the words of {name}."


def _one_page(origin: Origin, name: str, page: Document) -> str:
    if origin.kind == "unknown":
        return f"{page_name(page)} tells it, and does not say who wrote the text."
    if page_name(page).casefold() == name.casefold():
        return f"{name} tells it in a text of its own."
    carried = f"a text by {name}" if origin.kind == "agency" else f"a text first seen at {name}"
    return f"{page_name(page)} carries {carried}."


def _why_not(origin: Origin, told: Sequence[Statement], event: Event, lookup: Lookup) -> str:
    """Why an origin of an event's statements adds nothing (tallywire.merging.events says when that is so)."""
    if all(statement.polarity == "denied" for statement in told):
        return "It denies that this happened: a denial is no report of it."
    counted = [lookup.origins[name].kind for name in event.origin_ids if name in lookup.origins]
    if origin.kind == "speaker":
        return "It is another name of a speaker who is counted."
    if "speaker" in counted:
        return "As far as anybody can know, it retells what those quoted say."
    return "It tells history again, which corroborates nothing."
