"""What was decided about one sentence, noted by the code that decides, for those who ask why.

A trace is handed down beside the sentence; where there is none (always, unless somebody asks), nothing is noted.

>>> trace = Trace()
>>> trace.rejected("trigger", (3,), "air_strike trigger:strike/noun", "stands beside: hunger")
>>> trace.decisions[0].kept, trace.decisions[0].reason
(False, 'stands beside: hunger')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tallywire.annotating.attributions import FoundAttribution
    from tallywire.language.reader import Sentence

__all__ = ["Decision", "DocumentTrace", "Step", "Trace"]

Step = Literal["attribution", "trigger", "clause", "participant", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One candidate: its tokens (indices in the sentence's parse), the rule that it came by, and what became of it.

    `reason` says why it was rejected; it is empty where the candidate was kept.
    """

    step: Step
    tokens: tuple[int, ...]
    rule: str
    kept: bool
    reason: str


class Trace:
    """The decisions about one sentence, in the order in which they were made."""

    def __init__(self) -> None:
        self._decisions: dict[tuple[Step, tuple[int, ...], str], Decision] = {}

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions so far; of two on one candidate, the last."""
        return tuple(self._decisions.values())

    def kept(self, step: Step, tokens: Iterable[int], rule: str) -> None:
        """Note a candidate that was taken."""
        self._note(step, tokens, rule, "")

    def rejected(self, step: Step, tokens: Iterable[int], rule: str, reason: str) -> None:
        """Note a candidate that was not taken, and why."""
        self._note(step, tokens, rule, reason)

    def _note(self, step: Step, tokens: Iterable[int], rule: str, reason: str) -> None:
        made = Decision(step=step, tokens=tuple(sorted(tokens)), rule=rule, kept=not reason, reason=reason)
        self._decisions[step, made.tokens, rule] = made


class DocumentTrace:
    """The traces of a document's sentences, and what was read before anything was decided."""

    def __init__(self) -> None:
        self.sentences: Sequence[Sentence] = ()
        self.traces: tuple[Trace, ...] = ()
        self.attributions: Sequence[FoundAttribution] = ()

    def begin(self, sentences: Sequence[Sentence]) -> tuple[Trace, ...]:
        """Keep the parsed sentences; gives a trace for each."""
        self.sentences = sentences
        self.traces = tuple(Trace() for _ in sentences)
        return self.traces
