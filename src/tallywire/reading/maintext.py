"""The lines of a page's main text, one per block, from a parsed page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
import trafilatura
from lxml.etree import _Element as Element
from trafilatura.settings import Extractor

from tallywire.reading.unwrap import unwrap

__all__ = ["main_text"]

_BLOCKS = frozenset((
    "p", "head", "item", "row", "quote", "list", "table", "code", "pre", "div", "section", "article", "fw", "body",
))  # fmt: skip
_HTML_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "caption", "blockquote", "pre", "figure", "figcaption", "form",
    "fieldset", "address", "hr", "body", "center", "details", "summary",
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "iframe", "object", "svg", "math", "select", "button",
    "textarea", "input",
))  # fmt: skip
_PREFORMATTED = frozenset(["pre", "code"])
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_HIDDEN = "/html/body//*[@hidden or @style]"
_SHORTEST = 250  # trafilatura's own limit, below which it tries everything else


def main_text(tree: lxml.html.HtmlElement, markup: str, *, whole: bool) -> str:
    """The main text of a page, one line per block; `whole`: all of it is main text."""
    if whole:
        return "\n".join(_lines(tree, _HTML_BLOCKS))
    hidden = _drop_hidden(tree)
    text = _extracted(tree)
    if hidden and len(text) < _SHORTEST:  # hidden until a script shows it
        tree = lxml.html.document_fromstring(markup.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
        text = _extracted(tree)
    if text.count("\n") < 1 or len(text) < _SHORTEST:
        rendered = _rendered(markup)
        if len(rendered) > len(text) or (rendered.count("\n") > 1 and len(rendered) > len(text) / 4):
            text = rendered
    return text or "\n".join(_lines(tree, _HTML_BLOCKS))


def _drop_hidden(tree: lxml.html.HtmlElement) -> bool:
    """Takes away what a browser would not show; whether there was any."""
    hidden = [element for element in tree.xpath(_HIDDEN) if element.tag != "body" and _is_hidden(element)]
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()
    return bool(hidden)


def _is_hidden(element: lxml.html.HtmlElement) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _extracted(tree: lxml.html.HtmlElement) -> str:
    options = Extractor(
        output_format="python", comments=False, formatting=False, links=False, images=False, tables=True
    )
    found = trafilatura.bare_extraction(tree, options=options)
    body = getattr(found, "body", None)
    return "" if body is None else "\n".join(_lines(body, _BLOCKS))


def _rendered(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        markup, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False, list_bullets=False
    )
    return "\n".join(clean for part in str(text).split("\n") if (clean := _SPACES.sub(" ", part).strip()))


def _lines(body: Element, blocks: frozenset[str]) -> Iterator[str]:
    """The text of each block on one line; a line break within a block is one, white space in the markup is none."""
    for piece in "".join(_pieces(body, blocks)).split("\n"):
        clean = _SPACES.sub(" ", piece).strip()
        if clean and any(map(str.isalnum, clean)):
            yield clean


def _pieces(body: Element, blocks: frozenset[str]) -> Iterator[str]:
    """Texts and the newlines between blocks, in order; a stack, because pages nest deeper than Python may recurse."""
    stack: list[tuple[Element, bool]] = [(body, False)]
    while stack:
        element, left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if left:
            yield "\n" if tag in blocks else " " if tag in ("cell", "td", "th") else ""
            yield _SPACES.sub(" ", element.tail or "")
            continue
        if tag in blocks or tag in ("lb", "br"):
            yield "\n"
        stack.append((element, True))
        if tag in _UNSEEN or not tag:
            continue
        if tag in _PREFORMATTED:
            yield unwrap("".join(element.itertext()))
            continue
        yield _SPACES.sub(" ", element.text or "")
        stack.extend((child, False) for child in reversed(element))
