"""What an edited copy changed."""

from __future__ import annotations

from tallywire.records import Change

__all__ = ["find_changes"]


def find_changes(
    left_text: str, left_span: tuple[int, int], right_text: str, right_span: tuple[int, int]
) -> tuple[Change, ...]:
    """The edits that turn the left passage into the right one."""
    return ()
