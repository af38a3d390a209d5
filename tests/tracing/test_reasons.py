"""Reasons are sentences: a capital, a full stop, no ids, one page or many."""

import itertools
import re
import typing

import pytest

from tallywire.records import CopyDirection, OriginKind
from tallywire.tracing.directions import Evidence
from tallywire.tracing.reasons import CopyFacts, OriginFacts, direction_reason, document_reason, origin_reason

EVIDENCE: tuple[Evidence, ...] = typing.get_args(Evidence)
KINDS: tuple[OriginKind, ...] = typing.get_args(OriginKind)
DIRECTIONS: tuple[CopyDirection, ...] = typing.get_args(CopyDirection)


def is_sentence(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z0-9][^\n_{}]*[^ .]\.", text)) and "  " not in text and "None" not in text


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (OriginFacts(kind="agency", name="Associated Press", pages=8, texts=1, place="Harbour Courier",
                     day="2014-05-03"),
         "These 8 pages carry one Associated Press story, first seen at Harbour Courier on 3 May 2014."),
        (OriginFacts(kind="agency", name="Reuters", pages=1, texts=1, own=True),
         "One page, by Reuters’ own reporting."),
        (OriginFacts(kind="agency", name="Reuters", pages=12, texts=3), "These 12 pages carry three Reuters stories."),
        (OriginFacts(kind="agency", name="Reuters", pages=0, texts=1, quoting=2),
         "These 2 pages name Reuters as the source."),
        (OriginFacts(kind="outlet", name="Valley Post", pages=1, texts=1, own=True),
         "One page, by Valley Post’s own reporting."),
        (OriginFacts(kind="outlet", name="Valley Post", pages=3, texts=3, own=True),
         "These 3 pages, by Valley Post’s own reporting."),
        (OriginFacts(kind="outlet", name="Valley Post", pages=3, texts=1, own=True, quoting=2, day="2014-05-03"),
         "These 3 pages carry one Valley Post text, first seen on 3 May 2014; two more pages take single sentences from"
         " there."),
        (OriginFacts(kind="speaker", name="AFRICOM", pages=0, texts=2, quoting=2, stated=True),
         "Both texts rest on the same AFRICOM statement."),
        (OriginFacts(kind="speaker", name="army", pages=0, texts=4, quoting=9),
         "All 4 texts rest on the words of the army."),
        (OriginFacts(kind="speaker", name="Ana Ruiz", pages=0, texts=1, quoting=1),
         "One page rests on the words of Ana Ruiz."),
        (OriginFacts(kind="speaker", name="AFRICOM", pages=0, texts=1, quoting=3, stated=True),
         "These 3 pages carry one text, and it rests on one AFRICOM statement."),
        (OriginFacts(kind="outlet", name="The Hill Post", pages=2, texts=1, place="The Hill Post"),
         "These 2 pages carry one Hill Post text, first seen at the Hill Post."),
        (OriginFacts(kind="outlet", name="The Hill Post", pages=1, texts=1, own=True),
         "One page, by the Hill Post’s own reporting."),
        (OriginFacts(kind="unknown", name=None, pages=1, texts=1), "One page carries a text whose maker is not named."),
        (OriginFacts(kind="unknown", name=None, pages=0, texts=1, quoting=1),
         "One page carries words whose maker is not named."),
    ],
)  # fmt: skip
def test_the_reason_of_an_origin(facts: OriginFacts, reason: str) -> None:
    assert origin_reason(facts) == reason


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (CopyFacts(giver="Hill Post", passages=16, copied=14, verbatim=14, direction="known", evidence="dates", days=2),
         "Taken from Hill Post: 14 of its 16 passages stand there word for word, and Hill Post was published two days"
         " earlier."),
        (CopyFacts(giver="Hill Post", passages=16, copied=14, verbatim=9, direction="known", evidence="dates", days=1),
         "Taken from Hill Post: 14 of its 16 passages stand there, 9 of them word for word, and Hill Post was published"
         " one day earlier."),
        (CopyFacts(giver="Reuters", passages=1, copied=1, verbatim=0, direction="known", evidence="credit"),
         "Taken from Reuters: its only passage stands there with changes, and it credits that newsroom."),
        (CopyFacts(giver="Hill Post", passages=9, copied=4, verbatim=4, direction="inferred", evidence="stitched",
                   givers=3),
         "Put together from three pages, most of all from Hill Post: 4 of its 9 passages stand there word for word, and"
         " its other passages stand on other pages."),
        (CopyFacts(giver="Hill Post", passages=5, copied=5, verbatim=5, direction="unknown", evidence="none"),
         "The same text as Hill Post: all its 5 passages stand there word for word, and nothing shows which of the two"
         " came first."),
        (CopyFacts(giver="The Hill Post", passages=5, copied=2, verbatim=1, direction="unknown", evidence="none",
                   shared="Reuters"),
         "Shares text with the Hill Post: 2 of its 5 passages stand there, 1 of them word for word, and both credit"
         " Reuters."),
    ],
)  # fmt: skip
def test_the_reason_of_a_page(facts: CopyFacts, reason: str) -> None:
    assert document_reason(facts) == reason


def test_every_reason_is_a_sentence() -> None:
    for kind, pages, texts, quoting, own, stated in itertools.product(
        KINDS, (0, 1, 12), (1, 2, 11), (0, 1, 12), (False, True), (False, True)
    ):
        if texts <= pages + quoting:
            name = None if kind == "unknown" else "Vell News"
            facts = OriginFacts(
                kind=kind,
                name=name,
                pages=pages,
                texts=texts,
                quoting=quoting,
                own=own,
                stated=stated,
                day="2021-03-02",
            )
            assert is_sentence(origin_reason(facts)), facts
    for evidence, direction, givers in itertools.product(EVIDENCE, DIRECTIONS, (1, 2, 40)):
        facts_of_copy = CopyFacts(
            giver="Hill Post",
            passages=1200,
            copied=1100,
            verbatim=12,
            direction=direction,
            evidence=evidence,
            givers=givers,
        )
        assert is_sentence(document_reason(facts_of_copy))
        assert is_sentence(direction_reason(evidence, "Hill Post", "Coast Daily"))
    assert direction_reason("dates", "Hill Post", "Coast Daily", 1) == (
        "Hill Post was published one day earlier than Coast Daily."
    )
