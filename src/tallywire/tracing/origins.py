"""What counts as ONE source, however many pages carry it.

A statement rests on the speaker whom it is attributed to by name: two different texts that both rest on one spokesman
are one origin for that fact. Else it rests on the newsroom that an unnamed speaker told it; else on the page that its
words were first seen on: the agency credited there, else the outlet, else nobody known. So a page put together from
several is none of them, and a passage that pages share is one origin whoever took it from whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tallywire.identity import content_id
from tallywire.records import Copy, Document, Origin, Statement
from tallywire.tracing.crediting import Key, Newsrooms
from tallywire.tracing.givers import first_carriers
from tallywire.tracing.reasons import OriginFacts, origin_reason
from tallywire.tracing.speakers import Voice, name_voices

__all__ = ["name_origins"]


@dataclass(slots=True)
class _Carried:
    """What is gathered of one origin while pages and statements are gone through."""

    id: str
    name: str | None
    pages: set[str] = field(default_factory=set)
    quoting: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    stated: bool = False


def name_origins(
    documents: Sequence[Document],
    document_origins: Mapping[str, str],
    statements: Iterable[Statement],
    copies: Iterable[Copy] = (),
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """The rows of `origins`, and `{statement id: origin id}`.

    `document_origins` maps every document to the one that it was taken from (itself if none). Statements of other
    documents are left out.
    """
    by_id = {document.id: document for document in documents}
    texts = {document.id: _end(document.id, document_origins) for document in documents}
    told = sorted((one for one in statements if one.document_id in by_id), key=lambda statement: statement.id)
    voices = name_voices(documents, texts, told)
    newsrooms = Newsrooms(documents, texts)
    carriers = first_carriers(told, tuple(copies), newsrooms.rank)
    alone = _speaking_for_themselves(told, carriers, texts, newsrooms)
    carried: dict[Key, _Carried] = {}
    for document in documents:
        key, name = newsrooms.behind(document.id)
        origin = _of(key, name, carried)
        origin.pages.add(document.id)
        origin.texts.add(texts[document.id])
    rests_on: dict[str, str] = {}
    for statement in told:
        key, name = _rests_on(statement, voices.get(statement.id), newsrooms, carriers, alone)
        origin = _of(key, name, carried)
        origin.quoting.add(statement.document_id)
        if not origin.pages:
            origin.texts.add(texts[carriers.get(statement.id, statement.document_id)])
        origin.stated |= _stated(statement)
        rests_on[statement.id] = origin.id
    origins = [_origin(key, found, by_id, newsrooms) for key, found in carried.items()]
    return tuple(sorted(origins, key=lambda origin: origin.id)), rests_on


def _rests_on(
    statement: Statement, voice: Voice | None, newsrooms: Newsrooms, carriers: Mapping[str, str], alone: set[str]
) -> tuple[Key, str | None]:
    attribution = statement.attribution
    if voice is not None:
        person = attribution is not None and attribution.source is not None and attribution.source.kind == "person"
        return (None if person else newsrooms.called(voice.name)) or (("speaker", voice.key), voice.name)
    if attribution and attribution.via and (newsroom := newsrooms.called(attribution.via, told=True)):
        return newsroom
    if statement.id not in carriers and statement.document_id in alone:
        return newsrooms.own(statement.document_id)
    return newsrooms.behind(carriers.get(statement.id, statement.document_id))


def _speaking_for_themselves(
    statements: Iterable[Statement], carriers: Mapping[str, str], texts: Mapping[str, str], newsrooms: Newsrooms
) -> set[str]:
    """Pages that took from others and yet speak for themselves where nobody else has their words.

    Those are pages put together from several newsrooms, and pages most of whose statements stand nowhere else.
    """
    more: dict[str, int] = defaultdict(int)
    givers: dict[str, set[Key]] = defaultdict(set)
    for statement in statements:
        page = statement.document_id
        if texts[page] != page:
            more[page] += -1 if statement.id in carriers else 1
            if statement.id in carriers:
                givers[page].add(newsrooms.behind(carriers[statement.id])[0])
    return {page for page, count in more.items() if count > 0 or len(givers[page]) > 1}


def _stated(statement: Statement) -> bool:
    attribution = statement.attribution
    words = (attribution.channel, attribution.cue.text if attribution.cue else None) if attribution else ()
    return any("statement" in (word or "").lower() for word in words)


def _end(document_id: str, document_origins: Mapping[str, str]) -> str:
    seen = set()
    while document_origins.get(document_id, document_id) != document_id and document_id not in seen:
        seen.add(document_id)
        document_id = document_origins[document_id]
    return document_id


def _of(key: Key, name: str | None, carried: dict[Key, _Carried]) -> _Carried:
    if key not in carried:
        carried[key] = _Carried(content_id("org", *key), name)
    return carried[key]


def _origin(key: Key, carried: _Carried, by_id: Mapping[str, Document], newsrooms: Newsrooms) -> Origin:
    pages = carried.pages | carried.quoting
    first = min(carried.texts, key=newsrooms.rank_by_day)
    facts = OriginFacts(
        kind=key[0],
        name=carried.name,
        pages=len(carried.pages),
        texts=len(carried.texts),
        place=newsrooms.own(first)[1],
        day=_day(by_id[first]),
        quoting=len(carried.quoting - carried.pages),
        stated=carried.stated,
        own=newsrooms.own(first)[0] == key and key[0] != "unknown",
    )
    return Origin(
        id=carried.id,
        kind=key[0],
        name=carried.name,
        document_ids=tuple(sorted(pages)),
        reason=origin_reason(facts),
    )


def _day(document: Document) -> str | None:
    published = document.published
    return published.from_ if published.from_ == published.to else None
