"""Attributions as they were found in a document, put in order, each once, and marked where one holds another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tallywire.language.cues import CueClass
from tallywire.records import Attribution, Cue, QuotationMode, Span, Speaker

__all__ = ["FoundAttribution", "in_order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAttribution:
    """One attribution; `stance` is what the cue says about the content, `rule` the rule that read it.

    `cited` is whom a newsroom that speaks cites for it ("Reuters reports, citing officials").
    `nested` says that the cue stands inside what somebody else is reported to say: "the army said the rebels claimed".
    """

    source: Speaker | None
    cue: Cue | None
    content: Span
    mode: QuotationMode
    channel: str | None
    via: str | None
    stance: CueClass
    rule: str
    nested: bool = False
    cited: Speaker | None = None

    def spans(self) -> Attribution:
        """The spans alone, as `annotate` gives them out."""
        return Attribution(
            source=None if self.source is None else Span(start=self.source.start, end=self.source.end),
            cue=None if self.cue is None else Span(start=self.cue.start, end=self.cue.end),
            content=self.content,
            mode=self.mode,
        )


def _with_nesting(found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The attributions, in order of their contents, marked where their cue lies in the content of another one."""
    holders: list[FoundAttribution] = []  # those whose content may still go on; the last one begins last
    cues = sorted(range(len(found)), key=lambda at: _cue_start(found[at]))
    nested = set()
    upcoming = 0
    for at in cues:
        place = _cue_start(found[at])
        while upcoming < len(found) and found[upcoming].content.start <= place:
            holders.append(found[upcoming])
            upcoming += 1
        holders = [one for one in holders if one.content.end > place]
        if any(one is not found[at] and _holds(one, found[at]) for one in holders):
            nested.add(at)
    return [replace(one, nested=at in nested) for at, one in enumerate(found)]


def _cue_start(found: FoundAttribution) -> int:
    return found.cue.start if found.cue is not None else found.content.start


def _holds(outer: FoundAttribution, inner: FoundAttribution) -> bool:
    """Whether the words of `outer` hold the cue of `inner`, and not the other way round."""
    if outer.cue is None or inner.cue is None:
        return False
    within = outer.content.start <= inner.cue.start and inner.cue.end <= outer.content.end
    return within and not inner.content.start <= outer.cue.start < inner.content.end


def _order(found: FoundAttribution) -> tuple[int, int, int]:
    return found.content.start, found.content.end, found.cue.start if found.cue else -1


def _distinct(found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    seen: set[Attribution] = set()
    for one in found:
        spans = one.spans()
        if spans not in seen:
            seen.add(spans)
            yield one


def in_order(found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The attributions in order of their first character, each once, marked where their cue lies in another's words."""
    return _with_nesting(sorted(_distinct(found), key=_order))
