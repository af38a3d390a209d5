"""Who a page credits: its headline, byline, agency, outlet, dateline. A name in running text is no credit."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tallywire.reading.agencies import agencies_in, full_names, is_agency_credit
from tallywire.reading.datelines import find_dateline
from tallywire.reading.furniture_data import load_furniture
from tallywire.reading.lines import Line, read_lines
from tallywire.reading.writtendates import find_dates
from tallywire.records import Block, PassageKind, Span

__all__ = ["Credits", "find_credits"]

_BY = re.compile(
    r"(?:story |text |report |written |posted |reported |compiled )?by:? (?!the (?:associated|canadian)\b)",
    re.IGNORECASE,
)
_BARE_BY = re.compile(r"(?:written |reporting |report )?by:?", re.IGNORECASE)
_CLOSING = re.compile(r"(?:[.”\"’)] ?[-–—/]{1,2} ?|[.”\"’] ?[(\[] ?)([A-Z][\w./ ,&-]{1,60})[)\].]{0,2}$")
_SUFFIX = re.compile(r" (?:\||»|::) ([^|»]{2,60})$| [-–—] ([A-Z][^|»–—-]{2,40})$")
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_MENU = re.compile(r" [|>/] |   |\t|  [A-Z]")
_TAIL = 120
_FURNITURE = frozenset({"boilerplate", "headline"})
_BRACKET = re.compile(r"\(([^()]{1,60})\)")
_WIRE = re.compile(r"[A-Z][\w'&.-]*(?: [A-Z][\w'&.-]*){0,3}")
_NEWSROOM = re.compile(r"[A-Z][\w'&.-]*(?: [A-Z][\w'&.-]*){0,3} (?:Press|Agency|Newswire|Wire|News Service)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What the page says of itself. `agency` is the canonical name, several joined by "; "; unknown is None."""

    title: str | None
    byline: str | None
    agency: str | None
    outlet: str | None
    dateline: Span | None


def find_credits(text: str, blocks: Sequence[Block]) -> Credits:
    """Reads the credits off labelled lines.

    >>> page = "Ferry sinks\\nBy Ana Kovac, Associated Press\\nSPLIT, Croatia (AP) — A ferry sank off Split on Monday."
    >>> from tallywire.reading.furniture import label_blocks
    >>> found = find_credits(page, label_blocks(page, trusted=True))
    >>> found.byline, found.agency, found.dateline
    ('Ana Kovac', 'Associated Press', Span(start=43, end=64))
    """
    headlines, bylines = _texts(text, blocks, "headline"), _with_names(_texts(text, blocks, "byline"))
    dateline = _dateline(text, blocks)
    outlet = _outlet(text, blocks, headlines[:1], bylines)
    return Credits(
        title=_title(headlines[0], outlet) if headlines else None,
        byline=next((name for line in bylines if (name := _byline_name(line))), None),
        agency=_agency(text, blocks, bylines, dateline) or _newsroom_credited(text, blocks, outlet),
        outlet=outlet,
        dateline=dateline,
    )


def _texts(text: str, blocks: Iterable[Block], kind: PassageKind) -> list[str]:
    return [text[block.start : block.end] for block in blocks if block.kind == kind]


def _with_names(bylines: Sequence[str]) -> list[str]:
    """Byline lines; a name that stands under a "By" of its own line is joined to it."""
    return [
        f"{above} {line}" if _BARE_BY.fullmatch(above) else line
        for above, line in pairwise(["", *bylines])
        if not _BARE_BY.fullmatch(line)
    ]


def _title(headline: str, outlet: str | None) -> str:
    """The headline without the outlet's name behind a bar."""
    suffix = _SUFFIX.search(headline)
    return (
        headline[: suffix.start()].rstrip() if suffix and outlet and _same(suffix[1] or suffix[2], outlet) else headline
    )


def _byline_name(line: str) -> str | None:
    """The names of a byline; an agency's line as it stands; nothing for a line that is only a date."""
    if is_agency_credit(line):
        return line.strip("()[] ")
    by = _BY.match(line)
    if not by:
        return None
    name = line[by.end() :]
    dates = find_dates(name)
    name = name[: dates[0].start] if dates else name
    for separator in (" | ", ", ", " – ", " — ", " - ", " / ", "/"):
        head, _, tail = name.partition(separator)
        if tail and agencies_in(tail):
            name = head
    return _without_agency(name).strip(" ,|–—-/.") or None


def _without_agency(name: str) -> str:
    words = name.split()
    for at in range(1, len(words)):
        if is_agency_credit(" ".join(words[at:])):
            return " ".join(words[:at])
    return name


def _dateline(text: str, blocks: Sequence[Block]) -> Span | None:
    """The first dateline that names a place: it ends where a body block of the same line begins."""
    for block, following in pairwise(blocks):
        together = block.kind == "dateline" and following.kind == "body"
        if (
            together
            and not text[block.end : following.start].strip(" ")
            and find_dateline(text[block.start : following.end], first=True)
        ):
            return Span(start=block.start, end=block.end)
    return None


def _agency(text: str, blocks: Sequence[Block], bylines: Sequence[str], dateline: Span | None) -> str | None:
    found: dict[str, None] = {}
    for line in bylines:
        found.update(dict.fromkeys(_byline_agencies(line)))
    if dateline:
        found.update(dict.fromkeys(_dateline_agencies(text[dateline.start : dateline.end])))
    bodies = [block for block in blocks if block.kind == "body"]
    if bodies and not found:
        closing = _CLOSING.search(text[max(bodies[-1].start, bodies[-1].end - _TAIL) : bodies[-1].end])
        if closing and is_agency_credit(closing[1]):
            found.update(dict.fromkeys(agencies_in(closing[1])))
    return "; ".join(full_names(found)) or None


def _dateline_agencies(dateline: str) -> list[str]:
    """Whoever stands in brackets in a dateline is the wire that sent it, known to the table or not."""
    found: list[str] = []
    for bracket in _BRACKET.findall(dateline):
        found += agencies_in(bracket) or ([bracket] if _WIRE.fullmatch(bracket) else [])
    return found


def _byline_agencies(line: str) -> tuple[str, ...]:
    """Agencies of a byline. "Contributed to this report" and photo credits are not the story's origin."""
    return () if "contribut" in line.lower() or len(line) > _TAIL else agencies_in(line)


def _newsroom_credited(text: str, blocks: Sequence[Block], outlet: str | None) -> str | None:
    """A newsroom that no table knows, named alone where a credit stands: "Meridian Press".

    That is on a line between headline and text, or in brackets on the line below the text, and nowhere else on the
    page: what a page says twice is its own name.
    """
    bodies = [number for number, block in enumerate(blocks) if block.kind == "body"]
    heads = [number for number, block in enumerate(blocks) if block.kind == "headline"]
    if not bodies or not heads:
        return None
    below = [block for block in blocks[bodies[-1] + 1 : bodies[-1] + 2] if text[block.start] == "("]
    places = [block for block in [*blocks[heads[0] + 1 : bodies[0]], *below] if block.kind in _FURNITURE]
    lines = [text[block.start : block.end] for block in places]
    page = "\n".join(text[block.start : block.end] for block in blocks if block.kind in _FURNITURE)
    names = (line.strip("()[] ") for line in lines if len(line) <= _TAIL)
    return next((name for name in names if _is_newsroom(name, outlet) and page.count(name) == 1), None)


def _is_newsroom(name: str, outlet: str | None) -> bool:
    listed = read_lines(name)[0].phrase in load_furniture().phrases.exact
    return bool(_NEWSROOM.fullmatch(name)) and not listed and not _same(name, outlet or "")


def _outlet(text: str, blocks: Sequence[Block], headlines: Sequence[str], bylines: Sequence[str]) -> str | None:
    """The outlet's name where two places agree on it, or where it stands alone above a menu at the top of the page."""
    furniture = _texts(text, blocks, "boilerplate")
    names = [line for line in furniture[:6] if _may_be_name(line)]
    rights = " ".join(line for line in furniture if _RIGHTS.search(line[:300]))[:2000]
    elsewhere = [*headlines, *bylines, rights]
    for name in names:
        if any(_same_words(name, other) for other in elsewhere):
            return name
    counts = Counter(furniture)
    repeated = next((name for name in names if counts[name] > 1 or _twice(name, furniture)), None)
    return repeated or _above_menu(furniture, names) or _suffix_name(headlines, furniture)


def _may_be_name(line: str) -> bool:
    read: list[Line] = read_lines(line)
    words = line.split()
    return (
        1 <= len(words) <= 5
        and len(line) <= 50
        and not _MENU.search(line)
        and read[0].phrase not in load_furniture().phrases.exact
        and all(word[0].isupper() or word.lower() in {"of", "the", "and"} for word in words)
        and bool(read[0].words)
    )


def _same(left: str, right: str) -> bool:
    return _key(left) == _key(right)


def _key(name: str) -> str:
    return " ".join(word for word in read_lines(name)[0].words if word != "the") if name.strip() else ""


def _same_words(name: str, other: str) -> bool:
    key = _key(name)
    return bool(key) and f" {key} " in f" {_key(other)} "


def _twice(name: str, furniture: Sequence[str]) -> bool:
    return sum(name in line for line in furniture) > 1


def _above_menu(furniture: Sequence[str], names: Sequence[str]) -> str | None:
    if len(furniture) > 1 and furniture[0] in names and any(_MENU.search(line) for line in furniture[1:3]):
        return furniture[0]
    return None


def _suffix_name(headlines: Sequence[str], furniture: Sequence[str]) -> str | None:
    suffix = _SUFFIX.search(headlines[0]) if headlines else None
    name = (suffix[1] or suffix[2]).strip() if suffix else None
    return name if name and any(_same_words(name, line) for line in furniture) else None
