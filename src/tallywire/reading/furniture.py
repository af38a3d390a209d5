"""Labels every line of a page: headline, byline, dateline, body, caption, or boilerplate (the furniture around it)."""

from collections.abc import Iterator, Sequence

from tallywire.reading.datelines import find_dateline
from tallywire.reading.furniture_features import is_prose
from tallywire.reading.furniture_model import find_furniture
from tallywire.reading.lines import Line, read_lines
from tallywire.reading.roles import line_role
from tallywire.records import Block, PassageKind

__all__ = ["label_blocks"]

_SHORTEST_LEAD = 9  # words: a first paragraph is longer
_LONGEST_NAME = 6  # words of a name and its office
_ANNOUNCED: dict[str, PassageKind] = {
    "by": "byline",
    "written by": "byline",
    "reporting by": "byline",
    "author": "byline",
    "image caption": "caption",
    "media caption": "caption",
    "photo caption": "caption",
    "caption": "caption",
}
_LONGEST_HEADLINE = 22  # words; a longer line without a full stop is a paragraph


def label_blocks(text: str, *, trusted: bool = False) -> list[Block]:
    """One block for every line of `text` that is not blank (two where a paragraph begins with a dateline), in order.

    `trusted` says that `text` is extracted main text whose first line is the title: furniture is not looked for between
    the paragraphs then, only in what was left over around them.

    >>> lead = "SPLIT, Croatia (AP) — A ferry sank on Monday, the harbour said."
    >>> page = f"Menu | Search\\nFerry sinks off coast\\nBy Ana Kovac\\n{lead}\\nShare"
    >>> [(page[block.start : block.end], block.kind) for block in label_blocks(page)][1:4]
    [('Ferry sinks off coast', 'headline'), ('By Ana Kovac', 'byline'), ('SPLIT, Croatia (AP) —', 'dateline')]
    """
    lines = read_lines(text)
    role_of = {text: line_role(line) for text, line in {line.text: line for line in lines}.items()}  # once if repeated
    roles = _announced_roles(lines, [role_of[line.text] for line in lines])
    stamps = frozenset(at for at, role in enumerate(roles) if role)
    furniture = find_furniture(lines, stamps=stamps, trusted=trusted)
    kinds: list[PassageKind | None] = [
        "boilerplate" if away else role for away, role in zip(furniture, roles, strict=True)
    ]
    lead = _lead(lines, kinds, trusted=trusted)
    return list(_blocks(lines, kinds, lead))


def _announced_roles(lines: Sequence[Line], roles: Sequence[PassageKind | None]) -> list[PassageKind | None]:
    """The roles of lines that the line above announces: "By" over a name, "Image caption" over a caption."""
    found = list(roles)
    for at, line in enumerate(lines[:-1]):
        role = _ANNOUNCED.get(line.phrase) if len(line.words) <= 2 else None
        below = lines[at + 1]
        if role == "byline" and len(below.words) <= _LONGEST_NAME and below.text[0].isupper() and below.text[-1] != ".":
            found[at] = found[at + 1] = role
        elif role == "caption" and found[at + 1] is None:
            found[at + 1] = role
    return found


def _lead(lines: Sequence[Line], kinds: Sequence[PassageKind | None], *, trusted: bool) -> int:
    """The place of the first paragraph: article lines before it are headlines."""
    open_lines = [at for at, kind in enumerate(kinds) if kind is None]
    for at in open_lines[1:] if trusted else open_lines:
        if _is_paragraph(lines[at]):
            return at
    return open_lines[1] if len(open_lines) > 1 else len(lines)


def _is_paragraph(line: Line) -> bool:
    if find_dateline(line.text, first=True) or (is_prose(line) and len(line.words) >= _LONGEST_HEADLINE):
        return True
    return len(line.words) >= _SHORTEST_LEAD and line.text.endswith((".", ".”", '."', ":", "!”", "?”", ".)"))


def _blocks(lines: Sequence[Line], kinds: Sequence[PassageKind | None], lead: int) -> Iterator[Block]:
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is not None:
            yield Block(start=line.start, end=line.end, kind=kind)
        elif at < lead:
            yield Block(start=line.start, end=line.end, kind="headline")
        else:
            yield from _paragraph(line, first=at == lead)


def _paragraph(line: Line, *, first: bool) -> Iterator[Block]:
    dateline = find_dateline(line.text, first=first)
    body = line.start
    if dateline:
        yield Block(start=line.start, end=line.start + dateline.end, kind="dateline")
        body += dateline.body
    yield Block(start=body, end=line.end, kind="body")
