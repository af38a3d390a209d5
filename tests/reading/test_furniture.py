"""Furniture is told from the article on invented pages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.reading.furniture import label_blocks
from tallywire.records import Block

BODY = [
    "A passenger ferry carrying 80 people sank off the coast of Brac on Monday after hitting a reef, officials said.",
    "The ferry had left the harbour of Split in heavy rain, and the captain sent a distress call within minutes.",
    "Fishing boats from Brac reached the passengers first and pulled most of them out of the water, the harbour said.",
    "Two passengers were missing on Tuesday and divers searched the ferry, which lies 30 metres below the surface.",
    "The harbour master said that the ferry was inspected in spring and that its captain had sailed for 20 years.",
]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def kinds(text: str, *, trusted: bool = False) -> dict[str, str]:
    return {text[block.start : block.end]: block.kind for block in label_blocks(text, trusted=trusted)}


def test_menu_headline_byline_and_footer() -> None:
    found = kinds(
        page(
            "The Adriatic Post",
            "Home | World | Sport | Weather",
            "Ferry with 80 passengers sinks off Brac",
            "By Ana Kovac and Ivo Horvat",
            "Tuesday 5 May 2015",
            *BODY,
            "Share this article",
            "Related stories",
            "Winemakers hope for a dry autumn",
            "Handball: Zagreb through to the final",
            "© 2015 The Adriatic Post. All rights reserved.",
        )
    )
    assert found["The Adriatic Post"] == "boilerplate"
    assert found["Ferry with 80 passengers sinks off Brac"] == "headline"
    assert found["By Ana Kovac and Ivo Horvat"] == "byline"
    assert found["Tuesday 5 May 2015"] == "dateline"
    assert all(found[line] == "body" for line in BODY)
    assert {found[line] for line in list(found)[-5:]} == {"boilerplate"}


def test_a_related_link_on_the_articles_topic_inside_the_body_is_furniture() -> None:
    text = page("Ferry sinks off Brac", *BODY[:3], "Related", "Captain of Brac ferry had warned of reef", *BODY[3:])
    found = kinds(text)
    assert found["Captain of Brac ferry had warned of reef"] == "boilerplate"
    assert all(found[line] == "body" for line in BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Also Read Storm closes three islands",
        "READ MORE: Storm closes three islands",
        "Advertisement",
        "Sign up for our newsletter and get the news in your inbox every morning.",
        "Read more Read more",
        "12 Comments",
        "Most Popular",
        "© 2016 Adriatic Media Ltd.",
        "Cookie policy",
    ],
)
def test_furniture_between_paragraphs(line: str) -> None:
    assert kinds(page("Ferry sinks off Brac", *BODY[:3], line, *BODY[3:]))[line] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Captain and passengers",
        "7.30 p.m.: Divers return to the harbour of Split",
        "“We heard a crash, and then the water came,” said a passenger who was pulled out by a fishing boat.",
        "Ferry accidents: 12 dead in ten years",
    ],
)
def test_short_lines_and_quotes_of_the_article_stay(line: str) -> None:
    assert kinds(page("Ferry sinks off Brac", *BODY[:3], line, *BODY[3:]))[line] == "body"


def test_a_founding_date_in_the_masthead_is_furniture() -> None:
    text = page("The Adriatic Post", "Split, Croatia  Est. May 3, 1891", "Ferry sinks off Brac", *BODY)
    assert kinds(text)["Split, Croatia  Est. May 3, 1891"] == "boilerplate"


def test_captions_keep_out_of_the_body() -> None:
    text = page(
        "Ferry sinks off Brac", *BODY[:3], "Divers prepare at the harbour of Split | Photo: Ana Kovac", *BODY[3:]
    )
    assert kinds(text)["Divers prepare at the harbour of Split | Photo: Ana Kovac"] == "caption"


def test_a_dateline_is_a_block_of_its_own() -> None:
    text = page("Ferry sinks off Brac", "SPLIT, Croatia (AP) — " + BODY[0], *BODY[1:])
    found = kinds(text)
    assert found["SPLIT, Croatia (AP) —"] == "dateline"
    assert found[BODY[0]] == "body"


def test_furniture_that_reads_like_prose_leaves_the_core() -> None:
    notes = [
        "Our website uses cookies to measure how readers use the pages, and you agree to this by reading on here.",
        "The cookies are kept on your computer and are deleted after ninety days unless you choose to keep them.",
    ]
    found = kinds(page("Ferry sinks off Brac", *BODY, "Privacy policy", "Cookies", *notes, "Accept"))
    assert all(found[line] == "body" for line in BODY)
    assert found[notes[0]] == "boilerplate"


def test_a_line_that_announces_the_next() -> None:
    found = kinds(page("Ferry sinks off Brac", "By", "Ana Kovac", "Image caption", "The ferry in 2012", *BODY))
    assert (found["By"], found["Ana Kovac"], found["The ferry in 2012"]) == ("byline", "byline", "caption")
    links = ["Find out more about Brac:", "The ferry that came too late"]
    found = kinds(page("Ferry sinks off Brac", *BODY[:3], *links, *BODY[3:]))
    assert [found[link] for link in links] == ["boilerplate", "boilerplate"]


def test_trusted_text_keeps_its_title_and_odd_lines() -> None:
    text = page("News", "A note about something else entirely, of which nobody spoke", *BODY)
    found = kinds(text, trusted=True)
    assert found["News"] == "headline"
    assert found["A note about something else entirely, of which nobody spoke"] != "boilerplate"


def assert_covers(text: str, blocks: list[Block]) -> None:
    covered = [False] * len(text)
    for block in blocks:
        assert 0 <= block.start < block.end <= len(text)
        assert not any(covered[block.start : block.end])
        covered[block.start : block.end] = [True] * (block.end - block.start)
    for line in text.replace("\r", "\n").split("\n"):
        assert not line.strip() or blocks


@given(
    st.lists(
        st.sampled_from([*BODY, "Share", "", "  ", "By A B", "1.2.2015", "SPLIT – " + BODY[1], "\r", "x|y > z", "©"])
    )
)
def test_blocks_are_ordered_and_do_not_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = label_blocks(text)
    assert_covers(text, blocks)
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)


@given(st.text(), st.booleans())
def test_any_text_is_labelled(text: str, trusted: bool) -> None:
    assert_covers(text, label_blocks(text, trusted=trusted))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["1", ",", "one ", '"', "(", "a\n", "Share\n", "Ab ", " | ", ".", "by ", "- ", "A B/", "1/"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.perf_counter()
    label_blocks(unit * (200_000 // len(unit)))
    assert time.perf_counter() - started < 30


def test_nothing_gives_nothing() -> None:
    assert label_blocks("") == []
    assert label_blocks(" \n\t\r\n") == []


def test_a_line_that_ends_like_a_sentence_is_no_button() -> None:
    lines = [
        "Facebook.",
        "Split, Croatia.",
        "One passenger wrote:",
        "const boats = require('boats');",
        "Boats: 1200 1350 1410 1500",
    ]
    for line in lines:
        assert kinds(page("Ferry sinks off Brac", *BODY[:3], line, *BODY[3:]))[line] == "body", line
    assert kinds(page("Ferry sinks off Brac", *BODY[:3], "Facebook", *BODY[3:]))["Facebook"] == "boilerplate"


def test_a_quotation_that_repeats_itself_stays() -> None:
    line = "Then she asked the crowd on the quay, “Will it come? Will it come?”"
    assert kinds(page("Ferry sinks off Brac", *BODY[:3], line, *BODY[3:]))[line] == "body"


def test_the_headline_under_a_label_stays() -> None:
    text = page("Home | World | Sport", "Featured", "Ferry passengers rescued off Brac", *BODY)
    assert kinds(text)["Ferry passengers rescued off Brac"] == "headline"


def test_scripts_without_spaces_are_prose_too() -> None:
    body = [
        "周一，一艘载有八十名乘客的渡轮在布拉奇岛附近触礁沉没，官员说所有人都已获救。",
        "渡轮在大雨中离开斯普利特港，船长几分钟后发出求救信号，港口方面说。",
        "布拉奇岛的渔船首先到达现场，把大多数乘客从水中救起，港口方面说。",
    ]
    found = kinds(page("渡轮在布拉奇岛附近沉没", *body))
    assert all(found[line] == "body" for line in body)
