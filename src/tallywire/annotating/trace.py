"""What was decided about one sentence, noted by the code that decides, for those who ask why.

A trace is handed down beside the sentence; where there is none (always, unless somebody asks), nothing is noted.

>>> trace = Trace()
>>> trace.rejected("trigger", (3,), "air_strike trigger:strike/noun", "stands beside: hunger")
>>> trace.decisions[0].kept, trace.decisions[0].reason
(False, 'stands beside: hunger')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Decision", "Step", "Trace"]

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
        self._decisions: dict[Decision, None] = {}

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions so far, each once."""
        return tuple(self._decisions)

    def kept(self, step: Step, tokens: Iterable[int], rule: str) -> None:
        """Note a candidate that was taken."""
        self._note(step, tokens, rule, "")

    def rejected(self, step: Step, tokens: Iterable[int], rule: str, reason: str) -> None:
        """Note a candidate that was not taken, and why."""
        self._note(step, tokens, rule, reason)

    def _note(self, step: Step, tokens: Iterable[int], rule: str, reason: str) -> None:
        made = Decision(step=step, tokens=tuple(sorted(tokens)), rule=rule, kept=not reason, reason=reason)
        self._decisions[made] = None
