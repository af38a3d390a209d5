import base64
import dataclasses
import functools
import hashlib
import json
import re
from pathlib import Path

import pytest
from copied import Press
from hypothesis import given, settings
from hypothesis import strategies as st
from opened import Outline, unpacked, views

from tallywire.errors import UsageError
from tallywire.publishing.built import asset
from tallywire.publishing.pages.render import island
from tallywire.publishing.report import render_report, write_report
from tallywire.publishing.tables import Tables


@pytest.fixture
def html(tables: Tables) -> str:
    return render_report(tables)


def test_the_header_says_documents_and_origins(html: str) -> None:
    assert re.search(r"<h1[^>]*>5 documents .*3 origins .*1 story</h1>", html)
    assert "(1 event) disputed" in html
    assert "4 documents · 3 origins" in html


def test_the_file_asks_nobody_for_anything(html: str) -> None:
    outline = Outline(html)
    addresses = [
        value
        for _, attributes in outline.elements
        if attributes.get("rel") != "noopener noreferrer external"
        for name in ("src", "href", "action", "srcset", "data", "poster")
        if (value := attributes.get(name))
    ]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert not [tag for tag, _ in outline.elements if tag in ("link", "img", "iframe", "object", "base")]
    assert "@import" not in asset("app.css")
    assert "url(" not in asset("app.css")
    assert "fetch(" not in asset("report.js")
    assert "XMLHttpRequest" not in asset("report.js")


def test_page_text_cannot_become_script(html: str) -> None:
    outline = Outline(html)
    runs = [attributes for attributes, _ in outline.scripts if "type" not in attributes]
    assert len(runs) == 1
    assert {attributes.get("type") for attributes, _ in outline.scripts} == {None, "application/json", "text/plain"}
    assert "<img src=x" not in html
    assert "<script>alert(1)" not in html
    assert not [tag for tag, attributes in outline.elements if any(name.startswith("on") for name in attributes)]
    assert not [tag for tag, attributes in outline.elements if "style" in attributes]


def test_only_the_script_and_the_style_of_the_package_may_be_used(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html.replace("&#39;", "'"))
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#43;", "+").split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for rule, name in (("script-src", "report.js"), ("style-src", "app.css")):
        digest = base64.b64encode(hashlib.sha256(asset(name).encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert "connect-src" not in rules


def test_every_link_leads_to_a_view_of_the_file(html: str) -> None:
    found = views(html)
    markup = html.split('<script type="text/plain" id="index">', 1)[0]
    links = set(re.findall(r'href="#([^"]+)"', markup)) - {"main"}
    addresses = {re.sub(r"[?&](at|all)=[0-9-]+|#.*", "", one) for one in links}
    own = {one for one in addresses if one.partition("?")[0] != "events" and "/beside/" not in one}
    assert own
    places = set(re.findall(r' id="([^"]+)"', html))
    assert own <= set(found) | places


def test_every_event_and_every_page_has_a_view(html: str, tables: Tables) -> None:
    found = views(html)
    assert {f"event/{event.id}" for event in tables.events} <= set(found)
    assert {f"document/{document.id}" for document in tables.documents} <= set(found)
    assert {f"entry/{event.id}" for event in tables.events} <= set(found)
    assert {"timeline", "figures", "sources", "stories", "documents", "missing"} <= set(found)
    assert "At least 12" in found["event/eve-clash"]


def test_the_text_of_every_page_is_in_the_file_line_by_line_with_its_places(html: str, tables: Tables) -> None:
    for document in tables.documents:
        lines = re.findall(
            r'<p class="[a-z]+" data-start="(\d+)">(.*?)</p>', views(html)[f"document/{document.id}"], re.S
        )
        for start, words in lines:
            plain = re.sub(r"<[^>]*>", "", words)
            for escape, letter in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
                plain = plain.replace(escape, letter)
            assert document.text[int(start) : int(start) + len(plain)] == plain
        assert sum(line.strip() != "" for line in document.text.splitlines()) == len(lines)


def test_the_index_has_every_event_with_what_the_filters_ask(html: str, tables: Tables) -> None:
    index = unpacked(html, "index")
    clash = next(row for row in index["rows"] if row["id"] == "eve-clash")
    assert (clash["place"], clash["status"], clash["updated"]) == ("Orvast", "contested", True)
    assert (clash["day"], clash["day_words"], clash["background"]) == ("2031-03-02", "2 March 2031", False)
    assert [index["origins"][number] for number in clash["origin_ids"]] == ["ori-army", "ori-league", "ori-second"]
    assert {row["id"] for row in index["rows"]} == {event.id for event in tables.events}
    assert next(row for row in index["rows"] if row["id"] == "eve-war")["background"]
    assert set(index["map"]) == {"eve-clash"}
    assert index["timeline"]["eve-clash"]["href"] == "#event/eve-clash"


def test_the_copies_between_two_pages_are_in_the_file(html: str, tables: Tables) -> None:
    copies = unpacked(html, "copies")
    (key,) = copies["pairs"]
    giver, taker = (copies["ids"][int(place)] for place in key.split())
    assert (giver, taker) == ("doc-wire", "doc-copy")
    (copy,) = copies["pairs"][key]
    text = {document.id: document.text for document in tables.documents}
    assert text["doc-wire"][slice(*copy["from"])] == text["doc-copy"][slice(*copy["to"])]


def test_the_same_record_gives_the_same_bytes(tables: Tables, tmp_path: Path) -> None:
    write_report(tables, tmp_path / "a.html")
    write_report(tables, tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_an_empty_record_still_makes_a_page() -> None:
    html = render_report(Tables())
    assert "0 documents" in html
    assert "No page reports an event." in html


def test_landmarks_labels_and_one_first_heading(html: str) -> None:
    awake = re.sub(r"<template.*?</template>", "", html, flags=re.S)
    elements = Outline(awake).elements
    tags = [tag for tag, _ in elements]
    assert tags.count("h1") == 1
    assert {"header", "nav", "main", "footer"} <= set(tags)
    assert elements[0] == ("html", {"lang": "en"})


def test_history_is_not_among_the_days(html: str) -> None:
    first = html.split('<div id="other"', 1)[0]
    assert "Shelling of Merrin</span>" in first
    assert "Valley war</span>" not in first


def test_a_page_in_other_letters_keeps_its_places(tables: Tables) -> None:
    wide = dataclasses.replace(tables.documents[4], text="𝒳𝒴 title\nand a line\n")
    found = views(render_report(dataclasses.replace(tables, documents=(*tables.documents[:4], wide), passages=())))
    assert 'data-start="9"' in found["document/doc-hostile"]


def test_a_checkout_without_built_scripts_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="make assets"):
        asset("no-such-file.js")


@functools.cache
def tags_of_an_empty_report() -> set[str]:
    return {tag for tag, _ in Outline(render_report(Press().tables)).elements}


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=20).filter(lambda name: not name.isspace()))
def test_names_from_pages_stay_text(name: str) -> None:
    press = Press()
    press.page("a", "At least 22 people died when the ferry sank off Orlo.")
    press.page("b", "At least 22 people died when the ferry sank off Orlo.", origin="a")
    press.take("b", 0, "a", 0)
    press.documents["a"] = dataclasses.replace(press.documents["a"], outlet=name, title=name)
    press.origin("outlet", name, "a", "b", reason=name)
    html = render_report(press.tables)
    allowed = {tag for tag, _ in Outline(html.replace(name, "x")).elements} | tags_of_an_empty_report()
    assert {tag for tag, _ in Outline(html).elements} <= allowed
    assert unpacked(html, "copies")["titles"][0] == name


@given(st.text())
def test_json_in_a_script_element_is_json_and_has_no_tag(text: str) -> None:
    embedded = str(island({"text": text}))
    assert json.loads(embedded) == {"text": text.encode("utf-8", "replace").decode()}
    assert not set(embedded) & set("<>&\u2028\u2029")
