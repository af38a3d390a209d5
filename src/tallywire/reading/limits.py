"""How much of one input is read: beyond these sizes it is no news page, and reading it would cost everyone else.

The numbers were chosen so that one worker stays far below 2 GB whatever it is given, and so that no page of the
collections this was measured on (the longest: 0.6 MB of HTML, 110,000 characters of text) comes near them.
"""

from tallywire.errors import InputError

__all__ = ["MAX_PAGE_BYTES", "MAX_PDF_BYTES", "MAX_TEXT_CHARACTERS", "check_size"]

MAX_PAGE_BYTES = 8 << 20
"""Bytes of one page, archive member, mail or JSON line, after unpacking."""

MAX_PDF_BYTES = 64 << 20
"""Bytes of one PDF or DOCX file: pictures make them large, their text is small."""

MAX_TEXT_CHARACTERS = 500_000
"""Code points of one document's text: about 80,000 words, a book and not a page."""


def check_size(size: int, limit: int) -> None:
    """Raises InputError (`too_large`) when `size` bytes are more than `limit`.

    >>> check_size(10, 10)
    >>> check_size(9 << 20, MAX_PAGE_BYTES)
    Traceback (most recent call last):
    tallywire.errors.InputError: 9437184 bytes are too many for one page (at most 8388608); split it and add the parts
    """
    if size > limit:
        message = f"{size} bytes are too many for one page (at most {limit}); split it and add the parts"
        raise InputError("too_large", message)
