"""Pages made to break tracing, or to make it slow: what must come out, and in how many seconds at most.

The bounds are several times what a slow machine needs; a step that compares all with all exceeds them many times.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from newsmaker import Article, Newsmaker, article

from tallywire.engines.local import LocalEngine
from tallywire.pipeline.tracing import trace_all
from tallywire.records import Copy, Span, Speaker, StatedAttribution, Statement
from tallywire.tracing.trace import Tracing

LINE = "Sign up for our evening letter and have the best of the day sent to your box for nothing."


def traced(articles: Iterable[Article], statements: Sequence[Statement] = (), workers: int = 1) -> Tracing:
    articles = list(articles)
    return trace_all(
        [document for document, _ in articles],
        [passage for _, own in articles for passage in own],
        statements,
        engine=LocalEngine(workers=workers),
    )


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Processor time, not the clock on the wall: a busy machine is not a fault."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


def independent(tracing: Tracing) -> bool:
    """Whether no page was taken from another."""
    return all(name == end for name, end in tracing.document_origins.items())


def quoted(articles: Sequence[Article], copy: Copy) -> tuple[str, str]:
    texts = {document.id: document.text for document, _ in articles}
    return (
        texts[copy.from_document_id][copy.from_start : copy.from_end],
        texts[copy.to_document_id][copy.to_start : copy.to_end],
    )


# ---------------------------------------------------------------- many pages


@pytest.mark.slow
def test_a_line_on_ten_thousand_pages_links_none_of_them():
    maker = Newsmaker(1)
    pages = [article(f"p{n:05}", [*maker.sentences(2), LINE], outlet=f"Paper {n}") for n in range(10_000)]
    with within(60):
        found = traced(pages)
    assert not found.copies
    assert independent(found)
    assert len(found.origins) == 10_000


@pytest.mark.slow
def test_a_page_copied_five_thousand_times_is_one_origin_and_a_star():
    story = Newsmaker(2).sentences(6)
    pages = [
        article(f"p{n:04}", story, day=f"20{10 + n // 360}-{n // 30 % 12 + 1:02}-{n % 30 % 28 + 1:02}")
        for n in range(5000)
    ]
    with within(60):
        found = traced(pages)
    assert set(found.document_origins.values()) == {"p0000"}
    assert len(found.origins) == 1
    assert len(found.copies) == 4999 * len(story)
    assert {copy.from_document_id for copy in found.copies} == {"p0000"}


def test_an_undated_page_copied_many_times_is_one_origin_too():
    story = Newsmaker(3).sentences(6)
    found = traced([article(f"p{n:03}", story, outlet=f"Paper {n}") for n in range(300)])
    assert len(set(found.document_origins.values())) == 1
    assert len(found.origins) == 1
    assert len(found.copies) == 299 * len(story)
    assert {copy.direction for copy in found.copies} == {"unknown"}


# ---------------------------------------------------------------- long and short pages


@pytest.fixture(scope="module")
def megabyte() -> list[str]:
    lines = Newsmaker(4).sentences(9000)
    assert sum(map(len, lines)) > 1_000_000
    return lines


@pytest.mark.slow
def test_an_excerpt_of_a_megabyte_is_found_and_nothing_else(megabyte: list[str]):
    own = Newsmaker(5).sentences(4)
    pages = [article("long", megabyte), article("cut", [*own[:2], *megabyte[5000:5040], *own[2:]])]
    with within(40):
        found = traced(pages)
    assert [quoted(pages, copy) for copy in found.copies] == [(line, line) for line in megabyte[5000:5040]]
    assert found.document_origins == {"cut": "long", "long": "long"}


@pytest.mark.slow
def test_two_articles_of_a_megabyte_share_just_what_they_share(megabyte: list[str]):
    other = Newsmaker(6).sentences(9000)
    pages = [article("a", megabyte, day="2021-03-02"), article("b", [*other, *megabyte[:100]], day="2021-03-03")]
    with within(60):
        found = traced(pages)
    assert [quoted(pages, copy) for copy in found.copies] == [(line, line) for line in megabyte[:100]]
    assert independent(found)


@pytest.mark.slow
def test_a_megabyte_in_one_passage_is_read_in_linear_time(megabyte: list[str]):
    whole = " ".join(megabyte)
    pages = [article("a", [whole], day="2021-03-02"), article("b", [whole + " Indeed."], day="2021-03-03")]
    with within(60):
        found = traced(pages)
    assert {(copy.from_document_id, copy.direction) for copy in found.copies} == {("a", "known")}
    assert sum(copy.to_end - copy.to_start for copy in found.copies) >= 0.99 * len(whole)
    assert all(given.startswith(taken[:100]) for given, taken in (quoted(pages, copy) for copy in found.copies))
    assert found.document_origins["b"] == "a"


def test_empty_and_one_word_pages_are_read_and_tied_to_nothing():
    story = Newsmaker(7).sentences(5)
    odd = [[], [""], ["Fire."], ["Fire."], [" "], ["…"], ["\u0301\u200b"], ["Fire.", "", "Fire."]]
    pages = [article(f"odd{n}", lines) for n, lines in enumerate(odd)]
    pages += [article("a", ["", *story, "Fire."]), article("b", [*story, "", ""])]
    found = traced(pages)
    assert {name for name, end in found.document_origins.items() if name != end} == {"b"}
    assert len(found.copies) == len(story)
    assert set(found.document_origins) == {document.id for document, _ in pages}


def test_no_pages_give_nothing():
    found = traced([])
    assert (found.copies, found.origins, found.document_origins) == ((), (), {})


# ---------------------------------------------------------------- what looks like a copy, and is none


SPEECH = [
    "We shall keep the harbour of Vell open to every ship that brings bread to us.",
    "Whoever closes the road to Karsh closes it to his own children and to theirs.",
    "I have asked the engineers to light both towers before the first of the storms.",
]


def speech(name: str, maker: Newsmaker, attributed: str, **told: str) -> Article:
    """A page of an outlet's own with three quotes; each outlet attributes in its own words."""
    own = maker.sentences(9)
    lines = [line for n, words in enumerate(SPEECH) for line in (*own[3 * n : 3 * n + 3], attributed.format(words))]
    return article(name, lines, **told)


def said(page: Article, words: str, speaker: str) -> Statement:
    text = page[0].text
    start = text.index(words)
    at = text.rindex(speaker, 0, start + len(words) + 20)
    source = Speaker(start=at, end=at + len(speaker), text=speaker, name="Ana Ruiz", kind="person")
    return Statement(
        id=f"{page[0].id}/{start}", document_id=page[0].id, start=start, end=start + len(words), passage_id="",
        kind="communication", trigger=Span(start=start, end=start + 1), background=False, polarity="asserted",
        modality="happened", actors=(), targets=(), places=(), time=None, figures=(),
        attribution=StatedAttribution(source=source, cue=None, channel=None, mode="direct", via=None),
    )  # fmt: skip


def test_two_outlets_that_quote_one_speech_are_two_origins_and_their_quotes_rest_on_the_speaker():
    maker = Newsmaker(8)
    pages = [
        speech("a", maker, "“{}” Ana Ruiz said.", day="2021-03-02", outlet="Courier"),
        speech("b", maker, "Ms Ruiz told the crowd: “{}”", day="2021-03-03", outlet="Beacon"),
    ]
    statements = [
        said(page, words, name) for page, name in zip(pages, ("Ana Ruiz", "Ms Ruiz"), strict=True) for words in SPEECH
    ]
    found = traced(pages, statements)
    assert independent(found)
    (origin,) = {found.statement_origins[statement.id] for statement in statements}
    kinds = {row.id: (row.kind, row.document_ids) for row in found.origins}
    assert kinds[origin] == ("speaker", ("a", "b"))
    assert all(any(words in given for words in SPEECH) for given, _ in (quoted(pages, copy) for copy in found.copies))


def test_a_page_that_takes_the_report_around_the_quotes_too_is_a_copy():
    first = speech("a", Newsmaker(8), "“{}” Ana Ruiz said.", day="2021-03-02", outlet="Courier")
    second = article("b", first[0].text.split("\n"), day="2021-03-03", outlet="Beacon")
    found = traced([first, second])
    assert found.document_origins["b"] == "a"
    assert len(found.copies) == 12


def test_a_live_blog_that_repeats_itself_copies_nothing_from_itself():
    maker = Newsmaker(9)
    entries = maker.sentences(200)
    blog = [line for again in range(10) for line in (f"Update {again} of our live page, newest first.", *entries)]
    with within(30):
        found = traced([article("blog", blog), article("other", maker.sentences(30))])
    assert not found.copies
    assert independent(found)


def test_an_excerpt_of_a_live_blog_is_taken_once():
    maker = Newsmaker(10)
    entries = maker.sentences(60)
    pages = [article("blog", entries * 5, day="2021-03-02"), article("cut", entries[20:32], day="2021-03-03")]
    found = traced(pages)
    assert [quoted(pages, copy) for copy in found.copies] == [(line, line) for line in entries[20:32]]
    assert found.document_origins["cut"] == "blog"


BLOTTER = (
    "Police in {town} said {count} people were injured when a {thing} overturned near {street} on {day} night.",
    "The driver, {person}, {age}, was taken to the clinic in {other} with a broken arm, Sergeant {officer} said.",
    "Anyone who saw what happened near {street} should call the station in {town} and ask for Sergeant {officer}.",
    "It was accident number {number} in {town} this year, against {before} in the whole of the year before.",
    "The road between {town} and {other} was closed for {hours} hours and opened again at {clock}.",
)  # fmt: skip


def blotter(maker: Newsmaker) -> list[str]:
    pick = maker.rng
    told = {
        "town": maker.name(), "other": maker.name(), "street": f"{maker.name()} Street", "person": maker.name(),
        "officer": maker.name(), "thing": pick.choice(("lorry", "bus", "van", "tractor", "tanker")),
        "day": pick.choice(("Monday", "Tuesday", "Friday", "Sunday")), "age": pick.randint(18, 90),
        "count": pick.randint(2, 99), "number": pick.randint(100, 999), "before": pick.randint(100, 999),
        "hours": pick.randint(13, 99), "clock": f"{pick.randint(1, 9)}.{pick.randint(10, 59)}",
    }  # fmt: skip
    return [line.format_map(told) for line in BLOTTER]


@pytest.mark.parametrize("outlets", [1, 2, 10])
@pytest.mark.parametrize("count", [2, 3, 40])
def test_reports_of_other_incidents_in_one_template_are_not_one_report(outlets: int, count: int):
    maker = Newsmaker(11)
    pages = [
        article(f"p{n:02}", blotter(maker), day=f"2021-03-{n % 28 + 1:02}", outlet=f"Paper {n % outlets}")
        for n in range(count)
    ]
    found = traced(pages)
    assert independent(found)
    assert not found.copies


def test_a_reprint_of_a_report_in_a_template_is_a_copy_all_the_same():
    maker = Newsmaker(12)
    reports = [blotter(maker) for _ in range(30)]
    pages = [
        article(f"p{n:02}", lines, day=f"2021-03-{n % 28 + 1:02}", outlet=f"Paper {n % 5}")
        for n, lines in enumerate(reports)
    ]
    pages.append(article("again", reports[7], day="2021-04-02", outlet="Beacon"))
    found = traced(pages)
    assert found.document_origins["again"] == "p07"
    assert {(copy.from_document_id, copy.to_document_id) for copy in found.copies} == {("p07", "again")}
    assert {(copy.kind, copy.direction) for copy in found.copies} == {("verbatim", "known")}


def test_a_correction_is_no_template():
    maker = Newsmaker(13)
    story = blotter(maker)
    corrected = [story[0].replace("people were", "people and a dog were"), *story[1:]]
    found = traced([article("a", story, day="2021-03-02"), article("b", corrected, day="2021-03-03")])
    assert found.document_origins["b"] == "a"
    assert [copy.kind for copy in found.copies] == ["edited", *["verbatim"] * 4]


# ---------------------------------------------------------------- furniture


def test_a_labelled_line_links_no_pages_however_few_they_are():
    maker = Newsmaker(14)
    pages = [article(f"p{n}", [*maker.sentences(5), ("boilerplate", LINE)], outlet="Courier") for n in range(2)]
    assert not traced(pages).copies


def test_an_unlabelled_line_of_an_outlet_links_none_of_its_many_pages():
    maker = Newsmaker(15)
    pages = [article(f"p{n:02}", [*maker.sentences(5), LINE], outlet="Courier", day="2021-03-02") for n in range(60)]
    story = maker.sentences(8)
    pages += [
        article("x", [*story, LINE], outlet="Courier", day="2021-03-03"),
        article("y", [*story, LINE], outlet="Beacon", day="2021-03-04"),
    ]
    found = traced(pages)
    assert {(copy.from_document_id, copy.to_document_id) for copy in found.copies} == {("x", "y")}
    assert [quoted(pages, copy)[0] for copy in found.copies] == story
    assert {name for name, end in found.document_origins.items() if name != end} == {"y"}


# ---------------------------------------------------------------- order and workers


def mixed() -> list[Article]:
    maker = Newsmaker(16)
    first, second, third = (maker.sentences(8) for _ in range(3))
    pages = [
        article("a", first, day="2021-03-02", outlet="Courier"),
        article("b", [*first[:6], maker.sentence()], outlet="Beacon"),
        article("c", second, outlet="Coastal Wire"),
        article("d", [*second[2:], LINE], outlet="Post", agency="Coastal Wire"),
        article("e", [*first[1:4], *second[3:6], *third[:2]], day="2021-03-05"),
        article("f", third),
        article("g", [line.replace(" the ", " some ") for line in third], day="2021-03-05"),
    ]
    return pages + [article(f"h{n:02}", [*maker.sentences(2), LINE]) for n in range(60)]


def test_pages_in_any_order_give_the_same():
    pages = mixed()
    wanted = traced(pages)
    assert {name for name, end in wanted.document_origins.items() if name != end} >= {"b", "d", "e"}
    for seed in range(3):
        shuffled = list(pages)
        Newsmaker(seed).rng.shuffle(shuffled)
        assert traced(shuffled) == wanted


@pytest.mark.slow
def test_two_workers_give_the_same_as_one(monkeypatch: pytest.MonkeyPatch):
    wanted = traced(mixed(), workers=1)
    assert traced(mixed(), workers=2) == wanted
    monkeypatch.setattr("tallywire.pipeline.tracing._BATCH", 7)  # enough parcels for a pool of processes
    monkeypatch.setattr("tallywire.pipeline.tracing._PAIRS", 5)
    assert traced(mixed(), workers=1) == wanted
    monkeypatch.setattr("tallywire.engines.local._WORTH_A_POOL", 2)
    assert traced(mixed(), workers=2) == wanted
