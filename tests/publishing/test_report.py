import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.publishing.report import render_report, script_safe_json, write_report
from tallywire.publishing.report_data import report_data, web_address
from tallywire.publishing.tables import Lookup, Tables


class Outline(HTMLParser):
    """The elements of a page with their attributes, and the text of each script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, text: str) -> None:
        if self.elements and self.elements[-1][0] == "script" and self.scripts:
            self.scripts[-1] += text


def test_the_header_says_pages_and_origins(tables: Tables) -> None:
    html = render_report(tables)
    assert re.search(r"<h1>5 pages .*3 independent origins</h1>", html)
    assert "<strong>1 disputed</strong>" in html
    assert "4 documents · 3 origins" in html


def test_the_file_asks_nobody_for_anything(tables: Tables) -> None:
    outline = Outline(render_report(tables))
    addresses = [
        value for _, attributes in outline.elements for name in ("src", "href") if (value := attributes.get(name))
    ]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert "@import" not in render_report(tables)
    assert "url(" not in render_report(tables)
    assert "fetch(" not in render_report(tables)


def test_page_text_cannot_become_script(tables: Tables) -> None:
    html = render_report(tables)
    outline = Outline(html)
    assert len(outline.scripts) == 2
    assert "<img src=x" not in html
    assert "<script>alert(1)" not in html
    assert not [tag for tag, attributes in outline.elements if any(name.startswith("on") for name in attributes)]


def test_the_record_in_the_file_is_the_record(tables: Tables) -> None:
    record = json.loads(Outline(render_report(tables)).scripts[0])
    assert record == json.loads(json.dumps(report_data(Lookup.of(tables))))
    assert record["pages"][4]["text"] == tables.documents[4].text


def test_only_the_script_of_the_package_may_run(tables: Tables) -> None:
    html = render_report(tables)
    assert "default-src 'none'" in html.replace("&#39;", "'")
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/]{43}='", html.replace("&#39;", "'").replace("&#43;", "+"))


def test_the_same_record_gives_the_same_bytes(tables: Tables, tmp_path: Path) -> None:
    write_report(tables, tmp_path / "a.html")
    write_report(tables, tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_an_empty_record_still_makes_a_page() -> None:
    html = render_report(Tables())
    assert "0 pages" in html
    assert "No page reports an event." in html


def test_landmarks_labels_and_one_first_heading(tables: Tables) -> None:
    elements = Outline(render_report(tables)).elements
    tags = [tag for tag, _ in elements]
    assert tags.count("h1") == 1
    assert {"header", "nav", "main", "footer"} <= set(tags)
    assert elements[0] == ("html", {"lang": "en"})


def test_every_sentence_carries_its_place_marks_and_other_side(tables: Tables) -> None:
    event = report_data(Lookup.of(tables))["events"]["eve-clash"]
    saying = event["voices"][0]["sayings"][0]
    text = tables.documents[saying["page"]].text
    assert text[saying["start"] : saying["end"]].startswith("At least 12 soldiers")
    assert [(text[start:end], kind) for start, end, kind in saying["marks"]] == [
        ("At least 12", "number"),
        ("killed", "trigger"),
        ("Brigadier Tolan Reke", "said"),
        ("said", "said"),
    ]
    assert saying["relations"][0]["relation"] == "denies by"
    assert saying["copies"][0]["kind"] == "verbatim"
    assert saying["pages"] == [0, 1]


def test_history_is_folded_away_and_not_among_the_days(tables: Tables) -> None:
    html = render_report(tables)
    days, history = html.split("History and context", 1)
    assert "Valley war</span>" not in days
    assert "Valley war</span>" in history


@pytest.mark.parametrize(
    "url", ["javascript:x()", "JAVASCRIPT:x()", " javascript:x()", "data:text/html,x", "file:///x", None, "//x"]
)
def test_only_web_addresses_are_links(url: str | None) -> None:
    assert web_address(url) is None


@given(st.text())
def test_json_in_a_script_element_is_json_and_has_no_tag(text: str) -> None:
    embedded = script_safe_json({"text": text})
    assert json.loads(embedded) == {"text": text}
    assert not set(embedded) & set("<>&\u2028\u2029")
