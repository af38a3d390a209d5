"""Which newsroom stands behind a page: the agency that it credits, else the outlet that its text was first seen at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from tallywire.language.agencies import agency_called, agency_of_domain, load_agencies
from tallywire.records import Document, OriginKind
from tallywire.tracing.newsrooms import credited_agencies, fold_name, host_of, names_of, own_names, same_newsrooms

__all__ = ["Key", "Newsrooms"]

Key = tuple[OriginKind, str]
Named = tuple[Key, str | None]


class Newsrooms:
    """The newsrooms of a pile of pages, each under one key, whatever names pages have for it."""

    def __init__(self, documents: Sequence[Document], texts: Mapping[str, str]) -> None:
        """`texts` maps every document to the first document of its text: pages of one text share their credits."""
        self._fullest = same_newsrooms(name for document in documents for name in credited_agencies(document))
        self._credited = {_joined(name): full for name, full in self._fullest.items()}
        self._short = {form: full for name, full in sorted(self._fullest.items()) for form in names_of([name]).forms}
        self._days = {document.id: (document.published.to or "9999", document.id) for document in documents}
        self._sites = _outlets_of_sites(documents)
        self._own = {document.id: self._publisher(document) for document in documents}
        shared = _credits(documents, texts)
        self._behind = {document.id: self._writer(document, texts, shared) for document in documents}
        self._outlets: dict[str, Named] = {}
        for document in sorted(documents, key=lambda document: document.id):
            for name in sorted(own_names(document).full):
                self._outlets.setdefault(name, self._own[document.id])

    def behind(self, document_id: str) -> Named:
        """What a page rests on: the agency that it or another page of its text credits, else who published the text."""
        return self._behind[document_id]

    def own(self, document_id: str) -> Named:
        """The newsroom whose page this is."""
        return self._own[document_id]

    def called(self, name: str, *, told: bool = False) -> Named | None:
        """The newsroom that a name in running text means; None where it is none that table or pages show to be one.

        A newsroom that somebody `told` something may have a shorter name: "Kuwait" that says something is a state.
        """
        agency = agency_called(name) or (self._short if told else self._credited).get(_joined(name))
        return self._agency(agency) if agency else self._outlets.get(_joined(name))

    def rank(self, document_id: str) -> tuple[int, str, str]:
        """Pages that rest on an agency first, then by day: of several pages the one that a passage rests on."""
        return (0 if self._behind[document_id][0][0] == "agency" else 1, *self._days[document_id])

    def rank_by_day(self, document_id: str) -> tuple[str, str]:
        """Pages by the day by which they were published for certain, undated ones last."""
        return self._days[document_id]

    def _publisher(self, document: Document) -> Named:
        host = host_of(document.url)
        outlet = document.outlet or self._sites.get(host, host)
        if not outlet:
            return ("unknown", document.id), None
        agency = agency_of_domain(host) or _listed().get(fold_name(outlet)) or self._credited.get(_joined(outlet))
        return self._agency(agency) if agency else (("outlet", fold_name(outlet)), outlet)

    def _writer(self, document: Document, texts: Mapping[str, str], shared: Mapping[str, Sequence[str]]) -> Named:
        own, text = credited_agencies(document), texts[document.id]
        credited = next((name for name in shared.get(text, ()) if not own or name in own), None)
        return self._agency(credited) if credited else self._own[text]

    def _agency(self, name: str) -> Named:
        full = self._fullest.get(name, name)
        return ("agency", fold_name(full)), full


def _outlets_of_sites(documents: Sequence[Document]) -> Mapping[str, str]:
    """How the outlet of a site is called on the pages that say so, by host: the name that most of them have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for document in sorted(documents, key=lambda document: document.id):
        if document.outlet and (host := host_of(document.url)):
            votes[host][document.outlet] += 1
    return {host: counted.most_common(1)[0][0] for host, counted in votes.items()}


def _credits(documents: Sequence[Document], texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The agencies that the pages of every text credit, those that most pages credit first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for document in sorted(documents, key=lambda document: document.id):
        votes[texts[document.id]].update(credited_agencies(document))
    return {text: tuple(name for name, _ in counted.most_common()) for text, counted in votes.items()}


def _joined(name: str) -> str:
    return fold_name(name).replace(" ", "")


@cache
def _listed() -> Mapping[str, str]:
    return {fold_name(form): agency for form, agency in load_agencies().credits.items()}
