"""Why pages are one origin, and why one page was taken from another: sentences for a person.

>>> origin_reason(OriginFacts(kind="agency", name="Associated Press", pages=8, texts=1, place="Harbour Courier",
...                           day="2014-05-03"))
'These 8 pages carry one Associated Press story, first seen at Harbour Courier on 3 May 2014.'
"""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.records import CopyDirection, OriginKind
from tallywire.tracing.directions import Evidence
from tallywire.tracing.phrases import day, earlier, inside, number, plural, possessive

__all__ = ["CopyFacts", "OriginFacts", "direction_reason", "document_reason", "origin_reason"]

_SAME = 0.8  # so much of a page makes it the same text


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginFacts:
    """What is said of an origin.

    `pages` carry it, in `texts` different texts, the first of them seen at `place` on `day`; `quoting` more pages rest
    on it for single sentences only; `stated`: it spoke in a statement; `own`: the first page is the newsroom's own.
    """

    kind: OriginKind
    name: str | None
    pages: int
    texts: int
    place: str | None = None
    day: str | None = None
    quoting: int = 0
    stated: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """What one page took from another: `copied` of its `passages`, `verbatim` of them word for word.

    `giver` is how the other page is called, `givers` from how many pages the taker is made, `days` by how many days the
    giver came first, `shared` the agency that both credit.
    """

    giver: str
    passages: int
    copied: int
    verbatim: int
    direction: CopyDirection
    evidence: Evidence
    givers: int = 1
    days: int | None = None
    shared: str | None = None


def origin_reason(facts: OriginFacts) -> str:
    """Why these pages, or the words on them, are one origin."""
    if facts.kind == "speaker":
        return _spoken(facts)
    if not facts.pages and facts.name is None:
        return f"{_these(facts.quoting)} {'carries' if facts.quoting == 1 else 'carry'} words whose maker is not named."
    if not facts.pages:
        return (
            f"{_these(facts.quoting)} {'names' if facts.quoting == 1 else 'name'} {inside(facts.name)} as the source."
        )
    return f"{_written(facts)}{_also(facts)}."


def document_reason(facts: CopyFacts) -> str:
    """Why a page was taken from another.

    >>> document_reason(CopyFacts(giver="Hill Post", passages=16, copied=14, verbatim=14, direction="known",
    ...                           evidence="credit"))
    'Taken from Hill Post: 14 of its 16 passages stand there word for word, and it credits that newsroom.'
    """
    return f"{_opening(facts)}: {_shared(facts)}, and {_because(facts)}."


def direction_reason(evidence: Evidence, giver: str, taker: str, days: int | None = None) -> str:
    """Why passages are held to have gone from `giver` to `taker`.

    >>> direction_reason("none", "Hill Post", "Coast Daily")
    'Nothing shows whether Hill Post or Coast Daily came first.'
    """
    if evidence == "none":
        return f"Nothing shows whether {giver} or {taker} came first."
    sentences = {
        "dates": f"{giver} was published {earlier(days)} than {taker}.",
        "credit": f"{taker} credits {giver}.",
        "told": f"The copied words were spoken to {giver}.",
        "named": f"The copied words name {giver} as a source.",
        "correction": f"{taker} says that it corrects an earlier report.",
        "stitched": f"{taker} is put together from several pages that have nothing else in common.",
        "excerpt": f"{taker} is an excerpt: nearly all of it stands in {giver}, which is longer.",
    }
    return sentences[evidence]


def _spoken(facts: OriginFacts) -> str:
    pages = facts.pages + facts.quoting
    name = facts.name or ""
    what = f"the same {name} statement" if facts.stated else f"the words of {'the ' * name[:1].islower()}{name}"
    if facts.texts > 1:
        return f"{'Both' if facts.texts == 2 else f'All {facts.texts:,}'} texts rest on {what}."
    if pages == 1:
        return f"One page rests on {what.replace('the same', 'one')}."
    return f"These {pages:,} pages carry one text, and it rests on {what.replace('the same', 'one')}."


def _written(facts: OriginFacts) -> str:
    if facts.kind == "unknown":
        return f"{_these(facts.pages)} {_carry(facts)} a text whose maker is not named{_seen(facts)}"
    if facts.own and facts.texts == facts.pages:
        return f"{_these(facts.pages)}, by {possessive(inside(facts.name or ''))} own reporting"
    story = "story" if facts.kind == "agency" else "text"
    name = (facts.name or "").removeprefix("The ")
    if facts.texts == 1:
        return f"{_these(facts.pages)} {_carry(facts)} one {name} {story}{_seen(facts)}"
    return f"These {facts.pages:,} pages carry {number(facts.texts)} {name} {plural(story)}{_seen(facts)}"


def _also(facts: OriginFacts) -> str:
    if not facts.quoting:
        return ""
    if facts.quoting == 1:
        return "; one more page takes single sentences from there"
    return f"; {number(facts.quoting)} more pages take single sentences from there"


def _seen(facts: OriginFacts) -> str:
    if facts.pages == 1:
        return ""
    where = f" at {inside(facts.place)}" if facts.place and not facts.own else ""
    when = f" on {day(facts.day)}" if facts.day else ""
    return f", first seen{where}{when}" if where or when else ""


def _opening(facts: CopyFacts) -> str:
    giver = inside(facts.giver)
    if facts.givers > 1:
        return f"Put together from {number(facts.givers)} pages, most of all from {giver}"
    if facts.direction != "unknown":
        return f"Taken from {giver}"
    return f"The same text as {giver}" if facts.copied >= _SAME * facts.passages else f"Shares text with {giver}"


def _shared(facts: CopyFacts) -> str:
    stand = "stands" if facts.copied == 1 else "stand"
    of = f"{facts.copied:,} of its {facts.passages:,} passages"
    if facts.copied == facts.passages:
        of = "its only passage" if facts.passages == 1 else f"all its {facts.passages:,} passages"
    if facts.verbatim == facts.copied:
        return f"{of} {stand} there word for word"
    if not facts.verbatim:
        return f"{of} {stand} there with changes"
    return f"{of} {stand} there, {facts.verbatim:,} of them word for word"


def _because(facts: CopyFacts) -> str:
    clauses = {
        "dates": f"{inside(facts.giver)} was published {earlier(facts.days)}",
        "credit": "it credits that newsroom",
        "told": "the words were spoken to that newsroom",
        "named": "the words name that newsroom as a source",
        "correction": "it says that it corrects an earlier report",
        "stitched": "its other passages stand on other pages",
        "excerpt": "it is the shorter of the two",
        "none": f"both credit {facts.shared}" if facts.shared else "nothing shows which of the two came first",
    }
    return clauses[facts.evidence]


def _these(pages: int) -> str:
    return "One page" if pages == 1 else f"These {pages:,} pages"


def _carry(facts: OriginFacts) -> str:
    return "carries" if facts.pages == 1 else "carry"
