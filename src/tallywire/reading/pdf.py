"""PDF: the text of its pages, joined to paragraphs again.

A PDF places letters and knows no paragraphs; what is lost there cannot be had back fully. Pictures of text are not
read.
"""

from __future__ import annotations

import io
import logging

from tallywire.errors import InputError
from tallywire.reading.limits import MAX_TEXT_CHARACTERS
from tallywire.reading.reading import Reading
from tallywire.reading.unwrap import unwrap

__all__ = ["read_pdf"]

_PAGES = 1000


def read_pdf(content: bytes) -> Reading:
    """The text of a PDF with its title, author and date; raises InputError (`encrypted`, `bad_pdf`, `no_text`)."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each flaw of a file; ours is one rejection
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("encrypted", "the PDF is encrypted; remove its password and add it again")
        text = unwrap(_text(reader))
        metadata = reader.metadata
    except InputError:
        raise
    except DependencyError:
        raise InputError("encrypted", "the PDF is encrypted; remove its password and add it again") from None
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError,
            AssertionError, NotImplementedError, OSError, ArithmeticError, MemoryError) as problem:  # fmt: skip
        raise InputError("bad_pdf", f"the PDF is broken ({type(problem).__name__}); print it to a new PDF") from None
    if not text.strip():
        raise InputError(
            "no_text", "the PDF has no text, perhaps only pictures of it; recognise its text (OCR) and add that"
        )
    return Reading(text=text, title=_field(metadata, "/Title"), byline=_field(metadata, "/Author"))


def _text(reader: "pypdf.PdfReader") -> str:  # type: ignore[name-defined]  # noqa: F821, UP037
    pages: list[str] = []
    size = 0
    for page in reader.pages[:_PAGES]:
        pages.append(page.extract_text().replace("\0", ""))
        size += len(pages[-1])
        if size > MAX_TEXT_CHARACTERS:
            raise InputError(
                "too_long", f"the PDF has more than {MAX_TEXT_CHARACTERS} characters; split it and add the parts"
            )
    return "\n\n".join(pages).encode("utf-8", "replace").decode("utf-8")


def _field(metadata: object, name: str) -> str | None:
    value = metadata.get(name) if isinstance(metadata, dict) else None
    clean = str(value or "").encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return " ".join(clean.split())[:500] or None
