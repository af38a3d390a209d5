"""A report taken apart: its elements, and the views and data that sleep in it."""

from __future__ import annotations

import base64
import json
import zlib
from html.parser import HTMLParser
from typing import Any


class Outline(HTMLParser):
    """The elements of a page with their attributes, and the text of each script by its id or type."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self._inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        self._inside = tag
        if tag == "script":
            self.scripts.append((dict(attributes), ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, text: str) -> None:
        if self._inside == "script":
            attributes, found = self.scripts[-1]
            self.scripts[-1] = (attributes, found + text)


def unpacked(html: str, name: str) -> Any:
    """The JSON of a packed element."""
    packed = html.split(f'<script type="text/plain" id="{name}">', 1)[1].split("</script>", 1)[0]
    return json.loads(unpack(packed))


def unpack(packed: str) -> str:
    """What `report_store.pack` packed."""
    return zlib.decompress(base64.b64decode(packed)).decode()


def views(html: str) -> dict[str, str]:
    """The HTML of every view of a report that carries them as templates, by name."""
    found = {}
    for piece in html.split('<template data-name="')[1:]:
        name, _, rest = piece.partition('">')
        found[name.replace("&amp;", "&")] = rest.split("</template>", 1)[0]
    return found
