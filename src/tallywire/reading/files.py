"""Paths: from a SOURCE as given to the regular files behind it, in sorted order, without ever blocking.

A folder is walked with links to files followed and links to folders not: a link to a folder can lead in a circle or
out of what was given. A linked folder inside the walked one is read where it lies; any other is reported, never
skipped silently.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from typing import BinaryIO

from tallywire.errors import InputError
from tallywire.reading.limits import check_size
from tallywire.records import Rejection

__all__ = ["expand", "open_regular", "printable", "read_all", "reject"]

STAGE = "reading"
_REASONS = {
    FileNotFoundError: ("not_found", "there is no such file or folder; check the path"),
    PermissionError: ("no_permission", "reading it is not permitted; change its permissions or leave it out"),
}


def printable(path: str) -> str:
    r"""The path as text that can be stored: bytes that are no UTF-8 are written as `\xNN`.

    >>> printable("pages/caf\udce9.html")
    'pages/caf\\xe9.html'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def reject(source: str, problem: InputError | OSError) -> Rejection:
    """The row for an input that could not be read.

    >>> reject("a.html", FileNotFoundError(2, "No such file")).code
    'not_found'
    """
    code, message = _explain(problem)
    return Rejection(source=source, stage=STAGE, code=code, message=message)


def _explain(problem: InputError | OSError) -> tuple[str, str]:
    if isinstance(problem, InputError):
        return problem.code, str(problem)
    for kind, (code, message) in _REASONS.items():
        if isinstance(problem, kind):
            return code, message
    return "unreadable", f"the system cannot read it ({problem.strerror or type(problem).__name__})"


def expand(source: str) -> Iterator[str | Rejection]:
    """The files behind one SOURCE (a file, a folder or a glob), sorted, and a Rejection for what is not reached.

    A path that exists is taken literally before it is tried as a glob, so `[a].html` can be named.
    """
    if os.path.isdir(source):
        yield from _walk(source)
    elif os.path.lexists(source) or not glob.has_magic(source):
        yield source
    else:
        yield from _expand_glob(source)


def _expand_glob(pattern: str) -> Iterator[str | Rejection]:
    matches = sorted(glob.glob(pattern, recursive=True, include_hidden=True), key=os.fsencode)
    if not matches:
        message = "no file matches this pattern; check it, and quote it where the shell would expand it"
        yield Rejection(source=printable(pattern), stage=STAGE, code="not_found", message=message)
    for path in matches:
        if "**" not in pattern and os.path.isdir(path):
            yield from _walk(path)
        elif not os.path.isdir(path):
            yield path


def _walk(root: str) -> Iterator[str | Rejection]:
    """Depth first, names in byte order; a stack, because folders can lie deeper than Python may recurse."""
    inside = os.path.join(os.path.realpath(root), "")
    stack = [root]
    while stack:
        path = stack.pop()
        if path != root and not _is_folder(path):
            yield path
        elif path != root and os.path.islink(path):
            if not os.path.join(os.path.realpath(path), "").startswith(inside):
                message = "a link to a folder elsewhere is not followed; name that folder as a source of its own"
                yield Rejection(source=printable(path), stage=STAGE, code="linked_folder", message=message)
        else:
            try:
                names = sorted(os.listdir(path), key=os.fsencode, reverse=True)
            except OSError as problem:
                yield reject(printable(path), problem)
            else:
                stack.extend(os.path.join(path, name) for name in names)


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except OSError:
        return False  # opening it gives the reason


def open_regular(path: str) -> BinaryIO:
    """Opens a regular file for reading; a pipe, device or socket raises InputError (`not_a_file`) and never blocks.

    Checked before opening (opening a device can have effects) and after (it may have been exchanged in between).
    """
    _check_regular(os.stat(path).st_mode)
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
    stream = os.fdopen(descriptor, "rb")
    try:
        _check_regular(os.fstat(descriptor).st_mode)
    except InputError:
        stream.close()
        raise
    return stream


def _check_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise InputError("not_a_file", "a pipe, device or socket is not read; use a file, or `-` for standard input")


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """The whole content of `stream`; raises InputError (`too_large`) beyond `limit` bytes, having read no more."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        check_size(max(os.fstat(stream.fileno()).st_size, limit + 1), limit)
    return content
