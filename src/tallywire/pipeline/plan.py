"""Stages: what each one is called, reads and writes; and the check that a plan of them fits together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from tallywire.errors import PlanError

__all__ = ["PLAN", "Stage", "check_plan", "unwatched", "versions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of the flow. `version` goes up whenever the same input would give other rows.

    `shape` says how it may be run: a map sees one document, a group stage one group of rows, a set stage whole
    tables as expressions.
    """

    name: str
    version: int
    shape: Literal["map", "set", "group"]
    reads: tuple[str, ...]
    writes: tuple[str, ...]


PLAN: Sequence[Stage] = (
    Stage(
        name="reading",
        version=3,
        shape="map",
        reads=("pages",),
        writes=("read_documents", "blocks", "rejections"),
    ),
    Stage(
        name="annotating",
        version=4,
        shape="map",
        reads=("read_documents", "blocks"),
        writes=("passages", "read_statements"),
    ),
    Stage(
        name="folding",
        version=2,
        shape="map",
        reads=("passages",),
        writes=("folded",),
    ),
    Stage(
        name="pairing",
        version=1,
        shape="set",
        reads=("folded",),
        writes=("candidates",),
    ),
    Stage(
        name="aligning",
        version=1,
        shape="group",
        reads=("folded", "candidates"),
        writes=("pairs",),
    ),
    Stage(
        name="tracing",
        version=2,
        shape="group",
        reads=("read_documents", "pairs"),
        writes=("copies", "document_origins"),
    ),
    Stage(
        name="crediting",
        version=1,
        shape="group",
        reads=("read_documents", "read_statements", "document_origins", "copies"),
        writes=("origins", "statement_origins"),
    ),
    Stage(
        name="proposing",
        version=1,
        shape="set",
        reads=("read_documents", "read_statements", "document_origins"),
        writes=("proposed",),
    ),
    Stage(
        name="comparing",
        version=1,
        shape="group",
        reads=("read_documents", "read_statements", "document_origins", "proposed"),
        writes=("compared",),
    ),
    Stage(
        name="linking",
        version=1,
        shape="group",
        reads=("read_documents", "read_statements", "compared", "judgements"),
        writes=("stories",),
    ),
    Stage(
        name="dating",
        version=2,
        shape="group",
        reads=("stories", "read_documents", "read_statements"),
        writes=("dated_documents", "dated_statements"),
    ),
    Stage(
        name="merging",
        version=4,
        shape="group",
        reads=("stories", "dated_documents", "dated_statements", "statement_origins", "judgements"),
        writes=("told_events", "relations", "statement_events"),
    ),
    Stage(
        name="tallying",
        version=5,
        shape="group",
        reads=("told_events", "dated_statements", "statement_origins", "relations", "dated_documents", "judgements"),
        writes=("events", "figures"),
    ),
    Stage(
        name="assembling",
        version=1,
        shape="set",
        reads=(
            "dated_documents",
            "dated_statements",
            "document_origins",
            "statement_origins",
            "statement_events",
            "stories",
        ),
        writes=("documents", "statements"),
    ),
)
"""The stages in order. What a stage reads was written by an earlier one, or is the input."""


def check_plan(plan: Sequence[Stage], *, given: Collection[str]) -> None:
    """Raises `PlanError`, with every fault, unless each table is written once, and before it is read.

    >>> check_plan(PLAN, given=["pages", "judgements"])
    >>> check_plan(PLAN[1:2], given=["read_documents"])
    Traceback (most recent call last):
    ...
    tallywire.errors.PlanError: annotating reads blocks, which no earlier stage writes
    """
    written, faults = set(given), []
    for stage in plan:
        faults += [
            f"{stage.name} reads {name}, which no earlier stage writes" for name in stage.reads if name not in written
        ]
        faults += [f"{stage.name} writes {name}, which is there already" for name in stage.writes if name in written]
        written.update(stage.writes)
    if faults:
        raise PlanError("; ".join(faults))


def versions(plan: Sequence[Stage] = PLAN) -> dict[str, str]:
    """The version of each stage, as the manifest of a ledger keeps them."""
    return {stage.name: str(stage.version) for stage in plan}


def unwatched(stage: str) -> None:
    """The observer of a run that nobody watches: told each stage's name, it does nothing."""
