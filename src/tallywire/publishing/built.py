"""The built parts of the pages: scripts, style and outlines, bundled from `frontend/` into `assets/`."""

from __future__ import annotations

from importlib import resources

from tallywire.errors import UsageError

__all__ = ["asset"]


def asset(name: str) -> str:
    """The text of a built file (`app.css`).

    Raises `UsageError` where it is not there: a wheel carries it, a checkout builds it (`make assets`).
    """
    built = resources.files("tallywire.publishing").joinpath("assets", name)
    if not built.is_file():
        raise UsageError(
            f"the built file {name} is missing from this checkout: run `make assets` (it needs Node.js 20)"
        )
    return built.read_text("utf-8")
