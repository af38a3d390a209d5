"""What is said when something cannot be shown: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from tallywire.publishing.pages.plain import Json
from tallywire.publishing.words import sentence

__all__ = ["ProblemPage"]

_TITLES = {400: "This cannot be asked", 403: "This may not be done", 404: "This is not in the record"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """A refusal or a failure, in words."""

    NAME: ClassVar[str] = "problem"

    status: int
    words: str

    @property
    def title(self) -> str:
        """The heading."""
        return _TITLES.get(self.status, HTTPStatus(self.status).phrase)

    @property
    def message(self) -> str:
        """What happened and what to do, as a sentence."""
        return sentence(self.words)

    def json(self) -> Json:
        """The page as JSON."""
        return {"error": {"status": self.status, "message": self.words}}

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet."""
        return iter([{"status": self.status, "error": self.words}])
