"""What counts as ONE source, however many pages carry it.

A page's words come from the agency that it (or any page of the same text) credits, else from the outlet of the page
that the text was first seen on, else from nobody known. A passage that was copied from elsewhere rests on the page
that gave it, so that a page put together from several is none of them. A statement that is attributed to somebody by
name rests on that speaker instead: two different texts that both rest on one spokesman are one origin for that fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tallywire.identity import content_id
from tallywire.language.speaker_names import speaker_key
from tallywire.records import Copy, Document, Origin, OriginKind, Statement
from tallywire.tracing.newsrooms import fold_name, same_newsrooms

__all__ = ["name_origins"]


Key = tuple[OriginKind, str]


def name_origins(
    documents: Sequence[Document],
    document_origins: Mapping[str, str],
    statements: Iterable[Statement],
    copies: Iterable[Copy] = (),
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """The rows of `origins`, and `{statement id: origin id}`.

    `document_origins` maps every document to the one that it was taken from (itself if none).
    """
    document_key = _document_keys(documents, document_origins)
    taken = _taken(copies)
    carried: dict[Key, set[str]] = defaultdict(set)
    shown: dict[Key, str | None] = {}
    for document in documents:
        key, name = document_key[document.id]
        carried[key].add(document.id)
        shown.setdefault(key, name)
    rests_on: dict[str, str] = {}
    for statement in sorted(statements, key=lambda statement: statement.id):
        if statement.document_id not in document_key:
            continue
        giver = _giver(statement, taken, document_origins)
        key, name = _spoken(statement) or document_key[giver]
        carried[key].add(statement.document_id)
        shown.setdefault(key, name)
        rests_on[statement.id] = _origin_id(key)
    origins = [_origin(key, shown[key], carried[key]) for key in carried]
    return tuple(sorted(origins, key=lambda origin: origin.id)), rests_on


def _spoken(statement: Statement) -> tuple[Key, str | None] | None:
    attribution = statement.attribution
    name = speaker_key(attribution.source) if attribution else None
    if attribution is None or attribution.source is None or name is None:
        return None
    return ("speaker", name), attribution.source.name or attribution.source.text


def _taken(copies: Iterable[Copy]) -> Mapping[str, list[Copy]]:
    """Every document's passages whose giver is known or inferred."""
    taken: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.direction != "unknown":
            taken[copy.to_document_id].append(copy)
    return taken


def _giver(statement: Statement, taken: Mapping[str, list[Copy]], document_origins: Mapping[str, str]) -> str:
    """The document that a statement's words were taken from; of several givers the one that its page was taken from."""
    own = statement.document_id
    givers = {
        copy.from_document_id
        for copy in taken.get(own, ())
        if copy.to_start <= statement.start and statement.end <= copy.to_end
    }
    return own if not givers or document_origins.get(own) in givers else min(givers)


def _document_keys(
    documents: Sequence[Document], document_origins: Mapping[str, str]
) -> dict[str, tuple[Key, str | None]]:
    """`{document id: (what it rests on, its name as shown)}`; the pages of one text share one answer."""
    by_id = {document.id: document for document in documents}
    root = {document.id: _end(document.id, document_origins) for document in documents}
    fullest = same_newsrooms(document.agency for document in documents if document.agency)
    agency: dict[str, str] = {}
    for document in sorted(documents, key=lambda document: document.id):
        if document.agency:
            agency.setdefault(root[document.id], document.agency)
    agencies = {fold_name(name): full for name, full in fullest.items()}
    keys: dict[str, tuple[Key, str | None]] = {}
    for document in documents:
        end = by_id[root[document.id]]
        credited = document.agency or agency.get(end.id)
        keys[document.id] = _newsroom(fullest[credited] if credited else agencies.get(fold_name(end.outlet or "")), end)
    return keys


def _newsroom(agency: str | None, first: Document) -> tuple[Key, str | None]:
    if agency:
        return ("agency", fold_name(agency)), agency
    if first.outlet:
        return ("outlet", fold_name(first.outlet)), first.outlet
    return ("unknown", first.id), None


def _end(document_id: str, document_origins: Mapping[str, str]) -> str:
    seen = set()
    while document_origins.get(document_id, document_id) != document_id and document_id not in seen:
        seen.add(document_id)
        document_id = document_origins[document_id]
    return document_id


def _origin_id(key: Key) -> str:
    return content_id("org", *key)


def _origin(key: Key, name: str | None, document_ids: set[str]) -> Origin:
    return Origin(
        id=_origin_id(key),
        kind=key[0],
        name=name,
        document_ids=tuple(sorted(document_ids)),
        reason=_reason(key[0], name, len(document_ids)),
    )


def _reason(kind: OriginKind, name: str | None, pages: int) -> str:
    if kind == "speaker":
        return f"{_pages(pages)} on the words of {name}"
    if kind == "agency":
        return f"{_pages(pages, 'carry', 'carries')} the reporting of {name}"
    if kind == "outlet":
        return f"{_pages(pages)} on a text first seen at {name}"
    return f"{_pages(pages)} on one text whose maker is not named"


def _pages(count: int, many: str = "rest", one: str = "rests") -> str:
    return f"1 page {one}" if count == 1 else f"these {count} pages {many}"
