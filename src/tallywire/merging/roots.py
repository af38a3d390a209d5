"""Which event stands for several that were found to be one."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["root_of"]


def root_of(home: Sequence[int], number: int) -> int:
    """The number at which the way from `number` ends; `home` says of each where it went, of a root itself.

    >>> root_of([0, 0, 1, 3], 2), root_of([0, 0, 1, 3], 3)
    (0, 3)
    """
    while home[number] != number:
        number = home[number]
    return number
