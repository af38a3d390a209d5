"""The errors that Tallywire raises.

    TallywireError
    ├── UsageError            the command or call cannot mean anything; nothing was done
    ├── InputError            one input cannot be read; becomes a row of `rejections`
    ├── LedgerError           a ledger cannot be opened, written or trusted
    │   ├── LedgerLocked      another process is writing to it
    │   └── LedgerBroken      a file is missing or does not match the manifest
    ├── OntologyError         an ontology file has mistakes (all of them are listed at once)
    ├── ReaderError           the reader that was asked for is not installed or cannot do the work
    └── PlanError             the stages do not fit together: a bug of this program

Every message says what happened, with which value, and what to do.

>>> str(InputError("encrypted", "the PDF is encrypted; remove its password and add it again"))
'the PDF is encrypted; remove its password and add it again'
"""

__all__ = [
    "InputError",
    "LedgerBroken",
    "LedgerError",
    "LedgerLocked",
    "OntologyError",
    "PlanError",
    "ReaderError",
    "TallywireError",
    "UsageError",
]


class TallywireError(Exception):
    """Anything that Tallywire raises on purpose."""


class UsageError(TallywireError):
    """The command or call cannot mean anything; nothing was done."""


class InputError(TallywireError):
    """One input cannot be read. `code` is a short stable word for programs, the message is for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class LedgerError(TallywireError):
    """A ledger cannot be opened, written or trusted."""


class LedgerLocked(LedgerError):
    """Another process is writing to the ledger."""


class LedgerBroken(LedgerError):
    """A file of the ledger is missing, or is not the one its manifest names."""


class OntologyError(TallywireError):
    """An ontology file has mistakes; the message lists all of them."""


class ReaderError(TallywireError):
    """The reader that was asked for is not installed, or lacks a part that is needed."""


class PlanError(TallywireError):
    """The stages do not fit together. This is a bug of the program, not of its input."""
